import {QQError} from '../../errors/errors.js'
import {say, type Saying, type Sentence} from '../../errors/saying.js'
import {speechIn} from '../../language/speech.js'
import {spoken} from '../../language/spoken.js'
import {clockMs} from '../../protocol/timers.js'
import {type Session} from '../../run/session.js'
import {type Result} from './results.js'

/** Notes about lines: the same note about many lines is shown once. */
export class LineNotes {
  /** Notes by their sentence. */
  readonly #waiting = new Map<string, {readonly note: Saying; readonly lines: number[]}>()

  /** @param tell called with each note */
  constructor(private readonly tell: (what: Saying) => void) {}

  add(line: number, note: Saying): void {
    if (this.#waiting.size === 0) setImmediate(() => this.flush())
    const key = JSON.stringify(note)
    const waiting = this.#waiting.get(key)
    if (waiting) waiting.lines.push(line)
    else this.#waiting.set(key, {note, lines: [line]})
  }

  /** Shows the waiting notes. */
  flush(): void {
    for (const {note, lines} of this.#waiting.values()) {
      const [first = 0] = lines
      const {length: count} = lines
      this.tell(
        count === 1
          ? say('line {first}: {note}', {first, note})
          : say('{count} lines, the first is line {first}: {note}', {count, first, note}),
      )
    }
    this.#waiting.clear()
  }
}

/** The number of lines by result; an unknown result counts as failed, too. */
export interface Counts {
  readonly done: number
  readonly failed: number
  readonly unknown: number
  readonly earlier: number
}

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

  /** The failure of a batch with results. @param stoppedAfter the last line that started, if it stopped early */
  failure(stoppedAfter: number | undefined): QQError | undefined {
    const all = this.done + this.failed + this.earlier
    if (this.failed === 0) return undefined
    if (all === 1) return this.#error
    const count = {failed: this.failed, all}
    const what =
      stoppedAfter === undefined
        ? say('{failed} of {all} lines failed', count)
        : say('{failed} of {all} lines failed; it stopped after line {stoppedAfter}', {...count, stoppedAfter})
    return new QQError('PARTIAL', what, {outcome: 'partial'})
  }

  /** The summary of an interrupted run. @param lastLine the last line that started */
  summary(lastLine: number): Sentence {
    const {unknown} = this
    const known = {done: this.done + this.earlier, failed: this.failed - unknown, lastLine}
    return unknown === 0
      ? say('{done} lines are done, {failed} failed; no line after line {lastLine} was started', known)
      : say(
          '{done} lines are done, {failed} failed, and the result of {unknown} is unknown; no line after line {lastLine} was started',
          {...known, unknown},
        )
  }
}

/** The time between two updates on screen, in ms. */
const EVERY_MS = 200
const CLEAR_LINE = '\r\u001b[K'

export interface ProgressLine {
  /** Called when counts have changed. */
  readonly update: (counts: Counts) => void
  /** Removes the line. */
  readonly end: () => void
}

/** A progress line on stderr. It is shown only on a terminal, and only if the results go elsewhere. */
export async function progressLine({io, notes, settings}: Session): Promise<ProgressLine> {
  const {stdout, stderr} = io
  if (notes.isQuiet || !stderr.isTTY || stdout.isTTY) return {update: () => undefined, end: () => undefined}
  const speech = await speechIn(settings.language)
  const startMs = clockMs()
  let drawnMs = startMs
  return {
    update: ({done, failed, earlier}) => {
      const now = clockMs()
      if (now - drawnMs < EVERY_MS) return
      drawnMs = now
      const rate = Math.round((done + failed) / ((now - startMs) / 1000))
      const what = say('{lines} lines, {failed} failed, {rate}/s', {lines: done + failed + earlier, failed, rate})
      stderr.write(`${CLEAR_LINE}${spoken(what, speech)}`)
    },
    end: () => void stderr.write(CLEAR_LINE),
  }
}
