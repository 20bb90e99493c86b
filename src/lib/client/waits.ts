import {DEFAULT_WAIT_MS, factsOf} from '../protocol/actions.js'

/** How long a call waits, in ms; 0 = no limit. */
export interface Waits {
  /** For the reply, or for the first packet of a stream. */
  readonly firstMs: number
  /** From one packet of a stream to the next. */
  readonly nextMs: number
}

/** Stream actions: how long NapCat may fetch from QQ before the first packet, and how long it may be silent later. */
const FIRST_PACKET_MS = 120_000
const NEXT_PACKET_MS = 60_000

/**
 * What the catalogue knows of the action, and for what carries data its size at 256 KB/s, NapCat's own measure.
 * @param bytes of the frame and of the files that it names
 * @param limitMs of the caller's own, for the reply and for each packet; it goes before all that is known
 */
export function waitsFor(action: string, bytes: number, stream: boolean, limitMs?: number): Waits {
  if (limitMs !== undefined) return {firstMs: limitMs, nextMs: limitMs}
  const facts = factsOf(action)
  const knownMs = facts?.waitMs ?? DEFAULT_WAIT_MS
  const firstMs = facts?.waitGrowsWithSize ? knownMs + Math.ceil(bytes / 256) : knownMs
  return {firstMs: stream ? Math.max(firstMs, FIRST_PACKET_MS) : firstMs, nextMs: NEXT_PACKET_MS}
}
