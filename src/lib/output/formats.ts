import {createIds} from './ids.js'
import {createJson, createJsonLines} from './json.js'
import {rowByRow, type Renderer} from './renderer.js'
import {createCsv, createTsv} from './separated.js'
import {type RenderOptions, type View} from './types.js'

interface Facts {
  /** What help and completion say of it. */
  readonly about: string
  /** Whether what a jq program makes, which has a form of its own, may be asked for in it. */
  readonly jq?: true
}

/** A format that is settled when there is something to print. */
interface Wanted extends Facts {
  readonly means: (isTerminal: boolean) => 'table' | 'json'
}

/** A format that is written. */
interface Written extends Facts {
  /** It is JSON: errors are, too, and stderr is kept for them until the run has gone well. */
  readonly isJson?: true
  /** What is written instead where rows come one by one, without end. */
  readonly endless?: 'jsonl'
  /** A list is its rows one after the other, so that each can be written as soon as it is there. */
  readonly byRow?: true
  /** It has no character that a terminal would obey. */
  readonly isSafe?: true
  readonly create: (view: View, options: RenderOptions) => Renderer | Promise<Renderer>
}

/** What `-o` takes, in the order of help; all that is done by format is read here. */
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
  jsonl: {about: 'a line of JSON for each row', jq: true, isJson: true, byRow: true, create: () => createJsonLines()},
  csv: {about: 'the columns, for spreadsheets', create: async (view, options) => createCsv(view, options)},
  tsv: {about: 'the columns, with tabs between them', create: async (view, options) => createTsv(view, options)},
  yaml: {about: 'the data itself as YAML', create: async () => (await import('./yaml.js')).createYaml()},
  id: {about: 'the ids alone, one a line', create: (view, options) => createIds(view, options)},
  raw: {about: 'what the server sent, byte for byte', means: () => 'json'}, // what was made here has no other form
  none: {about: 'nothing', jq: true, isSafe: true, create: () => rowByRow(() => '')},
} as const satisfies Readonly<Record<string, Wanted | Written>>

type Table = typeof FORMATS
/** What can be asked for. */
export type WantedFormat = keyof Table
/** What can be written. */
export type Format = {[K in WantedFormat]: Table[K] extends Written ? K : never}[WantedFormat]

export const WANTED_FORMATS = Object.keys(FORMATS) as WantedFormat[] // Object.keys loses the literal type

/** What a format is written by. */
export function writtenAs(format: Format): Written {
  return FORMATS[format]
}

/** Whether errors are to be JSON, by what is asked for. */
export function isJson(wanted: string | undefined): boolean {
  const format = WANTED_FORMATS.find(name => name === wanted)
  return format !== undefined && 'isJson' in FORMATS[format]
}

/** The format that is written for the one that is asked for. @param endless rows come one by one, without end */
export function resolveFormat(wanted: WantedFormat, isTerminal: boolean, endless: boolean): Format {
  const facts = FORMATS[wanted]
  const format = 'means' in facts ? facts.means(isTerminal) : (wanted as Format) // one that is written, not settled
  return (endless ? writtenAs(format).endless : undefined) ?? format
}
