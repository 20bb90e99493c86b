import {WebSocket} from 'ws'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {type CallRecord, startMock} from '../../../src/lib/mock/mock.js'
import {TestClient} from './client.js'
import {connected, mocked} from './fixture.js'

const UNAUTHORIZED = {
  status: 'failed',
  retcode: 1403,
  data: null,
  message: 'token验证失败',
  wording: 'token验证失败',
  echo: null,
  stream: 'normal-action',
}

describe('paths', () => {
  it.each(['/api', '/api/', '/api?x=1'])('sends nothing unasked on %s', async path => {
    const {mock, client} = await connected({}, path)
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 1})
    await client.settle()
    expect(client.frames.filter(frame => frame.post_type !== undefined)).toEqual([])
  })

  it.each(['/', '/event', '/API', '/onebot/v11/api', '/api/x', '//'])(
    'sends lifecycle, events and replies on %s',
    async path => {
      const {mock, client} = await connected({}, path)
      await client.count(1)
      expect(client.frames[0]).toMatchObject({
        self_id: 10_000,
        post_type: 'meta_event',
        meta_event_type: 'lifecycle',
        sub_type: 'connect',
      })
      mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 1})
      const event = await client.frame(frame => frame.notice_type === 'friend_add')
      expect(event).toMatchObject({self_id: 10_000, time: expect.any(Number) as number})
      expect(await client.data('get_login_info')).toEqual({user_id: 10_000, nickname: '小助手'})
    },
  )

  it('records the path without the query, which may hold a token', async () => {
    const {mock, client} = await connected({token: 'secret'}, '/api?access_token=secret')
    await client.settle()
    expect(mock.calls.map(call => call.path)).toEqual(['/api'])
  })

  it('compresses nothing', async () => {
    const {client} = await connected()
    expect(client.socket.extensions).toBe('')
  })
})

describe('web pages', () => {
  it('are refused: a browser can reach the port, too', async () => {
    const {mock} = await connected()
    const page = new WebSocket(mock.url, {headers: {origin: 'http://evil.example'}})
    page.on('error', () => undefined)
    const status = await new Promise(resolve => {
      page.once('unexpected-response', (_request, response) => resolve(response.statusCode))
      page.once('open', () => resolve(101))
    })
    expect(status).toBe(403)
  })
})

describe('tokens', () => {
  it.each([
    ['the query', '/api?access_token=t%20k', {}],
    ['Bearer', '/api', {authorization: 'Bearer t k'}],
    ['the bare header', '/api', {authorization: 't k'}],
    ['the query, whatever the header says', '/api?access_token=t%20k', {authorization: 'Bearer wrong'}],
    ['the header, when the query is empty', '/api?access_token=', {authorization: 'Bearer t k'}],
  ])('takes the token from %s', async (_where, path, headers) => {
    const mock = await mocked({token: 't k'})
    const client = await TestClient.connect(mock.url + path, headers)
    expect((await client.call('get_status')).retcode).toBe(0)
  })

  it.each([
    ['no token', '/', {}],
    ['a wrong query before a right header', '/api?access_token=no', {authorization: 'Bearer tk'}],
    ['a lower-case bearer', '/api', {authorization: 'bearer tk'}],
  ])('answers %s with one 1403 frame and a close without a code', async (_what, path, headers) => {
    const mock = await mocked({token: 'tk'})
    const client = await TestClient.connect(mock.url + path, headers)
    client.send({action: 'get_status', echo: 'unread'})
    expect(await client.closed).toBe(1005)
    expect(client.frames).toEqual([UNAUTHORIZED])
    expect(mock.calls).toEqual([])
  })

  it('is silent for ever on a path that begins with two slashes', async () => {
    const mock = await mocked({token: 'tk'})
    const silent = await TestClient.connect(`${mock.url}//api?access_token=tk`)
    silent.send({action: 'get_status'})
    const pong = new Promise(resolve => silent.socket.once('pong', resolve))
    silent.socket.ping() // frames are read in order: the call was read when the pong comes
    await pong
    expect(silent.texts).toEqual([])
    expect(mock.calls).toEqual([])
    mock.dropConnections()
    expect(await silent.closed).toBe(1006)
  })
})

describe('heartbeats', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('beat by one timer, which the first event client starts', async () => {
    vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
    const {mock, client: caller} = await connected({heartbeatMs: 1000})
    await caller.settle()
    expect(vi.getTimerCount()).toBe(0)
    const first = await TestClient.connect(mock.url)
    const second = await TestClient.connect(mock.url)
    await first.count(1)
    await second.count(1)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(1000)
    for (const client of [first, second]) {
      const beat = await client.frame(frame => frame.meta_event_type === 'heartbeat')
      expect(beat).toMatchObject({self_id: 10_000, status: {online: true, good: true}, interval: 1000})
    }
    await caller.settle()
    expect(caller.frames.some(frame => frame.post_type !== undefined)).toBe(false)
    await mock.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('do not beat when the interval is 0', async () => {
    vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
    const {client} = await connected({heartbeatMs: 0}, '/')
    await client.count(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('tell that the account went offline', async () => {
    const {mock, client} = await connected()
    mock.emit({post_type: 'notice', notice_type: 'bot_offline', user_id: 10_000, tag: '下线', message: '被踢下线'})
    expect(await client.data('get_status')).toEqual({online: false, good: true, stat: {}})
  })
})

describe('close', () => {
  it('ends every connection, delayed answer and pending event, and frees the port', async () => {
    const answered: CallRecord[] = []
    const mock = await startMock({
      heartbeatMs: 1000,
      scenario: {events: [{after_ms: 3_600_000, event: {post_type: 'notice'}}]},
      onCall: call => answered.push(call),
    })
    mock.fault({kind: 'delay', ms: 3_600_000})
    const listener = await TestClient.connect(mock.url)
    const caller = await TestClient.connect(`${mock.url}/api`)
    await listener.count(1)
    caller.send({action: 'get_status'})
    const pong = new Promise(resolve => caller.socket.once('pong', resolve))
    caller.socket.ping()
    await pong
    await mock.close()
    expect(await listener.closed).toBe(1006)
    expect(await caller.closed).toBe(1006)
    await vi.waitFor(() => expect(answered).toHaveLength(1))
    expect(answered[0]?.reply).toBeUndefined()
    const next = await mocked({port: mock.port})
    expect(next.port).toBe(mock.port)
  })

  it('can be asked for twice', async () => {
    const mock = await startMock()
    await mock.close()
    await mock.close()
  })

  it('refuses a port that is taken', async () => {
    const mock = await mocked()
    await expect(startMock({port: mock.port})).rejects.toMatchObject({code: 'LOCAL'})
  })
})
