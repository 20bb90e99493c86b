import {fateOf, type Segment} from '../../protocol/segments.js'
import {decodeCq} from '../../message/cq.js'
import {nameOfFace} from '../../message/face-names.js'
import {type Peer} from './stored-messages.js'
import {asReceived, fileSource} from './received-segments.js'
import {BAD_REQUEST, FAILED, Refusal, Silence} from '../refusal.js'
import {isJsonObject} from '../../protocol/json.js'
import {textOf} from '../wire-values.js'
import {type World} from '../world.js'

const WITH_FILE: ReadonlySet<string> = new Set(['image', 'record', 'video', 'file'])

const NOTHING_TO_SEND = '消息体无法解析, 请检查是否发送了不支持的消息类型'

function element(value: unknown): Segment {
  if (value === null) throw new Silence()
  const type = isJsonObject(value) ? value['type'] : undefined
  if (typeof type !== 'string') throw new Refusal(FAILED, `未知的消息类型：${String(type)}`)
  const data = isJsonObject(value) ? value['data'] : undefined
  return {type, data: isJsonObject(data) ? data : {}}
}

/**
 * The segments in the `message` of a send call, before any check.
 * @throws Silence for a missing message or a null element: NapCat never answers those
 */
export function messageElements(message: unknown, autoEscape: boolean): Segment[] {
  if (message === undefined || message === null) throw new Silence()
  if (typeof message === 'string') {
    if (message === '') throw new Refusal(FAILED, NOTHING_TO_SEND)
    return autoEscape ? [{type: 'text', data: {text: message}}] : decodeCq(message)
  }
  return (Array.isArray(message) ? (message as readonly unknown[]) : [message]).map(element)
}

/** Paths are not checked, because the files of the simulated server are not on this machine. */
function checkFile(world: World, data: Segment['data']): void {
  const uri = fileSource(data)
  const readable = /^(https?:\/\/|base64:\/\/|file:\/\/|data:|\/|[A-Za-z]:[\\/])/.test(uri)
  const known = [...world.files.keys()].some(path => path.endsWith(`/${uri}`))
  const handle = /^[0-9A-Za-z-]{16,}(\.\w+)?$/.test(uri)
  if (!readable && !known && !handle) throw new Refusal(FAILED, `识别URL失败, uri= ${uri}`)
}

function survives(world: World, peer: Peer, {type, data}: Segment): boolean {
  switch (type) {
    case 'at':
      return peer.kind === 'group'
    case 'reply':
      return data['seq'] !== undefined || world.messages.find(textOf(data['id'])) !== undefined
    case 'face':
      return nameOfFace(textOf(data['id'])) !== undefined
    case 'text':
      return textOf(data['text']) !== ''
    default:
      return true
  }
}

function withoutSeq(world: World, peer: Peer, segment: Segment): Segment {
  if (segment.type !== 'reply' || segment.data['seq'] === undefined) return segment
  const quoted = world.messages.of(peer).find(message => String(message.realSeq) === textOf(segment.data['seq']))
  return {type: 'reply', data: {id: String(quoted?.shortId ?? 0)}}
}

/**
 * The segments that are really sent, in the form in which they are received.
 * @throws Refusal for an unknown kind, for a file that cannot be found, and when nothing is left to send
 */
export function sendableSegments(world: World, peer: Peer, elements: readonly Segment[]): Segment[] {
  const sent: Segment[] = []
  for (const segment of elements) {
    const fate = fateOf(segment.type)
    if (fate === 'alone')
      throw new Refusal(BAD_REQUEST, '转发消息不能和普通消息混在一起发送,转发需要保证message只有type为node的元素')
    if (fate === 'dropped') continue
    if (fate === 'unknown') throw new Refusal(FAILED, `未知的消息类型：${segment.type}`)
    if (WITH_FILE.has(segment.type)) checkFile(world, segment.data)
    if (survives(world, peer, segment)) sent.push(asReceived(withoutSeq(world, peer, segment)))
  }
  if (sent.length === 0) throw new Refusal(FAILED, NOTHING_TO_SEND)
  return sent
}
