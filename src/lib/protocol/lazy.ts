/** Makes a value on first use and keeps it, for values that are expensive and rarely needed. */
export function lazy<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => (made ??= {value: make()}).value
}
