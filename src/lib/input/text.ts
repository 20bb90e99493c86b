import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {orThrow} from '../errors/attempt.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {asSaying, atPlace, type Place} from '../errors/saying.js'
import {type Stdin} from './stdin.js'

/*
 * The only reader of text from files and pipes. It must be UTF-8, because wrongly decoded characters would be sent
 * without a warning. A byte order mark is removed.
 */

/**
 * The whole text of a local file, or of stdin (`-`).
 * @param name of the argument or flag
 * @throws QQError LOCAL for an unreadable file, USAGE if stdin is used twice, VALIDATION for bytes that are not UTF-8
 */
export async function readTextFrom(stdin: Stdin, file: string, name: string): Promise<string> {
  return file === '-' ? readStdinText(stdin, name) : readTextFile(file, name)
}

/** The whole text of stdin. @param purpose as in `Stdin.read` @throws as `readTextFrom` */
export async function readStdinText(stdin: Stdin, purpose: Place): Promise<string> {
  return decodeText(await stdin.read(purpose), 'stdin')
}

/** The whole text of a local file. @param flag that named it @throws as `readTextFrom` */
export function readTextFile(file: string, flag: string): string {
  const bytes = orThrow(
    () => readFileSync(file),
    error => new QQError('LOCAL', atPlace(flag, {kind: 'input.unreadable', file, detail: reasonOf(error)})),
  )
  return decodeText(bytes, atPlace(flag, asSaying(file)))
}

/** Text without the final newline of its file or pipe. */
export function withoutLastNewline(text: string): string {
  return text.replace(/\r?\n$/, '')
}

/** @param source of the bytes, for the error @throws QQError VALIDATION for bytes that are not UTF-8 */
export function decodeText(bytes: Buffer, source: Place): string {
  if (isUtf8(bytes)) return withoutMark(bytes.toString('utf8'))
  const bad = firstBadByte(bytes)
  throw notUtf8(bytes.subarray(bad), {source, line: lineFeeds(bytes.subarray(0, bad)) + 1, offset: bad})
}

/**
 * Decodes text from chunks of any size. The lines before a refused one are given first.
 * @param source of the chunks, for the error
 * @param nextLine the number of the line after the text given so far
 * @throws QQError VALIDATION for bytes that are not UTF-8
 */
export async function* decodePieces(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  source: Place,
  nextLine: () => number,
): AsyncGenerator<string, void> {
  let [rest, offset] = [Buffer.alloc(0), 0]
  const decode = (bytes: Buffer): string => {
    const text = bytes.toString('utf8')
    return offset === 0 ? withoutMark(text) : text
  }
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const whole = bytes.subarray(0, endOfWhole(bytes))
    if (!isUtf8(whole)) {
      const bad = firstBadByte(whole)
      yield decode(whole.subarray(0, whole.lastIndexOf(LINE_FEED, bad) + 1))
      throw notUtf8(bytes.subarray(bad), {source, line: nextLine(), offset: offset + bad})
    }
    yield decode(whole)
    offset += whole.length
    rest = Buffer.from(bytes.subarray(whole.length)) // a copy, because the source may reuse its memory
  }
  if (rest.length > 0) throw notUtf8(rest, {source, line: nextLine(), offset})
}

const LINE_FEED = 0x0a

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The end of the last complete character; up to three bytes may belong to an incomplete one. */
function endOfWhole(bytes: Buffer): number {
  for (let end = bytes.length - 1; end >= Math.max(0, bytes.length - 3); end--) {
    const byte = bytes[end] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return end + (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > bytes.length ? end : bytes.length
  }
  return bytes.length
}

/** The position of the first invalid byte, in bytes that are not UTF-8. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, endOfWhole(bytes.subarray(0, middle))))) good = middle
    else bad = middle
  }
  return endOfWhole(bytes.subarray(0, good))
}

function lineFeeds(bytes: Buffer): number {
  return bytes.reduce((count, byte) => (byte === LINE_FEED ? count + 1 : count), 0)
}

interface Spot {
  readonly source: Place
  readonly line: number
  /** In bytes, from 0. */
  readonly offset: number
}

/** @param bytes from the position on */
function notUtf8(bytes: Buffer, {source, line, offset}: Spot): QQError {
  const mark = offset === 0 ? bytes.toString('latin1', 0, 2) : ''
  if (mark === '\xFF\xFE' || mark === '\xFE\xFF') {
    return new QQError('VALIDATION', {kind: 'input.utf16', source})
  }
  return new QQError('VALIDATION', {kind: 'input.notUtf8', source, line, offset})
}
