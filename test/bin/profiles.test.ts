import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Mock, type MockOptions} from '../../src/lib/mock/mock.js'
import {qq, BIN, cleanEnv, endedAt, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

interface World {
  readonly a: Mock
  readonly b: Mock
  readonly env: Record<string, string>
}

/** Two servers with a profile each, and what else the configuration has. */
async function world(others: object = {}, ofB: MockOptions = {}): Promise<World> {
  const [a, b] = await Promise.all([mockServer(), mockServer(ofB)])
  const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  mkdirSync(path.join(home, 'qqctl'))
  const config = {profiles: {a: {url: a.url}, b: {url: b.url, token: 'right'}, ...others}}
  writeFileSync(path.join(home, 'qqctl', 'config.json'), JSON.stringify(config), {mode: 0o600})
  return {a, b, env: {XDG_CONFIG_HOME: home, QQ_NO_CONFIG: '', QQ_URL: ''}}
}

const GONE = {gone: {url: 'ws://127.0.0.1:1'}}

const actionsOf = ({calls}: Mock): string[] => calls.map(({action}) => action)

function rowsOf(stdout: string): unknown[] {
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)
}

describe('a read with several profiles', () => {
  it('tells of each row which profile it is from, in the order of the profiles', async () => {
    const {a, env} = await world()
    a.fault({kind: 'delay', ms: 200})
    const {code, stdout} = await qq(['group', 'list', '-p', 'a,b', '-o', 'csv', '--fields', 'profile,group_id'], {env})
    expect({code, stdout}).toEqual({
      code: 0,
      stdout: 'profile,group_id\na,123456\na,234567\na,345678\nb,123456\nb,234567\nb,345678\n',
    })
  })

  it('puts the profile first, and never takes it for an id', async () => {
    const {env} = await world()
    expect((await qq(['account', 'get', '--all-profiles', '-o', 'jsonl'], {env})).stdout).toMatch(
      /^\{"profile":"a","user_id".*\n\{"profile":"b","user_id".*\n$/,
    )
    expect((await qq(['account', 'get', '-p', 'b, a', '-o', 'id'], {env})).stdout).toBe('10000\n10000\n')
    expect((await qq(['group', 'list', '-p', 'a,b', '-o', 'tsv'], {env})).stdout).toMatch(/^profile\tgroup_id\t/)
  })

  it('is a list also with one profile of all, or with one named twice', async () => {
    const {env} = await world()
    expect((await qq(['account', 'get', '-p', 'a,a', '--jq', '.[].profile'], {env})).stdout).toBe('a\n')
  })
})

describe('when some fail', () => {
  it('does not call all undone where nobody knows that of one', async () => {
    const {a, b, env} = await world({}, {scenario: {messages: [{user_id: 10_001, text: 'x', message_id: 1}]}})
    a.fault({kind: 'hang', action: 'get_msg'})
    b.fault({kind: 'fail', action: 'send_msg', message: 'Timeout: NTEvent'})
    const line = ['msg', 'reply', '1', 'hi', '-p', 'a,b', '--timeout', '1s', '--json']
    const {code, stderr} = await qq(line, {env})
    expect(code).toBe(5)
    expect(JSON.parse(stderr)).toMatchObject({error: {code: 'TIMEOUT', exit: 5, outcome: 'unknown'}})
    expect(actionsOf(b)).toEqual(['get_msg', 'send_msg'])
  })

  it('shows the results of the others, and ends with 6', async () => {
    const {env} = await world(GONE)
    const {code, stdout, stderr} = await qq(['account', 'get', '--all-profiles', '-o', 'jsonl'], {env})
    expect(code).toBe(6)
    expect(rowsOf(stdout)).toMatchObject([
      {profile: 'a'},
      {profile: 'b'},
      {profile: 'gone', ok: false, code: 'CONNECT'},
    ])
    expect(stderr).toContain('"code":"PARTIAL"')
    expect(stderr).toContain('1 of 3 profiles failed: gone: could not connect')
  })

  it('ends with 4 only where every token is refused', async () => {
    const {env} = await world({wrong: {url: 'ws://127.0.0.1:1'}}, {token: 'another'})
    expect(await qq(['account', 'get', '-p', 'a,b'], {env})).toMatchObject({code: 6})
    const {b, env: both} = await world({}, {token: 'another'})
    const file = path.join(both['XDG_CONFIG_HOME'] ?? '', 'qqctl', 'config.json')
    const profiles = {a: {url: b.url, token: 'x'}, b: {url: b.url, token: 'y'}}
    writeFileSync(file, JSON.stringify({profiles}), {mode: 0o600})
    const {code, stdout, stderr} = await qq(['account', 'get', '-p', 'a,b'], {env: both})
    expect({code, stdout}).toEqual({code: 4, stdout: ''})
    expect(stderr).toContain('profiles a and b have the same server')
  })

  it('ends with 6 where they fail in different ways', async () => {
    const {b, env} = await world(GONE)
    b.fault({kind: 'fail'})
    const {code, stdout, stderr} = await qq(['account', 'get', '-p', 'b,gone'], {env})
    expect({code, stdout}).toEqual({code: 6, stdout: ''})
    expect(stderr).toMatch(/^error: 2 of 2 profiles failed: b: .*; gone: /m)
  })

  it('counts a profile of which some targets failed', async () => {
    const {b, env} = await world()
    b.fault({action: 'get_group_info', kind: 'fail', times: 1})
    const {code, stdout} = await qq(['group', 'get', '123456', '234567', '-p', 'a,b', '-o', 'jsonl'], {env})
    expect(code).toBe(6)
    expect(rowsOf(stdout).map(row => 'ok' in (row as object))).toEqual([false, false, true, false])
  })
})

describe('a write with several profiles', () => {
  it('is done once with each', async () => {
    const {a, b, env} = await world()
    const {code, stdout} = await qq(['send', 'g:123456', '你好', '-p', 'a,b', '-o', 'jsonl'], {env})
    expect(code).toBe(0)
    expect(rowsOf(stdout)).toMatchObject([{profile: 'a'}, {profile: 'b'}])
    expect([actionsOf(a), actionsOf(b)]).toEqual([['send_msg'], ['send_msg']])
  })

  it('reads stdin once, for all of them', async () => {
    const {a, b, env} = await world()
    const ban = ['group', 'ban', '123456', '-', '-p', 'a,b', '-o', 'id']
    expect(await qq(ban, {env, stdin: '10001\n10002\n'})).toMatchObject({
      code: 0,
      stdout: '10001\n10002\n10001\n10002\n',
    })
    expect([a.calls.length, b.calls.length]).toEqual([2, 2])
  })

  it('refuses a file from stdin, which there is one of, and two readers of stdin', async () => {
    const {a, b, env} = await world()
    const upload = ['file', 'upload', 'g:123456', '-', '--name', 'a', '-p', 'a,b']
    expect(await qq(upload, {env, stdin: 'x'})).toMatchObject({code: 2, stdout: ''})
    const twice = ['msg', 'send', 'g:123456', '-', '--segments', '-', '-p', 'a,b']
    expect(await qq(twice, {env, stdin: 'x'})).toMatchObject({code: 2, stdout: ''})
    expect([...a.calls, ...b.calls]).toEqual([])
  })

  it('prints the frames of each, and sends none', async () => {
    const {a, b, env} = await world()
    const {stdout} = await qq(['group', 'kick', '123456', '10001', '-p', 'b,a', '-n'], {env})
    const frame = {action: 'set_group_kick', params: {user_id: '10001'}}
    expect(rowsOf(stdout)).toMatchObject([
      {profile: 'b', frame},
      {profile: 'a', frame},
    ])
    expect([...a.calls, ...b.calls]).toEqual([])
  })

  it('is refused where nobody confirms it, in words that name all profiles', async () => {
    const {a, env} = await world()
    const {code, stderr} = await qq(['group', 'leave', '123456', '-p', 'a,b'], {env})
    expect(code).toBe(2)
    expect(stderr.match(/For the profiles a, b: /g)).toHaveLength(1)
    expect(a.calls).toEqual([])
    const confirmed = ['group', 'leave', '123456', '-p', 'a,b', '--confirm', '123456']
    expect(await qq(confirmed, {env})).toMatchObject({code: 0})
  })

  it('asks once', async () => {
    const {a, b, env} = await world()
    const terminal = onTerminal(['group', 'kick', '123456', '10001', '-p', 'a,b'], env)
    await terminal.shows('For the profiles a, b: ')
    terminal.type('y\r')
    expect(await terminal.ended).toBe(0)
    expect([actionsOf(a), actionsOf(b)]).toEqual([['set_group_kick'], ['set_group_kick']])
  })

  it('is not done with any when the answer is no', async () => {
    const {a, b, env} = await world()
    const terminal = onTerminal(['group', 'kick', '123456', '10001', '-p', 'a,b'], env)
    await terminal.shows('For the profiles a, b: ')
    terminal.type('n\r')
    expect(await terminal.ended).toBe(10)
    expect([...a.calls, ...b.calls]).toEqual([])
  })
})

it('repeats with each as its profile says', async () => {
  const {a, b, env} = await world({r: {url: 'ws://127.0.0.1:1', retry: {times: 2, wait: 'none'}}})
  a.fault({kind: 'drop', times: 1})
  b.fault({kind: 'drop', times: 1})
  const {code, stderr} = await qq(['account', 'get', '-p', 'a,b,r', '--retry-wait', 'none', '--retry', '1'], {env})
  expect(code).toBe(6)
  expect(stderr).toContain('note: b: try 1 of 2 failed')
  expect([a.calls.length, b.calls.length]).toEqual([2, 2])
})

it.each([
  [['-p', 'a,b', '--url', 'ws://127.0.0.1:1'], 2, '--url cannot be used with several profiles'],
  [['-p', 'a,b', '--token', 'x'], 2, '--token cannot be used with several profiles'],
  [['-p', 'a,'], 2, 'contains an empty name'],
  [['-p', 'a,nobody'], 9, 'there is no profile "nobody"'],
  [['-p', 'a,b', '-o', 'raw'], 2, '-o raw'],
  [['-p', 'a', '--all-profiles'], 2, '--all-profiles'],
])('refuses %j', async (words, exit, text) => {
  const {a, b, env} = await world()
  const {code, stdout, stderr} = await qq(['group', 'list', ...words], {env})
  expect({code, stdout}).toEqual({code: exit, stdout: ''})
  expect(stderr).toContain(text)
  expect([...a.calls, ...b.calls]).toEqual([])
})

it('finds none where no file is read, and says why', async () => {
  const {code, stderr} = await qq(['account', 'get', '--all-profiles'], {env: {QQ_NO_CONFIG: '1'}})
  expect(code).toBe(9)
  expect(stderr).toContain('QQ_NO_CONFIG is set')
})

describe('with another server in the environment', () => {
  async function between(ofB: MockOptions = {token: 'right'}) {
    const {a, b, env} = await world({}, ofB)
    const other = await mockServer({token: 'other'})
    return {a, b, other, env: {...env, QQ_URL: other.url, QQ_TOKEN: 'other'} as Record<string, string>}
  }

  it.each([['-p a'], ['-p b'], ['-p a,b'], ['--all-profiles']])('%s is what acts', async words => {
    const {a, b, other, env} = await between()
    const {code} = await qq(['send', 'g:123456', 'hi', ...words.split(' ')], {env})
    expect(code).toBe(0)
    const acts = (name: string): string[] => (words.endsWith(name) || /a,b|all/.test(words) ? ['send_msg'] : [])
    expect([actionsOf(a), actionsOf(b), actionsOf(other)]).toEqual([acts('a'), acts('b'), []])
  })

  it('QQ_PROFILE gives way to it', async () => {
    const {a, other, env} = await between()
    expect(await qq(['account', 'get', '-q'], {env: {...env, QQ_PROFILE: 'a'}})).toMatchObject({code: 0})
    expect([actionsOf(a), actionsOf(other)]).toEqual([[], ['get_login_info']])
  })

  it('a profile without a token is given none, and the refusal says so', async () => {
    const {b, env} = await between({token: 'other'})
    const file = path.join(env['XDG_CONFIG_HOME'] ?? '', 'qqctl', 'config.json')
    writeFileSync(file, JSON.stringify({profiles: {bare: {url: b.url}}}), {mode: 0o600})
    const {code, stderr} = await qq(['account', 'get', '-p', 'bare'], {env})
    expect(code).toBe(4)
    expect(stderr).toContain('none was given: the token from QQ_TOKEN is not used')
  })

  it('what listen runs has the server of the profile, and its token', async () => {
    const event = {post_type: 'notice', notice_type: 'friend_add', user_id: 10001}
    const {a, b, other, env} = await between({token: 'right', scenario: {events: [{after_ms: 0, event}]}})
    const script = 'qq listen -q -p b --count 1 -o none --exec "qq account get -o id; qq account get -o id -p a"'
    expect(await shell(script, {env})).toMatchObject({code: 0, stdout: '10000\n10000\n'})
    expect([actionsOf(a), actionsOf(b), actionsOf(other)]).toEqual([['get_login_info'], ['get_login_info'], []])
  })
})

describe('listen with several profiles', () => {
  /** Listens until it is ready, and resolves with what it wrote when it has ended. */
  async function listen(words: readonly string[], env: Record<string, string>, ready: number) {
    const child = spawn(process.execPath, [BIN, 'listen', '-p', 'a,b', '--event', 'message', ...words], {
      env: cleanEnv(env),
    })
    const wrote = {stdout: '', stderr: ''}
    child.stdout.setEncoding('utf8').on('data', (text: string) => (wrote.stdout += text))
    const ended = new Promise<number | null>(resolve => child.on('close', resolve))
    await new Promise<void>(resolve => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        wrote.stderr += text
        if (wrote.stderr.split('listening as').length > ready) resolve()
      })
    })
    return {wrote, ended}
  }

  const message = (text: string) => ({group_id: 123_456, from: 10_001, text})

  it('shows the events of all, and ends when enough have come', async () => {
    const {a, b, env} = await world()
    const {wrote, ended} = await listen(['--count', '4'], env, 2)
    a.say(message('一'))
    b.say(message('二'))
    a.say(message('三'))
    b.say(message('四'))
    expect(await ended).toBe(0)
    const rows = rowsOf(wrote.stdout) as {profile: string; raw_message: string}[]
    expect(rows.map(row => `${row.profile} ${row.raw_message}`).sort()).toEqual(['a 一', 'a 三', 'b 二', 'b 四'])
  })

  it('tells when too few have come in time, however many each had', async () => {
    const {env} = await world()
    const {code, stderr} = await qq(['listen', '-p', 'a,b', '--event', 'message', '--count', '1', '--for', '1ms'], {
      env,
    })
    expect(code).toBe(8)
    expect(stderr).toContain('b: 0 of 1 events came in time')
  })

  it('goes on with the others when one cannot be reached', async () => {
    const {env} = await world(GONE)
    const ran = await qq(['listen', '-p', 'a,gone', '--event', 'meta_event', '--count', '1', '-q'], {env})
    expect(ran.code).toBe(6)
    expect(rowsOf(ran.stdout)).toMatchObject([{profile: 'a'}])
    expect(ran.stderr).toMatch(/^gone: could not connect/)
  })

  it('ends at an interrupt', async () => {
    const {env} = await world()
    expect(await endedAt('b: listening', ['listen', '-p', 'a,b'], {env}, 'SIGINT')).toMatchObject({code: 130})
  })

  it('ends with its reader', async () => {
    const {env} = await world()
    const {stdout} = await shell('qq listen -p a,b -q --event meta_event | head -1 | cut -c1-11', {env})
    expect(stdout).toBe('{"profile":\n')
  })
})
