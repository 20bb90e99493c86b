import {clockMs, timerMs} from '../protocol/timers.js'
import {type PendingCall} from './pending-call.js'

/**
 * The calls of one connection that wait for answers, oldest first. They share one timer, and an answer in time does not
 * change it: with thousands of fast calls, timers would be most of the cost.
 */
export class CallWindow implements Iterable<PendingCall> {
  /** This is not a Map: each table of a Map keeps the next one, with all its entries, from being collected. */
  readonly #calls: PendingCall[] = []
  #timer: NodeJS.Timeout | undefined
  #timerDueMs = Infinity

  get isEmpty(): boolean {
    return this.#calls.length === 0
  }

  [Symbol.iterator](): Iterator<PendingCall> {
    return this.#calls.values()
  }

  add(call: PendingCall): void {
    this.#calls.push(call)
    this.watch(call)
  }

  find(echo: string): PendingCall | undefined {
    return this.#calls.find(call => call.echo === echo)
  }

  remove(call: PendingCall): void {
    this.#calls.splice(this.#calls.indexOf(call), 1)
    if (this.isEmpty) this.#setTimer(Infinity)
  }

  /** Must be called when a call starts to wait for something else. */
  watch({dueMs}: PendingCall): void {
    if (dueMs < this.#timerDueMs) this.#setTimer(dueMs)
  }

  #setTimer(dueMs: number): void {
    clearTimeout(this.#timer)
    this.#timerDueMs = dueMs
    if (dueMs !== Infinity) this.#timer = setTimeout(this.#onTime, timerMs(dueMs - clockMs()))
  }

  readonly #onTime = (): void => {
    const now = clockMs()
    let next = Infinity
    for (const call of this.#calls) {
      if (call.dueMs <= now) call.onSilence()
      next = Math.min(next, call.dueMs)
    }
    this.#setTimer(next)
  }
}
