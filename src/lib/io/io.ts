import {type Readable, type Writable} from 'node:stream'

/** A stream that may be a terminal. */
export type InputStream = Readable & {readonly isTTY?: boolean}

/** A stream that may be a terminal, and then so many cells wide. */
export type OutputStream = Writable & {readonly isTTY?: boolean; readonly columns?: number}

/**
 * What a run is given of the world around it; nothing else of the process is touched. `process-io.ts` makes it of the
 * process, a test of buffers.
 */
export interface Io {
  readonly stdin: InputStream
  /** The file descriptor of stdin, where it has one. */
  readonly stdinFd: number | undefined
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The time, in epoch ms. */
  readonly now: () => number
  /** Aborted, with an Interrupt as its reason, when the run is to end. */
  readonly signal: AbortSignal
  readonly ending: Ending
}

/** How a run ends, before its time too. */
export interface Ending {
  /** The exit code; a signal sets it to its own. */
  exitCode: number
  /** How long the run may take to end by itself after a signal, in ms; undefined = as long as it needs. */
  graceMs: number | undefined
  /** Something has left that may do something: after a bug, nobody knows what was done. */
  hasWritten: boolean
  /** What is done must be done whole, whether anybody reads of it or not: `| head -1` must not stop it half way. */
  mustFinish: boolean
  /** Nobody reads our stdout any more. */
  readonly readerIsGone: boolean
  /** Ends the run as soon as nobody reads our stdout any more, also while there is nothing to print. */
  endWhenUnread(): void
}
