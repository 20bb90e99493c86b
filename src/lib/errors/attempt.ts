/** What the work returns; undefined if it throws. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** What the work returns. @throws another error in place of its own */
export function orThrow<T>(work: () => T, instead: (error: unknown) => unknown): T {
  try {
    return work()
  } catch (error) {
    throw instead(error)
  }
}
