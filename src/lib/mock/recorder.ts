import {isSecret} from '../protocol/actions.js'
import {stringifyJson} from '../protocol/json.js'

/** One call that a client made. */
export interface CallRecord {
  /** When it came, in milliseconds since the epoch. */
  readonly time: number
  /** The path of its connection, without the query. */
  readonly path: string
  /** The wire name as it was sent, suffixes included. */
  readonly action: string
  /** As they came, before any coercion. */
  readonly params: Record<string, unknown>
  readonly echo: unknown
  /** The reply frame, of a stream the last one; undefined when there was none. */
  readonly reply: unknown
}

/** A call as one line of JSON, without a line end. The secret answers of some actions are left out. */
export function recordLine(record: CallRecord): string {
  const {time, path, action, params, echo, reply} = record
  return stringifyJson({time, path, action, params, echo, reply: isSecret(action) ? '(secret)' : reply})
}
