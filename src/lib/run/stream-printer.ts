import {type QQError} from '../errors/errors.js'
import {type Io} from '../io/io.js'
import {resolveFormat, writtenAs, type WantedFormat} from '../output/formats.js'
import {needsAllRows} from '../output/select.js'
import {render, RowRenderer, type Rendering} from '../output/render.js'
import {type RenderOptions, type View} from '../output/types.js'
import {rowSink, type LineFormat, type LineSink, type RowSink, type Stream} from './outcome.js'
import {writeOut, writeThrough} from './printer.js'

/**
 * Runs a stream and prints its rows. Resolves to a failure although there are results.
 * @throws the failure of the stream, after the earlier rows were printed; errors of printing
 */
export async function printStream(
  io: Io,
  stream: Stream,
  view: View,
  wanted: WantedFormat,
  options: RenderOptions,
): Promise<QQError | undefined> {
  const {finite = false} = stream
  if (finite) io.ending.mustFinish = true
  const format = resolveFormat(wanted, io.stdout.isTTY ?? false, !finite)
  const lineFormat = lineFormatOf(stream, wanted, format, options)
  if (lineFormat) {
    // each chunk is written before the next one is requested
    const lines: LineSink = {format: lineFormat, write: async chunk => writeThrough(io, chunk)}
    return stream.run({left: options.limit ?? Infinity, row: async () => Promise.resolve(), lines})
  }
  const all = {...options, format}
  if (finite && (!writtenAs(format).byRow || needsAllRows(options))) return printAsList(io, stream, view, all)
  const printer = new RowPrinter(io, await RowRenderer.create(view, all, stream.onShown))
  try {
    return await stream.run(printer)
  } finally {
    await printer.close()
  }
}

/** The server's own lines are shown if nothing is selected from them or changed in them. */
function lineFormatOf(
  {lines = []}: Stream,
  wanted: WantedFormat,
  format: Rendering['format'],
  {terminal, fields, jq}: RenderOptions,
): LineFormat | undefined {
  const showsAll = [terminal, fields, jq].every(option => option === undefined)
  const asked = wanted === 'raw' ? 'raw' : format === 'jsonl' && showsAll ? 'jsonl' : undefined
  return lines.find(one => one === asked)
}

/** Finished results are shown even after a later failure. */
async function printAsList(io: Io, stream: Stream, view: View, options: Rendering): Promise<QQError | undefined> {
  const rows: unknown[] = []
  const print = async (): Promise<void> =>
    writeOut(io, await render({kind: 'list', rows}, withReasons(view, rows), options))
  let failure: QQError | undefined
  try {
    failure = await stream.run(rowSink(row => rows.push(row)))
  } catch (error) {
    if (rows.length > 0) await print()
    throw error
  }
  await print()
  return failure
}

/** Adds the column with the reason, if a target failed. */
function withReasons(view: View, rows: readonly unknown[]): View {
  const failed = rows.some(row => typeof row === 'object' && row !== null && 'ok' in row && row.ok === false)
  if (!failed || !view.columns || view.columns.includes('message')) return view
  return {...view, columns: [...view.columns, 'message']}
}

/** The maximum size of one write, in UTF-16 units, except for a longer row. */
const TOGETHER_LIMIT = 65_536

/** Prints rows as they come. Rows of one turn of the event loop share a write, because separate writes are slow. */
class RowPrinter implements RowSink {
  #text = ''
  #writing: Promise<void> | undefined
  #error: Error | undefined

  constructor(
    private readonly io: Io,
    private readonly rows: RowRenderer,
  ) {}

  get left(): number {
    return this.#error ? 0 : this.rows.left
  }

  async row(row: unknown): Promise<void> {
    if (this.left === 0) return
    try {
      const text = await this.rows.row(row)
      if (text === '') return
      if (this.#writing) await this.#writing
      if (this.#text === '') setImmediate(this.#writeSoon)
      this.#text += text
      if (this.#text.length >= TOGETHER_LIMIT) await this.#write()
    } catch (error) {
      this.#error = error as Error // only errors are thrown
    }
  }

  /** Writes the rest. @throws errors of printing */
  async close(): Promise<void> {
    await this.#writing
    await this.#write()
    if (this.#error) throw this.#error
  }

  async #write(): Promise<void> {
    const text = this.#text
    this.#text = ''
    await writeOut(this.io, text)
  }

  readonly #writeSoon = (): void => {
    this.#writing = this.#write().finally(() => (this.#writing = undefined))
    this.#writing.catch(() => undefined) // its waiters get the error
  }
}
