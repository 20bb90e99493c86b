import {describe, expect, it} from 'vitest'
import {connected} from './fixture.js'

const SCENARIO = {
  messages: [
    {
      group_id: 123_456,
      from: 10_001,
      text: 'hi',
      message_id: 7,
      reactions: {76: Array.from({length: 40}, (_, i) => i + 1)},
    },
    {user_id: 10_001, text: 'hi', message_id: 8},
    {group_id: 123_456, message: [{type: 'node', data: {id: '7'}}], message_id: 9},
  ],
}

describe('a reaction', () => {
  it('is seen where reactions are read, told to everybody, and can be taken back', async () => {
    const {client} = await connected({scenario: SCENARIO}, '/')
    const react = {message_id: 7, emoji_id: 128077}
    expect(await client.data('set_msg_emoji_like', react)).toEqual({result: 0, errMsg: ''})
    expect(await client.frame(frame => frame.notice_type === 'group_msg_emoji_like')).toMatchObject({
      group_id: 123_456,
      user_id: 10_000,
      message_id: 7,
      likes: [{emoji_id: '128077', count: 1}],
      is_add: true,
    })
    expect(await client.data('get_emoji_likes', react)).toEqual({
      emoji_like_list: [{user_id: '10000', nick_name: '小助手'}],
    })
    expect(await client.data('get_msg', {message_id: 7})).toMatchObject({
      emoji_likes_list: [
        {emoji_id: '76', emoji_type: '1', likes_cnt: '40'},
        {emoji_id: '128077', emoji_type: '2', likes_cnt: '1'},
      ],
    })
    await client.data('set_msg_emoji_like', {...react, set: false})
    await client.frame(frame => frame.is_add === false)
    expect(await client.data('get_emoji_likes', react)).toEqual({emoji_like_list: []})
  })

  it('comes in pages of 15 at the most', async () => {
    const {client} = await connected({scenario: SCENARIO})
    const page = async (cookie: string): Promise<Record<string, unknown>> =>
      client.data('fetch_emoji_like', {message_id: 7, emojiId: '76', emojiType: 1, count: 20, cookie})
    expect(await page('')).toMatchObject({cookie: '15', isFirstPage: true, isLastPage: false, result: 0})
    const last = await page('30')
    expect(last).toMatchObject({cookie: '', isFirstPage: false, isLastPage: true})
    expect(last.emojiLikesList).toHaveLength(10)
  })

  it.each(['set_msg_emoji_like', 'get_emoji_likes'])('to an unknown message fails: %s', async action => {
    const {client} = await connected({scenario: SCENARIO})
    expect(await client.call(action, {message_id: 5, emoji_id: '76'})).toMatchObject({retcode: 1200})
  })
})

describe('a poke', () => {
  it.each([
    ['send_poke', {group_id: 123_456, user_id: 10_001}, {group_id: 123_456, user_id: 10_000, target_id: 10_001}],
    ['friend_poke', {user_id: 10_001}, {user_id: 10_001, sender_id: 10_000, target_id: 10_001}],
    ['friend_poke', {user_id: 10_001, target_id: 10_000}, {user_id: 10_001, sender_id: 10_000, target_id: 10_000}],
  ])('%s %j is an event', async (action, params, event) => {
    const {client} = await connected({}, '/')
    expect(await client.call(action, params)).toMatchObject({status: 'ok'})
    expect(await client.frame(frame => frame.sub_type === 'poke')).toMatchObject({notice_type: 'notify', ...event})
  })

  it('at nobody is answered ok all the same', async () => {
    const {client} = await connected({}, '/')
    const reply = await client.call('group_poke', {group_id: 123_456, user_id: 99_999})
    expect(reply).toMatchObject({status: 'ok'})
    expect(reply).not.toHaveProperty('data')
    await client.settle()
    expect(client.frames.some(frame => frame.sub_type === 'poke')).toBe(false)
  })
})

it.each([
  [{message_id: 7}, 0],
  [{group_id: 123_456}, 0],
  [{user_id: 10_001}, 0],
  [{user_id: 99_999}, 1200],
  [{}, 1200],
])('marks %j as read with %i', async (params, retcode) => {
  const {client} = await connected({scenario: SCENARIO})
  expect(await client.call('mark_msg_as_read', params)).toMatchObject({retcode, data: null})
})

it('makes a forward card of nodes in a scenario', async () => {
  const {client} = await connected({scenario: SCENARIO})
  expect(await client.data('get_forward_msg', {message_id: 9})).toMatchObject({
    messages: [{user_id: 10_001, raw_message: 'hi'}],
  })
})
