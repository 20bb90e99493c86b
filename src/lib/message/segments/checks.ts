import {orThrow} from '../../errors/attempt.js'
import {QQError} from '../../errors/errors.js'
import {type Form} from '../../errors/kinds/input.js'
import {malformed, notJson} from '../../errors/refusals.js'
import {atPlace} from '../../errors/saying.js'
import {isJsonObject, parseJson} from '../../protocol/json.js'
import {nearest} from '../../protocol/nearest.js'
import {type Data} from './kind.js'

/** An id in JSON as text: a number or its digits; empty for anything else. */
export function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

/** @throws QQError VALIDATION for a key that NapCat neither reads nor writes there */
export function checkKeys(data: Data, known: readonly string[], name: string): void {
  const key = Object.keys(data).find(one => !known.includes(one))
  if (key === undefined) return
  const what = {kind: 'message.unknownKey', key, near: nearest(key, known), available: known} as const
  throw new QQError('VALIDATION', atPlace(name, what))
}

/** @param form what it should be @throws QQError VALIDATION */
export function checkNumber(value: unknown, name: string, form: Form): void {
  if (/^[1-9]\d{0,19}$/.test(scalar(value))) return
  throw malformed('VALIDATION', form, scalar(value), name)
}

/** @throws QQError VALIDATION for an empty key */
export function checkFilled(data: Data, key: string, name: string): Data {
  if (scalar(data[key]) !== '') return data
  throw missing(key, name)
}

export function missing(key: string, name: string): QQError {
  return new QQError('VALIDATION', atPlace(name, {kind: 'message.missing', key}))
}

/** @throws QQError VALIDATION unless the text is a JSON object */
export function parseObject(text: string, name: string): Data {
  const value = orThrow(
    () => parseJson(text),
    error => notJson('VALIDATION', error, name),
  )
  if (isJsonObject(value)) return value
  throw malformed('VALIDATION', 'object', undefined, name)
}

/** The message has no content that QQ would show. */
export function emptyMessage(): QQError {
  return new QQError('VALIDATION', {kind: 'message.empty'})
}
