import {FrameQueue} from './frame-queue.js'
import {type Reply} from './reply.js'

/** Stream actions: how long NapCat may fetch from QQ before the first packet, and how long it may be silent later. */
const FIRST_PACKET_MS = 120_000
const NEXT_PACKET_MS = 60_000

/** A request that waits for its reply, or for the packets of one; its timer is cleared by `settle`. */
export class PendingCall {
  readonly replies: FrameQueue<Reply>
  /** The frame was handed to the socket: from now on its effect may be unknown. */
  sent = false
  #timer: NodeJS.Timeout | undefined

  /**
   * @param waitMs for the reply; 0 = no limit. A stream without a limit of its own waits for each packet.
   * @param late makes the error of a reply that did not come
   */
  constructor(
    readonly action: string,
    readonly frame: string,
    waitMs: number,
    private readonly late: (waitedMs: number) => Error,
    readonly stream = false,
    onTake?: () => void,
  ) {
    this.replies = new FrameQueue(onTake)
    this.#restartTimer(stream && waitMs > 0 ? Math.max(waitMs, FIRST_PACKET_MS) : waitMs)
  }

  deliver(reply: Reply, last: boolean): void {
    this.replies.push(reply)
    if (last) this.settle()
    else this.#restartTimer(NEXT_PACKET_MS)
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
    if (ms > 0) this.#timer = setTimeout(() => this.fail(this.late(ms)), Math.min(ms, 2 ** 31 - 1))
  }
}
