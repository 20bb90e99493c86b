import {cellText} from './cell.js'
import {chooseColumns} from './columns.js'
import {type Renderer, rowByRow} from './renderer.js'
import {isJsonObject} from '../protocol/json.js'
import {compileSpec, isScalar, type Read} from './spec.js'
import {type RenderOptions, type View} from './types.js'

/** Format `id`: one id a line. A bare string or number is its own id; a row without one, or of a target that failed, is left out. */
export function createIds(view: View, options: RenderOptions): Renderer {
  const fixed = view.id !== undefined && !options.fields?.length ? compileSpec(view.id) : undefined
  const firstColumn = (rows: readonly unknown[]): Read | undefined => chooseColumns(rows, view, options)[0]?.read
  const {value, row} = rowByRow(item => idLine(item, fixed ?? firstColumn([item])))
  return {
    value,
    list: rows => {
      const read = fixed ?? firstColumn(rows)
      return rows.map(item => idLine(item, read)).join('')
    },
    row,
  }
}

/** The id of a target that failed is none to act on. */
function idLine(row: unknown, read: Read | undefined): string {
  if (isJsonObject(row) && row['ok'] === false) return ''
  const id = cellText(isScalar(row) ? row : read?.(row))
  return id === '' ? '' : `${id}\n`
}
