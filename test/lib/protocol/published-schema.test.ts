import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {kindOf} from '../../../src/lib/message/segments/index.js'
import {factsOf} from '../../../src/lib/protocol/actions.js'
import {type ParamFacts} from '../../../src/lib/protocol/catalog/facts.js'
import {CATALOG} from '../../../src/lib/protocol/catalog/catalog.js'

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

interface Published {
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>}
  readonly paths: Readonly<Record<string, {post: {requestBody: {content: {'application/json': {schema: Schema}}}}}>>
}

/** Where NapCat's published OpenAPI document lies; see CONTRIBUTING. Without it there is nothing to compare with. */
const file = process.env['NAPCAT_OPENAPI'] ?? ''

describe.skipIf(file === '')(`NapCat's published schema (${file || 'skipped: NAPCAT_OPENAPI names no file'})`, () => {
  const published = file === '' ? {} : readActions(file)

  it('names actions', () => {
    expect(Object.keys(published).length).toBeGreaterThan(100)
  })

  it('has no action that the catalogue lacks', () => {
    expect(Object.keys(published).filter(action => factsOf(action) === undefined)).toEqual([])
  })

  it('has the actions that the catalogue calls published, and no others', () => {
    const claimed = Object.keys(CATALOG).filter(action => factsOf(action)?.published !== false)
    expect(claimed.sort()).toEqual(Object.keys(published).sort())
  })

  it('has no parameter that the catalogue lacks', () => {
    const unknown = parametersOf(published).filter(({facts}) => facts === undefined)
    expect(unknown.map(({label}) => label)).toEqual([])
  })

  it('takes what the catalogue sends for each parameter', () => {
    const wrong = parametersOf(published).filter(({facts, schema}) => facts && !takes(schema, facts))
    expect(
      wrong.map(({label, facts, schema}) => `${label}: ${facts?.type ?? ''} for ${JSON.stringify(schema)}`),
    ).toEqual([])
  })

  it('has no kind of segment, and no key of one that is sent, that we lack', () => {
    const kinds = readSegments(file)
    expect(kinds.length).toBeGreaterThan(20)
    const unknown = kinds.flatMap(({type, keys}) => {
      const known = kindOf(type)
      return known ? keys.filter(key => known.keys?.includes(key) === false).map(key => `${type}.${key}`) : [type]
    })
    expect(unknown).toEqual([])
  })

  it('requires nothing that the catalogue takes for optional, but for what has a default or another way', () => {
    const missed = Object.entries(published).flatMap(([action, alternatives]) => {
      const facts = factsOf(action)
      const [first = [], ...others] = alternatives.map(({required = []}) => required)
      const inEvery = first.filter(name => others.every(required => required.includes(name)))
      const choices = (facts?.oneOf ?? []).flat(2)
      return inEvery
        .filter(name => !choices.includes(name) && !isOptionalOnWire(facts?.params[name]))
        .map(name => `${action}.${name}`)
    })
    expect(missed).toEqual([])
  })
})

function isOptionalOnWire(param: ParamFacts | undefined): boolean {
  return param?.required === true || param?.default !== undefined || param?.send === 'always'
}

/** The alternatives of each action's parameters, mostly one. */
function readActions(path: string): Record<string, readonly Schema[]> {
  const {paths} = JSON.parse(readFileSync(path, 'utf8')) as Published // the document is NapCat's own
  return Object.fromEntries(
    Object.entries(paths).map(([name, {post}]) => {
      const {schema} = post.requestBody.content['application/json']
      return [name.replace(/^\//, ''), schema.anyOf ?? [schema]]
    }),
  )
}

/** Each segment's type and the keys of its data, as far as they are written there. */
function readSegments(path: string): {type: string; keys: string[]}[] {
  const {schemas} = (JSON.parse(readFileSync(path, 'utf8')) as Published).components
  const keysOf = ({$ref, allOf = [], properties = {}}: Schema): string[] => {
    const referred = schemas[$ref?.split('/').at(-1) ?? '']
    return [...Object.keys(properties), ...[...allOf, ...(referred ? [referred] : [])].flatMap(keysOf)]
  }
  return Object.values(schemas).flatMap(({properties: {type, data} = {}}) => {
    const [name, ...others] = type?.enum ?? []
    return typeof name === 'string' && others.length === 0 && data ? [{type: name, keys: keysOf(data)}] : []
  })
}

function parametersOf(
  published: Readonly<Record<string, readonly Schema[]>>,
): {label: string; facts: ParamFacts | undefined; schema: Schema}[] {
  return Object.entries(published).flatMap(([action, alternatives]) =>
    alternatives.flatMap(({properties = {}}) =>
      Object.entries(properties).map(([name, schema]) => ({
        label: `${action}.${name}`,
        facts: factsOf(action)?.params[name],
        schema,
      })),
    ),
  )
}

/** What the schema must list for a value of ours; NapCat turns numbers and booleans into a string, digits into a number. */
const JSON_TYPES: Readonly<Record<Exclude<ParamFacts['type'], 'json' | 'segments' | 'enum'>, readonly string[]>> = {
  id: ['string'],
  string: ['string'],
  file: ['string'],
  int: ['number', 'integer', 'string'],
  bool: ['boolean', 'string'],
  'string[]': ['array'],
}

function takes(schema: Schema, param: ParamFacts): boolean {
  if (schema.anyOf) return schema.anyOf.some(one => takes(one, param))
  const {type} = schema
  switch (param.type) {
    case 'segments':
      return schema.$ref?.endsWith('/OB11MessageMixType') === true || type === 'array'
    case 'json':
      return type === 'object' || type === 'array'
    case 'enum':
      return (param.enum ?? []).every(
        choice => (type === 'string' || type === typeof choice) && (schema.enum?.includes(choice) ?? true),
      )
    default:
      return (
        type !== undefined && JSON_TYPES[param.type].includes(type) && (type !== 'array' || takesTexts(schema.items))
      )
  }
}

function takesTexts(items: Schema | undefined): boolean {
  return items !== undefined && takes(items, {type: 'string'})
}
