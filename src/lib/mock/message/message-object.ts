import {type ForwardedMessage, type StoredMessage} from './stored-messages.js'
import {rawMessage} from './raw-message.js'
import {type World} from '../world.js'
import {type Wire} from '../wire-values.js'

/** NapCat names this group when it does not know where a temporary session came from. */
const UNKNOWN_TEMP_GROUP = 284_840_486

function sender(world: World, message: StoredMessage): Wire {
  const user_id = message.senderId
  if (message.peer.kind === 'private') return {user_id, nickname: world.person(user_id)?.nickname ?? '', card: ''}
  const member = world.member(message.peer.id, user_id)
  return {
    user_id,
    nickname: member?.nickname ?? world.person(user_id)?.nickname ?? '',
    card: member?.card ?? '',
    role: member?.role ?? 'member',
  }
}

function conversation(world: World, {peer}: StoredMessage): Wire {
  if (peer.kind === 'group')
    return {message_type: 'group', sub_type: 'normal', group_id: peer.id, group_name: world.group(peer.id)?.group_name}
  if (world.friends.has(peer.id) || peer.id === world.self.user_id)
    return {message_type: 'private', sub_type: 'friend', target_id: peer.id}
  const group_id = peer.through ?? UNKNOWN_TEMP_GROUP
  return {message_type: 'private', sub_type: 'group', target_id: peer.id, group_id, temp_source: 0}
}

/** A message as get_msg, the histories and message events carry it, in the array format. */
export function messageObject(world: World, message: StoredMessage): Wire {
  return {
    self_id: world.self.user_id,
    user_id: message.senderId,
    time: message.time,
    message_id: message.shortId,
    message_seq: message.shortId,
    real_id: message.shortId,
    real_seq: String(message.realSeq),
    sender: sender(world, message),
    raw_message: rawMessage(message.segments),
    font: 14,
    message: message.segments,
    message_format: 'array',
    post_type: message.senderId === world.self.user_id ? 'message_sent' : 'message',
    ...conversation(world, message),
  }
}

/** The event of an own message; only a server that reports its own messages sends it. */
export function sentEvent(world: World, message: StoredMessage): Wire {
  return {...messageObject(world, message), message_sent_type: 'self', target_id: message.peer.id}
}

/** One entry of get_forward_msg. */
export function forwardedObject(world: World, entry: ForwardedMessage, card: StoredMessage): Wire {
  return {
    self_id: world.self.user_id,
    user_id: entry.userId,
    time: entry.time,
    message_id: card.shortId,
    message_seq: card.shortId,
    real_id: card.shortId,
    real_seq: String(card.realSeq),
    message_type: card.peer.kind,
    sender: {user_id: entry.userId, nickname: entry.nickname, card: ''},
    raw_message: rawMessage(entry.segments),
    font: 14,
    sub_type: card.peer.kind === 'group' ? 'normal' : 'friend',
    message: entry.segments,
    message_format: 'array',
    post_type: 'message',
    ...(card.peer.kind === 'group' ? {group_id: card.peer.id} : {}),
  }
}
