import {type Marks} from '../protocol/catalog/facts.js'
import {type Language, type Speech} from '../language/language.js'
import {type RowFilter} from './filter.js'

/** The content of a command's result. A `value` that is an array is treated as a `list`. */
export type Printable =
  {readonly kind: 'value'; readonly value: unknown} | {readonly kind: 'list'; readonly rows: readonly unknown[]}

/** Functions that colour a text; they return it unchanged when colour is off. */
export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly cyan: (text: string) => string
}

/** How people see a result, by the flags, the environment and the terminal (`humanView`). */
export interface HumanView {
  readonly style: Style
  /** The form of times; `epoch` keeps the numbers. */
  readonly clock: 'local' | 'utc' | 'epoch'
  /** The time zone of `local`, from `TZ`; undefined for that of this machine. */
  readonly zone: string | undefined
  readonly sizes: 'human' | 'bytes'
  /** The width of the terminal in cells; undefined or 0 means no limit. */
  readonly width: number | undefined
  readonly speech: Speech
}

/** How people see the data of a command; scripts get the data itself. */
export interface View {
  /** Specs (see `compileSpec`), with `:time` or `:size` if not in `marks`. By default, all scalar keys. */
  readonly columns?: readonly string[]
  /** The known times and sizes among the fields of the rows, also outside of the columns. */
  readonly marks?: Marks | undefined
  /** The text in format `table` for the values of a column, by its name; other formats show the value. */
  readonly cells?: Readonly<Record<string, (value: unknown, human: HumanView) => unknown>>
  /** The text in format `table` for a column of the view; a field of `--fields` shows the value. */
  readonly words?: Readonly<Record<string, (row: unknown, human: HumanView) => unknown>>
  /** The spec of format `id`; by default the first column. */
  readonly id?: string
  /** The line in format `table` for each row of a stream. Its data must be sanitised. */
  readonly line?: (row: unknown, human: HumanView) => string
  /** The text in format `table` for a list, unless `--fields` is given. Its data must be sanitised. */
  readonly log?: (rows: readonly unknown[], human: HumanView) => Promise<string>
  /** The text in format `table` for a single value instead of a table. Its data must be sanitised. */
  readonly text?: string | ((human: HumanView) => string)
  /** Whether the data is secret, so that errors must not quote it. */
  readonly secret?: boolean
}

/** How to write, without the format, which depends on the result. */
export interface RenderOptions {
  /** Only set if stdout is a terminal. `columns` is its width in cells; 0 means unknown, and nothing is cut. */
  readonly terminal?: {readonly columns: number} | undefined
  readonly color: boolean
  /** That of what people read; default English. */
  readonly language?: (() => Language) | undefined
  /** The value of `TZ`. */
  readonly zone?: string | undefined
  /** The form of times and sizes in `table`, `csv` and `tsv`; `auto` is readable only in a table on a terminal. */
  readonly times?: 'auto' | HumanView['clock'] | undefined
  readonly sizes?: 'auto' | HumanView['sizes'] | undefined
  /** Whether `table`, `csv` and `tsv` begin with the names of the columns. */
  readonly header: boolean
  readonly fields?: readonly string[] | undefined
  /** Which rows are shown. */
  readonly filter?: RowFilter | undefined
  /** A field whose values are counted: there is a row for each value instead (count.ts). */
  readonly countBy?: string | undefined
  /** Fields separated by commas, the most important first; `-FIELD` for descending order. */
  readonly sort?: string | undefined
  /** The maximum number of rows; 0 means none. */
  readonly limit?: number | undefined
  /** The number of last rows to show. */
  readonly last?: number | undefined
  /** A jq program; it decides the shape of the output in every format but `none`. */
  readonly jq?: string | undefined
  /** Whether unknown fields and rows that the filter cannot compare are errors; false for rows of writes. */
  readonly strict?: boolean | undefined
  /** Keeps spreadsheets from running cells of `csv` and `tsv` as formulas, which changes the data. */
  readonly csvSafe?: boolean | undefined
  /** Whether `csv` begins with a byte order mark, for Excel. */
  readonly csvBom?: boolean | undefined
}
