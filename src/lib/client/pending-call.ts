import {MAX_TIMER_MS} from '../protocol/timers.js'
import {FrameQueue} from './frame-queue.js'
import {type PacketForm} from './packet.js'
import {type AnsweredCall, type Reply} from './reply.js'
import {type Waits} from './waits.js'

/** A request that waits for its reply, or for the packets of one; its timer is cleared by `settle`. */
export class PendingCall implements AnsweredCall {
  readonly replies: FrameQueue<Reply>
  /** The frame was handed to the socket: from now on its effect may be unknown. */
  sent = false
  /** When that was, by `clockMs`. */
  sentMs = 0
  #timer: NodeJS.Timeout | undefined

  /**
   * @param echo '' for what is no request: a ping
   * @param late makes the error of a reply that did not come
   */
  constructor(
    readonly echo: string,
    readonly action: string,
    readonly params: AnsweredCall['params'],
    readonly frame: string,
    private readonly waits: Waits,
    private readonly late: (waitedMs: number) => Error,
    readonly stream?: PacketForm,
    onTake?: () => void,
  ) {
    this.replies = new FrameQueue(onTake)
    this.#restartTimer(waits.firstMs)
  }

  deliver(reply: Reply, last: boolean): void {
    this.replies.push(reply)
    if (last) this.settle()
    else this.#restartTimer(this.waits.nextMs)
  }

  fail(error: Error): void {
    clearTimeout(this.#timer)
    this.replies.end(error)
  }

  settle(): void {
    clearTimeout(this.#timer)
    this.replies.end()
  }

  #restartTimer(ms: number): void {
    clearTimeout(this.#timer)
    if (ms > 0) this.#timer = setTimeout(() => this.#onSilence(ms), Math.min(ms, MAX_TIMER_MS))
  }

  /** While packets lie unread the socket may be paused: then the silence is ours, not the server's. */
  #onSilence(ms: number): void {
    if (this.replies.size > 0) this.#restartTimer(ms)
    else this.fail(this.late(ms))
  }
}
