import {expect, it} from 'vitest'
import {type TestClient} from './client.js'
import {connected} from './fixture.js'

/** The bot is an administrator, and a plain member. */
const AS_ADMIN = 123_456
const AS_MEMBER = 345_678

it.each([
  ['set_group_add_option', {add_type: 1}],
  ['set_group_robot_add_option', {robot_member_switch: 0, robot_member_examine: 0}],
  ['set_group_search', {no_finger_open: 1}],
  ['set_group_member_invite_policy', {policy: 'disabled'}],
  ['set_group_member_permissions', {allow_member_create_group: true}],
  ['set_group_new_member_history_visibility', {visible: false}],
  ['set_group_portrait', {file: 'https://example.com/a.png'}],
])('%s is for admins, in groups that exist', async (action, params) => {
  const {client} = await connected()
  const retcodes = await Promise.all(
    [AS_ADMIN, AS_MEMBER, 1].map(async group_id => (await client.call(action, {group_id, ...params})).retcode),
  )
  expect(retcodes).toEqual([0, 1200, 1200])
})

it('wants at least one permission', async () => {
  const {client} = await connected()
  expect((await client.call('set_group_member_permissions', {group_id: AS_ADMIN})).retcode).toBe(1200)
})

it.each(['set_group_sign', 'send_group_sign'])('puts the bot on the list of who signed in, once: %s', async action => {
  const {client} = await connected()
  const signed = async (from: TestClient): Promise<unknown[]> =>
    (await from.data<{user_id: number}[]>('get_group_signed_list', {group_id: AS_MEMBER})).map(entry => entry.user_id)
  expect(await signed(client)).toEqual([20_006, 10_004, 10_005])
  for (let time = 0; time < 2; time++) {
    const reply = await client.call(action, {group_id: AS_MEMBER})
    expect(reply.retcode).toBe(0)
    expect(reply).not.toHaveProperty('data')
  }
  expect(await signed(client)).toEqual([20_006, 10_004, 10_005, 10_000])
  expect((await client.call(action, {group_id: 1})).retcode).toBe(0)
})

it('does not know an action that is only a name in documents', async () => {
  const {client} = await connected()
  const reply = await client.call('set_group_anonymous_ban', {group_id: AS_ADMIN, anonymous_flag: 'x'})
  expect(reply).toMatchObject({status: 'failed', retcode: 1404, message: '不支持的API set_group_anonymous_ban'})
})
