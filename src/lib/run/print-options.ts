import {type Sourced} from '../config/layers.js'
import {isTyped} from '../config/settings.js'
import {QQError} from '../errors/errors.js'
import {notAmong} from '../errors/refusals.js'
import {say} from '../errors/saying.js'
import {type Io} from '../io/io.js'
import {checkJq, checkRenderOptions} from '../output/check.js'
import {resolveColor} from '../output/color.js'
import {type RowFilter} from '../output/filter.js'
import {FORMATS, WANTED_FORMATS, type WantedFormat} from '../output/formats.js'
import {type RenderOptions} from '../output/types.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {type RunSettings} from './run-settings.js'

/**
 * `--json`, `-o` or the configured default; `auto` is resolved when there is a result.
 * @throws QQError VALIDATION if a file or variable names an unknown format
 */
export function wantedFormat(flags: SharedFlags, {value, source}: Sourced<string>): WantedFormat {
  if (flags.json) return 'json'
  const format = WANTED_FORMATS.find(name => name === value)
  if (!format) throw notAmong(isTyped(source) ? 'VALIDATION' : 'LOCAL', value, WANTED_FORMATS, source)
  return format
}

/** The width of a terminal that does not report its width. */
const DEFAULT_COLUMNS = 80

/** All that a line can say of printing: what is forgotten here would do nothing. */
type EveryOption = {readonly [K in Exclude<keyof RenderOptions, 'strict'>]-?: RenderOptions[K] | undefined}

/** How to render, without the format, which depends on the result. @param filter of `--filter` */
export function renderOptions(
  flags: SharedFlags,
  filter: RowFilter | undefined,
  settings: Pick<RunSettings, 'environment' | 'language'>,
  {stdout}: Io,
): EveryOption & RenderOptions {
  const {environment} = settings
  const isTerminal = stdout.isTTY ?? false
  return {
    terminal: isTerminal ? {columns: stdout.columns ?? DEFAULT_COLUMNS} : undefined,
    color: resolveColor({flag: flags.color, env: environment.color, isTerminal}),
    language: () => settings.language,
    zone: environment.zone,
    header: !flags['no-header'],
    fields: flags.fields?.split(',').map(field => field.trim()),
    filter,
    countBy: flags['count-by'],
    sort: flags.sort,
    limit: flags.limit,
    last: flags.last,
    times: flags.time,
    sizes: flags.size,
    jq: flags.jq,
    csvSafe: flags['csv-safe'],
    csvBom: flags['csv-bom'],
  }
}

/**
 * Refuses impossible output options before anything is done.
 * @throws QQError USAGE for a malformed field, sort or limit, an invalid jq program, and options that do not fit the
 * format
 */
export async function checkPrinting(format: WantedFormat, options: RenderOptions, endless: boolean): Promise<void> {
  checkRenderOptions(options, {stream: endless})
  if (options.csvBom && format !== 'csv') throw new QQError('USAGE', say('--csv-bom requires -o csv'))
  if (options.jq === undefined) return
  if (!('jq' in FORMATS[format])) {
    throw new QQError('USAGE', say('--jq cannot be used with {format}: it decides the form of the output', {format}))
  }
  await checkJq(options.jq)
}
