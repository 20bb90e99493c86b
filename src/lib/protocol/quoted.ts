import {stringifyJson} from './json.js'

/** A longer quote does not help to recognise the text. */
const LONGEST = 200

/** The typed text in quotes, for an error; only the beginning of a long text. */
export function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(cut(value)) : cut(stringifyJson(value))
}

/** The same without quotes. */
export function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}
