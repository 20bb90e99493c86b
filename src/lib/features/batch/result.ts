import {type QQError} from '../../errors/errors.js'
import {errorToJson} from '../../run/report.js'

/** Which line a result is of: what was asked for in it, as far as that could be read. */
export interface Asked {
  readonly number: number
  /** '' where there is none. */
  readonly action: string
  readonly command?: string | undefined
  /** Of the line's own; undefined = it gave none. */
  readonly echo?: unknown
}

/** What became of a line: its data, or what went wrong (with the data that came of it all the same). */
export interface Result {
  readonly asked: Asked
  readonly error?: QQError | undefined
  readonly data?: unknown
  readonly frames?: readonly Uint8Array[]
  /** How large the answers were that came, in bytes: the data is as large. */
  readonly bytes?: number
  /** An earlier run did it. */
  readonly earlier?: true
}

/** The frames that came of a line, where they are kept. */
export function framesOf({frames = []}: Result): readonly Uint8Array[] {
  return frames
}

/** The row that is shown of a result. */
export async function rowOf({asked, error, data, earlier}: Result): Promise<Record<string, unknown>> {
  const {number, action, command, echo} = asked
  return {
    line: number,
    ok: error === undefined,
    action: action === '' ? undefined : action,
    command,
    ...(echo !== undefined && {echo}),
    ...(earlier && {earlier}),
    ...(error && (await errorToJson(error))),
    ...(data !== undefined && {data}),
  }
}
