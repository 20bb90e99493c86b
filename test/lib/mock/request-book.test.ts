import {describe, expect, it} from 'vitest'
import {type Frame, type TestClient} from './client.js'
import {connected} from './fixture.js'

const JOIN = '1700000000000001'
const FRIEND = '1780000000'

function notices(client: TestClient, kind: string): Frame[] {
  return client.frames.filter(frame => frame.notice_type === kind)
}

describe('friend requests', () => {
  it('that are accepted make a friend once, and say so', async () => {
    const {mock, client} = await connected({}, '/')
    expect(await client.call('set_friend_add_request', {flag: FRIEND, remark: '同学'})).not.toHaveProperty('data')
    await client.call('set_friend_add_request', {flag: FRIEND})
    expect(mock.world.friends.get(40_005)).toMatchObject({nickname: '新同学', remark: '同学'})
    expect(notices(client, 'friend_add')).toMatchObject([{user_id: 40_005}])
  })

  it('that QQ filtered out are accepted whatever approve says', async () => {
    const {mock, client} = await connected()
    const [doubt] = await client.data<{flag: string}[]>('get_doubt_friends_add_request', {})
    await client.call('set_doubt_friends_add_request', {flag: doubt!.flag, approve: false})
    expect(mock.world.friends.get(40_002)).toMatchObject({nickname: '可疑的人'})
    expect(await client.data('get_doubt_friends_add_request', {})).toEqual([])
  })
})

describe('requests', () => {
  it.each(['set_friend_add_request', 'set_group_add_request'])('that do not exist are refused by %s', async action => {
    const {client} = await connected()
    const reply = await client.call(action, {flag: '5', approve: true})
    expect(reply).toMatchObject({retcode: 1200, message: 'No such request'})
  })

  it('are found only among the latest', async () => {
    const {client} = await connected()
    expect((await client.call('set_group_add_request', {flag: JOIN, count: 1})).retcode).toBe(1200)
    expect(await client.data('get_group_system_msg', {count: 1})).toMatchObject({join_requests: []})
    expect((await client.call('set_group_add_request', {flag: JOIN, count: 2})).retcode).toBe(0)
  })

  it.each([
    ['add', 'join_requests', '群主大人家的亲戚'],
    ['invite', 'invited_requests', ''],
  ])('made by an event (%s) are listed and can be answered', async (sub_type, list, comment) => {
    const {mock, client} = await connected()
    const where = {sub_type, group_id: 123_456, user_id: 20_005}
    mock.emit({post_type: 'request', request_type: 'group', ...where, comment, flag: '1790000000000001'})
    const before = await client.data<Record<string, unknown[]>>('get_group_system_msg')
    expect(before[list]?.[0]).toEqual({
      request_id: 1_790_000_000_000_001,
      invitor_uin: 20_005,
      invitor_nick: 'event_loop',
      group_id: 123_456,
      message: comment,
      group_name: '测试群 🐧',
      checked: false,
      actor: 0,
      requester_nick: 'event_loop',
    })
    expect(before['InvitedRequest']).toEqual(before['invited_requests'])
    await client.data('set_group_add_request', {flag: '1790000000000001', approve: false})
    const after = await client.data<Record<string, unknown[]>>('get_group_system_msg')
    expect(after[list]?.[0]).toMatchObject({checked: true, actor: 10_000})
  })
})

it('tells of a message that became essence, once', async () => {
  const {client} = await connected({}, '/')
  const {message_id} = await client.data('send_msg', {group_id: 123_456, message: 'hi'})
  await client.data('set_essence_msg', {message_id})
  await client.data('set_essence_msg', {message_id})
  expect(notices(client, 'essence')).toMatchObject([
    {sub_type: 'add', group_id: 123_456, user_id: 10_000, sender_id: 10_000, operator_id: 10_000, message_id},
  ])
})

it('refuses a notice whose picture cannot be had', async () => {
  const {client} = await connected()
  const notice = {group_id: 123_456, content: 'x', image: 'cat.png'}
  expect((await client.call('_send_group_notice', notice)).status).toBe('failed')
})
