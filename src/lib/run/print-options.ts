import {type Environment} from '../config/environment.js'
import {isTyped, type Sourced} from '../config/settings.js'
import {QQError} from '../errors/errors.js'
import {notAmong} from '../errors/refusals.js'
import {say} from '../errors/saying.js'
import {type Io} from '../io/io.js'
import {checkJq, checkRenderOptions} from '../output/check.js'
import {resolveColor} from '../output/color.js'
import {type RowFilter} from '../output/filter.js'
import {type RenderOptions} from '../output/types.js'
import {FORMATS} from '../vocabulary/flags.js'

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

/** How to print, but for the format, which depends on what there is to show. */
export type PrintOptions = Omit<RenderOptions, 'format'>

export type WantedFormat = (typeof FORMATS)[number]

/**
 * `--json`, `-o` or the configured default; `auto` is settled when there is something to print.
 * @throws QQError VALIDATION when a file or variable names a format that does not exist
 */
export function wantedFormat(flags: PrintFlags, {value, source}: Sourced<string>): WantedFormat {
  if (flags.json) return 'json'
  const format = FORMATS.find(name => name === value)
  if (!format) throw notAmong(isTyped(source) ? 'VALIDATION' : 'LOCAL', value, FORMATS, source)
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
): PrintOptions {
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
export async function checkPrinting(format: WantedFormat, options: PrintOptions, endless: boolean): Promise<void> {
  checkRenderOptions({...options, format: 'json'}, {stream: endless})
  if (options.jq === undefined) return
  if (!['auto', 'json', 'jsonl', 'none'].includes(format)) {
    throw new QQError('USAGE', say('--jq decides the form of the output; it does not go with {format}', {format}))
  }
  await checkJq(options.jq)
}
