/** The longest time, in ms, that Node's timers can wait (some 24 days); beyond it they fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1

/** What a timer is to be set to that must not come before so many ms are over, nor at once. */
export function timerMs(ms: number): number {
  return Math.min(Math.max(1, Math.ceil(ms)), MAX_TIMER_MS)
}

/** A clock that nobody sets, in ms. (`performance.now()` is the same, and has Node load ten modules when it is first asked.) */
export function clockMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
