import {createReadStream} from 'node:fs'
import {createInterface} from 'node:readline'
import {setTimeout as sleep} from 'node:timers/promises'
import {reasonOf} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {eventKind} from '../protocol/events.js'
import {objectIn} from '../protocol/json.js'
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {type Hub} from './wire/hub.js'

/** Recorded events, one per line, to send again. */
export interface ReplayOptions {
  readonly path: string
  /** The speed as a factor; Infinity means as fast as they are read. */
  readonly speed: number
  /** Called at the end with a summary. */
  readonly tell?: ((what: Saying) => void) | undefined
}

/** Sends the events of a record with the pauses that were between them (whole seconds, as in their `time`). */
export async function replay({path, speed, tell}: ReplayOptions, hub: Hub, signal: AbortSignal): Promise<void> {
  const clock = new ReplayClock(speed)
  let played = 0
  let skipped = 0
  try {
    for await (const line of createInterface({input: createReadStream(path, {signal}), crlfDelay: Infinity})) {
      if (line.trim() === '') continue
      const event = eventOf(line)
      if (event === undefined) skipped++
      // every connection has a greeting of its own
      if (event === undefined || eventKind(event) === 'meta_event.lifecycle.connect') continue
      await clock.wait(Number(event['time']), signal)
      await hub.emitToTheLast(event)
      played++
    }
    tell?.({kind: 'mock.replayed', events: played, skipped})
  } catch (error) {
    if (!signal.aborted) tell?.({kind: 'mock.replayBroken', events: played, detail: reasonOf(error)})
  }
}

/** An incomplete line, after a crash, is not an event. */
function eventOf(line: string): Record<string, unknown> | undefined {
  const value = objectIn(line)
  return typeof value?.['post_type'] === 'string' ? value : undefined
}

/** The clock that maps recorded times to now. */
class ReplayClock {
  readonly #startedAt = performance.now()
  #first: number | undefined

  constructor(private readonly speed: number) {}

  /** @param time in seconds; an event without a time is sent at once */
  async wait(time: number, signal: AbortSignal): Promise<void> {
    if (Number.isNaN(time)) return
    this.#first ??= time
    const due = this.#startedAt + ((time - this.#first) * 1000) / this.speed
    const ms = due - performance.now()
    if (ms > 0) await sleep(Math.min(ms, MAX_TIMER_MS), undefined, {signal})
  }
}
