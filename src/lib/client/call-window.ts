import {clockMs, timerMs} from '../protocol/timers.js'
import {type PendingCall} from './pending-call.js'

/**
 * The calls of one connection that wait for answers, the oldest first. One timer is for all of them, and what is answered in
 * time leaves it as it is: of thousands of calls over a fast line it would be most of the cost.
 */
export class CallWindow implements Iterable<PendingCall> {
  /** No Map: each of its tables keeps the next one from being collected, with all that it held. */
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

  /** To be called when a call waits for something else than before. */
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
