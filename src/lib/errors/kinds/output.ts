import {type Saying} from '../saying.js'

/** Of what is shown, and of which rows. */
export interface OutputKinds {
  /** What cannot be had where rows come one by one. @param flag that wants it */
  needsAllRows: {flag: string}
  /** @param detail jq's words */
  jq: {detail: string}
  jqOnSecret: object

  /** @param text the part of the filter that is wrong */
  notFilter: {source: string; fault: FilterFault; text: string}
  /** A value that has no order. @param beginning of the comparison, before it */
  unordered: {beginning: string; value: string; is: Unordered; text: string}
  comparedWithNull: {name: string; operator: string}
  /** @param detail JavaScript's words */
  notPattern: {text: string; detail: string; isQuoted: boolean}
  /** Why a row cannot be judged: what it has, and what it is compared with. */
  incomparable: {name: string; operator: string; literal: string; has: Saying; wanted: Saying}
  /** What a value is. */
  value: {is: ValueKind}
  unjudged: {reason: Saying}
  leftOut: {reason: Saying}
}

export type ValueKind = 'text' | 'number' | 'time' | 'true' | 'false' | 'list' | 'object'

/** What a value without quotes is meant to be, which it is not. */
export type Unordered = 'ago' | 'size' | 'time' | 'number' | 'any'

export type FilterFault =
  | 'closed'
  | 'deep'
  | 'joint'
  | 'no comparison'
  | 'no side'
  | 'no value'
  | 'open'
  | 'part'
  | 'quotes'
  | 'side'
  | 'unjoined'
