import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {type Environment} from '../config/environment.js'
import {QQError} from '../errors/errors.js'
import {isJson} from '../output/formats.js'

/**
 * Whether errors must be JSON, for a command line that could not be parsed: a script that asked for JSON needs its
 * errors as JSON, too.
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
 * Refuses a command line that is not UTF-8, for example from a script saved in GBK: Node replaces invalid bytes by
 * U+FFFD, which would be sent. If the system does not show the original line, U+FFFD may have been typed.
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
