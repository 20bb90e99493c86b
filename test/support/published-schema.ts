import {readFileSync} from 'node:fs'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly $ref?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

export interface PublishedSchema {
  /** What is wrong with a request by NapCat's own schema; empty also for actions that it does not have. */
  problems(action: string, params: Readonly<Record<string, unknown>>): string[]
}

/** NapCat's published schema, an oracle that neither the commands nor the mock wrote; undefined where it is not at hand. */
export function publishedSchema(): PublishedSchema | undefined {
  const file = process.env['NAPCAT_OPENAPI']
  if (!file) return undefined
  const {paths} = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, {post: {requestBody: {content: Record<string, {schema: Schema}>}}}>
  }
  return {
    problems(action, params) {
      const body = paths[`/${action}`]?.post.requestBody.content['application/json']?.schema
      return body ? problemsOf(body, params) : []
    },
  }
}

function problemsOf(body: Schema, params: Readonly<Record<string, unknown>>): string[] {
  if (body.anyOf) {
    const [nearest = []] = body.anyOf.map(choice => problemsOf(choice, params)).sort((a, b) => a.length - b.length)
    return nearest
  }
  const known = body.properties ?? {}
  const unknown = Object.keys(params).filter(name => !(name in known))
  // the schema also calls required what has a default
  const missing = (body.required ?? []).filter(name => !(name in params) && known[name]?.default === undefined)
  const wrong = Object.entries(params).filter(([name, value]) => known[name] && !fits(known[name], value))
  return [
    ...unknown.map(name => `unknown: ${name}`),
    ...missing.map(name => `missing: ${name}`),
    ...wrong.map(([name, value]) => `wrong type: ${name} = ${JSON.stringify(value)}`),
  ]
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.anyOf) {
    // a boolean must be a real one even where NapCat would take its text: its handlers read the text in different ways
    const real = typeof value === 'string' && schema.anyOf.some(({type}) => type === 'boolean')
    return !real && schema.anyOf.some(choice => fits(choice, value))
  }
  if (schema.$ref !== undefined) return typeof value === 'object' || typeof value === 'string'
  if (schema.enum && !schema.enum.includes(value)) return false
  switch (schema.type) {
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null
    case 'integer':
      return Number.isSafeInteger(value)
    case undefined:
      return true
    default:
      return typeof value === schema.type
  }
}
