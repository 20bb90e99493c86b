import {type QQError} from '../errors/errors.js'
import {type Content, type View} from '../output/types.js'
import {worded} from './sentences/words.js'

/** What a command gives back: its result and how to show it. The base prints it; whoever runs a command inside another takes it. */
export interface Outcome {
  /** Absent: there is nothing to print. */
  readonly content?: Content | Stream
  readonly view?: View
  /** The frames behind the content, byte for byte, for `-o raw`. */
  readonly raw?: readonly Uint8Array[]
  /** What went wrong although there is a result. */
  readonly failure?: QQError | undefined
  /** What a dry run would have sent, where that is not what its own session noted; asked for when all is done. */
  readonly dryFrames?: () => readonly string[]
  /** For a result that is a text and nothing else: in a pipe it is printed as it is, unless another format is asked for. */
  readonly text?: string
  /** A text for a program to read: printed as it is, whatever the format. */
  readonly verbatim?: string
  /** The code of what was run on the user's behalf. */
  readonly exitCode?: number
}

/** A result of which each row is there as soon as its call is answered. */
export interface Stream {
  readonly kind: 'stream'
  /**
   * It ends by itself (one result per target): every format but jsonl shows it as the list that it is, and it is done whole
   * whether anybody reads of it or not. Otherwise it may never end, and each row is shown as it comes.
   */
  readonly finite?: boolean
  /** The formats in which the lines of the server itself can be shown instead of rows. */
  readonly lines?: readonly LineFormat[]
  /** Told of each row that was shown (not of one that jq made nothing of); true = that was enough. */
  readonly onShown?: () => boolean
  /** Makes the calls. Resolves, when all is done, to what went wrong although there are results. */
  readonly run: (sink: RowSink) => Promise<QQError | undefined>
}

/** `raw` as the server wrote it; `jsonl` where all of each row is to be shown, each in one line. */
export type LineFormat = 'raw' | 'jsonl'

/** Where the rows of a stream go. It takes whatever comes; what goes wrong with it is told when the stream is done. */
export interface RowSink {
  /** How many more are shown. What may never end is to end at 0; what is to be done whole goes on. */
  readonly left: number
  /** Resolves when there is room for more. */
  row(row: unknown): Promise<void>
  /** Lines of the server are wanted instead of rows. */
  readonly lines?: LineSink
}

export interface LineSink {
  readonly format: LineFormat
  /** @param chunk whole lines, which are good until this resolves */
  write(chunk: Uint8Array): Promise<void>
}

/** A sink for all rows that come. */
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

/** Frames as lines. */
export function linesOf(frames: readonly Uint8Array[]): Buffer {
  return Buffer.concat(frames.flatMap(frame => [frame, LINE_FEED]))
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
