import {type ConnectionKinds} from '../../errors/kinds/connection.js'
import {sentencesOf, type Wording} from './wording.js'

const TLS_HINT = "give the server's certificate authority with --ca FILE, or use --insecure where that is safe"
const DIAL_TOKEN_HINT =
  "the token is in NapCat's settings of that WebSocket client; give it with QQ_TOKEN or --token-file"
const TOKEN_HINT =
  "the token is in NapCat's settings of that WebSocket server; give it with QQ_TOKEN, --token-file or a profile"

const PORT_HINT =
  "give the port of NapCat's WebSocket server (3001 by default), not of its HTTP server or web interface"

/** What the system's error codes mean to the reader, and what to do about them. */
export const SYSTEM_ERRORS: Readonly<Record<string, Wording>> = {
  ECONNREFUSED: {
    message: 'connection refused',
    hint: 'is NapCat running and logged in, with a WebSocket server on that port? (`qq mock` starts one to try things on)',
  },
  ECONNRESET: 'the server closed the connection during the handshake',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'no answer',
  EPROTO: 'no TLS there',
  HPE_INVALID_CONSTANT: 'no HTTP there',
  CERT_HAS_EXPIRED: {message: 'its certificate has expired', hint: TLS_HINT},
  DEPTH_ZERO_SELF_SIGNED_CERT: {message: 'its certificate is self-signed', hint: TLS_HINT},
  SELF_SIGNED_CERT_IN_CHAIN: {message: 'its certificate is signed by an unknown authority', hint: TLS_HINT},
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {message: 'its certificate is signed by an unknown authority', hint: TLS_HINT},
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {message: 'its certificate is signed by an unknown authority', hint: TLS_HINT},
  ERR_TLS_CERT_ALTNAME_INVALID: {message: 'its certificate is for another host name', hint: TLS_HINT},
}

/** What a server, or a client, does that is spoken to in plain text where it expects TLS, or the other way round. */
const MISUNDERSTANDINGS: readonly string[] = ['ECONNRESET', 'EPROTO', 'HPE_INVALID_CONSTANT']

function systemError({code, detail, secure, proxied}: ConnectionKinds['systemError']): Wording {
  const wording = SYSTEM_ERRORS[code] ?? (detail !== '' ? '{detail}' : code !== '' ? '{code}' : 'unknown reason')
  const message = typeof wording === 'string' ? wording : wording.message
  if (code === 'ECONNREFUSED' && proxied) return {message, hint: 'is the proxy running?'}
  if (!MISUNDERSTANDINGS.includes(code)) return wording
  return {message, hint: secure ? 'is it wss:// where ws:// is needed?' : 'is it ws:// where wss:// is needed?'}
}

export const connectionSentences = sentencesOf<ConnectionKinds>()({
  failed: ({proxy}) =>
    proxy === undefined
      ? 'could not connect to {host}: {reason}'
      : 'could not connect to {host} through the proxy {proxy}: {reason}',
  systemError,
  notWebSocket: {
    message: 'the answer was HTTP {status}, not a WebSocket',
    hint: PORT_HINT,
  },
  otherPort: ({answers}) => ({
    message: answers === 'webui' ? "that is the port of NapCat's WebUI" : "that is the port of NapCat's HTTP server",
    hint: PORT_HINT,
  }),
  httpPortWantsToken: {message: "{host} is NapCat's HTTP server, and refused the token", hint: PORT_HINT},
  refusedByProxy: ({status}) =>
    status === 407
      ? {
          message: 'the proxy wants a user and a password (HTTP 407)',
          hint: 'give them in its URL: --proxy http://USER:PASSWORD@HOST:PORT',
        }
      : 'the proxy refused (HTTP {status})',
  timedOut: 'no answer within {limitMs:seconds} s',
  refusedBefore: 'the server in front of NapCat refused the connection (HTTP {status})',
  tokenUnsendable: {
    message: 'the token has characters that an HTTP header cannot carry',
    hint: "use letters, digits and ASCII punctuation in the token of NapCat's WebSocket server",
  },
  caller: 'the caller',
  tokenRefused: {message: '{host} refused the token from {source}', hint: TOKEN_HINT},
  tokenMissing: ({withheld}) => ({
    message:
      withheld === undefined
        ? '{host} wants a token, and none was given'
        : '{host} wants a token, and none was given: {withheld}',
    hint: TOKEN_HINT,
  }),

  lost: 'the connection was lost',
  closedAtOnce: 'the server closed the connection without a word',
  noPong: 'the server does not answer a ping',
  silent: 'the server is silent: {silence}',
  saidNothing: 'it said nothing for {ms:seconds} s',
  heartbeatsMissed: 'two heartbeats of {everyMs:seconds} s did not come',
  pingUnanswered: 'a ping was not answered for {ms:seconds} s',
  notConnected: 'there is no connection at the moment',
  over: 'the run has ended',
  lostBeforeSent: '{reason} before {action} was sent',
  lostBeforeAnswer: '{reason} before {action} was answered',
  noAnswer: 'no answer to {action} within {waitedMs:seconds} s',
  perhapsDone: ({isSend}) => ({
    message: isSend ? '{what}: it may have been delivered all the same' : '{what}: it may have been done all the same',
    hint: 'look before you repeat it',
  }),
  noAnswerYet: 'no answer to {action} yet: it may have been done',

  cannotListen: ({code}) => ({
    message: 'cannot listen on {host}:{port}: {detail}',
    hint: code === 'EADDRINUSE' ? 'is another command waiting at that port?' : undefined,
  }),
  waitingForDial: 'waiting for NapCat to dial {url}',
  dialRefused: 'refused {address}: {objection}',
  nobodyDialled: ({objection}) => ({
    message:
      objection === undefined
        ? 'NapCat did not dial {url} within {waitedMs:seconds} s'
        : 'NapCat did not dial {url} within {waitedMs:seconds} s; who came was refused: {objection}',
    hint: 'give NapCat a WebSocket client with that URL; it dials every 5 s',
  }),
  dialledWithoutToken: {
    message: 'whoever dialled {url} had no token where one is wanted, from {source}',
    hint: DIAL_TOKEN_HINT,
  },
  dialledWithWrongToken: {
    message: 'whoever dialled {url} had another token than that from {source}',
    hint: DIAL_TOKEN_HINT,
  },
  isWebPage: 'it is a web page',
  hasNoToken: 'no token',
  hasWrongToken: 'wrong token',
  hasRole: 'its role is {role}',
})
