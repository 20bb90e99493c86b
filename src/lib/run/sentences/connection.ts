import {type ConnectionKinds} from '../../errors/kinds/connection.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const TLS_HINT = "give the server's certificate authority with --ca FILE, or use --insecure if that is safe"
const DIAL_TOKEN_HINT =
  "find the token in NapCat's settings of that WebSocket client, and give it with QQ_TOKEN or --token-file"
const TOKEN_HINT =
  "find the token in NapCat's settings of that WebSocket server, and give it with QQ_TOKEN, --token-file or a profile"

const PORT_HINT = "give the port of NapCat's WebSocket server (default 3001), not of its HTTP server or WebUI"

/** What the system's error codes mean to the reader, and what to do about them. */
export const SYSTEM_ERRORS: Readonly<Record<string, Wording>> = {
  ECONNREFUSED: {
    message: 'connection refused',
    hint: 'check that NapCat is running and logged in, with a WebSocket server on that port (`qq mock` starts a server for tests)',
  },
  ECONNRESET: 'the server closed the connection during the handshake',
  ENOTFOUND: 'the host name was not found',
  EAI_AGAIN: 'the host name could not be resolved',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the host did not answer',
  EPROTO: 'the answer is not TLS',
  HPE_INVALID_CONSTANT: 'the answer is not HTTP',
  CERT_HAS_EXPIRED: {message: 'the certificate of the server has expired', hint: TLS_HINT},
  DEPTH_ZERO_SELF_SIGNED_CERT: {message: 'the certificate of the server is self-signed', hint: TLS_HINT},
  SELF_SIGNED_CERT_IN_CHAIN: {
    message: 'the certificate of the server is signed by an unknown authority',
    hint: TLS_HINT,
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    message: 'the certificate of the server is signed by an unknown authority',
    hint: TLS_HINT,
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    message: 'the certificate of the server is signed by an unknown authority',
    hint: TLS_HINT,
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {message: 'the certificate of the server is for another host name', hint: TLS_HINT},
}

/** What a server, or a client, does that is spoken to in plain text where it expects TLS, or the other way round. */
const MISUNDERSTANDINGS: readonly string[] = ['ECONNRESET', 'EPROTO', 'HPE_INVALID_CONSTANT']

function systemError({code, detail, secure, proxied}: ConnectionKinds['systemError']): Wording {
  const wording = SYSTEM_ERRORS[code] ?? (detail !== '' ? '{detail}' : code !== '' ? '{code}' : 'unknown reason')
  const message = typeof wording === 'string' ? wording : wording.message
  if (code === 'ECONNREFUSED' && proxied) return {message, hint: 'check that the proxy is running'}
  if (!MISUNDERSTANDINGS.includes(code)) return wording
  return {
    message,
    hint: secure ? 'the server may need ws:// instead of wss://' : 'the server may need wss:// instead of ws://',
  }
}

export const connectionSentences = sentencesOf<ConnectionKinds>()({
  failed: ({proxy}) =>
    proxy === undefined
      ? 'could not connect to {host}: {reason}'
      : 'could not connect to {host} through the proxy {proxy}: {reason}',
  systemError,
  notWebSocket: {
    message: 'the server answered HTTP {status} and did not open a WebSocket',
    hint: PORT_HINT,
  },
  otherPort: ({answers}) => ({
    message: answers === 'webui' ? "this is the port of NapCat's WebUI" : "this is the port of NapCat's HTTP server",
    hint: PORT_HINT,
  }),
  httpPortWantsToken: {message: "{host} is NapCat's HTTP server, and it refused the token", hint: PORT_HINT},
  refusedByProxy: ({status}) =>
    status === 407
      ? {
          message: 'the proxy requires a user name and a password (HTTP 407)',
          hint: 'give them in its URL: --proxy http://USER:PASSWORD@HOST:PORT',
        }
      : 'the proxy refused the connection (HTTP {status})',
  timedOut: 'there was no answer within {limitMs:seconds} s',
  refusedBefore: 'the server in front of NapCat refused the connection (HTTP {status})',
  tokenUnsendable: {
    message: 'the token contains characters that an HTTP header cannot contain',
    hint: "use only letters, digits and ASCII punctuation in the token of NapCat's WebSocket server",
  },
  caller: 'the caller',
  tokenRefused: {message: '{host} refused the token from {source}', hint: TOKEN_HINT},
  tokenMissing: ({withheld}) => ({
    message:
      withheld === undefined
        ? '{host} requires a token, but none was given'
        : '{host} requires a token, but none was given: {withheld}',
    hint: TOKEN_HINT,
  }),

  lost: 'the connection was lost',
  closedAtOnce: 'the server closed the connection and sent nothing',
  noPong: 'the server did not answer a ping',
  silent: 'the server stopped answering: {silence}',
  saidNothing: 'it sent nothing for {ms:seconds} s',
  heartbeatsMissed: 'two heartbeats, one every {everyMs:seconds} s, did not come',
  pingUnanswered: 'a ping was not answered for {ms:seconds} s',
  notConnected: 'there is no connection now',
  over: 'the run has ended',
  lostBeforeSent: '{action} was not sent: {reason}',
  lostBeforeAnswer: '{action} was not answered: {reason}',
  noAnswer: '{action} was not answered within {waitedMs:seconds} s',
  perhapsDone: ({isSend}) => ({
    message: isSend ? '{what}; it may have been delivered anyway' : '{what}; it may have been done anyway',
    hint: 'check the result before you repeat it',
  }),
  noAnswerYet: '{action} was not answered yet; it may have been done',

  cannotListen: ({code}) => ({
    message: 'cannot listen on {host}:{port}: {detail}',
    hint: code === 'EADDRINUSE' ? 'check whether another command is using that port' : undefined,
  }),
  waitingForDial: 'waiting for NapCat to connect to {url}',
  dialRefused: 'refused the connection from {address}: {objection}',
  nobodyDialled: ({objection}) => ({
    message:
      objection === undefined
        ? 'NapCat did not connect to {url} within {waitedMs:seconds} s'
        : 'NapCat did not connect to {url} within {waitedMs:seconds} s; another connection was refused: {objection}',
    hint: 'add a WebSocket client with that URL in NapCat; it connects every 5 s',
  }),
  dialledWithoutToken: {
    message: 'the client that connected to {url} sent no token, but the token from {source} is required',
    hint: DIAL_TOKEN_HINT,
  },
  dialledWithWrongToken: {
    message: 'the client that connected to {url} sent a wrong token, not the one from {source}',
    hint: DIAL_TOKEN_HINT,
  },
  isWebPage: 'it is a web page',
  hasNoToken: 'it sent no token',
  hasWrongToken: 'its token is wrong',
  hasRole: 'its role is {role}',
  isSilent: 'it sent nothing',
})
