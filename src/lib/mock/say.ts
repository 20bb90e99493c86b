import {cardNotice} from './card-notices.js'
import {incomingSegments} from './message/incoming.js'
import {messageObject} from './message/message-object.js'
import {type Peer, type StoredMessage} from './message/stored-messages.js'
import {type Id} from './scenario.js'
import {BAD_REQUEST, Refusal} from './refusal.js'
import {nowSeconds, type WireParams, textOf} from './wire-values.js'
import {type World} from './world.js'

function peerOf(world: World, params: WireParams): Peer {
  if (params['group_id'] !== undefined) {
    const group = world.group(params['group_id'])
    if (group === undefined) throw new Refusal(BAD_REQUEST, `there is no group ${textOf(params['group_id'])}`)
    return {kind: 'group', id: group.group_id}
  }
  const person = world.person(params['user_id'])
  if (person === undefined) throw new Refusal(BAD_REQUEST, `there is no user ${textOf(params['user_id'])}`)
  return {kind: 'private', id: person.user_id}
}

/** The default sender: the other user of a private chat, or the first member who is not the bot. */
function defaultSpeaker(world: World, peer: Peer): number {
  if (peer.kind === 'private') return peer.id
  const members = [...(world.group(peer.id)?.members.keys() ?? [])]
  return members.find(userId => userId !== world.self.user_id) ?? world.self.user_id
}

/** A message of another user. */
export interface Said {
  /** In a group; else `user_id` names the other side of a private chat. */
  readonly group_id?: Id
  /** In a group: the same as `from`. */
  readonly user_id?: Id
  /** Plain text; or `message`. */
  readonly text?: string
  /** CQ text, one segment, or segments. */
  readonly message?: unknown
  /** When absent: the other side, or the first member of the group who is not the bot. */
  readonly from?: Id
}

/** A message that is stored, and the events that report it, its own first. */
export interface SaidMessage {
  readonly message: StoredMessage
  readonly events: readonly Record<string, unknown>[]
}

/** Stores a user's message: `text`, or else `message`. */
export function hear(world: World, peer: Peer, senderId: number, {text, message}: WireParams): SaidMessage {
  const segments = incomingSegments(text === undefined ? undefined : textOf(text), message)
  const stored = world.messages.add({peer, senderId, time: nowSeconds(), segments})
  return {message: stored, events: [messageObject(world, stored), ...cardNotice(world, stored)]}
}

/**
 * Makes a user send a message (see `Said`).
 * @throws Refusal for an unknown group or user, and if the message is empty
 */
export function letSay(world: World, params: WireParams): SaidMessage {
  const {text, message} = params
  if (text === undefined && message === undefined) throw new Refusal(BAD_REQUEST, 'mock.say needs text or message')
  const peer = peerOf(world, params)
  const from = params['from'] ?? (peer.kind === 'group' ? params['user_id'] : undefined)
  return hear(world, peer, from === undefined ? defaultSpeaker(world, peer) : Number(from), params)
}
