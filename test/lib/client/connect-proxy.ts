import {createServer, type IncomingMessage} from 'node:http'
import {connect, type Socket} from 'node:net'
import {deferred, listening} from './servers.js'

export interface ConnectProxy {
  readonly port: number
  /** The targets it was asked for, in order. */
  readonly targets: readonly string[]
  /** The heads of all requests, which must not hold what is meant for the target alone. */
  readonly requests: readonly IncomingMessage[]
  /** Resolves with the first request. */
  readonly asked: Promise<void>
}

export interface ConnectProxyOptions {
  /** `user:password` that a client must give. */
  readonly credentials?: string
  /** Refuses everything, with this status. */
  readonly status?: number
  /** Takes every request and answers none. */
  readonly silent?: boolean
  /** Told when a client has gone away. */
  readonly onLeave?: () => void
}

/** An HTTP proxy that tunnels, and nothing else. */
export async function connectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const targets: string[] = []
  const asked = deferred()
  const requests: IncomingMessage[] = []
  const server = createServer((_request, response) => response.writeHead(405).end())
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    targets.push(request.url ?? '')
    requests.push(request)
    asked.resolve()
    client.on('end', () => options.onLeave?.())
    if (options.silent) return void client.resume()
    const status = options.status ?? (allowed(request, options.credentials) ? 200 : 407)
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 2\r\n\r\nno`)
    tunnel(client, request.url ?? '')
  })
  return {port: await listening(server), targets, requests, asked: asked.promise}
}

function allowed(request: IncomingMessage, credentials: string | undefined): boolean {
  if (credentials === undefined) return true
  return request.headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`
}

function tunnel(client: Socket, target: string): void {
  const {hostname, port} = new URL(`http://${target}`)
  const upstream = connect(Number(port), hostname, () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  upstream.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
  client.on('close', () => upstream.destroy())
}
