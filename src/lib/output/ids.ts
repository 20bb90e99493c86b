import {cellText} from './cell.js'
import {chooseColumns} from './columns.js'
import {type Renderer, rowByRow} from './renderer.js'
import {isJsonObject} from '../protocol/json.js'
import {compileSpec, isScalar, type Read} from './spec.js'
import {type RenderOptions, type View} from './types.js'

/**
 * Format `id`: one id per line. A bare string or number is its own id; rows without an id or of failed targets are
 * omitted.
 */
export function createIds(view: View, options: RenderOptions): Renderer {
  const fixed = view.id !== undefined && !options.fields?.length ? compileSpec(view.id) : undefined
  const firstColumn = (rows: readonly unknown[]): Read | undefined => {
    const guess = view.columns || options.fields?.length ? undefined : likelyId(rows[0])
    return guess === undefined ? chooseColumns(rows, view, options)[0]?.read : compileSpec(guess)
  }
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

/** The id keys of a row of unknown kind, the most specific first: a member's row also has the id of its group. */
const ID_KEYS = ['message_id', 'user_id', 'group_id', 'request_id', 'file_id', 'folder_id', 'notice_id']

function likelyId(row: unknown): string | undefined {
  if (!isJsonObject(row)) return undefined
  return ID_KEYS.find(key => Object.hasOwn(row, key)) ?? Object.keys(row).find(key => /(?:_id|Id|^id|uin)$/.test(key))
}

/** The id of a failed target is not printed, so that nothing acts on it. */
function idLine(row: unknown, read: Read | undefined): string {
  if (isJsonObject(row) && row['ok'] === false) return ''
  const id = cellText(isScalar(row) ? row : read?.(row))
  return id === '' ? '' : `${id}\n`
}
