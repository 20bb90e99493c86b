import {isJsonObject} from '../protocol/json.js'
import {type Renderer} from './renderer.js'
import {escapeInvisible} from './sanitize.js'

/** In UTF-16 units: js-yaml tries each text with expressions that run out of stack in one of some two millions. */
const LONGEST_TEXT = 1_000_000
/** Stands for a longer text; not to be guessed by whoever writes one. */
const MARK = `long-text-${Math.random().toString(36).slice(2)}-${Math.random().toString(36).slice(2)}-`

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
  const write = (value: unknown): string => {
    const long: string[] = []
    const text = dump(marked(value ?? null, long), {schema, skipInvalid: true, noRefs: true})
    // what JSON has between quotes, YAML has too
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

/** Numbers that String writes with an exponent, and -0, are left to the tag for floats. */
function isPlainInteger(value: unknown): boolean {
  if (typeof value === 'bigint') return true
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21 && !Object.is(value, -0)
}
