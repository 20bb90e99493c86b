import {cellText} from './cell.js'
import {say} from '../errors/saying.js'
import {spoken} from '../language/spoken.js'
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
  const record = async (row: unknown, columns: readonly Column[]): Promise<string> => {
    const cells = cellsOf(row, columns)
    const {drawRecord} = await import('./table.js')
    const fields = columns.map((column, index) => {
      return {heading: heading(column), cell: cells[index] ?? '', isWhole: isWhole(column, [row], view)}
    })
    return drawRecord(fields, human.width)
  }
  let streamColumns: readonly Column[] | undefined
  return {
    value: async value => {
      if (text !== undefined) return withLineFeed(typeof text === 'string' ? text : text(human))
      if (isScalar(value)) return withLineFeed(sanitizeLines(cellText(value)))
      return record(value, chooseColumns([value], view, options))
    },
    list: async rows => {
      if (log) return withLineFeed(await log(rows, human))
      if (rows.length === 0) return ''
      const columns = chooseColumns(rows, view, options)
      const lines = rows.map(row => cellsOf(row, columns))
      const {drawTable} = await import('./table.js')
      const table = await drawTable(lines, {
        header: options.header ? columns.map(heading) : undefined,
        columns: human.width,
        whole: human.width ? columns.map(column => isWhole(column, rows, view)) : undefined,
      })
      if (!table) return (await Promise.all(rows.map(async row => record(row, columns)))).join('\n')
      const {text: drawn, left} = table
      if (left.length === 0) return drawn
      const what = say('no room for {columns}; -o yaml shows all', {
        columns: left.map(index => sanitize(columns[index]?.name ?? '')),
      })
      return `${drawn}${human.style.dim(spoken(what, human.speech))}\n`
    },
    row: row => {
      if (line) return withLineFeed(line(row, human))
      streamColumns ??= chooseColumns([row], view, options)
      return withLineFeed(cellsOf(row, streamColumns).join('  ').trimEnd())
    },
  }
}

/** Ids by their names: `user_id`, `msgId`, `flag`, `uin`, `message_seq`, `md5`. */
const ID_NAME = /(?:^|_|\.)(?:id|uid|fid|tid|uin|seq|flag|token|md5|sha\d*)$|[a-z](?:Id|Uid|Uin|Seq|Md5)$/

/** Whether the cells of a column mean nothing, or something else, when they are cut: ids, numbers, booleans, times. */
function isWhole({name, kind, read}: Column, rows: readonly unknown[], {id, columns = []}: View): boolean {
  if (kind !== undefined || ID_NAME.test(name)) return true
  if ((id ?? columns[0])?.split('|').includes(name)) return true
  const values = rows.map(read).filter(value => value !== undefined && value !== null && value !== '')
  return values.length > 0 && values.every(value => (typeof value !== 'string' ? isScalar(value) : /^\d+$/.test(value)))
}

function withLineFeed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
