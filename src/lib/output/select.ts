import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {quoted} from '../protocol/quoted.js'
import {compareComparables, toComparable} from './compare.js'
import {compilePick, compileSpec} from './spec.js'
import {type RenderOptions} from './types.js'

/** The options for the shown rows, their order and their fields. */
export type Selection = Pick<RenderOptions, 'filter' | 'sort' | 'limit' | 'fields' | 'strict'>

export interface Compiled {
  readonly sort: (rows: readonly unknown[]) => readonly unknown[]
  /** The maximum number of rows. */
  readonly limit: number
  readonly pick: (row: unknown) => unknown
}

/**
 * Compiles the text options. They are always applied in this order: filter, sort, limit, fields.
 * @throws QQError USAGE if one of them is malformed
 */
export function compileSelection({sort, limit = Infinity, fields = []}: Selection): Compiled {
  if (limit !== Infinity && (!Number.isSafeInteger(limit) || limit < 0)) {
    throw new QQError('USAGE', `not a limit: ${limit}`, {hint: 'A limit is a whole number, 0 or more.'})
  }
  return {
    sort: sort === undefined ? rows => rows : compileSort(sort),
    limit,
    pick: fields.length === 0 ? row => row : compilePick(fields),
  }
}

/**
 * The rows to show.
 * @throws QQError USAGE for a field that no row has, because a typing mistake must not select nothing, or with !=
 * everything; and for a row that the filter cannot compare. Both only if `strict`.
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
    const keys = [...new Set(rows.flatMap(row => (isJsonObject(row) ? Object.keys(row) : [])))]
    throw new QQError('USAGE', `no row has the field ${quoted(field)}`, {hint: `there is ${keys.join(', ')}`})
  }
}

/** Stable; rows without the field, or with null, come last in both directions. */
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
