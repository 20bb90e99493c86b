import {type Place, type Saying} from '../saying.js'

/** Of connecting, of being connected, and of the token. */
export interface ConnectionKinds {
  /** No connection came about. @param reason one of the next four */
  failed: {host: string; proxy: string | undefined; reason: Saying}
  /** @param code Node's @param detail the system's own words @param secure whether TLS was wanted */
  systemError: {code: string; detail: string; secure: boolean; proxied: boolean}
  /** The server answered the upgrade with a page. */
  notWebSocket: {status: number}
  /** The port is that of NapCat's HTTP server, or of its web interface. */
  otherPort: {answers: 'onebot' | 'webui'}
  /** The HTTP server refused the token. */
  httpPortWantsToken: {host: string}
  refusedByProxy: {status: number}
  timedOut: {limitMs: number}
  /** HTTP 401 or 403 before there was a WebSocket. */
  refusedBefore: {status: number}
  /** The token has characters that no header carries. */
  tokenUnsendable: object
  /** Where a token came from of which nobody says that. */
  caller: object
  /** NapCat's 1403. @param source where the token came from */
  tokenRefused: {host: string; source: Place}
  /** The same without a token. @param withheld why one that is there was not given */
  tokenMissing: {host: string; withheld: Saying | undefined}

  /** It is gone; nothing was under way. */
  lost: object
  closedAtOnce: object
  noPong: object
  /** @param silence one of the next three */
  silent: {silence: Saying}
  saidNothing: {ms: number}
  heartbeatsMissed: {everyMs: number}
  pingUnanswered: {ms: number}
  notConnected: object
  /** It was given up by whoever opened it. */
  over: object
  lostBeforeSent: {action: string; reason: Saying}
  lostBeforeAnswer: {action: string; reason: Saying}
  noAnswer: {action: string; waitedMs: number}
  /** A write whose answer did not come, or cannot be read. @param what the failure */
  perhapsDone: {what: Saying; isSend: boolean}
  /** Ctrl-C while a write was under way. */
  noAnswerYet: {action: string}

  /** `--reverse`: our own port cannot be had. */
  cannotListen: {host: string; port: number; code: string; detail: string}
  waitingForDial: {url: string}
  dialRefused: {address: string; objection: Saying}
  /** @param objection why the last who came was refused */
  nobodyDialled: {url: string; waitedMs: number; objection: Saying | undefined}
  dialledWithoutToken: {url: string; source: Place}
  dialledWithWrongToken: {url: string; source: Place}
  /** Why somebody who dials is refused. */
  isWebPage: object
  hasNoToken: object
  hasWrongToken: object
  hasRole: {role: string}
  isSilent: object
}
