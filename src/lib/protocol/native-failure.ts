import {innerFailure} from './inner-failure.js'
import {objectIn} from './json.js'

/** QQ's own reason for a failed call. */
export interface NativeFailure {
  /** Its reason and number: `not in group (result 120)`. */
  readonly reason: string
  readonly result: unknown
}

/** `EventChecker Failed: NTEvent serviceAndMethod:… EventRet:`, and then what QQ returned, as JSON (core: helper/event.ts). */
const HEAD = 'EventChecker Failed'
const RETURNED = 'EventRet:'

/** undefined if the server's text has no reason from QQ. @param said the server's text, without stack lines */
export function nativeFailure(said: string): NativeFailure | undefined {
  const head = said.indexOf(HEAD)
  const returned = head === -1 ? -1 : said.indexOf(RETURNED, head)
  if (returned === -1) return undefined
  // undefined if QQ returned nothing, or the text is truncated
  const value = objectIn(said.slice(returned + RETURNED.length, said.lastIndexOf('}') + 1))
  const reason = innerFailure(value)
  return value && reason !== undefined ? {reason, result: value['result']} : undefined
}
