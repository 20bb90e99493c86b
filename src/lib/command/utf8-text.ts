import {isUtf8} from 'node:buffer'
import {QQError} from '../errors/errors.js'

/**
 * Text as it came from a file or a pipe, without the newline at its end, which is no part of what was meant.
 * @throws QQError VALIDATION when it is not UTF-8: what is no character would be lost
 */
export function utf8Text(bytes: Buffer, name: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/\r?\n$/, '')
  throw new QQError('VALIDATION', `${name} is not text in UTF-8`, {
    hint: 'iconv -f gb18030 -t utf-8 makes it so, where it is Chinese of an older kind',
  })
}
