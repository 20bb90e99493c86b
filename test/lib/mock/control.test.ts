import {describe, expect, it} from 'vitest'
import {type CallRecord, recordLine} from '../../../src/lib/mock/mock.js'
import {TestClient} from './client.js'
import {connected} from './fixture.js'

describe('pseudo-actions', () => {
  it('are not recorded, and faults do not strike them', async () => {
    const {mock, client} = await connected()
    await client.data('mock.fault', {kind: 'fail'})
    expect((await client.call('get_status')).retcode).toBe(1200)
    await client.data('mock.clear')
    expect((await client.call('get_status')).retcode).toBe(0)
    expect(mock.calls.map(call => call.action)).toEqual(['get_status', 'get_status'])
  })

  it('send an event to those who listen', async () => {
    const {mock, client} = await connected()
    const listener = await TestClient.connect(`${mock.url}/event`)
    await client.data('mock.emit', {
      post_type: 'request',
      request_type: 'friend',
      user_id: 1,
      flag: '170',
      comment: 'hi',
    })
    const event = await listener.frame(frame => frame.post_type === 'request')
    expect(event).toMatchObject({self_id: 10_000, request_type: 'friend', flag: '170'})
    expect(event.time).toBeTypeOf('number')
  })

  it('tell which calls there were', async () => {
    const {client} = await connected()
    await client.call('get_group_info', {group_id: '123456'})
    const calls = await client.data<CallRecord[]>('mock.calls')
    expect(calls).toMatchObject([
      {path: '/api', action: 'get_group_info', params: {group_id: '123456'}, echo: 'echo-0', reply: {retcode: 0}},
    ])
  })

  it('drop every socket but the one that asks', async () => {
    const {mock, client} = await connected()
    const other = await TestClient.connect(mock.url)
    await client.data('mock.drop')
    expect(await other.closed).toBe(1006)
    expect((await client.call('get_status')).retcode).toBe(0)
  })

  it.each([
    ['mock.fault', {kind: 'explode'}, 'fault.kind must be one of'],
    ['mock.fault', {kind: 'fail', times: 'often'}, 'fault.times must be a number'],
    ['mock.fault', {kind: 'fail', extra: 1}, 'fault has no field extra'],
    ['mock.say', {group_id: 9, text: 'x'}, 'there is no group 9'],
    ['mock.say', {user_id: 9, text: 'x'}, 'there is no user 9'],
    ['mock.say', {user_id: 10_001}, 'needs text or message'],
    ['mock.emit', 'x', 'params must be an object'],
  ])('%s refuses %j', async (action, params, message) => {
    const {client} = await connected()
    const reply = await client.call(action, params)
    expect(reply).toMatchObject({status: 'failed', retcode: 1400})
    expect(reply.message).toContain(message)
  })

  it('take numbers that a shell passes on as text', async () => {
    const {client} = await connected()
    await client.data('mock.fault', {kind: 'fail', times: '1', retcode: '1400'})
    expect((await client.call('get_status')).retcode).toBe(1400)
    expect((await client.call('get_status')).retcode).toBe(0)
  })
})

describe('mock.say', () => {
  it('lets a member speak, and the message can be read', async () => {
    const {mock, client} = await connected()
    const listener = await TestClient.connect(mock.url)
    const message = 'hi [CQ:at,qq=10000]&amp;'
    const {message_id} = await client.data('mock.say', {group_id: '123456', from: 10_003, message})
    const event = await listener.frame(frame => frame.post_type === 'message')
    expect(event).toMatchObject({
      self_id: 10_000,
      message_type: 'group',
      sub_type: 'normal',
      group_id: 123_456,
      group_name: '测试群 🐧',
      user_id: 10_003,
      sender: {user_id: 10_003, nickname: 'Alice', card: 'Alice', role: 'member'},
      message_id,
      message_seq: message_id,
      real_id: message_id,
      font: 14,
      message_format: 'array',
      message: [
        {type: 'text', data: {text: 'hi '}},
        {type: 'at', data: {qq: '10000'}},
        {type: 'text', data: {text: '&'}},
      ],
      raw_message: 'hi [CQ:at,qq=10000]&amp;',
    })
    expect(event.real_seq).toBeTypeOf('string')
    expect(event).not.toHaveProperty('target_id')
    expect(await client.data('get_msg', {message_id})).toMatchObject({raw_message: message})
  })

  it('lets a friend speak in private', async () => {
    const {mock} = await connected()
    const listener = await TestClient.connect(mock.url)
    const id = mock.say({user_id: 10_001, text: '[CQ:face,id=1]'})
    expect(await listener.frame(frame => frame.message_id === id)).toMatchObject({
      message_type: 'private',
      sub_type: 'friend',
      user_id: 10_001,
      target_id: 10_001,
      message: [{type: 'text', data: {text: '[CQ:face,id=1]'}}],
      raw_message: '&#91;CQ:face,id=1&#93;',
    })
  })

  it('makes a temporary session of somebody who is no friend', async () => {
    const {mock} = await connected()
    const listener = await TestClient.connect(mock.url)
    const id = mock.say({user_id: 20_003, text: 'hi'})
    expect(await listener.frame(frame => frame.message_id === id)).toMatchObject({
      sub_type: 'group',
      group_id: 284_840_486,
      temp_source: 0,
    })
  })
})

describe('callLine', () => {
  it('keeps the answers of secret actions to itself, under every name', () => {
    for (const action of ['get_cookies', 'get_clientkey_async']) {
      const record = {time: 1, path: '/', action, params: {}, echo: 'e', reply: {data: {cookies: 'skey=1'}}}
      expect(JSON.parse(recordLine(record))).toMatchObject({action, reply: '(secret)'})
    }
  })

  it('is one line of JSON that keeps every digit', () => {
    const record = {time: 1, path: '/', action: 'a', params: {text: 'x\ny'}, echo: 'e', reply: {data: 2n ** 63n}}
    expect(recordLine(record)).toBe(
      '{"time":1,"path":"/","action":"a","params":{"text":"x\\ny"},"echo":"e","reply":{"data":9223372036854775808}}',
    )
  })
})
