import {type Known} from '../errors/saying.js'
import {factsOf} from './actions.js'
import {type ActionFacts, type ParamFacts} from './catalog/facts.js'
import {parseJson} from './json.js'
import {nearest} from './nearest.js'
import {cut} from './quoted.js'
import {attempt} from '../errors/attempt.js'

type Params = Readonly<Record<string, unknown>>

/**
 * Why NapCat would refuse these parameters, or misread them: each problem names the parameter (NapCat
 * itself never names it). Empty for good parameters and for actions that the catalogue does not know.
 */
export function findProblems(action: string, params: Params): Known[] {
  const facts = factsOf(action)
  if (!facts) return []
  const problems: Known[] = []
  for (const name of Object.keys(params)) {
    const value = params[name]
    if (value === undefined) continue
    const param = Object.hasOwn(facts.params, name) ? facts.params[name] : undefined
    const problem = param ? valueProblem(name, param, value) : unknownParam(action, name, Object.keys(facts.params))
    if (problem !== undefined) problems.push(problem)
  }
  for (const name of Object.keys(facts.params)) {
    if (facts.params[name]?.required && params[name] === undefined) problems.push({kind: 'input.missing', name})
  }
  for (const alternatives of facts.oneOf ?? []) {
    const given = alternatives.some(names => names.every(name => params[name] !== undefined))
    if (!given) problems.push({kind: 'input.oneNeeded', alternatives: alternatives.map(names => names.join(' + '))})
  }
  return problems
}

/**
 * A fast check whether these parameters have no problem and need no change. It is false for some good parameters too,
 * but true for most calls of a long run.
 */
export function areAsWanted({params: table, oneOf}: ActionFacts, params: Params): boolean {
  let known = 0
  for (const name of Object.keys(table)) {
    const value = params[name]
    const param = table[name]
    if (!param) return false
    if (value === undefined) {
      if (param.required || param.withoutIt !== undefined) return false
      continue
    }
    // a text in place of segments may be meant as segments
    if (!fits(name, param, value) || (param.type === 'segments' && isText(value))) return false
    known++
  }
  return oneOf === undefined && known === Object.keys(params).length
}

/**
 * Converts words of a command line to the types that the action needs: digits for an `int`, `true` or `false` for a
 * `bool`, one value for a list, JSON in a text for an object, and ids as strings (NapCat rounds integers beyond 2^53).
 * Values that do not fit are left for `findProblems`. Parameters that need no change are returned unchanged.
 */
export function coerceParams(action: string, params: Params): Params {
  const table = factsOf(action)?.params
  let coerced: Record<string, unknown> | undefined
  for (const name of Object.keys(params)) {
    const value = coerce(table?.[name], params[name])
    if (value !== params[name]) (coerced ??= {...params})[name] = value
  }
  return coerced ?? params
}

function coerce(param: ParamFacts | undefined, value: unknown): unknown {
  switch (param?.type) {
    case 'id':
    case 'string':
    case 'file':
      return asText(value)
    case 'int':
      return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
    case 'bool':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'enum':
      return param.enum?.find(choice => String(choice) === String(value)) ?? value
    case 'string[]':
      return (Array.isArray(value) ? (value as unknown[]) : [value]).map(asText)
    case 'json':
      return typeof value === 'string' ? objectOrText(value) : value
    case 'segments':
    case undefined:
      return value
  }
}

/** The object or list if the text is JSON of one, else the text. */
function objectOrText(text: string): unknown {
  const value = attempt(() => parseJson(text))
  return isObject(value) ? value : text
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
}

function unknownParam(action: string, name: string, available: readonly string[]): Known {
  return {kind: 'input.noParam', action, name: cut(name), near: nearest(name, available), available}
}

function valueProblem(name: string, param: ParamFacts, value: unknown): Known | undefined {
  if (fits(name, param, value)) return undefined
  const {type: wanted, enum: choices = []} = param
  if (wanted === 'enum' || param.enum) return {kind: 'input.wrongChoice', name, choices: choices.map(String)}
  if (wanted === 'id' && isQQNumber(name) && isText(value)) return {kind: 'input.notNumber', name, text: value}
  return {kind: 'input.wrongType', name, wanted}
}

function fits(name: string, param: ParamFacts, value: unknown): boolean {
  if (param.enum) return param.enum.some(choice => choice === value)
  switch (param.type) {
    case 'id':
      return isText(value) && (isQQNumber(name) ? /^\d+$/.test(value) : value !== '')
    case 'string':
    case 'file':
      return isText(value)
    case 'int':
      return Number.isSafeInteger(value)
    case 'bool':
      return typeof value === 'boolean'
    case 'string[]':
      return Array.isArray(value) && value.every(isText)
    case 'json':
      return isObject(value)
    case 'segments':
      // without a message, or with null in its list, NapCat's send actions never answer at all (action/msg/SendMsg.ts)
      return isText(value) ? value !== '' : (Array.isArray(value) ? value : [value]).every(isObject)
    case 'enum':
      return true
  }
}

/** Whether an id is a QQ number or group number; other ids are opaque handles. */
export function isQQNumber(name: string): boolean {
  return /^(?:group_id|user_id|target_id|friend_id)$/.test(name)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
