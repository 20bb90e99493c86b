import {stringifyJson} from '../protocol/json.js'

const INTEGER = /^-?\d+$/
const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** A value as one text: strings as they are, objects as compact JSON, null as `null`. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : stringifyJson(value)
}

/** A value prepared for many comparisons: a number if it is or spells one, of any size, else its text. */
export type Comparable = bigint | number | string

export function toComparable(value: unknown): Comparable {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value
  const text = toText(value)
  if (INTEGER.test(text)) return BigInt(text)
  return DECIMAL.test(text) ? Number(text) : text
}

/** A total order for sorting: numbers first, then texts by code point. */
export function compareComparables(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (typeof a === 'string') return 1
  if (typeof b === 'string') return -1
  // < and > compare a BigInt and a number exactly; == between them is not allowed here
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code point: `<` on strings goes by UTF-16 unit, which puts emoji before full-width letters. */
function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) return (a.codePointAt(index) ?? 0) - (b.codePointAt(index) ?? 0)
  }
  return a.length - b.length
}
