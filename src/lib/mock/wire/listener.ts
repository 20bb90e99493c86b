import {type IncomingMessage} from 'node:http'
import {type AddressInfo} from 'node:net'
import {type WebSocket, WebSocketServer} from 'ws'
import {cannotListen} from '../../client/failures.js'

/** The maximum length of a client's frame; a longer one ends the connection with 1009. */
export const MAX_CLIENT_FRAME_BYTES = 50 * 1024 * 1024

/** The port for clients; it can be closed and opened again. */
export class Listener {
  private server: WebSocketServer | undefined
  /** 0 until it is known. */
  port: number

  /** @param port 0 = a free one, which stays the same from then on */
  constructor(
    private readonly host: string,
    port: number,
    private readonly onConnection: (socket: WebSocket, request: IncomingMessage) => void,
  ) {
    this.port = port
  }

  /** @throws QQError LOCAL when the port cannot be had */
  async open(): Promise<void> {
    const {host, port} = this
    const server = new WebSocketServer({
      host,
      port,
      maxPayload: MAX_CLIENT_FRAME_BYTES,
      perMessageDeflate: false,
      // a page in a browser can reach our port, too; NapCat would take it
      verifyClient: ({req}, decide) => decide(req.headers.origin === undefined, 403, 'it is a web page'),
    })
    server.on('connection', this.onConnection)
    this.server = server
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve)
      server.once('error', error => reject(cannotListen(host, port, error, {kind: 'mock.otherPort'})))
    })
    this.port = (server.address() as AddressInfo).port // a TCP server's address is an object
  }

  /** Accepts no more connections; existing ones stay. */
  pause(): void {
    this.server?.close()
  }

  /** Accepts no more connections, and says goodbye to the existing ones: clients see 1005. */
  end(): void {
    const {server} = this
    server?.close()
    for (const socket of server?.clients ?? []) socket.close()
  }

  /** Ends every connection too; resolves when the port is free. */
  async close(): Promise<void> {
    const {server} = this
    if (server === undefined) return
    for (const socket of server.clients) socket.terminate()
    await new Promise<void>(resolve => server.close(() => resolve()))
  }
}
