import {expect, it} from 'vitest'
import {qq} from '../support/run.js'

it('prints its version', async () => {
  for (const flag of ['--version', '-v', '-V']) {
    const {code, stdout} = await qq([flag])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^qqctl\/\d+\.\d+\.\d+ \S+ node-v\d+/)
  }
})

it('shows what there is when called with nothing, with --help, with -h and with help', async () => {
  const [nothing, ...others] = await Promise.all([[], ['--help'], ['-h'], ['help']].map(async args => qq(args)))
  expect(nothing).toMatchObject({code: 0, stderr: ''})
  expect(nothing?.stdout).toMatch(/^ *group +Groups and their members$/m)
  for (const other of others) expect(other).toEqual(nothing)
})

it('shows a topic when called with its name', async () => {
  const [topic, ...others] = await Promise.all(
    [['group'], ['group', '--help'], ['help', 'group']].map(async args => qq(args)),
  )
  expect(topic).toMatchObject({code: 0, stderr: ''})
  expect(topic?.stdout).toContain('group kick')
  for (const other of others) expect(other).toEqual(topic)
})

it("shows a command's help in a form that is short enough to read", async () => {
  const {code, stdout} = await qq(['group', 'kick', '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain('$ qq group kick GROUP USER... [FLAGS]')
  expect(stdout).toContain('--reject-requests')
  expect(await qq(['help', 'group', 'kick'])).toEqual({code: 0, stdout, stderr: '', signal: null})
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
])('suggests what %j meant, and exits 2', async (words, suggestion) => {
  const {code, stdout, stderr} = await qq(words)
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(`did you mean \`${suggestion}\`?`)
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

it('says where flags go', async () => {
  const {code, stderr} = await qq(['-o', 'json', 'group', 'list'])
  expect(code).toBe(2)
  expect(stderr).toContain('flags come after the command')
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
