import {expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const text = (value: string): object => ({type: 'text', data: {text: value}})

it.each([
  [['group', 'send', '123456'], 'send_group_msg', {group_id: '123456'}],
  [['friend', 'send', '10001'], 'send_private_msg', {user_id: '10001'}],
  [['msg', 'send', 'u:10001'], 'send_msg', {message_type: 'private', user_id: '10001'}],
])('%j sends text and segments in the order of the line', async (words, action, to) => {
  const mock = await mockServer()
  const line = [
    'a',
    '--segment',
    '{"type":"image","data":{"file":"https://x.org/a"}}',
    'b',
    '--face',
    '14',
    '--segment',
    '{"type":"contact","data":{"type":"qq","id":"1"}}',
  ]
  expect((await qq([...words, ...line], {env: mock.env})).code).toBe(0)
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([
    [
      action,
      {
        ...to,
        message: [
          text('a'),
          {type: 'image', data: {file: 'https://x.org/a'}},
          text('b'),
          {type: 'face', data: {id: '14'}},
          {type: 'contact', data: {type: 'qq', id: '1'}},
        ],
      },
    ],
  ])
})

it.each([
  [['group', 'send', '123456', '--segment', '{"type":"poke","data":{}}'], 7],
  [['group', 'send', '123456', 'hi', '--segment', '{"type":"markdown","data":{}}'], 7],
  [['friend', 'send', '10001', '--segment', '{"type":"at","data":{"qq":"10001"}}'], 7],
  [['friend', 'send', '10001', '--at', '10001'], 7],
  [['group', 'send', '123456', '--segment', '{"type":"imge"}'], 2],
  [['group', 'send', '123456', '--segment', '[]'], 2],
  [['group', 'send', '123456', '--segment', '{'], 2],
  [['group', 'send', '123456', '--segment', '{"type":"reply","data":{"id":"1"}}'], 2],
  [['group', 'send', '123456'], 2],
  [['friend', 'send', '10001'], 2],
  [['group', 'send', 'u:10001', 'hi'], 2],
  [['friend', 'send', 'g:123456', 'hi'], 2],
  [['friend', 'send', '10001', 'hi', '--via-group', '10x'], 2],
  [['msg', 'reply', '5'], 2],
  [['msg', 'reply', '5', ''], 2],
  [['msg', 'reply', 'abc', 'hi'], 2],
  [['msg', 'send-music', 'g:123456'], 2],
  [['msg', 'send-music', 'g:123456', '--platform', 'spotify', '--id', '5'], 2],
  [['msg', 'send-music', 'g:123456', '--platform', 'qq', '--id', '5', '--link', 'https://x.org'], 2],
  [['msg', 'send-music', 'g:123456', '--platform', 'qq', '--id', '5', '--title', 'x'], 2],
])('refuses %j before anything is sent', async (words, exit) => {
  const mock = await mockServer()
  expect((await qq(words, {env: mock.env})).code).toBe(exit)
  expect(mock.calls).toEqual([])
})

it('writes to a member of a group through it', async () => {
  const mock = await mockServer()
  expect((await qq(['friend', 'send', '20003', 'hi', '--via-group', '123456'], {env: mock.env})).code).toBe(0)
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([
    ['get_group_member_info', {group_id: '123456', user_id: '20003', no_cache: true}],
    ['send_private_msg', {user_id: '20003', group_id: '123456', message: [text('hi')]}],
  ])
})

it.each([
  ['99999', '123456'],
  ['10006', '123456'],
  ['20003', '999'],
])('sends nothing to %s through a group %s that does not have him', async (user, group) => {
  const mock = await mockServer()
  for (const dry of [[], ['-n']]) {
    const {code, stdout, stderr} = await qq(['friend', 'send', user, 'hi', '--via-group', group, ...dry], {
      env: mock.env,
    })
    expect({code, stdout}).toEqual({code: 1, stdout: ''})
    expect(stderr).toContain(`${user} is not a member of group ${group}; nothing was sent`)
  }
  expect(mock.calls.map(call => call.action)).toEqual(['get_group_member_info', 'get_group_member_info'])
})

it('sends nothing when it cannot be known who is a member', async () => {
  const mock = await mockServer()
  mock.fault({action: 'get_group_member_info', kind: 'soft', data: null})
  expect((await qq(['friend', 'send', '20003', 'hi', '--via-group', '123456'], {env: mock.env})).code).toBe(1)
  expect(mock.calls.map(call => call.action)).toEqual(['get_group_member_info'])
})

const REPLIES = {
  messages: [
    {group_id: 123_456, from: 10_001, text: 'in the group', message_id: 1},
    {group_id: 123_456, from: 10_000, text: 'own', message_id: 2},
    {user_id: 10_001, text: 'in private', message_id: 3},
    {user_id: 10_001, from: 10_000, text: 'own, in private', message_id: 4},
  ],
}
const quote = (id: string): object => ({type: 'reply', data: {id}})
const at = {type: 'at', data: {qq: '10001'}}
const GROUP = {message_type: 'group', group_id: '123456'}
const PRIVATE = {message_type: 'private', user_id: '10001'}

it.each([
  [['1', 'so', 'what'], GROUP, [quote('1'), at, text(' so what')]],
  [['1', '--no-at', 'yes'], GROUP, [quote('1'), text('yes')]],
  [['1', '--face', '14'], GROUP, [quote('1'), at, {type: 'face', data: {id: '14'}}]],
  [['2', 'yes'], GROUP, [quote('2'), text('yes')]],
  [['3', 'yes'], PRIVATE, [quote('3'), text('yes')]],
  [['4', 'yes'], PRIVATE, [quote('4'), text('yes')]],
])('replies to %j in its chat', async (words, to, message) => {
  const mock = await mockServer({scenario: REPLIES})
  expect((await qq(['msg', 'reply', ...words], {env: mock.env})).code).toBe(0)
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([
    ['get_msg', {message_id: words[0]}],
    ['send_msg', {...to, message}],
  ])
})

it('replies in a temporary session through its group, where that is known', async () => {
  const mock = await mockServer()
  const known = await qq(['friend', 'send', '20003', 'hi', '--via-group', '123456', '-o', 'id'], {env: mock.env})
  expect((await qq(['msg', 'reply', known.stdout.trim(), 'yes'], {env: mock.env})).code).toBe(0)
  expect(mock.calls.at(-1)?.params).toMatchObject({message_type: 'private', user_id: '20003', group_id: '123456'})
  const unknown = mock.say({user_id: 20_003, text: 'hi'})
  const {code, stderr} = await qq(['msg', 'reply', String(unknown), 'yes'], {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain('; nothing was sent')
})

it('sends nothing in reply to a message whose chat NapCat does not tell', async () => {
  const mock = await mockServer()
  const data = {message_id: 5, message_type: 'private', self_id: 10_000, user_id: 10_000}
  mock.fault({kind: 'soft', action: 'get_msg', data})
  const {code, stderr} = await qq(['msg', 'reply', '5', 'x'], {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain('NapCat did not return the chat of message 5')
  expect(mock.calls.map(call => call.action)).toEqual(['get_msg'])
})

it('replies with segments as they are with --no-check', async () => {
  const mock = await mockServer({scenario: REPLIES})
  const face = {type: 'face', data: {id: '999', large: true}}
  const line = ['msg', 'reply', '3', 'x', '--segment', JSON.stringify(face)]
  expect((await qq(line, {env: mock.env})).code).toBe(2)
  expect(await qq([...line, '--no-check'], {env: mock.env})).toMatchObject({
    code: 0,
    stderr: 'note: the message was sent without faces that NapCat does not know: 999\n',
  })
  expect(mock.calls.map(call => call.action)).toEqual(['get_msg', 'send_msg', 'get_msg'])
  expect(mock.calls[1]?.params['message']).toEqual([quote('3'), text('x'), face])
})

it('sends nothing in reply to a message that is not known, or a mention where nobody can be mentioned', async () => {
  const mock = await mockServer({scenario: REPLIES})
  expect((await qq(['msg', 'reply', '5', 'hi'], {env: mock.env})).code).toBe(1)
  expect((await qq(['msg', 'reply', '3', 'hi', '--at', '10001'], {env: mock.env})).code).toBe(7)
  expect(mock.calls.map(call => call.action)).toEqual(['get_msg', 'get_msg'])
})

it.each([
  [['--platform', '163', '--id', '5'], {type: '163', id: '5'}],
  [
    ['--link', 'https://x.org/a', '--image', 'https://x.org/b', '--title', '晴天'],
    {type: 'custom', url: 'https://x.org/a', title: '晴天', image: 'https://x.org/b'},
  ],
])('sends the music %j, and nothing else of the line', async (words, data) => {
  const mock = await mockServer()
  const connection = ['--url', mock.url, '--token', '', '--timeout', '9s', '--json']
  expect((await qq(['msg', 'send-music', 'g:123456', ...words, ...connection], {env: mock.env})).code).toBe(0)
  expect(mock.calls[0]?.params).toEqual({...GROUP, message: [{type: 'music', data}]})
})
