import {expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

/** 2026-01-31, in UTC. */
const START = 1_769_817_600

/** Messages 1 to n of a group, a minute apart. */
function said(count: number, chat: object = {group_id: 123_456}): object {
  return {
    messages: Array.from({length: count}, (_, index) => ({
      ...chat,
      from: 10_001,
      text: `m${index + 1}`,
      message_id: 1000 + index + 1,
      time: START + index * 60,
    })),
  }
}

const ids = (from: number, to: number): string =>
  Array.from({length: to - from + 1}, (_, i) => `${1000 + from + i}\n`).join('')

it.each([
  ['', ids(481, 500), 1],
  ['--count 3', ids(498, 500), 1],
  ['--count 250', ids(251, 500), 3],
  ['--all', ids(1, 500), 6],
  ['--before 1100', ids(80, 99), 1],
  ['--before 1100 --all', ids(1, 99), 2],
  ['--before 1005 --count 10', ids(1, 4), 2],
  ['--after 1100', ids(101, 120), 1],
  ['--after 1490 --all', ids(491, 500), 2],
  ['--since 2026-01-31T08:00:00Z', ids(481, 500), 1],
  ['--since 1769845800 --until 2026-01-31T08:00:00Z', ids(471, 480), 1],
  ['--until 2026-01-31T01:00', ids(41, 60), 5],
  ['--after 1010 --until 2026-01-31T00:15', ids(11, 15), 1],
  ['--since 2026-02-01', '', 1],
])('of 500 messages gives with %j what was asked for', async (flags, expected, calls) => {
  const mock = await mockServer({scenario: said(500)})
  const words = flags === '' ? [] : flags.split(' ')
  const {stdout, stderr, code} = await qq(['group', 'history', '123456', ...words, '-o', 'id'], {env: mock.env})
  expect({stdout, stderr, code}).toEqual({stdout: expected, stderr: '', code: 0})
  expect(mock.calls).toHaveLength(calls)
})

/** Every tenth message is of 10002. */
function inTurns(count: number): object {
  const {messages} = said(count) as {messages: object[]}
  return {messages: messages.map((message, at) => ({...message, from: (at + 1) % 10 === 0 ? 10_002 : 10_001}))}
}

it.each([
  ['--from 10002 --count 3', [480, 490, 500], 'looked at 100 messages'],
  ['--from user:10002 --last 3', [480, 490, 500], 'looked at 100 messages'],
  ['--from 10002 --before 1100 --last 2', [80, 90], 'looked at 99 messages'],
  ['--from 10002 --since 2026-01-31T08:00:00Z', [490, 500], 'looked at 100 messages'],
  ['--last 2 --filter raw_message~0$', [490, 500], 'looked at 100 messages'],
  ['--last 2 --from 10002 --filter raw_message~00$', [400, 500], 'looked at 200 messages'],
  ['--last 12 --filter raw_message~00$ --all', [100, 200, 300, 400, 500], 'looked at 500 messages'],
  ['--last 2', [499, 500], ''],
  ['--after 1490 --last 2', [499, 500], ''],
  ['--count 30 --last 2 --filter raw_message~0$', [490, 500], ''],
])('shows with %j the newest that pass', async (flags, expected, note) => {
  const {env} = await mockServer({scenario: inTurns(500)})
  const {stdout, stderr, code} = await qq(['group', 'history', '123456', ...flags.split(' '), '-o', 'id'], {env})
  expect({stdout, code}).toEqual({stdout: expected.map(id => `${1000 + id}\n`).join(''), code: 0})
  expect(stderr).toBe(note === '' ? '' : `note: ${note}\n`)
})

it('looks at 2000 messages at most for those that pass, unless it is told --all', async () => {
  const {env} = await mockServer({scenario: said(2100)})
  const line = ['msg', 'history', 'g:123456', '--last', '1', '--filter', 'raw_message == "m50"', '-o', 'id']
  const bounded = await qq(line, {env})
  expect(bounded).toMatchObject({code: 0, stdout: ''})
  expect(bounded.stderr).toContain('note: looked at 2000 messages; use --last 1 --all to look further')
  const all = await qq([...line, '--all'], {env})
  expect(all).toMatchObject({code: 0, stdout: '1050\n'})
  expect(all.stderr).toContain('note: looked at 2100 messages')
})

it('refuses a field that no message has, also where it looks for the last that pass', async () => {
  const {env} = await mockServer({scenario: said(30)})
  const ran = await qq(['msg', 'history', 'g:123456', '--last', '1', '--filter', 'nmae == x'], {env})
  expect(ran).toMatchObject({code: 2, stdout: ''})
  expect(ran.stderr).toContain('"nmae"')
})

it.each([
  [['group', 'history', '123456', '--no-url', '--no-parse-forward', '--quick-reply'], 'get_group_msg_history'],
  [['msg', 'history', 'g:123456', '--no-url', '--no-parse-forward', '--quick-reply'], 'get_group_msg_history'],
  [['friend', 'history', '10001', '--no-url', '--no-parse-forward'], 'get_friend_msg_history'],
  [['msg', 'history', 'u:10001', '--no-url', '--no-parse-forward'], 'get_friend_msg_history'],
])('asks %j as NapCat wants it', async (words, action) => {
  const mock = await mockServer()
  const {stdout, code} = await qq([...words, '--before', '1', '--count', '5', '-n'], {env: mock.env})
  expect(code).toBe(0)
  const isGroup = action === 'get_group_msg_history'
  expect(JSON.parse(stdout)).toEqual({
    action,
    params: {
      ...(isGroup ? {group_id: '123456', quick_reply: true} : {user_id: '10001'}),
      disable_get_url: true,
      parse_mult_msg: false,
      message_seq: '1',
      count: 6,
      reverse_order: true,
    },
    echo: '1',
  })
  expect(mock.calls).toEqual([])
})

it('goes on from the long id that the list of chats gives', async () => {
  const {env} = await mockServer({scenario: said(30)})
  const {stdout: longId} = await qq(['msg', 'list-recent', '--jq', '.[0].msgId'], {env})
  expect(longId).toMatch(/^\d{19}\n$/)
  const {stdout} = await qq(['group', 'history', '123456', '--before', longId.trim(), '-o', 'id'], {env})
  expect(stdout).toBe(ids(10, 29))
})

it('is a readable log with local times on a terminal', async () => {
  const {env} = await mockServer({scenario: said(2)})
  const terminal = onTerminal(['group', 'history', '123456', '--no-color'], env)
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen).toBe(
    '1001  2026-01-31 00:00:00  前端-小明(10001): m1\r\n1002  2026-01-31 00:01:00  前端-小明(10001): m2\r\n',
  )
})

it('is a table of raw values with --fields', async () => {
  const {env} = await mockServer({scenario: said(2)})
  const fields = ['--fields', 'message_id,time,raw_message', '-o', 'table']
  const {stdout} = await qq(['group', 'history', '123456', ...fields], {env})
  expect(stdout).toBe('message_id  time        raw_message\n1001        1769817600  m1\n1002        1769817660  m2\n')
})

it('tells a person how far it is', async () => {
  const {env} = await mockServer({scenario: said(700)})
  const loud = onTerminal(['group', 'history', '123456', '--all', '-o', 'none'], env)
  expect(await loud.ended).toBe(0)
  expect(loud.screen.trim()).toBe('500 messages so far')
  const quiet = onTerminal(['group', 'history', '123456', '--all', '-o', 'none', '-q'], env)
  expect(await quiet.ended).toBe(0)
  expect(quiet.screen).toBe('')
})

it('shows what it has, and exits 6, when a later page fails', async () => {
  const mock = await mockServer({scenario: said(150)})
  mock.fault({kind: 'delay', ms: 0, times: 1, action: 'get_group_msg_history'})
  mock.fault({kind: 'fail', message: 'Timeout: NTEvent', action: 'get_group_msg_history'})
  const {stdout, stderr, code} = await qq(['group', 'history', '123456', '--all', '--json'], {env: mock.env})
  expect(code).toBe(6)
  expect(JSON.parse(stdout)).toHaveLength(100)
  expect(JSON.parse(stderr)).toMatchObject({
    error: {code: 'PARTIAL', retcode: 1200, message: expect.stringContaining('not complete') as string},
  })
})

it('is an empty list where nothing was said, and an error for an unknown chat or message', async () => {
  const {env} = await mockServer()
  expect(await qq(['friend', 'history', '10006'], {env})).toMatchObject({code: 0, stdout: '[]\n'})
  expect(await qq(['friend', 'history', '99999'], {env})).toMatchObject({code: 1, stdout: ''})
  const unknown = await qq(['group', 'history', '123456', '--before', '5', '-o', 'table'], {env})
  expect(unknown).toMatchObject({code: 1, stdout: ''})
  expect(unknown.stderr).toContain('without an id')
})

it('gives the frames of its pages with -o raw', async () => {
  const {env} = await mockServer({scenario: said(150)})
  const {stdout} = await qq(['group', 'history', '123456', '--all', '-o', 'raw'], {env})
  const sizes = stdout
    .trim()
    .split('\n')
    .map(frame => (JSON.parse(frame) as {data: {messages: unknown[]}}).data.messages.length)
  expect(sizes).toEqual([100, 51, 1])
})

it.each([
  ['group history 123456 --before 1 --after 2', 2],
  ['group history 123456 --all --count 5', 2],
  ['group history 123456 --count 0', 2],
  ['group history 123456 --before abc', 2],
  ['group history 123456 --since tomorrow', 2],
  ['group history 123456 --since 2026-02-01 --until 2026-01-01', 2],
  ['friend history 10001 --quick-reply', 2],
  ['msg history 10001', 2],
  ['msg history user:10001 --quick-reply', 7],
])('refuses %j before anything is sent', async (line, exit) => {
  const mock = await mockServer()
  expect((await qq(line.split(' '), {env: mock.env})).code).toBe(exit)
  expect(mock.calls).toEqual([])
})
