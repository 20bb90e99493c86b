import {type Marks} from '../protocol/catalog/facts.js'
import {compileKey, compileSpec, isScalar, type Read, SCALAR_FIELD} from './spec.js'
import {type RenderOptions, type View} from './types.js'

/** The meaning of a value for people, if it is more than its text: a time, a number of bytes. */
export type Kind = 'time' | 'size'

export interface Column {
  /** The name as written by the user or the view; for a view's spec with alternatives, the first one. */
  readonly name: string
  readonly read: Read
  readonly kind: Kind | undefined
}

/**
 * The columns to show: the fields the user picked, else those of the view, else (the view has none, or the rows have
 * none of them) every key that holds a scalar in some row, in order of appearance; all keys when no key does.
 */
export function chooseColumns(rows: readonly unknown[], view: View, {fields}: Pick<RenderOptions, 'fields'>): Column[] {
  const {columns: specs = [], marks = {}} = view
  const marked = specs.map(parseColumn)
  const byKey = (key: string): Column => {
    const found = marked.find(({spec, kind}) => kind && alternatives(spec).includes(key))
    return {name: key, read: compileKey(key), kind: found?.kind ?? kindOf(key, marks)}
  }
  if (fields !== undefined && fields.length > 0) return fields.map(byKey)
  const columns = marked.map(({spec, kind = kindOf(spec, marks)}) => {
    return {name: alternatives(spec).slice(0, 1).join(''), read: compileSpec(spec), kind}
  })
  if (rows.length === 0 || columns.some(({read}) => rows.some(row => read(row) !== undefined))) return columns
  const scalars = keysOf(rows, isScalar)
  return (scalars.length > 0 ? scalars : keysOf(rows, () => true)).map(byKey)
}

/** A column of a view: `size:size` is the field `size`, a number of bytes. */
export function parseColumn(column: string): {readonly spec: string; readonly kind?: Kind} {
  const [, spec = '', kind] = /^(.*):(time|size)$/.exec(column) ?? []
  return kind === 'time' || kind === 'size' ? {spec, kind} : {spec: column}
}

function kindOf(spec: string, {times = [], sizes = []}: Marks): Kind | undefined {
  const keys = alternatives(spec).map(path => path.slice(path.lastIndexOf('.') + 1))
  if (keys.some(key => times.includes(key))) return 'time'
  return keys.some(key => sizes.includes(key)) ? 'size' : undefined
}

function alternatives(spec: string): string[] {
  return spec.split('|')
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
