import {type Segment} from '../protocol/segments.js'
import {emptyMessage} from './segments/checks.js'
import {kindOf} from './segments/index.js'
import {type TargetKind} from './target.js'

/** One typed part of a message; the parts keep the order of the line. */
export type MessagePart =
  {readonly kind: 'text'; readonly value: string} | {readonly kind: 'segment'; readonly segment: Segment}

/** The part for a flag: a text flag gives words, every other flag gives a segment. */
export function partOf(type: string, data: Segment['data']): MessagePart {
  return type === 'text' ? {kind: 'text', value: String(data['text'])} : {kind: 'segment', segment: {type, data}}
}

/** Words next to each other are one text, joined by spaces; everything else keeps its place. */
export function joinWords(parts: readonly MessagePart[]): MessagePart[] {
  const joined: MessagePart[] = []
  let words: string[] = []
  const endText = (): void => {
    if (words.length > 0) joined.push({kind: 'text', value: words.join(' ')})
    words = []
  }
  for (const part of parts) {
    if (part.kind === 'text') {
      words.push(part.value)
    } else {
      endText()
      joined.push(part)
    }
  }
  endText()
  return joined
}

/**
 * Composes the typed message: neighbouring words become one text, and every other part keeps its place. Text is never
 * interpreted.
 * @throws QQError VALIDATION for an empty message and for parts that cannot be combined, UNSUPPORTED for parts that
 * NapCat would drop silently
 */
export function composeMessage(parts: readonly MessagePart[], chat: TargetKind): Segment[] {
  return checked(segmentsOf(parts), chat)
}

/**
 * Composes a reply: its head (the quote, the mention) and the typed message, with a space after a mention.
 * @throws as `composeMessage`
 */
export function composeReply(head: readonly Segment[], parts: readonly MessagePart[], chat: TargetKind): Segment[] {
  const [first, ...rest] = segmentsOf(parts)
  if (first?.type !== 'text' || head.at(-1)?.type !== 'at') return checked([...head, ...segmentsOf(parts)], chat)
  return checked([...head, {type: 'text', data: {text: ` ${String(first.data['text'])}`}}, ...rest], chat)
}

/** Without empty texts. */
function segmentsOf(parts: readonly MessagePart[]): Segment[] {
  return joinWords(parts)
    .map(part => (part.kind === 'segment' ? part.segment : {type: 'text', data: {text: part.value}}))
    .filter(({type, data}) => type !== 'text' || data['text'] !== '')
}

function checked(segments: Segment[], chat: TargetKind): Segment[] {
  if (segments.length === 0) throw emptyMessage()
  for (const {type} of segments) kindOf(type)?.fits?.(segments, chat)
  return segments
}
