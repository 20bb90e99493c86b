import {say} from '../errors/saying.js'
import {type Speech} from '../language/language.js'
import {ENGLISH} from '../language/speech.js'
import {spoken} from '../language/spoken.js'
import {isJsonObject, textOf} from '../protocol/json.js'
import {decodeCq} from './cq.js'
import {kindOf} from './segments/index.js'
import {type NameOf, type SegmentWords} from './segments/kind.js'
import {mark, oneLine, typed} from './segments/marks.js'

type Data = Readonly<Record<string, unknown>>

/** A part of a message as words. */
export interface Piece extends Pick<SegmentWords, 'kind'> {
  readonly text: string
}

/**
 * The text of a message in plain words, or undefined for an event without a message. It comes from the segments,
 * because `raw_message` is escaped and incomplete. Strangers wrote the words: sanitise them before showing.
 */
export function messageText(message: Data, nameOf?: NameOf, speech?: Speech): string | undefined {
  return messagePieces(message, nameOf, speech)
    ?.map(({text}) => text)
    .join('')
}

/** The same in pieces, without empty pieces. */
export function messagePieces(
  message: Data,
  nameOf: NameOf = () => undefined,
  speech: Speech = ENGLISH,
): Piece[] | undefined {
  const segments = segmentsOf(message)
  if (segments?.length === 0) return [{kind: 'mark', text: spoken(say('[unsupported]'), speech)}]
  return segments?.flatMap((segment, index) => {
    const words = wordsOf(segment, nameOf)
    const text = words.kind === 'typed' ? words.text : spoken(words.what, speech)
    if (text === '') return []
    const leads = words.kind === 'mark' && words.leads && !startsWithSpace(segments[index + 1])
    return [{kind: words.kind, text: leads ? `${text} ` : text}]
  })
}

/** The segments of a message: NapCat can be set to write them as a text with CQ codes. undefined if there are none. */
export function segmentsOf({message, post_type}: Data): readonly unknown[] | undefined {
  if (post_type === 'notice') return undefined // the message of bot_offline is not a chat message
  if (typeof message === 'string') return decodeCq(message)
  return Array.isArray(message) ? message : undefined
}

/** The data of the segments of one type. */
export function segmentDataOf(message: Data, type: string): Data[] {
  const segments = segmentsOf(message)?.filter(isJsonObject) ?? []
  return segments.flatMap(({type: own, data}) => (own === type && isJsonObject(data) ? [data] : []))
}

function wordsOf(segment: unknown, nameOf: NameOf): SegmentWords {
  if (!isJsonObject(segment)) return typed('')
  const type = typeof segment['type'] === 'string' ? segment['type'] : 'segment'
  const data = isJsonObject(segment['data']) ? segment['data'] : {}
  return kindOf(type)?.words(data, nameOf) ?? mark(say('[{type}]', {type: oneLine(type)}))
}

function startsWithSpace(segment: unknown): boolean {
  if (!isJsonObject(segment) || segment['type'] !== 'text' || !isJsonObject(segment['data'])) return false
  return /^\s/.test(textOf(segment['data']['text']))
}
