import {createServer as createHttpsServer} from 'node:https'
import {type Server} from 'node:net'
import {createServer as createTlsServer} from 'node:tls'
import {beforeAll, describe, expect, it} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {type Certificate, type Certificates, hasOpenssl, makeCertificates} from './certificate.js'
import {connect, connectFailure} from './fixture.js'
import {freePort, httpServer, listening, okReply, readCall, tcpServer, webSocketServer} from './servers.js'
import {hintOf} from '../../support/words.js'

let certificates: Certificates

/** The port of a WebSocket server behind TLS, which answers every call. */
async function secureServer({cert, key}: Certificate): Promise<number> {
  const server: Server = createHttpsServer({cert, key})
  const {url} = await webSocketServer(socket => {
    socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo, 'over TLS')))
  }, server)
  return Number(new URL(url).port)
}

describe.skipIf(!hasOpenssl)('wss:// (skipped where openssl is absent)', () => {
  beforeAll(() => {
    certificates = makeCertificates()
  })

  it.each([
    ['self-signed', 'selfSigned', 'the certificate of the server is self-signed'],
    ['of an unknown authority', 'server', 'the certificate of the server is signed by an unknown authority'],
  ] as const)('refuses a certificate that is %s, and says what to do', async (_what, which, reason) => {
    const port = await secureServer(certificates[which])
    const error = await connectFailure(`wss://localhost:${port}`)
    expect(error).toMatchObject({code: 'CONNECT', exit: 3})
    expect(error.message).toBe(`could not connect to localhost:${port}: ${reason}`)
    expect(hintOf(error)).toContain('--ca FILE')
    expect(hintOf(error)).toContain('--insecure')
  })

  it.each([
    ['the authority that signed it', 'server', 'authority'],
    ['the very certificate', 'selfSigned', 'selfSigned'],
  ] as const)('trusts a certificate by %s', async (_what, which, ca) => {
    const port = await secureServer(certificates[which])
    const client = await connect(`wss://localhost:${port}`, {ca: certificates[ca].cert})
    expect((await client.call(request('get_status', {}))).data).toBe('over TLS')
  })

  it('does not trust it by another authority', async () => {
    const port = await secureServer(certificates.server)
    const error = await connectFailure(`wss://localhost:${port}`, {ca: certificates.selfSigned.cert})
    expect(error.message).toContain('unknown authority')
  })

  it.each(['localhost', '127.0.0.1'])('trusts everything at %s when insecure', async host => {
    const port = await secureServer(certificates.selfSigned)
    const client = await connect(`wss://${host}:${port}`, {insecure: true})
    expect((await client.call(request('get_status', {}))).data).toBe('over TLS')
  })

  it('refuses a certificate for another host name', async () => {
    const port = await secureServer(certificates.server)
    const error = await connectFailure(`wss://127.0.0.1:${port}`, {ca: certificates.authority.cert})
    expect(error.code).toBe('CONNECT')
    expect(error.message).toBe(
      `could not connect to 127.0.0.1:${port}: the certificate of the server is for another host name`,
    )
    expect(hintOf(error)).toContain('--insecure')
  })

  it('sends the token inside TLS', async () => {
    const server: Server = createHttpsServer(certificates.server)
    const {url, requests} = await webSocketServer(() => undefined, server)
    await connect(url.replace('ws://127.0.0.1', 'wss://localhost'), {token: 'T', ca: certificates.authority.cert})
    expect(requests[0]?.headers.authorization).toBe('Bearer T')
  })

  it.each(['127.0.0.1', 'localhost'])('is hinted at when ws://%s reaches a TLS port', async host => {
    const port = await secureServer(certificates.server)
    const error = await connectFailure(`ws://${host}:${port}`)
    expect(error.code).toBe('CONNECT')
    expect(hintOf(error)).toBe('the server may need wss:// instead of ws://')
  })

  it('is given up after the time-out when the server says nothing after the TLS handshake', async () => {
    const port = await listening(createTlsServer(certificates.server, socket => socket.resume()))
    const options = {ca: certificates.authority.cert, connectTimeoutMs: 200}
    const error = await connectFailure(`wss://localhost:${port}`, options)
    expect(error).toMatchObject({code: 'CONNECT'})
    expect(error.message).toContain('there was no answer within 0.2 s')
  })
})

describe('wss:// to a port without TLS', () => {
  it.each([
    ['a WebSocket server', async () => Number(new URL((await webSocketServer(() => undefined)).url).port)],
    ['an HTTP server', async () => httpServer((_request, response) => response.end())],
    ['a server that speaks first', async () => tcpServer(socket => socket.write('SSH-2.0-OpenSSH_9.6\r\n'))],
    ['a server that hangs up', async () => tcpServer(socket => socket.once('data', () => socket.end()))],
  ])('of %s hints at ws://', async (_what, start) => {
    const error = await connectFailure(`wss://127.0.0.1:${await start()}`)
    expect(error.code).toBe('CONNECT')
    expect(error.message).toMatch(/: (the answer is not TLS|the server closed the connection during the handshake)$/)
    expect(hintOf(error)).toBe('the server may need ws:// instead of wss://')
  })

  it('that nobody listens on is refused like any other', async () => {
    const error = await connectFailure(`wss://127.0.0.1:${await freePort()}`)
    expect(error.message).toContain('connection refused')
  })

  it('is given up after the time-out when the server says nothing', async () => {
    const port = await tcpServer(socket => socket.resume())
    const error = await connectFailure(`wss://127.0.0.1:${port}`, {connectTimeoutMs: 50})
    expect(error.message).toContain('there was no answer within 0.05 s')
  })
})
