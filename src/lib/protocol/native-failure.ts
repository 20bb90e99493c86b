import {innerFailure} from './inner-failure.js'
import {isJsonObject, parseJson} from './json.js'

/** What QQ itself said of a call that failed. */
export interface NativeFailure {
  /** Its reason and number: `not in group (result 120)`. */
  readonly reason: string
  readonly result: unknown
}

/** `EventChecker Failed: NTEvent serviceAndMethod:… EventRet:`, and then what QQ returned, as JSON (core: helper/event.ts). */
const HEAD = 'EventChecker Failed'
const RETURNED = 'EventRet:'

/** undefined where the server tells nothing of QQ's. @param said what it says, without the lines of a stack */
export function nativeFailure(said: string): NativeFailure | undefined {
  const head = said.indexOf(HEAD)
  const returned = head === -1 ? -1 : said.indexOf(RETURNED, head)
  if (returned === -1) return undefined
  let value: unknown
  try {
    value = parseJson(said.slice(returned + RETURNED.length, said.lastIndexOf('}') + 1))
  } catch {
    return undefined // QQ returned nothing, or it was cut short
  }
  const reason = innerFailure(value)
  return reason === undefined || !isJsonObject(value) ? undefined : {reason, result: value['result']}
}
