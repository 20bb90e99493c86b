import {errorToJson, type QQError} from '../../errors/errors.js'
import {parseJson, stringifyJson} from '../../protocol/json.js'

/** Which line a result is of: what was asked for in it, as far as that could be read. */
export interface Asked {
  readonly number: number
  /** '' where there is none. */
  readonly action: string
  readonly command?: string | undefined
  /** Of the line's own, in JSON; undefined = it gave none. */
  readonly echo?: string | undefined
}

/** What became of a line: its data, as a value or as bytes of a frame, or what went wrong (with the data that came of it all the same). */
export interface Result {
  readonly asked: Asked
  readonly error?: QQError | undefined
  readonly data?: unknown
  /** The frame that the data stands in, from `start` to `end`. */
  readonly frame?: Buffer
  readonly start?: number
  readonly end?: number
  /** All that came, of a line that is more than a frame that stands for itself. */
  readonly frames?: readonly Buffer[]
  /** How large the answers were that came of it, in bytes, where there is no `frame`. */
  readonly bytes?: number
  /** An earlier run did it. */
  readonly earlier?: true
}

/** The frames that came of a line. */
export function framesOf({frame, frames = []}: Result): readonly Buffer[] {
  return frame ? [frame] : frames
}

/** What it holds of the server's, in bytes; of a command what came for it, which its data is as large as. */
export function bytesOf({frame, bytes = 0}: Result): number {
  return frame ? frame.length : bytes
}

const LINE_FEED = 10
const BRACE = 0x7d
/** Whatever is not can be written as Latin-1, which is quicker. */
const NOT_ASCII = /[^\0-\x7f]/

/** The row that is shown of a result. */
export function rowOf({asked, error, data, frame, start, end, earlier}: Result): Record<string, unknown> {
  const {number, action, command, echo} = asked
  const value = frame ? parseJson(frame.toString('utf8', start, end)) : data
  return {
    line: number,
    ok: error === undefined,
    action: action === '' ? undefined : action,
    command,
    ...(echo !== undefined && {echo: parseJson(echo)}),
    ...(earlier && {earlier}),
    ...(error && errorToJson(error)),
    ...(value !== undefined && {data: value}),
  }
}

/** Writes results into chunks of whole lines. */
export class ResultWriter {
  #chunk = Buffer.allocUnsafe(16_384)
  #at = 0

  constructor(private readonly format: 'jsonl' | 'raw') {}

  /** @returns good until it is called again */
  chunkOf(results: readonly Result[]): Uint8Array {
    this.#at = 0
    for (const result of results) {
      if (this.format === 'raw') this.#frames(result)
      else this.#row(result)
    }
    return this.#chunk.subarray(0, this.#at)
  }

  #frames(result: Result): void {
    for (const frame of framesOf(result)) {
      this.#bytes(frame, 0, frame.length)
      this.#byte(LINE_FEED)
    }
  }

  #row(result: Result): void {
    const {asked, frame, start = 0, end = 0} = result
    // between the values of a frame it means nothing, and would break our line in two
    if (!frame || frame.includes(LINE_FEED)) return this.#text(`${stringifyJson(rowOf(result))}\n`, 'utf8')
    const {number, action, echo} = asked
    const ownEcho = echo === undefined ? '' : `,"echo":${echo}`
    // V8 caches the texts of numbers, but not these: those of a long run would keep its collector busy
    const head = `{"line":${number.toFixed()},"ok":true,"action":"${action}"${ownEcho},"data":`
    this.#text(head, NOT_ASCII.test(ownEcho) ? 'utf8' : 'latin1')
    this.#bytes(frame, start, end)
    this.#byte(BRACE)
    this.#byte(LINE_FEED)
  }

  #text(text: string, encoding: 'utf8' | 'latin1'): void {
    this.#reserve(text.length * 3)
    this.#at += this.#chunk.write(text, this.#at, encoding)
  }

  #byte(byte: number): void {
    this.#reserve(1)
    this.#chunk[this.#at++] = byte
  }

  #bytes(bytes: Buffer, start: number, end: number): void {
    this.#reserve(end - start)
    this.#at += bytes.copy(this.#chunk, this.#at, start, end)
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#chunk.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#at + bytes))
    this.#chunk.copy(larger, 0, 0, this.#at)
    this.#chunk = larger
  }
}
