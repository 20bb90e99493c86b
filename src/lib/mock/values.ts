/** A call's parameters as they came off the wire, before or after coercion. */
export type Params = Readonly<Record<string, unknown>>

/** A string, number or boolean as text; everything else, also an absent value, is ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : ''
}

/** Seconds since the epoch: QQ counts in seconds, not milliseconds. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
