import {stringifyJson} from '../protocol/json.js'
import {type Renderer, rowByRow} from './renderer.js'

const INDENT = 2

/** Format `json`. A stream has no brackets, so its rows are JSON lines. */
export function createJson(): Renderer {
  return {value: indented, list: indented, row: jsonLine}
}

/** Format `jsonl`: one compact document per line. */
export function createJsonLines(): Renderer {
  return rowByRow(jsonLine)
}

function indented(value: unknown): string {
  return `${stringifyJson(value, INDENT)}\n`
}

function jsonLine(value: unknown): string {
  return `${stringifyJson(value)}\n`
}
