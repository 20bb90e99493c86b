import {clockMs} from '../protocol/timers.js'
import {noAnswer} from './failures.js'
import {FrameQueue} from './frame-queue.js'
import {type AnsweredCall, type Reply} from './reply.js'
import {type Params, type Request} from './request.js'
import {type Waits} from './waits.js'

/** A request that waits for what answers it. */
abstract class Pending implements AnsweredCall {
  /** The frame was handed to the socket: from now on its effect may be unknown. */
  sent = false
  /** When that was, by `clockMs`. */
  sentMs = 0
  /** A frame of the server's has answered it. */
  isAnswered = false
  /** When the answer is late, by `clockMs`. */
  dueMs = Infinity
  #waitMs = 0

  /** @param echo '' for what is no request: a ping */
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

  /** How many answers nobody has read yet. */
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

  /** To be called when it is due. While packets lie unread the socket may be paused: then the silence is ours, not the server's. */
  onSilence(): void {
    if (this.unread > 0) this.#wait(this.#waitMs)
    else this.fail(noAnswer(this.action, this.#waitMs))
  }

  protected abstract take(reply: Reply, isLast: boolean): void

  protected abstract give(error: Error): void

  /** @param ms 0 = for ever */
  #wait(ms: number): void {
    this.#waitMs = ms
    this.dueMs = ms === 0 ? Infinity : clockMs() + ms
  }
}

/** A call that has one answer. */
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

/** A call that is answered in packets. */
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
