import {QQError, reasonOf} from '../errors/errors.js'
import {quoted} from '../protocol/quoted.js'
import {compareComparables, toText} from './compare.js'
import {type Literal, numberIn, refusalOf} from './filter-literal.js'
import {asWritten, type Comparison, type Operator, type WrittenValue} from './filter-syntax.js'
import {compileSpec} from './spec.js'

/** Why a row cannot be compared. */
export interface Incomparable {
  readonly reason: string
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

const KIND_WORDS = {text: 'a text', number: 'a number', time: 'a time'} as const

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

function mismatchReason({field, operator, value}: Comparison, {kind}: Literal, found: unknown): string {
  const [name, literal] = [asWritten({text: field}), asWritten(value)]
  return `${name} ${operator} ${literal}: ${name} is ${kindOf(found)} in a row, and ${literal} is ${KIND_WORDS[kind]}`
}

function kindOf(value: unknown): string {
  if (numberOf(value) !== undefined) return KIND_WORDS.number
  if (typeof value === 'string') return KIND_WORDS.text
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'a list' : 'an object'
}

function unquoted({field, operator, value}: Comparison): QQError {
  const beginning = `${asWritten({text: field})} ${operator}`
  const {why, hint} = refusalOf(value.text, beginning)
  return new QQError('USAGE', `not a filter: ${beginning} ${asWritten(value)}: ${why}`, {hint})
}

/** `== null` would never match and `!= null` always, which is never intended. */
function refuseNull({field, operator, value}: Comparison): void {
  if (value.quote !== undefined || value.text !== 'null') return
  const name = asWritten({text: field})
  const has = `${name} ~ ""`
  throw new QQError('USAGE', `not a filter: ${name} ${operator} null: nothing is compared with null`, {
    hint:
      operator === '=='
        ? `write not ${has} for rows without a value; "null" in double quotes is a text`
        : `write ${has} for rows with a value; "null" in double quotes is a text`,
  })
}

function compilePattern({text, quote}: WrittenValue): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (cause) {
    const reason = reasonOf(cause).replace(/^Invalid regular expression: .*\/u: /s, '')
    throw new QQError('USAGE', `not a regular expression: ${quoted(text)}: ${reason}`, {
      cause,
      hint:
        quote === undefined ? 'a pattern with "and", "or" or a ) of its own in it stands in double quotes' : undefined,
    })
  }
}
