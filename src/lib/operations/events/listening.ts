import {type Saying} from '../../errors/saying.js'
import {isRead, type EventFrame, type ReadFrame} from '../../client/event-frame.js'
import {type OneBotEvent} from '../../protocol/events.js'
import {type EventTail} from './tail.js'

export interface ListenOptions {
  /** End after this many shown events. */
  readonly count: number | undefined
  /** Called with matching events before anything else is done with them. */
  readonly record?: ((frames: readonly EventFrame[]) => void) | undefined
  /** Called for each matching event; the tail waits until it resolves. */
  readonly handle?: ((frame: ReadFrame) => Promise<void>) | undefined
}

const LINE_FEED = 0x0a

/** One run of listening: passes on the events of a tail until enough are shown. It can be read once, in one form. */
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

  /** Must be called for each shown event. Returns whether that was enough. */
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
   * The frames as received, each with a line feed, many at a time; each counts as shown. A chunk is valid until the
   * next one is requested.
   * @param asLines rewrites frames that are not one line of JSON
   * @param limit the maximum number of frames
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

  /** For events that their handlers show. */
  async handleAll(): Promise<void> {
    for await (const frame of this.tail.events()) {
      this.options.record?.([frame])
      await this.options.handle?.(frame)
      if (this.shown()) return
    }
  }
}

/** Joins lines in one reused buffer, because a million events would leave as much garbage. */
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
