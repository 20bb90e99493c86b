import {cutToWidth, loadWidth, padToWidth, type Width} from './width.js'

export interface TableOptions {
  /** The first line. Like every cell, a text without line feeds that may be styled as a whole. */
  readonly header?: readonly string[] | undefined
  /** Terminal cells a line may take; absent or 0 = any number. */
  readonly columns?: number | undefined
}

const GAP = '  '

const SGR = /^((?:\x1b\[\d+m)*)(.*?)((?:\x1b\[\d+m)*)$/s

/**
 * Draws aligned columns, two spaces apart, without lines around them or spaces after them; too wide a table is cut to
 * `columns`, the widest columns first. All rows must have the same number of sanitised cells.
 */
export async function drawTable(rows: readonly (readonly string[])[], options: TableOptions): Promise<string> {
  const width = ignoringStyle(await loadWidth())
  const lines = options.header === undefined ? rows : [options.header, ...rows]
  const natural = columnWidths(lines, width)
  if (natural.length === 0) return ''
  const gaps = GAP.length * (natural.length - 1)
  const widths = options.columns ? fitWidths(natural, options.columns - gaps) : natural
  const lineOf = (cells: readonly string[]): string =>
    widths.map((room, index) => padToWidth(cut(cells[index] ?? '', room, width), room, width)).join(GAP)
  return lines.map(cells => `${lineOf(cells).trimEnd()}\n`).join('')
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
