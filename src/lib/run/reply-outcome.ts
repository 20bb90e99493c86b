import {type Reply} from '../client/read-reply.js'
import {rowsAt} from '../output/row-path.js'
import {sanitize} from '../output/sanitize.js'
import {type View} from '../output/types.js'
import {factsOf, isSecret} from '../protocol/actions.js'
import {type Outcome} from './outcome.js'

/** How the result of an action is shown: its columns, the path of its rows, the value for `-o id`. */
export interface ReplyView extends Pick<View, 'columns' | 'id' | 'cells' | 'words' | 'log'> {
  readonly rows?: string
}

/** The outcome of a reply: its rows, its value, or, without data, a line that says what was done. */
export function outcomeOf(reply: Reply, params: Readonly<Record<string, unknown>>, shown: ReplyView): Outcome {
  const view: View = {
    ...(shown.columns && {columns: shown.columns}),
    ...(shown.id !== undefined && {id: shown.id}),
    ...(shown.cells && {cells: shown.cells}),
    ...(shown.words && {words: shown.words}),
    ...(shown.log && {log: shown.log}),
    marks: factsOf(reply.action),
    ...(isSecret(reply.action) && {secret: true}),
  }
  const raw = reply.raw.length > 0 ? [reply.raw] : [] // without a frame, the end of the connection was the answer
  if (shown.rows !== undefined) return {content: {kind: 'list', rows: rowsAt(reply.data, shown.rows)}, view, raw}
  if (Array.isArray(reply.data)) return {content: {kind: 'list', rows: reply.data as unknown[]}, view, raw}
  if (reply.data !== null) return {content: {kind: 'value', value: reply.data}, view, raw}
  const ids = idsOf(params)
  const value = {ok: true, action: reply.action, ...Object.fromEntries(ids)}
  const text = ['ok', reply.action, ...ids.map(([name, id]) => `${name}=${sanitize(String(id))}`)].join('  ')
  return {content: {kind: 'value', value}, view: {...view, text}, raw}
}

/** The parameters that name the objects of the call. */
export function idsOf(params: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(params).filter(([name, value]) => value !== undefined && /(?:_id|^flag|^tid)$/.test(name))
}
