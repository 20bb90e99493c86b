import {attempt, orThrow} from '../errors/attempt.js'
import {malformed, notJson} from '../errors/refusals.js'
import {type Place} from '../errors/saying.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {lineOf, type Stdin} from './stdin.js'
import {readStdinText, readTextFile} from './text.js'

/** @param name of what gave the text, for the error @throws QQError USAGE */
export function jsonFrom(text: string, name: Place): unknown {
  return orThrow(
    () => parseJson(text.replace(/^\uFEFF/, '')), // `"$(cat FILE)"` may contain a byte order mark
    error => notJson('USAGE', error, name),
  )
}

/**
 * A JSON object written on the command line, or in `@FILE`, or on stdin (`-`, `@-`).
 * @param flag that gave it, for errors
 * @throws QQError USAGE for anything but an object; as `readSource`
 */
export async function readJsonObject(stdin: Stdin, source: string, flag: string): Promise<Record<string, unknown>> {
  const value = jsonFrom(await readSource(stdin, source, flag), flag)
  if (isJsonObject(value)) return value
  throw malformed('USAGE', 'object', undefined, flag)
}

/**
 * The values of a JSON list or of JSON lines, or a single value.
 * @param name of what gave the text, for the error @throws QQError USAGE, naming the line
 */
export function jsonListFrom(text: string, name: string): unknown[] {
  const lines = text.split('\n').map((line, index) => ({line: line.trim(), name: lineOf(name, index)}))
  const [first, ...others] = lines.filter(({line}) => line !== '')
  // the first line of a value with several lines is not JSON by itself
  if (first && others.length > 0 && attempt(() => parseJson(first.line)) !== undefined) {
    return [first, ...others].map(({line, name: where}) => jsonFrom(line, where))
  }
  const value = jsonFrom(text, name)
  return Array.isArray(value) ? value : [value]
}

/**
 * The text on the command line, in `@FILE`, or on stdin (`-`, `@-`).
 * @param flag that gave it, for errors @throws as `readTextFrom`
 */
export async function readSource(stdin: Stdin, source: string, flag: string): Promise<string> {
  if (source === '-' || source === '@-') return readStdinText(stdin, flag)
  return source.startsWith('@') ? readTextFile(source.slice(1), flag) : source
}
