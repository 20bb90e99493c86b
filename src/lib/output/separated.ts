import {cellText} from './cell.js'
import {chooseColumns, type Column} from './columns.js'
import {type Renderer} from './renderer.js'
import {type RenderOptions, type View} from './types.js'

const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const TSV_ESCAPES: Readonly<Record<string, string>> = {'\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r'}

/** Format `csv` of RFC 4180, but with `\n` as line end, as Unix tools expect. */
export function createCsv(view: View, options: RenderOptions): Renderer {
  return createSeparated(view, options, csvLine)
}

/** Format `tsv`: tab, line feed, carriage return and backslash in the data become `\t`, `\n`, `\r` and `\\`. */
export function createTsv(view: View, options: RenderOptions): Renderer {
  return createSeparated(view, options, tsvLine)
}

function createSeparated(view: View, options: RenderOptions, line: (cells: string[]) => string): Renderer {
  const guard = options.csvSafe === true ? disarm : (text: string) => text
  const write = (row: unknown, columns: readonly Column[]): string =>
    line(columns.map(({read}) => guard(cellText(read(row)))))
  const header = (columns: readonly Column[]): string =>
    options.header && columns.length > 0 ? line(columns.map(({name}) => guard(name))) : ''
  const list = (rows: readonly unknown[]): string => {
    const columns = chooseColumns(rows, view, options)
    return header(columns) + rows.map(row => write(row, columns)).join('')
  }
  let streamColumns: readonly Column[] | undefined
  return {
    value: value => list([value]),
    list,
    row: row => {
      if (streamColumns !== undefined) return write(row, streamColumns)
      streamColumns = chooseColumns([row], view, options)
      return header(streamColumns) + write(row, streamColumns)
    },
  }
}

function csvLine(cells: readonly string[]): string {
  // a line of one empty cell must not be an empty line, which readers skip
  return cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.map(csvCell).join(',')}\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function tsvLine(cells: readonly string[]): string {
  return `${cells.map(text => text.replace(/[\\\t\n\r]/g, character => TSV_ESCAPES[character] ?? character)).join('\t')}\n`
}

function disarm(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}
