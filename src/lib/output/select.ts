import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {quoted} from '../protocol/quoted.js'
import {compareComparables, toComparable} from './compare.js'
import {compileFilter, fieldOfFilter} from './filter.js'
import {compilePick, compileSpec} from './spec.js'
import {type RenderOptions} from './types.js'

/** The options that say which rows are shown, in which order, with which fields. */
export type Selection = Pick<RenderOptions, 'filters' | 'sort' | 'limit' | 'fields' | 'knownFieldsOnly'>

interface Compiled {
  readonly passes: (row: unknown) => boolean
  readonly sort: (rows: readonly unknown[]) => readonly unknown[]
  /** How many rows at most. */
  readonly limit: number
  readonly pick: (row: unknown) => unknown
}

/**
 * Compiles the options, which always apply in this order: filter, sort, limit, fields.
 * @throws QQError USAGE when one of them is malformed
 */
export function compileSelection({filters = [], sort, limit = Infinity, fields = []}: Selection): Compiled {
  const tests = filters.map(compileFilter)
  if (limit !== Infinity && (!Number.isSafeInteger(limit) || limit < 0)) {
    throw new QQError('USAGE', `not a limit: ${limit}`, {hint: 'A limit is a whole number, 0 or more.'})
  }
  return {
    passes: row => tests.every(test => test(row)),
    sort: sort === undefined ? rows => rows : compileSort(sort),
    limit,
    pick: fields.length === 0 ? row => row : compilePick(fields),
  }
}

/**
 * The rows to show.
 * @throws QQError USAGE for a field that no row has: a slip in a filter must not select nothing, or with != everything
 */
export function selectRows(rows: readonly unknown[], selection: Selection): unknown[] {
  const {passes, sort, limit, pick} = compileSelection(selection)
  if (selection.knownFieldsOnly) refuseUnknownFields(rows, selection)
  return sort(rows.filter(passes)).slice(0, limit).map(pick)
}

/** Selects from rows as they come. When the limit is reached, or the reader stops, the source is told to stop too. */
export async function* selectStream(rows: AsyncIterable<unknown>, selection: Selection): AsyncIterable<unknown> {
  const {passes, limit, pick} = compileSelection(selection)
  if (limit === 0) {
    await rows[Symbol.asyncIterator]().return?.()
    return
  }
  let count = 0
  for await (const row of rows) {
    if (!passes(row)) continue
    yield pick(row)
    count++
    if (count >= limit) return
  }
}

function refuseUnknownFields(rows: readonly unknown[], {filters = [], sort, fields = []}: Selection): void {
  const named = [...filters.map(fieldOfFilter), ...(sort === undefined ? [] : [sort.replace(/^-/, '')]), ...fields]
  for (const field of named) {
    const read = compileSpec(field)
    if (rows.length === 0 || rows.some(row => read(row) !== undefined)) continue
    const keys = [...new Set(rows.flatMap(row => (isJsonObject(row) ? Object.keys(row) : [])))]
    throw new QQError('USAGE', `no row has the field ${quoted(field)}`, {hint: `there is ${keys.join(', ')}`})
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
