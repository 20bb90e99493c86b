import dns from 'node:dns'
import {type IncomingMessage} from 'node:http'
import {type Socket} from 'node:net'
import {inspect} from 'node:util'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {mocked} from '../mock/fixture.js'
import {connect, connectFailure, failureOf} from './fixture.js'
import {deferred, freePort, httpServer, tcpServer, webSocketServer} from './servers.js'
import {hintOf} from '../../support/words.js'

const TOKEN = 'S3cret-t0ken'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a handshake', () => {
  it.each([
    ['api', '/prefix/api?bot=1'],
    ['event', '/prefix/?bot=1'],
  ] as const)('asks for the path of the %s endpoint', async (endpoint, path) => {
    const {url, requests} = await webSocketServer(() => undefined)
    await connect(`${url}//prefix/?bot=1`, {endpoint})
    expect(requests.map(request => request.url)).toEqual([path])
  })

  it('does not offer compression', async () => {
    const {url, requests} = await webSocketServer(() => undefined)
    await connect(url)
    expect(requests[0]?.headers).not.toHaveProperty('sec-websocket-extensions')
  })

  it('is followed by calls on the same connection', async () => {
    const mock = await mocked()
    const client = await connect(mock.url)
    expect((await client.call(request('get_login_info', {}))).data).toEqual({user_id: 10_000, nickname: '小助手'})
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
    expect(mock.calls.map(call => [call.path, call.action])).toEqual([
      ['/api', 'get_login_info'],
      ['/api', 'get_status'],
    ])
  })
})

describe('the token', () => {
  async function upgradeWith(token: string | undefined): Promise<IncomingMessage> {
    const {url, requests} = await webSocketServer(() => undefined)
    await connect(url, {token})
    return requests[0]!
  }

  it('goes in the Authorization header and not in the URL', async () => {
    const request = await upgradeWith(TOKEN)
    expect(request.headers.authorization).toBe(`Bearer ${TOKEN}`)
    expect(request.url).toBe('/api')
  })

  it.each([undefined, ''])('is not sent when it is %j', async token => {
    expect((await upgradeWith(token)).headers).not.toHaveProperty('authorization')
  })

  it('may be Latin-1', async () => {
    const request = await upgradeWith('passwört §')
    expect(request.headers.authorization).toBe('Bearer passwört §')
  })

  it.each(['密码', 'line\nbreak', 'nul\0'])(
    'is refused before connecting when no header can carry it: %j',
    async token => {
      const {url, requests} = await webSocketServer(() => undefined)
      const error = await connectFailure(url, {token})
      expect(error).toMatchObject({code: 'VALIDATION', exit: 2})
      expect(hintOf(error)).toContain('ASCII')
      expect(inspect(error)).not.toContain(token)
      expect(requests).toEqual([])
    },
  )

  it('opens a server that wants it', async () => {
    const mock = await mocked({token: TOKEN})
    const client = await connect(mock.url, {token: TOKEN})
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
  })
})

describe('a refused token (1403 after the handshake)', () => {
  it.each(['get_status', 'send_group_msg'])('fails %s with AUTH and says where the token came from', async action => {
    const mock = await mocked({token: 'another'})
    const client = await connect(mock.url, {token: TOKEN, tokenSource: '--token-file ~/token'})
    const error = await failureOf(client.call({action, params: {group_id: 1, message: 'x'}}))
    expect(error).toMatchObject({code: 'AUTH', exit: 4, retcode: 1403, outcome: 'none', retryable: false})
    expect(error.message).toBe(`127.0.0.1:${mock.port} refused the token from --token-file ~/token`)
    expect(hintOf(error)).toContain('QQ_TOKEN')
    expect(JSON.parse(Buffer.from(error.raw!).toString())).toMatchObject({retcode: 1403})
    expect(inspect(error, {depth: 9})).not.toContain(TOKEN)
    expect(mock.calls).toEqual([])
  })

  it('fails every call that is under way and every later one', async () => {
    const mock = await mocked({token: 'another'})
    const client = await connect(mock.url, {token: TOKEN})
    const calls = await Promise.all([
      failureOf(client.call(request('get_status', {}))),
      failureOf(client.call(request('get_login_info', {}))),
      failureOf(client.call(request('delete_msg', {message_id: '1'}))),
    ])
    expect(client.closed).toBe(true)
    const later = await failureOf(client.call(request('get_status', {})))
    expect([...calls, later].map(error => error.code)).toEqual(['AUTH', 'AUTH', 'AUTH', 'AUTH'])
    expect(later.message).toContain('the token from the caller')
  })

  it('fails the events', async () => {
    const mock = await mocked({token: 'another'})
    const client = await connect(mock.url, {endpoint: 'event', token: TOKEN, tokenSource: 'QQ_TOKEN'})
    const error = await failureOf(client.events().next())
    expect(error).toMatchObject({code: 'AUTH', retcode: 1403})
    expect(error.message).toContain('the token from QQ_TOKEN')
  })

  it('fails the question whether the server is alive', async () => {
    const mock = await mocked({token: 'another'})
    const client = await connect(mock.url, {token: TOKEN})
    expect(await failureOf(client.alive())).toMatchObject({code: 'AUTH'})
  })

  it('says that none was given when none was', async () => {
    const mock = await mocked({token: 'another'})
    const client = await connect(mock.url)
    const error = await failureOf(client.call(request('get_status', {})))
    expect(error.code).toBe('AUTH')
    expect(error.message).toBe(`127.0.0.1:${mock.port} requires a token, but none was given`)
  })
})

describe('an HTTP answer instead of a WebSocket', () => {
  it.each([
    [200, 'CONNECT', 'the server answered HTTP 200 and did not open a WebSocket', '3001'],
    [302, 'CONNECT', 'the server answered HTTP 302 and did not open a WebSocket', '3001'],
    [401, 'AUTH', 'the server in front of NapCat refused the connection (HTTP 401)', undefined],
    [403, 'AUTH', 'the server in front of NapCat refused the connection (HTTP 403)', undefined],
    [404, 'CONNECT', 'the server answered HTTP 404 and did not open a WebSocket', '3001'],
    [407, 'CONNECT', 'a user name and a password (HTTP 407)', '--proxy'],
    [502, 'CONNECT', 'the server answered HTTP 502 and did not open a WebSocket', '3001'],
  ] as const)('of %i fails with %s', async (status, code, message, hint) => {
    const port = await httpServer((_request, response) => {
      response.writeHead(status, {location: '/elsewhere'})
      response.end('not a WebSocket')
    })
    const error = await connectFailure(`ws://127.0.0.1:${port}`, {token: TOKEN})
    expect(error.code).toBe(code)
    expect(error.message).toContain(message)
    if (hint === undefined) expect(hintOf(error)).toBeUndefined()
    else expect(hintOf(error)).toContain(hint)
    expect(inspect(error, {depth: 9})).not.toContain(TOKEN)
  })

  it('that never ends is not waited for', async () => {
    const closed = deferred<unknown>()
    const port = await httpServer((request, response) => {
      request.socket.on('close', closed.resolve)
      response.writeHead(404)
      response.write('and so on')
    })
    expect(await connectFailure(`ws://127.0.0.1:${port}`)).toMatchObject({code: 'CONNECT'})
    await closed.promise
  })
})

describe('a connection that does not come about', () => {
  it('is given up after the time-out when the server never answers the upgrade', async () => {
    const closed = deferred<unknown>()
    const port = await tcpServer(socket => {
      socket.on('close', closed.resolve)
      socket.resume()
    })
    const error = await connectFailure(`ws://127.0.0.1:${port}`, {connectTimeoutMs: 50, token: TOKEN})
    expect(error).toMatchObject({code: 'CONNECT', exit: 3, outcome: 'none', retryable: true})
    expect(error.message).toBe(`could not connect to 127.0.0.1:${port}: there was no answer within 0.05 s`)
    await closed.promise // the socket is let go
  })

  it('fails with CONNECT when it is refused', async () => {
    const port = await freePort()
    const error = await connectFailure(`ws://127.0.0.1:${port}`, {token: TOKEN})
    expect(error).toMatchObject({code: 'CONNECT', retryable: true})
    expect(error.message).toBe(`could not connect to 127.0.0.1:${port}: connection refused`)
    expect(hintOf(error)).toContain('check that NapCat is running')
    expect(inspect(error, {depth: 9})).not.toContain(TOKEN)
  })

  it('fails with CONNECT when there is no such host', async () => {
    // a label of 64 characters: the resolver knows without asking anybody
    const error = await connectFailure(`ws://${'a'.repeat(64)}.invalid:3001`)
    expect(error.code).toBe('CONNECT')
    expect(error.message).toMatch(
      /^could not connect to a{64}\.invalid:3001: (the host name was not found|the host name could not be)/,
    )
  })

  it.each([
    ['::1', '127.0.0.1'],
    ['127.0.0.1', '::1'],
    ['fe80::1', '127.0.0.1'], // without a zone it cannot be reached, and says so in an error of its own
  ])('says "connection refused" when localhost is %s and %s and neither listens', async (first, second) => {
    const addresses = [first, second].map(address => ({address, family: address.includes(':') ? 6 : 4}))
    const port = await freePort()
    // /etc/hosts differs from machine to machine; the sockets are real
    vi.spyOn(dns, 'lookup').mockImplementation((...call: unknown[]) => {
      const answer = call.at(-1) as (error: null, found: unknown) => void // the callback is the last argument
      process.nextTick(answer, null, addresses)
    })
    const error = await connectFailure(`ws://localhost:${port}`)
    expect(error.cause).toBeInstanceOf(AggregateError)
    expect(error.code).toBe('CONNECT')
    expect(error.message).toMatch(/^could not connect to localhost:\d+: connection refused$/)
  })

  it.each([
    ['ends', (socket: Socket) => socket.end(), 'closed the connection during the handshake'],
    ['resets', (socket: Socket) => socket.resetAndDestroy(), 'closed the connection during the handshake'],
    ['speaks something else', (socket: Socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'), 'the answer is not HTTP'],
  ])('fails with CONNECT when the server %s', async (_what, act, message) => {
    const port = await tcpServer(socket => {
      socket.once('data', () => act(socket))
    })
    const error = await connectFailure(`ws://127.0.0.1:${port}`)
    expect(error.code).toBe('CONNECT')
    expect(error.message).toContain(message)
    expect(hintOf(error)).toBe('the server may need wss:// instead of ws://')
  })

  it('fails with CONNECT when the upgrade is answered by something that is no WebSocket server', async () => {
    const port = await tcpServer(socket => {
      const answer = ['HTTP/1.1 101 Hm', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Accept: x', '', '']
      socket.once('data', () => socket.write(answer.join('\r\n')))
    })
    const error = await connectFailure(`ws://127.0.0.1:${port}`)
    expect(error.code).toBe('CONNECT')
    expect(error.message).toContain('Sec-WebSocket-Accept')
  })
})
