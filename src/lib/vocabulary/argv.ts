import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {type Environment} from '../config/environment.js'
import {QQError} from '../errors/errors.js'
import {isJson} from '../output/formats.js'

/**
 * Whether errors are to be JSON, told from a command line that could not be parsed: the error is about that very line, and
 * a script that asked for JSON wants its errors so all the same.
 */
export function wantsJsonErrors(argv: readonly string[], environment: Environment): boolean {
  const end = argv.indexOf('--')
  const words = end === -1 ? argv : argv.slice(0, end)
  if (words.includes('--json')) return true
  let format = environment.settings.output
  for (const [index, word] of words.entries()) {
    const [, inline] = /^(?:--output=|-o=?)(.+)$/.exec(word) ?? []
    if (inline !== undefined) format = inline
    else if (word === '-o' || word === '--output') format = words[index + 1]
  }
  return isJson(format)
}

/**
 * Refuses a command line that is not UTF-8, as it comes from a script that was saved in GBK: Node puts U+FFFD for what it
 * cannot read, and that would be sent. Where the system does not show the line as it was, U+FFFD may have been typed.
 * @throws QQError USAGE
 */
export function checkEncoding(argv: readonly string[]): void {
  if (!argv.some(word => word.includes('\uFFFD'))) return
  let line: Buffer
  try {
    line = readFileSync('/proc/self/cmdline')
  } catch {
    return
  }
  if (!isUtf8(line)) throw new QQError('USAGE', {kind: 'input.lineNotUtf8'})
}
