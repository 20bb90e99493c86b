import {PassThrough, Readable, Writable} from 'node:stream'
import {Interrupt} from '../../src/lib/errors/interrupt.js'
import {type Ending, type InputStream, type Io, type OutputStream} from '../../src/lib/io/io.js'

/** A world for a run made of buffers: what it prints is there to read, and it can be interrupted. */
export interface TestIo extends Io {
  readonly printed: {readonly stdout: string; readonly stderr: string}
  /** As a signal to the process would. */
  interrupt(signal: Interrupt['signal']): void
}

export interface TestIoOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** What is on stdin; null = it stays open and empty. */
  readonly stdin?: string | Buffer | null
  readonly now?: () => number
  /** How wide the terminal is that all three streams are; absent: they are none. */
  readonly columns?: number
}

export function testIo({env, stdin = '', now = Date.now, columns}: TestIoOptions): TestIo {
  const controller = new AbortController()
  const stdout = new Collector(columns)
  const stderr = new Collector(columns)
  const ending: Ending = {
    exitCode: 0,
    graceMs: undefined,
    hasWritten: false,
    mustFinish: false,
    readerIsGone: false,
    atExit: () => () => undefined,
    endWhenUnread: () => undefined,
  }
  const input: InputStream = stdin === null ? new PassThrough() : Readable.from([Buffer.from(stdin)])
  return {
    stdin: columns === undefined ? input : Object.assign(input, {isTTY: true}),
    stdinFd: undefined,
    stdout,
    stderr,
    env,
    now,
    signal: controller.signal,
    ending,
    printed: {
      get stdout() {
        return stdout.text
      },
      get stderr() {
        return stderr.text
      },
    },
    interrupt: signal => {
      const reason = new Interrupt(signal)
      ending.exitCode = reason.exit
      controller.abort(reason)
    },
  }
}

class Collector extends Writable implements OutputStream {
  readonly isTTY: boolean
  readonly columns: number
  #chunks: Buffer[] = []

  constructor(columns: number | undefined) {
    super()
    this.isTTY = columns !== undefined
    this.columns = columns ?? 80
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(Buffer.from(chunk)) // a chunk is good until the next only
    done()
  }
}
