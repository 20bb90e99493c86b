import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {type AddressInfo} from 'node:net'
import {gzipSync} from 'node:zlib'
import {cannotListen} from '../../client/failures.js'
import {type Answer} from './answer.js'

/** What is done with a request instead of an answer. */
export type Misfortune = 'hang' | 'reset'

type Responder = (request: IncomingMessage) => Promise<Answer | Misfortune>

/** Longer texts are compressed if the client takes that. */
const MIN_GZIP_BYTES = 1024

/** The port of the WebUI; it can be closed and opened again. */
export class HttpPort {
  private server: Server | undefined

  /** @param port 0 = a free one, which stays the same from then on */
  constructor(
    readonly host: string,
    public port: number,
    private readonly respond: Responder,
  ) {}

  /** @throws QQError LOCAL when the port cannot be had */
  async open(): Promise<void> {
    const {host, port} = this
    const server = createServer((request, response) => void this.answer(request, response))
    this.server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', error => reject(cannotListen(host, port, error, {kind: 'mock.otherWebuiPort'})))
      server.listen(port, host, resolve)
    })
    this.port = (server.address() as AddressInfo).port // a TCP server's address is an object
  }

  /** Ends every connection too; resolves when the port is free. */
  async close(): Promise<void> {
    const {server} = this
    if (server?.listening !== true) return
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const answer = await this.respond(request)
      if (answer === 'reset') request.socket.resetAndDestroy()
      else if (answer !== 'hang') write(request, response, answer)
    } catch {
      request.socket.destroy() // the client is gone
    }
  }
}

function write(request: IncomingMessage, response: ServerResponse, {status, headers, text}: Answer): void {
  const bytes = Buffer.from(text)
  const isZipped = bytes.length > MIN_GZIP_BYTES && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = isZipped ? gzipSync(bytes) : bytes
  response.writeHead(status, {
    ...headers,
    ...(isZipped && {'Content-Encoding': 'gzip', Vary: 'Accept-Encoding'}),
    'Content-Length': body.length,
  })
  response.end(body)
}
