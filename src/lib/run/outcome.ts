import {type QQError} from '../errors/errors.js'
import {type Language} from '../language/language.js'
import {type Printable, type View} from '../output/types.js'
import {worded} from './sentences/worded.js'

/** The result of a command and how to show it. The base prints it; a command that runs another one uses it. */
export interface Outcome {
  /** If absent, there is nothing to print. */
  readonly content?: Printable | Stream
  readonly view?: View
  /** The frames behind the content, byte for byte, for `-o raw`. */
  readonly raw?: readonly Uint8Array[]
  /** A failure although there is a result. */
  readonly failure?: QQError | undefined
  /** The frames of a dry run, if its own session did not record them; called at the end. */
  readonly dryFrames?: () => readonly string[]
  /** For a result that is only a text: in a pipe it is printed literally, unless a format is given. */
  readonly text?: string
  /** A text for programs, printed literally in every format. */
  readonly verbatim?: string
  /** The exit code of a command that was run for the user. */
  readonly exitCode?: number
}

/** A result whose rows come as soon as their calls are answered. */
export interface Stream {
  readonly kind: 'stream'
  /**
   * Whether it ends by itself (one result per target). Then every format but jsonl shows it as a list, and all calls
   * are made even without a reader. Otherwise it may never end, and each row is shown as it comes.
   */
  readonly finite?: boolean
  /** The formats in which the server's own lines can be shown instead of rows. */
  readonly lines?: readonly LineFormat[]
  /** Called for each shown row (not for a row without a jq result); true means that no more are needed. */
  readonly onShown?: () => boolean
  /** Makes the calls. Resolves at the end to a failure although there are results. */
  readonly run: (sink: RowSink) => Promise<QQError | undefined>
}

/** `raw` is the server's own text; `jsonl` shows each whole row in one line. */
export type LineFormat = 'raw' | 'jsonl'

/** The sink for the rows of a stream. It accepts every row; its own failures are reported at the end of the stream. */
export interface RowSink {
  /** The number of rows that are still shown. At 0, an endless stream must end; a finite one continues. */
  readonly left: number
  /** Resolves when it can take more. */
  row(row: unknown): Promise<void>
  /** Present if the server's own lines are wanted instead of rows. */
  readonly lines?: LineSink
}

export interface LineSink {
  readonly format: LineFormat
  /** @param chunk whole lines, which must stay valid until this resolves */
  write(chunk: Uint8Array): Promise<void>
}

export function rowSink(take: (row: unknown) => void): RowSink {
  return {
    left: Infinity,
    row: async row => {
      take(row)
      return Promise.resolve()
    },
  }
}

const LINE_FEED = Buffer.from('\n')

export function linesOf(frames: readonly Uint8Array[]): Buffer {
  return Buffer.concat(frames.flatMap(frame => [frame, LINE_FEED]))
}

/** The row of a failed target among others. @param key the key of the target in the rows @param language that of rows */
export async function failureRow(
  key: string,
  target: string,
  error: QQError,
  language: Language,
): Promise<Record<string, unknown>> {
  return {
    [key]: target,
    ok: false,
    code: error.code,
    ...(error.retcode !== undefined && {retcode: error.retcode}),
    message: (await worded(error, language)).message,
    outcome: error.outcome,
  }
}
