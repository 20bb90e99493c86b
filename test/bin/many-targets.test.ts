import {expect, it} from 'vitest'
import {mockServer} from '../support/server.js'
import {qq, shell} from '../support/run.js'
import {onTerminal} from '../support/terminal.js'

const THREE = ['group', 'ban', '123456', '10001', '10002', '10003']

it.each([
  [['--limit', '1', '-o', 'jsonl']],
  [['--limit', '0', '-o', 'jsonl']],
  [['--limit', '1', '-o', 'json']],
  [['--filter', 'user_id == 5', '-o', 'jsonl']],
  [['--jq', '.nope.nope', '-o', 'jsonl']],
  [['-o', 'none']],
])('does them all whatever %j shows of them', async flags => {
  const mock = await mockServer()
  await qq([...THREE, ...flags], {env: mock.env})
  expect(mock.calls.map(call => call.params['user_id'])).toEqual(['10001', '10002', '10003'])
})

it.each(['jsonl', 'raw'])('does them all when the reader of the results goes away (%s)', async format => {
  const mock = await mockServer({scenario: {groups: [{group_id: 9, member_count: 60}]}})
  const {code, stdout} = await shell(
    `qq group list-members 9 --role member -o id | qq group ban 9 - -o ${format} | head -1`,
    {env: mock.env},
  )
  expect(code).toBe(0)
  expect(stdout.trim().split('\n')).toHaveLength(1)
  expect(mock.calls.filter(call => call.action === 'set_group_ban')).toHaveLength(58)
})

it('refuses a jq program that is none before anything is done', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq([...THREE, '--jq', '.['], {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain('jq:')
  expect(mock.calls).toEqual([])
})

it('says that what comes first is done when jq fails on the result of a write', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['msg', 'send', 'g:123456', 'hi', '--jq', '.message_id.x', '--json'], {env: mock.env})
  expect(code).toBe(2)
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'USAGE', exit: 2, outcome: 'partial'}})
  expect(mock.calls).toHaveLength(1)
})

it('gives no id of a target that failed', async () => {
  const {env} = await mockServer()
  const {stdout, code} = await qq(['group', 'ban', '123456', '20001', '10001', '-o', 'id'], {env})
  expect({stdout, code}).toEqual({stdout: '10001\n', code: 6})
})

it('tells in a table why a target failed', async () => {
  const {env} = await mockServer()
  const {stdout, code} = await qq(['group', 'get', '123456', '999', '-o', 'table'], {env})
  expect(code).toBe(6)
  expect(stdout).toMatch(/^group_id +group_name .* message$/m)
  expect(stdout).toMatch(/^999 .*get_group_info failed/m)
})

it('tells how far it came when it is interrupted, and shows what is done', async () => {
  const mock = await mockServer()
  const terminal = onTerminal([...THREE, '--delay', '1h', '-o', 'json', '--debug'], mock.env)
  await terminal.shows('< {"status":"ok"')
  terminal.type('\u0003')
  expect(await terminal.ended).toBe(130)
  expect(terminal.screen).toContain('"user_id": "10001"')
  expect(terminal.screen).toContain('interrupted: 1 of 3 are done, 2 were not tried')
})

it('tells on a terminal how far it is while it waits, and not with --quiet', async () => {
  const mock = await mockServer()
  const line = ['group', 'ban', '123456', '10001', '20001', '10002', '10003', '--delay', '2s', '-o', 'none']
  const [loud, quiet] = [onTerminal(line, mock.env), onTerminal([...line, '-q'], mock.env)]
  expect([await loud.ended, await quiet.ended]).toEqual([6, 6])
  expect(loud.screen.match(/^\d of 4 so far, \d failed/gm)).toEqual(['3 of 4 so far, 1 failed'])
  expect(quiet.screen).not.toContain('so far')
})

it('tells of a write that was under way when it was interrupted', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'hang', action: 'send_msg'})
  const terminal = onTerminal(['msg', 'send', 'g:123456', 'hi', '--debug'], mock.env)
  await terminal.shows('> {"action":"send_msg"')
  terminal.type('\u0003')
  expect(await terminal.ended).toBe(130)
  expect(terminal.screen).toContain('send_msg was not answered yet; it may have been done')
})

it('does not wait between the frames of a dry run', async () => {
  const {stdout} = await qq([...THREE, '--delay', '1h', '-n'])
  expect(stdout.trim().split('\n')).toHaveLength(3)
})

it('asks about 500 targets in one line', async () => {
  const mock = await mockServer()
  const users = Array.from({length: 500}, (_, index) => String(10_001 + index))
  const terminal = onTerminal(['group', 'kick', '123456', ...users], mock.env)
  await terminal.shows('Remove 500 members from group 123456: ')
  terminal.type('n\r')
  expect(await terminal.ended).toBe(10)
  expect(terminal.screen).toMatch(/: [^:]* and 497 more\?/)
})
