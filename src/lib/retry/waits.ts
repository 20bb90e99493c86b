/** How long to wait before a repetition, in ms, told its number; the first repetition is 1. */
export type RetryWait = (repetition: number) => number

/** @param random from 0 to 1 */
export function randomWait(minMs: number, maxMs: number, random = Math.random): RetryWait {
  return () => minMs + random() * (maxMs - minMs)
}

/** The first wait, and so much more each time. */
export function increasingWait(firstMs: number, stepMs: number, maxMs: number): RetryWait {
  return repetition => Math.min(firstMs + (repetition - 1) * stepMs, maxMs)
}

export interface Growth {
  readonly minMs: number
  readonly maxMs: number
  /** What the wait is multiplied by from each repetition to the next. */
  readonly base: number
  /** Where it begins. */
  readonly startMs: number
}

export function exponentialWait({minMs, maxMs, base, startMs}: Growth): RetryWait {
  return repetition => Math.max(minMs, Math.min(maxMs, startMs * base ** (repetition - 1)))
}

/** Anywhere between the least wait and the exponential one: many that failed together do not come back together. */
export function jitteredWait(growth: Growth, random = Math.random): RetryWait {
  const longest = exponentialWait(growth)
  return repetition => randomWait(growth.minMs, longest(repetition), random)(repetition)
}
