import {expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const SCENARIO = {
  messages: [
    {group_id: 123_456, from: 10_001, text: 'hi', message_id: 1},
    {group_id: 123_456, from: 10_001, text: 'ho', message_id: 2},
  ],
}

const said = (user_id: string, nickname: string, text: string): object => ({
  type: 'node',
  data: {user_id, nickname, content: [{type: 'text', data: {text}}]},
})
const quoted = (id: string): object => ({type: 'node', data: {id}})

it.each([
  [['group', 'send-forward', '123456'], 'send_group_forward_msg', {group_id: '123456'}],
  [['friend', 'send-forward', '10001'], 'send_private_forward_msg', {user_id: '10001'}],
  [['forward', 'send', 'g:123456'], 'send_forward_msg', {message_type: 'group', group_id: '123456'}],
  [['forward', 'send', 'u:10001'], 'send_forward_msg', {message_type: 'private', user_id: '10001'}],
])('%j sends its nodes in the order of the line', async (words, action, to) => {
  const mock = await mockServer({scenario: SCENARIO})
  const file = temporaryFile('nodes.json', '[{"user_id":"10003","nickname":"A","content":"[CQ:at,qq=all]"},{"id":2}]')
  const line = [
    '--news',
    'n1',
    '--node',
    '小明@10001:早',
    '1',
    '--nodes',
    `@${file}`,
    '--source',
    'S',
    '--node',
    'b@10002:x',
  ]
  const {code, stderr} = await qq([...words, ...line, '2', '--news', 'n2'], {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([
    [
      action,
      {
        ...to,
        message: [
          said('10001', '小明', '早'),
          quoted('1'),
          said('10003', 'A', '[CQ:at,qq=all]'),
          quoted('2'),
          said('10002', 'b', 'x'),
          quoted('2'),
        ],
        source: 'S',
        news: [{text: 'n1'}, {text: 'n2'}],
      },
    ],
  ])
})

it('reads back what it sent, by the message and by the res_id', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const sent = await qq(['forward', 'send', 'g:123456', '-', '--node', 'b@10002:x', '-o', 'json'], {
    env,
    stdin: '2\n\n1\n',
  })
  const {message_id, res_id} = JSON.parse(sent.stdout) as {message_id: number; res_id: string}
  for (const id of [String(message_id), res_id]) {
    const {stdout} = await qq(['forward', 'get', id, '--jq', '.[].raw_message'], {env})
    expect(stdout).toBe('ho\nhi\nx\n')
  }
})

it('says what is lost where there is no packet backend, and only when something is', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  mock.fault({kind: 'soft', data: {message_id: 5}})
  const note = async (...words: string[]): Promise<string> =>
    (await qq(['group', 'send-forward', '123456', ...words], {env: mock.env})).stderr
  expect(await note('1', '--node', 'a@10001:b')).toContain('packet backend is missing')
  expect(await note('1', '--summary', 'x')).toContain('packet backend is missing')
  expect(await note('1', '2')).toBe('')
})

it.each([
  ['forward send g:123456', 2],
  ['forward send g:123456 --source x', 2],
  ['forward send g:123456 abc', 2],
  ['forward send g:123456 --node abc', 2],
  ['forward send g:123456 - --nodes -', 2],
  ['forward send g:123456 --nodes -', 2],
  ['forward send g:123456 1 --nodes no-such-file', 9],
  ['forward send 123456 1', 2],
])('refuses %j before anything is sent', async (line, exit) => {
  const mock = await mockServer()
  expect((await qq(line.split(' '), {env: mock.env, stdin: '{}'})).code).toBe(exit)
  expect(mock.calls).toEqual([])
})

it.each([
  [['group', 'forward', '234567'], 'forward_group_single_msg', {group_id: '234567'}],
  [['friend', 'forward', '10001'], 'forward_friend_single_msg', {user_id: '10001'}],
  [['msg', 'forward', 'g:234567'], 'forward_group_single_msg', {group_id: '234567'}],
  [['msg', 'forward', 'u:10001'], 'forward_friend_single_msg', {user_id: '10001'}],
])('%j forwards each message, and says which failed', async (words, action, to) => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stdout} = await qq([...words, '1', '-', '-o', 'json'], {env: mock.env, stdin: '9\n2\n'})
  expect(code).toBe(6)
  expect(JSON.parse(stdout)).toMatchObject([
    {message_id: '1', ok: true},
    {message_id: '9', ok: false, retcode: 1200},
    {message_id: '2', ok: true},
  ])
  expect(mock.calls.map(call => [call.action, call.params])).toEqual(
    ['1', '9', '2'].map(message_id => [action, {...to, message_id}]),
  )
})

it('forwards nothing, with exit 0, when nothing comes from stdin', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['msg', 'forward', 'u:10001', '-'], {env: mock.env, stdin: ''})
  expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
  expect(stderr).toContain('nothing to do')
  expect(mock.calls).toEqual([])
})
