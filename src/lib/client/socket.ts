import {type Agent, type IncomingMessage} from 'node:http'
import WebSocket, {type ClientOptions} from 'ws'
import {QQError} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {systemCodeOf} from './failures.js'
import {endpointUrl, MAX_FRAME_BYTES, MAX_PENDING_PONGS, needsNoMask, type ConnectOptions} from './options.js'

/**
 * Opens a WebSocket and resolves when the handshake is done. That proves nothing about the token: NapCat accepts the
 * socket first and refuses with a frame (network/websocket-server.ts). The socket is paused, because that frame may
 * arrive with the handshake: add listeners first, then `resume()`.
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
      // terminate() emits an 'error' during a handshake, which nobody else handles
      socket.on('error', () => undefined)
      socket.terminate()
      failed.abort()
      settle(() => reject(error))
    }
    const abort = (): void => refuse(options.signal?.reason as Error) // our own signals carry errors
    if (options.connectTimeoutMs > 0) {
      const limitMs = options.connectTimeoutMs
      const late = (): void => refuse(connectError(options, {kind: 'connection.timedOut', limitMs}))
      timer = setTimeout(late, Math.min(limitMs, MAX_TIMER_MS))
    }
    options.signal?.addEventListener('abort', abort, {once: true})
    agent?.once('proxyConnect', ({statusCode}: {statusCode: number}) => (proxyStatus = statusCode))
    socket.once('open', () => {
      socket.pause()
      settle(() => resolve(socket))
    })
    socket.once('unexpected-response', (_request, response) => {
      if (proxyStatus === 200) void refusedUpgrade(options, response).then(refuse)
      else refuse(refusedByProxy(options, proxyStatus))
    })
    socket.once('error', error => refuse(fromSocketError(options, error)))
  })
}

function socketOptions(options: ConnectOptions, agent: Agent | undefined): ClientOptions {
  return {
    headers: authorization(options.token),
    // NapCat does not compress; with it on, our own CPU cost per frame is many times higher
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    ...{maxPendingAutoPongs: MAX_PENDING_PONGS}, // of ws 8.21, and not in its types yet
    ...(agent && {agent}),
    ...(needsNoMask(options) && {generateMask: () => undefined}),
    ...(options.ca !== undefined && {ca: options.ca}),
    ...(options.insecure && {rejectUnauthorized: false}),
  }
}

function authorization(token: string | undefined): Record<string, string> {
  if (token === undefined || token === '') return {}
  if (!/^[\x20-\x7e\x80-\xff]+$/.test(token)) {
    throw new QQError('VALIDATION', {kind: 'connection.tokenUnsendable'})
  }
  return {Authorization: `Bearer ${token}`}
}

/** @param signal drops the proxy when aborted; the agent itself waits without a limit */
export async function proxyAgent(proxy: string, signal: AbortSignal): Promise<Agent> {
  const {HttpsProxyAgent} = await import('https-proxy-agent')
  return new HttpsProxyAgent(proxy, {signal})
}

function connectError({url, proxy}: ConnectOptions, reason: Saying, cause?: unknown): QQError {
  const hostOf = (text: string): string => new URL(text).host
  const what = {host: hostOf(url), proxy: proxy === undefined ? undefined : hostOf(proxy), reason}
  return new QQError('CONNECT', {kind: 'connection.failed', ...what}, {cause})
}

async function refusedUpgrade(options: ConnectOptions, response: IncomingMessage): Promise<QQError> {
  const status = response.statusCode ?? 0
  if (status === 407) return refusedByProxy(options, status)
  const {whatAnswers} = await import('./what-answers.js')
  const answers = await whatAnswers(options)
  const {host} = new URL(options.url)
  // it wants a token, even if the port is another's: whoever looks for the reason finds both
  if (answers === 'onebot' && status === 403) return new QQError('AUTH', {kind: 'connection.httpPortWantsToken', host})
  if (answers) return connectError(options, {kind: 'connection.otherPort', answers})
  if (status === 401 || status === 403) return new QQError('AUTH', {kind: 'connection.refusedBefore', status})
  return connectError(options, {kind: 'connection.notWebSocket', status})
}

function refusedByProxy(options: ConnectOptions, status: number): QQError {
  return connectError(options, {kind: 'connection.refusedByProxy', status})
}

function fromSocketError(options: ConnectOptions, error: Error): QQError {
  const secure = new URL(options.url).protocol === 'wss:'
  const what = {code: systemCodeOf(error), detail: error.message, secure, proxied: options.proxy !== undefined}
  return connectError(options, {kind: 'connection.systemError', ...what}, error)
}
