import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {QQError} from '../errors/errors.js'

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
