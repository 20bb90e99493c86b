import {createHash} from 'node:crypto'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {type Frame, type TestClient} from './client.js'
import {connected} from './fixture.js'

afterEach(() => {
  vi.useRealTimers()
})

/** Every packet of one stream, up to the last. */
async function packets(client: TestClient, action: string, params: object): Promise<Frame[]> {
  client.send({action, params, echo: 'stream'})
  const ends = ({echo, status, data}: Frame): boolean =>
    echo === 'stream' && (status === 'failed' || (data as Frame).type === 'response')
  await client.frame(ends)
  return client.frames.filter(frame => frame.echo === 'stream')
}

describe('test_download_stream', () => {
  it('sends ten packets and an end', async () => {
    const {mock, client} = await connected()
    const frames = await packets(client, 'test_download_stream', {})
    expect(frames).toHaveLength(11)
    expect(frames[0]).toMatchObject({
      status: 'ok',
      stream: 'stream-action',
      data: {type: 'stream', data: 'Index-> 1', data_type: 'data_chunk'},
    })
    expect(frames[10]).toMatchObject({data: {type: 'response', data_type: 'data_complete'}})
    expect(mock.calls).toHaveLength(1)
    expect(mock.calls[0]?.reply).toMatchObject({data: {type: 'response'}})
  })

  it('ends with an error when asked to', async () => {
    const {client} = await connected()
    const frames = await packets(client, 'test_download_stream', {error: true})
    expect(frames.at(-1)).toMatchObject({
      status: 'failed',
      retcode: 1200,
      message: 'This is a test error',
      data: {type: 'error', data_type: 'error'},
      stream: 'stream-action',
    })
  })

  it('stops when the caller goes away', async () => {
    const {mock, client} = await connected({streamIntervalMs: 3_600_000})
    client.send({action: 'test_download_stream'})
    await client.count(1)
    client.socket.terminate()
    await client.closed
    await mock.close()
    expect(client.texts).toHaveLength(1)
  })
})

describe('downloads', () => {
  it.each([
    ['download_file_stream', {}, {}],
    ['download_file_image_stream', {}, {width: 640, height: 480}],
    ['download_file_record_stream', {out_format: 'mp3'}, {out_format: 'mp3'}],
  ])('%s sends a file in chunks', async (action, params, info) => {
    const {client} = await connected()
    const frames = await packets(client, action, {file: 'penguin.png', chunk_size: 1000, ...params})
    const data = frames.map(frame => frame.data as Frame)
    expect(data[0]).toMatchObject({type: 'stream', data_type: 'file_info', file_name: 'penguin.png', ...info})
    const bytes = Buffer.concat(data.slice(1, -1).map(chunk => Buffer.from(String(chunk.data), 'base64')))
    expect(data[1]).toMatchObject({data_type: 'file_chunk', index: 0, size: 1000, base64_size: 1336})
    expect(data.at(-2)).toMatchObject({progress: 100})
    expect(data.at(-1)).toEqual({
      type: 'response',
      data_type: 'file_complete',
      total_chunks: data.length - 2,
      total_bytes: bytes.length,
      message: 'Download completed',
    })
    expect(bytes.toString()).toContain('企鹅')
  })

  it.each(['https://example.com/a', 'file:///tmp/a.txt', '/tmp/a.txt', 'C:\\tmp\\a.txt', ''])(
    'refuse %j: they take no URL, and no path on the server',
    async file => {
      const {mock, client} = await connected()
      mock.world.files.set('/tmp/a.txt', Buffer.from('a'))
      const frames = await packets(client, 'download_file_stream', {file})
      expect(frames).toMatchObject([{retcode: 1200, data: {type: 'error', data_type: 'error'}}])
      expect(frames[0]?.message).toMatch(/^Download failed/)
    },
  )

  it('tell the size of a voice message before it was converted', async () => {
    const {mock, client} = await connected()
    mock.world.files.set('/tmp/a.silk', Buffer.from('0123456789'))
    const [first, ...others] = await packets(client, 'download_file_record_stream', {file: 'a.silk', out_format: 'mp3'})
    expect(first?.data).toMatchObject({file_size: 10, out_format: 'mp3'})
    expect((others.at(-1)?.data as Frame).total_bytes).not.toBe(10)
  })

  it('break off with an error', async () => {
    const {mock, client} = await connected()
    mock.fault({kind: 'fail', action: 'download_file_stream', after: 2, message: 'Download failed: gone'})
    const frames = await packets(client, 'download_file_stream', {file: 'a.png', chunk_size: 1000})
    expect(frames.map(frame => frame.status)).toEqual(['ok', 'ok', 'failed'])
    expect(frames[2]).toMatchObject({retcode: 1200, data: {type: 'error', data_type: 'error'}, stream: 'stream-action'})
  })
})

describe('upload_file_stream', () => {
  const CONTENT = Buffer.from('a file in two chunks')
  const CHUNKS = [CONTENT.subarray(0, 9), CONTENT.subarray(9)].map(chunk => chunk.toString('base64'))
  const SHA256 = createHash('sha256').update(CONTENT).digest('hex')
  const FIRST = {total_chunks: 2, filename: 'up-1.txt', file_size: CONTENT.length, expected_sha256: SHA256}

  const chunk = (index: number): object => ({stream_id: 's', chunk_index: index, chunk_data: CHUNKS[index]})

  it('takes chunks, completes, and the file can be sent and downloaded', async () => {
    const {client} = await connected()
    const progress = (received_chunks: number, status: string): object => ({
      type: 'stream',
      stream_id: 's',
      status,
      received_chunks,
      total_chunks: 2,
    })
    expect(await client.call('upload_file_stream', {...chunk(1), ...FIRST})).toMatchObject({stream: 'stream-action'})
    expect(await client.data('upload_file_stream', chunk(1))).toEqual(progress(1, 'file_created'))
    expect(await client.data('upload_file_stream', {stream_id: 's', verify_only: true})).toEqual(
      progress(1, 'file_created'),
    )
    expect(await client.data('upload_file_stream', {...chunk(0), is_complete: true})).toEqual(
      progress(2, 'chunk_received'),
    )
    const done = await client.data('upload_file_stream', {stream_id: 's', is_complete: true})
    expect(done).toEqual({
      type: 'response',
      stream_id: 's',
      status: 'file_complete',
      received_chunks: 2,
      total_chunks: 2,
      file_path: expect.stringMatching(/\/NapCat\/temp\/up-1\.txt$/) as string,
      file_size: CONTENT.length,
      sha256: SHA256,
    })
    const message = {type: 'file', data: {file: done.file_path}}
    expect((await client.call('send_msg', {user_id: 10_001, message})).retcode).toBe(0)
    const frames = await packets(client, 'download_file_stream', {file: 'up-1.txt'})
    expect(Buffer.from(String((frames[1]?.data as Frame).data), 'base64')).toEqual(CONTENT)
  })

  it.each([
    [{stream_id: 's'}, 'total_chunks required for new stream'],
    [{stream_id: 's', verify_only: true}, 'Stream not found'],
    [{stream_id: 's', reset: true}, 'Stream reset completed'],
    [{...FIRST, stream_id: 's', chunk_data: 'aGk=', chunk_index: 2}, 'Invalid chunk index: 2'],
    [{...FIRST, stream_id: 's', is_complete: true}, 'Missing memory chunk 0'],
  ])('answers %j with a failure', async (params, message) => {
    const {client} = await connected()
    expect(await client.call('upload_file_stream', params)).toMatchObject({
      status: 'failed',
      retcode: 1200,
      message,
      data: {type: 'error', data_type: 'error'},
    })
  })

  const ALL = {...FIRST, file_size: undefined}

  it('counts a chunk twice that is written to disk twice at a time, and finds out when it puts the file together', async () => {
    const {client} = await connected()
    const replies = await Promise.all([
      client.data('upload_file_stream', {...chunk(0), ...ALL}),
      client.data('upload_file_stream', chunk(0)),
    ])
    expect(replies.map(reply => reply.received_chunks)).toEqual([1, 2])
    const reply = await client.call('upload_file_stream', {stream_id: 's', is_complete: true})
    expect(reply).toMatchObject({retcode: 1200, message: 'Missing chunk file 1'})
    await client.call('upload_file_stream', chunk(1))
    const done = await client.data('upload_file_stream', {stream_id: 's', is_complete: true})
    expect(done).toMatchObject({received_chunks: 3, file_size: CONTENT.length})
  })

  it('does not find a chunk that is still being written', async () => {
    const {client} = await connected()
    await client.call('upload_file_stream', {...chunk(0), ...ALL})
    const [, early] = await Promise.all([
      client.call('upload_file_stream', chunk(1)),
      client.call('upload_file_stream', {stream_id: 's', is_complete: true}),
    ])
    expect(early).toMatchObject({message: 'Missing chunk file 1'})
  })

  it.each([
    ['../x.txt', 0, '/app/.config/QQ/NapCat/x.txt'],
    ['a/b.txt', 1200, undefined],
  ])('does with the name %s as it is', async (filename, retcode, path) => {
    const {mock, client} = await connected()
    await client.call('upload_file_stream', {...chunk(0), ...FIRST, filename})
    await client.call('upload_file_stream', chunk(1))
    const reply = await client.call('upload_file_stream', {stream_id: 's'}) // completes, since all is there
    expect(reply.retcode).toBe(retcode)
    expect([...mock.world.files.keys()]).toEqual(path === undefined ? [] : [path])
  })

  it('keeps no more than 100 MiB in memory', async () => {
    const {client} = await connected()
    const tenMebi = {...FIRST, file_size: 10 * 1024 * 1024}
    const codes = []
    for (let index = 0; index < 11; index++)
      codes.push((await client.call('upload_file_stream', {...tenMebi, stream_id: `s${index}`})).message)
    expect(codes).toEqual([...Array.from({length: 10}, () => ''), 'Memory limit exceeded'])
    await client.call('upload_file_stream', {stream_id: 's0', reset: true})
    expect((await client.call('upload_file_stream', {...tenMebi, stream_id: 's10'})).retcode).toBe(0)
  })

  it('deletes a file when its time is over, or keeps it', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
    const {mock, client} = await connected()
    for (const [id, file_retention] of [
      ['s', 1000],
      ['t', 0],
    ] as const) {
      await client.call('upload_file_stream', {...chunk(0), ...FIRST, stream_id: id, filename: id, file_retention})
      await client.call('upload_file_stream', {...chunk(1), stream_id: id})
      await client.call('upload_file_stream', {stream_id: id, is_complete: true})
    }
    vi.advanceTimersByTime(999)
    expect(mock.world.files.size).toBe(2)
    vi.advanceTimersByTime(3_600_000)
    expect([...mock.world.files.keys()].map(file => file.slice(-2))).toEqual(['/t'])
  })

  it('forgets an upload after 10 minutes without a new chunk', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
    const {client} = await connected()
    await client.call('upload_file_stream', {...chunk(0), ...FIRST})
    vi.advanceTimersByTime(599_999)
    expect((await client.call('upload_file_stream', {stream_id: 's', verify_only: true})).retcode).toBe(0)
    vi.advanceTimersByTime(1)
    const reply = await client.call('upload_file_stream', {stream_id: 's', verify_only: true})
    expect(reply.message).toBe('Stream not found')
  })

  it('notices a wrong hash and keeps the stream', async () => {
    const {client} = await connected()
    await client.call('upload_file_stream', {...chunk(0), ...FIRST, expected_sha256: 'wrong'})
    await client.call('upload_file_stream', chunk(1))
    const reply = await client.call('upload_file_stream', {stream_id: 's', is_complete: true})
    expect(reply.message).toBe(`SHA256 mismatch. Expected: wrong, Got: ${SHA256}`)
    expect((await client.call('upload_file_stream', {stream_id: 's', verify_only: true})).retcode).toBe(0)
  })
})

it('clean_stream_temp_file deletes every file in the temp folder, and leaves the chunks of unfinished uploads', async () => {
  const {mock, client} = await connected()
  const first = {total_chunks: 1, filename: 'a', chunk_index: 0, chunk_data: 'QQ=='}
  await client.call('upload_file_stream', {stream_id: 'a', ...first})
  await client.call('upload_file_stream', {stream_id: 'a', is_complete: true})
  await client.call('upload_file_stream', {stream_id: 'b', ...first, filename: 'b'})
  mock.world.files.set('/elsewhere/c', Buffer.from('c'))
  const reply = await client.call('clean_stream_temp_file', {})
  expect(reply).toMatchObject({status: 'ok', retcode: 0})
  expect('data' in reply).toBe(false)
  expect([...mock.world.files.keys()]).toEqual(['/elsewhere/c'])
  expect(await client.data('upload_file_stream', {stream_id: 'b', verify_only: true})).toMatchObject({
    received_chunks: 1,
  })
})
