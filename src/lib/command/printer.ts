import {once} from 'node:events'
import {resolveColor} from '../output/color.js'
import {resolveFormat} from '../output/format.js'
import {type Format, type RenderOptions} from '../output/types.js'
import {type Environment} from '../config/environment.js'
import {type Outcome} from './outcome.js'

/** The output flags of every command, as parsed. */
export interface PrintFlags {
  readonly json?: boolean | undefined
  readonly output?: string | undefined
  readonly fields?: string | undefined
  readonly filter?: readonly string[] | undefined
  readonly sort?: string | undefined
  readonly limit?: number | undefined
  readonly jq?: string | undefined
  readonly 'no-header'?: boolean | undefined
  readonly 'csv-safe'?: boolean | undefined
  readonly color?: boolean | undefined
}

export type WantedFormat = Format | 'auto' | 'raw'

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
  if (wanted === 'raw' && outcome.raw) {
    for await (const frame of outcome.raw) {
      await write(Buffer.concat([frame, Buffer.from('\n')]))
    }
    return
  }
  const {content} = outcome
  if (!content) return
  const {render} = await import('../output/render.js')
  const endless = content.kind === 'stream' && !outcome.finite
  const format = resolveFormat(wanted === 'raw' ? 'json' : wanted, process.stdout.isTTY, endless)
  const shown =
    content.kind === 'stream' && outcome.finite && format !== 'jsonl'
      ? {kind: 'list' as const, rows: await collect(content.rows)}
      : content
  for await (const text of render(shown, outcome.view ?? {}, {...options, format})) {
    await write(text)
  }
}

async function collect(rows: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** Resolves when stdout takes more: a slow reader slows us down instead of filling our memory. */
async function write(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
