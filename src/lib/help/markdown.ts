import {padToWidth, type Width} from '../output/width.js'
import {wrapLine} from '../output/wrap.js'

/** Lines that belong together: text, a table, a list, or what stands between two fences. */
interface Block {
  readonly kind: 'code' | 'heading' | 'list' | 'table' | 'text'
  readonly lines: readonly string[]
}

const INDENT = '  '
const GAP = '  '

/** The Markdown of our own pages for a terminal: paragraphs and lists are wrapped, tables have columns. @param cells that a line may take */
export function drawMarkdown(markdown: string, cells: number, width: Width): string {
  const room = {cells, width}
  return `${blocksOf(markdown)
    .map(block => DRAW[block.kind](block.lines, room).join('\n'))
    .join('\n\n')}\n`
}

interface Room {
  readonly cells: number
  readonly width: Width
}

const DRAW: Readonly<Record<Block['kind'], (lines: readonly string[], room: Room) => string[]>> = {
  code: lines => lines.slice(1).map(line => INDENT + line),
  heading: ([line = '']) => [plain(line.replace(/^#+ /, '')).toUpperCase()],
  list: (lines, room) => itemsOf(lines).flatMap(item => hanging(plain(item), '- ', room)),
  table: drawTable,
  text: (lines, room) => wrap(plain(joined(lines)), room),
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const end = (): void => {
    const [first] = lines
    if (first !== undefined) blocks.push({kind: kindOf(first), lines})
    lines = []
  }
  for (const line of markdown.trimEnd().split('\n')) {
    const isCode = lines[0]?.startsWith('```') ?? false
    if (isCode && line === '```') end()
    else if (!isCode && (line === '' || line.startsWith('```'))) {
      end()
      if (line !== '') lines.push(line)
    } else lines.push(line)
  }
  end()
  return blocks
}

function kindOf(first: string): Block['kind'] {
  if (first.startsWith('```')) return 'code'
  if (first.startsWith('#')) return 'heading'
  if (/^(?:-|\d+\.) /.test(first)) return 'list'
  return first.startsWith('|') ? 'table' : 'text'
}

/** Without its marks: links are their texts. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<![\w`])_([^_`]+)_(?!\w)/g, '$1')
    .replaceAll('\\|', '|')
}

/** Each item with the lines that go on with it. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = []
  for (const line of lines) {
    const [, item] = /^(?:-|\d+\.) (.*)$/.exec(line) ?? []
    if (item !== undefined) items.push(item)
    else items.push(joined([items.pop() ?? '', line]))
  }
  return items
}

/** Columns, the last of which is wrapped. */
function drawTable(lines: readonly string[], room: Room): string[] {
  const rows = lines.filter(line => !/^\|(?: *:?-+:? *\|)+$/.test(line)).map(cellsOf)
  const last = (rows[0]?.length ?? 1) - 1
  const widths = Array.from({length: last}, (_, column) => Math.max(...rows.map(row => room.width(row[column] ?? ''))))
  return rows.flatMap(row => {
    const head = widths.map((cells, column) => padToWidth(row[column] ?? '', cells, room.width) + GAP).join('')
    return hanging(row[last] ?? '', INDENT + head, room)
  })
}

function cellsOf(line: string): string[] {
  const cells = line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/)
  return cells.map(cell => plain(cell.trim()).replaceAll('`', ''))
}

/** A text behind a head, below which its further lines stand. */
function hanging(text: string, head: string, room: Room): string[] {
  const used = room.width(head)
  const [first = '', ...rest] = wrap(text, {...room, cells: Math.max(20, room.cells - used)})
  return [`${head}${first}`.trimEnd(), ...rest.map(line => ' '.repeat(used) + line)]
}

function wrap(text: string, {cells, width}: Room): string[] {
  return wrapLine(text.replaceAll(/\s+/g, ' '), cells, width)
}

/** The lines of a paragraph as one; there is no space between Chinese and Chinese. */
function joined(lines: readonly string[]): string {
  return lines
    .map(line => line.trim())
    .join(' ')
    .replaceAll(
      /(?<=\p{Script=Han}) (?=\p{Script=Han})|(?<=[，。、；：？！（）「」]) | (?=[，。、；：？！（）「」])/gu,
      '',
    )
}
