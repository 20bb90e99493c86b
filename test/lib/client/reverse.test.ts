import {createServer} from 'node:http'
import {connect as connectTcp} from 'node:net'
import {once} from 'node:events'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {type Saying} from '../../../src/lib/errors/saying.js'
import {WebSocket} from 'ws'
import {request} from '../../../src/lib/client/request.js'
import {type Client} from '../../../src/lib/client/client.js'
import {type ConnectOptions} from '../../../src/lib/client/options.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {deferred, freePort, listening} from './servers.js'
import {hintOf, wordsOf} from '../../support/words.js'

const HOST = '127.0.0.1'

interface Waiting {
  /** Where to dial. */
  readonly url: string
  readonly client: Promise<Client>
  readonly told: readonly string[]
  /** Resolves with the next thing that is told. */
  readonly next: () => Promise<string>
}

async function wait(more: Partial<ConnectOptions> = {}): Promise<Waiting> {
  const told: string[] = []
  let news = deferred<string>()
  const tell = (what: Saying): void => {
    const text = wordsOf(what)
    told.push(text)
    const {resolve} = news
    news = deferred()
    resolve(text)
  }
  const first = news.promise
  const client = connect(`ws://${HOST}:0`, {...more, reverse: {host: HOST, port: 0, ...more.reverse, tell}})
  client.catch(() => undefined) // a test that wants its error looks at it later
  const url = (await first).replace(/.* /, '')
  return {url, client, told, next: async () => news.promise}
}

/** The HTTP status that whoever dials is refused with; 101 when taken. */
async function dial(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, {headers})
  socket.on('error', () => undefined)
  return new Promise(resolve => {
    socket.once('open', () => resolve(101))
    socket.once('unexpected-response', (_request, {statusCode}) => resolve(statusCode ?? 0))
  })
}

afterEach(() => void vi.useRealTimers())

describe('a client that waits for NapCat', () => {
  it('has calls and events over the one connection', async () => {
    const {url, client} = await wait({endpoint: 'event', token: 's3cret'})
    const mock = await mocked({token: 's3cret', dial: {url}})
    const napcat = await client
    const events = napcat.events()
    expect((await events.next()).value?.event).toMatchObject({meta_event_type: 'lifecycle', self_id: 10_000})
    expect((await napcat.call(request('get_login_info', {}))).data).toMatchObject({user_id: 10_000})
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 7})
    expect((await events.next()).value?.event).toMatchObject({user_id: 7})
  })

  it('is dialled again after a loss, by a server that keeps dialling', async () => {
    const first = await wait()
    const mock = await mocked({dial: {url: first.url, intervalMs: 1}})
    const client = await first.client
    await client.call(request('get_status', {}))
    mock.dropConnections()
    expect(await failureOf(client.call(request('get_status', {})))).toMatchObject({code: 'TIMEOUT', outcome: 'none'})
    const port = Number(new URL(first.url).port)
    const again = await connect(first.url, {reverse: {host: HOST, port}})
    expect((await again.call(request('get_status', {}))).data).toMatchObject({online: true})
  })

  it('waits for another one when the first is closed without a word', async () => {
    const port = await freePort()
    const {url, client} = await wait({reverse: {host: HOST, port}})
    const early = new WebSocket(url)
    await once(early, 'open')
    const napcat = await client
    const call = napcat.call(request('get_login_info', {}))
    early.close()
    await mocked({dial: {url, intervalMs: 1}})
    expect((await call).data).toMatchObject({user_id: 10_000})
  })

  it.each([
    ['Authorization with Bearer', '', {Authorization: 'Bearer s3cret'}, 101],
    ['Authorization alone', '', {Authorization: 's3cret'}, 101],
    ['the query', '?access_token=s3cret', {}, 101],
    ['the query rather than the header', '?access_token=s3cret', {Authorization: 'Bearer no'}, 101],
    ['a wrong query and a right header', '?access_token=no', {Authorization: 'Bearer s3cret'}, 403],
    ['another token', '', {Authorization: 'Bearer s3cre'}, 403],
    ['no token', '', {}, 401],
    ['the empty token that NapCat sends', '', {Authorization: 'Bearer '}, 401],
  ])('judges a token by %s', async (_how, query, headers, status) => {
    const {url} = await wait({token: 's3cret'})
    expect(await dial(url + query, headers)).toBe(status)
  })

  it.each([
    ['api', 'Universal', 101],
    ['event', 'Universal', 101],
    ['api', 'API', 101],
    ['event', 'Event', 101],
    ['event', undefined, 101],
    ['api', 'Event', 400],
    ['event', 'API', 400],
  ] as const)('for %s takes the role %s or not', async (endpoint, role, status) => {
    const {url} = await wait({endpoint})
    expect(await dial(url, role === undefined ? {} : {'X-Client-Role': role})).toBe(status)
  })

  it('takes no web page, and says so once', async () => {
    const {url, told, client, next} = await wait()
    const refusal = next()
    expect(await dial(url, {Origin: 'http://evil.example'})).toBe(403)
    expect(await refusal).toBe('refused the connection from 127.0.0.1: it is a web page')
    expect(await dial(url, {Origin: 'http://evil.example'})).toBe(403)
    expect(await dial(url)).toBe(101)
    await client
    expect(told).toEqual([
      `waiting for NapCat to connect to ${url}`,
      'refused the connection from 127.0.0.1: it is a web page',
    ])
  })

  it('does not take a silent stranger for NapCat where no token tells them apart', async () => {
    const {url, client} = await wait({endpoint: 'event'})
    const stranger = new WebSocket(url)
    const gone = once(stranger, 'close')
    await once(stranger, 'open')
    const mock = await mocked({dial: {url}})
    const napcat = await client
    await gone
    const events = napcat.events()
    expect((await events.next()).value?.event).toMatchObject({meta_event_type: 'lifecycle', self_id: 10_000})
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 7})
    expect((await events.next()).value?.event).toMatchObject({user_id: 7})
  })

  it('answers what is no WebSocket', async () => {
    const {url} = await wait()
    const {status} = await fetch(url.replace('ws:', 'http:'))
    expect(status).toBe(426)
  })

  it('lets go of those who connect and say nothing, and of the port', async () => {
    const {url, client} = await wait()
    const port = Number(new URL(url).port)
    const idle = connectTcp(port, HOST)
    idle.on('error', () => undefined)
    await once(idle, 'connect')
    const closed = once(idle, 'close')
    await dial(url)
    await client
    idle.resume()
    await closed
    const server = createServer()
    server.listen(port, HOST)
    await once(server, 'listening')
    server.close()
  })
})

describe('nobody comes', () => {
  /** The time-out is made to pass when everything else has happened. */
  async function waitWithClock(more: Partial<ConnectOptions> = {}): Promise<Waiting> {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
    return wait({connectTimeoutMs: 10_000, ...more})
  }

  it('in time', async () => {
    const {url, client} = await waitWithClock()
    vi.advanceTimersByTime(10_000)
    const error = await failureOf(client)
    const {code, message} = error
    expect({code, message}).toEqual({code: 'CONNECT', message: `NapCat did not connect to ${url} within 10 s`})
    expect(hintOf(error)).toContain('WebSocket client with that URL')
  })

  it('with the right token', async () => {
    const {url, client, next} = await waitWithClock({token: 's3cret', tokenSource: 'QQ_TOKEN'})
    const refusal = next()
    expect(await dial(url, {Authorization: 'Bearer no'})).toBe(403)
    await refusal
    vi.advanceTimersByTime(10_000)
    const {code, message} = await failureOf(client)
    const expected = `the client that connected to ${url} sent a wrong token, not the one from QQ_TOKEN`
    expect({code, message}).toEqual({code: 'AUTH', message: expected})
  })

  it('with any token', async () => {
    const {url, client} = await waitWithClock({token: 's3cret'})
    expect(await dial(url)).toBe(401)
    vi.advanceTimersByTime(10_000)
    expect((await failureOf(client)).message).toContain('sent no token')
  })

  it('with the right role', async () => {
    const {url, client} = await waitWithClock()
    expect(await dial(url, {'X-Client-Role': 'Event'})).toBe(400)
    vi.advanceTimersByTime(10_000)
    const {code, message} = await failureOf(client)
    expect(code).toBe('CONNECT')
    expect(message).toContain('within 10 s; another connection was refused: its role is Event')
  })

  it('before it is interrupted', async () => {
    const interrupt = new AbortController()
    const {client} = await wait({signal: interrupt.signal})
    interrupt.abort(new Error('enough'))
    await expect(client).rejects.toThrow('enough')
  })

  it('because the port is taken', async () => {
    const port = await listening(createServer())
    const error = await failureOf(connect('ws://127.0.0.1', {reverse: {host: HOST, port}}))
    const {code, message} = error
    expect(code).toBe('LOCAL')
    expect(message).toContain(`cannot listen on 127.0.0.1:${port}`)
    expect(hintOf(error)).toBe('check whether another command is using that port')
  })
})
