import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {asSaying, at, type Place} from '../errors/saying.js'
import {type Stdin} from './stdin.js'

/*
 * The one reader of text that does not stand on the line itself. It is UTF-8, or it is refused: characters that were decoded
 * wrongly would be sent, and nobody would be told. The mark that editors on Windows begin a file with is no part of it.
 */

/**
 * All of a file of this machine, or of stdin (`-`).
 * @param name of the argument or flag that asked for it
 * @throws QQError LOCAL for a file that cannot be read, USAGE when stdin is asked for twice, VALIDATION for what is not UTF-8
 */
export async function readTextFrom(stdin: Stdin, file: string, name: string): Promise<string> {
  return file === '-' ? readStdinText(stdin, name) : readTextFile(file, name)
}

/** All of stdin. @param purpose as of `readStdin` @throws as `readTextFrom` */
export async function readStdinText(stdin: Stdin, purpose: Place): Promise<string> {
  return decodeText(await stdin.read(purpose), 'stdin')
}

/** All of a file of this machine. @param flag that named it @throws as `readTextFrom` */
export function readTextFile(file: string, flag: string): string {
  return decodeText(readBytes(file, flag), at(flag, asSaying(file)))
}

/** Text without the newline at the end of its file or pipe, which is no part of what was meant. */
export function withoutLastNewline(text: string): string {
  return text.replace(/\r?\n$/, '')
}

/** @param source what the bytes came from, for the error @throws QQError VALIDATION for what is not UTF-8 */
export function decodeText(bytes: Buffer, source: Place): string {
  if (isUtf8(bytes)) return withoutMark(bytes.toString('utf8'))
  const bad = firstBadByte(bytes)
  throw notUtf8(bytes.subarray(bad), {source, line: lineFeeds(bytes.subarray(0, bad)) + 1, offset: bad})
}

/**
 * Text that comes in pieces, cut anywhere. The whole lines before one that is refused are given first.
 * @param source what they come from, for the error
 * @param nextLine the number of the line that what was given so far ends before
 * @throws QQError VALIDATION for what is not UTF-8
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
    rest = Buffer.from(bytes.subarray(whole.length)) // a copy: what gives the pieces may use its room again
  }
  if (rest.length > 0) throw notUtf8(rest, {source, line: nextLine(), offset})
}

const LINE_FEED = 0x0a

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** Where the last character ends that is there with all its bytes: up to three bytes may begin one that is not. */
function endOfWhole(bytes: Buffer): number {
  for (let end = bytes.length - 1; end >= Math.max(0, bytes.length - 3); end--) {
    const byte = bytes[end] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return end + (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > bytes.length ? end : bytes.length
  }
  return bytes.length
}

/** Where the first thing begins that is no character, in bytes that are not UTF-8. */
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

/** @param bytes from the place on */
function notUtf8(bytes: Buffer, {source, line, offset}: Spot): QQError {
  const mark = offset === 0 ? bytes.toString('latin1', 0, 2) : ''
  if (mark === '\xFF\xFE' || mark === '\xFE\xFF') {
    return new QQError('VALIDATION', {kind: 'input.utf16', source})
  }
  return new QQError('VALIDATION', {kind: 'input.notUtf8', source, line, offset})
}

function readBytes(file: string, flag: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new QQError('LOCAL', at(flag, {kind: 'input.unreadable', file, detail: reasonOf(error)}))
  }
}
