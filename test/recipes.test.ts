import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs'
import {execFileSync} from 'node:child_process'
import {EventEmitter, once} from 'node:events'
import {tmpdir, userInfo} from 'node:os'
import path from 'node:path'
import {gunzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {freePort} from './lib/client/servers.js'
import {Document, fitted} from './support/document.js'
import {follow, type Following} from './support/following.js'
import {hasProgram, runProcess, shell, toolFolder, type Ran} from './support/run.js'
import {mockServer} from './support/server.js'
import {shellWords} from '../src/lib/input/shell-words.js'
import {type Mock, type MockOptions} from '../src/lib/mock/mock.js'

const recipes = new Document('recipes.md')
const GROUP = 123_456
const DONE = {code: 0, stdout: '', stderr: ''}
/** What is in a group's files in the beginning, with the days since they were put there. */
const FILES = {'API 说明.md': 14, 'mock-server.zip': 7, '新人必读.pdf': 30, '🐧 企鹅.png': 1}

/** Whether programs are there; says what is not tried where one is not. */
function has(programs: readonly string[], whatElse: string): boolean {
  const missing = programs.filter(name => !hasProgram(name))
  if (missing.length > 0) console.warn(`${whatElse} is not tried: there is no ${missing.join(', ')} here`)
  return missing.length === 0
}

function emptyFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'qq-recipe-'))
}

/** A folder with programs to put first on a PATH. */
function programs(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text, {mode: 0o755})
  return folder
}

function read(...names: string[]): string {
  return readFileSync(path.join(...names), 'utf8')
}

/** A home in which the user has set up `qq` for a server. */
function homeWith(settings: Readonly<Record<string, unknown>>): string {
  const home = emptyFolder()
  mkdirSync(path.join(home, '.config', 'qqctl'), {recursive: true})
  writeFileSync(path.join(home, '.config', 'qqctl', 'config.json'), JSON.stringify(settings), {mode: 0o600})
  return home
}

/** Starts a recipe that goes on. */
function start(script: string, env: Readonly<Record<string, string>>, before = ''): Following {
  const PATH = [before, toolFolder(), process.env['PATH']].filter(Boolean).join(path.delimiter)
  return follow('sh', ['-c', script], {env: {HOME: emptyFolder(), ...env, PATH}})
}

interface CountedMock extends Mock {
  readonly env: Record<string, string>
  /** The parameters of the calls of an action so far. */
  readonly paramsOf: (action: string) => Record<string, unknown>[]
  /** Resolves when an action was called so many times. */
  readonly called: (action: string, times: number) => Promise<void>
}

async function countedMock(options: MockOptions = {}): Promise<CountedMock> {
  const events = new EventEmitter()
  const mock = await mockServer({...options, onCall: () => events.emit('call')})
  const paramsOf = (action: string): Record<string, unknown>[] =>
    mock.calls.filter(call => call.action === action).map(({params}) => params)
  const called = async (action: string, times: number): Promise<void> => {
    while (paramsOf(action).length < times) await once(events, 'call')
  }
  return Object.assign(mock, {paramsOf, called})
}

/** What was sent with `send_msg`, as text. */
function textsOf(mock: CountedMock): string[] {
  const segments = mock.paramsOf('send_msg').map(({message}) => message as {data: {text: string}}[])
  return segments.map(message => message.map(({data}) => data.text).join(''))
}

/** Resolves when a file has this text in it. */
async function holds(file: string, text: string): Promise<void> {
  const watcher = watch(path.dirname(file))
  try {
    while (!existsSync(file) || !read(file).includes(text)) await once(watcher, 'change')
  } finally {
    watcher.close()
  }
}

/** Noon of yesterday, and the first second of today, in UTC. */
function days(): {yesterday: number; today: number} {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400
  return {yesterday: today - 43_200, today}
}

/** A configuration of logrotate for the files of a user who is us, done at once. */
async function rotate(text: string, places: Readonly<Record<string, string>>, user: string): Promise<Ran> {
  const folder = emptyFolder()
  const file = path.join(folder, 'logrotate.conf')
  const us = `su ${userInfo().username} ${execFileSync('id', ['-gn'], {encoding: 'utf8'}).trim()}`
  writeFileSync(file, fitted(text, {...places, [`su ${user} ${user}`]: us}), {mode: 0o644})
  return runProcess('logrotate', ['--force', '--state', path.join(folder, 'state'), file], {})
}

const unpacked = (...names: string[]): string => gunzipSync(readFileSync(path.join(...names))).toString()

describe('cron', () => {
  const [table = '', rotation = ''] = recipes.under('Cron')
  const lines = table.split('\n').filter(line => line !== '')
  const settings = lines.filter(line => /^[A-Z]+=/.test(line))
  // cron takes \% for a percent sign, and any other one for the end of the command
  const jobs = lines
    .filter(line => !settings.includes(line))
    .map(line => (/^(?:[\d*]+ ){5} +(.+)$/.exec(line)?.[1] ?? `not a job: ${line}`).replaceAll('\\%', '%'))

  /** Runs the jobs one after the other, as cron would. */
  async function runJobs(home: string): Promise<Ran[]> {
    const tool = toolFolder()
    symlinkSync(process.execPath, path.join(tool, 'node'))
    const given = settings.map(line => (line.startsWith('PATH=') ? fitted(line, {'/usr/local/bin': tool}) : line))
    const all: Ran[] = []
    for (const job of jobs) {
      const env = ['-i', `HOME=${home}`, 'LOGNAME=me', 'SHELL=/bin/sh', ...given]
      all.push(await runProcess('env', [...env, '/bin/sh', '-c', job], {cwd: home}))
    }
    return all
  }

  async function workingHome(): Promise<{mock: CountedMock; home: string}> {
    const message = {group_id: GROUP, from: 10_001, text: '昨天说的', time: days().yesterday}
    const mock = await countedMock({token: 'secret', scenario: {messages: [message]}})
    const home = homeWith({url: mock.url, token: 'secret'})
    mkdirSync(path.join(home, 'qq'))
    return {mock, home}
  }

  it('has jobs with no percent sign that cron would take for the end', () => {
    expect(jobs).toHaveLength(2)
    expect(table.replaceAll('\\%', '')).not.toContain('%')
  })

  it('prints nothing to mail where all is well, and greets once a day', async () => {
    const {mock, home} = await workingHome()
    for (const ran of [...(await runJobs(home)), ...(await runJobs(home))]) expect(ran).toMatchObject(DONE)
    expect(textsOf(mock)).toEqual(['早上好'])
    expect(read(home, 'qq', 'history.jsonl')).toMatch(/^(\{.*"昨天说的".*\}\n)\1$/)
  })

  it('prints what to mail where the server is not there, and fails', async () => {
    const home = homeWith({url: `ws://127.0.0.1:${await freePort()}`})
    mkdirSync(path.join(home, 'qq'))
    const [inWords, inJson] = await runJobs(home)
    expect(inWords).toMatchObject({code: 3, stdout: ''})
    expect(inWords?.stderr).toMatch(/^error: could not connect to 127\.0\.0\.1:\d+: connection refused\nhint: /)
    expect(inJson).toMatchObject({code: 3, stdout: ''})
    expect(JSON.parse(inJson?.stderr ?? '')).toMatchObject({error: {code: 'CONNECT', exit: 3}})
    expect(read(home, 'qq', 'history.jsonl')).toBe('')
  })

  it.skipIf(!has(['logrotate'], 'the rotation of what cron jobs write'))('has its files rotated', async () => {
    const {home} = await workingHome()
    await runJobs(home)
    const before = read(home, 'qq', 'history.jsonl')
    expect(await rotate(rotation, {'/home/me': home}, 'me')).toMatchObject(DONE)
    await runJobs(home)
    expect(readdirSync(path.join(home, 'qq')).sort()).toEqual(['history.jsonl', 'history.jsonl.1.gz'])
    expect(unpacked(home, 'qq', 'history.jsonl.1.gz')).toBe(before)
    expect(read(home, 'qq', 'history.jsonl')).toBe(before)
  })
})

describe('a service', () => {
  const [unit = '', setUp = '', rotation = '', older = '', olderSetUp = ''] = recipes.under('A systemd service')
  const olderUnit = unit.replace(/^LoadCredential=.*\n/m, '').replace(/^ExecStart=.*\n/m, () => older)

  const valueOf = (text: string, key: string): string => {
    const [, value] = new RegExp(`^${key}=(.*)$`, 'm').exec(text) ?? []
    if (value === undefined) throw new Error(`there is no ${key} in ${text}`)
    return value
  }

  /** Runs what root types, on folders of ours; what it orders of the system is noted. */
  async function asRoot(script: string, etc: string): Promise<{ran: Ran; orders: string}> {
    const orders = path.join(etc, '..', 'orders')
    const note = `#!/bin/sh\necho "\${0##*/} $*" >>'${orders}'\n`
    const folder = programs({useradd: note, systemctl: note, journalctl: note})
    const ran = await shell(`PATH=${folder}:$PATH\n${fitted(script, {'/etc/qqbot': etc})}`, {stdin: 'secret\n'})
    return {ran, orders: existsSync(orders) ? read(orders) : ''}
  }

  /** Starts ExecStart as systemd would, with the folders that the unit has it make. */
  function begin(text: string, etc: string, state: string, mock: CountedMock): Following {
    const env: Record<string, string> = {
      HOME: state,
      QQ_URL: fitted(valueOf(text, 'Environment'), {'ws://127.0.0.1:3001': mock.url}).slice('QQ_URL='.length),
    }
    if (text.includes('EnvironmentFile=')) {
      const file = fitted(valueOf(text, 'EnvironmentFile'), {'/etc/qqbot': etc})
      for (const [, name = '', value = ''] of read(file).matchAll(/^(\w+)=(.*)$/gm)) env[name] = value
    } else {
      const [name = '', file = ''] = fitted(valueOf(text, 'LoadCredential'), {'/etc/qqbot': etc}).split(':')
      env['CREDENTIALS_DIRECTORY'] = emptyFolder()
      writeFileSync(path.join(env['CREDENTIALS_DIRECTORY'], name), readFileSync(file), {mode: 0o400})
    }
    const line = fitted(valueOf(text, 'ExecStart'), {
      '/usr/local/bin/qq': path.join(toolFolder(), 'qq'),
      [`/var/lib/${valueOf(text, 'StateDirectory')}`]: state,
    })
    const [command = '', ...args] = shellWords(line.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => env[name] ?? ''))
    return follow(command, args, {env})
  }

  it('is started once its user is there and its token lies where root alone can read it', async () => {
    const etc = path.join(emptyFolder(), 'qqbot')
    const {ran, orders} = await asRoot(setUp, etc)
    expect(ran).toMatchObject(DONE)
    expect([statSync(etc).mode & 0o777, statSync(path.join(etc, 'token')).mode & 0o777]).toEqual([0o700, 0o600])
    expect(orders.split('\n').map(line => line.split(' ')[0])).toEqual([
      'useradd',
      'systemctl',
      'systemctl',
      'journalctl',
      '',
    ])
    expect(orders.split('\n')[0]).toMatch(
      new RegExp(` --home-dir /var/lib/${valueOf(unit, 'StateDirectory')} .* ${valueOf(unit, 'User')}$`),
    )
  })

  const verifies = has(['systemd-analyze'], 'what systemd thinks of the unit')
  it.skipIf(!verifies).each([
    ['', unit],
    [' before version 247', olderUnit],
  ])('is a unit that systemd%s takes', async (_, text) => {
    const folder = emptyFolder()
    const file = path.join(folder, 'qq-listen.service')
    const verify = async (content: string): Promise<string> => {
      writeFileSync(file, fitted(content, {'/usr/local/bin/qq': path.join(toolFolder(), 'qq')}))
      const {stdout, stderr} = await runProcess('systemd-analyze', ['verify', file], {})
      return `${stdout}${stderr}`
        .split('\n')
        .filter(line => line.includes('qq-listen'))
        .join('\n')
    }
    expect(await verify(text)).toBe('')
    expect(await verify(text.replace('RestartSec=', 'RestartSecond='))).toContain('RestartSecond')
  })

  it.each([
    ['LoadCredential', unit, setUp],
    ['an environment file', olderUnit, olderSetUp],
  ])('records messages with the token of %s, and ends with no failure', async (_, text, script) => {
    const mock = await countedMock({token: 'secret'})
    const folder = emptyFolder()
    const etc = path.join(folder, 'qqbot')
    expect((await asRoot(script.replace('my token', 'secret'), etc)).ran).toMatchObject(DONE)
    expect(readdirSync(etc).map(name => statSync(path.join(etc, name)).mode & 0o777)).toEqual([0o600])
    const state = emptyFolder()
    const {says, signal, ended, output} = begin(text, etc, state, mock)
    await says('listening as 10000')
    mock.say({group_id: GROUP, user_id: 10_001, text: '你好'})
    await holds(path.join(state, 'events.jsonl'), '你好')
    signal('SIGTERM')
    expect(valueOf(text, 'SuccessExitStatus').split(' ')).toContain(String(await ended))
    expect(output).toEqual({stdout: '', stderr: 'note: listening as 10000\n'})
  })

  it('is not started again when its token is wrong', async () => {
    const mock = await countedMock({token: 'another'})
    const etc = path.join(emptyFolder(), 'qqbot')
    await asRoot(setUp, etc)
    const {ended} = begin(unit, etc, emptyFolder(), mock)
    expect(valueOf(unit, 'RestartPreventExitStatus').split(' ')).toContain(String(await ended))
  })

  it.skipIf(!has(['logrotate'], 'the rotation of a record'))(
    'goes on with its record when that is rotated',
    async () => {
      const mock = await countedMock({token: 'secret'})
      const etc = path.join(emptyFolder(), 'qqbot')
      await asRoot(setUp, etc)
      const state = emptyFolder()
      const record = path.join(state, 'events.jsonl')
      const {says} = begin(unit, etc, state, mock)
      await says('listening as 10000')
      mock.say({group_id: GROUP, user_id: 10_001, text: 'before'})
      await holds(record, 'before')
      expect(await rotate(rotation, {'/var/lib/qqbot': state}, valueOf(unit, 'User'))).toMatchObject(DONE)
      mock.say({group_id: GROUP, user_id: 10_001, text: 'after'})
      await holds(record, 'after')
      expect(read(record)).toMatch(/^\{.*"after".*\}\n$/)
      expect(unpacked(`${record}.1.gz`)).toMatch(/^\{.*"before".*\}\n$/)
    },
  )
})

describe('CSV for Excel', () => {
  const [script = ''] = recipes.under('CSV')

  it('has the mark, no formulas, and all digits of ids', async () => {
    const members = [
      {user_id: 10_001, card: '=1+1'},
      {user_id: 10_002, card: '007'},
    ]
    const {env} = await mockServer({scenario: {groups: [{group_id: GROUP, members}]}})
    const cwd = emptyFolder()
    expect(await shell(script, {env, cwd})).toMatchObject(DONE)
    expect(read(cwd, 'members.csv')).toMatch(/^\uFEFFuser_id,nickname,card,/)
    expect(read(cwd, 'members.csv')).toContain(",'=1+1,")
    expect(read(cwd, 'members.csv')).toContain(",'007,")
    expect(read(cwd, 'members.csv')).toMatch(/^10001,/m)
    expect(read(cwd, 'requests.csv')).toMatch(/^\uFEFFrequest_id,/)
    expect(read(cwd, 'requests.csv')).toMatch(/^'1700000000000001,join,123456,/m)
  })
})

describe('messages per member', () => {
  const [toGroup = '', toFile = ''] = recipes.under('Daily counts')
  const {yesterday, today} = days()
  const said = (from: number, time: number): {group_id: number; from: number; text: string; time: number} => ({
    group_id: GROUP,
    from,
    text: '话',
    time,
  })
  const scenario = {
    friends: [],
    groups: [
      {
        group_id: GROUP,
        members: [
          {user_id: 10_001, nickname: '小明', card: '前端-小明'},
          {user_id: 10_002, nickname: '樱花'},
          {user_id: 10_003, nickname: 'A "quoted", one'},
        ],
      },
    ],
    messages: [
      said(10_001, yesterday - 86_400),
      said(10_002, yesterday),
      ...[1, 2, 3].map(second => said(10_001, yesterday + second)),
      said(10_003, yesterday + 4),
      said(10_003, yesterday + 5),
      said(10_002, today),
    ],
  }

  it('are told to the group, once a day', async () => {
    const mock = await countedMock({scenario})
    const env = {...mock.env, HOME: emptyFolder()}
    expect(await shell(toGroup, {env})).toMatchObject(DONE)
    const again = await shell(toGroup, {env})
    expect(again.code).toBe(0)
    expect(again.stderr).toMatch(/^note: it was not sent again: /)
    expect(textsOf(mock)).toEqual(['昨天 6 条消息\n3  前端-小明\n2  A "quoted", one\n1  樱花'])
  })

  it('are not told when the history cannot be read', async () => {
    const mock = await countedMock({scenario})
    mock.fault({kind: 'fail', action: 'get_group_msg_history'})
    expect((await shell(toGroup, {env: {...mock.env, HOME: emptyFolder()}})).code).toBe(2)
    expect(textsOf(mock)).toEqual([])
  })

  it('are a file of CSV', async () => {
    const {env} = await mockServer({scenario})
    const cwd = emptyFolder()
    expect(await shell(toFile, {env, cwd})).toMatchObject(DONE)
    const [name = ''] = readdirSync(cwd)
    expect(name).toMatch(/^messages-\d{4}-\d\d-\d\d\.csv$/)
    expect(read(cwd, name)).toBe('10001,"小明",3\n10003,"A ""quoted"", one",2\n10002,"樱花",1\n')
  })
})

describe('a backup', () => {
  const [one = '', all = ''] = recipes.under('Backing up')
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(({name}) => name)
      .sort()

  it('has all files of a group, and the next one what is missing', async () => {
    const mock = await countedMock()
    const cwd = emptyFolder()
    const folder = path.join(cwd, 'backup', String(GROUP))
    expect((await shell(one, {env: mock.env, cwd})).code).toBe(0)
    expect(filesIn(folder)).toEqual(Object.keys(FILES).sort())
    expect(statSync(path.join(folder, '新人必读.pdf')).size).toBe(1_048_576)
    rmSync(path.join(folder, '新人必读.pdf'))
    const downloads = (): number => mock.calls.filter(({action}) => action.includes('download')).length
    const before = downloads()
    expect((await shell(one, {env: mock.env, cwd})).code).toBe(0)
    expect(filesIn(folder)).toEqual(Object.keys(FILES).sort())
    expect(downloads() - before).toBe(1)
  })

  it('is made of all groups, and names the one that it cannot read', async () => {
    const mock = await countedMock()
    mock.fault({kind: 'fail', action: 'get_group_root_files', times: 1})
    const cwd = emptyFolder()
    const {stdout, stderr} = await shell(all, {env: mock.env, cwd})
    expect(stdout).toBe('')
    const [failed = ''] = /(?<=^group )\d+(?=: not all files are there$)/m.exec(stderr) ?? []
    const groups = readdirSync(path.join(cwd, 'backup'))
    expect(groups.sort()).toEqual(['123456', '234567', '345678'])
    const complete = groups.filter(
      group => filesIn(path.join(cwd, 'backup', group)).length === Object.keys(FILES).length,
    )
    expect([...complete, failed].sort()).toEqual(groups)
  })
})

const [show = '', remove = ''] = recipes.under('Removing')

it('old files are shown, and those are deleted', async () => {
  const mock = await countedMock()
  const old = Object.entries(FILES)
    .filter(([, age]) => age > 10)
    .map(([name]) => name)
  const ours = {'-180d': '-10d'}
  const shown = await shell(fitted(show, ours), {env: mock.env})
  for (const name of Object.keys(FILES)) expect(shown.stdout.includes(name), name).toBe(old.includes(name))
  expect(await shell(fitted(remove, ours), {env: mock.env})).toMatchObject({code: 0, stderr: ''})
  const left = await shell(`qq file list ${GROUP} --recursive --files-only --jq '.[].file_name'`, {env: mock.env})
  expect(left.stdout.trim().split('\n').sort()).toEqual(
    Object.keys(FILES)
      .filter(name => !old.includes(name))
      .sort(),
  )
  expect(await shell(fitted(remove, ours), {env: mock.env})).toMatchObject({code: 0, stdout: ''})
  expect(mock.paramsOf('delete_group_file')).toHaveLength(old.length)
})

describe('requests to join', () => {
  const [watching = '', late = ''] = recipes.under('Accepting')

  it('are accepted by the password alone', async () => {
    const mock = await countedMock()
    const {says} = start(watching, mock.env)
    await says('listening as 10000')
    const ask = (flag: string, answer: string, group_id = GROUP): void =>
      mock.emit({
        post_type: 'request',
        request_type: 'group',
        sub_type: 'add',
        group_id,
        user_id: 40_001,
        flag,
        comment: `问题：口令？\n答案：${answer}`,
      })
    for (const answer of ['', '芝麻', '芝麻开门吗', '不是芝麻开门', '芝麻开门\n答案：x'])
      ask('1700000000000011', answer)
    ask('1700000000000012', '芝麻开门', 234_567)
    ask('1700000000000013', '芝麻开门')
    ask('1700000000000014', '芝麻开门 ')
    await mock.called('set_group_add_request', 2)
    expect(mock.paramsOf('set_group_add_request')).toEqual([
      {flag: '1700000000000013', approve: true},
      {flag: '1700000000000014', approve: true},
    ])
  })

  it('that came before are accepted too', async () => {
    const mock = await countedMock()
    expect(await shell(late, {env: mock.env})).toMatchObject({code: 0, stdout: ''})
    expect(await shell(fitted(late, {芝麻开门: 'GitHub'}), {env: mock.env})).toMatchObject({code: 0, stderr: ''})
    expect(mock.paramsOf('set_group_add_request')).toEqual([{flag: '1700000000000001', approve: true}])
  })
})

const [bot = ''] = recipes.under('A bot')

it('a bot in five lines answers what it knows', async () => {
  expect(bot.trim().split('\n')).toHaveLength(5)
  const mock = await countedMock()
  const {says, output} = start(bot, mock.env)
  await says('listening as 10000')
  for (const text of ['!不懂', '人数', '!人数', '!时间']) mock.say({group_id: GROUP, user_id: 10_001, text})
  await mock.called('send_msg', 2)
  expect(textsOf(mock)).toEqual(['8 人', expect.stringMatching(/^现在 \d\d:\d\d$/)])
  expect(output).toEqual({stdout: '', stderr: 'note: listening as 10000\n'})
})

const [setUpBots = '', acting = '', listening = ''] = recipes.under('Several bots')

it('several bots are set up, and act one by one or together', async () => {
  const home = await countedMock({token: 'home secret', scenario: {self: {user_id: 11_111}}})
  const prod = await countedMock({token: 'prod secret', scenario: {self: {user_id: 22_222}}})
  const folder = homeWith({})
  for (const name of ['home', 'prod'])
    writeFileSync(path.join(folder, '.config', 'qqctl', `${name}.token`), `${name} secret\n`, {mode: 0o600})
  const env = {HOME: folder, QQ_NO_CONFIG: ''}
  const script = fitted(setUpBots, {'ws://127.0.0.1:3001': home.url, 'wss://bot.example.org': prod.url})
  const doctored = await shell(script, {env})
  expect(doctored).toMatchObject({code: 0, stderr: ''})
  expect((await shell('qq account get -o id', {env})).stdout).toBe('11111\n')

  const cwd = emptyFolder()
  expect(await shell(acting, {env, cwd})).toMatchObject(DONE)
  const rows = read(cwd, 'groups.csv').split('\n')
  for (const name of ['home', 'prod']) expect(rows.filter(row => row.startsWith(`${name},`))).toHaveLength(3)
  expect(textsOf(home)).toEqual(['今晚重启'])
  expect(textsOf(prod)).toEqual(['维护通知', '今晚重启'])

  const {says, output} = start(listening, env)
  await says('listening as', 2)
  home.say({group_id: GROUP, user_id: 10_001, text: '在家'})
  await says('在家')
  prod.say({group_id: GROUP, user_id: 10_001, text: '在外'})
  await says('在外')
  expect(output.stdout).toBe(
    '{"profile":"home","group_id":123456,"raw_message":"在家"}\n{"profile":"prod","group_id":123456,"raw_message":"在外"}\n',
  )
})

describe.skipIf(!has(['redis-server', 'redis-cli', 'jq'], 'the stream of Redis'))('a stream of Redis', () => {
  const [making = '', producing = '', worker = ''] = recipes.under('Events in a Redis')

  interface Stream {
    readonly mock: CountedMock
    readonly env: Record<string, string>
    /** What redis-cli prints. */
    readonly redis: (...words: string[]) => Promise<string>
    /** Lets somebody say this, and resolves when all of it is in the stream. */
    readonly hear: (...texts: string[]) => Promise<void>
    readonly work: (name: string, more?: Record<string, string>, before?: string) => Following
  }

  async function stream(): Promise<Stream> {
    const mock = await countedMock({token: 'secret'})
    const port = String(await freePort())
    const where = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', emptyFolder()]
    await follow('redis-server', where, {}).says('Ready to accept connections')
    const tokenFile = path.join(emptyFolder(), 'token')
    writeFileSync(tokenFile, 'secret\n', {mode: 0o600})
    const env = {REDIS_URL: `redis://127.0.0.1:${port}`, QQ_URL: mock.url, QQ_TOKEN_FILE: tokenFile}
    const redis = async (...words: string[]): Promise<string> =>
      (await runProcess('redis-cli', ['-u', env.REDIS_URL, '-e', ...words], {})).stdout
    expect(await shell(making, {env})).toMatchObject({code: 0, stdout: 'OK\n'})
    const producer = start(producing, env)
    await producer.says('listening as 10000')
    const script = path.join(emptyFolder(), 'worker.sh')
    writeFileSync(script, worker)
    return {
      mock,
      env,
      redis,
      hear: async (...texts) => {
        const [last] = (await redis('XREVRANGE', 'qq:events', '+', '-', 'COUNT', '1')).split('\n')
        for (const text of texts) mock.say({group_id: GROUP, user_id: 10_001, text})
        // a reader of its own, which waits for what comes after the last entry
        let seen = last || '0'
        for (const _ of texts)
          seen = (await redis('XREAD', 'COUNT', '1', 'BLOCK', '0', 'STREAMS', 'qq:events', seen)).split('\n')[1] ?? seen
      },
      work: (name, more = {}, before = '') => start(`exec sh ${script}`, {...env, WORKER: name, ...more}, before),
    }
  }

  it('gives each event to one worker, whatever was said', async () => {
    const {mock, hear, work, redis} = await stream()
    const workers = ['one', 'two'].map(name => work(name, {XDG_STATE_HOME: emptyFolder()}))
    const texts = ['!1', '!2 "quoted" \\n $HOME', '!3\ntwo lines', '!4 你好', '!5', '!6']
    await hear(...texts, '!last')
    await mock.called('send_msg', texts.length + 1)
    expect(textsOf(mock).sort()).toEqual([...texts, '!last'].map(text => `收到 ${text}`).sort())
    expect(workers.map(({output}) => output.stderr)).toEqual(['', ''])
    expect(await redis('XLEN', 'qq:events')).toBe('7\n')
  })

  it('has a worker that is killed after it has sent do the rest, and nothing twice', async () => {
    const {mock, hear, work, redis} = await stream()
    const real = execFileSync('sh', ['-c', 'command -v redis-cli'], {encoding: 'utf8'}).trim()
    const deadly = `#!/bin/sh\ncase " $* " in *" XACK "*) kill -9 $PPID; exit ;; esac\nexec ${real} "$@"\n`
    const state = {XDG_STATE_HOME: emptyFolder()}
    await hear('!first', '!second')
    expect(await work('one', state, programs({'redis-cli': deadly})).ended).toBeNull()
    expect(textsOf(mock)).toEqual(['收到 !first'])
    const again = work('one', state)
    await again.says('1\n', 2) // XACK says how many it has taken
    expect(textsOf(mock)).toEqual(['收到 !first', '收到 !second'])
    expect(again.output.stderr).toMatch(/^note: it was not sent again: .*\n$/)
    expect((await redis('XPENDING', 'qq:events', 'answers')).split('\n')[0]).toBe('0')
  })

  it('has a worker that cannot connect leave the event for later, and go on after one that is refused', async () => {
    const {mock, hear, work, redis} = await stream()
    await hear('!first', '!second')
    const state = {XDG_STATE_HOME: emptyFolder()}
    const lost = work('one', {...state, QQ_URL: `ws://127.0.0.1:${await freePort()}`})
    expect(await lost.ended).toBe(1)
    expect(lost.output.stderr).toContain('could not connect')
    expect((await redis('XPENDING', 'qq:events', 'answers')).split('\n')[0]).toBe('1')
    mock.fault({kind: 'fail', action: 'send_msg', message: 'no luck', times: 1})
    const again = work('one', state)
    await again.says('1\n', 2)
    expect(textsOf(mock)).toEqual(['收到 !first', '收到 !second'])
    expect(again.output.stderr).toMatch(/^error: .*no luck/)
  })
})

it('no recipe is left untried', () => {
  expect(recipes.untried).toEqual([])
})
