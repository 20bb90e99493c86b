import {QQError} from '../../errors/errors.js'
import {clockMs} from '../../protocol/timers.js'
import {type Session} from '../../run/session.js'
import {type Result} from './results.js'

/** Notes about lines: what is to be said of many of them at the same time is said once. */
export class LineNotes {
  readonly #waiting = new Map<string, number[]>()

  /** @param tell given what stands for a line of its own */
  constructor(private readonly tell: (text: string) => void) {}

  add(line: number, text: string): void {
    if (this.#waiting.size === 0) setImmediate(() => this.flush())
    const lines = this.#waiting.get(text)
    if (lines) lines.push(line)
    else this.#waiting.set(text, [line])
  }

  /** Tells what waits. */
  flush(): void {
    for (const [text, lines] of this.#waiting) {
      const [first = 0] = lines
      this.tell(lines.length === 1 ? `line ${first}: ${text}` : `${lines.length} lines from line ${first} on: ${text}`)
    }
    this.#waiting.clear()
  }
}

/** How many lines had which end; what nobody knows counts as failed, too. */
export interface Counts {
  readonly done: number
  readonly failed: number
  readonly unknown: number
  readonly earlier: number
}

/** What became of the lines of a batch, all in all. */
export class Tally implements Counts {
  done = 0
  failed = 0
  unknown = 0
  earlier = 0
  #error: QQError | undefined

  add({error, earlier}: Result): void {
    if (error) {
      this.failed++
      if (error.outcome === 'unknown') this.unknown++
      this.#error = error
    } else if (earlier) this.earlier++
    else this.done++
  }

  /** What went wrong although there are results. @param stoppedAfter the line after which none was begun, if it was so */
  failure(stoppedAfter: number | undefined): QQError | undefined {
    const all = this.done + this.failed + this.earlier
    if (this.failed === 0) return undefined
    if (all === 1) return this.#error
    const rest = stoppedAfter === undefined ? '' : `; it stopped after line ${stoppedAfter}`
    return new QQError('PARTIAL', `${this.failed} of ${all} lines failed${rest}`, {outcome: 'partial'})
  }

  /** For the end of an interrupted run. @param lastLine after which none was begun */
  summary(lastLine: number): string {
    const done = this.done + this.earlier
    const known = [
      `${done} ${done === 1 ? 'line' : 'lines'} done`,
      `${this.failed - this.unknown} failed`,
      ...(this.unknown > 0 ? [`${this.unknown} of which nobody knows whether they were done`] : []),
    ]
    return `${known.join(', ')}; no line after ${lastLine} was begun`
  }
}

/** Between two drawings, in ms. */
const EVERY_MS = 200
const CLEAR_LINE = '\r\u001b[K'

export interface ProgressLine {
  /** Something has changed. */
  readonly update: (counts: Counts) => void
  /** Takes it away. */
  readonly end: () => void
}

/**
 * A line on stderr that says how far a batch has come, drawn again and again; only where somebody watches, and results go
 * elsewhere.
 */
export function progressLine({io, notes}: Session): ProgressLine {
  const {stdout, stderr} = io
  if (notes.isQuiet || !stderr.isTTY || stdout.isTTY) return {update: () => undefined, end: () => undefined}
  const startMs = clockMs()
  let drawnMs = startMs
  return {
    update: ({done, failed, earlier}) => {
      const now = clockMs()
      if (now - drawnMs < EVERY_MS) return
      drawnMs = now
      const rate = Math.round((done + failed) / ((now - startMs) / 1000))
      stderr.write(`${CLEAR_LINE}${done + failed + earlier} lines, ${failed} failed, ${rate}/s`)
    },
    end: () => void stderr.write(CLEAR_LINE),
  }
}
