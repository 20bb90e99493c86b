import {clockMs} from '../protocol/timers.js'
import {noAnswer} from './failures.js'
import {FrameQueue} from './frame-queue.js'
import {type AnsweredCall, type Reply} from './read-reply.js'
import {type Params, type Request} from './request.js'
import {type Waits} from './answer-waits.js'

/** A request that waits for its answer. */
abstract class Pending implements AnsweredCall {
  /** The frame was given to the socket, so its effect may be unknown from now on. */
  sent = false
  /** The time of sending, by `clockMs`. */
  sentMs = 0
  /** The server has answered it with a frame. */
  isAnswered = false
  /** The time limit of the answer, by `clockMs`. */
  dueMs = Infinity
  #waitMs = 0

  /** @param echo '' for a ping, which is not a request */
  constructor(
    readonly echo: string,
    private readonly request: Request,
    readonly frame: string | Buffer,
    private readonly waits: Waits,
  ) {
    this.#wait(waits.firstMs)
  }

  get action(): string {
    return this.request.action
  }

  get params(): Params {
    return this.request.params
  }

  abstract readonly unread: number

  deliver(reply: Reply, isLast: boolean): void {
    this.isAnswered = true
    this.#wait(isLast ? 0 : this.waits.nextMs)
    this.take(reply, isLast)
  }

  fail(error: Error): void {
    this.#wait(0)
    this.give(error)
  }

  /** Must be called when it is due. With unread packets the socket may be paused, so the server is not silent. */
  onSilence(): void {
    if (this.unread > 0) this.#wait(this.#waitMs)
    else this.fail(noAnswer(this.action, this.#waitMs))
  }

  protected abstract take(reply: Reply, isLast: boolean): void

  protected abstract give(error: Error): void

  /** @param ms 0 means no limit */
  #wait(ms: number): void {
    this.#waitMs = ms
    this.dueMs = ms === 0 ? Infinity : clockMs() + ms
  }
}

/** A call with one answer. */
export class PendingReply extends Pending {
  readonly unread = 0
  readonly reply: Promise<Reply>
  #resolve!: (reply: Reply) => void
  #reject!: (error: Error) => void

  constructor(...parts: ConstructorParameters<typeof Pending>) {
    super(...parts)
    this.reply = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  protected take(reply: Reply): void {
    this.#resolve(reply)
  }

  protected give(error: Error): void {
    this.#reject(error)
  }
}

/** A call whose answer is a stream of packets. */
export class PendingPackets extends Pending {
  readonly packets: FrameQueue<Reply>

  constructor(onTake: () => void, ...parts: ConstructorParameters<typeof Pending>) {
    super(...parts)
    this.packets = new FrameQueue(onTake)
  }

  get unread(): number {
    return this.packets.size
  }

  protected take(reply: Reply, isLast: boolean): void {
    this.packets.push(reply)
    if (isLast) this.packets.end()
  }

  protected give(error: Error): void {
    this.packets.end(error)
  }
}

export type PendingCall = PendingReply | PendingPackets
