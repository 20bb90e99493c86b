/** The longest time, in ms, that Node's timers can wait (some 24 days); beyond it they fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1

/** The value for a timer that must not fire early, and not at once. */
export function timerMs(ms: number): number {
  return Math.min(Math.max(1, Math.ceil(ms)), MAX_TIMER_MS)
}

/** A monotonic clock, in ms. (`performance.now()` is the same, but its first use makes Node load ten modules.) */
export function clockMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
