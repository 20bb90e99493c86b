import {type Renderer} from './renderer.js'

/** Format `yaml`; integers of any size are plain scalars, and each row of a stream is a document of its own. */
export async function createYaml(): Promise<Renderer> {
  const {defineScalarTag, dump, DUMP_SCHEMA, intCoreTag, intYaml11Tag, NOT_RESOLVED} = await import('js-yaml')
  const integer = defineScalarTag<unknown>('tag:yaml.org,2002:int', {
    implicit: true,
    // asked whether a string would be read as an integer, by old or new rules, and must be quoted
    resolve: (...source) => {
      const result = intYaml11Tag.resolve(...source)
      return result === NOT_RESOLVED ? intCoreTag.resolve(...source) : result
    },
    identify: isPlainInteger,
    represent: String,
  })
  const schema = DUMP_SCHEMA.withTags(integer)
  const write = (value: unknown): string => dump(value ?? null, {schema, skipInvalid: true, noRefs: true})
  return {value: write, list: write, row: row => `---\n${write(row)}`}
}

/** Numbers that String writes with an exponent, and -0, are left to the tag for floats. */
function isPlainInteger(value: unknown): boolean {
  if (typeof value === 'bigint') return true
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21 && !Object.is(value, -0)
}
