import {once} from 'node:events'
import {createServer as createHttpServer, type IncomingMessage, type RequestListener} from 'node:http'
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net'
import {type WebSocket, WebSocketServer} from 'ws'
import {onTestFinished} from 'vitest'

/** A request frame of the client. */
export interface CallFrame {
  readonly action: string
  readonly params: Readonly<Record<string, unknown>>
  readonly echo: string
}

/** Starts a server of any kind on a free port of 127.0.0.1; it goes away after the test. */
export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined) // the other side may leave as it likes
  }
  server.on('connection', keep)
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port // a TCP server's address is an object
}

export async function tcpServer(onSocket: (socket: Socket) => void): Promise<number> {
  return listening(createServer(onSocket))
}

export async function httpServer(onRequest: RequestListener): Promise<number> {
  return listening(createHttpServer(onRequest))
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  server.close()
  await once(server, 'close')
  return port
}

export interface WebSocketPeer {
  readonly url: string
  /** The upgrade requests so far. */
  readonly requests: readonly IncomingMessage[]
}

/** A WebSocket server with nothing of NapCat but what the test makes of it. */
export async function webSocketServer(
  onSocket: (socket: WebSocket, connection: number) => void,
  server: Server = createHttpServer(),
): Promise<WebSocketPeer> {
  const requests: IncomingMessage[] = []
  const peer = new WebSocketServer({noServer: true})
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    requests.push(request)
    peer.handleUpgrade(request, socket, head, webSocket => {
      webSocket.on('error', () => undefined) // the client may go away in the middle of anything
      onSocket(webSocket, requests.length)
    })
  })
  return {url: `ws://127.0.0.1:${await listening(server)}`, requests}
}

/** A WebSocket server that answers each call as the test says. */
export async function callServer(
  onCall: (call: CallFrame, socket: WebSocket, connection: number) => void,
): Promise<WebSocketPeer> {
  return webSocketServer((socket, connection) => {
    socket.on('message', (data: Buffer) => onCall(readCall(data), socket, connection))
  })
}

export function readCall(data: Buffer): CallFrame {
  return JSON.parse(data.toString()) as CallFrame // our own client wrote it
}

/** A reply frame that says ok. */
export function okReply(echo: string, data?: unknown, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({status: 'ok', retcode: 0, data, message: '', wording: '', echo, ...more})
}

/** A packet of a stream action. */
export function packet(echo: string, data: unknown): string {
  return okReply(echo, data, {stream: 'stream-action'})
}

/** A promise and what settles it. */
export function deferred<T = void>(): {readonly promise: Promise<T>; readonly resolve: (value: T) => void} {
  let resolve: ((value: T) => void) | undefined
  const promise = new Promise<T>(settle => (resolve = settle))
  return {promise, resolve: value => resolve?.(value)}
}
