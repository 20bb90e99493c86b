import {spawn} from 'node:child_process'
import {fstatSync} from 'node:fs'
import {readEnvironment} from './lib/config/environment.js'
import {afterWrite, toQQError} from './lib/errors/errors.js'
import {Interrupt} from './lib/errors/interrupt.js'
import {type Ending, type Io} from './lib/io/io.js'
import {reportText} from './lib/run/report.js'
import {wantsJsonErrors} from './lib/vocabulary/argv.js'

const DEFAULT_GRACE_MS = 500

/**
 * The process as the world of its one run. The first Ctrl-C (or SIGTERM) closes the connection and ends the run, the second
 * ends it at once. A reader of our output that goes away (`| head -1`) ends it quietly; oclif alone would go on for ever.
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
    const json = wantsJsonErrors(process.argv.slice(2), readEnvironment(process.env))
    void reportText(known, {json, color: false, debug: process.argv.includes('--debug')}).then(text => {
      process.stderr.write(text)
      process.exit(70)
    })
  })
  return {
    get stdin() {
      return process.stdin // made by Node when it is asked for, which most runs do not
    },
    stdinFd: 0,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: Date.now,
    signal: controller.signal,
    ending,
  }
}

class ProcessEnding implements Ending {
  graceMs: number | undefined = DEFAULT_GRACE_MS
  hasWritten = false
  mustFinish = false
  readerIsGone = false

  get exitCode(): number {
    return Number(process.exitCode ?? 0)
  }

  /** The process's own, so that it counts however the process ends. */
  set exitCode(code: number) {
    process.exitCode = code
  }

  /** Node tells us only when we write; GNU tail is built to notice at once. Where there is no such tail, the next write tells. */
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

function watchOutput(ending: ProcessEnding): void {
  // before oclif's own listener, which throws
  process.stdout.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      if (!ending.mustFinish) endQuietly()
      ending.readerIsGone = true
      return
    }
    process.stderr.write(
      `error: cannot write to stdout: ${error.message}; what was to be done may be done all the same\n`,
    )
    process.exit(9)
  })
  process.stderr.on('error', () => undefined) // nobody is left to be told
}

/** A thread that waits for the other end of a named pipe, or for a dead disk, would keep `process.exit` waiting for ever. */
function endAtOnce({signal, exit}: Interrupt): never {
  if (process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))) {
    process.emit('exit', exit)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  process.exit(exit)
}

/** Nobody reads what we print any more: there is nothing left to do, and nothing went wrong. */
function endQuietly(): never {
  process.exit(0)
}
