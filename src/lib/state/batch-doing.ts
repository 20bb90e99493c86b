import {isJsonObject, parseJson, stringifyJson} from '../protocol/json.js'
import {cut} from '../protocol/quoted.js'

/** The settings that decide what the lines of a batch do. */
export interface Doing {
  /** The URL in its normalised form. */
  readonly server: string
  /** Whether calls are made unchanged and unchecked. */
  readonly unchecked: boolean
  /** The action of all CSV records, and the names of their cells. */
  readonly action?: string | undefined
  readonly columns?: readonly string[] | undefined
}

/** The parts as text, for comparison and for errors. */
const IN_WORDS: Readonly<Record<keyof Doing, (doing: Doing) => string>> = {
  server: ({server}) => `for ${server}`,
  action: ({action}) => (action === undefined ? 'of calls and commands' : `of records for ${cut(action)}`),
  columns: ({columns = []}) => `with the columns ${cut(columns.join(', '))}`,
  unchecked: ({unchecked}) => `${unchecked ? 'with' : 'without'} --unchecked`,
}
const PARTS = Object.keys(IN_WORDS) as (keyof Doing)[]

/** The difference in words; undefined if they are the same. */
export function difference(was: Doing, is: Doing): string | undefined {
  const other = PARTS.find(part => stringifyJson(was[part]) !== stringifyJson(is[part]))
  return other && `that was ${IN_WORDS[other](was)}, and this is ${IN_WORDS[other](is)}`
}

/** One line of ASCII, because a journal is read byte by byte. */
export function doingText(doing: Doing): string {
  return stringifyJson(doing).replace(/[^\0-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Undefined for a text that `doingText` did not write. */
export function doingIn(text: string): Doing | undefined {
  try {
    const noted = parseJson(text)
    if (!isJsonObject(noted)) return undefined
    const {server, unchecked, action, columns} = noted
    if (typeof server !== 'string' || typeof unchecked !== 'boolean') return undefined
    if (action !== undefined && typeof action !== 'string') return undefined
    if (columns !== undefined && !isTexts(columns)) return undefined
    return {server, unchecked, action, columns}
  } catch {
    return undefined // no JSON
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}
