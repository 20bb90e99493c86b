import {isJsonObject} from '../protocol/json.js'
import {cellText} from './cell.js'
import {chooseColumns} from './columns.js'
import {compileSpec} from './spec.js'
import {type View} from './types.js'

/** The longest bar, in cells. Its `#` has the same width on every terminal, which a block of Unicode has not. */
const BAR_CELLS = 40

interface Count {
  readonly value: unknown
  readonly count: number
}

/** How many rows have each value of a field, the most frequent first; rows without the field count as null. */
export function countRows(rows: readonly unknown[], field: string): Count[] {
  const read = compileSpec(field)
  const counts = new Map<string, {value: unknown; count: number}>()
  for (const row of rows) {
    const value = read(row) ?? null
    const key = `${typeof value} ${cellText(value)}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, {value, count: 1})
  }
  return [...counts.values()].sort((a, b) => b.count - a.count) // stable: else in the order of the rows
}

/**
 * The view of counted rows: values that are times or sizes look as in the column that was counted.
 * @param rows the counted ones that are shown
 */
export function countView(field: string, rows: readonly unknown[], view: View, bars: boolean): View {
  const [counted] = chooseColumns([], view, {fields: [field]})
  const most = Math.max(0, ...rows.map(countOf))
  const value = counted?.kind === undefined ? 'value' : `value:${counted.kind}`
  return {
    columns: [value, 'count', ...(bars ? ['bar'] : [])],
    words: {bar: row => '#'.repeat(Math.ceil((countOf(row) / most) * BAR_CELLS))},
    ...(view.secret === true && {secret: true}),
  }
}

function countOf(row: unknown): number {
  return isJsonObject(row) && typeof row['count'] === 'number' ? row['count'] : 0
}
