import {chooseColumns, type Column} from './columns.js'
import {humanText, humanView} from './human.js'
import {type Renderer} from './renderer.js'
import {type RenderOptions, type View} from './types.js'

const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
/** What a spreadsheet takes for a number and shows as another text: it drops leading zeros, and keeps 15 digits (Excel). */
const ALTERED = /^[+-]?(?:0\d|(?:\D*\d){16})/
const TSV_ESCAPES: Readonly<Record<string, string>> = {'\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r'}

/** Format `csv` of RFC 4180, but with `\n` as line end, as Unix tools expect. */
export async function createCsv(view: View, options: RenderOptions): Promise<Renderer> {
  return createSeparated(view, options, csvLine, options.csvBom ? '\uFEFF' : '')
}

/** Format `tsv`: tab, line feed, carriage return and backslash in the data become `\t`, `\n`, `\r` and `\\`. */
export async function createTsv(view: View, options: RenderOptions): Promise<Renderer> {
  return createSeparated(view, options, tsvLine)
}

async function createSeparated(
  view: View,
  options: RenderOptions,
  line: (cells: string[]) => string,
  start = '',
): Promise<Renderer> {
  const human = await humanView({...options, color: false}, 'as it is')
  const guard = options.csvSafe === true ? disarm : (text: string) => text
  const write = (row: unknown, columns: readonly Column[]): string =>
    line(columns.map(({read, kind}) => guard(humanText(kind, read(row), human))))
  const header = (columns: readonly Column[]): string =>
    options.header && columns.length > 0 ? line(columns.map(({name}) => guard(name))) : ''
  const list = (rows: readonly unknown[]): string => {
    const columns = chooseColumns(rows, view, options)
    const text = header(columns) + rows.map(row => write(row, columns)).join('')
    return text === '' ? '' : start + text
  }
  let streamColumns: readonly Column[] | undefined
  return {
    value: value => list([value]),
    list,
    row: row => {
      if (streamColumns !== undefined) return write(row, streamColumns)
      streamColumns = chooseColumns([row], view, options)
      return start + header(streamColumns) + write(row, streamColumns)
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
  const isChanged = NUMBER.test(text) ? ALTERED.test(text) : FORMULA.test(text)
  return isChanged ? `'${text}` : text
}
