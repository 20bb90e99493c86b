import {type Readable, type Writable} from 'node:stream'

/** A stream that may be a terminal. */
export type InputStream = Readable & {readonly isTTY?: boolean}

/** A stream that may be a terminal; then it has a width in cells. */
export type OutputStream = Writable & {readonly isTTY?: boolean; readonly columns?: number}

/**
 * The surroundings of a run; it uses nothing else of the process. `process-io.ts` makes it from the process, and tests
 * make it from buffers.
 */
export interface Io {
  readonly stdin: InputStream
  /** The file descriptor of stdin, if it has one. */
  readonly stdinFd: number | undefined
  /** The terminal that the process belongs to, if there can be one; stdin may be something else. */
  readonly controllingTerminal?: ControllingTerminal
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The time, in epoch ms. */
  readonly now: () => number
  /** Aborted, with an Interrupt as its reason, when the run must end. */
  readonly signal: AbortSignal
  readonly ending: Ending
}

export interface ControllingTerminal {
  /** Whether we are its foreground process group: another one would be stopped when it reads. */
  isOurs(): Promise<boolean>
  open(): Promise<InputStream>
}

/** How a run ends, including an early end. */
export interface Ending {
  /** The exit code; a signal sets it to its own. */
  exitCode: number
  /** How long the run may take to end after a signal, in ms; undefined means no limit. */
  graceMs: number | undefined
  /** Whether a call that may have an effect was sent; after a bug, its result is unknown. */
  hasWritten: boolean
  /** Whether the run must be completed even without a reader: `| head -1` must not stop it half way. */
  mustFinish: boolean
  /** The reader of our stdout is gone. */
  readonly readerIsGone: boolean
  /** Calls a function when the process ends, however it ends. @returns what takes that back */
  readonly atExit: (act: () => void) => () => void
  /** Ends the run as soon as the reader of our stdout is gone, even while there is nothing to print. */
  endWhenUnread(): void
}
