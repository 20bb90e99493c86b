import {type Place} from '../errors/saying.js'
import {hasDash, lineOf, type Stdin} from './stdin.js'
import {readStdinText} from './text.js'

/** @throws QQError VALIDATION, naming the argument */
export type ParseTarget = (text: string, name: Place) => string

/**
 * The targets of a command, with `-` replaced by the lines of stdin; empty lines are left out, and all are checked
 * before anything is sent. A target given twice is acted on once. An empty stdin means nothing to do, because the
 * previous command in the pipe found nothing.
 * @throws QQError VALIDATION naming the line, also for what is not UTF-8; USAGE for a second `-`
 */
export async function readTargets(
  stdin: Stdin,
  typed: readonly string[],
  name: string,
  parse: ParseTarget,
): Promise<string[]> {
  return [...new Set(await readEach(stdin, typed, name, parse))]
}

/** As `readTargets`, but keeps duplicates. */
export async function readEach(
  stdin: Stdin,
  typed: readonly string[],
  name: string,
  parse: ParseTarget = text => text,
): Promise<string[]> {
  const lines = hasDash(typed, name) ? (await readStdinText(stdin, {kind: 'input.listOf', name})).split('\n') : []
  const read = async (text: string, place: Place): Promise<string> => {
    try {
      return parse(text, place)
    } catch (error) {
      if (!stdin.byName) throw error
      return parse(await stdin.byName(text, error), place)
    }
  }
  const fromStdin: string[] = []
  for (const [index, line] of lines.entries()) {
    const text = line.trim()
    if (text !== '') fromStdin.push(await read(text, lineOf(name, index)))
  }
  const targets: string[] = []
  for (const word of typed) targets.push(...(word === '-' ? fromStdin : [await read(word, name)]))
  return targets
}
