import {type ActionName} from '../actions.js'
import {CATALOG} from '../catalog/catalog.js'
import {type ActionFacts, type ParamFacts} from '../catalog/facts.js'
import {isQQNumber} from '../validate.js'

type Schema = Readonly<Record<string, unknown>>

/**
 * A JSON Schema (draft 2020-12) of the parameters of an action, as `qq call` sends them. It accepts the parameters in
 * which `findProblems` finds no problem.
 */
export function paramsSchema(action: ActionName): Schema {
  const {params, oneOf, notes}: ActionFacts = CATALOG[action]
  const names = Object.keys(params)
  const choices = oneOf?.map(group => ({anyOf: group.map(alternative => ({required: alternative}))}))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: action,
    ...(notes !== undefined && {description: notes}),
    type: 'object',
    properties: Object.fromEntries(Object.entries(params).map(([name, param]) => [name, paramSchema(name, param)])),
    required: names.filter(name => params[name]?.required),
    ...(choices && {allOf: choices}),
    additionalProperties: false,
  }
}

function paramSchema(name: string, param: ParamFacts): Schema {
  return {
    ...(param.enum ? {enum: param.enum} : param.type === 'id' && isQQNumber(name) ? NUMBER : TYPES[param.type]),
    ...(param.default !== undefined && {default: param.default}),
    ...(param.notes !== undefined && {description: param.notes}),
  }
}

const NUMBER: Schema = {type: 'string', pattern: '^[0-9]+$'}
const TEXT: Schema = {type: 'string'}
const SEGMENT: Schema = {type: 'object'}

const TYPES: Readonly<Record<ParamFacts['type'], Schema>> = {
  id: {type: 'string', minLength: 1},
  string: TEXT,
  file: TEXT,
  int: {type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER},
  bool: {type: 'boolean'},
  enum: {},
  'string[]': {type: 'array', items: TEXT},
  json: {type: ['object', 'array']},
  segments: {anyOf: [{type: 'string', minLength: 1}, SEGMENT, {type: 'array', items: SEGMENT}]},
}
