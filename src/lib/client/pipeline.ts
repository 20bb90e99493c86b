import {type Duplex} from 'node:stream'
import type {WebSocket} from 'ws' with {'resolution-mode': 'import'}
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {type Client, type Params} from './client.js'
import {noAnswer} from './failures.js'
import {goodReply, type DataBounds} from './good-reply.js'
import {requestFrame} from './request-frame.js'
import {type Sideline} from './sideline.js'
import {waitsFor} from './waits.js'

/** A call to make; whoever makes it knows it again by the object. */
export interface Posting {
  readonly action: string
  readonly params: Params
}

export interface PipelineHandlers<T extends Posting> {
  /** @param data absent where the frame must be read to know what it says */
  readonly answered: (posting: T, raw: Buffer, data: DataBounds | undefined) => void
  readonly failed: (posting: T, error: Error) => void
}

interface Posted<T> {
  readonly posting: T
  readonly frame: string
  readonly waitMs: number
  /** By the clock of `performance.now()`. */
  readonly dueMs: number
}

/**
 * Calls by the ten thousand over one connection: without a promise and a timer for each, and what is posted together
 * leaves together. Not for streams, nor for what the server never answers.
 */
export class Pipeline<T extends Posting> implements Sideline {
  readonly #pending = new Map<string, Posted<T>>()
  readonly #socket: () => WebSocket
  #count = 0
  #timer: NodeJS.Timeout | undefined
  #timerDueMs = Number.POSITIVE_INFINITY

  /** @param limitMs for each answer instead of what the catalogue knows of its action; 0 = none */
  constructor(
    client: Client,
    private readonly handlers: PipelineHandlers<T>,
    private readonly limitMs: number | undefined,
  ) {
    this.#socket = client.join(this)
  }

  /** Sends the calls; each is told to the handlers once, when it is answered or has failed. */
  post(postings: readonly T[]): void {
    const socket = this.#socket()
    // one write for many frames, for which ws has no way of its own
    const wire = (socket as unknown as {_socket: Duplex | null})._socket
    wire?.cork()
    for (const posting of postings) {
      const echo = `b${(this.#count++).toString(36).padStart(6, '0')}`
      const frame = requestFrame(posting.action, posting.params, echo)
      const {firstMs: waitMs} = waitsFor(posting.action, frame.length, false, this.limitMs)
      const dueMs = waitMs === 0 ? Number.POSITIVE_INFINITY : performance.now() + waitMs
      this.#pending.set(echo, {posting, frame, waitMs, dueMs})
      if (dueMs < this.#timerDueMs) this.#watch(dueMs)
      socket.send(frame)
    }
    wire?.uncork()
  }

  take(raw: Buffer): boolean {
    const good = goodReply(raw)
    return good !== undefined && this.#settle(good.echo, raw, good.data)
  }

  takeReply(echo: string, raw: Buffer): boolean {
    return this.#settle(echo, raw, undefined)
  }

  resend(): void {
    for (const {frame} of this.#pending.values()) this.#socket().send(frame)
  }

  end(lossOf: (action: string) => Error): void {
    clearTimeout(this.#timer)
    const lost = [...this.#pending.values()]
    this.#pending.clear()
    for (const {posting} of lost) this.handlers.failed(posting, lossOf(posting.action))
  }

  #settle(echo: string, raw: Buffer, data: DataBounds | undefined): boolean {
    const posted = this.#pending.get(echo)
    if (!posted) return false
    this.#pending.delete(echo)
    if (this.#pending.size === 0) this.#watch(Number.POSITIVE_INFINITY)
    this.handlers.answered(posted.posting, raw, data)
    return true
  }

  /** One timer for all: what is answered in time leaves it as it is. */
  #watch(dueMs: number): void {
    clearTimeout(this.#timer)
    this.#timerDueMs = dueMs
    if (dueMs === Number.POSITIVE_INFINITY) return
    this.#timer = setTimeout(this.#expire, Math.min(Math.max(1, Math.ceil(dueMs - performance.now())), MAX_TIMER_MS))
  }

  readonly #expire = (): void => {
    const now = performance.now()
    const late = [...this.#pending].filter(([, {dueMs}]) => dueMs <= now)
    for (const [echo] of late) this.#pending.delete(echo)
    this.#watch(
      [...this.#pending.values()].reduce((least, {dueMs}) => Math.min(least, dueMs), Number.POSITIVE_INFINITY),
    )
    for (const [, {posting, waitMs}] of late) this.handlers.failed(posting, noAnswer(posting.action, waitMs))
  }
}
