import {QQError} from '../errors/errors.js'
import {readStdinText, readTextFrom, withoutLastNewline} from './text.js'
import {type Stdin} from './stdin.js'

/**
 * The input text of a command: its argument (`-` for stdin), or the source in `--input`, without the final newline of a
 * file or of stdin.
 * @param name of the argument
 * @throws QQError USAGE if there is none or more than one; as `readTextFrom`
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
