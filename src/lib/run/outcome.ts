import {type QQError} from '../errors/errors.js'
import {type Content, type View} from '../output/types.js'
import {worded} from './sentences/words.js'

/** What a command gives back: its result and how to show it. The base prints it; whoever runs a command inside another takes it. */
export interface Outcome {
  /** Absent: there is nothing to print. */
  readonly content?: Content
  readonly view?: View
  /**
   * A stream that ends by itself (one result per target): every format but jsonl shows it as the list that it is.
   * Otherwise a stream may never end, and each row is shown as it comes.
   */
  readonly finite?: boolean
  /** The frames behind the result, byte for byte, for `-o raw`. */
  readonly raw?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  /**
   * Of a stream, instead of `raw`: the rows as the server wrote them, in chunks of whole lines that are good until the next
   * is asked for, and no more rows than `limit`. Printed as `raw`, and as `jsonl` where that is to show all of each row.
   * undefined: there are none in that format.
   */
  readonly lines?: (format: 'raw' | 'jsonl', limit: number | undefined) => AsyncIterable<Uint8Array> | undefined
  /** What a dry run would have sent, where that is not what its own session noted. */
  readonly frames?: () => readonly string[]
  /** Known when the content has been read to its end: what went wrong although there are results. */
  readonly failure?: () => QQError | undefined
  /** For a result that is a text and nothing else: in a pipe it is printed as it is, unless another format is asked for. */
  readonly text?: string
  /** A text for a program to read: printed as it is, whatever the format. */
  readonly verbatim?: string
  /** The code of what was run on the user's behalf. */
  readonly exitCode?: number
}

/** The row of what failed, where there are others. @param key what it is called by, as in the rows of the others */
export async function failureRow(key: string, target: string, error: QQError): Promise<Record<string, unknown>> {
  return {
    [key]: target,
    ok: false,
    code: error.code,
    ...(error.retcode !== undefined && {retcode: error.retcode}),
    message: (await worded(error)).message,
    outcome: error.outcome,
  }
}
