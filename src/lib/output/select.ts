import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {isJsonObject} from '../protocol/json.js'
import {compareComparables, toComparable} from './compare.js'
import {compilePick, compileSpec} from './spec.js'
import {type RenderOptions} from './types.js'

/** The options that say which rows are shown, in which order, with which fields. */
export type Selection = Pick<RenderOptions, 'filter' | 'sort' | 'limit' | 'fields' | 'strict'>

export interface Compiled {
  readonly sort: (rows: readonly unknown[]) => readonly unknown[]
  /** How many rows at most. */
  readonly limit: number
  readonly pick: (row: unknown) => unknown
}

/**
 * Compiles the options that are still text. They always apply in this order: filter, sort, limit, fields.
 * @throws QQError USAGE when one of them is malformed
 */
export function compileSelection({sort, limit = Infinity, fields = []}: Selection): Compiled {
  if (limit !== Infinity && (!Number.isSafeInteger(limit) || limit < 0)) {
    throw malformed('USAGE', 'limit', String(limit))
  }
  return {
    sort: sort === undefined ? rows => rows : compileSort(sort),
    limit,
    pick: fields.length === 0 ? row => row : compilePick(fields),
  }
}

/**
 * The rows to show.
 * @throws QQError USAGE for a field that no row has: a slip in a filter must not select nothing, or with != everything; and
 * for a row that the filter cannot judge. both only when `strict`.
 */
export function selectRows(rows: readonly unknown[], selection: Selection): unknown[] {
  const {sort, limit, pick} = compileSelection(selection)
  const {filter, strict} = selection
  if (strict) refuseUnknownFields(rows, selection)
  const passing = filter ? rows.filter(row => (strict ? filter.passes(row) : filter.passesOrNotes(row))) : rows
  return sort(passing).slice(0, limit).map(pick)
}

function refuseUnknownFields(rows: readonly unknown[], {filter, sort, fields = []}: Selection): void {
  const named = [...(filter?.fields ?? []), ...(sort === undefined ? [] : [sort.replace(/^-/, '')]), ...fields]
  for (const field of named) {
    const read = compileSpec(field)
    if (rows.length === 0 || rows.some(row => read(row) !== undefined)) continue
    const available = [...new Set(rows.flatMap(row => (isJsonObject(row) ? Object.keys(row) : [])))]
    throw new QQError('USAGE', {kind: 'input.notFound', what: 'field', text: field, near: undefined, available})
  }
}

/** Stable; rows without the field, or with null in it, come last in both directions. */
function compileSort(sort: string): (rows: readonly unknown[]) => readonly unknown[] {
  const direction = sort.startsWith('-') ? -1 : 1
  const read = compileSpec(direction === -1 ? sort.slice(1) : sort)
  return rows => {
    const present = []
    const missing = []
    for (const row of rows) {
      const value = read(row) ?? undefined
      if (value === undefined) missing.push(row)
      else present.push({row, key: toComparable(value)})
    }
    present.sort((a, b) => direction * compareComparables(a.key, b.key))
    return [...present.map(({row}) => row), ...missing]
  }
}
