import {cellText} from './cell.js'
import {chooseColumns, type Column} from './columns.js'
import {humanText, humanView} from './human.js'
import {type Renderer} from './renderer.js'
import {sanitize, sanitizeLines} from './sanitize.js'
import {isScalar} from './spec.js'
import {type RenderOptions, type View} from './types.js'

/** Format `table`, for people: lists are tables, objects have one field per line, streams one line per row. */
export async function createReadable(view: View, options: RenderOptions): Promise<Renderer> {
  const human = await humanView(options, 'readable')
  const inCells = options.terminal === undefined ? await humanView(options, 'as it is') : human
  const {cells = {}} = view
  const {text, log, line, words = {}} = options.fields?.length ? {} : view
  const cellsOf = (row: unknown, columns: readonly Column[]): string[] =>
    columns.map(({name, read, kind}) => {
      const inWords = Object.hasOwn(words, name) ? words[name]?.(row, human) : undefined
      const value = inWords ?? (Object.hasOwn(cells, name) ? cells[name]?.(read(row), human) : read(row))
      return sanitize(humanText(kind, value, inCells))
    })
  const heading = ({name}: Column): string => human.style.bold(sanitize(name))
  const drawn = async (rows: readonly (readonly string[])[], header?: readonly string[]): Promise<string> =>
    (await import('./table.js')).drawTable(rows, {header, columns: human.width})
  let streamColumns: readonly Column[] | undefined
  return {
    value: async value => {
      if (text !== undefined) return withLineFeed(typeof text === 'string' ? text : text(human))
      if (isScalar(value)) return withLineFeed(sanitizeLines(cellText(value)))
      const columns = chooseColumns([value], view, options)
      const shown = cellsOf(value, columns)
      return drawn(columns.map((column, index) => [heading(column), shown[index] ?? '']))
    },
    list: async rows => {
      if (log) return withLineFeed(await log(rows, human))
      if (rows.length === 0) return ''
      const columns = chooseColumns(rows, view, options)
      const lines = rows.map(row => cellsOf(row, columns))
      return drawn(lines, options.header ? columns.map(heading) : undefined)
    },
    row: row => {
      if (line) return withLineFeed(line(row, human))
      streamColumns ??= chooseColumns([row], view, options)
      return withLineFeed(cellsOf(row, streamColumns).join('  ').trimEnd())
    },
  }
}

function withLineFeed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
