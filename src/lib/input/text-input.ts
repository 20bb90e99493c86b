import {QQError} from '../errors/errors.js'
import {readStdinText, readTextFrom, withoutLastNewline} from './text.js'
import {type Stdin} from './stdin.js'

/**
 * The text that a command works on: its argument (`-` for stdin), or what `--input` names. The newline at the end of a file
 * or of stdin is no part of it.
 * @param name of the argument
 * @throws QQError USAGE when there is none or more than one; as `readTextFrom`
 */
export async function readText(
  stdin: Stdin,
  typed: string | undefined,
  input: string | undefined,
  name: string,
): Promise<string> {
  const file = input?.replace(/^@/, '')
  if ((typed === undefined) === (file === undefined)) {
    throw new QQError('USAGE', {kind: typed === undefined ? 'input.textMissing' : 'input.textTwice', name})
  }
  if (file !== undefined) return withoutLastNewline(await readTextFrom(stdin, file, '--input'))
  return typed === '-' ? withoutLastNewline(await readStdinText(stdin, name)) : (typed ?? '')
}
