import {type Place, type Saying} from '../errors/saying.js'
import {constants} from 'node:buffer'

/** A reply may hold a whole file in base64: NapCat sets no limit, and ours is the longest text that there can be. */
export const MAX_FRAME_BYTES = constants.MAX_STRING_LENGTH

/** Where to wait for NapCat to dial in. */
export interface ReverseOptions {
  readonly host: string
  /** 0 = a free one. */
  readonly port: number
  /** Told that it waits now, and who was refused. */
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
  /** Why a token that there is was not given, for the error when one is wanted. */
  readonly tokenWithheld?: Saying | undefined
  /** NapCat dials in here; `url` only says where that is. */
  readonly reverse?: ReverseOptions | undefined
  /** From the first packet to the end of the handshake, in ms; 0 = no limit. */
  readonly connectTimeoutMs: number
  /** Wait for each reply, in ms, instead of what the catalogue knows of the action; 0 = no limit. */
  readonly callTimeoutMs?: number | undefined
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string | undefined
  /** Accept any certificate. */
  readonly insecure?: boolean | undefined
  /** URL of an HTTP proxy that is asked to CONNECT. */
  readonly proxy?: string | undefined
  /**
   * Ends everything at once when aborted. An interrupt is what every pending call rejects with; any other reason means to a call
   * what a lost connection means.
   */
  readonly signal?: AbortSignal | undefined
  /** Told that something leaves that may do something. */
  readonly onWrite?: (() => void) | undefined
  /** Told every frame, with secrets left out. */
  readonly trace?: ((line: string) => void) | undefined
}

/**
 * The URL to open. NapCat serves calls alone on exactly `/api` and everything on every other path; a path with a double
 * slash is accepted and then silent for ever (network/websocket-server.ts), so slashes are folded. A prefix (NapCat
 * behind a reverse proxy) is kept.
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
 * Masking keeps a hostile script from fooling a proxy on the way. Under TLS there is nothing to be read on the way, and to
 * this very machine there is no way: a mask of zeros does there, and makes uploads several times as fast.
 */
export function needsNoMask({url, proxy}: Pick<ConnectOptions, 'url' | 'proxy'>): boolean {
  const {protocol, hostname} = new URL(url)
  return protocol === 'wss:' || (proxy === undefined && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))
}
