import {createHash} from 'node:crypto'
import {createServer as createPlain, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {createServer as createSecure} from 'node:https'
import {listening} from '../lib/client/servers.js'

export const WEBUI_TOKEN = 'a1b2c3d4e5f6'
const HASH = createHash('sha256').update(`${WEBUI_TOKEN}.napcat`).digest('hex')

type Json = Readonly<Record<string, unknown>>

export const success = (data: unknown = null): Json => ({code: 0, message: 'success', data})
export const refused = (message: string): Json => ({code: -1, message})

/** An answer, or what does something else with the request; undefined = that of a path that the server does not know. */
export type WebuiReply = Json | string | ((request: IncomingMessage, response: ServerResponse) => void) | undefined

export interface FakeWebui {
  readonly url: string
  /** The paths that were asked for, behind /api. */
  readonly asked: readonly string[]
  /** The bodies of the logins. */
  readonly logins: readonly Readonly<Record<string, unknown>>[]
  /** How often this path was asked for. */
  times(path: string): number
  /** No credential that was given counts any more. */
  revoke(): void
}

export interface FakeWebuiOptions {
  /** What else it answers, by path. */
  readonly answer?: (path: string, body: Readonly<Record<string, unknown>>) => WebuiReply
  /** Another answer to a login. */
  readonly login?: (body: Readonly<Record<string, unknown>>) => WebuiReply
  readonly tls?: {readonly cert: string; readonly key: string}
}

/** A WebUI that knows who has logged in, and else only what a test makes of it. */
export async function fakeWebui({answer, login, tls}: FakeWebuiOptions = {}): Promise<FakeWebui> {
  const asked: string[] = []
  const logins: Record<string, unknown>[] = []
  let valid = new Set<string>()
  const logIn = (body: Readonly<Record<string, unknown>>): WebuiReply => {
    logins.push(body)
    const other = login?.(body)
    if (other !== undefined) return other
    if (body['hash'] !== HASH) return refused('token is invalid')
    const credential = Buffer.from(`${HASH} ${logins.length}`).toString('base64')
    valid.add(credential)
    return success({Credential: credential})
  }
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').replace(/^\/api/, '')
    let text = ''
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    request.on('end', () => {
      asked.push(path)
      const body = JSON.parse(text) as Record<string, unknown>
      const isIn = valid.has((request.headers.authorization ?? '').replace('Bearer ', ''))
      const reply = path === '/auth/login' ? logIn(body) : isIn ? answer?.(path, body) : refused('Unauthorized')
      if (typeof reply === 'function') return reply(request, response)
      if (reply === undefined) response.writeHead(404, {'Content-Type': 'text/html'}).end(`Cannot POST ${path}`)
      else if (typeof reply === 'string') response.writeHead(200, {'Content-Type': 'text/html'}).end(reply)
      else response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(reply))
    })
  }
  const server: Server = tls ? createSecure(tls, handle) : createPlain(handle)
  const port = await listening(server)
  return {
    url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    asked,
    logins,
    times: path => asked.filter(one => one === path).length,
    revoke: () => (valid = new Set()),
  }
}
