import {QQError} from '../errors/errors.js'
import {type Segment} from '../protocol/segments.js'
import {type TargetKind} from './target.js'

/** One thing that was typed, in the order of the line. */
export type MessagePart =
  | {
      readonly kind: 'text' | 'at' | 'at-all' | 'reply' | 'face' | 'image'
      /** The text, the id, or for an image what NapCat takes as `file`. */
      readonly value: string
    }
  | {readonly kind: 'segment'; readonly segment: Segment}

/** The name of somebody, and a space to what follows. */
export function mentionOf(user: string): MessagePart[] {
  return [
    {kind: 'at', value: user},
    {kind: 'text', value: ''}, // an empty word becomes the space
  ]
}

/**
 * The message that was typed: words next to each other are one text joined by spaces, everything else keeps its place.
 * Text is never interpreted.
 * @throws QQError VALIDATION for an empty message, UNSUPPORTED for what NapCat would drop without a word
 */
export function composeMessage(parts: readonly MessagePart[], chat: TargetKind): Segment[] {
  const segments: Segment[] = []
  let words: string[] = []
  const endText = (): void => {
    const text = words.join(' ')
    words = []
    if (text !== '') segments.push({type: 'text', data: {text}})
  }
  for (const part of parts) {
    if (part.kind === 'text') {
      words.push(part.value)
    } else {
      endText()
      segments.push(part.kind === 'segment' ? allowed(part.segment, chat) : SEGMENTS[part.kind](part.value, chat))
    }
  }
  endText()
  if (segments.every(segment => segment.type === 'reply')) {
    throw new QQError('VALIDATION', 'the message is empty')
  }
  return segments
}

/** NapCat sends a private message without its `at` and says nothing (api/msg.ts). */
function allowed(segment: Segment, chat: TargetKind): Segment {
  if (segment.type === 'at' && chat === 'user') {
    throw new QQError('UNSUPPORTED', 'nobody can be mentioned in a private chat: NapCat would drop it silently')
  }
  return segment
}

function at(qq: string, chat: TargetKind): Segment {
  return allowed({type: 'at', data: {qq}}, chat)
}

const SEGMENTS: Readonly<
  Record<Exclude<MessagePart['kind'], 'text' | 'segment'>, (value: string, chat: TargetKind) => Segment>
> = {
  at,
  'at-all': (_value, chat) => at('all', chat),
  reply: id => ({type: 'reply', data: {id}}),
  face: id => ({type: 'face', data: {id}}),
  image: file => ({type: 'image', data: {file}}),
}
