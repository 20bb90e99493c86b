import {type Segment} from '../../protocol/segments.js'
import {rawMessage} from './raw-message.js'
import {type ForwardedMessage, type Peer} from './stored-messages.js'
import {messageElements, sendableSegments} from './outgoing.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds, textOf} from '../wire-values.js'
import {type World} from '../world.js'

const DEEPEST = 3

function quoted(world: World, id: string): ForwardedMessage {
  const message = world.messages.find(id)
  if (message === undefined) throw new Refusal(FAILED, `转发消息失败：消息 ${id} 不存在`)
  return {
    userId: message.senderId,
    nickname: world.person(message.senderId)?.nickname ?? '',
    time: message.time,
    segments: message.segments,
  }
}

function nestedObject(peer: Peer, {userId, nickname, time, segments}: ForwardedMessage): Record<string, unknown> {
  return {
    user_id: userId,
    time,
    message_type: peer.kind,
    sender: {user_id: userId, nickname, card: ''},
    raw_message: rawMessage(segments),
    message: segments,
    message_format: 'array',
    post_type: 'message',
  }
}

function content(world: World, peer: Peer, value: unknown, depth: number): readonly Segment[] {
  const elements = messageElements(value, false)
  if (!elements.every(segment => segment.type === 'node')) return sendableSegments(world, peer, elements)
  if (depth >= DEEPEST) throw new Refusal(FAILED, `转发消息深度超过${DEEPEST}层`)
  const inner = messagesOfNodes(world, peer, elements, depth + 1)
  return [{type: 'forward', data: {id: '', content: inner.map(entry => nestedObject(peer, entry))}}]
}

/**
 * What a forward card made of these nodes holds.
 * @throws Refusal for an unknown message id, for content that cannot be sent, and beyond three levels
 */
export function messagesOfNodes(world: World, peer: Peer, nodes: readonly Segment[], depth = 1): ForwardedMessage[] {
  return nodes.map(({data}) => {
    if (data['id'] !== undefined) return quoted(world, textOf(data['id']))
    const userId = Number(data['user_id'] ?? data['uin'] ?? world.self.user_id)
    return {
      userId,
      nickname: textOf(data['nickname']) || textOf(data['name']) || (world.person(userId)?.nickname ?? 'QQ用户'),
      time: Number(data['time'] ?? nowSeconds()),
      segments: content(world, peer, data['content'], depth),
    }
  })
}
