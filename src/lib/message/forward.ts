import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'
import {checkSegment} from './segment.js'
import {scalar} from './segment-data.js'
import {parseChatId, parseMessageId} from './target.js'

/** QQ shows forwards within forwards no deeper than this (protocol of NapCat's packet backend). */
const DEEPEST = 3

/** A node that quotes a message which is there. */
export function quotingNode(id: string): Segment {
  return {type: 'node', data: {id}}
}

/**
 * A node as `NAME@UID:TEXT`: what it shows as said by whom. The text is never interpreted, and may hold anything.
 * @throws QQError VALIDATION
 */
export function parseNode(typed: string, name: string): Segment {
  const [, nickname, uid = '', text] = /^(.+?)@(\d+):([\s\S]+)$/.exec(typed) ?? []
  if (nickname === undefined || text === undefined) {
    throw new QQError('VALIDATION', `${name}: ${JSON.stringify(typed)} does not say who says what`, {
      hint: 'write it as NAME@QQ-NUMBER:TEXT, such as "小明@10001:早上好"',
    })
  }
  const user_id = parseChatId(uid, 'user', name)
  return {type: 'node', data: {user_id, nickname, content: [{type: 'text', data: {text}}]}}
}

/**
 * The nodes of a JSON list: nodes as NapCat takes them, or their data alone: `{id}`, or `{user_id, nickname, content}`.
 * @throws QQError VALIDATION that names the place, UNSUPPORTED for a segment that would not arrive
 */
export function checkNodes(value: unknown, name: string, depth = 1): Segment[] {
  if (!Array.isArray(value)) throw new QQError('VALIDATION', `${name}: not a list of nodes`)
  if (depth > DEEPEST) throw new QQError('VALIDATION', `${name}: forwards can be ${DEEPEST} deep and no more`)
  return value.map((node: unknown, index) => checkNode(node, `${name}[${index}]`, depth))
}

/** Whether a node has a sender and content of its own; NapCat needs its packet backend for those. */
export function isCustomNode({data}: Segment): boolean {
  return data['id'] === undefined
}

function checkNode(value: unknown, name: string, depth: number): Segment {
  const data = isJsonObject(value) && isNode(value) ? value['data'] : value
  if (!isJsonObject(data) || (data['id'] === undefined && data['content'] === undefined)) {
    throw new QQError('VALIDATION', `${name}: not a node`, {
      hint: 'it looks like {"user_id":"10001","nickname":"小明","content":"早上好"} or {"id":"1234567"}',
    })
  }
  if (data['id'] !== undefined) return {type: 'node', data: {...data, id: parseMessageId(scalar(data['id']), name)}}
  for (const key of ['user_id', 'uin']) {
    if (data[key] !== undefined) parseChatId(scalar(data[key]), 'user', `${name}.${key}`)
  }
  return {type: 'node', data: {...data, content: checkContent(data['content'], `${name}.content`, depth)}}
}

/** A text is taken literally; NapCat itself would look for CQ codes in it. */
function checkContent(value: unknown, name: string, depth: number): Segment[] {
  if (typeof value === 'string' && value !== '') return [{type: 'text', data: {text: value}}]
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (parts.length === 0 || value === '') throw new QQError('VALIDATION', `${name}: it is empty`)
  if (parts.every(isNode)) return checkNodes(parts, name, depth + 1)
  return parts.map((part, index) => checkSegment(part, `${name}[${index}]`, 'node'))
}

function isNode(value: unknown): boolean {
  return isJsonObject(value) && value['type'] === 'node'
}
