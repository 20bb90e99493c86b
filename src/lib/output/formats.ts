import {createIds} from './ids.js'
import {createJson, createJsonLines} from './json-format.js'
import {rowByRow, type Renderer} from './renderer.js'
import {createCsv, createTsv} from './separated.js'
import {type RenderOptions, type View} from './types.js'

interface Facts {
  /** The description for help and completion. */
  readonly about: string
  /** Whether it works with `--jq`, whose results have a form of their own. */
  readonly jq?: true
}

/** A format that is resolved when there is a result. */
interface Wanted extends Facts {
  readonly means: (isTerminal: boolean) => 'table' | 'json'
}

/** A format that is written. */
interface Written extends Facts {
  /** Whether it is JSON. Errors are then JSON, too, and stderr is kept for them until the run has succeeded. */
  readonly isJson?: true
  /** The format that replaces it for streams. */
  readonly endless?: 'jsonl'
  /** Whether a list is a sequence of its rows, so that each can be written at once. */
  readonly byRow?: true
  /** Whether it has no character that a terminal would obey. */
  readonly isSafe?: true
  readonly create: (view: View, options: RenderOptions) => Renderer | Promise<Renderer>
}

/** The formats of `-o` in the order of help, with all their properties. */
export const FORMATS = {
  auto: {
    about: 'a table on a terminal, JSON in a pipe',
    jq: true,
    means: isTerminal => (isTerminal ? 'table' : 'json'),
  },
  table: {
    about: 'columns for people',
    isSafe: true,
    create: async (view, options) => (await import('./readable.js')).createReadable(view, options),
  },
  json: {about: 'the data itself', jq: true, isJson: true, endless: 'jsonl', create: () => createJson()},
  jsonl: {about: 'one line of JSON per row', jq: true, isJson: true, byRow: true, create: () => createJsonLines()},
  csv: {about: 'the columns, for spreadsheets', create: async (view, options) => createCsv(view, options)},
  tsv: {about: 'the columns, separated by tabs', create: async (view, options) => createTsv(view, options)},
  yaml: {about: 'the data itself as YAML', create: async () => (await import('./yaml.js')).createYaml()},
  id: {about: 'only the ids, one per line', create: (view, options) => createIds(view, options)},
  raw: {about: "the server's own bytes", means: () => 'json'}, // what was made here has no other form
  none: {about: 'nothing', jq: true, isSafe: true, create: () => rowByRow(() => '')},
} as const satisfies Readonly<Record<string, Wanted | Written>>

type Table = typeof FORMATS
/** The formats that can be requested. */
export type WantedFormat = keyof Table
/** The formats that can be written. */
export type Format = {[K in WantedFormat]: Table[K] extends Written ? K : never}[WantedFormat]

export const WANTED_FORMATS = Object.keys(FORMATS) as WantedFormat[] // Object.keys loses the literal type

/** The renderer of a format. */
export function writtenAs(format: Format): Written {
  return FORMATS[format]
}

/** Whether errors are JSON with the requested format. */
export function isJson(wanted: string | undefined): boolean {
  const format = WANTED_FORMATS.find(name => name === wanted)
  return format !== undefined && 'isJson' in FORMATS[format]
}

/** Whether a result is written for people, not for programs. */
export function isForPeople(wanted: string, isTerminal: boolean): boolean {
  return wanted === 'table' || (wanted === 'auto' && isTerminal)
}

/** The written format for a requested one. @param endless whether rows come one by one */
export function resolveFormat(wanted: WantedFormat, isTerminal: boolean, endless: boolean): Format {
  const facts = FORMATS[wanted]
  const format = 'means' in facts ? facts.means(isTerminal) : (wanted as Format) // a written format
  return (endless ? writtenAs(format).endless : undefined) ?? format
}
