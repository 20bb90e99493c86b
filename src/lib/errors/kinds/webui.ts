import {type Place, type Saying} from '../saying.js'

/** Of the WebUI of NapCat, and of the way to it. */
export interface WebuiKinds {
  /** No connection came about, or it was lost. @param reason one of the next two, or the system's */
  failed: {host: string; reason: Saying}
  /** @param code Node's @param detail the system's own words @param secure whether TLS was wanted */
  systemError: {code: string; detail: string; secure: boolean}
  /** Of a proxy in front of it, which does not reach it. */
  gateway: {status: number}
  noConnection: {limitMs: number}
  noAnswer: {host: string; path: string; limitMs: number}
  /** Something else answers there. */
  notWebui: {host: string; status: number}
  /** Its rules refuse the address that we come from. */
  forbidden: {host: string}
  tokenRefused: {host: string; source: Place}
  tokenMissing: {host: string; withheld: Saying | undefined}
  totpWanted: {host: string}
  totpRefused: {host: string}
  /** Too many logins within a minute, right ones too. */
  rateLimited: {host: string}
  /** The login succeeds, and what it gave is refused. */
  credentialRefused: {host: string}
  /** Another run is logging in. */
  loginBusy: {by: Saying}
  /** @param said the server's words */
  refused: {path: string; said: string}
  /** The answer has not the form that it must have. */
  unexpected: {path: string}
}
