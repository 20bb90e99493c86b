import {describe, expect, it} from 'vitest'
import {TestClient} from './client.js'
import {connected, mocked} from './fixture.js'

const BAN = {group_id: 123_456, user_id: 10_001, duration: 60}

async function bannedIn(client: TestClient): Promise<number> {
  return (await client.data<unknown[]>('get_group_shut_list', {group_id: 123_456})).length
}

describe('fail', () => {
  it('answers failed and does nothing', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'set_group_ban', kind: 'fail', retcode: 1400, message: 'no'})
    expect(await client.call('set_group_ban', BAN)).toMatchObject({
      status: 'failed',
      retcode: 1400,
      data: null,
      message: 'no',
      wording: 'no',
    })
    expect(await bannedIn(client)).toBe(0)
    expect(mock.calls[0]?.reply).toMatchObject({retcode: 1400})
  })

  it('means 1200 when nothing else is said', async () => {
    const {mock, client} = await connected()
    mock.fault({kind: 'fail'})
    expect(await client.call('get_status')).toMatchObject({retcode: 1200})
  })

  it('strikes so many times only', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'get_status', kind: 'fail', times: 2})
    const codes = []
    for (let turn = 0; turn < 3; turn++) codes.push((await client.call('get_status_async')).retcode)
    expect(codes).toEqual([1200, 1200, 0])
  })

  it('strikes until it is cleared', async () => {
    const {mock, client} = await connected()
    mock.fault({kind: 'fail'})
    await client.call('get_status')
    expect((await client.call('get_login_info')).retcode).toBe(1200)
    mock.clearFaults()
    expect((await client.call('get_login_info')).retcode).toBe(0)
  })

  it('can strike an action that does not exist yet', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'from_the_future', kind: 'soft', data: {ok: 1}})
    expect(await client.data('from_the_future')).toEqual({ok: 1})
  })

  it('ends a stream after some packets', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'test_download_stream', kind: 'fail', after: 2, message: 'broken'})
    client.send({action: 'test_download_stream', echo: 's'})
    await client.count(3)
    await client.settle()
    expect(client.frames.filter(frame => frame.echo === 's').map(frame => [frame.status, frame.data])).toEqual([
      ['ok', {type: 'stream', data: 'Index-> 1', data_type: 'data_chunk'}],
      ['ok', {type: 'stream', data: 'Index-> 2', data_type: 'data_chunk'}],
      ['failed', {type: 'error', data_type: 'error'}],
    ])
  })
})

describe('fail', () => {
  it.each([
    [undefined, 0],
    [true, 1],
  ])('answers late, after what was to be done; carried out: %s', async (execute, banned) => {
    const {mock, client} = await connected()
    const fault = {action: 'set_group_ban', kind: 'fail', ms: 1, message: 'late', times: 1} as const
    mock.fault({...fault, ...(execute === undefined ? {} : {execute})})
    client.send({action: 'set_group_ban', params: BAN, echo: 'late'})
    expect(await client.frame(({echo}) => echo === 'late')).toMatchObject({retcode: 1200, message: 'late'})
    expect(await bannedIn(client)).toBe(banned)
  })
})

describe('hang', () => {
  it.each([
    [true, undefined, 1],
    [false, false, 0],
  ])('never answers; carried out: %s', async (_carriedOut, execute, banned) => {
    const {mock, client} = await connected()
    mock.fault({action: 'set_group_ban', kind: 'hang', ...(execute === undefined ? {} : {execute})})
    client.send({action: 'set_group_ban', params: BAN, echo: 'hung'})
    expect(await bannedIn(client)).toBe(banned)
    expect(client.frames.some(frame => frame.echo === 'hung')).toBe(false)
    expect(mock.calls[0]).toMatchObject({action: 'set_group_ban', reply: undefined})
  })
})

describe('drop', () => {
  it.each([
    [undefined, 1],
    [false, 0],
  ])('kills the socket instead of answering (execute: %s)', async (execute, banned) => {
    const {mock, client} = await connected()
    mock.fault({action: 'set_group_ban', kind: 'drop', times: 1, ...(execute === undefined ? {} : {execute})})
    client.send({action: 'set_group_ban', params: BAN})
    expect(await client.closed).toBe(1006)
    expect(client.texts).toEqual([])
    expect(await bannedIn(await TestClient.connect(`${mock.url}/api`))).toBe(banned)
  })

  it('can strike in the middle of a download', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'download_file_stream', kind: 'drop', after: 2})
    client.send({action: 'download_file_stream', params: {file: 'a.png'}})
    expect(await client.closed).toBe(1006)
    expect(client.frames.map(frame => (frame.data as Record<string, unknown>).data_type)).toEqual([
      'file_info',
      'file_chunk',
    ])
  })
})

describe('soft', () => {
  it('answers ok with a failure inside, and does nothing', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'set_group_ban', kind: 'soft', data: {result: 1, errMsg: 'x'}})
    expect(await client.data('set_group_ban', BAN)).toEqual({result: 1, errMsg: 'x'})
    expect(await bannedIn(client)).toBe(0)
  })

  it('answers null too, and a failure of its own when no data is given', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'set_group_ban', kind: 'soft', data: null, times: 1})
    expect(await client.data('set_group_ban', BAN)).toBeNull()
    mock.fault({action: 'set_group_ban', kind: 'soft'})
    expect(await client.data('set_group_ban', BAN)).toEqual({result: 1, errMsg: 'mock fault'})
    expect(await bannedIn(client)).toBe(0)
  })
})

describe('garbage', () => {
  it('sends junk, on any path, and then the right answer', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'get_login_info', kind: 'garbage'})
    expect(await client.data('get_login_info')).toEqual({user_id: 10_000, nickname: '小助手'})
    expect(() => JSON.parse(client.texts[0]!) as unknown).toThrow(SyntaxError)
    expect(client.texts[1]).toBe('42')
    expect(client.frames[0]).toMatchObject({retcode: 0, echo: 'nobody-sent-this-echo'})
    expect(client.frames[1]).toMatchObject({post_type: 'meta_event', meta_event_type: 'heartbeat'})
    expect(client.texts).toHaveLength(5)
  })
})

describe('close-early', () => {
  it('closes the next socket without a frame', async () => {
    const mock = await mocked()
    mock.fault({kind: 'close-early', times: 1})
    const early = await TestClient.connect(mock.url)
    expect(await early.closed).toBe(1005)
    expect(early.texts).toEqual([])
    const late = await TestClient.connect(mock.url)
    await late.count(1)
    expect(late.frames[0]).toMatchObject({meta_event_type: 'lifecycle'})
  })
})

describe('dropConnections', () => {
  it('terminates every socket', async () => {
    const {mock, client} = await connected()
    mock.dropConnections()
    expect(await client.closed).toBe(1006)
  })
})

describe('disorder', () => {
  it.each([
    ['lose', [1, 3, 4, 5]],
    ['repeat', [1, 2, 2, 3, 4, 5]],
    ['swap', [1, 3, 2, 4, 5]],
  ] as const)('%s strikes one packet', async (kind, order) => {
    const {mock, client} = await connected()
    mock.fault({action: 'test_download_stream', kind, after: 1})
    client.send({action: 'test_download_stream', echo: 's'})
    const frame = await client.frame(({data}) => (data as {type?: string} | null)?.type === 'response')
    expect(frame['status']).toBe('ok')
    const texts = client.frames.map(({data}) => (data as {data: string}).data)
    expect(texts.slice(0, order.length)).toEqual(order.map(index => `Index-> ${index}`))
  })

  it('lets calls pass first', async () => {
    const {mock, client} = await connected()
    mock.fault({kind: 'fail', action: 'get_status', skip: 2, times: 1})
    mock.fault({kind: 'fail', action: 'get_status', skip: 1, times: 1, retcode: 7})
    const codes = []
    for (let turn = 0; turn < 4; turn++) codes.push((await client.call('get_status')).retcode)
    expect(codes).toEqual([0, 7, 1200, 0])
  })
})

describe('mix', () => {
  it('gives calls of one kind that overlap the answer of the first, and leaves all others alone', async () => {
    const {mock, client} = await connected()
    mock.fault({kind: 'mix', ms: 200})
    const groupsOf = ({data}: {data?: unknown}): unknown =>
      (data as {files: {group_id: number}[]}).files.map(({group_id}) => group_id)
    const ask = async (group: number): Promise<unknown> =>
      groupsOf(await client.call('get_group_root_files', {group_id: group}))
    const [first, second, other] = await Promise.all([
      ask(123456),
      ask(234567),
      client.call('get_group_info', {group_id: 234567}),
    ])
    expect(first).toEqual(second)
    expect(other.data).toMatchObject({group_id: 234567})
    expect(await ask(234567)).not.toEqual(first)
  })

  it('has the same work done twice', async () => {
    const {mock, client} = await connected()
    const list = await client.call('get_group_root_files', {group_id: 123456})
    const ids = (list.data as {files: {file_id: string}[]}).files.map(({file_id}) => file_id)
    mock.fault({kind: 'mix', ms: 200, action: 'delete_group_file'})
    const remove = async (id: string | undefined): Promise<unknown> =>
      (await client.call('delete_group_file', {group_id: 123456, file_id: id})).status
    expect(ids.length).toBeGreaterThan(1)
    await Promise.all(ids.slice(0, 2).map(remove))
    const left = await client.call('get_group_root_files', {group_id: 123456})
    expect((left.data as {files: unknown[]}).files).toHaveLength(ids.length - 1)
  })
})
