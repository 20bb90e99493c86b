import {type Unordered} from '../errors/kinds/output.js'
import {durationMs} from '../protocol/duration.js'
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

/** What a text without double quotes was meant to be, so that it cannot be compared with < or >. */
export function meantBy(text: string): Unordered {
  if (durationMs(text) !== undefined) return 'ago'
  if (/^\d+(?:\.\d+)?\s*[kKmMgG]?i?[bB]?$/.test(text)) return 'size'
  if (/^(?:\d{4}[-/.]|\d{1,2}:)\d/.test(text)) return 'time'
  return /^-?\d/.test(text) ? 'number' : 'any'
}
