import {QQError, reasonOf} from '../errors/errors.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {nearest} from '../protocol/nearest.js'
import {quoted} from '../protocol/quoted.js'
import {type Segment} from '../protocol/segments.js'
import {faceInSegment, type FaceRules} from './emoji.js'
import {checkMusic} from './music.js'
import {parseMessageId} from './target.js'

type Data = Segment['data']

/** An id as it may stand in JSON: a number, or its digits; empty for anything else. */
export function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

/**
 * Refuses data with which NapCat would fail, or drop the segment without a word (types/message.ts, api/msg.ts).
 * @throws QQError VALIDATION that names the field, UNSUPPORTED for what would not arrive as it was meant
 */
export function checkData({type, data}: Segment, name: string): void {
  if (Object.hasOwn(CHECKS, type)) CHECKS[type]?.(data, name)
}

/**
 * The data of a face, with its number where its name stood.
 * @throws as `faceInSegment`
 */
export function faceData(data: Data, name: string, rules: FaceRules): Data {
  const typed = scalar(data['id'])
  const id = faceInSegment(typed, `${name}: data.id`, rules)
  return id === typed ? data : {...data, id}
}

/** @throws QQError VALIDATION for a key that NapCat neither reads nor writes in such a segment, and would ignore */
export function checkSegmentKeys({type, data}: Segment, name: string): void {
  const known = Object.hasOwn(KEYS, type) ? KEYS[type] : undefined
  if (known) checkKeys(data, known, `${name}: data`)
}

/** @throws QQError VALIDATION for a key that is not known */
export function checkKeys(data: Readonly<Record<string, unknown>>, known: readonly string[], name: string): void {
  const key = Object.keys(data).find(one => !known.includes(one))
  if (key === undefined) return
  const near = nearest(key, known)
  throw new QQError('VALIDATION', `${name}: NapCat knows no ${quoted(key)} there, and would ignore it`, {
    hint: `${near === undefined ? `there are ${known.join(', ')};` : `did you mean ${near}?`} --no-check sends it all the same`,
  })
}

/** @throws QQError VALIDATION unless the text is a JSON object, which is what a card of QQ's is */
export function checkCard(text: string, name: string): void {
  let card: unknown
  try {
    card = parseJson(text)
  } catch (error) {
    throw new QQError('VALIDATION', `${name}: not JSON: ${reasonOf(error)}`)
  }
  if (!isJsonObject(card)) throw new QQError('VALIDATION', `${name}: not a JSON object`)
}

/** How OneBot 11 lets the server be told to fetch a file: NapCat has ways of its own, and nothing is lost. */
const FETCHING = ['cache', 'proxy', 'timeout']

/** Where a file is, and what a received one tells besides. */
const FILE = ['file', 'url', 'path', 'name', 'thumb', 'file_id', 'file_size', 'file_unique', ...FETCHING]

/** What NapCat reads (types/message.ts) and, behind it, what it gives of a received segment, which may be sent again. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  at: ['qq', 'name'],
  reply: ['id', 'seq'],
  face: ['id', 'resultId', 'chainCount', 'raw'],
  mface: ['emoji_package_id', 'emoji_id', 'key', 'summary'],
  image: [...FILE, 'summary', 'sub_type', 'key', 'emoji_id', 'emoji_package_id'],
  record: FILE,
  video: FILE,
  file: FILE,
  json: ['data', 'config'],
  music: ['type', 'id', 'url', 'audio', 'title', 'image', 'content'],
  contact: ['type', 'id'],
  dice: ['result'],
  rps: ['result'],
  forward: ['id', 'content'],
  markdown: ['content'],
}

const CHECKS: Readonly<Record<string, (data: Data, name: string) => void>> = {
  text: ({text}, name) => {
    if (typeof text !== 'string') throw new QQError('VALIDATION', `${name}: data.text is no text`)
  },
  at: ({qq}, name) => {
    if (qq !== 'all') checkNumber(qq, `${name}: data.qq`, 'a QQ number, or "all"')
  },
  reply: ({id, seq}, name) => {
    if (seq === undefined) parseMessageId(scalar(id), `${name}: data.id`) // NapCat looks at seq first
  },
  mface: (data, name) => {
    checkNumber(data['emoji_package_id'], `${name}: data.emoji_package_id`, 'the number of a package')
    for (const key of ['emoji_id', 'key']) checkFilled(data, key, name)
  },
  image: checkFile,
  record: checkFile,
  video: checkFile,
  file: checkFile,
  json: ({data}, name) => {
    if (!isJsonObject(data)) checkCard(scalar(data), `${name}: data.data`)
  },
  music: checkMusic,
  contact: ({type, id}, name) => {
    if (type !== 'qq' && type !== 'group')
      throw new QQError('VALIDATION', `${name}: data.type is neither qq nor group: ${quoted(type)}`)
    checkNumber(id, `${name}: data.id`, type === 'qq' ? 'a QQ number' : 'a group number')
  },
  dice: checkChance,
  rps: checkChance,
  forward: ({id}, name) => {
    if (!/^\d*$/.test(scalar(id))) return
    throw new QQError('UNSUPPORTED', `${name}: data.id is not the res_id of a forward that was sent`, {
      hint: 'NapCat cannot send again what it received by its id; `qq msg forward` forwards the message that holds it',
    })
  },
  markdown: (data, name) => checkFilled(data, 'content', name),
}

function checkNumber(value: unknown, name: string, what: string): void {
  if (/^[1-9]\d{0,19}$/.test(scalar(value))) return
  throw new QQError('VALIDATION', `${name} is not ${what}: ${quoted(scalar(value))}`)
}

function checkFilled(data: Data, key: string, name: string): void {
  if (scalar(data[key]) === '') throw new QQError('VALIDATION', `${name}: data.${key} is missing`)
}

/** Where a segment names its file: NapCat takes the first that is not empty (handleOb11FileLikeMessage). */
export function fileKey(data: Data): string | undefined {
  return ['url', 'file', 'path'].find(key => typeof data[key] === 'string' && data[key] !== '')
}

function checkFile(data: Data, name: string): void {
  if (fileKey(data) === undefined) {
    throw new QQError('VALIDATION', `${name}: data.file is missing`, {
      hint: 'NapCat takes a URL, base64://…, or a path on its own machine there',
    })
  }
}

function checkChance({result}: Data, name: string): void {
  if (result !== undefined) throw new QQError('UNSUPPORTED', `${name}: data.result cannot be chosen: QQ throws itself`)
}
