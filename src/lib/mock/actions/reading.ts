import {type CallContext, type HandlerTable} from '../handler.js'
import {forwardedObject, messageObject} from '../message/message-object.js'
import {type Peer, type StoredMessage} from '../message/stored-messages.js'
import {outranks} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {type WireParams, textOf} from '../wire-values.js'
import {type World} from '../world.js'

function found(world: World, id: unknown): StoredMessage {
  const message = world.messages.find(textOf(id))
  if (message === undefined) throw new Refusal(FAILED, '消息不存在')
  return message
}

/** With an anchor: it and what is newer, or older when going back; without one: the latest. Always oldest first. */
function page(messages: readonly StoredMessage[], params: WireParams): readonly StoredMessage[] {
  const count = Math.max(0, Number(params['count']))
  const anchor = textOf(params['message_seq'])
  if (anchor === '' || anchor === '0') return messages.slice(Math.max(0, messages.length - count))
  const at = messages.findIndex(message => String(message.shortId) === anchor || message.longId === anchor)
  if (at < 0) return []
  const back = params['reverse_order'] === true || params['reverseOrder'] === true
  return back ? messages.slice(Math.max(0, at + 1 - count), at + 1) : messages.slice(at, at + count)
}

function history(world: World, peer: Peer, params: WireParams): unknown {
  const messages = page(world.messages.of(peer), params)
  if (messages.length === 0) throw new Refusal(FAILED, `消息${String(params['message_seq'])}不存在`)
  return {messages: messages.map(message => messageObject(world, message))}
}

function recentContact(params: WireParams, {world}: CallContext): unknown {
  const latest = world.messages.latest().slice(0, Math.max(0, Number(params['count'])))
  return latest.map(message => {
    const inGroup = message.peer.kind === 'group'
    return {
      lastestMsg: {...messageObject(world, message), message_id: undefined},
      peerUin: String(message.peer.id),
      remark: inGroup ? world.group(message.peer.id)?.group_remark : (world.friends.get(message.peer.id)?.remark ?? ''),
      msgTime: String(message.time),
      chatType: inGroup ? 2 : world.friends.has(message.peer.id) ? 1 : 100,
      msgId: message.longId,
      sendNickName: world.person(message.senderId)?.nickname ?? '',
      sendMemberName: inGroup ? (world.member(message.peer.id, message.senderId)?.card ?? '') : '',
      peerName: inGroup
        ? (world.group(message.peer.id)?.group_name ?? '')
        : (world.person(message.peer.id)?.nickname ?? ''),
    }
  })
}

function mayRecall(world: World, message: StoredMessage): boolean {
  if (message.senderId === world.self.user_id) return true
  if (message.peer.kind === 'private') return false
  const group = world.group(message.peer.id)
  const self = group && world.selfIn(group)
  const author = group?.members.get(message.senderId)
  return self !== undefined && (author === undefined ? self.role !== 'member' : outranks(self, author))
}

function recall(params: WireParams, context: CallContext): null {
  const {world} = context
  const message = world.messages.find(textOf(params['message_id']))
  if (message === undefined) throw new Refusal(FAILED, 'Recall failed')
  if (!mayRecall(world, message))
    throw new Refusal(
      FAILED,
      'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/recallMsg ListenerName: EventRet:\n{}\n',
    )
  world.messages.remove(message)
  const fact = {post_type: 'notice', user_id: message.senderId, message_id: message.shortId}
  if (message.peer.kind === 'private') context.emit({...fact, notice_type: 'friend_recall'})
  else context.emit({...fact, notice_type: 'group_recall', group_id: message.peer.id, operator_id: world.self.user_id})
  return null
}

function forwardContent(params: WireParams, {world}: CallContext): unknown {
  const id = textOf(params['message_id']) || textOf(params['id'])
  if (id === '') throw new Refusal(FAILED, 'message_id is required')
  const card = world.messages.findForward(id) ?? world.messages.find(id)
  if (card?.forward === undefined) throw new Refusal(FAILED, '找不到相关的聊天记录')
  return {messages: card.forward.messages.map(entry => forwardedObject(world, entry, card))}
}

export const READING: HandlerTable = {
  get_msg: (params, {world}) => {
    const message = found(world, params['message_id'])
    const likes = world.reactions.emojis(message).map(emoji => ({
      emoji_id: emoji,
      emoji_type: emoji.length > 3 ? '2' : '1',
      likes_cnt: String(world.reactions.users(message, emoji).length),
    }))
    return {...messageObject(world, message), emoji_likes_list: likes}
  },
  get_group_msg_history: (params, {world}) => {
    if (world.group(params['group_id']) === undefined)
      throw new Refusal(FAILED, `群${textOf(params['group_id'])}不存在`)
    return history(world, {kind: 'group', id: Number(params['group_id'])}, params)
  },
  get_friend_msg_history: (params, {world}) => {
    if (world.person(params['user_id']) === undefined)
      throw new Refusal(FAILED, `记录${textOf(params['user_id'])}不存在`)
    return history(world, {kind: 'private', id: Number(params['user_id'])}, params)
  },
  get_recent_contact: recentContact,
  delete_msg: recall,
  get_forward_msg: forwardContent,
}
