import {QQError, reasonOf} from '../errors/errors.js'
import {type ValueKind} from '../errors/kinds/output.js'
import {type Saying} from '../errors/saying.js'
import {compareComparables, toText} from './compare.js'
import {type Literal, numberIn, meantBy} from './filter-literal.js'
import {asWritten, type Comparison, type Operator, type WrittenValue} from './filter-syntax.js'
import {compileSpec} from './spec.js'

/** Why a row cannot be compared. */
export interface Incomparable {
  readonly reason: Saying
}

/**
 * The result of a filter for a row. null means that the row has no value to compare; such a row does not match, not
 * even under `not`.
 */
export type Verdict = boolean | null | Incomparable

export type Judge = (row: unknown) => Verdict

/** The sign of a value's difference to the literal; null and Incomparable as in `Verdict`. */
type Order = (found: unknown) => number | null | Incomparable

const ORDERS = new Map<Operator, (order: number) => boolean>([
  ['<', order => order < 0],
  ['<=', order => order <= 0],
  ['>', order => order > 0],
  ['>=', order => order >= 0],
])

/** A number from here on is epoch milliseconds (1973), below it seconds (up to the year 5138). */
const FIRST_MS = 1e11

/** @throws QQError USAGE for a literal that cannot be compared, and for an invalid pattern */
export function compileComparison(comparison: Comparison, literal: Literal): Judge {
  const {field, operator, value} = comparison
  const read = compileSpec(field)
  if (operator === '~') {
    const pattern = compilePattern(value)
    return row => {
      const found = read(row) ?? undefined
      return found !== undefined && pattern.test(toText(found))
    }
  }
  const passes = ORDERS.get(operator)
  if (passes) {
    const order = compileOrder(comparison, literal)
    return row => {
      const found = read(row) ?? undefined
      const sign = found === undefined ? null : order(found)
      return typeof sign === 'number' ? passes(sign) : sign
    }
  }
  refuseNull(comparison)
  const isEqual = compileEqual(literal)
  const wanted = operator === '=='
  return row => {
    const found = read(row) ?? undefined
    return (found !== undefined && isEqual(found)) === wanted
  }
}

function compileEqual(literal: Literal): (found: unknown) => boolean {
  const isText = (found: unknown): boolean => toText(found) === literal.text
  if (literal.kind === 'text') return isText
  return found => {
    const number = numberOf(found)
    if (number === undefined) return isText(found)
    return literal.kind === 'number' ? compareComparables(number, literal.value) === 0 : momentMs(number) === literal.ms
  }
}

/** @throws QQError USAGE for a text without quotes, which was probably meant as another type */
function compileOrder(comparison: Comparison, literal: Literal): Order {
  const mismatch = (found: unknown): Incomparable => ({reason: mismatchReason(comparison, literal, found)})
  switch (literal.kind) {
    case 'number':
      return found => {
        const number = numberOf(found)
        return number === undefined ? mismatch(found) : compareComparables(number, literal.value)
      }
    case 'time':
      return found => {
        const number = numberOf(found)
        if (number === undefined) return mismatch(found)
        const ms = momentMs(number)
        return ms === undefined ? null : ms - literal.ms
      }
    case 'text': {
      if (!literal.isQuoted) throw unquoted(comparison)
      const isNumber = numberIn(literal.text) !== undefined
      return found => {
        // a text of digits is a number, but in a comparison with a text it is a text
        if (typeof found !== 'string' || (isNumber && numberOf(found) !== undefined)) return mismatch(found)
        return compareComparables(found, literal.text)
      }
    }
  }
}

/** The number in a value: a number, or a text of digits. */
function numberOf(value: unknown): bigint | number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : undefined
}

/** The time in epoch ms of a number in seconds or milliseconds; undefined for 0, which means never. */
function momentMs(value: bigint | number): number | undefined {
  const number = Number(value)
  if (number === 0) return undefined
  return Math.abs(number) < FIRST_MS ? number * 1000 : number
}

function mismatchReason({field, operator, value: written}: Comparison, literal: Literal, found: unknown): Saying {
  const value = (is: ValueKind): Saying => ({kind: 'output.value', is})
  const sides = {has: value(kindOf(found)), wanted: value(literal.kind)}
  return {kind: 'output.incomparable', name: asWritten({text: field}), operator, literal: asWritten(written), ...sides}
}

function kindOf(value: unknown): ValueKind {
  if (numberOf(value) !== undefined) return 'number'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return `${value}`
  return Array.isArray(value) ? 'list' : 'object'
}

function unquoted({field, operator, value}: Comparison): QQError {
  const beginning = `${asWritten({text: field})} ${operator}`
  const what = {kind: 'output.unordered', beginning, value: asWritten(value), text: value.text} as const
  return new QQError('USAGE', {...what, is: meantBy(value.text)})
}

/** `== null` would never match and `!= null` always, which is never intended. */
function refuseNull({field, operator, value}: Comparison): void {
  if (value.quote !== undefined || value.text !== 'null') return
  throw new QQError('USAGE', {kind: 'output.comparedWithNull', name: asWritten({text: field}), operator})
}

function compilePattern({text, quote}: WrittenValue): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (cause) {
    const detail = reasonOf(cause).replace(/^Invalid regular expression: .*\/u: /s, '')
    throw new QQError('USAGE', {kind: 'output.notPattern', text, detail, isQuoted: quote !== undefined}, {cause})
  }
}
