/** The wait before a retry, in ms, by its number from 1. */
export type RetryWait = (repetition: number) => number

/** @param random from 0 to 1 */
export function randomWait(minMs: number, maxMs: number, random = Math.random): RetryWait {
  return () => minMs + random() * (maxMs - minMs)
}

/** The wait increases by the same step each time. */
export function increasingWait(firstMs: number, stepMs: number, maxMs: number): RetryWait {
  return repetition => Math.min(firstMs + (repetition - 1) * stepMs, maxMs)
}

export interface Growth {
  readonly minMs: number
  readonly maxMs: number
  /** The factor from each wait to the next. */
  readonly base: number
  readonly startMs: number
}

export function exponentialWait({minMs, maxMs, base, startMs}: Growth): RetryWait {
  return repetition => Math.max(minMs, Math.min(maxMs, startMs * base ** (repetition - 1)))
}

/** A random wait between the minimum and the exponential wait, so that clients do not all retry at the same time. */
export function jitteredWait(growth: Growth, random = Math.random): RetryWait {
  const longest = exponentialWait(growth)
  return repetition => randomWait(growth.minMs, longest(repetition), random)(repetition)
}

/** Each wait once, then the last one again and again. */
export function chainedWait(waitsMs: readonly number[]): RetryWait {
  return repetition => waitsMs[repetition - 1] ?? waitsMs.at(-1) ?? 0
}

export function addedWait(waits: readonly RetryWait[]): RetryWait {
  return repetition => waits.reduce((sum, wait) => sum + wait(repetition), 0)
}
