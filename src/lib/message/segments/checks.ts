import {QQError, reasonOf} from '../../errors/errors.js'
import {isJsonObject, parseJson} from '../../protocol/json.js'
import {nearest} from '../../protocol/nearest.js'
import {quoted} from '../../protocol/quoted.js'
import {type Data} from './kind.js'

/** An id in JSON as text: a number or its digits; empty for anything else. */
export function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

/** @throws QQError VALIDATION for a key that NapCat neither reads nor writes there */
export function checkKeys(data: Data, known: readonly string[], name: string): void {
  const key = Object.keys(data).find(one => !known.includes(one))
  if (key === undefined) return
  const near = nearest(key, known)
  throw new QQError('VALIDATION', `${name}: NapCat knows no ${quoted(key)} there, and would ignore it`, {
    hint: `${near === undefined ? `there are ${known.join(', ')};` : `did you mean ${near}?`} --no-check sends it all the same`,
  })
}

/** @param what the expected value, with its article @throws QQError VALIDATION */
export function checkNumber(value: unknown, name: string, what: string): void {
  if (/^[1-9]\d{0,19}$/.test(scalar(value))) return
  throw new QQError('VALIDATION', `${name} is not ${what}: ${quoted(scalar(value))}`)
}

/** @throws QQError VALIDATION for an empty key */
export function checkFilled(data: Data, key: string, name: string): Data {
  if (scalar(data[key]) !== '') return data
  throw new QQError('VALIDATION', `${name}: data.${key} is missing`)
}

/** @throws QQError VALIDATION unless the text is a JSON object */
export function parseObject(text: string, name: string): Data {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    throw new QQError('VALIDATION', `${name}: not JSON: ${reasonOf(error)}`)
  }
  if (isJsonObject(value)) return value
  throw new QQError('VALIDATION', `${name}: not a JSON object`)
}

/** The message has no content that QQ would show. */
export function emptyMessage(): QQError {
  return new QQError('VALIDATION', 'the message is empty', {
    hint: 'give it a text, - for one from stdin, or an --image',
  })
}
