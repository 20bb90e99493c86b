import {type Agent, type IncomingMessage} from 'node:http'
import WebSocket, {type ClientOptions} from 'ws'
import {QQError} from '../errors/errors.js'
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {endpointUrl, MAX_FRAME_BYTES, needsNoMask, type ConnectOptions} from './options.js'

/**
 * Opens a WebSocket and resolves when the handshake is done. That proves nothing about the token: NapCat accepts the
 * socket first and refuses with a frame (network/websocket-server.ts). The socket is paused, since that frame may have
 * come along with the handshake: listen first, then `resume()`.
 * @throws QQError CONNECT (refused, unreachable, TLS, proxy, timed out), AUTH (a server in front answered 401 or 403),
 * VALIDATION (a token that no header can carry); the signal's reason when aborted
 */
export async function openSocket(options: ConnectOptions): Promise<WebSocket> {
  options.signal?.throwIfAborted()
  const url = endpointUrl(options.url, options.endpoint)
  const failed = new AbortController()
  const agent = options.proxy === undefined ? undefined : await proxyAgent(options.proxy, failed.signal)
  const socket = new WebSocket(url, socketOptions(options, agent))
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let proxyStatus = 200
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', abort)
      act()
    }
    const refuse = (error: Error): void => {
      // the 'error' that terminate() makes of an unfinished handshake has nobody else to go to
      socket.on('error', () => undefined)
      socket.terminate()
      failed.abort()
      settle(() => reject(error))
    }
    const abort = (): void => refuse(options.signal?.reason as Error) // our own signals carry errors
    if (options.connectTimeoutMs > 0) {
      const seconds = options.connectTimeoutMs / 1000
      timer = setTimeout(
        () => refuse(connectError(options, `no answer within ${seconds} s`)),
        Math.min(options.connectTimeoutMs, MAX_TIMER_MS),
      )
    }
    options.signal?.addEventListener('abort', abort, {once: true})
    agent?.once('proxyConnect', ({statusCode}: {statusCode: number}) => (proxyStatus = statusCode))
    socket.once('open', () => {
      socket.pause()
      settle(() => resolve(socket))
    })
    socket.once('unexpected-response', (_request, response) =>
      refuse(proxyStatus === 200 ? refusedUpgrade(options, response) : refusedByProxy(options, proxyStatus)),
    )
    socket.once('error', error => refuse(fromSocketError(options, error)))
  })
}

function socketOptions(options: ConnectOptions, agent: Agent | undefined): ClientOptions {
  return {
    headers: authorization(options.token),
    // NapCat does not compress; with it on, our own CPU cost per frame is many times higher
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    ...(agent && {agent}),
    ...(needsNoMask(options) && {generateMask: () => undefined}),
    ...(options.ca !== undefined && {ca: options.ca}),
    ...(options.insecure && {rejectUnauthorized: false}),
  }
}

function authorization(token: string | undefined): Record<string, string> {
  if (token === undefined || token === '') return {}
  if (!/^[\x20-\x7e\x80-\xff]+$/.test(token)) {
    throw new QQError('VALIDATION', 'the token has characters that an HTTP header cannot carry', {
      hint: 'use letters, digits and ASCII punctuation in the token of NapCat’s WebSocket server',
    })
  }
  return {Authorization: `Bearer ${token}`}
}

/** @param signal lets go of the proxy when aborted; the agent itself waits for its answer for ever */
export async function proxyAgent(proxy: string, signal: AbortSignal): Promise<Agent> {
  const {HttpsProxyAgent} = await import('https-proxy-agent')
  return new HttpsProxyAgent(proxy, {signal})
}

function connectError(options: ConnectOptions, reason: string, hint?: string, cause?: unknown): QQError {
  const {host} = new URL(options.url)
  const via = options.proxy === undefined ? '' : ` through the proxy ${new URL(options.proxy).host}`
  return new QQError('CONNECT', `could not connect to ${host}${via}: ${reason}`, {hint, cause})
}

function refusedUpgrade(options: ConnectOptions, response: IncomingMessage): QQError {
  const status = response.statusCode ?? 0
  if (status === 407) return refusedByProxy(options, status)
  if (status === 401 || status === 403) {
    return new QQError('AUTH', `the server in front of NapCat refused the connection (HTTP ${status})`)
  }
  const hint = 'give the port of NapCat’s WebSocket server (3001 by default), not of its HTTP server or web interface'
  return connectError(options, `the answer was HTTP ${status}, not a WebSocket`, hint)
}

const PROXY_HINT = 'give them in its URL: --proxy http://USER:PASSWORD@HOST:PORT'

function refusedByProxy(options: ConnectOptions, status: number): QQError {
  if (status !== 407) return connectError(options, `the proxy refused (HTTP ${status})`)
  return connectError(options, 'the proxy wants a user and a password (HTTP 407)', PROXY_HINT)
}

const TLS_HINT = 'give the server’s certificate authority with --ca FILE, or use --insecure where that is safe'

/** What the system's error codes mean to the reader, and what to do about them. */
const REASONS: Readonly<Record<string, readonly [reason: string, hint?: string]>> = {
  ECONNREFUSED: [
    'connection refused',
    'is NapCat running and logged in, with a WebSocket server on that port? (`qq mock` starts one to try things on)',
  ],
  ECONNRESET: ['the server closed the connection during the handshake'],
  ENOTFOUND: ['no such host'],
  EAI_AGAIN: ['the host name could not be looked up'],
  EHOSTUNREACH: ['no route to the host'],
  ENETUNREACH: ['the network cannot be reached'],
  ETIMEDOUT: ['no answer'],
  EPROTO: ['no TLS there'],
  HPE_INVALID_CONSTANT: ['no HTTP there'],
  CERT_HAS_EXPIRED: ['its certificate has expired', TLS_HINT],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is self-signed', TLS_HINT],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate is signed by an unknown authority', TLS_HINT],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its certificate is signed by an unknown authority', TLS_HINT],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['its certificate is signed by an unknown authority', TLS_HINT],
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is for another host name', TLS_HINT],
}

/** What a server, or a client, does that is spoken to in plain text where it expects TLS, or the other way round. */
const MISUNDERSTANDINGS: readonly string[] = ['ECONNRESET', 'EPROTO', 'HPE_INVALID_CONSTANT']

function fromSocketError(options: ConnectOptions, error: Error): QQError {
  const code = codeOf(error)
  const [reason, hint] = REASONS[code] ?? [error.message || code || 'unknown reason']
  return connectError(options, reason, hintOf(options, code) ?? hint, error)
}

/** Of several addresses that were tried, one may fail for a reason that says nothing, as ::1 does without IPv6. */
function codeOf(error: Error): string {
  const tried: unknown[] = error instanceof AggregateError ? error.errors : []
  const codes = [...tried, error].map(one =>
    one instanceof Error && 'code' in one && typeof one.code === 'string' ? one.code : '',
  )
  return codes.find(code => code === 'ECONNREFUSED') ?? codes.find(code => code in REASONS) ?? codes.at(-1) ?? ''
}

function hintOf(options: ConnectOptions, code: string): string | undefined {
  if (code === 'ECONNREFUSED' && options.proxy !== undefined) return 'is the proxy running?'
  if (!MISUNDERSTANDINGS.includes(code)) return undefined
  const secure = new URL(options.url).protocol === 'wss:'
  return secure ? 'is it wss:// where ws:// is needed?' : 'is it ws:// where wss:// is needed?'
}
