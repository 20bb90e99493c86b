import {expect, it} from 'vitest'
import {mockServer, writesTo} from '../support/server.js'
import {qq} from '../support/run.js'
import {onTerminal} from '../support/terminal.js'

const ESCAPE = '\u001B'

it('prints a table with a bold header on a terminal', async () => {
  const {env} = await mockServer()
  const terminal = onTerminal(['group', 'list'], env)
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen).toContain(`${ESCAPE}[1mgroup_id`)
  expect(terminal.screen).toContain('测试群 🐧')
})

it('prints no colours where NO_COLOR says so, and in a pipe only with --color', async () => {
  const {env} = await mockServer()
  const plain = onTerminal(['group', 'list'], {...env, NO_COLOR: '1'})
  expect(await plain.ended).toBe(0)
  expect(plain.screen).not.toContain(ESCAPE)
  expect((await qq(['group', 'list', '-o', 'table'], {env})).stdout).not.toContain(ESCAPE)
  expect((await qq(['group', 'list', '-o', 'table', '--color'], {env})).stdout).toContain(ESCAPE)
  expect((await qq(['group', 'list', '-o', 'table'], {env: {...env, FORCE_COLOR: '1'}})).stdout).toContain(ESCAPE)
})

it("never passes a nickname's escapes to the terminal", async () => {
  const {env} = await mockServer({
    scenario: {friends: [{user_id: 10001, nickname: `${ESCAPE}[2J\u0007boom\u202E`}]},
  })
  for (const format of ['table', 'json', 'yaml', 'csv']) {
    const terminal = onTerminal(['friend', 'list', '-o', format], {...env, NO_COLOR: '1'})
    expect(await terminal.ended).toBe(0)
    expect(terminal.screen, format).toContain('boom')
    expect(terminal.screen, format).not.toMatch(/[\u0007\u001B\u202E]/)
  }
})

it('shows what hides in a command line, in a dry run and in what is quoted of it', async () => {
  const hidden = 'a\u202Eb\u009B31mc\u2066'
  const dry = onTerminal(['msg', 'send', 'g:123456', hidden, '-n'])
  expect(await dry.ended).toBe(0)
  expect(dry.screen).toContain('a\\u202eb\\u009b31mc\\u2066')
  const refused = onTerminal(['gruop', hidden], {NO_COLOR: '1'})
  expect(await refused.ended).toBe(2)
  expect(refused.screen).toContain('there is no command "gruop a\\u202eb\\u009b31mc\\u2066"')
  for (const {screen} of [dry, refused]) expect(screen).not.toMatch(/[\u202E\u009B\u2066]/)
  const {stdout} = await qq(['msg', 'send', 'g:123456', hidden, '-n'])
  expect(stdout).toContain(hidden)
})

it('asks before something destructive, and does it after a yes', async () => {
  const mock = await mockServer()
  const terminal = onTerminal(['group', 'kick', '123456', '10001', '10002'], mock.env)
  await terminal.shows('Remove 2 members from group 123456: 10001 (前端-小明), 10002 (🌸樱花落)?')
  expect(writesTo(mock)).toEqual([])
  terminal.type('y\r')
  expect(await terminal.ended).toBe(0)
  expect(writesTo(mock).map(call => call.params['user_id'])).toEqual(['10001', '10002'])
})

it('exits 10 and sends nothing after a no', async () => {
  const mock = await mockServer()
  const terminal = onTerminal(['group', 'kick', '123456', '10001'], mock.env)
  await terminal.shows('?')
  terminal.type('n\r')
  expect(await terminal.ended).toBe(10)
  expect(writesTo(mock)).toEqual([])
})

it('exits 130 and sends nothing when the question is answered with Ctrl-C', async () => {
  const mock = await mockServer()
  const terminal = onTerminal(['group', 'kick', '123456', '10001'], mock.env)
  await terminal.shows('?')
  terminal.type('\u0003')
  expect(await terminal.ended).toBe(130)
  expect(writesTo(mock)).toEqual([])
})

it('does not ask with --no-input', async () => {
  const mock = await mockServer()
  const terminal = onTerminal(['group', 'kick', '123456', '10001', '--no-input'], mock.env)
  expect(await terminal.ended).toBe(2)
  expect(mock.calls).toEqual([])
})

it('wants the word typed for what is severe', async () => {
  const mock = await mockServer()
  const line = ['call', 'set_group_leave', 'group_id=123456']
  const refused = onTerminal(line, mock.env)
  await refused.shows('Type 123456 to confirm')
  refused.type('yes\r')
  expect(await refused.ended).toBe(10)
  const confirmed = onTerminal(line, mock.env)
  await confirmed.shows('Type 123456 to confirm')
  confirmed.type('123456\r')
  expect(await confirmed.ended).toBe(0)
  expect(writesTo(mock)).toHaveLength(1)
})

it('shows events as readable lines, and ends with 130 on Ctrl-C', async () => {
  const mock = await mockServer()
  const terminal = onTerminal(['listen'], {...mock.env, NO_COLOR: '1'})
  await terminal.shows('listening as 10000')
  mock.say({group_id: 123456, user_id: 10001, text: `你好 ${ESCAPE}[31m`})
  await terminal.shows('前端-小明(10001): 你好')
  expect(terminal.screen).not.toContain(ESCAPE)
  mock.emit({
    post_type: 'notice',
    notice_type: 'group_ban',
    sub_type: 'ban',
    group_id: 123456,
    user_id: 10001,
    duration: 60,
  })
  await terminal.shows('10001 was muted for 1 min')
  terminal.type('\u0003')
  expect(await terminal.ended).toBe(130)
})

it('ends with 130 on Ctrl-C while an answer is awaited', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'hang'})
  const terminal = onTerminal(['group', 'list', '--debug'], mock.env)
  await terminal.shows('> {"action":"get_group_list"')
  terminal.type('\u0003')
  expect(await terminal.ended).toBe(130)
})
