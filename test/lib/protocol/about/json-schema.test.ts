import fc from 'fast-check'
import {expect, it} from 'vitest'
import {paramsSchema} from '../../../../src/lib/protocol/about/json-schema.js'
import {actionNames, factsOf, type ActionName} from '../../../../src/lib/protocol/actions.js'
import {findProblems} from '../../../../src/lib/protocol/validate.js'

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** Reads the keywords of draft 2020-12 that are used. */
function fits(schema: Schema, value: unknown): boolean {
  const {minimum = -Infinity, maximum = Infinity} = schema
  return [
    schema.type === undefined || [schema.type].flat().includes(typeOf(value)),
    schema.enum === undefined || schema.enum.includes(value),
    typeof value !== 'string' || new RegExp(schema.pattern ?? '', 'u').test(value),
    typeof value !== 'string' || value.length >= (schema.minLength ?? 0),
    typeof value !== 'number' || (value >= minimum && value <= maximum),
    !Array.isArray(value) || value.every(item => fits(schema.items ?? {}, item)),
    schema.anyOf?.some(choice => fits(choice, value)) ?? true,
    schema.allOf?.every(part => fits(part, value)) ?? true,
    typeOf(value) !== 'object' || fitsAsObject(schema, value as Record<string, unknown>),
  ].every(Boolean)
}

function fitsAsObject(
  {properties = {}, required = [], additionalProperties}: Schema,
  object: Record<string, unknown>,
): boolean {
  const own = (name: string): boolean => Object.hasOwn(object, name)
  return (
    required.every(own) &&
    Object.entries(properties).every(([name, part]) => !own(name) || fits(part, object[name])) &&
    (additionalProperties !== false || Object.keys(object).every(name => Object.hasOwn(properties, name)))
  )
}

const values = fc.oneof(
  fc.constantFrom<unknown>(
    '123456',
    '',
    'x',
    1,
    0,
    1.5,
    2 ** 53,
    true,
    false,
    null,
    [],
    {},
    ['a'],
    [{type: 'text'}],
    [null],
  ),
  fc.jsonValue(),
)

/** Parameters of an action, right and wrong, and now and then one that it does not have. */
function paramsFor(action: ActionName): fc.Arbitrary<Record<string, unknown>> {
  const params = factsOf(action)?.params ?? {}
  const fields = Object.entries(params).map(([name, {enum: choices = []}]) => [
    name,
    fc.oneof(values, fc.constantFrom<unknown>('123456', ...choices)),
  ])
  return fc.record(
    {...(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>), nope: values},
    {requiredKeys: []},
  )
}

it('takes exactly what qq call sends', () => {
  const cases = fc.constantFrom(...actionNames()).chain(action => paramsFor(action).map(params => ({action, params})))
  fc.assert(
    fc.property(cases, ({action, params}) => {
      expect(fits(paramsSchema(action) as Schema, params)).toBe(findProblems(action, params).length === 0)
    }),
    {numRuns: 3000},
  )
})

it('tells defaults, choices and what a parameter is', () => {
  expect(paramsSchema('set_group_ban')).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'set_group_ban',
    description: factsOf('set_group_ban')?.notes,
    type: 'object',
    properties: {
      group_id: {type: 'string', pattern: '^[0-9]+$', description: 'group number'},
      user_id: {type: 'string', pattern: '^[0-9]+$', description: 'QQ number'},
      duration: expect.objectContaining({type: 'integer', default: 0}) as unknown,
    },
    required: ['group_id', 'user_id'],
    additionalProperties: false,
  })
  expect(paramsSchema('set_group_add_option')).toMatchObject({properties: {add_type: {enum: [1, 2, 3, 4, 5]}}})
  expect(paramsSchema('delete_essence_msg')).toMatchObject({
    allOf: [{anyOf: [{required: ['message_id']}, {required: ['msg_seq', 'msg_random', 'group_id']}]}],
  })
})
