import {describe, expect, it} from 'vitest'
import {type TestClient} from './client.js'
import {connected} from './fixture.js'

interface Message {
  readonly message_id: number
  readonly raw_message: string
}

const GROUP = {group_id: 123_456}

/** Five messages in the group; their ids. */
async function five(client: TestClient): Promise<number[]> {
  const ids: number[] = []
  for (const text of ['a', 'b', 'c', 'd', 'e'])
    ids.push(Number((await client.data('send_msg', {...GROUP, message: text})).message_id))
  return ids
}

async function history(client: TestClient, params: object): Promise<string> {
  const {messages} = await client.data<{messages: Message[]}>('get_group_msg_history', {...GROUP, ...params})
  return messages.map(message => message.raw_message).join('')
}

describe('the history', () => {
  it('is the latest messages without an anchor, oldest first, whatever the direction', async () => {
    const {client} = await connected()
    await five(client)
    expect(await history(client, {count: 3})).toBe('cde')
    expect(await history(client, {count: 3, reverse_order: true})).toBe('cde')
  })

  it.each([
    [{reverse_order: false}, 'cd'],
    [{reverse_order: true}, 'bc'],
    [{reverseOrder: true}, 'bc'],
  ])('goes from the anchor, which is part of it: %j', async (direction, expected) => {
    const {client} = await connected()
    const ids = await five(client)
    expect(await history(client, {message_seq: ids[2], count: 2, ...direction})).toBe(expected)
  })

  it('takes a long id for an anchor', async () => {
    const {client} = await connected()
    await five(client)
    const contacts = await client.data<{msgId: string; peerUin: string}[]>('get_recent_contact')
    expect(contacts[0]).toMatchObject({peerUin: '123456', msgId: expect.stringMatching(/^\d{19}$/) as string})
    expect(await history(client, {message_seq: contacts[0]?.msgId, count: 5, reverse_order: true})).toBe('abcde')
  })

  it('fails where nothing is found', async () => {
    const {client} = await connected()
    const unknown = await client.call('get_group_msg_history', {...GROUP, message_seq: '77'})
    expect(unknown).toMatchObject({retcode: 1200, message: '消息77不存在'})
    const empty = await client.call('get_friend_msg_history', {user_id: 10_006})
    expect(empty).toMatchObject({retcode: 1200, message: '消息undefined不存在'})
  })

  it('of a friend holds both sides', async () => {
    const {client} = await connected()
    const {messages} = await client.data<{messages: {user_id: number}[]}>('get_friend_msg_history', {user_id: 10_001})
    expect(messages.map(message => message.user_id)).toEqual([10_001, 10_000])
  })
})

describe('get_recent_contact', () => {
  it('names the last message of every conversation, newest first, without its id', async () => {
    const {client} = await connected()
    await client.data('send_msg', {user_id: 10_001, message: 'last'})
    const contacts = await client.data<Record<string, unknown>[]>('get_recent_contact', {count: 2})
    expect(contacts).toHaveLength(2)
    expect(contacts[0]).toMatchObject({
      peerUin: '10001',
      peerName: '小明',
      remark: '明哥',
      chatType: 1,
      sendNickName: '小助手',
      lastestMsg: {raw_message: 'last'},
    })
    expect(contacts[0]?.lastestMsg).not.toHaveProperty('message_id')
  })
})

describe('delete_msg', () => {
  it('recalls, and says so', async () => {
    const {client} = await connected({}, '/')
    const {message_id} = await client.data('send_msg', {...GROUP, message: 'oops'})
    expect(await client.call('delete_msg', {message_id})).toMatchObject({retcode: 0, data: null})
    expect(await client.frame(frame => frame.notice_type === 'group_recall')).toMatchObject({
      group_id: 123_456,
      user_id: 10_000,
      operator_id: 10_000,
      message_id,
    })
    expect((await client.call('get_msg', {message_id})).retcode).toBe(1200)
  })

  it('recalls in private', async () => {
    const {client} = await connected({}, '/')
    const {message_id} = await client.data('send_msg', {user_id: 10_001, message: 'oops'})
    await client.data('delete_msg', {message_id})
    expect(await client.frame(frame => frame.notice_type === 'friend_recall')).toMatchObject({message_id})
  })

  it.each([
    [123_456, 10_001, 0],
    [123_456, 20_001, 1200],
    [345_678, 20_007, 1200],
    [234_567, 10_003, 0],
  ])('in group %i of what %i said answers %i', async (group_id, from, retcode) => {
    const {mock, client} = await connected()
    const message_id = mock.say({group_id, from, text: 'x'})
    expect((await client.call('delete_msg', {message_id})).retcode).toBe(retcode)
  })

  it('fails for an id that nobody knows', async () => {
    const {client} = await connected()
    expect(await client.call('delete_msg', {message_id: 5})).toMatchObject({retcode: 1200, message: 'Recall failed'})
  })
})
