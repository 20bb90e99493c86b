import {attempt} from '../errors/attempt.js'

/*
 * JSON that keeps integers beyond 2^53: NapCat's replies hold 64-bit message and file ids as bare numbers, which
 * JSON.parse would round. They become BigInt here and keep every digit. (JSON.rawJSON and the reviver's
 * `context.source` would do the same; Node 20 has neither.)
 */

/** An integer outside strings, as a value and not as a key. JSON has no leading zeros. */
const LONG_INTEGER = /(?<![\d.eE+-])-?[1-9]\d{15,}(?![\d.eE]|\s*:)/g

/** Nobody must be able to guess it: a nickname that starts with it would become a number. */
const MARK = `bigint-${Math.random().toString(36).slice(2)}-${Math.random().toString(36).slice(2)}:`

const QUOTED_MARK = new RegExp(`"${MARK}(-?\\d+)"`, 'g')

/** The maximum number of levels of lists and objects in a value, because recursive functions have a limited stack. */
export const MAX_LEVELS = 512

/** JSON with too many levels. `value` is the parsed value; do not walk through it recursively. */
export class TooDeepError extends SyntaxError {
  constructor(
    readonly levels: number,
    readonly value: unknown,
  ) {
    super(`more than ${levels} levels of lists and objects`)
  }
}

/**
 * Parses JSON; integers that a JavaScript number cannot hold exactly become BigInt.
 * @param levels the maximum number of levels
 * @throws SyntaxError when the text is not JSON; TooDeepError, which is one, when it has more levels
 */
export function parseJson(text: string, levels = MAX_LEVELS): unknown {
  const marked = hasLongDigits(text) ? markLongIntegers(text) : text
  const value: unknown = JSON.parse(marked)
  // a level needs at least two characters, so most texts are too short for too many levels
  if (text.length > 2 * levels && hasMoreLevels(value, levels)) throw new TooDeepError(levels, value)
  return marked.length === text.length ? value : withBigInts(value)
}

function hasMoreLevels(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  const below: unknown[] = Array.isArray(value) ? value : Object.values(value)
  return below.some(item => hasMoreLevels(item, levels - 1))
}

/** Replaces the marked texts by integers. A reviver function would make JSON.parse several times slower. */
function withBigInts(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value
  if (Array.isArray(value)) return value.map(withBigInts)
  if (isJsonObject(value)) for (const key of Object.keys(value)) value[key] = withBigInts(value[key])
  return value
}

/** The length, in UTF-16 units, up to which a regular expression is faster. */
const SHORT = 512

/** Whether the text has 16 digits in a row. Checking each 16th character is faster than a regular expression. */
function hasLongDigits(text: string): boolean {
  if (text.length <= SHORT) return /\d{16}/.test(text)
  for (let at = 15; at < text.length; at += 16) {
    if (!isDigit(text, at)) continue
    let start = at
    while (isDigit(text, start - 1)) start--
    while (isDigit(text, at)) at++
    if (at - start >= 16) return true
  }
  return false
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at) // NaN outside
  return code >= 0x30 && code <= 0x39
}

/**
 * Strings are skipped, so digits inside a text are never changed. (One regular expression for both would overflow its
 * stack on the base64 of a file.)
 */
function markLongIntegers(text: string): string {
  const parts: string[] = []
  let kept = 0
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at)
    const end = quote === -1 ? text.length : quote
    if (end - at >= 16) {
      parts.push(text.slice(kept, at), text.slice(at, end).replace(LONG_INTEGER, markInteger))
      kept = end
    }
    at = endOfString(text, end)
  }
  parts.push(text.slice(kept))
  return parts.join('')
}

function markInteger(integer: string): string {
  return Number.isSafeInteger(Number(integer)) ? integer : `"${MARK}${integer}"`
}

/** The index behind the closing quote of the string that begins at `start`; the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let escapes = quote
    while (text[escapes - 1] === '\\') escapes--
    if ((quote - escapes) % 2 === 0) return quote + 1
  }
  return text.length
}

/** Whether a parsed value is an object: neither a list nor null. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object that a text is JSON of; undefined for any other text. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  const value = attempt(() => parseJson(text))
  return isJsonObject(value) ? value : undefined
}

/** A string, number or boolean as text; '' for everything else, including an absent value. */
export function textOf(value: unknown): string {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : ''
}

/** Writes JSON. A BigInt becomes a bare integer; `undefined` becomes `null`. */
export function stringifyJson(value: unknown, indent?: number): string {
  try {
    const json = JSON.stringify(value, undefined, indent) as string | undefined // undefined for undefined and functions
    return json ?? 'null'
  } catch {
    return stringifyBigInts(value, indent)
  }
}

/** A replacer function makes this several times slower, and a BigInt is rare. */
function stringifyBigInts(value: unknown, indent: number | undefined): string {
  const replacer = (_key: string, item: unknown): unknown => (typeof item === 'bigint' ? MARK + item.toString() : item)
  return JSON.stringify(value, replacer, indent).replace(QUOTED_MARK, '$1')
}
