import {QQError} from '../errors/errors.js'
import {atPlace} from '../errors/saying.js'
import {textOf} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'
import {segmentShape} from './segment-shape.js'
import {cardAsText} from './segments/json.js'

/**
 * Types and keys are words; a value ends at the next comma or bracket, so these are escaped in it (helper/cqcode.ts).
 * Without a closing bracket it is not a code, and no code begins inside it, so all of it is skipped at once.
 */
const CODE = /\[CQ:(\w+)((?:,\w+=[^,\]]*)*)(\]?)/g

/** Reads a text with CQ codes as segments (helper/cqcode.ts). A malformed code is text; values are always strings. */
export function decodeCq(text: string): Segment[] {
  const segments: Segment[] = []
  let end = 0
  for (const match of text.matchAll(CODE)) {
    if (match[3] === '') continue
    if (match.index > end) segments.push(textSegment(text.slice(end, match.index)))
    segments.push(codeSegment(match[1] ?? '', match[2] ?? ''))
    end = match.index + match[0].length
  }
  if (end < text.length) segments.push(textSegment(text.slice(end)))
  return segments
}

/**
 * Writes segments as a text with CQ codes. Values that CQ codes cannot hold are omitted: nested values (see
 * `nestedKeys`) and, as in NapCat, empty values. Types and keys must be words (see `cqSegments`).
 */
export function encodeCq(segments: readonly Segment[]): string {
  return segments.map(encodeSegment).join('')
}

/**
 * Checks a segment or a list of segments for CQ codes. The object that a json segment may carry becomes its JSON, which
 * means the same (api/msg.ts).
 * @throws QQError VALIDATION naming the place
 */
export function cqSegments(value: unknown, name: string): Segment[] {
  if (!Array.isArray(value)) return [cqSegment(value, name)]
  return value.map((item: unknown, index) => cqSegment(item, `${name}[${index}]`))
}

/** The keys whose values are lists or objects, for which CQ codes have no form. */
export function nestedKeys({data}: Segment): string[] {
  return Object.keys(data).filter(key => typeof data[key] === 'object' && data[key] !== null)
}

function cqSegment(value: unknown, name: string): Segment {
  const {type, data} = segmentShape(value, name)
  const bad = [type, ...Object.keys(data)].find(word => !/^\w+$/.test(word))
  if (bad !== undefined) throw new QQError('VALIDATION', atPlace(name, {kind: 'message.notInCq', text: bad}))
  return {type, data: type === 'json' ? cardAsText(data) : data}
}

function encodeSegment({type, data}: Segment): string {
  if (type === 'text') return escapeText(textOf(data['text']))
  const pairs = Object.entries(data)
    .map(([key, value]) => [key, textOf(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `,${key}=${escapeText(value).replaceAll(',', '&#44;')}`)
  return `[CQ:${type}${pairs.join('')}]`
}

function textSegment(text: string): Segment {
  return {type: 'text', data: {text: unescapeText(text)}}
}

function codeSegment(type: string, pairs: string): Segment {
  const entries = pairs
    .split(',')
    .slice(1)
    .map(pair => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals), unescapeText(pair.slice(equals + 1))]
    })
  return {type, data: Object.fromEntries(entries) as Segment['data']}
}

/** The ampersand comes last, so that `&amp;#44;` becomes `&#44;`. */
function unescapeText(text: string): string {
  return text.replaceAll('&#44;', ',').replaceAll('&#91;', '[').replaceAll('&#93;', ']').replaceAll('&amp;', '&')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('[', '&#91;').replaceAll(']', '&#93;')
}
