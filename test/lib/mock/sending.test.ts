import {describe, expect, it} from 'vitest'
import {TestClient} from './client.js'
import {connected} from './fixture.js'

const GROUP = {group_id: 123_456}

const NOTHING_TO_SEND = '消息体无法解析, 请检查是否发送了不支持的消息类型'

function segment(type: string, data: Record<string, unknown> = {}): unknown {
  return {type, data}
}

async function sent(client: TestClient, message: unknown, to: object = GROUP): Promise<Record<string, unknown>> {
  const {message_id} = await client.data('send_msg', {...to, message})
  return client.data('get_msg', {message_id})
}

describe('a message', () => {
  it('is stored and can be read by its id', async () => {
    const {client} = await connected()
    const {message_id} = await client.data('send_group_msg', {group_id: '123456', message: 'hi'})
    expect(message_id).toBeGreaterThan(0)
    expect(message_id).toBeLessThan(2 ** 31)
    expect(await client.data('get_msg', {message_id})).toMatchObject({
      message_id,
      user_id: 10_000,
      group_id: 123_456,
      message_type: 'group',
      post_type: 'message_sent',
      raw_message: 'hi',
      message: [{type: 'text', data: {text: 'hi'}}],
      emoji_likes_list: [],
    })
  })

  it.each([
    ['CQ text', 'a[CQ:at,qq=all]b', 'a[CQ:at,qq=all]b'],
    ['one segment', segment('text', {text: 'one'}), 'one'],
    [
      'segments',
      [segment('text', {text: '1'}), segment('face', {id: 4})],
      /^1\[CQ:face,id=4,raw=&#91;object Object&#93;\]$/,
    ],
    ['text with brackets', segment('text', {text: '[x]&'}), '&#91;x&#93;&amp;'],
  ])('may be %s', async (_what, message, raw) => {
    const {client} = await connected()
    const {raw_message} = await sent(client, message)
    if (typeof raw === 'string') expect(raw_message).toBe(raw)
    else expect(raw_message).toMatch(raw)
  })

  it('is plain text with auto_escape', async () => {
    const {client} = await connected()
    const {message} = await sent(client, '[CQ:at,qq=1]', {...GROUP, auto_escape: true})
    expect(message).toEqual([{type: 'text', data: {text: '[CQ:at,qq=1]'}}])
  })

  it.each([[undefined], [null], [[null]], [[segment('text', {text: 'x'}), null]]])(
    'that is %j is never answered',
    async message => {
      const {mock, client} = await connected()
      client.send({action: 'send_msg', params: {...GROUP, message}, echo: 'lost'})
      client.send({action: 'send_forward_msg', params: GROUP, echo: 'lost'})
      await client.settle()
      expect(client.frames.some(frame => frame.echo === 'lost')).toBe(false)
      expect(mock.calls.filter(call => call.reply === undefined)).toHaveLength(2)
    },
  )

  it.each([
    ['', 1200, NOTHING_TO_SEND],
    [[], 1200, NOTHING_TO_SEND],
    [5, 1200, '未知的消息类型：undefined'],
    [['text'], 1200, '未知的消息类型：undefined'],
    [segment('keyboard'), 1200, '未知的消息类型：keyboard'],
    [[segment('text', {text: 'x'}), segment('share')], 1200, '未知的消息类型：share'],
    [segment('poke'), 1200, NOTHING_TO_SEND],
    [[segment('xml'), segment('miniapp')], 1200, NOTHING_TO_SEND],
    [segment('face', {id: 'smile'}), 1200, NOTHING_TO_SEND],
    [segment('face', {id: 54}), 1200, NOTHING_TO_SEND],
    [segment('image', {file: 'no-such.png'}), 1200, '识别URL失败, uri= no-such.png'],
  ])('that is %j fails', async (message, retcode, text) => {
    const {client} = await connected()
    expect(await client.call('send_msg', {...GROUP, message})).toMatchObject({retcode, message: text, data: null})
  })

  it('refuses nodes among other segments', async () => {
    const {client} = await connected()
    const message = [segment('text', {text: 'x'}), segment('node', {content: 'y'})]
    expect((await client.call('send_msg', {...GROUP, message})).retcode).toBe(1400)
  })

  it('loses what is dropped and keeps the rest', async () => {
    const {client} = await connected()
    const message = [segment('poke'), segment('reply', {id: '1'}), segment('text', {text: 'left'})]
    expect((await sent(client, message)).raw_message).toBe('left')
  })

  it('loses an at in private', async () => {
    const {client} = await connected()
    const message = [segment('at', {qq: 'all'}), segment('text', {text: 'left'})]
    expect(await sent(client, message, {user_id: 10_001})).toMatchObject({
      raw_message: 'left',
      sub_type: 'friend',
      user_id: 10_000,
      target_id: 10_001,
    })
  })

  it('keeps a reply to a message that is there, also by its real sequence', async () => {
    const {client} = await connected()
    const first = await sent(client, 'first')
    for (const data of [{id: first.message_id}, {seq: first.real_seq}]) {
      const {message} = await sent(client, [segment('reply', data), segment('text', {text: 'x'})])
      expect(message).toEqual([
        {type: 'reply', data: {id: String(first.message_id)}},
        {type: 'text', data: {text: 'x'}},
      ])
    }
  })

  it('comes back with received image data', async () => {
    const {client} = await connected()
    const {message} = await sent(client, segment('image', {file: 'base64://aGk=', summary: '[x]'}))
    expect(message).toMatchObject([
      {
        type: 'image',
        data: {summary: '[x]', sub_type: 0, file: expect.stringMatching(/^[0-9A-F]{32}\.png$/) as string},
      },
    ])
  })
})

describe('the target', () => {
  it.each([
    ['send_msg', {group_id: 123_456, user_id: 10_001}, 'group'],
    ['send_msg', {group_id: 123_456, user_id: 10_001, message_type: 'private'}, 'private'],
    ['send_msg', {user_id: '10001'}, 'private'],
    ['send_group_msg', {group_id: 123_456, user_id: 10_001}, 'group'],
    ['send_private_msg', {user_id: 10_001}, 'private'],
    ['send_private_msg', {user_id: 20_003, group_id: 123_456}, 'private'],
    ['send_private_msg', {user_id: 999_999, group_id: 123_456}, 'group'],
  ])('%s %j is a %s chat', async (action, params, kind) => {
    const {client} = await connected()
    const {message_id} = await client.data(action, {...params, message: 'x'})
    expect((await client.data('get_msg', {message_id})).message_type).toBe(kind)
  })

  it.each([
    ['send_msg', {}],
    ['send_group_msg', {user_id: 10_001}],
    ['send_group_msg', {group_id: 1}],
    ['send_private_msg', {user_id: 999_999}],
  ])('%s %j fails', async (action, params) => {
    const {client} = await connected()
    expect(await client.call(action, {...params, message: 'x'})).toMatchObject({retcode: 1200})
  })

  it('is closed to the bot while it is banned', async () => {
    const {mock, client} = await connected()
    mock.world.group(345_678)!.all_shut = true
    expect((await client.call('send_msg', {group_id: 345_678, message: 'x'})).message).toContain('"result": 120')
  })
})

describe('own messages', () => {
  it.each([
    [GROUP, {message_type: 'group', group_id: 123_456, target_id: 123_456}],
    [{user_id: 10_001}, {message_type: 'private', target_id: 10_001}],
  ])('sent to %j are events where the server reports them', async (to, expected) => {
    const {client} = await connected({reportSelf: true}, '/')
    const {message_id} = await client.data('send_msg', {...to, message: 'x'})
    const event = await client.frame(frame => frame.post_type === 'message_sent')
    expect(event).toMatchObject({...expected, message_id, user_id: 10_000, message_sent_type: 'self'})
  })

  it('are no events otherwise', async () => {
    const {client} = await connected({}, '/')
    await client.data('send_msg', {...GROUP, message: 'x'})
    expect(client.frames.filter(frame => frame.post_type !== undefined)).toHaveLength(1)
  })
})

describe('forwarding', () => {
  it('says no more than that it failed where QQ refuses the card', async () => {
    const {client} = await connected()
    const message = [{type: 'node', data: {user_id: 1, nickname: 'a', content: 'x'}}]
    const reply = await client.call('send_group_forward_msg', {group_id: 999, message})
    expect(reply).toMatchObject({
      retcode: 1200,
      message: expect.stringMatching(/^发送转发消息（res_id：.+ 失败$/) as string,
    })
  })

  const NODES = [
    segment('node', {user_id: '10001', nickname: '小明', content: 'one'}),
    segment('node', {uin: 10_003, name: 'Alice', content: [segment('text', {text: 'two'})]}),
  ]

  it.each([
    ['send_msg', 'message'],
    ['send_forward_msg', 'messages'],
    ['send_group_forward_msg', 'messages'],
    ['send_group_forward_msg', 'message'],
  ])('%s sends a card made of %s', async (action, name) => {
    const {client} = await connected()
    const reply = await client.data(action, {...GROUP, [name]: NODES})
    expect(reply).toEqual({
      message_id: expect.any(Number) as number,
      res_id: expect.any(String) as string,
      forward_id: reply.res_id,
    })
    const {message} = await client.data<{message: {type: string; data: {id: string}}[]}>('get_msg', reply)
    expect(message).toEqual([{type: 'forward', data: {id: expect.stringMatching(/^\d{19}$/) as string}}])
    for (const params of [{message_id: reply.message_id}, {id: reply.res_id}, {id: message[0]?.data.id}]) {
      const {messages} = await client.data<{messages: unknown[]}>('get_forward_msg', params)
      expect(messages).toMatchObject([
        {user_id: 10_001, sender: {nickname: '小明'}, message: [{type: 'text', data: {text: 'one'}}]},
        {user_id: 10_003, sender: {nickname: 'Alice'}, raw_message: 'two'},
      ])
    }
  })

  it('takes existing messages and nested nodes', async () => {
    const {client} = await connected()
    const {message_id} = await client.data('send_msg', {...GROUP, message: 'old'})
    const messages = [segment('node', {id: message_id}), segment('node', {nickname: 'n', content: NODES})]
    const {res_id} = await client.data('send_group_forward_msg', {...GROUP, messages})
    const content = await client.data<{messages: unknown[]}>('get_forward_msg', {id: res_id})
    expect(content.messages).toMatchObject([
      {user_id: 10_000, raw_message: 'old'},
      {message: [{type: 'forward', data: {content: [{raw_message: 'one'}, {raw_message: 'two'}]}}]},
    ])
  })

  it('refuses more than three levels', async () => {
    const {client} = await connected()
    let messages: unknown = 'core'
    for (let depth = 0; depth < 4; depth++) messages = [segment('node', {content: messages})]
    expect((await client.call('send_group_forward_msg', {...GROUP, messages})).retcode).toBe(1200)
  })

  it('passes a single message on, to a user before a group', async () => {
    const {client} = await connected()
    const {message_id} = await client.data('send_msg', {...GROUP, message: 'pass it on'})
    const reply = await client.call('forward_group_single_msg', {message_id, group_id: 234_567, user_id: 10_002})
    expect(reply).toMatchObject({retcode: 0, data: null})
    const {messages} = await client.data<{messages: unknown[]}>('get_friend_msg_history', {user_id: 10_002})
    expect(messages).toMatchObject([{raw_message: 'pass it on', user_id: 10_000}])
  })
})

describe('a quick operation', () => {
  it('replies to a message event', async () => {
    const {mock, client} = await connected()
    const listener = await TestClient.connect(mock.url)
    mock.say({...GROUP, from: 10_001, text: 'ping'})
    const context = await listener.frame(frame => frame.post_type === 'message')
    const reply = await client.call('.handle_quick_operation', {context, operation: {reply: 'pong', at_sender: true}})
    expect(reply).not.toHaveProperty('data')
    const {messages} = await client.data<{messages: unknown[]}>('get_group_msg_history', {...GROUP, count: 1})
    expect(messages).toMatchObject([{raw_message: '[CQ:at,qq=10001]pong', user_id: 10_000}])
  })

  it('keeps its errors to itself', async () => {
    const {client} = await connected()
    const context = {post_type: 'message', message_type: 'group', group_id: 1, user_id: 2}
    expect((await client.call('.handle_quick_operation', {context, operation: {reply: 'x'}})).retcode).toBe(0)
  })
})
