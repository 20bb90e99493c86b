import {type Known} from '../errors/saying.js'
import {objectIn, stringifyJson, textOf} from '../protocol/json.js'
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

const PARTS = ['server', 'action', 'columns', 'unchecked'] as const

/** How the one is not the other; undefined when they are the same. */
export function difference(was: Doing, is: Doing): Known | undefined {
  const part = PARTS.find(one => stringifyJson(was[one]) !== stringifyJson(is[one]))
  const shown = (value: unknown): string => cut(Array.isArray(value) ? value.join(', ') : textOf(value))
  return part && {kind: 'state.otherDoing', part, was: shown(was[part]), is: shown(is[part])}
}

/** One line of ASCII, because a journal is read byte by byte. */
export function doingText(doing: Doing): string {
  return stringifyJson(doing).replace(/[^\0-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Undefined for a text that `doingText` did not write. */
export function doingIn(text: string): Doing | undefined {
  const {server, unchecked, action, columns} = objectIn(text) ?? {}
  if (typeof server !== 'string' || typeof unchecked !== 'boolean') return undefined
  if (action !== undefined && typeof action !== 'string') return undefined
  if (columns !== undefined && !isTexts(columns)) return undefined
  return {server, unchecked, action, columns}
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}
