import {cellText} from './cell.js'
import {chooseColumns, type Column} from './columns.js'
import {humanText, humanView} from './human.js'
import {type Renderer} from './renderer.js'
import {sanitize, sanitizeLines} from './sanitize.js'
import {isScalar} from './spec.js'
import {type HumanView, type RenderOptions, type View} from './types.js'

/** Format `table`: what people read. Lists are tables, objects one field a line, streams one line a row. */
export async function createReadable(view: View, options: RenderOptions): Promise<Renderer> {
  const human = await humanView(options, 'readable')
  const cells = options.terminal === undefined ? await humanView(options, 'as it is') : human
  const hasFields = options.fields !== undefined && options.fields.length > 0
  return {
    value: async value => {
      if (view.text !== undefined && !hasFields) return withLineFeed(view.text)
      if (isScalar(value)) return withLineFeed(sanitizeLines(cellText(value)))
      return drawFields(value, view, options, cells)
    },
    list: async rows => {
      if (view.log !== undefined && !hasFields) return withLineFeed(await view.log(rows, human))
      return drawList(rows, view, options, cells)
    },
    row: createRow(hasFields ? undefined : view.line, view, options, {human, cells}),
  }
}

function createRow(
  line: View['line'],
  view: View,
  options: RenderOptions,
  {human, cells}: Readonly<Record<'human' | 'cells', HumanView>>,
): (row: unknown) => string | Promise<string> {
  if (line !== undefined) return row => withLineFeed(line(row, human))
  let columns: readonly Column[] | undefined
  return row => {
    columns ??= chooseColumns([row], view, options)
    return withLineFeed(cellsOf(row, columns, view, options, cells).join('  ').trimEnd())
  }
}

async function drawList(
  rows: readonly unknown[],
  view: View,
  options: RenderOptions,
  human: HumanView,
): Promise<string> {
  if (rows.length === 0) return ''
  const columns = chooseColumns(rows, view, options)
  const {drawTable} = await import('./table.js')
  return drawTable(
    rows.map(row => cellsOf(row, columns, view, options, human)),
    {
      header: options.header ? columns.map(({name}) => human.style.bold(sanitize(name))) : undefined,
      columns: human.width,
    },
  )
}

async function drawFields(value: unknown, view: View, options: RenderOptions, human: HumanView): Promise<string> {
  const columns = chooseColumns([value], view, options)
  const cells = cellsOf(value, columns, view, options, human)
  const {drawTable} = await import('./table.js')
  return drawTable(
    columns.map(({name}, index) => [human.style.bold(sanitize(name)), cells[index] ?? '']),
    {columns: human.width},
  )
}

function cellsOf(
  row: unknown,
  columns: readonly Column[],
  view: View,
  {fields}: RenderOptions,
  human: HumanView,
): string[] {
  const {cells = {}, words = {}} = view
  return columns.map(({name, read, kind}) => {
    const found = read(row)
    const inWords = !fields?.length && Object.hasOwn(words, name) ? words[name]?.(row) : undefined
    const value = inWords ?? (Object.hasOwn(cells, name) ? cells[name]?.(found) : found)
    return sanitize(humanText(kind, value, human))
  })
}

function withLineFeed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
