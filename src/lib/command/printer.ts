import {once} from 'node:events'
import {type Environment} from '../config/environment.js'
import {type Sourced} from '../config/settings.js'
import {QQError} from '../errors/errors.js'
import {resolveColor} from '../output/color.js'
import {resolveFormat} from '../output/format.js'
import {type Content, type RenderOptions} from '../output/types.js'
import {FORMATS} from './flags.js'
import {type Outcome} from './outcome.js'

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
  if (!format) throw new QQError('VALIDATION', `${source}: there is no output format ${JSON.stringify(value)}`)
  return format
}

/** How to render, but for the format, which depends on what there is to show. */
export function renderOptions(flags: PrintFlags, environment: Environment): Omit<RenderOptions, 'format'> {
  const isTerminal = process.stdout.isTTY
  return {
    terminal: isTerminal ? {columns: process.stdout.columns} : undefined,
    color: resolveColor({flag: flags.color, env: environment.color, isTerminal}),
    header: !flags['no-header'],
    fields: flags.fields?.split(',').map(field => field.trim()),
    filters: flags.filter,
    sort: flags.sort,
    limit: flags.limit,
    jq: flags.jq,
    csvSafe: flags['csv-safe'],
  }
}

/** Prints an outcome to stdout. */
export async function printOutcome(
  outcome: Outcome,
  wanted: WantedFormat,
  options: Omit<RenderOptions, 'format'>,
): Promise<void> {
  const {content, finite = false, view = {}, raw} = outcome
  if (wanted === 'raw' && raw) return printFrames(raw)
  if (!content) return
  const {render} = await import('../output/render.js')
  const endless = content.kind === 'stream' && !finite
  const format = resolveFormat(wanted === 'raw' ? 'json' : wanted, process.stdout.isTTY, endless)
  const shown = finite && format !== 'jsonl' ? await asList(content) : content
  for await (const text of render(shown, view, {...options, format})) await write(text)
}

/** Prints frames as they are, one a line. */
export async function printFrames(frames: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  for await (const frame of frames) await write(Buffer.concat([frame, Buffer.from('\n')]))
}

async function asList(content: Content): Promise<Content> {
  if (content.kind !== 'stream') return content
  const rows: unknown[] = []
  for await (const row of content.rows) rows.push(row)
  return {kind: 'list', rows}
}

/** Resolves when stdout takes more: a slow reader slows us down instead of filling our memory. */
async function write(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
