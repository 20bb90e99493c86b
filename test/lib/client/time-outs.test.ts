import {afterEach, describe, expect, it, vi} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {waitsFor} from '../../../src/lib/client/answer-waits.js'
import {actionNames, factsOf} from '../../../src/lib/protocol/actions.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {callServer, deferred, okReply, webSocketServer} from './servers.js'
import {hintOf} from '../../support/words.js'

afterEach(() => {
  vi.useRealTimers()
})

describe('how long a call waits', () => {
  it.each([
    ['get_status', 30_000],
    ['an_action_of_tomorrow', 30_000],
    ['get_forward_msg', 60_000],
    ['get_emoji_likes', 120_000],
  ])('%s: %i ms, as the catalogue knows', (action, firstMs) => {
    expect(waitsFor({action}, 100_000, false).firstMs).toBe(firstMs)
  })

  it('grows with what a send carries, at 256 KB a second', () => {
    const empty = waitsFor({action: 'send_group_msg'}, 0, false).firstMs
    expect(empty).toBe(30_000)
    expect(waitsFor({action: 'send_group_msg'}, 256_000 * 60, false).firstMs).toBe(empty + 60_000)
  })

  it('grows with what the server has already', () => {
    expect(waitsFor({action: 'send_msg', fileBytes: 256_000 * 60}, 0, false).firstMs).toBe(90_000)
  })

  it.each([
    [undefined, 60_000, 65_000],
    [undefined, 1000, 30_000],
    [10_000, 60_000, 65_000],
    [100_000, 60_000, 100_000],
    [0, 60_000, 0],
  ])('with a limit of %s is longer than the %i ms that the server was given: %i ms', (limitMs, serverMs, firstMs) => {
    expect(waitsFor({action: 'send_msg', serverMs}, 0, false, limitMs).firstMs).toBe(firstMs)
  })

  it.each([
    ['send_msg', {message: [{type: 'image', data: {file: 'https://example.com/a.png'}}]}, 1_800_000],
    ['send_msg', {message: '[CQ:image,file=https://example.com/a.png]'}, 1_800_000],
    ['send_group_forward_msg', {messages: [{data: {content: [{data: {file: 'http://a/b'}}]}}]}, 1_800_000],
    ['upload_group_file', {file: 'https://example.com/a.zip'}, 1_800_000],
    ['set_qq_avatar', {file: 'https://example.com/a.png'}, 1_800_000],
    ['_send_group_notice', {image: 'https://example.com/a.png'}, 1_800_000],
    ['ocr_image', {image: 'https://example.com/a.png'}, 1_800_000],
    ['send_msg', {message: [{type: 'text', data: {text: 'https://example.com/a.png'}}]}, 30_000],
    ['ocr_image', {image: 'base64://AA'}, 30_000],
  ])('%s %j: %i ms, since NapCat fetches a URL without a limit', (action, params, firstMs) => {
    expect(waitsFor({action, params}, 0, false).firstMs).toBe(firstMs)
    expect(waitsFor({action, params}, 0, false, 1000).firstMs).toBe(1000)
  })

  it('is two minutes to the first packet of a stream and one between packets', () => {
    expect(waitsFor({action: 'test_download_stream'}, 0, true)).toEqual({firstMs: 120_000, nextMs: 60_000})
  })

  it.each([0, 5, 3_600_000])('is what the caller says: %i ms, for a reply and for each packet', limitMs => {
    expect(waitsFor({action: 'get_emoji_likes'}, 10, false, limitMs).firstMs).toBe(limitMs)
    expect(waitsFor({action: 'download_file_stream'}, 10, true, limitMs)).toEqual({firstMs: limitMs, nextMs: limitMs})
  })
})

describe('a call that is not answered', () => {
  it("fails with TIMEOUT after the caller's limit", async () => {
    const mock = await mocked()
    mock.fault({action: 'get_status', kind: 'hang'})
    const client = await connect(mock.url, {callTimeoutMs: 20})
    const error = await failureOf(client.call(request('get_status', {})))
    expect(error).toMatchObject({code: 'TIMEOUT', exit: 5, action: 'get_status', outcome: 'none', retryable: true})
    expect(error.message).toBe('get_status was not answered within 0.02 s')
    expect(hintOf(error)).toBeUndefined()
    expect(client.closed).toBe(false)
  })

  const sends: readonly string[] = actionNames().filter(action => factsOf(action)?.effect === 'send')

  it.each([...sends, 'set_group_ban', 'delete_msg', 'bot_exit', 'an_action_of_tomorrow'])(
    'leaves the effect of %s unknown',
    async action => {
      const {url} = await callServer(() => undefined)
      const client = await connect(url, {callTimeoutMs: 20})
      const error = await failureOf(client.call({action, params: {}}))
      expect(error).toMatchObject({code: 'TIMEOUT', exit: 5, action, outcome: 'unknown', retryable: false})
      expect(error.message).toContain(`may have been ${sends.includes(action) ? 'delivered' : 'done'}`)
      expect(hintOf(error)).toContain('check the result before you repeat it')
    },
  )

  it('fails after what the catalogue knows when the caller has no limit', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const read = deferred<unknown>()
    const {url} = await callServer(read.resolve)
    const client = await connect(url, {callTimeoutMs: undefined})
    const failure = failureOf(client.call(request('get_forward_msg', {message_id: '1'})))
    await read.promise
    vi.advanceTimersByTime(59_999)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(1)
    expect((await failure).message).toBe('get_forward_msg was not answered within 60 s')
  })

  it("is waited for longer when it names files on the server's disk", async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const read = deferred<unknown>()
    const {url} = await callServer(read.resolve)
    const client = await connect(url, {callTimeoutMs: undefined})
    const params = {group_id: '1', file: '/a.zip', name: 'a.zip'}
    const failure = failureOf(client.call({action: 'upload_group_file', params, fileBytes: 256_000_000}))
    await read.promise
    vi.advanceTimersByTime(1_029_999)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(10)
    expect((await failure).message).toMatch(/^upload_group_file was not answered within 1030(?:\.0\d*)? s/)
  })

  it('is waited for without end when the limit is 0', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const answer = deferred()
    const read = deferred<unknown>()
    const {url} = await callServer(({echo}, socket) => {
      read.resolve(undefined)
      void answer.promise.then(() => socket.send(okReply(echo, 'at last')))
    })
    const client = await connect(url, {callTimeoutMs: 0})
    const reply = client.call(request('get_status', {}))
    await read.promise
    expect(vi.getTimerCount()).toBe(0)
    answer.resolve()
    expect((await reply).data).toBe('at last')
  })

  it('does not disturb the next one, even if its answer comes late', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const hung = deferred<string>()
    const {url} = await callServer(({echo, action}, socket) => {
      if (action === 'get_msg') return hung.resolve(echo)
      void hung.promise.then(late => {
        socket.send(okReply(late, 'late'))
        socket.send(okReply(echo, 'on time'))
      })
    })
    const client = await connect(url, {callTimeoutMs: 1000})
    const failure = failureOf(client.call(request('get_msg', {message_id: '1'})))
    await hung.promise
    vi.advanceTimersByTime(1000)
    expect(await failure).toMatchObject({code: 'TIMEOUT'})
    expect((await client.call(request('get_status', {}))).data).toBe('on time')
  })

  it('leaves no timer behind when it was answered', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const {url} = await callServer(({echo}, socket) => socket.send(okReply(echo)))
    const client = await connect(url, {connectTimeoutMs: 10_000, callTimeoutMs: 10_000})
    await client.call(request('get_status', {}))
    await client.call({action: 'send_group_msg', params: {}})
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a connection that is lost', () => {
  it.each([
    ['get_status', 'none', ''],
    ['set_group_ban', 'unknown', '; it may have been done anyway'],
    ['send_group_msg', 'unknown', '; it may have been delivered anyway'],
  ] as const)('while %s is under way fails it with TIMEOUT, outcome %s', async (action, outcome, perhaps) => {
    const mock = await mocked()
    mock.fault({action, kind: 'drop', execute: false})
    const client = await connect(mock.url)
    const error = await failureOf(client.call({action, params: {group_id: '1', message: 'x'}}))
    expect(error).toMatchObject({code: 'TIMEOUT', exit: 5, action, outcome})
    expect(error.message).toBe(`${action} was not answered: the connection was lost${perhaps}`)
    expect(hintOf(error)).toBe(outcome === 'none' ? undefined : 'check the result before you repeat it')
  })

  it('fails every call that is under way', async () => {
    const {url} = await callServer(({action}, socket) => {
      if (action === 'get_msg') socket.terminate()
    })
    const client = await connect(url)
    const errors = await Promise.all([
      failureOf(client.call(request('get_status', {}))),
      failureOf(client.call(request('get_login_info', {}))),
      failureOf(client.call(request('get_msg', {message_id: '1'}))),
    ])
    expect(errors.map(error => [error.code, error.action])).toEqual([
      ['TIMEOUT', 'get_status'],
      ['TIMEOUT', 'get_login_info'],
      ['TIMEOUT', 'get_msg'],
    ])
  })

  it.each(['get_status', 'send_group_msg'])('before %s left fails it with CONNECT', async action => {
    const mock = await mocked()
    const client = await connect(mock.url)
    await client.alive()
    mock.fault({action: 'get_login_info', kind: 'drop'})
    await failureOf(client.call(request('get_login_info', {})))
    expect(client.closed).toBe(true)
    const error = await failureOf(client.call({action, params: {}}))
    expect(error).toMatchObject({code: 'CONNECT', exit: 3, outcome: 'none', retryable: true})
    expect(error.message).toBe('the connection was lost')
    expect(mock.calls.map(call => call.action)).toEqual(['get_login_info'])
  })

  it('while it closes takes no more calls: CONNECT', async () => {
    const {url} = await webSocketServer(socket => {
      socket.on('message', () => {
        socket.send('{}') // a sign of life, so that nothing is tried again
        socket.close(1001)
      })
    })
    const client = await connect(url)
    const first = failureOf(client.call(request('get_status', {})))
    const second = first.then(async () => failureOf(client.call(request('get_status', {}))))
    expect([(await first).code, (await second).code]).toEqual(['TIMEOUT', 'CONNECT'])
  })
})
