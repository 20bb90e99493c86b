import {type Place} from '../saying.js'

/** Of what was typed or piped. */
export interface InputKinds {
  malformed: {form: Form; text: string | undefined}
  /** A word that is none of a few. @param near the one that was meant */
  notAmong: {text: string; choices: readonly string[]; near: string | undefined}
  /** A value of the wrong type. @param name where it stands */
  wrongType: {name: Place; wanted: Type}
  wrongChoice: {name: string; choices: readonly string[]}
  notNumber: {name: string; text: string}
  /** A parameter that an action does not have. */
  noParam: {action: string; name: string; near: string | undefined; available: readonly string[]}
  oneNeeded: {alternatives: readonly string[]}
  noField: {name: Place; field: string; available: readonly string[]}
  /** Nothing has that name. @param available what has one */
  notFound: {what: Named; text: string; near: string | undefined; available: readonly string[]}
  empty: object
  /** @param rest of the line, from the quote on */
  openQuote: {rest: string}
  missing: {name: string}
  /** @param detail JavaScript's words */
  notJson: {detail: string}
  tooDeep: {levels: number}
  /** @param detail the system's words */
  unreadable: {file: string; detail: string}
  notUtf8: {source: Place; line: number; offset: number}
  utf16: {source: Place}
  lineNotUtf8: object
  /** A text from stdin, or from one more place, is wanted where there can be one. */
  severalDashes: object
  /** A flag of one command alone stands before any command. */
  leadingFlag: {flag: string}
  textMissing: {name: string}
  textTwice: {name: string}
  /** @param flag that takes it away */
  textOrFlag: {name: string; flag: string}
  emptyText: {flag: string}
  /** @param purpose what it is wanted for, or is already */
  stdinOfSeveral: {purpose: Place}
  stdinTwice: {purpose: Place}
  /** What stdin is read for, and where something is in it. */
  listOf: {name: string}
  lineOf: {name: Place; line: number}
}

/** What a word, or a value of JSON, must be. */
export type Form = Amount | Handle | Address | Value
type Amount = 'ban' | 'count' | 'digits' | 'duration' | 'limit' | 'positive' | 'rate' | 'seconds' | 'time' | 'unban'
type Handle = 'chat' | 'file' | 'folder' | 'group' | 'key' | 'message id' | 'package' | 'short message id' | 'user'
type Address = 'address' | 'header' | 'host' | 'URL' | 'web URL'
type Value =
  'field' | 'hex' | 'node' | 'nodes' | 'object' | 'segment' | 'speaker' | 'sticker' | 'text' | 'texts' | 'user or all'

/** What a value of JSON must be. */
export type Type = Scalar | 'json' | 'list' | 'object' | 'segments' | 'string[]'
type Scalar = 'bool' | 'count' | 'file' | 'id' | 'int' | 'QQ number' | 'string'

/** What can be called by a name. */
export type Named = 'field' | 'profile' | 'segment'
