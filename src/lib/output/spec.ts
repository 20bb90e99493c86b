import {isJsonObject} from '../protocol/json.js'
import {malformed} from '../errors/refusals.js'

/** Reads a field of a row; `undefined` if the row does not have it. */
export type Read = (row: unknown) => unknown

/** The field name for a row that is a bare string, number, …. */
export const SCALAR_FIELD = 'value'

/**
 * Compiles a field spec: a dotted path (`sender.card`, `elements.0.elementId`), or several joined by `|`, of which the
 * first one that is neither missing, null nor empty is used.
 * @throws QQError USAGE if a part of the spec is empty
 */
export function compileSpec(spec: string): Read {
  const paths = spec.split('|').map(path => path.split('.'))
  if (paths.some(path => path.includes(''))) throw malformed('USAGE', 'field', spec)
  return row => readFirst(row, paths)
}

/** Compiles a single literal key, which may contain dots. */
export function compileKey(key: string): Read {
  const path = [key]
  return row => readPath(row, path)
}

/** Compiles the function that picks and orders fields: an object whose keys are the specs; missing values are null. */
export function compilePick(fields: readonly string[]): (row: unknown) => Record<string, unknown> {
  const readers = fields.map(field => [field, compileSpec(field)] as const)
  return row => Object.fromEntries(readers.map(([field, read]) => [field, read(row) ?? null]))
}

/** Whether a value is neither an object nor an array. */
export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function readFirst(row: unknown, paths: readonly (readonly string[])[]): unknown {
  let found: unknown
  for (const path of paths) {
    const value = readPath(row, path)
    if (value !== undefined && value !== null && value !== '') return value
    found ??= value
  }
  return found
}

function readPath(row: unknown, path: readonly string[]): unknown {
  if (isScalar(row)) return path.length === 1 && path[0] === SCALAR_FIELD ? row : undefined
  let current = row
  for (const key of path) {
    current = readKey(current, key)
    if (current === undefined) return undefined
  }
  return current
}

function readKey(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) return /^\d+$/.test(key) ? (parent[Number(key)] as unknown) : undefined
  return isJsonObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined
}
