import {createServer as createHttpsServer} from 'node:https'
import {type Server} from 'node:net'
import {inspect} from 'node:util'
import {describe, expect, it} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {mocked} from '../mock/fixture.js'
import {hasOpenssl, makeCertificates} from './certificate.js'
import {connectProxy} from './connect-proxy.js'
import {connect, connectFailure} from './fixture.js'
import {deferred, freePort, httpServer, okReply, readCall, tcpServer, webSocketServer} from './servers.js'
import {hintOf} from '../../support/words.js'

const CREDENTIALS = 'me:p@ss/w:rd'
/** The same, as a URL holds it. */
const ENCODED = 'me:p%40ss%2Fw%3Ard'

describe('a proxy', () => {
  it('is asked for a tunnel to a ws:// server', async () => {
    const mock = await mocked({token: 'T0ken'})
    const proxy = await connectProxy()
    const client = await connect(mock.url, {token: 'T0ken', proxy: `http://127.0.0.1:${proxy.port}`})
    expect((await client.call(request('get_login_info', {}))).data).toMatchObject({user_id: 10_000})
    expect(proxy.targets).toEqual([`127.0.0.1:${mock.port}`])
    expect(JSON.stringify(proxy.requests.map(request => request.rawHeaders))).not.toContain('T0ken')
  })

  it.skipIf(!hasOpenssl)('is asked for a tunnel to a wss:// server, and TLS is with that server', async () => {
    const {server, authority} = makeCertificates()
    const https: Server = createHttpsServer(server)
    const target = await webSocketServer(socket => {
      socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo, 'over TLS')))
    }, https)
    const {port} = new URL(target.url)
    const {port: proxyPort, targets} = await connectProxy({credentials: CREDENTIALS})
    const proxy = `http://${ENCODED}@127.0.0.1:${proxyPort}`
    const client = await connect(`wss://localhost:${port}`, {token: 'T0ken', ca: authority.cert, proxy})
    expect((await client.call(request('get_status', {}))).data).toBe('over TLS')
    expect(target.requests[0]?.headers.authorization).toBe('Bearer T0ken')
    await connect(`wss://localhost:${port}`, {insecure: true, proxy})
    const error = await connectFailure(`wss://localhost:${port}`, {proxy})
    expect(error.message).toBe(
      `could not connect to localhost:${port} through the proxy 127.0.0.1:${proxyPort}: the certificate of the server is signed by an unknown authority`,
    )
    expect(targets).toEqual(Array.from({length: 3}, () => `localhost:${port}`))
  })

  it('is given its user and password, and the server is not', async () => {
    const target = await webSocketServer(socket => {
      socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo, 'through')))
    })
    const proxy = await connectProxy({credentials: CREDENTIALS})
    const client = await connect(target.url, {proxy: `http://${ENCODED}@127.0.0.1:${proxy.port}`})
    expect((await client.call(request('get_status', {}))).data).toBe('through')
    expect(proxy.targets).toHaveLength(1)
    expect(target.requests[0]?.headers).not.toHaveProperty('proxy-authorization')
  })

  it('is used again when the server closes the first connection early', async () => {
    const mock = await mocked()
    mock.fault({kind: 'close-early', times: 1})
    const proxy = await connectProxy()
    const client = await connect(mock.url, {proxy: `http://127.0.0.1:${proxy.port}`})
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
    expect(proxy.targets).toHaveLength(2)
  })

  it.each(['', 'me@', 'me:wrong-pa55@'])('that wants a user and a password says so, given %j', async given => {
    const {url, requests} = await webSocketServer(() => undefined)
    const {port} = await connectProxy({credentials: CREDENTIALS})
    const error = await connectFailure(url, {token: 'T0ken', proxy: `http://${given}127.0.0.1:${port}`})
    expect(error).toMatchObject({code: 'CONNECT', exit: 3})
    expect(error.message).toContain(
      `through the proxy 127.0.0.1:${port}: the proxy requires a user name and a password`,
    )
    expect(hintOf(error)).toContain('USER:PASSWORD')
    expect(requests).toEqual([])
    expect(inspect(error, {depth: 9})).not.toMatch(/T0ken|wrong-pa55/)
  })

  it.each([401, 403, 404, 502, 503])(
    'that refuses with %i is CONNECT, and not mistaken for the server',
    async status => {
      const {port} = await connectProxy({status})
      const error = await connectFailure('ws://napcat.example:3001', {proxy: `http://u:pa55w0rd@127.0.0.1:${port}`})
      expect(error.code).toBe('CONNECT')
      expect(error.message).toBe(
        `could not connect to napcat.example:3001 through the proxy 127.0.0.1:${port}: the proxy refused the connection (HTTP ${status})`,
      )
      expect(hintOf(error)).toBeUndefined()
      expect(inspect(error, {depth: 9})).not.toContain('pa55w0rd')
    },
  )

  it('that cannot reach the server says so', async () => {
    const {port} = await connectProxy()
    const error = await connectFailure(`ws://127.0.0.1:${await freePort()}`, {proxy: `http://127.0.0.1:${port}`})
    expect(error.message).toContain('the proxy refused the connection (HTTP 502)')
  })

  it("lets the server's own refusal through", async () => {
    const target = await httpServer((_request, response) => response.writeHead(403).end())
    const {port} = await connectProxy()
    const error = await connectFailure(`ws://127.0.0.1:${target}`, {proxy: `http://127.0.0.1:${port}`})
    expect(error).toMatchObject({code: 'AUTH'})
    expect(error.message).toContain('the server in front of NapCat')
  })

  it('that is not there is told from a server that is not there', async () => {
    const port = await freePort()
    const error = await connectFailure('ws://127.0.0.1:3001', {proxy: `http://u:pa55w0rd@127.0.0.1:${port}`})
    expect(error.message).toBe(
      `could not connect to 127.0.0.1:3001 through the proxy 127.0.0.1:${port}: connection refused`,
    )
    expect(hintOf(error)).toBe('check that the proxy is running')
    expect(inspect(error, {depth: 9})).not.toContain('pa55w0rd')
  })

  it('that hangs up is CONNECT', async () => {
    const port = await tcpServer(socket => socket.once('data', () => socket.end()))
    const error = await connectFailure('ws://127.0.0.1:3001', {proxy: `http://u:pa55w0rd@127.0.0.1:${port}`})
    expect(error.code).toBe('CONNECT')
    expect(error.message).toContain(`through the proxy 127.0.0.1:${port}: `)
    expect(inspect(error, {depth: 9})).not.toContain('pa55w0rd')
  })

  it('that never answers is given up after the time-out, and let go', async () => {
    const left = deferred()
    const {port} = await connectProxy({silent: true, onLeave: () => left.resolve()})
    const options = {proxy: `http://u:pa55w0rd@127.0.0.1:${port}`, connectTimeoutMs: 100}
    const error = await connectFailure('ws://127.0.0.1:3001', options)
    expect(error.message).toContain(`through the proxy 127.0.0.1:${port}: there was no answer within 0.1 s`)
    expect(inspect(error, {depth: 9})).not.toContain('pa55w0rd')
    await left.promise
  })

  it('that never answers is let go when the run is aborted', async () => {
    const left = deferred()
    const {port, asked} = await connectProxy({silent: true, onLeave: () => left.resolve()})
    const control = new AbortController()
    const options = {proxy: `http://127.0.0.1:${port}`, signal: control.signal}
    const connecting = connect('ws://127.0.0.1:3001', options)
    await asked
    control.abort(new Error('enough'))
    await expect(connecting).rejects.toThrow('enough')
    await left.promise
  })
})
