import {stringifyJson} from './json.js'

/** Beyond that nobody recognises more of what was typed. */
const LONGEST = 200

/** What somebody typed, in quotes, for an error; of what is long, its beginning. */
export function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(cut(value)) : cut(stringifyJson(value))
}

/** The same without quotes. */
export function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}
