import {factsOf} from '../protocol/actions.js'
import {clockMs, timerMs} from '../protocol/timers.js'
import {type Client, type Params} from './client.js'
import {noAnswer} from './failures.js'
import {readReply, type Reply, type ReplyFrame} from './reply.js'
import {requestFrame} from './request-frame.js'
import {type Sideline} from './sideline.js'
import {waitsFor} from './waits.js'

/** A call to make; whoever makes it knows it again by the object. */
export interface Posting {
  readonly action: string
  readonly params: Params
  /** When it left, by `clockMs`; the pipeline's own, as the next two. */
  sentMs: number
  /** How long it waits. */
  waitMs: number
  /** By `clockMs`. */
  dueMs: number
}

export interface PipelineHandlers<T extends Posting> {
  readonly answered: (posting: T, reply: Reply) => void
  /** By its answer, or without one. */
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
      const frame = requestFrame(posting.action, posting.params, echo)
      posting.sentMs = now
      posting.waitMs = waitsFor(posting.action, frame.length, false, this.limitMs).firstMs
      posting.dueMs = posting.waitMs === 0 ? Number.POSITIVE_INFINITY : now + posting.waitMs
      this.#pending.set(echo, posting)
      if (posting.dueMs < this.#timerDueMs) this.#watch(posting.dueMs)
      areReads &&= factsOf(posting.action)?.effect === 'read'
      frames.push(frame)
    }
    this.#send(frames, areReads)
  }

  takeReply(echo: string, frame: ReplyFrame, raw: Buffer): string | undefined {
    const posting = this.#pending.get(echo)
    if (!posting) return undefined
    this.#pending.delete(echo)
    let reply: Reply
    try {
      reply = readReply(posting, frame, raw)
    } catch (error) {
      this.handlers.failed(posting, error as Error) // readReply throws QQError alone
      return posting.action
    }
    this.handlers.answered(posting, reply)
    return posting.action
  }

  resend(): void {
    const now = clockMs()
    for (const posting of this.#pending.values()) posting.sentMs = now
    const frames = Array.from(this.#pending, ([echo, {action, params}]) => requestFrame(action, params, echo))
    this.#send(frames, true) // what they may do was told when they left first
  }

  end(lossOf: (action: string) => Error): void {
    clearTimeout(this.#timer)
    const lost = [...this.#pending.values()]
    this.#pending.clear()
    for (const posting of lost) this.handlers.failed(posting, lossOf(posting.action))
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
