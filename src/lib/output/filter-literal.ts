import {durationMs} from '../protocol/duration.js'
import {quoted} from '../protocol/quoted.js'
import {timeMs} from '../protocol/time.js'
import {type WrittenValue} from './filter-syntax.js'

/** A value of a filter, with its type by the way it is written. */
export type Literal = TextLiteral | NumberLiteral | TimeLiteral

export interface TextLiteral {
  readonly kind: 'text'
  readonly text: string
  /** Whether it is in double quotes, and therefore a text in any case. */
  readonly isQuoted: boolean
}

export interface NumberLiteral {
  readonly kind: 'number'
  readonly text: string
  readonly value: bigint | number
}

export interface TimeLiteral {
  readonly kind: 'time'
  readonly text: string
  /** Epoch ms. */
  readonly ms: number
}

/** A number, with a unit of bytes or none. */
const NUMBER = /^(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(B|k|M|G|KiB|MiB|GiB)?$/
const INTEGER = /^-?\d+$/

const UNIT: Readonly<Record<string, number>> = {
  B: 1,
  k: 1000,
  M: 1000 ** 2,
  G: 1000 ** 3,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
}

/** @param nowMs the current time for `today`, `08:00` and `-90d` */
export function readLiteral({text, quote}: WrittenValue, nowMs: number): Literal {
  if (quote === '"') return {kind: 'text', text, isQuoted: true}
  const value = numberIn(text)
  if (value !== undefined) return {kind: 'number', text, value}
  const ms = timeMs(text, nowMs)
  return ms === undefined ? {kind: 'text', text, isQuoted: false} : {kind: 'time', text, ms}
}

/** The number, of any size, that a text spells: `10`, `1.5`, `1e3`, `20MiB`. */
export function numberIn(text: string): bigint | number | undefined {
  const [, digits, unit = 'B'] = NUMBER.exec(text) ?? []
  if (digits === undefined) return undefined
  const factor = UNIT[unit] ?? 1
  return INTEGER.test(digits) ? BigInt(digits) * BigInt(factor) : Number(digits) * factor
}

/**
 * Why a text without double quotes cannot be compared with < or >, and what to write instead.
 * @param beginning the comparison without the text
 */
export function refusalOf(text: string, beginning: string): {readonly why: string; readonly hint: string} {
  if (durationMs(text) !== undefined) return {why: 'not a time', hint: `write -${text} for so long ago`}
  if (/^\d+(?:\.\d+)?\s*[kKmMgG]?i?[bB]?$/.test(text))
    return {why: 'not a size', hint: 'write 1M (1000 k), 1MiB (1024 KiB) or bytes'}
  if (/^(?:\d{4}[-/.]|\d{1,2}:)\d/.test(text))
    return {why: 'not a time', hint: 'write 2026-01-31, 2026-01-31T08:00, 08:00, today, yesterday or -90d'}
  const hint = `a text to compare with stands in double quotes: ${beginning} ${quoted(text)}`
  return {why: /^-?\d/.test(text) ? 'not a number' : 'neither a number nor a time', hint}
}
