import {cellText} from './cell.js'
import {createStyle} from './color.js'
import {chooseColumns, type Column} from './columns.js'
import {humanText} from './human.js'
import {type Renderer} from './renderer.js'
import {sanitize, sanitizeLines} from './sanitize.js'
import {isScalar} from './spec.js'
import {type RenderOptions, type Style, type View} from './types.js'

/** Format `table`, for people: lists are tables, objects have one field per line, streams one line per row. */
export async function createReadable(view: View, options: RenderOptions): Promise<Renderer> {
  const style = await createStyle(options.color)
  const hasFields = options.fields !== undefined && options.fields.length > 0
  return {
    value: async value => {
      if (view.text !== undefined && !hasFields) return withLineFeed(view.text)
      if (isScalar(value)) return withLineFeed(sanitizeLines(cellText(value)))
      return drawFields(value, view, options, style)
    },
    list: async rows => {
      if (view.log !== undefined && !hasFields) return withLineFeed(await view.log(rows, style))
      return drawList(rows, view, options, style)
    },
    row: createRow(hasFields ? undefined : view.line, view, options, style),
  }
}

function createRow(
  line: View['line'],
  view: View,
  options: RenderOptions,
  style: Style,
): (row: unknown) => string | Promise<string> {
  if (line !== undefined) return row => withLineFeed(line(row, style))
  let columns: readonly Column[] | undefined
  return row => {
    columns ??= chooseColumns([row], view, options)
    return withLineFeed(cellsOf(row, columns, view, options).join('  ').trimEnd())
  }
}

async function drawList(rows: readonly unknown[], view: View, options: RenderOptions, style: Style): Promise<string> {
  if (rows.length === 0) return ''
  const columns = chooseColumns(rows, view, options)
  const {drawTable} = await import('./table.js')
  return drawTable(
    rows.map(row => cellsOf(row, columns, view, options)),
    {
      header: options.header ? columns.map(({name}) => style.bold(sanitize(name))) : undefined,
      columns: options.terminal?.columns,
    },
  )
}

async function drawFields(value: unknown, view: View, options: RenderOptions, style: Style): Promise<string> {
  const columns = chooseColumns([value], view, options)
  const cells = cellsOf(value, columns, view, options)
  const {drawTable} = await import('./table.js')
  return drawTable(
    columns.map(({name}, index) => [style.bold(sanitize(name)), cells[index] ?? '']),
    {columns: options.terminal?.columns},
  )
}

function cellsOf(row: unknown, columns: readonly Column[], view: View, {terminal, fields}: RenderOptions): string[] {
  const {cells = {}, words = {}} = view
  return columns.map(({name, read}) => {
    const found = read(row)
    const inWords = !fields?.length && Object.hasOwn(words, name) ? words[name]?.(row) : undefined
    const value = inWords ?? (Object.hasOwn(cells, name) ? cells[name]?.(found) : found)
    return sanitize(terminal === undefined ? cellText(value) : humanText(name, value))
  })
}

function withLineFeed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
