import {setTimeout as sleep} from 'node:timers/promises'
import {MAX_TIMER_MS} from '../protocol/timers.js'

/**
 * Waits for this time, or for the maximum time of a timer.
 * @throws the signal's reason, because the timer's own error has no information
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(Math.min(ms, MAX_TIMER_MS), undefined, signal && {signal})
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}
