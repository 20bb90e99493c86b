import {describe, expect, it} from 'vitest'
import {type TestClient} from './client.js'
import {connected} from './fixture.js'

type Rows = readonly Record<string, unknown>[]

/** The bot is an administrator, the owner, and a plain member. */
const AS_ADMIN = 123_456
const AS_OWNER = 234_567
const AS_MEMBER = 345_678

async function members(client: TestClient, group_id: number): Promise<unknown[]> {
  return (await client.data<Rows>('get_group_member_list', {group_id})).map(member => member.user_id)
}

async function member(client: TestClient, group_id: number, user_id: number): Promise<Record<string, unknown>> {
  return client.data('get_group_member_info', {group_id, user_id})
}

describe('the built-in world', () => {
  it('has an account, six friends and three groups', async () => {
    const {client} = await connected()
    expect(await client.data('get_login_info')).toEqual({user_id: 10_000, nickname: '小助手'})
    expect(await client.data('get_friend_list')).toHaveLength(6)
    const groups = await client.data<Rows>('get_group_list')
    expect(groups.map(group => [group.group_id, group.group_name])).toEqual([
      [AS_ADMIN, '测试群 🐧'],
      [AS_OWNER, 'Node.js 交流'],
      [AS_MEMBER, '🎮 开黑'],
    ])
    expect(groups[0]).toMatchObject({member_count: 8, max_member_count: 500, group_all_shut: 0})
  })

  it('has names that a terminal must not see as they are', async () => {
    const {client} = await connected()
    const names = (await client.data<Rows>('get_friend_list')).map(friend => String(friend.nickname)).join()
    expect(names).toContain('\u001b[31m')
    expect(names).toContain('\u202e')
  })

  it('gives the bot a different role in each group', async () => {
    const {client} = await connected()
    const roles = await Promise.all(
      [AS_ADMIN, AS_OWNER, AS_MEMBER].map(async group => (await member(client, group, 10_000)).role),
    )
    expect(roles).toEqual(['admin', 'owner', 'member'])
  })

  it('is a new one for every server', async () => {
    const {client: one} = await connected()
    await one.data('set_group_name', {group_id: AS_ADMIN, group_name: 'changed'})
    const {client: other} = await connected()
    expect((await other.data('get_group_info', {group_id: AS_ADMIN})).group_name).toBe('测试群 🐧')
  })

  it.each([
    ['get_group_info', {group_id: 1}],
    ['get_group_member_list', {group_id: 1}],
    ['get_group_member_info', {group_id: AS_ADMIN, user_id: 1}],
    ['get_stranger_info', {user_id: 1}],
    ['get_msg', {message_id: 1}],
    ['set_friend_remark', {user_id: 20_003, remark: 'x'}],
    ['set_online_status', {status: 11, ext_status: 0, battery_status: 0}],
  ])('does not know %s %j', async (action, params) => {
    const {client} = await connected()
    expect((await client.call(action, params)).status).toBe('failed')
  })

  it('has no data about a group it does not know, in get_group_info_ex', async () => {
    const {client} = await connected()
    const reply = await client.call('get_group_info_ex', {group_id: 1})
    expect(reply.retcode).toBe(0)
    expect(reply).not.toHaveProperty('data')
  })
})

describe('friends', () => {
  it('get a remark', async () => {
    const {client} = await connected()
    expect(await client.call('set_friend_remark', {user_id: 10_002, remark: '小樱'})).not.toHaveProperty('data')
    const friends = await client.data<Rows>('get_friend_list')
    expect(friends.find(friend => friend.user_id === 10_002)?.remark).toBe('小樱')
    expect(await client.data('get_stranger_info', {user_id: 10_002})).toMatchObject({remark: '小樱', qqLevel: 36})
  })

  it('can be deleted once', async () => {
    const {client} = await connected()
    expect(await client.data('delete_friend', {user_id: 10_002})).toEqual({result: 0, errMsg: ''})
    expect(await client.data('delete_friend', {user_id: 10_002})).toMatchObject({valid: false})
    expect(await client.data('get_friend_list')).toHaveLength(5)
  })

  it('are grouped by category', async () => {
    const {client} = await connected()
    const categories = await client.data<Rows>('get_friends_with_category')
    expect(categories.map(category => category.categoryMbCount)).toEqual([3, 2, 1])
  })
})

describe('kicking', () => {
  it('takes the member out and says so', async () => {
    const {client} = await connected({}, '/')
    const reply = await client.call('set_group_kick', {group_id: AS_ADMIN, user_id: 20_004})
    expect(reply).toMatchObject({retcode: 0, data: null})
    expect(await members(client, AS_ADMIN)).not.toContain(20_004)
    expect(await client.frame(frame => frame.notice_type === 'group_decrease')).toMatchObject({
      sub_type: 'kick',
      group_id: AS_ADMIN,
      user_id: 20_004,
      operator_id: 10_000,
    })
  })

  it('several members drops those who are not there', async () => {
    const {client} = await connected()
    await client.data('set_group_kick_members', {group_id: AS_ADMIN, user_id: ['20003', '1', '20004']})
    expect(await members(client, AS_ADMIN)).toHaveLength(6)
  })

  it.each([
    ['the owner', AS_ADMIN, 20_001],
    ['another administrator', AS_ADMIN, 20_002],
    ['anybody without the right', AS_MEMBER, 20_007],
    ['somebody who is not there', AS_ADMIN, 1],
  ])('%s is ok and does nothing', async (_whom, group_id, user_id) => {
    const {client} = await connected()
    const before = await members(client, group_id)
    expect((await client.call('set_group_kick', {group_id, user_id})).retcode).toBe(0)
    expect(await members(client, group_id)).toEqual(before)
  })
})

describe('bans', () => {
  it('are listed until they are lifted, which is what no duration means', async () => {
    const {client} = await connected({}, '/')
    const target = {group_id: AS_ADMIN, user_id: 10_001}
    await client.data('set_group_ban', {...target, duration: 600})
    const list = await client.data<Rows>('get_group_shut_list', {group_id: AS_ADMIN})
    expect(list).toMatchObject([{uin: '10001', nick: '小明', role: 2}])
    expect((await member(client, AS_ADMIN, 10_001)).shut_up_timestamp).toBe(list[0]?.shutUpTime)
    await client.data('set_group_ban', target)
    expect(await client.data('get_group_shut_list', {group_id: AS_ADMIN})).toEqual([])
    const events = client.frames.filter(frame => frame.notice_type === 'group_ban')
    expect(events).toMatchObject([
      {sub_type: 'ban', user_id: 10_001, operator_id: 10_000, duration: 600},
      {sub_type: 'lift_ban', duration: 0},
    ])
  })

  it.each([
    [AS_ADMIN, 1, 'user not in group'],
    [AS_ADMIN, 20_001, 'cannot ban owner'],
    [AS_ADMIN, 20_002, 'cannot ban admin'],
    [AS_MEMBER, 20_007, 'ERR_NOT_GROUP_ADMIN'],
  ])('in group %i of %i fail: %s', async (group_id, user_id, message) => {
    const {client} = await connected()
    expect(await client.call('set_group_ban', {group_id, user_id, duration: 60})).toMatchObject({
      retcode: 1200,
      message,
    })
  })

  it('can hit the whole group, which is the default', async () => {
    const {client} = await connected({}, '/')
    await client.data('set_group_whole_ban', {group_id: AS_ADMIN})
    expect((await client.data('get_group_info', {group_id: AS_ADMIN})).group_all_shut).toBe(-1)
    await client.data('set_group_whole_ban', {group_id: AS_ADMIN, enable: 'false'})
    expect((await client.data('get_group_info', {group_id: AS_ADMIN})).group_all_shut).toBe(0)
    expect(client.frames.filter(frame => frame.notice_type === 'group_ban')).toMatchObject([
      {sub_type: 'ban', user_id: 0, duration: -1},
      {sub_type: 'lift_ban', user_id: 0, duration: 0},
    ])
  })
})

describe('group settings', () => {
  it('change cards, the own one without rights', async () => {
    const {client} = await connected()
    await client.data('set_group_card', {group_id: AS_ADMIN, user_id: 10_002, card: '樱花'})
    expect((await member(client, AS_ADMIN, 10_002)).card).toBe('樱花')
    await client.data('set_group_card', {group_id: AS_ADMIN, user_id: 10_002})
    expect((await member(client, AS_ADMIN, 10_002)).card).toBe('')
    await client.data('set_group_card', {group_id: AS_MEMBER, user_id: 10_000, card: 'bot'})
    expect(await client.call('set_group_card', {group_id: AS_MEMBER, user_id: 20_007, card: 'x'})).toMatchObject({
      retcode: 1200,
      message: '设置群名片未生效',
    })
  })

  it.each([
    [AS_OWNER, 10_001, 'admin'],
    [AS_ADMIN, 10_001, 'member'],
  ])('in group %i make %i %s', async (group_id, user_id, role) => {
    const {client} = await connected()
    expect((await client.call('set_group_admin', {group_id, user_id, enable: true})).retcode).toBe(0)
    expect((await member(client, group_id, user_id)).role).toBe(role)
  })

  it('demote when enable is left out', async () => {
    const {client} = await connected({}, '/')
    await client.data('set_group_admin', {group_id: AS_OWNER, user_id: 10_003})
    expect((await member(client, AS_OWNER, 10_003)).role).toBe('member')
    expect(await client.frame(frame => frame.notice_type === 'group_admin')).toMatchObject({sub_type: 'unset'})
  })

  it.each([
    [AS_OWNER, '新头衔'],
    [AS_ADMIN, '活跃分子'],
  ])('in group %i set the title to %s', async (group_id, title) => {
    const {client} = await connected()
    await client.data('set_group_special_title', {group_id, user_id: 10_001, special_title: '新头衔'})
    expect((await member(client, group_id, 10_001)).title).toBe(title)
  })

  it('rename a group and remark on it', async () => {
    const {client} = await connected()
    await client.data('set_group_name', {group_id: AS_ADMIN, group_name: '新名字'})
    await client.data('set_group_remark', {group_id: AS_ADMIN, remark: '备注'})
    const info = await client.data('get_group_info', {group_id: AS_ADMIN})
    expect(info).toMatchObject({group_name: '新名字', group_remark: '备注'})
    expect((await client.call('set_group_name', {group_id: AS_MEMBER, group_name: 'x'})).retcode).toBe(1200)
  })

  it('end with leaving', async () => {
    const {client} = await connected({}, '/')
    await client.data('set_group_leave', {group_id: AS_MEMBER, is_dismiss: true})
    expect(await client.data('get_group_list')).toHaveLength(2)
    expect(await client.frame(frame => frame.notice_type === 'group_decrease')).toMatchObject({sub_type: 'leave'})
  })
})

describe('group requests', () => {
  async function pending(client: TestClient): Promise<unknown[]> {
    const lists = await client.data<{invited_requests: Rows; join_requests: Rows}>('get_group_system_msg')
    return [...lists.join_requests, ...lists.invited_requests].map(one => one.checked)
  }

  it('let somebody in', async () => {
    const {client} = await connected({}, '/')
    expect(await pending(client)).toEqual([false, false])
    await client.data('set_group_add_request', {flag: '1700000000000001', approve: true})
    expect(await pending(client)).toEqual([true, false])
    expect(await client.frame(frame => frame.notice_type === 'group_increase')).toMatchObject({
      sub_type: 'approve',
      group_id: AS_ADMIN,
      user_id: 40_001,
    })
    expect(await members(client, AS_ADMIN)).toContain(40_001)
  })

  it('take the bot into a group', async () => {
    const {client} = await connected()
    await client.data('set_group_add_request', {flag: '1700000000000002', approve: 'true'})
    expect(await members(client, 456_789)).toContain(10_000)
  })

  it('can be refused', async () => {
    const {client} = await connected()
    await client.data('set_group_add_request', {flag: '1700000000000001', approve: false})
    expect(await pending(client)).toEqual([true, false])
    expect(await members(client, AS_ADMIN)).not.toContain(40_001)
  })
})

describe('the account', () => {
  it('gets a new name', async () => {
    const {client} = await connected()
    await client.data('set_qq_profile', {nickname: '新助手', personal_note: '签名'})
    expect((await client.data('get_login_info')).nickname).toBe('新助手')
    expect(await client.data('get_stranger_info', {user_id: 10_000})).toMatchObject({long_nick: '签名'})
  })
})
