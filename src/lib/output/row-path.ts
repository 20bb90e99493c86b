import {isJsonObject} from '../protocol/json.js'
import {isScalar} from './spec.js'

interface Step {
  /** '' means the value itself; `*_list` means every key with that ending. */
  readonly key: string
  /** Whether the step visits the elements of an array. */
  readonly each: boolean
}

/** A value on the path, with the scalars that its row inherits. */
interface Found {
  readonly value: unknown
  readonly inherited: Readonly<Record<string, unknown>>
}

/**
 * Finds the rows in a reply. `a.b[]` = the elements of an array; anything but an array gives no rows.
 * - `[].characters[]`: the scalars of each outer element are merged into its rows.
 * - `files[]+folders[]`: lists one after the other; each row gets a `kind`, which is the name up to its last `_`
 * (`join_requests` → `join`), or without its plural s (`files` → `file`).
 * - `*_list[]`: every key with that ending; each row gets the rest of the key as `honor`. An existing key of the row is
 * never replaced.
 */
export function rowsAt(data: unknown, path: string): unknown[] {
  const lists = path.split('+')
  return lists.flatMap(list => {
    const steps = list.split('.').map(parseStep)
    const inherited = lists.length > 1 ? {kind: kindOf(steps.at(-1)?.key ?? '')} : {}
    return walk({value: data, inherited}, steps).map(toRow)
  })
}

function parseStep(text: string): Step {
  const each = text.endsWith('[]')
  return {key: each ? text.slice(0, -2) : text, each}
}

function kindOf(key: string): string {
  const underscore = key.lastIndexOf('_')
  return underscore > 0 ? key.slice(0, underscore) : key.replace(/s$/, '')
}

function walk(start: Found, steps: readonly Step[]): Found[] {
  let found = [start]
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1
    found = found
      .flatMap(from => children(from, step.key))
      .flatMap(child => (step.each ? elements(child, isLast) : [child]))
  }
  return found
}

function children({value, inherited}: Found, key: string): Found[] {
  if (key === '') return [{value, inherited}]
  if (!isJsonObject(value)) return []
  if (!key.startsWith('*')) return Object.hasOwn(value, key) ? [{value: value[key], inherited}] : []
  const ending = key.slice(1)
  return Object.entries(value)
    .filter(([name]) => name.endsWith(ending))
    .map(([name, child]) => ({
      value: child,
      inherited: {...inherited, honor: name.slice(0, name.length - ending.length)},
    }))
}

function elements({value, inherited}: Found, isLast: boolean): Found[] {
  if (!Array.isArray(value)) return []
  return value.map((element: unknown) => ({
    value: element,
    inherited: isLast ? inherited : {...inherited, ...scalarsOf(element)},
  }))
}

function scalarsOf(value: unknown): Record<string, unknown> {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).filter(([, child]) => isScalar(child))) : {}
}

function toRow({value, inherited}: Found): unknown {
  return isJsonObject(value) && Object.keys(inherited).length > 0 ? {...inherited, ...value} : value
}
