import {FrameQueue} from '../../client/frame-queue.js'
import {type QQError} from '../../errors/errors.js'
import {type Job} from './batch-line.js'

/** The result of a line: its data or its error, or both. */
export interface Result {
  readonly job: Job
  readonly error?: QQError | undefined
  /** Whether it had an effect before it failed. */
  readonly isPartial?: boolean
  readonly data?: unknown
  readonly frames?: readonly Uint8Array[]
  /** The size of its answers in bytes, which is about the size of the data. */
  readonly bytes?: number
  /** An earlier run has done it. */
  readonly earlier?: true
}

/** The frames of a line, if they are kept. */
export function framesOf({frames = []}: Result): readonly Uint8Array[] {
  return frames
}

/** The row for a result. @param failure its error in the form of `errorToJson` */
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

/** The number of unread results above which no more lines start. */
const WAITING_LIMIT = 256
/** The number of finished lines that may wait for the result of an earlier line. */
const AHEAD_LIMIT = 4096
/** The bytes of unread frames above which no more lines start: the member list of a large group has megabytes. */
const BYTES_LIMIT = 16_777_216
/** Delivered places are removed in blocks of this number. */
const GIVEN_LIMIT = 1024
const GIVEN: ResultPlace = {}

/** The place of a line among the results. */
export interface ResultPlace {
  result?: Result
}

/** The results that wait for the reader, in the order of the input or as lines end. */
export class Results {
  readonly queue: FrameQueue<Result>
  /** The places of started lines, in the order of the input; those before the head have been delivered. */
  #begun: ResultPlace[] = []
  #head = 0
  /** The bytes of the frames of all unread results. */
  #bytes = 0
  /** The bytes of those that are not in the queue yet. */
  #heldBytes = 0

  /** @param onTake called when results have been read */
  constructor(
    private readonly ordered: boolean,
    onTake: () => void,
  ) {
    this.queue = new FrameQueue(() => {
      this.#bytes = this.#heldBytes // the reader takes all available results
      onTake()
    })
  }

  /** Whether more lines may start. @param underWay the number of running lines */
  mayGrow(underWay: number): boolean {
    if (this.#bytes > BYTES_LIMIT) return false
    return this.queue.size < WAITING_LIMIT && this.#begun.length - this.#head < underWay + AHEAD_LIMIT
  }

  /** Reserves the place of a line. */
  begin(): ResultPlace {
    const place = {}
    if (this.ordered) this.#begun.push(place)
    return place
  }

  give(place: ResultPlace, result: Result): void {
    const {bytes = 0} = result
    this.#bytes += bytes
    if (!this.ordered) return this.queue.push(result)
    place.result = result
    this.#heldBytes += bytes
    for (let first = this.#begun[this.#head]; first?.result; first = this.#begun[this.#head]) {
      this.#heldBytes -= first.result.bytes ?? 0
      this.queue.push(first.result)
      this.#begun[this.#head++] = GIVEN // its frame no longer belongs to us
    }
    if (this.#head < GIVEN_LIMIT) return
    this.#begun = this.#begun.slice(this.#head)
    this.#head = 0
  }

  /** Delivers the finished results that still waited for their turn. */
  end(error: Error | undefined): void {
    for (const {result} of this.#begun.slice(this.#head)) if (result) this.queue.push(result)
    this.queue.end(error)
  }
}
