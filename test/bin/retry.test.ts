import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Fault} from '../../src/lib/mock/faults.js'
import {startMock, type Mock} from '../../src/lib/mock/mock.js'
import {temporaryFile} from '../support/files.js'
import {BIN, cleanEnv, endedAt, qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const SOON = ['--retry', '3', '--retry-wait', '10ms']

async function world(...faults: Fault[]): Promise<Mock & {readonly env: Record<string, string>}> {
  const mock = await mockServer()
  for (const fault of faults) mock.fault(fault)
  return mock
}

const countOf = ({calls}: Mock, action: string): number => calls.filter(call => call.action === action).length

it('repeats nothing without being told to', async () => {
  const mock = await world({action: 'get_login_info', kind: 'drop', times: 1})
  expect(await qq(['account', 'get'], {env: mock.env})).toMatchObject({code: 5})
  expect(countOf(mock, 'get_login_info')).toBe(1)
})

describe('a read', () => {
  it('is repeated when the connection is lost, over another one', async () => {
    const mock = await world({action: 'get_login_info', kind: 'drop', times: 2})
    const {code, stdout, stderr} = await qq(['account', 'get', '-o', 'id', ...SOON], {env: mock.env})
    expect({code, stdout}).toEqual({code: 0, stdout: '10000\n'})
    expect(stderr.match(/^note: try \d of 4 failed: .*the next try is in 0.01 s$/gm)).toHaveLength(2)
    expect(countOf(mock, 'get_login_info')).toBe(3)
  })

  it('is repeated when no answer comes in time', async () => {
    const mock = await world({action: 'get_login_info', kind: 'hang', times: 1})
    const ran = await qq(['account', 'get', '-o', 'id', '-q', '--timeout', '300ms', ...SOON], {env: mock.env})
    expect(ran).toMatchObject({code: 0, stdout: '10000\n', stderr: ''})
    expect(countOf(mock, 'get_login_info')).toBe(2)
  })

  it('is repeated after an answer of failed only if that is asked for', async () => {
    const mock = await world({action: 'get_login_info', kind: 'fail', times: 1})
    expect(await qq(['account', 'get', ...SOON], {env: mock.env})).toMatchObject({code: 1})
    mock.fault({action: 'get_login_info', kind: 'fail', times: 1})
    expect(await qq(['account', 'get', ...SOON, '--retry-on', 'failed'], {env: mock.env})).toMatchObject({code: 0})
  })

  it('fails in the end, and says how often it was tried', async () => {
    const mock = await world({action: 'get_login_info', kind: 'drop'})
    const {code, stdout, stderr} = await qq(['account', 'get', '--json', ...SOON], {env: mock.env})
    expect({code, stdout}).toEqual({code: 5, stdout: ''})
    expect(stderr).toMatch(/^\{"error":\{"code":"TIMEOUT",.*\(after 4 tries\).*\}\n$/)
    expect(countOf(mock, 'get_login_info')).toBe(4)
  })
})

describe('a send', () => {
  const SEND = ['msg', 'send', 'g:123456', '你好', '--timeout', '300ms']

  it.each(['drop', 'hang', 'fail'] as const)('is never repeated after %s', async kind => {
    const mock = await world({action: 'send_msg', kind, times: 1})
    const {code} = await qq([...SEND, ...SOON, '--retry-on', 'connect,timeout,failed'], {env: mock.env})
    expect(code).toBe(kind === 'fail' ? 1 : 5)
    expect(countOf(mock, 'send_msg')).toBe(1)
  })

  it('is repeated when that is said to be safe', async () => {
    const mock = await world({action: 'send_msg', kind: 'drop', times: 1})
    expect(await qq([...SEND, ...SOON, '--retry-unsafe'], {env: mock.env})).toMatchObject({code: 0})
    expect(countOf(mock, 'send_msg')).toBe(2)
  })

  it('is made when the server can be reached, once', async () => {
    const mock = await world({kind: 'close-early', times: 3})
    expect(await qq([...SEND, ...SOON], {env: mock.env})).toMatchObject({code: 0})
    expect(countOf(mock, 'send_msg')).toBe(1)
  })

  it('is remembered under its key as one, however often it was tried', async () => {
    const mock = await world({action: 'send_msg', kind: 'drop', times: 1})
    const env = {...mock.env, XDG_STATE_HOME: mkdtempSync(path.join(tmpdir(), 'qq-test-'))}
    const line = [...SEND, ...SOON, '--idempotency-key', 'k']
    const first = await qq([...line, '--retry-unsafe'], {env})
    expect(first).toMatchObject({code: 0})
    expect(await qq(line, {env})).toMatchObject({code: 0, stdout: first.stdout})
    expect(countOf(mock, 'send_msg')).toBe(2)
  })
})

describe('the answer to a request', () => {
  it.each([
    ['friend approve 1780000000', 'set_friend_add_request'],
    ['friend reject 1780000000', 'set_friend_add_request'],
    ['group approve 1700000000000001', 'set_group_add_request'],
    ['doubt approve u_abcdefghijklmnopqrstuv', 'set_doubt_friends_add_request'],
  ])('is never repeated: request %s', async (line, action) => {
    const mock = await world({action, kind: 'drop', times: 1})
    const ran = await qq(['request', ...line.split(' '), ...SOON, '--json'], {env: mock.env})
    expect(ran.code).toBe(5)
    expect(JSON.parse(ran.stderr)).toMatchObject({error: {code: 'TIMEOUT', outcome: 'unknown', action}})
    expect(countOf(mock, action)).toBe(1)
  })
})

it('an interrupt of a batch that waits for a server is no bug, and no reason to try again', async () => {
  const line = ['batch', temporaryFile('lines', 'friend list\ngroup list\n'), '--concurrency', '2', '--json']
  const args = [...line, '--url', 'ws://127.0.0.1:1', '--retry', '5', '--retry-wait', '1h']
  const {code, stdout} = await endedAt('try 1 of 6', args, {}, 'SIGINT')
  expect(code).toBe(130)
  const rows = stdout.trimEnd().split('\n')
  expect(rows.map(row => JSON.parse(row) as unknown)).toMatchObject([
    {line: 1, ok: false, error: {code: 'TIMEOUT', outcome: 'none', message: 'interrupted'}},
    {line: 2, ok: false, error: {code: 'TIMEOUT', outcome: 'none', message: 'interrupted'}},
  ])
})

it('waits for a server that is not there yet', async () => {
  const gone = await startMock({heartbeatMs: 0})
  const {port} = gone
  await gone.close()
  const line = ['account', 'get', '-o', 'id', '--retry', '1000', '--retry-wait', '20ms']
  const child = spawn(process.execPath, [BIN, ...line], {env: cleanEnv({QQ_URL: `ws://127.0.0.1:${port}`})})
  const ended = new Promise(resolve => child.on('close', resolve))
  let told = ''
  await new Promise<void>(resolve => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text
      if (told.includes('try 2 of 1001')) resolve()
    })
  })
  await mockServer({port})
  expect(await ended).toBe(0)
  expect(told).toContain('connection refused')
})

describe('many targets', () => {
  it('go on over a new connection', async () => {
    const mock = await world({action: 'set_group_ban', kind: 'drop', times: 1, skip: 1})
    const ban = ['group', 'ban', '123456', '10001', '10002', '10003', '-o', 'jsonl', ...SOON]
    const {code, stdout} = await qq(ban, {env: mock.env})
    expect(code).toBe(0)
    expect(stdout.match(/"ok":true/g)).toHaveLength(3)
    expect(countOf(mock, 'set_group_ban')).toBe(4)
  })

  it('go on after a send whose fate nobody knows, which is not repeated', async () => {
    const mock = await world({action: 'send_like', kind: 'drop', times: 1})
    const {code, stdout} = await qq(['user', 'like', '10001', '10002', '-o', 'jsonl', ...SOON], {env: mock.env})
    expect(code).toBe(6)
    const rows = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as object)
    expect(rows).toMatchObject([
      {user_id: '10001', ok: false, outcome: 'unknown'},
      {user_id: '10002', ok: true},
    ])
    expect(countOf(mock, 'send_like')).toBe(2)
  })
})

it('goes on with the page at which the connection was lost', async () => {
  const messages = Array.from({length: 60}, (_, index) => ({group_id: 123_456, from: 10_001, text: `m${index}`}))
  const mock = await mockServer({scenario: {messages}})
  mock.fault({action: 'get_group_msg_history', kind: 'drop', times: 1, skip: 1})
  const {code, stdout} = await qq(['group', 'history', '123456', '--all', '-o', 'id', ...SOON], {env: mock.env})
  expect(code).toBe(0)
  expect(new Set(stdout.trim().split('\n')).size).toBe(60)
})

it('uploads whole over as many connections as it takes', async () => {
  const mock = await world({action: 'upload_file_stream', kind: 'drop', times: 2, skip: 1})
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), 'a.bin')
  writeFileSync(file, Buffer.alloc(1 << 20, 7))
  const line = ['file', 'upload', 'g:123456', file, '--chunk-size', '64KiB', ...SOON]
  expect(await qq(line, {env: mock.env})).toMatchObject({code: 0})
  expect(countOf(mock, 'upload_group_file')).toBe(1)
})

it('ends at once when interrupted while it waits', async () => {
  const env = {QQ_URL: 'ws://127.0.0.1:1'}
  const line = ['account', 'get', '--retry', '5', '--retry-wait', '1h']
  expect(await endedAt('the next try is in 3600 s', line, {env}, 'SIGINT')).toMatchObject({code: 130})
})

it('begins no try for which no time is left', async () => {
  const env = {QQ_URL: 'ws://127.0.0.1:1'}
  const line = ['account', 'get', '--retry', '9', '--retry-wait', '1h', '--retry-max-time', '1m']
  const {code, stderr} = await qq(line, {env})
  expect(code).toBe(3)
  expect(stderr).not.toContain('the next try')
})

describe('a profile', () => {
  function configured(url: string, retry: object): Record<string, string> {
    const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
    mkdirSync(path.join(home, 'qqctl'))
    const config = {current: 'a', profiles: {a: {url, retry}}}
    writeFileSync(path.join(home, 'qqctl', 'config.json'), JSON.stringify(config), {mode: 0o600})
    return {XDG_CONFIG_HOME: home, QQ_NO_CONFIG: ''}
  }

  it('may say what the flags say', async () => {
    const mock = await world({action: 'send_msg', kind: 'fail', times: 2})
    const env = configured(mock.url, {times: 5, wait: 'none', on: 'failed', unsafe: true, max_time: '1m'})
    const {code, stderr} = await qq(['send', 'g:123456', 'hi'], {env})
    expect(code).toBe(0)
    expect(stderr).toContain('try 2 of 6 failed')
  })

  it('counts for less than the flags', async () => {
    const mock = await world({action: 'get_status', kind: 'drop'})
    const env = configured(mock.url, {times: 5, wait: 'none'})
    expect(await qq(['call', 'get_status', '--retry', '1'], {env})).toMatchObject({code: 5})
    expect(countOf(mock, 'get_status')).toBe(2)
    await qq(['call', 'get_status', '--retry', '0', '--retry-wait', '1s'], {env})
    expect(countOf(mock, 'get_status')).toBe(3)
  })

  it.each([
    [{times: '3'}, 'retry.times must be a whole number'],
    [{times: 1, wait: 'soon'}, 'retry.wait: "soon" is not a duration'],
    [{times: 1, on: 'rain'}, 'retry.on'],
    [{often: 3}, 'retry has no field often'],
    [{times: 1, unsafe: 'yes'}, 'retry.unsafe must be true or false'],
  ])('with %j is refused', async (retry, text) => {
    const {code, stderr} = await qq(['account', 'get'], {env: configured('ws://127.0.0.1:1', retry)})
    expect(code).toBe(9)
    expect(stderr).toContain(text)
  })
})

it.each([
  [['--retry-wait', '1s'], '--retry-wait requires --retry'],
  [['--retry-unsafe'], '--retry-unsafe requires --retry or --idempotency-key'],
  [['--retry', '-1'], 'not a whole number'],
  [['--retry', '1', '--retry-wait', 'exp:1s'], '--retry-wait: "exp:1s" is not a wait'],
  [['--retry', '1', '--retry-on', 'connect,rain'], '--retry-on: "rain" is not one of connect, timeout, failed'],
  [['--retry', '1', '--retry-max-time', '0'], '--retry-max-time: 0 is too short: no try would be possible'],
])('refuses %j before it connects', async (words, text) => {
  const mock = await world()
  const {code, stderr} = await qq(['send', 'g:123456', 'hi', ...words], {env: mock.env})
  expect(code).toBe(2)
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})

it('shows what would be sent, and reads what that needs as often as it takes', async () => {
  const mock = await world({action: 'get_msg', kind: 'drop', times: 1})
  const script = `id=$(qq send g:123456 hi -o id) && qq msg reply "$id" '👍' -n ${SOON.join(' ')}`
  const {code, stdout} = await shell(script, {env: mock.env})
  expect(code).toBe(0)
  expect(stdout).toContain('👍')
  expect(countOf(mock, 'send_msg')).toBe(1)
})
