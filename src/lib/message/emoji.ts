import {QQError} from '../errors/errors.js'
import {nearest} from '../protocol/nearest.js'
import {faceNamed, faceNames} from './face-names.js'

/** Ids of QQ faces have up to three digits; a longer one is the code point of a Unicode emoji (action/msg/SetMsgEmojiLike.ts). */
const LONGEST_FACE_ID = 3

/**
 * The id of a reaction: digits (of a QQ face, or a code point in decimal), or an emoji as it is typed.
 * @throws QQError VALIDATION also for an emoji of several code points: QQ knows those of one alone
 */
export function parseEmojiId(text: string, name: string): string {
  if (/^\d{1,7}$/.test(text)) return text
  const code = text.codePointAt(0) ?? 0
  const character = String.fromCodePoint(code)
  if (!/\p{Extended_Pictographic}/u.test(character)) {
    throw new QQError('VALIDATION', `${name}: ${JSON.stringify(text)} is neither an emoji nor the number of one`, {
      hint: 'write 👍, its code point 128077, or the number of a QQ face such as 76',
    })
  }
  const id = String(code)
  // U+FE0F asks for a picture and changes nothing else
  if (!['', '\uFE0F'].includes(text.slice(character.length)) || id.length <= LONGEST_FACE_ID) {
    throw new QQError('VALIDATION', `${name}: QQ has no reaction ${text}`, {
      hint: 'an emoji of one code point is needed: no skin colour, no flag, no family',
    })
  }
  return id
}

/** What NapCat calls the kind of a reaction: 1 a QQ face, 2 a Unicode emoji. */
export function emojiTypeOf(id: string): 1 | 2 {
  return id.length <= LONGEST_FACE_ID ? 1 : 2
}

/**
 * The number of a QQ face in a message. NapCat drops any that is not in its list, of which no number is longer.
 * @throws QQError VALIDATION
 */
export function parseFaceId(text: string, name: string): string {
  if (new RegExp(`^(?:0|[1-9]\\d{0,${LONGEST_FACE_ID - 1}})$`).test(text)) return text
  throw new QQError('VALIDATION', `${name}: ${JSON.stringify(text)} is not the number of a QQ face`, {
    hint: 'it has up to three digits, such as 14; an emoji is typed as it is, in the text',
  })
}

/**
 * As `parseFaceId`, and by its name too, as QQ writes it: `微笑` or `/微笑`.
 * @throws QQError VALIDATION
 */
export function parseFace(text: string, name: string): string {
  const faceName = text.replace(/^\//, '')
  if (/^\d*$/.test(faceName)) return parseFaceId(text, name)
  const id = faceNamed(faceName)
  if (id !== undefined) return id
  const near = nearest(faceName, faceNames())
  throw new QQError('VALIDATION', `${name}: no QQ face is called ${JSON.stringify(faceName)}`, {
    hint:
      near === undefined
        ? 'it is a name such as 微笑, or the number of one, such as 14; an emoji is typed as it is, in the text'
        : `did you mean ${near}?`,
  })
}
