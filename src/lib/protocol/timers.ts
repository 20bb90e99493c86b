/** The longest time, in ms, that Node's timers can wait (some 24 days); beyond it they fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1
