import {type Place, type Saying} from '../errors/saying.js'
import {constants} from 'node:buffer'

/** How many answers to pings may wait to be written; ws ends the connection above 60, which a burst of pings reaches. */
export const MAX_PENDING_PONGS = 10_000

/** A reply may contain a whole file in base64. NapCat has no limit; ours is the maximum length of a string. */
export const MAX_FRAME_BYTES = constants.MAX_STRING_LENGTH

/** Where to wait for NapCat to connect. */
export interface ReverseOptions {
  readonly host: string
  /** 0 means a free port. */
  readonly port: number
  /** Called when waiting starts, and for each refused connection. */
  readonly tell?: (what: Saying) => void
}

/** Calls only (no lifecycle frame, no events, no heartbeat), or everything. */
export type Endpoint = 'api' | 'event'

export interface ConnectOptions {
  /** `ws://` or `wss://`, without a token in it. */
  readonly url: string
  readonly endpoint: Endpoint
  readonly token?: string | undefined
  /** Where the token came from, for the error when it is refused. */
  readonly tokenSource?: Place | undefined
  /** Why an existing token was not sent, for the error if a token is required. */
  readonly tokenWithheld?: Saying | undefined
  /** NapCat connects to us; `url` only names the place. */
  readonly reverse?: ReverseOptions | undefined
  /** The time limit up to the end of the handshake, in ms; 0 means no limit. */
  readonly connectTimeoutMs: number
  /** The time limit for each reply, in ms, instead of the catalogue's value; 0 means no limit. */
  readonly callTimeoutMs?: number | undefined
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string | undefined
  /** Accept any certificate. */
  readonly insecure?: boolean | undefined
  /** URL of an HTTP proxy that is asked to CONNECT. */
  readonly proxy?: string | undefined
  /**
   * Ends everything at once when aborted. Pending calls reject with an interrupt; any other reason counts as a lost
   * connection.
   */
  readonly signal?: AbortSignal | undefined
  /** Called when a call that may change something is sent. */
  readonly onWrite?: (() => void) | undefined
  /** Called with every frame, without its secrets. */
  readonly trace?: ((line: string) => void) | undefined
}

/**
 * The URL to open. NapCat serves only calls on exactly `/api`, and everything on every other path. It accepts a path
 * with a double slash but never answers there (network/websocket-server.ts), so double slashes are replaced. A prefix
 * (NapCat behind a reverse proxy) is kept.
 */
export function endpointUrl(url: string, endpoint: Endpoint): string {
  const target = new URL(url)
  const prefix = target.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:api|event)?\/?$/, '')
    .replace(/\/$/, '')
  target.pathname = endpoint === 'api' ? `${prefix}/api` : `${prefix}/`
  return target.href
}

/**
 * Masking protects proxies from hostile scripts. Under TLS a proxy reads nothing, and on this machine there is no
 * proxy. A mask of zeros is enough there, and makes uploads several times as fast.
 */
export function needsNoMask({url, proxy}: Pick<ConnectOptions, 'url' | 'proxy'>): boolean {
  const {protocol, hostname} = new URL(url)
  return protocol === 'wss:' || (proxy === undefined && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))
}
