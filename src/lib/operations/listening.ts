import {type Client, type EventFrame} from '../client/client.js'
import {eventKind} from '../protocol/events.js'
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {passes, type EventFilter} from './event-filter.js'

/** Opens the connection; this module closes it. */
export type Connect = () => Promise<Pick<Client, 'events' | 'close'>>

export interface ListenOptions {
  readonly filter: EventFilter
  /** End after so many events. */
  readonly count: number | undefined
  /** End after so many ms; 0 = at once. */
  readonly forMs: number | undefined
  /** Told the bot's QQ number when the server has said that it is ready. */
  readonly onReady: (selfId: string) => void
}

/** One run of listening: filters what comes, ends at its bounds, closes the client. */
export class Listening {
  #seen = 0
  #timedOut = false

  constructor(private readonly options: ListenOptions) {}

  /** The sentence for a run that ended before it had what it was asked for. */
  get fellShort(): string | undefined {
    const {count, forMs} = this.options
    if (count === undefined || !this.#timedOut) return undefined
    return `${this.#seen} of ${count} events came within ${(forMs ?? 0) / 1000} s`
  }

  async *events(connect: Connect): AsyncGenerator<EventFrame['event'], void> {
    for await (const {event} of this.#pass(connect)) yield event
  }

  /** The same, as the frames came. */
  async *frames(connect: Connect): AsyncGenerator<Buffer, void> {
    for await (const {raw} of this.#pass(connect)) yield raw
  }

  async *#pass(connect: Connect): AsyncGenerator<EventFrame, void> {
    const {filter, count, forMs, onReady} = this.options
    const client = await connect()
    const signal = forMs === undefined ? undefined : AbortSignal.timeout(Math.min(forMs, MAX_TIMER_MS))
    try {
      for await (const frame of client.events(signal)) {
        if (eventKind(frame.event) === 'meta_event.lifecycle.connect') onReady(String(frame.event['self_id']))
        if (!passes(filter, frame.event)) continue
        this.#seen++
        yield frame
        if (this.#seen === count) return
      }
      this.#timedOut = true
    } finally {
      client.close()
    }
  }
}
