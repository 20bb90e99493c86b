import {type RowFilter} from './filter.js'

/** A format that can be written; `resolveFormat` resolves `auto`, and `raw` never reaches the renderer. */
export type Format = 'table' | 'json' | 'jsonl' | 'csv' | 'tsv' | 'yaml' | 'id' | 'none'

/** The content of a command's result. A `value` that is an array is treated as a `list`. */
export type Content =
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

/** How people see the data of a command; scripts get the data itself. */
export interface View {
  /** Specs (see `compileSpec`). If absent, or if no row has any of them, all scalar keys of the rows. */
  readonly columns?: readonly string[]
  /** The text in format `table` for the values of a column, by its name; other formats show the value. */
  readonly cells?: Readonly<Record<string, (value: unknown) => unknown>>
  /** The text in format `table` for a column of the view; a field of `--fields` shows the value. */
  readonly words?: Readonly<Record<string, (row: unknown) => unknown>>
  /** The spec of format `id`; by default the first column. */
  readonly id?: string
  /** The line in format `table` for each row of a stream. Its data must be sanitised. */
  readonly line?: (row: unknown, style: Style) => string
  /** The text in format `table` for a list, unless `--fields` is given. Its data must be sanitised. */
  readonly log?: (rows: readonly unknown[], style: Style) => Promise<string>
  /** The text in format `table` for a single value instead of a table. Its data must be sanitised. */
  readonly text?: string
  /** Whether the data is secret, so that errors must not quote it. */
  readonly secret?: boolean
}

export interface RenderOptions {
  readonly format: Format
  /** Only set if stdout is a terminal. `columns` is its width in cells; 0 means unknown, and nothing is cut. */
  readonly terminal?: {readonly columns: number} | undefined
  readonly color: boolean
  /** Whether `table`, `csv` and `tsv` begin with the names of the columns. */
  readonly header: boolean
  readonly fields?: readonly string[] | undefined
  /** Which rows are shown. */
  readonly filter?: RowFilter | undefined
  /** `FIELD`, or `-FIELD` for descending order. */
  readonly sort?: string | undefined
  /** The maximum number of rows; 0 means none. */
  readonly limit?: number | undefined
  /** A jq program; it decides the shape of the output in every format but `none`. */
  readonly jq?: string | undefined
  /** Whether unknown fields and rows that the filter cannot compare are errors; false for rows of writes. */
  readonly strict?: boolean | undefined
  /** Keeps spreadsheets from running cells of `csv` and `tsv` as formulas, which changes the data. */
  readonly csvSafe?: boolean | undefined
}
