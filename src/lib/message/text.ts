import {isJsonObject, textOf} from '../protocol/json.js'
import {sizeText} from '../protocol/size.js'
import {decodeCq} from './cq.js'
import {nameOfFace} from './face-names.js'

type Data = Readonly<Record<string, unknown>>

/** A part of a message in words: what was typed, or a mark such as `[image a.png]` that stands for something else. */
export interface Piece {
  readonly kind: 'typed' | 'mark'
  readonly text: string
}

/** What is known of a user by the QQ number: the name to show; undefined = nothing. */
export type NameOf = (user: string) => string | undefined

/**
 * What a message says in plain words, or undefined for an event without a message. Taken from the segments:
 * `raw_message` is escaped and loses things. The words are as strangers wrote them: sanitise them before showing.
 */
export function messageText(message: Data, nameOf?: NameOf): string | undefined {
  return messagePieces(message, nameOf)
    ?.map(({text}) => text)
    .join('')
}

/** The same in pieces, of which each that is empty is left out. */
export function messagePieces(message: Data, nameOf: NameOf = () => undefined): Piece[] | undefined {
  const segments = segmentsOf(message)
  return segments?.flatMap((segment, index) => {
    const {kind, text} = pieceOf(segment, nameOf)
    if (text === '') return []
    const isLeading = isJsonObject(segment) && LEADING.includes(textOf(segment['type']))
    return [{kind, text: isLeading && !startsWithSpace(segments[index + 1]) ? `${text} ` : text}]
  })
}

/** What stands before a text; the space between them is not always part of it. */
const LEADING = ['at', 'reply']

/** The segments of a message: NapCat can be set to write them as a text with CQ codes. undefined = there are none. */
export function segmentsOf({message, post_type}: Data): readonly unknown[] | undefined {
  if (post_type === 'notice') return undefined // that of bot_offline is no chat message
  if (typeof message === 'string') return decodeCq(message)
  return Array.isArray(message) ? message : undefined
}

/** The data of the segments of one type. */
export function segmentDataOf(message: Data, type: string): Data[] {
  const segments = segmentsOf(message)?.filter(isJsonObject) ?? []
  return segments.flatMap(({type: own, data}) => (own === type && isJsonObject(data) ? [data] : []))
}

/** The messages in a segment that is a forward; undefined where NapCat gives the id alone. */
export function forwardedMessages(data: Data): readonly Data[] | undefined {
  return Array.isArray(data['content']) ? data['content'].filter(isJsonObject) : undefined
}

function pieceOf(segment: unknown, nameOf: NameOf): Piece {
  if (!isJsonObject(segment)) return {kind: 'typed', text: ''}
  const type = typeof segment['type'] === 'string' ? segment['type'] : 'segment'
  const data = isJsonObject(segment['data']) ? segment['data'] : {}
  if (type === 'text') return {kind: 'typed', text: textOf(data['text'])}
  if (type === 'markdown') return {kind: 'typed', text: textOf(data['content'])}
  if (type === 'at') return {kind: 'mark', text: `@${nameInAt(data, nameOf)}`}
  const words = Object.hasOwn(WORDS, type) ? WORDS[type]?.(data) : [type]
  return {kind: 'mark', text: `[${(words ?? []).flatMap(word => oneLine(word) || []).join(' ')}]`}
}

function nameInAt(data: Data, nameOf: NameOf): string {
  const user = textOf(data['qq'])
  return oneLine((user === 'all' ? undefined : nameOf(user)) ?? (textOf(data['name']) || user))
}

/** Each kind that NapCat receives or sends (types/message.ts), without the brackets; unknown ones are called by their type. */
const WORDS: Readonly<Record<string, (data: Data) => string[]>> = {
  reply: data => ['reply', textOf(data['id']) || textOf(data['seq'])],
  face: data => ['face', faceWord(data)],
  mface: data => ['sticker', withoutBrackets(textOf(data['summary']))],
  image: data =>
    // a sticker of QQ's shop comes as an image with the ids of the sticker
    textOf(data['emoji_id']) === '' ? fileWords('image', data) : ['sticker', withoutBrackets(textOf(data['summary']))],
  record: data => fileWords('voice', data),
  video: data => fileWords('video', data),
  file: data => fileWords('file', data),
  json: data => ['card', cardTitle(data['data'])],
  xml: () => ['card'],
  music: data => ['music', textOf(data['title']) || `${textOf(data['type'])} ${textOf(data['id'])}`],
  contact: data => ['contact', textOf(data['type']), textOf(data['id'])],
  location: data => ['location', textOf(data['title'])],
  share: data => ['link', textOf(data['title']), textOf(data['url'])],
  dice: data => ['dice', textOf(data['result'])],
  rps: data => ['rps', textOf(data['result'])],
  forward: data => ['forward', counted(forwardedMessages(data)?.length)],
  onlinefile: data => [
    data['isDir'] === true ? 'online folder' : 'online file',
    textOf(data['fileName']),
    size(data['fileSize']),
  ],
  flashtransfer: data => ['flash transfer', textOf(data['fileSetId'])],
}

function fileWords(kind: string, data: Data): string[] {
  return [kind, nameOfFile(textOf(data['file']) || textOf(data['url'])), size(data['file_size'])]
}

/** What is to be sent may be a whole path or the bytes themselves. */
function nameOfFile(file: string): string {
  return /^(?:base64:|data:)/.test(file) ? '' : file.replace(/^[a-z]+:\/\/.*\//s, '')
}

function size(bytes: unknown): string {
  const digits = textOf(bytes)
  return /^[1-9]\d*$/.test(digits) ? sizeText(Number(digits)) : ''
}

/** QQ's own element has the name of some faces: `/微笑`. */
function faceWord({id, raw}: Data): string {
  const name = isJsonObject(raw) ? textOf(raw['faceText']).replace(/^\//, '') : ''
  return name || (nameOfFace(textOf(id)) ?? textOf(id))
}

/** Of `[分享]歌名` the part behind the brackets; of `[动画表情]` what is in them. */
function withoutBrackets(text: string): string {
  const [, kind = '', rest = ''] = /^\[([^\]]*)\](.*)$/s.exec(text) ?? ['', text]
  return rest.trim() === '' ? kind : rest
}

/** What QQ itself shows of a card in the list of chats, or else its title, or the app that it is of. */
function cardTitle(json: unknown): string {
  const card = typeof json === 'string' ? parsed(json) : json
  if (!isJsonObject(card)) return ''
  const meta = isJsonObject(card['meta']) ? Object.values(card['meta']).find(isJsonObject) : undefined
  const titles = [withoutBrackets(textOf(card['prompt'])), textOf(meta?.['title']), textOf(meta?.['desc'])]
  return titles.find(title => title.trim() !== '') ?? textOf(card['app'])
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function counted(messages: number | undefined): string {
  if (messages === undefined) return ''
  return messages === 1 ? '1 message' : `${messages} messages`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function startsWithSpace(segment: unknown): boolean {
  if (!isJsonObject(segment) || segment['type'] !== 'text' || !isJsonObject(segment['data'])) return false
  return /^\s/.test(textOf(segment['data']['text']))
}
