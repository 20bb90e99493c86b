import {stringifyJson} from '../protocol/json.js'

/** The request frame of a call, as it goes over the wire. */
export function requestFrame(action: string, params: Readonly<Record<string, unknown>>, echo: string): string {
  return stringifyJson({action, params, echo})
}

/** As `requestFrame`, of parameters that are JSON already, and names in which JSON would escape nothing. */
export function writtenRequest(action: string, params: string, echo: string): string {
  return `{"action":"${action}","params":${params},"echo":"${echo}"}`
}
