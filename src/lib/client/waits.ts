import {DEFAULT_WAIT_MS, factsOf} from '../protocol/actions.js'

/** How long a call waits, in ms; 0 = no limit. */
export interface Waits {
  /** For the reply, or for the first packet of a stream. */
  readonly firstMs: number
  /** From one packet of a stream to the next. */
  readonly nextMs: number
}

/** What the server does before it can answer, besides what the frame tells. */
export interface Expected {
  /** What it handles that is not in the frame, in bytes: files that are there already. */
  readonly bytes?: number | undefined
  /** How long it was told it may take, in ms. */
  readonly serverMs?: number | undefined
}

/** Stream actions: how long NapCat may fetch from QQ before the first packet, and how long it may be silent later. */
const FIRST_PACKET_MS = 120_000
const NEXT_PACKET_MS = 60_000
/** For the way there and back of what the server was given its own limit for. */
const BEYOND_SERVER_MS = 5000

/**
 * What the catalogue knows of the action, and for what carries data its size at 256 KB/s, NapCat's own measure.
 * @param limitMs of the caller's own, for the reply and for each packet; it goes before all that is known, but for the time
 * that the server was given: it would be pointless to give up before
 */
export function waitsFor(
  action: string,
  frameBytes: number,
  stream: boolean,
  limitMs?: number,
  {bytes = 0, serverMs}: Expected = {},
): Waits {
  const leastMs = serverMs === undefined ? 0 : serverMs + BEYOND_SERVER_MS
  if (limitMs !== undefined) return {firstMs: limitMs === 0 ? 0 : Math.max(limitMs, leastMs), nextMs: limitMs}
  const facts = factsOf(action)
  const knownMs = facts?.waitMs ?? DEFAULT_WAIT_MS
  const grownMs = facts?.waitGrowsWithSize ? knownMs + Math.ceil((frameBytes + bytes) / 256) : knownMs
  const firstMs = Math.max(grownMs, leastMs)
  return {firstMs: stream ? Math.max(firstMs, FIRST_PACKET_MS) : firstMs, nextMs: NEXT_PACKET_MS}
}
