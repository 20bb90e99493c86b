import {say, type Sentence} from '../../errors/saying.js'
import {QQError} from '../../errors/errors.js'
import {type Result} from './result.js'

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
  summary(lastLine: number): Sentence {
    const {unknown} = this
    const known = {done: this.done + this.earlier, failed: this.failed - unknown, lastLine}
    return unknown === 0
      ? say('lines: {done} done, {failed} failed; no line after {lastLine} was begun', known)
      : say(
          'lines: {done} done, {failed} failed, {unknown} of which nobody knows whether they were done; no line after {lastLine} was begun',
          {...known, unknown},
        )
  }
}
