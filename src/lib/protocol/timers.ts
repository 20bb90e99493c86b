/** The longest time, in ms, that Node's timers can wait (some 24 days); beyond it they fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1

/** A clock that nobody sets, in ms. (`performance.now()` is the same, and has Node load ten modules when it is first asked.) */
export function clockMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
