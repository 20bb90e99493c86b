import {setTimeout as sleep} from 'node:timers/promises'
import {MAX_TIMER_MS} from '../protocol/timers.js'

/**
 * Waits so many ms, or as long as a timer can.
 * @throws the signal's reason; the timer's own error would say nothing
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(Math.min(ms, MAX_TIMER_MS), undefined, signal && {signal})
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}
