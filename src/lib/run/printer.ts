import {once} from 'node:events'
import {type Environment} from '../config/environment.js'
import {isTyped, type Sourced} from '../config/settings.js'
import {QQError} from '../errors/errors.js'
import {checkJq, checkRenderOptions} from '../output/check.js'
import {resolveColor} from '../output/color.js'
import {resolveFormat} from '../output/format.js'
import {type RowFilter} from '../output/filter.js'
import {render} from '../output/render.js'
import {type Content, type RenderOptions, type View} from '../output/types.js'
import {quoted} from '../protocol/quoted.js'
import {FORMATS} from '../vocabulary/flags.js'
import {type Outcome} from './outcome.js'
import {type Io} from '../io/io.js'

/** The output flags of a command, as parsed. */
export interface PrintFlags {
  readonly json?: boolean | undefined
  readonly fields?: string | undefined
  readonly filter?: readonly string[] | undefined
  readonly sort?: string | undefined
  readonly limit?: number | undefined
  readonly jq?: string | undefined
  readonly 'no-header'?: boolean | undefined
  readonly 'csv-safe'?: boolean | undefined
  readonly color?: boolean | undefined
}

export type WantedFormat = (typeof FORMATS)[number]

/**
 * `--json`, `-o` or the configured default; `auto` is settled when there is something to print.
 * @throws QQError VALIDATION when a file or variable names a format that does not exist
 */
export function wantedFormat(flags: PrintFlags, {value, source}: Sourced<string>): WantedFormat {
  if (flags.json) return 'json'
  const format = FORMATS.find(name => name === value)
  if (!format) {
    const code = isTyped(source) ? 'VALIDATION' : 'LOCAL'
    throw new QQError(code, `${source}: there is no output format ${quoted(value)}`, {hint: FORMATS.join(', ')})
  }
  return format
}

/** Of a terminal that does not tell how wide it is. */
const DEFAULT_COLUMNS = 80

/** How to render, but for the format, which depends on what there is to show. @param filter what `--filter` says */
export function renderOptions(
  flags: PrintFlags,
  filter: RowFilter | undefined,
  environment: Environment,
  {stdout}: Io,
): Omit<RenderOptions, 'format'> {
  const isTerminal = stdout.isTTY ?? false
  return {
    terminal: isTerminal ? {columns: stdout.columns ?? DEFAULT_COLUMNS} : undefined,
    color: resolveColor({flag: flags.color, env: environment.color, isTerminal}),
    header: !flags['no-header'],
    fields: flags.fields?.split(',').map(field => field.trim()),
    filter,
    sort: flags.sort,
    limit: flags.limit,
    jq: flags.jq,
    csvSafe: flags['csv-safe'],
  }
}

/**
 * Refuses what cannot be printed, before anything is done.
 * @throws QQError USAGE for a malformed field, sort or limit, a jq program that is none, and one with a format of its own
 */
export async function checkPrinting(
  format: WantedFormat,
  options: Omit<RenderOptions, 'format'>,
  endless: boolean,
): Promise<void> {
  checkRenderOptions({...options, format: 'json'}, {stream: endless})
  if (options.jq === undefined) return
  if (!['auto', 'json', 'jsonl', 'none'].includes(format)) {
    throw new QQError('USAGE', `--jq decides the form of the output; it does not go with ${format}`)
  }
  await checkJq(options.jq)
}

/** Prints an outcome to stdout. @param onEmpty called when a terminal would show nothing at all */
export async function printOutcome(
  io: Io,
  outcome: Outcome,
  wanted: WantedFormat,
  options: Omit<RenderOptions, 'format'>,
  onEmpty: () => void,
): Promise<void> {
  const {content, finite = false} = outcome
  if (finite) io.ending.mustFinish = true
  const endless = content?.kind === 'stream' && !finite
  const format = resolveFormat(wanted === 'raw' ? 'json' : wanted, io.stdout.isTTY ?? false, endless)
  if (await printAsItIs(io, outcome, wanted, format, options)) return
  if (content) await printContent(io, content, outcome.view, endless, {...options, format}, onEmpty)
}

async function printContent(
  io: Io,
  content: Content,
  view: View = {},
  endless: boolean,
  options: RenderOptions,
  onEmpty: () => void,
): Promise<void> {
  const {format} = options
  const print = async (shown: Content, columns: View = view): Promise<void> => {
    const strict = content.kind === 'list'
    const chunks = render(shown, columns, {...options, strict})
    if (shown.kind === 'stream') return writeTogether(io, chunks)
    for await (const chunk of chunks) await writeOut(io, chunk)
  }
  if (content.kind === 'list' && content.rows.length === 0 && options.terminal && format === 'table') onEmpty()
  if (content.kind !== 'stream' || endless) return print(content)
  if (format === 'jsonl') return print({kind: 'stream', rows: toTheEnd(content.rows)})
  const {rows, error} = await collect(content.rows)
  if (rows.length > 0 || !error) await print({kind: 'list', rows}, withReasons(view, rows))
  if (error) throw error
}

/** Frames, lines of the server and texts, where they are to be printed as they are; tells whether that is all. */
async function printAsItIs(
  io: Io,
  outcome: Outcome,
  wanted: WantedFormat,
  format: RenderOptions['format'],
  options: Omit<RenderOptions, 'format'>,
): Promise<boolean> {
  const {raw, text, verbatim} = outcome
  const {terminal, jq} = options
  const lines = linesToShow(outcome, wanted, format, options)
  if (verbatim !== undefined) await writeOut(io, verbatim)
  else if (wanted === 'raw' && raw) await printFrames(io, raw)
  else if (wanted === 'auto' && terminal === undefined && jq === undefined && text !== undefined)
    await writeOut(io, `${text}\n`)
  else if (lines) await printLines(io, lines)
  else return false
  return true
}

/** The server's own lines, where nothing is to be picked from them or changed in them. */
function linesToShow(
  {lines}: Outcome,
  wanted: WantedFormat,
  format: RenderOptions['format'],
  {terminal, fields, jq, limit}: Omit<RenderOptions, 'format'>,
): AsyncIterable<Uint8Array> | undefined {
  const showsAll = [terminal, fields, jq].every(option => option === undefined)
  if (wanted === 'raw') return lines?.('raw', limit)
  return format === 'jsonl' && showsAll ? lines?.('jsonl', limit) : undefined
}

/** Prints frames as they are, one a line. */
export async function printFrames(io: Io, frames: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  for await (const frame of frames) await writeOut(io, Buffer.concat([frame, Buffer.from('\n')]))
}

/** Prints chunks, each of which is written out before the next is asked for. */
async function printLines({stdout, ending}: Io, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    // whoever made the Io sees what goes wrong
    if (!ending.readerIsGone) await new Promise<void>(resolve => void stdout.write(chunk, () => resolve()))
  }
}

/** What came before an end, good or bad: results that were made are shown whatever happened later. */
async function collect(source: AsyncIterable<unknown>): Promise<{rows: unknown[]; error?: Error}> {
  const rows: unknown[] = []
  try {
    for await (const row of source) rows.push(row)
    return {rows}
  } catch (error) {
    return {rows, error: error as Error} // nothing but errors is thrown
  }
}

/** Reads a source to its end also when nobody wants its rows any more: `--limit` says what is shown, not what is done. */
export function toTheEnd(source: AsyncIterable<unknown>): AsyncIterableIterator<unknown> {
  const rows = source[Symbol.asyncIterator]()
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => rows.next(),
    // not a generator's `finally`, which is skipped when nobody has begun to read
    return: async () => {
      while (!(await rows.next()).done);
      return {value: undefined, done: true}
    },
  }
}

/** Adds the column that tells why, when a target failed. */
function withReasons(view: View, rows: readonly unknown[]): View {
  const failed = rows.some(row => typeof row === 'object' && row !== null && 'ok' in row && row.ok === false)
  if (!failed || !view.columns || view.columns.includes('message')) return view
  return {...view, columns: [...view.columns, 'message']}
}

/** How much is written at once at the most, in UTF-16 units, but for a chunk that is longer. */
const TOGETHER_LIMIT = 65_536

/** Writes at once what comes in the same turn of the event loop: a write for each short chunk would be most of its cost. */
async function writeTogether(io: Io, chunks: AsyncIterable<string>): Promise<void> {
  let text = ''
  let writing: Promise<void> | undefined
  const write = async (): Promise<void> => {
    const whole = text
    text = ''
    if (whole !== '') await writeOut(io, whole)
  }
  const writeSoon = (): void => {
    writing = write().finally(() => (writing = undefined))
    writing.catch(() => undefined) // whoever waits for it is told
  }
  try {
    for await (const chunk of chunks) {
      if (writing) await writing
      if (text === '') setImmediate(writeSoon)
      text += chunk
      if (text.length >= TOGETHER_LIMIT) await write()
    }
  } finally {
    await writing
    await write()
  }
}

/** Writes to stdout; resolves when it takes more: a slow reader slows us down instead of filling our memory. */
export async function writeOut({stdout, ending}: Io, chunk: string | Uint8Array): Promise<void> {
  const isUnread = (): boolean => ending.readerIsGone
  if (isUnread() || stdout.write(chunk)) return
  try {
    await once(stdout, 'drain')
  } catch (error) {
    if (!isUnread()) throw error // it went while we waited, and whoever made the Io has seen it
  }
}
