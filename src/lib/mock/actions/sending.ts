import {createHash} from 'node:crypto'
import {type Segment} from '../../protocol/segments.js'
import {cardNotice} from '../card-notices.js'
import {messagesOfNodes} from '../message/forward-nodes.js'
import {type CallContext, type HandlerTable} from '../handler.js'
import {sentEvent} from '../message/message-object.js'
import {type Peer, type StoredMessage} from '../message/stored-messages.js'
import {messageElements, sendableSegments} from '../message/outgoing.js'
import {FAILED, nativeRefusal, Refusal, Silence} from '../refusal.js'
import {isJsonObject} from '../../protocol/json.js'
import {nowSeconds, type WireParams, textOf} from '../wire-values.js'
import {type World} from '../world.js'

/** QQ's results for a group that the bot is not in, and for one that it is muted in. */
const NOT_IN_GROUP = 110
const MUTED = 120

type Kind = 'group' | 'private' | 'either'

function groupPeer(params: WireParams): Peer {
  return {kind: 'group', id: Number(params['group_id'])}
}

/** A private send with a group and an unknown user is posted in the group, for all to see (createContext). */
function privatePeer(world: World, params: WireParams): Peer {
  const id = Number(params['user_id'])
  const through = textOf(params['group_id'])
  if (world.person(id) !== undefined)
    return through === '' ? {kind: 'private', id} : {kind: 'private', id, through: Number(through)}
  if (through !== '') return groupPeer(params)
  throw new Refusal(FAILED, '无法获取用户信息')
}

function peerOf(world: World, params: WireParams, kind: Kind): Peer {
  const toGroup = textOf(params['group_id']) !== ''
  const toUser = textOf(params['user_id']) !== ''
  const wanted = kind === 'either' ? params['message_type'] : kind
  if (wanted === 'group' && toGroup) return groupPeer(params)
  if (wanted === 'private' && (toUser || toGroup)) return privatePeer(world, params)
  if (wanted !== 'group' && wanted !== 'private' && toGroup) return groupPeer(params)
  if (wanted !== 'group' && toUser) return privatePeer(world, params)
  throw new Refusal(FAILED, '请指定正确的 group_id 或 user_id')
}

function sendRefusal(result: number): Refusal {
  return nativeRefusal('NodeIKernelMsgService/sendMsg', 'NodeIKernelMsgListener/onMsgInfoListUpdate', result)
}

function checkMaySpeak(world: World, peer: Peer): void {
  if (peer.kind === 'private') return
  const group = world.group(peer.id)
  const self = group && world.selfIn(group)
  if (group === undefined || self === undefined) throw sendRefusal(NOT_IN_GROUP)
  const banned = self.shut_up_timestamp > nowSeconds() || (group.all_shut && self.role === 'member')
  if (banned) throw sendRefusal(MUTED)
}

/** Stores an own message and, where the server reports those, sends its event. */
export function post(
  context: CallContext,
  peer: Peer,
  segments: readonly Segment[],
  forward?: StoredMessage['forward'],
): StoredMessage {
  const {world} = context
  checkMaySpeak(world, peer)
  const draft = {peer, senderId: world.self.user_id, time: nowSeconds(), segments}
  const message = world.messages.add(forward === undefined ? draft : {...draft, forward})
  if (context.reportSelf) context.emit(sentEvent(world, message))
  for (const notice of cardNotice(world, message)) context.emit(notice)
  return message
}

function postForward(context: CallContext, peer: Peer, nodes: readonly Segment[]): unknown {
  const messages = messagesOfNodes(context.world, peer, nodes)
  const resId = createHash('sha256')
    .update(JSON.stringify([nodes, peer, Date.now()]))
    .digest('base64')
  try {
    const message = post(context, peer, [], {resId, messages})
    return {message_id: message.shortId, res_id: resId, forward_id: resId}
  } catch (error) {
    // NapCat swallows what QQ said of a forward (action/msg/SendMsg.ts)
    if (error instanceof Refusal) throw new Refusal(FAILED, `发送转发消息（res_id：${resId} 失败`)
    throw error
  }
}

function send(params: WireParams, context: CallContext, kind: Kind, message: unknown): unknown {
  const escape = params['auto_escape'] === true || params['auto_escape'] === 'true'
  const elements = messageElements(message, escape)
  const peer = peerOf(context.world, params, kind)
  if (elements.length > 0 && elements.every(segment => segment.type === 'node'))
    return postForward(context, peer, elements)
  const stored = post(context, peer, sendableSegments(context.world, peer, elements))
  return {message_id: stored.shortId}
}

function forwardSingle(params: WireParams, context: CallContext): null {
  const message = context.world.messages.find(textOf(params['message_id']))
  if (message === undefined) throw new Refusal(FAILED, `无法找到消息 ${textOf(params['message_id'])}`)
  const peer = peerOf(context.world, params, textOf(params['user_id']) === '' ? 'group' : 'private')
  post(context, peer, message.segments, message.forward)
  return null
}

/** Answers before it does anything and keeps its errors to itself; only replies to messages work. */
function quickOperation(params: WireParams, context: CallContext): undefined {
  const {context: event, operation} = params
  if (!isJsonObject(event) || !isJsonObject(operation) || event['post_type'] !== 'message') return undefined
  const reply = operation['reply']
  if (reply === undefined || reply === '') return undefined
  const at = {type: 'at', data: {qq: textOf(event['user_id'])}}
  const inGroup = event['message_type'] === 'group'
  try {
    const elements = messageElements(reply, operation['auto_escape'] === true)
    const peer = peerOf(context.world, event, inGroup ? 'group' : 'private')
    const withAt = operation['at_sender'] === true && inGroup ? [at, ...elements] : elements
    post(context, peer, sendableSegments(context.world, peer, withAt))
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Silence)) throw error
  }
  return undefined
}

export const SENDING: HandlerTable = {
  send_msg: (params, context) => send(params, context, 'either', params['message']),
  send_group_msg: (params, context) => send(params, context, 'group', params['message']),
  send_private_msg: (params, context) => send(params, context, 'private', params['message']),
  send_forward_msg: (params, context) => send(params, context, 'either', params['messages'] ?? params['message']),
  send_group_forward_msg: (params, context) => send(params, context, 'group', params['messages'] ?? params['message']),
  send_private_forward_msg: (params, context) =>
    send(params, context, 'private', params['messages'] ?? params['message']),
  forward_group_single_msg: forwardSingle,
  forward_friend_single_msg: forwardSingle,
  '.handle_quick_operation': quickOperation,
}
