import {describe, expect, it} from 'vitest'
import {parseScenario} from '../../../src/lib/mock/mock.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {connected, mocked} from './fixture.js'
import {TestClient} from './client.js'

type Rows = readonly Record<string, unknown>[]

describe('a scenario', () => {
  it('replaces the parts it has and keeps the others', async () => {
    const scenario = parseScenario('{"self": {"user_id": "777", "nickname": "我"}, "friends": []}')
    const {client} = await connected({scenario})
    expect(await client.data('get_login_info')).toEqual({user_id: 777, nickname: '我'})
    expect(await client.data('get_friend_list')).toEqual([])
    expect(await client.data('get_group_member_info', {group_id: 234_567, user_id: 777})).toMatchObject({role: 'owner'})
  })

  it('fills a group with so many members', async () => {
    const scenario = parseScenario('{"groups": [{"group_id": 9, "group_name": "big", "member_count": 500}]}')
    const {client} = await connected({scenario})
    const members = await client.data<Rows>('get_group_member_list', {group_id: 9})
    expect(members).toHaveLength(500)
    expect(new Set(members.map(member => member.user_id)).size).toBe(500)
    expect(members.filter(member => member.role === 'owner')).toHaveLength(1)
    expect(await client.data('get_group_member_info', {group_id: 9, user_id: 10_000})).toMatchObject({role: 'admin'})
  })

  it('makes the bot a member where the list leaves it out', async () => {
    const scenario = parseScenario('{"groups": [{"group_id": 9, "members": [{"user_id": 1, "role": "owner"}]}]}')
    const {client} = await connected({scenario})
    expect(await client.data('get_group_member_info', {group_id: 9, user_id: 10_000})).toMatchObject({role: 'member'})
  })

  it('holds messages, also without a time or a speaker', async () => {
    const scenario = parseScenario(`{"messages": [
      {"group_id": 123456, "from": 10001, "text": "[x]", "time": 1700000000},
      {"group_id": 123456, "message": "[CQ:at,qq=10001]"}
    ]}`)
    const {client} = await connected({scenario})
    const {messages} = await client.data<{messages: Rows}>('get_group_msg_history', {group_id: 123_456})
    expect(messages).toMatchObject([
      {user_id: 10_001, time: 1_700_000_000, message: [{type: 'text', data: {text: '[x]'}}]},
      {user_id: 10_000, message: [{type: 'at', data: {qq: '10001'}}]},
    ])
  })

  it('brings faults', async () => {
    const scenario = parseScenario('{"faults": [{"action": "get_status", "kind": "fail", "times": 1}]}')
    const {client} = await connected({scenario})
    expect((await client.call('get_status')).retcode).toBe(1200)
    expect((await client.call('get_status')).retcode).toBe(0)
  })

  it('plays its events once somebody listens', async () => {
    const scenario = parseScenario(`{"events": [
      {"after_ms": 0, "event": {"post_type": "notice", "notice_type": "friend_add", "user_id": 5}}
    ]}`)
    const mock = await mocked({scenario})
    const caller = await TestClient.connect(`${mock.url}/api`)
    await caller.settle()
    const listener = await TestClient.connect(mock.url)
    expect(await listener.frame(frame => frame.notice_type === 'friend_add')).toMatchObject({user_id: 5})
  })

  it.each([
    ['{', 'scenario: the value is not valid JSON'],
    ['[]', 'file must be an object'],
    ['{"freinds": []}', 'file has no field freinds'],
    ['{"self": {}}', 'self.user_id is missing'],
    ['{"friends": {}}', 'friends must be a list'],
    ['{"friends": [{"user_id": "abc"}]}', 'friends[0].user_id must be a positive number'],
    ['{"groups": [{"group_id": 1, "members": [{"user_id": 2, "role": "king"}]}]}', 'groups[0].members[0].role must be'],
    ['{"groups": [{"group_id": 1, "member_count": -1}]}', 'groups[0].member_count must be'],
    ['{"messages": [{"text": "x"}]}', 'messages[0]: one of these is required: group_id, user_id'],
    ['{"messages": [{"user_id": 1}]}', 'messages[0]: one of these is required: text, message'],
    ['{"messages": [{"user_id": 1, "text": "x", "reactions": []}]}', 'messages[0].reactions must be an object'],
    ['{"messages": [{"user_id": 1, "text": "x", "reactions": {"76": [0]}}]}', 'messages[0].reactions.76[0] must be'],
    ['{"faults": [{"kind": "boom"}]}', 'faults[0].kind must be one of'],
    ['{"events": [{"event": {}}]}', 'events[0].after_ms is missing'],
    ['{"events": [{"after_ms": 1, "event": 5}]}', 'events[0].event must be an object'],
  ])('that reads %s is refused', (text, message) => {
    let thrown: unknown
    try {
      parseScenario(text)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(QQError)
    expect(thrown).toMatchObject({code: 'USAGE'})
    expect((thrown as QQError).message).toContain(message)
  })
})
