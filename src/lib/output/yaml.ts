import {isJsonObject} from '../protocol/json.js'
import {type Renderer} from './renderer.js'
import {escapeInvisible} from './sanitize.js'

/** In UTF-16 units. js-yaml's regular expressions run out of stack in a text of about two million. */
const LONGEST_TEXT = 1_000_000
/** The mark for a longer text; nobody must be able to guess it. */
const MARK = `long-text-${Math.random().toString(36).slice(2)}-${Math.random().toString(36).slice(2)}-`

/** Format `yaml`; integers of any size are plain scalars, and each row of a stream is a separate document. */
export async function createYaml(): Promise<Renderer> {
  const {defineScalarTag, dump, DUMP_SCHEMA, intCoreTag, intYaml11Tag, NOT_RESOLVED} = await import('js-yaml')
  const integer = defineScalarTag<unknown>('tag:yaml.org,2002:int', {
    implicit: true,
    // decides whether a string looks like an integer, by old or new rules, and must be quoted
    resolve: (...source) => {
      const result = intYaml11Tag.resolve(...source)
      return result === NOT_RESOLVED ? intCoreTag.resolve(...source) : result
    },
    identify: isPlainInteger,
    represent: String,
  })
  const schema = DUMP_SCHEMA.withTags(integer)
  const write = (value: unknown): string => {
    const long: string[] = []
    const text = dump(marked(value ?? null, long), {schema, skipInvalid: true, noRefs: true})
    // YAML accepts JSON's quoted strings
    const found = new RegExp(`${MARK}(\\d+)`, 'g')
    return text.replace(found, (_mark, index) => escapeInvisible(JSON.stringify(long[Number(index)])))
  }
  return {value: write, list: write, row: row => `---\n${write(row)}`}
}

/** The value with a mark for each text that is too long for js-yaml. @param long takes these texts */
function marked(value: unknown, long: string[]): unknown {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT ? value : `${MARK}${long.push(value) - 1}`
  if (Array.isArray(value)) return value.map(item => marked(item, long))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(pair => pair.map(part => marked(part, long))))
}

/** Numbers that String writes with an exponent, and -0, use the tag for floats. */
function isPlainInteger(value: unknown): boolean {
  if (typeof value === 'bigint') return true
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21 && !Object.is(value, -0)
}
