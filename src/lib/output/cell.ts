import {stringifyJson} from '../protocol/json.js'

/** A value in one cell: null and undefined are empty, objects compact JSON, all else its text digit for digit. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : stringifyJson(value)
}
