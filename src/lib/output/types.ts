import {type Marks} from '../protocol/catalog/facts.js'
import {type RowFilter} from './filter.js'

/** What a command has to show. A `value` that is an array is treated as a `list`. */
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

/** How things look to people, made once of the flags, the environment and the terminal (`humanView`). */
export interface HumanView {
  readonly style: Style
  /** How moments are written; `epoch` leaves them as they are. */
  readonly clock: 'local' | 'utc' | 'epoch'
  /** Where `local` is, as `TZ` has it; undefined = where this machine is. */
  readonly zone: string | undefined
  readonly sizes: 'human' | 'bytes'
  /** Terminal cells that a line may take; undefined or 0 = any number. */
  readonly width: number | undefined
}

/** How a command wants its data to be seen by people; scripts get the data itself. */
export interface View {
  /** Specs (see `compileSpec`), marked `:time` or `:size` where `marks` does not. Absent, or none of them in any row: all scalar keys. */
  readonly columns?: readonly string[]
  /** What is known of the fields of the rows, whether they are among the columns or not. */
  readonly marks?: Marks | undefined
  /** What format `table` shows for the values of a column, by its name; every other format has the value itself. */
  readonly cells?: Readonly<Record<string, (value: unknown) => unknown>>
  /** What format `table` shows in a column of the view instead of its value; a field that `--fields` names is the value. */
  readonly words?: Readonly<Record<string, (row: unknown) => unknown>>
  /** The spec of format `id`; by default the first column. */
  readonly id?: string
  /** What format `table` prints for each row of a stream. Data in it must have been through `sanitize`. */
  readonly line?: (row: unknown, human: HumanView) => string
  /** What format `table` prints for a list, unless `--fields` is given. Data in it must have been through `sanitize`. */
  readonly log?: (rows: readonly unknown[], human: HumanView) => Promise<string>
  /** What format `table` prints for a single value instead of a table. Data in it must have been through `sanitize`. */
  readonly text?: string
  /** The data is nobody's business: what goes wrong with it is told without quoting it. */
  readonly secret?: boolean
}

/** How to write, but for the format, which depends on what there is to show. */
export interface RenderOptions {
  /** Set only when stdout is a terminal. `columns` is its width in cells; 0 = unknown, nothing is cut. */
  readonly terminal?: {readonly columns: number} | undefined
  readonly color: boolean
  /** What `TZ` says. */
  readonly zone?: string | undefined
  /** How the times and sizes of `table`, `csv` and `tsv` look; `auto`: readable in a table on a terminal, else as they are. */
  readonly times?: 'auto' | HumanView['clock'] | undefined
  readonly sizes?: 'auto' | HumanView['sizes'] | undefined
  /** Whether `table`, `csv` and `tsv` begin with the names of the columns. */
  readonly header: boolean
  readonly fields?: readonly string[] | undefined
  /** Which rows are shown. */
  readonly filter?: RowFilter | undefined
  /** Fields with commas between them, the first counting most; `-FIELD` for descending order. */
  readonly sort?: string | undefined
  /** At most this many rows; 0 = none. */
  readonly limit?: number | undefined
  /** So many rows of the end. */
  readonly last?: number | undefined
  /** A jq program; it decides the shape of the output in every format but `none`. */
  readonly jq?: string | undefined
  /** Whether a field that no row has is a mistake, and a row that the filter cannot judge; not where rows tell of writes. */
  readonly strict?: boolean | undefined
  /** Keeps spreadsheets from running cells of `csv` and `tsv` as formulas, at the price of altered data. */
  readonly csvSafe?: boolean | undefined
  /** Whether `csv` begins with the mark by which Excel knows UTF-8. */
  readonly csvBom?: boolean | undefined
}
