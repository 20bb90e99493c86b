import {factsOf} from '../protocol/actions.js'
import {clockMs, timerMs} from '../protocol/timers.js'
import {type Client} from './client.js'
import {noAnswer} from './failures.js'
import {goodReply} from './good-reply.js'
import {writtenRequest} from './request-frame.js'
import {type Sideline} from './sideline.js'
import {waitsFor} from './waits.js'

/** A call to make; whoever makes it knows it again by the object. */
export interface Posting {
  readonly action: string
  /** In JSON. */
  readonly params: string
  /** How long it waits; the pipeline's own, as the next. */
  waitMs: number
  /** By `clockMs`. */
  dueMs: number
}

export interface PipelineHandlers<T extends Posting> {
  /** A good answer, whose data is in the frame from `start` to `end`; nothing has looked at what it says. */
  readonly answered: (posting: T, frame: Buffer, start: number, end: number) => void
  /** An answer that must be read to know what it is. */
  readonly replied: (posting: T, frame: Buffer) => void
  readonly failed: (posting: T, error: Error) => void
}

/** Of an echo, in base 36. */
const ECHO_DIGITS = 6

/**
 * Calls by the ten thousand over one connection: without a promise and a timer for each, and what is posted together
 * leaves together. Not for streams, nor for what the server never answers.
 */
export class Pipeline<T extends Posting> implements Sideline {
  /** By their echoes. */
  readonly #pending = new Map<string, T>()
  readonly #send: (frames: readonly string[], areReads: boolean) => void
  #count = 0
  #timer: NodeJS.Timeout | undefined
  #timerDueMs = Number.POSITIVE_INFINITY

  /** @param limitMs for each answer instead of what the catalogue knows of its action; 0 = none */
  constructor(
    client: Client,
    private readonly handlers: PipelineHandlers<T>,
    private readonly limitMs: number | undefined,
  ) {
    this.#send = client.join(this)
  }

  /** Nothing that was sent waits for its answer. */
  get isIdle(): boolean {
    return this.#pending.size === 0
  }

  /** Sends the calls; each is told to the handlers once, when it is answered or has failed. */
  post(postings: readonly T[]): void {
    const frames: string[] = []
    let areReads = true
    const now = clockMs()
    for (const posting of postings) {
      // other calls on the connection have plain numbers
      const echo = `b${(this.#count++).toString(36).padStart(ECHO_DIGITS, '0')}`
      const frame = writtenRequest(posting.action, posting.params, echo)
      posting.waitMs = waitsFor(posting.action, frame.length, false, this.limitMs).firstMs
      posting.dueMs = posting.waitMs === 0 ? Number.POSITIVE_INFINITY : now + posting.waitMs
      this.#pending.set(echo, posting)
      if (posting.dueMs < this.#timerDueMs) this.#watch(posting.dueMs)
      areReads &&= factsOf(posting.action)?.effect === 'read'
      frames.push(frame)
    }
    this.#send(frames, areReads)
  }

  take(raw: Buffer): boolean {
    const good = goodReply(raw)
    const posting = good && this.#settled(good.echo)
    if (posting) this.handlers.answered(posting, raw, good.data.start, good.data.end)
    return posting !== undefined
  }

  takeReply(echo: string, raw: Buffer): string | undefined {
    const posting = this.#settled(echo)
    if (posting) this.handlers.replied(posting, raw)
    return posting?.action
  }

  resend(): void {
    const frames = Array.from(this.#pending, ([echo, {action, params}]) => writtenRequest(action, params, echo))
    this.#send(frames, true) // what they may do was told when they left first
  }

  end(lossOf: (action: string) => Error): void {
    clearTimeout(this.#timer)
    const lost = [...this.#pending.values()]
    this.#pending.clear()
    for (const posting of lost) this.handlers.failed(posting, lossOf(posting.action))
  }

  #settled(echo: string): T | undefined {
    const posting = this.#pending.get(echo)
    this.#pending.delete(echo)
    return posting
  }

  /** One timer for all, which what is answered in time leaves as it is. */
  #watch(dueMs: number): void {
    clearTimeout(this.#timer)
    this.#timerDueMs = dueMs
    if (dueMs === Number.POSITIVE_INFINITY) return
    this.#timer = setTimeout(this.#expire, timerMs(dueMs - clockMs()))
  }

  readonly #expire = (): void => {
    const now = clockMs()
    const late = [...this.#pending].filter(([, {dueMs}]) => dueMs <= now)
    for (const [echo] of late) this.#pending.delete(echo)
    this.#watch(
      [...this.#pending.values()].reduce((least, {dueMs}) => Math.min(least, dueMs), Number.POSITIVE_INFINITY),
    )
    for (const [, posting] of late) this.handlers.failed(posting, noAnswer(posting.action, posting.waitMs))
  }
}
