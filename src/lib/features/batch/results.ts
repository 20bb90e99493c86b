import {FrameQueue} from '../../client/frame-queue.js'
import {type QQError} from '../../errors/errors.js'
import {type Job} from './line.js'

/** What became of a line: its data, or what went wrong (with the data that came of it all the same). */
export interface Result {
  readonly job: Job
  readonly error?: QQError | undefined
  /** It had done something when it failed. */
  readonly isPartial?: boolean
  readonly data?: unknown
  readonly frames?: readonly Uint8Array[]
  /** How large the answers were that came, in bytes: the data is as large. */
  readonly bytes?: number
  /** An earlier run did it. */
  readonly earlier?: true
}

/** The frames that came of a line, where they are kept. */
export function framesOf({frames = []}: Result): readonly Uint8Array[] {
  return frames
}

/** The row that is shown of a result. @param failure its error, as `errorToJson` has it */
export function rowOf(
  {job, error, data, earlier}: Result,
  failure: Record<string, unknown> | undefined,
): Record<string, unknown> {
  const {number, action, command, echo} = job
  return {
    line: number,
    ok: error === undefined,
    action: action === '' ? undefined : action,
    command,
    ...(echo !== undefined && {echo}),
    ...(earlier && {earlier}),
    ...failure,
    ...(data !== undefined && {data}),
  }
}

/** Results that may wait for whoever reads them, before no more lines are begun. */
const WAITING_LIMIT = 256
/** Lines that may be begun while the result of an earlier one is awaited, besides those under way. */
const AHEAD_LIMIT = 4096
/** What results may hold of frames, in bytes, before no more lines are begun: the list of a large group has megabytes. */
const BYTES_LIMIT = 16_777_216
/** Places that were given out are let go of so many at a time. */
const GIVEN_LIMIT = 1024
const GIVEN: Place = {}

/** The place of a line among the results. */
export interface Place {
  result?: Result
}

/** What became of lines, on its way to whoever reads it: in the order of the input, or as they end. */
export class Results {
  readonly queue: FrameQueue<Result>
  /** Of the lines that have begun, in the order of the input; those before the head have been given out. */
  #begun: Place[] = []
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
  begin(): Place {
    const place = {}
    if (this.ordered) this.#begun.push(place)
    return place
  }

  give(place: Place, result: Result): void {
    const {bytes = 0} = result
    this.#bytes += bytes
    if (!this.ordered) return this.queue.push(result)
    place.result = result
    this.#heldBytes += bytes
    for (let first = this.#begun[this.#head]; first?.result; first = this.#begun[this.#head]) {
      this.#heldBytes -= first.result.bytes ?? 0
      this.queue.push(first.result)
      this.#begun[this.#head++] = GIVEN // its frame is not ours any more
    }
    if (this.#head < GIVEN_LIMIT) return
    this.#begun = this.#begun.slice(this.#head)
    this.#head = 0
  }

  /** What never had its turn comes now: it was done. */
  end(error: Error | undefined): void {
    for (const {result} of this.#begun.slice(this.#head)) if (result) this.queue.push(result)
    this.queue.end(error)
  }
}
