import {type Format} from './types.js'

/**
 * Resolves `auto`: a table on a terminal; in a pipe JSON, or JSON lines for a stream. A stream has no closing bracket,
 * so `json` means `jsonl` there.
 */
export function resolveFormat(wanted: Format | 'auto', isTerminal: boolean, stream: boolean): Format {
  const format = wanted === 'auto' ? (isTerminal ? 'table' : 'json') : wanted
  return stream && format === 'json' ? 'jsonl' : format
}
