import {createHash, timingSafeEqual} from 'node:crypto'
import {createServer, type IncomingMessage} from 'node:http'
import {type AddressInfo} from 'node:net'
import type {RawData, WebSocket} from 'ws' with {'resolution-mode': 'import'}
import {cannotListen} from './failures.js'
import {QQError} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {offeredToken} from '../protocol/offered-token.js'
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {type ConnectOptions, type Endpoint, MAX_FRAME_BYTES, MAX_PENDING_PONGS} from './options.js'

/** Why an incoming connection is refused, with its HTTP status. */
interface Objection {
  readonly status: number
  /** The text of the HTTP answer. */
  readonly text: string
  readonly why: Saying
}

const WRONG_TOKEN: Objection = {status: 403, text: 'wrong token', why: {kind: 'connection.hasWrongToken'}}
const NO_TOKEN: Objection = {status: 401, text: 'no token', why: {kind: 'connection.hasNoToken'}}

/** Of those who connected without a token and said nothing. */
const SAYS_NOTHING: Objection = {status: 0, text: '', why: {kind: 'connection.isSilent'}}

/** A socket, paused as from `openSocket`. */
export interface AcceptedSocket {
  readonly socket: WebSocket
  /** The frames that have already come; to be called once, when the socket has its listeners. */
  readonly takeFrames: () => readonly RawData[]
}

/**
 * Waits for NapCat's WebSocket client, which tries every 5 s (network/websocket-client.ts). The first connection that
 * is not refused is used; then the port is free again. Where no token tells NapCat from a stranger, events come from
 * the first that says anything, because NapCat greets at once.
 * @throws QQError CONNECT if no client connected in time, AUTH if those that did had a wrong token, LOCAL if the port
 * cannot be opened; the signal's reason when aborted
 */
export async function acceptSocket(options: ConnectOptions): Promise<AcceptedSocket> {
  const {reverse, signal, connectTimeoutMs} = options
  if (reverse === undefined) throw new TypeError('no address to wait at')
  signal?.throwIfAborted()
  const {WebSocketServer} = await import('ws')
  let last: Objection | undefined
  const http = createServer((_request, response) => response.writeHead(426).end())
  const server = new WebSocketServer({
    server: http,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    ...{maxPendingAutoPongs: MAX_PENDING_PONGS}, // of ws 8.21, and not in its types yet
    verifyClient: ({req}, decide) => {
      const objection = objectionTo(req, options)
      if (objection === undefined) return decide(true)
      // NapCat tries repeatedly
      if (objection.text !== last?.text) {
        const address = req.socket.remoteAddress ?? '?'
        reverse.tell?.({kind: 'connection.dialRefused', address, objection: objection.why})
      }
      last = objection
      decide(false, objection.status, objection.text)
    },
  })
  return new Promise<AcceptedSocket>((resolve, reject) => {
    const silent = new Set<WebSocket>()
    let timer: NodeJS.Timeout | undefined
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      server.close()
      http.close()
      http.closeAllConnections() // closes connections without a request; the accepted one is not among them
      for (const socket of silent) socket.terminate()
      act()
    }
    const use = (accepted: AcceptedSocket): void => {
      accepted.socket.pause()
      silent.delete(accepted.socket)
      settle(() => resolve(accepted))
    }
    const abort = (): void => settle(() => reject(signal?.reason as Error)) // our own signals carry errors
    signal?.addEventListener('abort', abort, {once: true})
    server.once('error', error => settle(() => reject(cannotListen(reverse.host, reverse.port, error))))
    server.once('listening', () => {
      const url = addressOf(reverse.host, (http.address() as AddressInfo).port) // a TCP server's address is an object
      reverse.tell?.({kind: 'connection.waitingForDial', url})
      if (connectTimeoutMs <= 0) return
      const objection = (): Objection | undefined => last ?? (silent.size > 0 ? SAYS_NOTHING : undefined)
      const late = (): void => settle(() => reject(nobodyCame(url, connectTimeoutMs, objection(), options)))
      timer = setTimeout(late, Math.min(connectTimeoutMs, MAX_TIMER_MS))
    })
    server.on('connection', socket => {
      if (!mustSpeak(options)) return use({socket, takeFrames: () => []})
      silent.add(socket)
      socket.once('close', () => silent.delete(socket))
      onceItSpeaks(socket, use)
    })
    http.listen(reverse.port, reverse.host)
  })
}

/** NapCat greets at once where it sends events, and only a token tells it from a stranger otherwise. */
function mustSpeak({token = '', endpoint}: ConnectOptions): boolean {
  return token === '' && endpoint === 'event'
}

function onceItSpeaks(socket: WebSocket, use: (accepted: AcceptedSocket) => void): void {
  socket.on('error', () => undefined) // it may go away as it likes
  const frames: RawData[] = []
  const hear = (data: RawData): void => {
    if (frames.push(data) === 1) use({socket, takeFrames}) // its pause holds back only what is not read yet
  }
  const takeFrames = (): readonly RawData[] => {
    socket.off('message', hear)
    return frames
  }
  socket.on('message', hear)
}

function objectionTo({headers, url}: IncomingMessage, {token = '', endpoint}: ConnectOptions): Objection | undefined {
  // a page in a browser can reach our port, too; NapCat names no origin
  if (headers.origin !== undefined) return {status: 403, text: 'it is a web page', why: {kind: 'connection.isWebPage'}}
  if (token !== '') {
    const offered = offeredToken(url, headers.authorization)
    if (offered === '') return NO_TOKEN
    if (!isSame(offered, token)) return WRONG_TOKEN
  }
  const role = headers['x-client-role']
  if (serves(endpoint, role)) return undefined
  const text = `its role is ${String(role)}`
  return {status: 400, text, why: {kind: 'connection.hasRole', role: String(role)}}
}

/** NapCat has the role Universal; other OneBot servers connect once for calls and once for events. */
function serves(endpoint: Endpoint, role: unknown): boolean {
  return typeof role !== 'string' || ['universal', endpoint].includes(role.toLowerCase())
}

/** Compares in constant time, so that the time of an answer does not show how much of a guess is right. */
function isSame(offered: string, token: string): boolean {
  const [one, other] = [offered, token].map(text => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

function addressOf(host: string, port: number): string {
  return `ws://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function nobodyCame(url: string, waitedMs: number, last: Objection | undefined, options: ConnectOptions): QQError {
  const source = options.tokenSource ?? {kind: 'connection.caller'}
  if (last === WRONG_TOKEN) return new QQError('AUTH', {kind: 'connection.dialledWithWrongToken', url, source})
  if (last === NO_TOKEN) return new QQError('AUTH', {kind: 'connection.dialledWithoutToken', url, source})
  return new QQError('CONNECT', {kind: 'connection.nobodyDialled', url, waitedMs, objection: last?.why})
}
