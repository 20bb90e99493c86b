/** What is made when it is first asked for, and then kept: for what costs more than most runs need it. */
export function lazy<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => (made ??= {value: make()}).value
}
