import {type World} from '../world.js'
import {type Account} from './account.js'
import {type Doorkeeper} from './doorkeeper.js'
import {type Network} from './network.js'
import {type RequestLog} from './request-log.js'

/** How the server behaves, as orders change it. */
export interface Conduct {
  /** How long the ports are closed when the worker restarts, in ms. */
  restartMs: number
  /** Whether it is newer than 4.18.19: it tells a login phase, and restarts by itself after a kick. */
  restartsItself: boolean
  /** The accounts that can log in without a QR code. */
  quickLogins: readonly string[]
  /** QQ's answer to them, if it refuses. */
  quickRefusal: string | undefined
  /** QQ's other answer to them: what must be done at a page first. */
  quickDemand: Readonly<Record<string, unknown>> | undefined
  /** How much the server's clock is ahead, in ms. */
  clockAheadMs: number
}

/** What the endpoints share. */
export interface WebuiParts {
  readonly world: World
  readonly account: Account
  readonly door: Doorkeeper
  readonly network: Network
  readonly requests: RequestLog
  readonly conduct: Conduct
  /** Ends the worker a moment later and starts another one. */
  readonly restart: (afterMs?: number) => void
}

export interface ApiRequest {
  /** Undefined if there was none, or it was not sent as JSON. */
  readonly body: unknown
  readonly address: string
  /** From the header alone. */
  readonly headerCredential: string
}

/**
 * Answers a request with its `data`.
 * @throws WebuiRefusal, which the client sees; any other error is one that it is not told
 */
export type Endpoint = (request: ApiRequest, parts: WebuiParts) => unknown

export interface Route {
  readonly method: 'GET' | 'POST' | 'ALL'
  readonly endpoint: Endpoint
}

export function post(endpoint: Endpoint): Route {
  return {method: 'POST', endpoint}
}

export function get(endpoint: Endpoint): Route {
  return {method: 'GET', endpoint}
}
