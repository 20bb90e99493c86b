import {afterEach, describe, expect, it, vi} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {type Reply} from '../../../src/lib/client/read-reply.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {callServer, deferred, okReply, packet} from './servers.js'

afterEach(() => {
  vi.useRealTimers()
})

async function all(packets: AsyncIterable<Reply>): Promise<Reply[]> {
  const found: Reply[] = []
  for await (const reply of packets) found.push(reply)
  return found
}

const dataOf = (replies: readonly Reply[]): unknown[] => replies.map(reply => reply.data)

const chunk = (index: number): unknown => ({type: 'stream', data: `Index-> ${index}`, data_type: 'data_chunk'})

describe('a stream', () => {
  it('brings its packets in order, to the end', async () => {
    const client = await connect((await mocked()).url)
    const replies = await all(client.stream({action: 'test_download_stream', params: {}}))
    expect(replies).toHaveLength(11)
    expect(dataOf(replies.slice(0, 10))).toEqual(Array.from({length: 10}, (_, index) => chunk(index + 1)))
    expect(replies[10]?.data).toMatchObject({type: 'response', data_type: 'data_complete'})
    expect(new Set(replies.map(reply => reply.stream))).toEqual(new Set(['stream-action']))
  })

  it('brings the bytes of a file in base64', async () => {
    const mock = await mocked()
    const bytes = Buffer.from(Array.from({length: 10_000}, (_, index) => index % 251))
    mock.world.files.set('/tmp/a.bin', bytes)
    const client = await connect(mock.url)
    const replies = await all(client.stream({action: 'download_file_stream', params: {file: 'a.bin'}}))
    expect(dataOf(replies).slice(1, -1)).toEqual([
      expect.objectContaining({index: 0, size: 10_000, data: bytes.toString('base64')}) as unknown,
    ])
  })

  it('can end with an error, after its packets', async () => {
    const client = await connect((await mocked()).url)
    const seen: Reply[] = []
    const error = await failureOf(
      (async () => {
        for await (const reply of client.stream({action: 'test_download_stream', params: {error: true}}))
          seen.push(reply)
      })(),
    )
    expect(seen).toHaveLength(10)
    expect(error).toMatchObject({code: 'ACTION_FAILED', action: 'test_download_stream', retcode: 1200})
    expect(error.message).toContain('This is a test error')
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
  })

  it('can lose its connection in the middle', async () => {
    const mock = await mocked()
    mock.fault({action: 'test_download_stream', kind: 'drop', after: 3})
    const client = await connect(mock.url)
    const seen: Reply[] = []
    const error = await failureOf(
      (async () => {
        for await (const reply of client.stream({action: 'test_download_stream', params: {}})) seen.push(reply)
      })(),
    )
    expect(seen).toHaveLength(3)
    expect(error).toMatchObject({code: 'TIMEOUT', action: 'test_download_stream'})
  })

  it('can be left early: what else comes is ignored, and the connection goes on', async () => {
    const mock = await mocked()
    const client = await connect(mock.url)
    for await (const {data} of client.stream({action: 'test_download_stream', params: {}})) {
      expect(data).toEqual(chunk(1))
      break
    }
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
    expect(await all(client.stream({action: 'test_download_stream', params: {}}))).toHaveLength(11)
  })

  it('does not begin before it is read', async () => {
    const mock = await mocked()
    const client = await connect(mock.url)
    client.stream({action: 'test_download_stream', params: {}})
    await client.call(request('get_status', {}))
    expect(mock.calls.map(call => call.action)).toEqual(['get_status'])
  })

  it('runs beside another, each with its own packets', async () => {
    const client = await connect((await mocked()).url)
    const [one, other, status] = await Promise.all([
      all(client.stream({action: 'test_download_stream', params: {}})),
      all(client.stream({action: 'download_file_stream', params: {file: 'a.png', chunk_size: 100}})),
      client.call(request('get_status', {})),
    ])
    expect(one).toHaveLength(11)
    expect(other[0]?.data).toMatchObject({data_type: 'file_info'})
    expect(other.at(-1)?.data).toMatchObject({data_type: 'file_complete', total_chunks: other.length - 2})
    expect(status.data).toMatchObject({good: true})
  })

  it('of an upload is one packet, although its type says there are more', async () => {
    const client = await connect((await mocked()).url)
    const first = {stream_id: 's', filename: 'a.txt', total_chunks: 2, chunk_index: 0, chunk_data: 'QQ=='}
    const [reply, ...more] = await all(client.stream({action: 'upload_file_stream', params: first}))
    expect(reply?.data).toMatchObject({type: 'stream', status: 'chunk_received', received_chunks: 1})
    expect(more).toEqual([])
  })

  it('of an action that is none is one reply', async () => {
    const client = await connect((await mocked()).url)
    expect(await all(client.stream({action: 'get_login_info', params: {}}))).toHaveLength(1)
  })

  it('that is called like any other action gives its first packet', async () => {
    const client = await connect((await mocked()).url)
    expect((await client.call({action: 'test_download_stream', params: {}})).data).toEqual(chunk(1))
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
  })
})

describe('a stream that falls silent', () => {
  it.each([0, 4])("after %i packets fails with TIMEOUT after the caller's limit", async after => {
    const mock = await mocked()
    mock.fault({action: 'test_download_stream', kind: 'hang', after})
    const client = await connect(mock.url, {callTimeoutMs: 300})
    const error = await failureOf(all(client.stream({action: 'test_download_stream', params: {}})))
    expect(error).toMatchObject({code: 'TIMEOUT', action: 'test_download_stream'})
    expect(error.message).toBe('test_download_stream was not answered within 0.3 s')
  })

  it('is waited for two minutes for its first packet and one minute for each later one', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const read = deferred()
    const go = deferred()
    const {url} = await callServer(({echo}, socket) => {
      read.resolve()
      void go.promise.then(() => socket.send(packet(echo, chunk(1))))
    })
    const client = await connect(url, {callTimeoutMs: undefined})
    const packets = client.stream({action: 'test_download_stream', params: {}})[Symbol.asyncIterator]()
    const first = packets.next()
    await read.promise
    vi.advanceTimersByTime(119_999)
    go.resolve()
    expect((await first).value).toMatchObject({data: chunk(1)})
    const second = failureOf(packets.next())
    vi.advanceTimersByTime(59_999)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(1)
    expect((await second).message).toBe('test_download_stream was not answered within 60 s')
  })

  it('is waited for without end when the limit is 0', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const {url} = await callServer(({echo}, socket) => {
      socket.send(packet(echo, chunk(1)))
      socket.on('ping', () => socket.send(packet(echo, {type: 'response'})))
    })
    const client = await connect(url, {callTimeoutMs: 0})
    const packets = client.stream({action: 'test_download_stream', params: {}})[Symbol.asyncIterator]()
    await packets.next()
    expect(vi.getTimerCount()).toBe(0)
    await client.alive()
  })

  it('is not to blame while its consumer is slow', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    let stream = ''
    const {url} = await callServer(({echo, action}, socket) => {
      if (action === 'test_download_stream') {
        stream = echo
        for (const index of [1, 2, 3]) socket.send(packet(echo, chunk(index)))
      } else {
        if (action === 'get_login_info') socket.send(packet(stream, {type: 'response'}))
        socket.send(okReply(echo))
      }
    })
    const client = await connect(url, {callTimeoutMs: undefined})
    const packets = client.stream({action: 'test_download_stream', params: {}})[Symbol.asyncIterator]()
    await packets.next()
    await client.call(request('get_status', {})) // by its answer the packets have come
    vi.advanceTimersByTime(3_600_000) // the consumer sleeps an hour over packet 1, and packets 2 and 3 lie there
    expect((await packets.next()).value).toMatchObject({data: chunk(2)})
    await client.call(request('get_login_info', {}))
    expect((await packets.next()).value).toMatchObject({data: chunk(3)})
    expect((await packets.next()).value).toMatchObject({data: {type: 'response'}})
    expect((await packets.next()).done).toBe(true)
  })
})
