import {BAD_REQUEST, Refusal} from './refusal.js'

/** What a field must be; `any` is not looked at. */
export type FieldType = 'string' | 'number' | 'boolean' | 'any'

/** A value typed into a shell comes as text: "3" is taken for a number and "true" for a boolean where those belong. */
export function converted(value: unknown, expected: string): unknown {
  if (expected === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value)
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

/**
 * The fields of an order to the mock, each of its type.
 * @throws Refusal naming a field that is not known, or not of its type
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
