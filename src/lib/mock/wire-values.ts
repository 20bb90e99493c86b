export {textOf} from '../protocol/json.js'

/** An object as the wire carries it. */
export type Wire = Record<string, unknown>

/** A call's parameters as they came off the wire, before or after coercion. */
export type WireParams = Readonly<Wire>

/** Seconds since the epoch: QQ counts in seconds, not milliseconds. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
