import {compileKey, compileSpec, isScalar, type Read, SCALAR_FIELD} from './spec.js'
import {type RenderOptions, type View} from './types.js'

export interface Column {
  /** The name as written by the user or the view; for a view's spec with alternatives, the first one. */
  readonly name: string
  readonly read: Read
}

/**
 * The columns to show: the fields the user picked, else those of the view, else (the view has none, or the rows have
 * none of them) every key that holds a scalar in some row, in order of appearance; all keys when no key does.
 */
export function chooseColumns(rows: readonly unknown[], view: View, {fields}: Pick<RenderOptions, 'fields'>): Column[] {
  if (fields !== undefined && fields.length > 0) return fields.map(keyColumn)
  const columns = (view.columns ?? []).map(specColumn)
  if (rows.length === 0 || columns.some(({read}) => rows.some(row => read(row) !== undefined))) return columns
  const scalars = keysOf(rows, isScalar)
  return (scalars.length > 0 ? scalars : keysOf(rows, () => true)).map(keyColumn)
}

function specColumn(spec: string): Column {
  return {name: spec.split('|', 1).join(''), read: compileSpec(spec)}
}

function keyColumn(key: string): Column {
  return {name: key, read: compileKey(key)}
}

function keysOf(rows: readonly unknown[], accepts: (value: unknown) => boolean): string[] {
  const keys = new Set<string>()
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) {
      keys.add(SCALAR_FIELD)
      continue
    }
    for (const [key, value] of Object.entries(row)) if (accepts(value)) keys.add(key)
  }
  return [...keys]
}
