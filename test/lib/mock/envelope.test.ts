import {describe, expect, it} from 'vitest'
import {type TestClient} from './client.js'
import {connected} from './fixture.js'

async function firstReply(client: TestClient, frame: unknown): Promise<Record<string, unknown>> {
  client.send(frame)
  await client.count(1)
  return client.frames[0] ?? {}
}

const UNPARSABLE = {status: 'failed', retcode: 1400, data: null, echo: null}

describe('replies', () => {
  it('carry the whole envelope', async () => {
    const {client} = await connected()
    expect(await firstReply(client, {action: 'set_group_name', params: {group_id: 123_456, group_name: 'x'}})).toEqual({
      status: 'ok',
      retcode: 0,
      data: null,
      message: '',
      wording: '',
      echo: '',
      stream: 'normal-action',
    })
  })

  it('have no data key when the action returns nothing', async () => {
    const {client} = await connected()
    const reply = await client.call('send_like', {user_id: 10_001})
    expect(reply).not.toHaveProperty('data')
    expect(reply.retcode).toBe(0)
  })

  it.each([[0], [false], [{a: [1]}], [[1, 'x']], ['text']])('give the echo %j back unchanged', async echo => {
    const {client} = await connected()
    expect((await firstReply(client, {action: 'get_status', echo})).echo).toEqual(echo)
  })

  it.each([[undefined], [null]])('turn the echo %j into ""', async echo => {
    const {client} = await connected()
    expect((await firstReply(client, {action: 'get_status', echo})).echo).toBe('')
  })

  it('round what JSON.parse rounds', async () => {
    const {client} = await connected()
    await firstReply(client, '{"action":"get_status","echo":9007199254740993}')
    expect(client.texts[0]).toContain('"echo":9007199254740992')
  })

  it('write integers beyond 2^53 digit for digit', async () => {
    const {client} = await connected()
    await client.call('get_group_info_ex', {group_id: '123456'})
    expect(client.texts.at(-1)).toContain('"memberBitmap":9007199254740993123,')
  })

  it('come in the order in which the calls are done', async () => {
    const {mock, client} = await connected()
    mock.fault({action: 'get_group_list', kind: 'delay', ms: 20})
    client.send({action: 'get_group_list', echo: 'slow'})
    client.send({action: 'get_status', echo: 'fast'})
    await client.count(2)
    expect(client.frames.map(frame => frame.echo)).toEqual(['fast', 'slow'])
  })
})

describe('requests', () => {
  it.each([
    ['comments and trailing commas', '{/* hi */ action: \'get_status\', echo: "e",}'],
    ['binary frames', Buffer.from('{"action":"get_status","echo":"e"}')],
  ])('may have %s', async (_what, text) => {
    const {client} = await connected()
    client.socket.send(text)
    await client.count(1)
    expect(client.frames[0]).toMatchObject({retcode: 0, echo: 'e'})
  })

  it.each(['{"action":', 'null', 'hello there', ''])('that read %j are 1400 without an echo', async text => {
    const {client} = await connected()
    expect(await firstReply(client, text)).toMatchObject(UNPARSABLE)
  })

  it.each(['42', '"get_status"', 'true'])('that read %s are never answered', async text => {
    const {mock, client} = await connected()
    client.send(text)
    await client.settle()
    expect(client.texts).toHaveLength(1)
    expect(mock.calls).toHaveLength(1)
  })

  it.each([
    [{echo: 'e'}, 'undefined', 'e'],
    [[], 'undefined', null],
    [{action: 'nope'}, 'nope', null],
    [{action: 'GET_STATUS', echo: null}, 'GET_STATUS', null],
    [{action: 'unknown', echo: 7}, 'unknown', 7],
    [{action: 'toString'}, 'toString', null],
  ])('%j have no action we know', async (frame, name, echo) => {
    const {client} = await connected()
    expect(await firstReply(client, frame)).toEqual({
      status: 'failed',
      retcode: 1404,
      data: null,
      message: `不支持的API ${name}`,
      wording: `不支持的API ${name}`,
      echo,
      stream: 'normal-action',
    })
  })

  it.each([[null], [0], [''], [false], [undefined]])('take falsy params %j for none', async params => {
    const {client} = await connected()
    expect((await firstReply(client, {action: 'get_group_list', params})).retcode).toBe(0)
  })

  it.each([['text'], [[1]], [5], [true]])('with params %j are refused', async params => {
    const {client} = await connected()
    expect(await client.call('get_group_list', params)).toMatchObject({
      retcode: 1400,
      message: 'Schema compilation error: Expected object',
      data: null,
    })
  })

  it.each(['get_status_async', 'get_status_rate_limited', '_mark_all_as_read_async'])('know %s', async action => {
    const {mock, client} = await connected()
    expect((await client.call(action)).retcode).toBe(0)
    expect(mock.calls[0]?.action).toBe(action)
  })

  it('of more than 50 MiB end the connection with 1009', async () => {
    const {client} = await connected()
    client.socket.send(Buffer.alloc(50 * 1024 * 1024 + 1, 32))
    expect(await client.closed).toBe(1009)
  })
})
