import {FrameQueue} from '../../client/frame-queue.js'
import {type Job} from './job.js'
import {type Result} from './result.js'

/** Results that may wait for whoever reads them, before no more lines are begun. */
const WAITING_LIMIT = 256
/** Lines that may be begun while the result of an earlier one is awaited, besides those under way. */
const AHEAD_LIMIT = 4096
/** What results may hold of frames, in bytes, before no more lines are begun: the list of a large group has megabytes. */
const BYTES_LIMIT = 16_777_216
/** Places that were given out are let go of so many at a time. */
const GIVEN_LIMIT = 1024

/** What became of lines, on its way to whoever reads it: in the order of the input, or as they end. */
export class Results {
  readonly queue: FrameQueue<Result>
  /** Begun, in the order of the input; those before the head have been given out. */
  #begun: (Job | undefined)[] = []
  #head = 0
  /** Of the frames of all results that nobody has read. */
  #bytes = 0
  /** Of those among them that are not in the queue yet. */
  #heldBytes = 0

  /** @param onTake called when some have been read */
  constructor(
    private readonly ordered: boolean,
    onTake: () => void,
  ) {
    this.queue = new FrameQueue(() => {
      this.#bytes = this.#heldBytes // whoever reads takes all that there is
      onTake()
    })
  }

  /** Whether lines may begin. @param underWay how many are */
  mayGrow(underWay: number): boolean {
    if (this.#bytes > BYTES_LIMIT) return false
    return this.queue.size < WAITING_LIMIT && this.#begun.length - this.#head < underWay + AHEAD_LIMIT
  }

  /** Keeps the place of a line. */
  begin(job: Job): void {
    if (this.ordered) this.#begun.push(job)
  }

  give(job: Job, result: Result): void {
    const {bytes = 0} = result
    this.#bytes += bytes
    if (!this.ordered) return this.queue.push(result)
    job.result = result
    this.#heldBytes += bytes
    for (let first = this.#begun[this.#head]; first?.result; first = this.#begun[this.#head]) {
      this.#heldBytes -= first.result.bytes ?? 0
      this.queue.push(first.result)
      this.#begun[this.#head++] = undefined // its frame is not ours any more
    }
    if (this.#head < GIVEN_LIMIT) return
    this.#begun = this.#begun.slice(this.#head)
    this.#head = 0
  }

  /** What never had its turn comes now: it was done. */
  end(error: Error | undefined): void {
    for (const job of this.#begun.slice(this.#head)) if (job?.result) this.queue.push(job.result)
    this.queue.end(error)
  }
}
