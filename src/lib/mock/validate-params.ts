import {type ActionFacts, type ParamFacts} from '../protocol/catalog/facts.js'
import {BAD_REQUEST, Refusal} from './refusal.js'
import {isJsonObject} from '../protocol/json.js'
import {type WireParams} from './wire-values.js'

/** NapCat's schema errors say what was expected and never which parameter it was. */
function schemaError(expected: string): Refusal {
  return new Refusal(BAD_REQUEST, `Schema compilation error: Expected ${expected}`)
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw schemaError('string')
}

function toNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  throw schemaError('number')
}

function toBoolean(value: unknown): boolean {
  if (value === true || value === 'true' || value === 1 || value === '1') return true
  if (value === false || value === 'false' || value === 0 || value === '0') return false
  throw schemaError('boolean')
}

function toChoice(value: unknown, facts: ParamFacts): string | number {
  const choice = facts.enum?.find(candidate => String(candidate) === String(value))
  if (choice === undefined || (typeof value !== 'string' && typeof value !== 'number')) throw schemaError('union value')
  return choice
}

function coerce(value: unknown, facts: ParamFacts): unknown {
  switch (facts.type) {
    case 'id':
    case 'string':
    case 'file':
      return toText(value)
    case 'int':
      return toNumber(value)
    case 'bool':
      return toBoolean(value)
    case 'enum':
      return toChoice(value, facts)
    case 'string[]':
      return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(toText)
    case 'json':
      if (!isJsonObject(value) && !Array.isArray(value)) throw schemaError('object')
      return value
    case 'segments':
      return value
  }
}

/**
 * The parameters for a handler of NapCat: converted, with defaults and unknown keys.
 * @throws Refusal 1400 for what TypeBox would not convert
 */
export function validateParams(params: unknown, facts: ActionFacts): WireParams {
  if (!isJsonObject(params)) throw schemaError('object')
  const checked: Record<string, unknown> = {...params}
  for (const [name, param] of Object.entries(facts.params)) {
    const value = Object.hasOwn(params, name) ? params[name] : param.default
    if (value !== undefined) checked[name] = coerce(value, param)
    else if (param.required) throw schemaError('required property')
  }
  return checked
}

/** Whether the either/or choices of an action were made; NapCat's schemas know nothing of them. */
export function choicesMade(params: WireParams, facts: ActionFacts): boolean {
  return (facts.oneOf ?? []).every(group =>
    group.some(alternative => alternative.every(name => params[name] !== undefined && params[name] !== '')),
  )
}
