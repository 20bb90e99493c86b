import {QQError} from '../errors/errors.js'
import {atPlace, type Place} from '../errors/saying.js'
import {nearest} from '../protocol/nearest.js'
import {allFaces, faceNamed, nameOfFace, namedFaces} from './face-names.js'

/** Ids of QQ faces have up to three digits; a longer one is the code point of a Unicode emoji (action/msg/SetMsgEmojiLike.ts). */
const LONGEST_FACE_ID = 3
/** The maximum number of suggested names. */
const SUGGESTED = 3

/**
 * The id of a reaction: digits (of a QQ face, or a code point in decimal), an emoji, or a face by its name.
 * @throws QQError VALIDATION, also for an emoji of several code points
 */
export function parseEmojiId(text: string, name: Place): string {
  if (/^\d{1,7}$/.test(text)) return text
  const code = text.codePointAt(0) ?? 0
  const character = String.fromCodePoint(code)
  if (!/\p{Extended_Pictographic}/u.test(character)) return faceOfReaction(text, name)
  const id = String(code)
  // U+FE0F only selects the emoji style
  if (!['', '\uFE0F'].includes(text.slice(character.length)) || id.length <= LONGEST_FACE_ID) {
    throw new QQError('VALIDATION', atPlace(name, {kind: 'message.noReaction', text}))
  }
  return id
}

/**
 * As `parseEmojiId`, for a new reaction: only with faces that NapCat knows.
 * @throws also UNSUPPORTED
 */
export function parseReaction(text: string, name: Place): string {
  const id = parseEmojiId(text, name)
  if (emojiTypeOf(id) === 1) checkListed(id, name)
  return id
}

/** NapCat's type of a reaction: 1 is a QQ face, 2 is a Unicode emoji. */
export function emojiTypeOf(id: string): 1 | 2 {
  return id.length <= LONGEST_FACE_ID ? 1 : 2
}

export interface FaceRules {
  /** Accepts numbers that NapCat does not list. false: `--no-check` would accept them; absent: nothing does. */
  readonly anyFaces?: boolean | undefined
}

/**
 * The number of a QQ face, from the number itself or from QQ's name: `微笑` or `/微笑`.
 * @throws QQError VALIDATION for other texts, UNSUPPORTED for a number that NapCat does not list
 */
export function parseFace(text: string, name: Place, rules: FaceRules = {}): string {
  const id = faceCalled(text)
  if (id !== undefined) return id
  const faceName = text.replace(/^\//, '')
  if (/^\d*$/.test(faceName)) return parseFaceId(text, name, rules)
  throw noFace('name', faceName, name)
}

/**
 * The same for a segment, which needs a number; a name is accepted, too.
 * @throws as `parseFace`
 */
export function faceInSegment(text: string, name: Place, rules: FaceRules): string {
  return faceCalled(text) ?? parseFaceId(text, name, rules)
}

/** The number of the face with that name; a name of digits needs its slash, or it is a number. */
function faceCalled(text: string): string | undefined {
  return /^\d*$/.test(text) ? undefined : faceNamed(text.replace(/^\//, ''))
}

function parseFaceId(text: string, name: Place, {anyFaces}: FaceRules): string {
  if (!new RegExp(`^(?:0|[1-9]\\d{0,${LONGEST_FACE_ID - 1}})$`).test(text)) {
    throw noFace('number', text, name)
  }
  if (!anyFaces) checkListed(text, name, anyFaces === false)
  return text
}

/** @throws QQError UNSUPPORTED for a face number that NapCat does not list and would omit silently */
function checkListed(id: string, name: Place, canBeSent = false): void {
  if (nameOfFace(id) !== undefined) return
  const faces = [...allFaces()]
  const behind = faces.findIndex(([known]) => Number(known) > Number(id))
  const around = behind === -1 ? faces.slice(-1) : faces.slice(Math.max(0, behind - 1), behind + 1)
  const nearest = around.map(([known, called]) => `${known} (${called})`)
  const what = {kind: 'message.unlistedFace', id, nearest, called: faceNamed(id), canBeSent} as const
  throw new QQError('UNSUPPORTED', atPlace(name, what))
}

/** @throws QQError VALIDATION */
function faceOfReaction(text: string, name: Place): string {
  const id = faceCalled(text)
  if (id !== undefined) return id
  throw noFace('reaction', text, name)
}

function noFace(wanted: 'name' | 'number' | 'reaction', text: string, name: Place): QQError {
  return new QQError('VALIDATION', atPlace(name, {kind: 'message.noFace', wanted, text, near: similarNames(text)}))
}

/** Face names similar to the typed one. Names are so short that at least one character must be the same. */
function similarNames(typed: string): string[] {
  const word = typed.replace(/^\//, '')
  if (/^\d*$/.test(word)) return []
  const characters = new Set(word.toLowerCase())
  const names = new Set(namedFaces().keys())
  for (const name of names) {
    if (!Array.from(name.toLowerCase()).some(one => characters.has(one))) names.delete(name)
  }
  const found: string[] = []
  while (found.length < SUGGESTED) {
    const near = nearest(word, names)
    if (near === undefined) break
    found.push(near)
    names.delete(near)
  }
  return found
}
