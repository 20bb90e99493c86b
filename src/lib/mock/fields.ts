import {BAD_REQUEST, Refusal} from './refusal.js'

interface Types {
  string: string
  number: number
  boolean: boolean
  /** It is not checked. */
  any: unknown
}

/** The types of fields, by their names. */
export type FieldTypes = Readonly<Record<string, keyof Types>>

export type Fields<T extends FieldTypes> = {-readonly [K in keyof T]?: Types[T[K]]}

/** A value from a shell is text: "3" becomes a number and "true" a boolean where these are expected. */
export function converted(value: unknown, expected: string): unknown {
  if (expected === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value)
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

/**
 * Checks the fields of a control action.
 * @throws Refusal that names an unknown field, or one of a wrong type
 */
export function checkedFields<const T extends FieldTypes>(
  fields: Readonly<Record<string, unknown>>,
  types: T,
  where: string,
): Fields<T> {
  const checked = Object.entries(fields).map(([name, value]) => {
    const expected = types[name]
    if (expected === undefined) throw new Refusal(BAD_REQUEST, `${where} has no field ${name}`)
    const item = converted(value, expected)
    if (expected !== 'any' && typeof item !== expected)
      throw new Refusal(BAD_REQUEST, `${where}.${name} must be a ${expected}`)
    return [name, item] as const
  })
  return Object.fromEntries(checked) as Fields<T> // just checked
}
