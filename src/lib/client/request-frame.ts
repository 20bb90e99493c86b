import {stringifyJson} from '../protocol/json.js'

/** The request frame of a call, as it goes over the wire. */
export function requestFrame(action: string, params: Readonly<Record<string, unknown>>, echo: string): string {
  return stringifyJson({action, params, echo})
}
