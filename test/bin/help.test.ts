import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {SETTING_NAMES, variableOf} from '../../src/lib/config/environment.js'
import {FIRST_GROUPS} from '../../src/lib/help/first-page.js'
import {HELP_TOPICS} from '../../src/lib/help/topics.js'
import {qq, ROOT, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

it('prints its version', async () => {
  for (const flag of ['--version', '-v', '-V']) {
    const {code, stdout} = await qq([flag])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^qqctl\/\d+\.\d+\.\d+ \S+ node-v\d+/)
  }
})

it('shows what people do first when called with nothing, with --help, with -h and with help', async () => {
  const [nothing, ...others] = await Promise.all([[], ['--help'], ['-h'], ['help']].map(async args => qq(args)))
  expect(nothing).toMatchObject({code: 0, stderr: ''})
  const lines = nothing?.stdout.split('\n') ?? []
  expect(lines.length).toBeLessThanOrEqual(40)
  expect(lines.slice(0, 15).join('\n')).toContain('$ qq init')
  expect(lines.filter(line => line.length > 80)).toEqual([])
  for (const other of others) expect(other).toEqual(nothing)
})

it('has every topic and every command without one in one group of the first page', () => {
  const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
    commands: Record<string, {hidden?: boolean}>
  }
  const there = Object.keys(commands).filter(id => commands[id]?.hidden !== true)
  const first = new Set(there.map(id => id.replace(/:.*/s, '')))
  expect(FIRST_GROUPS.flatMap(({names}) => names).toSorted()).toEqual([...first].toSorted())
})

it('shows a topic when called with its name', async () => {
  const [topic, ...others] = await Promise.all(
    [['group'], ['group', '--help'], ['help', 'group']].map(async args => qq(args)),
  )
  expect(topic).toMatchObject({code: 0, stderr: ''})
  expect(topic?.stdout).toContain('group kick')
  for (const other of others) expect(other).toEqual(topic)
})

it('shows how a command is typed before the flags that most commands have', async () => {
  const {code, stdout} = await qq(['group', 'kick', '--help'])
  expect(code).toBe(0)
  const lines = stdout.split('\n')
  expect(lines.length).toBeLessThanOrEqual(40)
  expect(lines.slice(0, 15).join('\n')).toContain('$ qq group kick 123456 10001 --yes')
  expect(stdout).toContain('$ qq group kick GROUP USER... [FLAGS]')
  expect(stdout).toContain('--reject-requests')
  expect(stdout).not.toContain('--retry-wait')
  expect(await qq(['help', 'group', 'kick'])).toEqual({code: 0, stdout, stderr: '', signal: null})
  const {stdout: all} = await qq(['group', 'kick', '--help', '--all'])
  expect(all).toContain('--retry-wait')
  expect(all).not.toContain('SHARED FLAGS')
})

it('shows the flags that most commands have, which are those that a command leaves out', async () => {
  const flagsIn = ({stdout}: Ran): string[] =>
    [...stdout.matchAll(/^ {2}(?:-\w,|  ) {1,2}--(?:\[no-\])?([\w-]+)/gm)].map(([, name = '']) => name)
  const [all, own, shared] = await Promise.all(
    [
      ['group', 'list', '--help', '--all'],
      ['group', 'list', '--help'],
      ['help', 'flags'],
    ].map(async args => flagsIn(await qq(args))),
  )
  expect(shared?.length).toBeGreaterThan(20)
  expect([...(own ?? []), ...(shared ?? [])].toSorted()).toEqual(all?.toSorted())
})

it.each(HELP_TOPICS)('has a page %s, which fits into 80 columns of a pipe but for its code', async name => {
  const {code, stdout, stderr} = await qq(['help', name])
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout.length).toBeGreaterThan(200)
  const prose = stdout.split('\n').filter(line => !line.startsWith('  '))
  expect(prose.filter(line => line.length > 80)).toEqual([])
})

it('names every variable that it reads on the page about the environment', async () => {
  const source = readFileSync(path.join(ROOT, 'src', 'lib', 'config', 'environment.ts'), 'utf8')
  const read = [...source.matchAll(/env\['(\w+)'\]/g)].map(([, name = '']) => name)
  const {stdout} = await qq(['help', 'environment'])
  const elsewhere = ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'PATH', 'XDG_DATA_HOME', 'REQUEST_METHOD']
  const wanted = [...read, ...SETTING_NAMES.map(variableOf)].filter(
    name => !elsewhere.includes(name) && name === name.toUpperCase(),
  )
  expect(wanted.filter(name => !stdout.includes(name))).toEqual([])
})

it('searches names, summaries and descriptions, names first', async () => {
  const {code, stdout} = await qq(['help', 'mute'])
  expect(code).toBe(0)
  const found = stdout.trimEnd().split('\n')
  expect(found.length).toBeGreaterThan(3)
  expect(found.every(line => line.startsWith('qq '))).toBe(true)
  expect((await qq(['help', 'KICK'])).stdout).toMatch(/^qq group kick /)
  expect((await qq(['help', '专属头衔'])).stdout).toMatch(/^qq group set-title /)
  const none = await qq(['help', 'group', 'kik'])
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('did you mean `qq group kick`?')])
})

it('shows a command that is a topic too, and the command below it', async () => {
  expect((await qq(['mock', '--help'])).stdout).toContain('Run an embedded NapCat')
  expect((await qq(['mock', 'exec', '--help'])).stdout).toContain('$ qq mock exec [COMMAND...]')
})

it.each([
  [['group', 'kik'], 'qq group kick'],
  [['group', 'kik', '1', '2'], 'qq group kick'],
  [['grop', 'list'], 'qq group list'],
  [['lisen'], 'qq listen'],
  [['msg', 'sned', 'g:1', 'hi'], 'qq msg send'],
  [['list', 'groups'], 'qq group list'],
  [['groups', 'list'], 'qq group list'],
  [['send-msg', 'g:1'], 'qq msg send'],
  [['members', 'list', '123456'], 'qq group list-members'],
])('suggests what %j meant, and exits 2', async (words, suggestion) => {
  const {code, stdout, stderr} = await qq(words)
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(`\`${suggestion}\``)
})

it('reports an unknown command as JSON where JSON was asked for', async () => {
  const {code, stderr} = await qq(['group', 'kik', '--json'])
  expect(code).toBe(2)
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'USAGE', exit: 2}})
})

it('takes words behind a command without arguments for what they are', async () => {
  const {code, stderr} = await qq(['account', 'get', 'foo'])
  expect(code).toBe(2)
  expect(stderr).toContain('unexpected argument: "foo"')
})

it('names the topics that have a command of that name', async () => {
  expect((await qq(['kick', '1', '2'])).stderr).toContain('did you mean `qq group kick`, `qq group kick-many`?')
})

it('takes the flags that most commands have before the command, too', async () => {
  const {env} = await mockServer()
  const {stdout} = await qq(['group', 'list', '-o', 'csv', '--limit', '1'], {env})
  expect(stdout).toContain('123456')
  for (const words of [
    ['-o', 'csv', '--limit', '1', 'group', 'list'],
    ['-qo', 'csv', '--limit=1', 'group', 'list'],
    ['-ocsv', 'group', 'list', '--limit', '1'],
  ]) {
    expect(await qq(words, {env})).toEqual({code: 0, stdout, stderr: '', signal: null})
  }
  expect((await qq(['--no-color', '--url', 'ws://127.0.0.1:1', 'account', 'get'], {env})).code).toBe(3)
})

it.each([
  [['--verify', 'group', 'kick', '1', '2'], '--verify cannot be given before the command'],
  [['-z', 'group', 'list'], '-z cannot be given before the command'],
  [['-o', 'json'], 'a command is missing'],
  [['-o', 'xml', 'group', 'list'], 'xml'],
])('refuses %j', async (words, text) => {
  const {code, stdout, stderr} = await qq(words)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(text)
})

it.each([
  [['group', 'list', '--fresch'], '--fresch'],
  [['group', 'ban', '1', '2', '--for', '0'], 'qq group unban'],
  [['group', 'ban', '1', '2', '--for', '31d'], '--for: 31d'],
  [['group', 'list', '--filter', 'nonsense'], 'nonsense'],
  [['group', 'list', '-o', 'xml'], 'xml'],
  [['listen', '--sort', 'time'], '--sort'],
  [['listen', '--event', 'mesage'], 'did you mean message?'],
  [['call', 'set_group_kick', 'group_id=1', 'user=2', '--yes'], 'did you mean user_id?'],
  [['action', 'get', 'set_group_kik'], 'did you mean set_group_kick?'],
])('refuses %j with a message that helps', async (words, text) => {
  const {code, stdout, stderr} = await qq(words)
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(text)
  expect(stderr).not.toContain('See more help')
})

it('lists and explains the actions', async () => {
  const {stdout} = await qq(['action', 'list', '--json'])
  const rows = JSON.parse(stdout) as {action: string; command: string | null}[]
  expect(rows.length).toBeGreaterThanOrEqual(177)
  expect(rows.find(row => row.action === 'set_group_kick')?.command).toBe('group kick')
  const {stdout: text} = await qq(['action', 'get', 'set_group_ban', '-o', 'table'])
  expect(text).toContain('qq group ban')
  expect(text).toContain('duration')
})

it('keeps what a message is made of apart from how it is sent', async () => {
  const {stdout} = await qq(['msg', 'send', '--help'])
  const flagsUnder = (heading: string): (string | undefined)[] => {
    const [section = ''] = stdout.split(`\n${heading}\n`)[1]?.split('\n\n') ?? []
    return [...section.matchAll(/^ {2,6}(?:-\w, +)?--(?:\[no-\])?([\w-]+)/gm)].map(([, name]) => name)
  }
  expect(flagsUnder('UPLOAD FLAGS')).toEqual(['chunk-size', 'progress', 'resume', 'upload'])
  expect(flagsUnder('SENDING FLAGS')).toEqual(['idempotency-key', 'no-check', 'retry-unsafe', 'send-timeout'])
  expect(flagsUnder('FLAGS').slice(0, 3)).toEqual(['text', 'at', 'at-all'])
})
