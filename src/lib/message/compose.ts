import {QQError} from '../errors/errors.js'
import {type Segment} from '../protocol/segments.js'
import {type TargetKind} from './target.js'

/** One thing that was typed, in the order of the line. */
export type MessagePart =
  {readonly kind: 'text'; readonly value: string} | {readonly kind: 'segment'; readonly segment: Segment}

/** What QQ shows as a message of its own and in no other. */
const ALONE: readonly string[] = ['dice', 'rps']

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
 * The message that was typed: words next to each other are one text, everything else keeps its place. Text is never
 * interpreted.
 * @throws QQError VALIDATION for an empty message and for what does not go together, UNSUPPORTED for what NapCat would drop
 * without a word
 */
export function composeMessage(parts: readonly MessagePart[], chat: TargetKind): Segment[] {
  return checked(segmentsOf(parts), chat)
}

/**
 * An answer: behind its head (a quote, who is answered) the message that was typed, with a space behind a name.
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
  if (segments.every(({type}) => type === 'reply')) {
    throw new QQError('VALIDATION', 'the message is empty', {
      hint: 'give it a text, - for one from stdin, or an --image',
    })
  }
  if (segments.filter(({type}) => type === 'reply').length > 1) {
    throw new QQError('VALIDATION', 'a message can quote one other message, not several')
  }
  const lonely = segments.find(({type}) => ALONE.includes(type))
  if (lonely && segments.length > 1) {
    throw new QQError('VALIDATION', `${lonely.type} is a message of its own: nothing else can be in it`, {
      hint: 'send it by itself, and the rest in another message',
    })
  }
  // NapCat sends a private message without its `at` and says nothing (api/msg.ts)
  if (chat === 'user' && segments.some(({type}) => type === 'at')) {
    throw new QQError('UNSUPPORTED', 'nobody can be mentioned in a private chat: NapCat would drop it silently')
  }
  return segments
}
