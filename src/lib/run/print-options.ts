import {type Environment} from '../config/environment.js'
import {isTyped, type Sourced} from '../config/settings.js'
import {QQError} from '../errors/errors.js'
import {type Io} from '../io/io.js'
import {checkJq, checkRenderOptions} from '../output/check.js'
import {resolveColor} from '../output/color.js'
import {type RowFilter} from '../output/filter.js'
import {type RenderOptions} from '../output/types.js'
import {quoted} from '../protocol/quoted.js'
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

/** How to print, without the format, which depends on the result. */
export type PrintOptions = Omit<RenderOptions, 'format'>

export type WantedFormat = (typeof FORMATS)[number]

/**
 * `--json`, `-o` or the configured default; `auto` is resolved when there is a result.
 * @throws QQError VALIDATION if a file or variable names an unknown format
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

/** The width of a terminal that does not report its width. */
const DEFAULT_COLUMNS = 80

/** How to render, without the format, which depends on the result. @param filter of `--filter` */
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
 * Refuses impossible output options before anything is done.
 * @throws QQError USAGE for a malformed field, sort or limit, an invalid jq program, and jq with another format
 */
export async function checkPrinting(format: WantedFormat, options: PrintOptions, endless: boolean): Promise<void> {
  checkRenderOptions({...options, format: 'json'}, {stream: endless})
  if (options.jq === undefined) return
  if (!['auto', 'json', 'jsonl', 'none'].includes(format)) {
    throw new QQError('USAGE', `--jq decides the form of the output; it does not go with ${format}`)
  }
  await checkJq(options.jq)
}
