import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {isJsonObject} from '../protocol/json.js'
import {type Comparable, compareComparables, toComparable} from './compare.js'
import {countRows} from './count.js'
import {compilePick, compileSpec} from './spec.js'
import {type RenderOptions} from './types.js'

/** The options for the shown rows, their order and their fields. */
export type Selection = Pick<RenderOptions, 'filter' | 'countBy' | 'sort' | 'limit' | 'last' | 'fields' | 'strict'>

export interface Compiled {
  readonly sort: (rows: readonly unknown[]) => readonly unknown[]
  /** The maximum number of rows. */
  readonly limit: number
  /** The number of last rows. */
  readonly last: number
  readonly pick: (row: unknown) => unknown
}

/**
 * Compiles the text options. They are always applied in this order: filter, count-by, sort, limit or last, fields.
 * @throws QQError USAGE if one of them is malformed
 */
export function compileSelection(selection: Selection): Compiled {
  const {countBy, sort, limit = Infinity, last = Infinity, fields = []} = selection
  const wrong = [limit, last].find(count => count !== Infinity && (!Number.isSafeInteger(count) || count < 0))
  if (wrong !== undefined) {
    throw malformed('USAGE', 'limit', String(wrong))
  }
  if (countBy !== undefined) compileSpec(countBy)
  return {
    sort: sort === undefined ? rows => rows : compileSort(sort),
    limit,
    last,
    pick: fields.length === 0 ? row => row : compilePick(fields),
  }
}

/**
 * The rows to show.
 * @throws QQError USAGE for a field that no row has, because a typing mistake must not select nothing, or with !=
 * everything; and for a row that the filter cannot compare. Both only if `strict`.
 */
export function selectRows(rows: readonly unknown[], selection: Selection): unknown[] {
  const {sort, limit, last, pick} = compileSelection(selection)
  const {filter, countBy, strict} = selection
  const named = [...sortKeys(selection.sort).map(({field}) => field), ...(selection.fields ?? [])]
  if (strict) refuseUnknownFields(rows, [...(filter?.fields ?? []), ...(countBy === undefined ? named : [countBy])])
  const passing = filter ? rows.filter(row => (strict ? filter.passes(row) : filter.passesOrNotes(row))) : rows
  const counted = countBy === undefined ? passing : countRows(passing, countBy)
  if (strict && counted !== passing) refuseUnknownFields(counted, named)
  const sorted = sort(counted)
  return sorted.slice(Math.max(0, sorted.length - last), limit).map(pick)
}

/** The flag that needs all rows. */
export function needsAllRows({countBy, sort, last}: Selection): 'count-by' | 'sort' | 'last' | undefined {
  return countBy !== undefined ? 'count-by' : sort !== undefined ? 'sort' : last !== undefined ? 'last' : undefined
}

function refuseUnknownFields(rows: readonly unknown[], fields: readonly string[]): void {
  for (const field of fields) {
    const read = compileSpec(field)
    if (rows.length === 0 || rows.some(row => read(row) !== undefined)) continue
    const available = [...new Set(rows.flatMap(row => (isJsonObject(row) ? Object.keys(row) : [])))]
    throw new QQError('USAGE', {kind: 'input.notFound', what: 'field', text: field, near: undefined, available})
  }
}

interface SortKey {
  readonly field: string
  readonly direction: 1 | -1
}

function sortKeys(sort: string | undefined): SortKey[] {
  const fields = sort?.split(',').map(field => field.trim()) ?? []
  return fields.map(field => (field.startsWith('-') ? {field: field.slice(1), direction: -1} : {field, direction: 1}))
}

/** Stable; rows without a field, or with null in it, come last in both directions. */
function compileSort(sort: string): (rows: readonly unknown[]) => readonly unknown[] {
  const keys = sortKeys(sort).map(({field, direction}) => ({read: compileSpec(field), direction}))
  const valueOf = (value: unknown): Comparable | undefined =>
    value === undefined || value === null ? undefined : toComparable(value)
  return rows =>
    rows
      .map(row => ({row, values: keys.map(({read}) => valueOf(read(row)))}))
      .sort((a, b) => {
        for (const [index, {direction}] of keys.entries()) {
          const order = compareValues(a.values[index], b.values[index], direction)
          if (order !== 0) return order
        }
        return 0
      })
      .map(({row}) => row)
}

function compareValues(a: Comparable | undefined, b: Comparable | undefined, direction: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return direction * compareComparables(a, b)
}
