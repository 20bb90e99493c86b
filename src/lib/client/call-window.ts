import type {WebSocket} from 'ws' with {'resolution-mode': 'import'}
import {clockMs, timerMs} from '../protocol/timers.js'
import {noAnswer} from './failures.js'
import {readReply, type ReplyFrame} from './reply.js'
import {type Sideline} from './sideline.js'
import {waitsFor} from './waits.js'

/** What carries megabytes in many calls: base64 is too slow to write as JSON. */
export type FramedAction = 'upload_file_stream'

/** Calls `from`…`total - 1` of one action, whose frames are made elsewhere. */
export interface FramedCalls {
  readonly from: number
  readonly total: number
  /** No call is made before the one so many places earlier is answered. */
  readonly window: number
  /** Makes the whole request frame, in UTF-8, of a call that is known by this echo; it stays as it is until that is answered. */
  readonly frame: (index: number, echo: string) => Buffer
  /** Told of each good answer as it comes; what it throws ends all. */
  readonly answered: (data: unknown, raw: Buffer) => void
}

/** What calls beside its own need of a connection. */
export interface Wire {
  readonly socket: () => WebSocket
  readonly nextEcho: () => string
  /** Of what is sent; what comes is traced by whoever reads it. */
  readonly trace: (frame: Buffer) => void
  /** For each answer, in ms, instead of what the catalogue knows of the action; 0 = none. */
  readonly limitMs: number | undefined
}

interface Sent {
  readonly index: number
  readonly echo: string
  readonly frame: Buffer
  readonly waitMs: number
  /** By `clockMs`. */
  readonly dueMs: number
}

/** NapCat reads both kinds of frame alike; a request is text in whatever form we hold it. */
const AS_TEXT = {binary: false}

/**
 * Calls in a row, so many of them unanswered at a time: without a promise and a timer for each. Thousands of them over a fast
 * line would cost more than all that they carry.
 */
export class CallWindow implements Sideline {
  /** Resolves when all are answered. @throws the first failure, after which no more are made */
  readonly done: Promise<void>
  #settle!: (error?: Error) => void
  #next: number
  /** What has no answer yet, the oldest first. */
  readonly #sent: Sent[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly wire: Wire,
    private readonly action: FramedAction,
    private readonly calls: FramedCalls,
  ) {
    this.#next = calls.from
    this.done = new Promise((resolve, reject) => {
      this.#settle = error => (error ? reject(error) : resolve())
    })
  }

  /** Makes the calls that may be made now. */
  go(): void {
    const {total, window} = this.calls
    try {
      while (this.#next < total && this.#next < (this.#sent[0]?.index ?? this.#next) + window) this.#send(this.#next++)
    } catch (error) {
      return this.#end(error as Error) // of whoever makes the frames
    }
    if (this.#sent.length === 0) this.#end()
  }

  takeReply(echo: string, frame: ReplyFrame, raw: Buffer): string | undefined {
    const at = this.#sent.findIndex(sent => sent.echo === echo)
    const [sent] = at === -1 ? [] : this.#sent.splice(at, 1)
    if (!sent) return undefined
    try {
      const call = {action: this.action, params: {}, sentMs: sent.dueMs - sent.waitMs}
      this.calls.answered(readReply(call, frame, raw).data, raw)
      this.go()
    } catch (error) {
      this.#end(error as Error) // a failure that the answer tells, or no answer that makes sense
    }
    return this.action
  }

  resend(): void {
    for (const {frame} of this.#sent) this.wire.socket().send(frame, AS_TEXT)
  }

  end(lossOf: (action: string) => Error): void {
    this.#end(lossOf(this.action))
  }

  #send(index: number): void {
    const echo = this.wire.nextEcho()
    const frame = this.calls.frame(index, echo)
    const {firstMs: waitMs} = waitsFor(this.action, frame.length, false, this.wire.limitMs)
    this.#sent.push({index, echo, frame, waitMs, dueMs: clockMs() + waitMs})
    this.wire.trace(frame)
    this.wire.socket().send(frame, AS_TEXT)
    if (waitMs > 0 && !this.#timer) this.#watch(waitMs)
  }

  /** One timer for all: what is answered in time leaves it as it is. */
  #watch(ms: number): void {
    this.#timer = setTimeout(this.#onTime, timerMs(ms))
  }

  readonly #onTime = (): void => {
    const [oldest] = this.#sent
    if (!oldest) return
    const leftMs = oldest.dueMs - clockMs()
    if (leftMs > 0) this.#watch(leftMs)
    else this.#end(noAnswer(this.action, oldest.waitMs))
  }

  #end(error?: Error): void {
    this.#next = this.calls.total
    this.#sent.length = 0
    clearTimeout(this.#timer)
    this.#settle(error)
  }
}
