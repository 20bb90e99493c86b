import {type DataBounds} from '../../client/good-reply.js'
import {errorToJson, type QQError} from '../../errors/errors.js'
import {parseJson, stringifyJson} from '../../protocol/json.js'

/** Which line a result is of: what was asked for in it, as far as that could be read. */
export interface Asked {
  readonly number: number
  readonly action?: string | undefined
  readonly command?: string | undefined
  /** Of the line's own; undefined = it gave none. */
  readonly echo?: unknown
}

/** What became of a line: its data, as a value or as bytes of a frame, or what went wrong (with the data that came of it all the same). */
export interface Result {
  readonly asked: Asked
  readonly error?: QQError | undefined
  readonly data?: unknown
  readonly bounds?: DataBounds | undefined
  readonly frames?: readonly Buffer[]
  /** An earlier run did it. */
  readonly earlier?: true
}

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** The row that is shown of a result. */
export function rowOf({asked, error, data, bounds, frames, earlier}: Result): Record<string, unknown> {
  const value = bounds ? parseJson(frames?.[0]?.toString('utf8', bounds.start, bounds.end) ?? 'null') : data
  return {
    ...headOf(asked, error === undefined),
    ...(earlier && {earlier}),
    ...(error && errorToJson(error)),
    ...(value !== undefined && {data: value}),
  }
}

/** Writes results into chunks of whole lines. */
export class ResultWriter {
  #chunk = Buffer.allocUnsafe(131_072)
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

  #frames({frames = []}: Result): void {
    for (const frame of frames) {
      this.#bytes(frame, 0, frame.length)
      this.#text('\n')
    }
  }

  #row(result: Result): void {
    const {asked, bounds, frames: [frame] = []} = result
    if (!bounds || !frame || hasLineBreak(frame)) return this.#text(`${stringifyJson(rowOf(result))}\n`)
    const echo = asked.echo === undefined ? '' : `,"echo":${stringifyJson(asked.echo)}`
    this.#text(`{"line":${asked.number},"ok":true,"action":${JSON.stringify(asked.action)}${echo},"data":`)
    this.#bytes(frame, bounds.start, bounds.end)
    this.#text('}\n')
  }

  #text(text: string): void {
    this.#reserve(text.length * 3)
    this.#at += this.#chunk.write(text, this.#at, 'utf8')
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

/** Between the values of a frame they mean nothing, and would break our line in two. */
function hasLineBreak(frame: Buffer): boolean {
  return frame.includes(LINE_FEED) || frame.includes(CARRIAGE_RETURN)
}

function headOf({number, action, command, echo}: Asked, ok: boolean): Record<string, unknown> {
  return {line: number, ok, action, command, echo}
}
