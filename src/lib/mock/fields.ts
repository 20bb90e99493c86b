import {BAD_REQUEST, Refusal} from './refusal.js'

/** The type of a field; `any` is not checked. */
export type FieldType = 'string' | 'number' | 'boolean' | 'any'

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
export function checkedFields(
  fields: Readonly<Record<string, unknown>>,
  types: Readonly<Record<string, FieldType>>,
  where: string,
): Record<string, unknown> {
  const checked = Object.entries(fields).map(([name, value]) => {
    const expected = types[name]
    if (expected === undefined) throw new Refusal(BAD_REQUEST, `${where} has no field ${name}`)
    const item = converted(value, expected)
    if (expected !== 'any' && typeof item !== expected)
      throw new Refusal(BAD_REQUEST, `${where}.${name} must be a ${expected}`)
    return [name, item] as const
  })
  return Object.fromEntries(checked)
}
