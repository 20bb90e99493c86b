import {readEnvironment} from '../config/environment.js'
import {afterWrite, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {wantsJsonErrors} from './argv.js'
import {reportText} from './report.js'

const controller = new AbortController()

/** How long the run may take to end by itself after a signal, in ms; undefined = as long as it needs. */
let graceMs: number | undefined = 500

/** Something has left that may do something. */
let hasWritten = false
let mustFinish = false
let gone = false

/** Aborted, with an Interrupt as its reason, when the run is to end. */
export const interrupted: AbortSignal = controller.signal

/**
 * The first Ctrl-C (or SIGTERM) closes the connection and ends the run, the second ends it at once. A reader of our
 * output that goes away (`| head -1`) ends it quietly; oclif alone would go on for ever.
 */
export function handleSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const reason = new Interrupt(signal)
      if (controller.signal.aborted) endAtOnce(reason)
      process.exitCode = reason.exit
      controller.abort(reason)
      if (graceMs !== undefined) setTimeout(() => endAtOnce(reason), graceMs).unref()
    })
  }
  // before oclif's own listener, which throws
  process.stdout.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      if (!mustFinish) endQuietly()
      gone = true
      return
    }
    process.stderr.write(
      `error: cannot write to stdout: ${error.message}; what was to be done may be done all the same\n`,
    )
    process.exit(9)
  })
  process.stderr.on('error', () => undefined) // nobody is left to be told
  process.on('uncaughtException', error => {
    const known = hasWritten ? afterWrite(toQQError(error)) : toQQError(error)
    const json = wantsJsonErrors(process.argv.slice(2), readEnvironment())
    process.stderr.write(reportText(known, {json, color: false, debug: process.argv.includes('--debug')}))
    process.exit(70)
  })
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

/** For work that must be done whole whether anybody reads of it or not: `| head -1` must not stop it half way. */
export function finishWithoutReader(): void {
  mustFinish = true
}

/** For what is told of a bug that ends the process. */
export function noteWrite(): void {
  hasWritten = true
}

export function readerIsGone(): boolean {
  return gone
}

/** For a run that waits for a child: the child, which gets a Ctrl-C as well, decides when to end. */
export function waitForChild(): void {
  graceMs = undefined
}

/** For a run that puts things in order after a signal. @param ms how long that may take */
export function waitForTheEnd(ms: number): void {
  graceMs = ms
}

/** Nobody reads what we print any more: there is nothing left to do, and nothing went wrong. */
export function endQuietly(): never {
  process.exit(0)
}
