import {type Saying} from '../../errors/saying.js'
import {isRead, type EventFrame, type ReadFrame} from '../../client/event-frame.js'
import {type OneBotEvent} from '../../protocol/events.js'
import {type EventTail} from './tail.js'

export interface ListenOptions {
  /** End after so many events that were shown. */
  readonly count: number | undefined
  /** Told of what passes, before anything else is done with it. */
  readonly record?: ((frames: readonly EventFrame[]) => void) | undefined
  /** Done with each event that passes; slows the tail down while it does not resolve. */
  readonly handle?: ((frame: ReadFrame) => Promise<void>) | undefined
}

const LINE_FEED = 0x0a

/** One run of listening: hands on what a tail brings until enough was shown. Can be read once, in one of its forms. */
export class Listening {
  #shown = 0

  constructor(
    private readonly tail: EventTail,
    private readonly options: ListenOptions,
  ) {}

  /** What is said of a run that ended by a time before it had what it was asked for. */
  get fellShort(): Saying | undefined {
    const {count} = this.options
    const {ended: end} = this.tail
    if (count === undefined || end === undefined) return undefined
    return {kind: 'operations.fellShort', shown: this.#shown, count, end}
  }

  /** To be told of each event that was shown. Returns whether that was enough. */
  shown(events = 1): boolean {
    this.#shown += events
    return this.#shown >= (this.options.count ?? Infinity)
  }

  async *events(): AsyncGenerator<OneBotEvent, void> {
    for await (const frame of this.tail.events()) {
      this.options.record?.([frame])
      await this.options.handle?.(frame)
      yield frame.event
    }
  }

  /**
   * The frames as they came, each with a line feed, many at a time; each counts as shown. A chunk is good until the next is
   * asked for.
   * @param asLines writes anew what is not one line of JSON
   * @param limit no more frames than these
   */
  async *frames(asLines: boolean, limit = Infinity): AsyncGenerator<Buffer, void> {
    const {count = Infinity, record, handle} = this.options
    const most = Math.min(count, limit)
    if (most === 0) return
    const joiner = new LineJoiner()
    for await (const batch of this.tail.batches()) {
      const frames = (handle ? batch.filter(isRead) : batch).slice(0, most - this.#shown)
      record?.(frames)
      for (const frame of frames) if (handle && isRead(frame)) await handle(frame)
      yield joiner.join(frames.map(({line, raw}) => (asLines ? line : raw)))
      this.shown(frames.length)
      if (this.#shown >= most) return
    }
  }

  /** For what is shown elsewhere: by what handles the events. */
  async handleAll(): Promise<void> {
    for await (const frame of this.tail.events()) {
      this.options.record?.([frame])
      await this.options.handle?.(frame)
      if (this.shown()) return
    }
  }
}

/** Joins lines in one place, over and over: a million events would leave as much garbage. */
class LineJoiner {
  #room = Buffer.allocUnsafeSlow(1 << 17)

  join(lines: readonly Buffer[]): Buffer {
    const size = lines.reduce((sum, line) => sum + line.length + 1, 0)
    if (size > this.#room.length) this.#room = Buffer.allocUnsafeSlow(size)
    let at = 0
    for (const line of lines) {
      this.#room.set(line, at)
      at += line.length
      this.#room[at++] = LINE_FEED
    }
    return this.#room.subarray(0, size)
  }
}
