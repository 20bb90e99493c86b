import {QQError, reasonOf} from '../errors/errors.js'
import {type ValueKind} from '../errors/kinds/output.js'
import {type Saying} from '../errors/saying.js'
import {compareComparables, toText} from './compare.js'
import {type Literal, numberIn, meantBy} from './filter-literal.js'
import {asWritten, type Comparison, type Operator, type WrittenValue} from './filter-syntax.js'
import {compileSpec} from './spec.js'

/** Why a row cannot be judged. */
export interface Incomparable {
  readonly reason: Saying
}

/**
 * What a filter says of a row. null = the row has no value to compare; that stays so under `not`, and such a row does not
 * pass.
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

/** From here on a number is epoch milliseconds, below it seconds: 1973 the one way, the year 5138 the other. */
const FIRST_MS = 1e11

/** @throws QQError USAGE for a literal that nothing can be compared with, and for a pattern that is none */
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

/** @throws QQError USAGE for a text without quotes: it was meant to be something else */
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
        // a text of digits is a number, but among names it is one of them
        if (typeof found !== 'string' || (isNumber && numberOf(found) !== undefined)) return mismatch(found)
        return compareComparables(found, literal.text)
      }
    }
  }
}

/** The number that a value is, or spells in digits. */
function numberOf(value: unknown): bigint | number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : undefined
}

/** The moment, in epoch ms, that a number means in seconds or in milliseconds; undefined for 0, which means never. */
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

/** `== null` would never hold and `!= null` always, which nobody means. */
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
