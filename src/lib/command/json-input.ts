import {QQError, reasonOf} from '../errors/errors.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {readTextFile} from './local-file.js'
import {readStdin} from './stdin.js'

/** @param name of what gave the text, for the error @throws QQError USAGE */
export function jsonFrom(text: string, name: string): unknown {
  try {
    return parseJson(text.replace(/^\uFEFF/, '')) // editors on Windows begin a file with it
  } catch (error) {
    throw new QQError('USAGE', `${name}: not JSON: ${reasonOf(error)}`)
  }
}

/**
 * A JSON object written on the command line, or in `@FILE`, or on stdin (`-`, `@-`).
 * @param flag that gave it, for errors
 * @throws QQError USAGE, also when stdin is asked for twice; LOCAL for a file that cannot be read
 */
export async function readJsonObject(source: string, flag: string): Promise<Record<string, unknown>> {
  const value = jsonFrom(await readSource(source, flag), flag)
  if (isJsonObject(value)) return value
  throw new QQError('USAGE', `${flag}: not a JSON object`)
}

/**
 * Text written on the command line, or in `@FILE`, or on stdin (`-`, `@-`).
 * @throws QQError USAGE when stdin is asked for twice; LOCAL for a file that cannot be read
 */
export async function readSource(source: string, flag: string): Promise<string> {
  if (source === '-' || source === '@-') return (await readStdin(flag)).toString('utf8')
  return source.startsWith('@') ? readTextFile(source.slice(1), flag) : source
}
