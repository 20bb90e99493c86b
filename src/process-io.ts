import {spawn} from 'node:child_process'
import {fstatSync} from 'node:fs'
import {afterWrite, toQQError, type QQError} from './lib/errors/errors.js'
import {Interrupt} from './lib/errors/interrupt.js'
import {type ControllingTerminal, type Ending, type Io} from './lib/io/io.js'

const DEFAULT_GRACE_MS = 500

/**
 * The Io of the process. The first Ctrl-C (or SIGTERM) closes the connection and ends the run; the second ends it at
 * once. If the reader of our output goes away (`| head -1`), the run ends quietly; oclif alone would never end.
 */
export function processIo(): Io {
  const controller = new AbortController()
  const ending = new ProcessEnding()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const reason = new Interrupt(signal)
      if (controller.signal.aborted) endAtOnce(reason)
      ending.exitCode = reason.exit
      controller.abort(reason)
      if (ending.graceMs !== undefined) setTimeout(() => endAtOnce(reason), ending.graceMs).unref()
    })
  }
  watchOutput(ending)
  process.on('uncaughtException', error => {
    const known = ending.hasWritten ? afterWrite(toQQError(error)) : toQQError(error)
    void endWith(() => known, 70)
  })
  return {
    get stdin() {
      return process.stdin // Node creates it on first use, and most runs do not use it
    },
    stdinFd: 0,
    ...(process.platform !== 'win32' && {controllingTerminal}),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: Date.now,
    signal: controller.signal,
    ending,
  }
}

/** Loaded on demand, because few runs ask while stdin is something else. */
const controllingTerminal: ControllingTerminal = {
  isOurs: async () => (await import('./controlling-terminal.js')).isForeground(process.pid),
  open: async () => (await import('./controlling-terminal.js')).openTerminal(),
}

class ProcessEnding implements Ending {
  graceMs: number | undefined = DEFAULT_GRACE_MS
  hasWritten = false
  mustFinish = false
  readerIsGone = false
  readonly #acts = new Set<() => void>()

  get exitCode(): number {
    return Number(process.exitCode ?? 0)
  }

  /** The process's own exit code, so that it is used however the process ends. */
  set exitCode(code: number) {
    process.exitCode = code
  }

  /** One listener for all of them: Node warns of more than ten. */
  readonly atExit = (act: () => void): (() => void) => {
    if (this.#acts.size === 0) process.on('exit', this.#actAll)
    this.#acts.add(act)
    return () => {
      this.#acts.delete(act)
      if (this.#acts.size === 0) process.off('exit', this.#actAll)
    }
  }

  readonly #actAll = (): void => this.#acts.forEach(act => act())

  /** Node only notices it on a write, but GNU tail notices it at once. Without GNU tail, the next write shows it. */
  endWhenUnread(): void {
    if (process.platform === 'win32' || !fstatSync(1).isFIFO()) return
    const watcher = spawn('tail', ['-f', `--pid=${process.pid}`, '/dev/null'], {stdio: ['ignore', 'inherit', 'ignore']})
    watcher.on('exit', (_code, signal) => {
      if (signal === 'SIGPIPE') endQuietly()
    })
    watcher.on('error', () => undefined)
    watcher.unref()
    process.on('exit', () => watcher.kill())
  }
}

async function endWith(failure: (late: typeof import('./late-failure.js')) => QQError, code: number): Promise<never> {
  const late = await import('./late-failure.js')
  process.stderr.write(await late.lateFailure(failure(late), process.argv.slice(2), process.env))
  process.exit(code)
}

function watchOutput(ending: ProcessEnding): void {
  // added before oclif's own listener, which throws
  process.stdout.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      if (!ending.mustFinish) endQuietly()
      ending.readerIsGone = true
      return
    }
    void endWith(({unwritable}) => unwritable(error), 9)
  })
  process.stderr.on('error', () => undefined) // nobody can read an error about stderr
}

/** `process.exit` would wait for a thread that is blocked by a named pipe or a dead disk. */
function endAtOnce({signal, exit}: Interrupt): never {
  if (process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))) {
    process.emit('exit', exit)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  process.exit(exit)
}

/** The reader of our output is gone: nothing is left to do, and nothing failed. */
function endQuietly(): never {
  process.exit(0)
}
