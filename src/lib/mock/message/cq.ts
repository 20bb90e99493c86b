import {type Segment} from '../../protocol/segments.js'
import {textOf} from '../values.js'

const CODE = /\[CQ:([^,\]]+)((?:,[^,=\]]+=[^,\]]*)*)\]/g

function unescape(text: string): string {
  return text.replaceAll('&#44;', ',').replaceAll('&#91;', '[').replaceAll('&#93;', ']').replaceAll('&amp;', '&')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('[', '&#91;').replaceAll(']', '&#93;')
}

function textSegment(text: string): Segment {
  return {type: 'text', data: {text: unescape(text)}}
}

function codeSegment(type: string, pairs: string): Segment {
  const data: Record<string, string> = {}
  for (const pair of pairs.split(',').slice(1)) {
    const equals = pair.indexOf('=')
    data[pair.slice(0, equals)] = unescape(pair.slice(equals + 1))
  }
  return {type, data}
}

/** Reads a message written as text with CQ codes (helper/cqcode.ts); values are always strings. */
export function parseCq(text: string): Segment[] {
  const segments: Segment[] = []
  let end = 0
  for (const match of text.matchAll(CODE)) {
    if (match.index > end) segments.push(textSegment(text.slice(end, match.index)))
    segments.push(codeSegment(match[1] ?? '', match[2] ?? ''))
    end = match.index + match[0].length
  }
  if (end < text.length) segments.push(textSegment(text.slice(end)))
  return segments
}

function valueText(value: unknown): string {
  return typeof value === 'object' && value !== null ? '[object Object]' : textOf(value)
}

/** The `raw_message` of a message: lossy, as NapCat's is (nested data becomes "[object Object]", empty values go). */
export function rawMessage(segments: readonly Segment[]): string {
  const parts = segments.map(({type, data}) => {
    if (type === 'text') return escape(textOf(data['text']))
    const pairs = Object.entries(data)
      .map(([key, value]) => [key, valueText(value)] as const)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `,${key}=${escape(value).replaceAll(',', '&#44;')}`)
    return `[CQ:${type}${pairs.join('')}]`
  })
  return parts.join('').trim()
}
