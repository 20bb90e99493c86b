import {cutToWidth, loadWidth, padToWidth, type Width} from './width.js'

export interface TableOptions {
  /** The first line. Like every cell, a text without line feeds that may be styled as a whole. */
  readonly header?: readonly string[] | undefined
  /** Terminal cells a line may take; absent or 0 = any number. */
  readonly columns?: number | undefined
  /** For each column, whether its cells are never cut, such as ids and times; its header may be. */
  readonly whole?: readonly boolean[] | undefined
}

export interface Table {
  readonly text: string
  /** The columns for which there was no room, by their index. */
  readonly left: readonly number[]
}

const GAP = '  '

const SGR = /^((?:\x1b\[\d+m)*)(.*?)((?:\x1b\[\d+m)*)$/s

/** A narrower column of texts tells nothing. */
const LEAST = 8

/**
 * Draws aligned columns, two spaces apart, without lines around them or spaces after them. In too wide a table the widest
 * columns of texts are cut, then the rightmost ones are left out. All rows must have the same number of sanitised cells.
 * @returns undefined if even the columns that are never cut are too wide
 */
export async function drawTable(
  rows: readonly (readonly string[])[],
  {header, columns, whole = []}: TableOptions,
): Promise<Table | undefined> {
  const width = ignoringStyle(await loadWidth())
  const lines = header === undefined ? rows : [header, ...rows]
  const natural = columnWidths(lines, width)
  if (natural.length === 0) return {text: '', left: []}
  const least = natural.map(cells => Math.min(cells, LEAST))
  for (const [index, cells] of columnWidths(rows, width).entries()) if (whole[index]) least[index] = cells
  const kept = columns ? columnsThatFit(least, whole, columns) : [...natural.keys()]
  if (!kept) return undefined
  const of = (all: readonly number[]): number[] => kept.map(index => all[index] ?? 1)
  const widths = columns ? shareRoom(of(natural), of(least), columns - gaps(kept.length)) : natural
  const lineOf = (cells: readonly string[]): string =>
    widths.map((room, at) => padToWidth(cut(cells[kept[at] ?? 0] ?? '', room, width), room, width)).join(GAP)
  const text = lines.map(cells => `${lineOf(cells).trimEnd()}\n`).join('')
  return {text, left: [...natural.keys()].filter(index => !kept.includes(index))}
}

/**
 * Draws one field a line; a text that is too long is cut.
 * @param fields with their headings
 */
export async function drawRecord(
  fields: readonly {readonly heading: string; readonly cell: string; readonly isWhole: boolean}[],
  columns: number | undefined,
): Promise<string> {
  const width = ignoringStyle(await loadWidth())
  const cells = Math.max(0, ...fields.map(({heading}) => width(heading)))
  const room = columns ? Math.max(LEAST, columns - cells - GAP.length) : Infinity
  return fields
    .map(({heading, cell, isWhole}) => {
      const shown = isWhole ? cell : cut(cell, room, width)
      return `${`${padToWidth(heading, cells, width)}${GAP}${shown}`.trimEnd()}\n`
    })
    .join('')
}

function gaps(columns: number): number {
  return GAP.length * (columns - 1)
}

/** The columns to show in `room` cells. @returns undefined if those that are never cut are too wide */
function columnsThatFit(
  least: readonly number[],
  whole: readonly boolean[],
  room: number,
): readonly number[] | undefined {
  const kept = [...least.keys()]
  while (kept.reduce((sum, index) => sum + (least[index] ?? 0), gaps(kept.length)) > room) {
    const last = kept.findLastIndex(index => !whole[index])
    if (last === -1) return undefined
    if (kept.length === 1) break
    kept.splice(last, 1)
  }
  return kept
}

/** As `fitWidths`, where each column gets at least what it needs, as long as that is possible. */
function shareRoom(natural: readonly number[], least: readonly number[], available: number): number[] {
  const fitted = fitWidths(natural, available)
  const tight = fitted.flatMap((cells, index) => (cells < (least[index] ?? 0) ? [index] : []))
  if (tight.length === 0 || natural.length === 1) return fitted
  // these take what they need, and the others share the rest
  const others = [...natural.keys()].filter(index => !tight.includes(index))
  const taken = tight.reduce((sum, index) => sum + (least[index] ?? 0), 0)
  const of = (all: readonly number[]): number[] => others.map(index => all[index] ?? 0)
  const shared = shareRoom(of(natural), of(least), available - taken)
  return natural.map((_cells, index) => shared[others.indexOf(index)] ?? least[index] ?? 0)
}

/** Shares `available` cells among columns: narrow ones keep their width, wide ones get equal parts, each at least 1. */
export function fitWidths(natural: readonly number[], available: number): number[] {
  let left = available
  let cap = Infinity
  for (const [index, width] of natural.toSorted((a, b) => a - b).entries()) {
    const share = Math.max(1, Math.floor(left / (natural.length - index)))
    if (width > share) {
      cap = share
      break
    }
    left -= width
  }
  const wide = natural.filter(width => width > cap).length
  let spare = Math.max(0, left - cap * wide) // the remainder of the division, one cell each
  return natural.map(width => (width <= cap ? width : cap + (spare-- > 0 ? 1 : 0)))
}

function columnWidths(lines: readonly (readonly string[])[], width: Width): number[] {
  const widths: number[] = []
  for (const cells of lines) {
    for (const [index, cell] of cells.entries()) widths[index] = Math.max(widths[index] ?? 1, width(cell))
  }
  return widths
}

/** Cuts the text of a cell; a style around it stays closed. */
function cut(cell: string, cells: number, width: Width): string {
  if (width(cell) <= cells) return cell
  const [, before = '', text = '', after = ''] = SGR.exec(cell) ?? []
  return before + cutToWidth(text, cells, width) + after
}

/** Measures a sanitised text; the only escapes left in it are our own colours. */
function ignoringStyle(width: Width): Width {
  return text => width(text.includes('\x1b') ? text.replace(SGR, '$2') : text)
}
