import {spawn} from 'node:child_process'
import {chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {type CallRecord} from '../../src/lib/mock/recorder.js'
import {type Mock} from '../../src/lib/mock/mock.js'
import {isSend} from '../../src/lib/protocol/actions.js'
import {temporaryFile} from '../support/files.js'
import {BIN, cleanEnv, qq, qqProcess, ROOT, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

interface World {
  readonly mock: Mock
  readonly env: Record<string, string>
  /** Where the program keeps its state. */
  readonly state: string
  /** Resolves with the next call of that action. */
  called(action: string): Promise<void>
}

async function world(): Promise<World> {
  const waiting: {action: string; resolve: () => void}[] = []
  const onCall = (call: CallRecord): void => {
    for (const {action, resolve} of waiting) if (action === call.action) resolve()
  }
  const messages = [1, 2, 3].map(message_id => ({group_id: 123_456, from: 10_001, text: 'hi', message_id}))
  const mock = await mockServer({scenario: {messages}, onCall})
  const state = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  const called = async (action: string): Promise<void> => new Promise(resolve => waiting.push({action, resolve}))
  return {mock, env: {...mock.env, XDG_STATE_HOME: state}, state, called}
}

const SEND = ['msg', 'send', 'g:123456', '机密 hello', '--idempotency-key', 'order 7']

const sendsOf = ({mock}: World): readonly CallRecord[] => mock.calls.filter(call => isSend(call.action))

function fileOf({state}: World): string {
  const folder = path.join(state, 'qqctl', 'sends')
  return path.join(folder, readdirSync(folder)[0] ?? '')
}

it('sends once, and gives the same result again', async () => {
  const at = await world()
  const first = await qq(SEND, {env: at.env})
  const second = await qq(SEND, {env: at.env})
  expect(first).toMatchObject({code: 0, stderr: ''})
  expect(first.stdout).toContain('message_id')
  expect(second).toMatchObject({code: 0, stdout: first.stdout})
  expect(second.stderr).toMatch(/^note: it was not sent again/)
  expect(sendsOf(at)).toHaveLength(1)
  expect(readFileSync(fileOf(at), 'utf8')).not.toContain('机密')
})

it('sends once when several processes start together', async () => {
  const at = await world()
  at.mock.fault({action: 'send_msg', kind: 'delay', ms: 300})
  const runs = await Promise.all(Array.from({length: 5}, async () => qq(SEND, {env: at.env})))
  const [first] = runs
  for (const run of runs) expect(run).toMatchObject({code: 0, stdout: first?.stdout})
  expect(runs.filter(({stderr}) => stderr.includes('not sent again'))).toHaveLength(4)
  expect(sendsOf(at)).toHaveLength(1)
})

it('sends for the next one when the first one is refused while it waits', async () => {
  const at = await world()
  at.mock.fault({action: 'send_msg', kind: 'fail', times: 1})
  const runs = await Promise.all([qq(SEND, {env: at.env}), qq(SEND, {env: at.env})])
  expect(runs.map(({code}) => code).sort()).toEqual([0, 1])
  expect(sendsOf(at)).toHaveLength(2)
})

/** Runs a send that is killed when the server has it. */
async function killed(at: World): Promise<void> {
  at.mock.fault({action: 'send_msg', kind: 'hang', times: 1})
  const arrived = at.called('send_msg')
  const child = spawn(process.execPath, [BIN, ...SEND], {env: cleanEnv(at.env), stdio: 'ignore'})
  const ended = new Promise(resolve => child.on('close', resolve))
  await arrived
  child.kill('SIGKILL')
  await ended
}

it('refuses what may have been sent by a process that was killed, until it is told otherwise', async () => {
  const at = await world()
  await killed(at)
  const {code, stdout, stderr} = await qq([...SEND, '-q'], {env: at.env})
  expect({code, stdout}).toEqual({code: 5, stdout: ''})
  expect(stderr).toContain('may have been delivered')
  expect(stderr).toContain('--retry-unsafe')
  const other = ['msg', 'send', 'g:123456', 'other', '--idempotency-key', 'order 7', '--retry-unsafe']
  expect(await qq(other, {env: at.env})).toMatchObject({code: 2})
  expect(sendsOf(at)).toHaveLength(1)
  const sent = await qq([...SEND, '--retry-unsafe'], {env: at.env})
  expect(sent).toMatchObject({code: 0, stderr: ''})
  expect(sendsOf(at)).toHaveLength(2)
  expect(await qq([...SEND, '--retry-unsafe'], {env: at.env})).toMatchObject({code: 0, stdout: sent.stdout})
  expect(sendsOf(at)).toHaveLength(2)
})

it.each(['hang', 'drop'] as const)('refuses again what was not answered (%s)', async kind => {
  const at = await world()
  at.mock.fault({action: 'send_msg', kind, times: 1})
  const run = async (): Promise<Ran> => qq([...SEND, '--timeout', '1s', '--json'], {env: at.env})
  for (const {code, stderr} of [await run(), await run()]) {
    expect(code).toBe(5)
    const {error} = JSON.parse(stderr) as {error: Record<string, unknown>}
    expect(error).toMatchObject({code: 'TIMEOUT', outcome: 'unknown', retryable: false, action: 'send_msg'})
    expect(error['message']).toContain('may have been delivered')
  }
  expect(sendsOf(at)).toHaveLength(1)
})

it('waits for another process no longer than for an answer', async () => {
  const at = await world()
  at.mock.fault({action: 'send_msg', kind: 'hang'})
  const arrived = at.called('send_msg')
  const first = spawn(process.execPath, [BIN, ...SEND], {env: cleanEnv(at.env), stdio: 'ignore'})
  const ended = new Promise(resolve => first.on('close', resolve))
  try {
    await arrived
    expect(await qq([...SEND, '--timeout', '200ms'], {env: at.env})).toMatchObject({code: 5, stdout: ''})
    expect(sendsOf(at)).toHaveLength(1)
  } finally {
    first.kill('SIGKILL')
    await ended
  }
})

it('refuses another message under the same key, and sends it to another chat', async () => {
  const at = await world()
  expect(await qq(SEND, {env: at.env})).toMatchObject({code: 0})
  const to = async (chat: string, text: string): Promise<Ran> =>
    qq(['msg', 'send', chat, text, '--idempotency-key', 'order 7'], {env: at.env})
  expect(await to('g:123456', 'other')).toMatchObject({code: 2, stdout: ''})
  expect(sendsOf(at)).toHaveLength(1)
  expect(await to('u:10001', 'other')).toMatchObject({code: 0, stderr: ''})
  expect(sendsOf(at)).toHaveLength(2)
})

it('frees the key when NapCat refuses, and when it cannot be reached', async () => {
  const at = await world()
  at.mock.fault({action: 'send_msg', kind: 'fail', times: 1})
  expect(await qq(SEND, {env: at.env})).toMatchObject({code: 1})
  expect(await qq([...SEND, '--url', 'ws://127.0.0.1:1'], {env: at.env})).toMatchObject({code: 3})
  const other = ['msg', 'send', 'g:123456', 'other', '--idempotency-key', 'order 7']
  expect(await qq(other, {env: at.env})).toMatchObject({code: 0, stderr: ''})
})

it('guesses nothing from a file that is damaged', async () => {
  const at = await world()
  await qq(SEND, {env: at.env})
  writeFileSync(fileOf(at), '\0\0\0')
  const {code, stdout, stderr} = await qq([...SEND, '--retry-unsafe'], {env: at.env})
  expect({code, stdout}).toEqual({code: 9, stdout: ''})
  expect(stderr).toContain(fileOf(at))
  expect(sendsOf(at)).toHaveLength(1)
})

it('sends nothing where it can remember nothing', async () => {
  const at = await world()
  const file = temporaryFile('state', '')
  const {code, stdout, stderr} = await qq(SEND, {env: {...at.env, XDG_STATE_HOME: file}})
  expect({code, stdout}).toEqual({code: 9, stdout: ''})
  expect(stderr).toContain('nothing was sent')
  chmodSync(at.state, 0o555)
  // only root can be somebody else, and to root nothing is closed
  if (process.getuid?.() === 0) {
    const env = {...at.env, HOME: '/'}
    expect(await qqProcess(SEND, {env, uid: 65_534})).toMatchObject({code: 9})
  } else {
    expect(await qq(SEND, {env: at.env})).toMatchObject({code: 9})
  }
  expect(sendsOf(at)).toEqual([])
})

it('leaves the ledger alone in a dry run', async () => {
  const at = await world()
  const first = await qq([...SEND, '-n'], {env: at.env})
  expect(first).toMatchObject({code: 0, stderr: ''})
  expect(existsSync(path.join(at.state, 'qqctl'))).toBe(false)
  await qq(SEND, {env: at.env})
  writeFileSync(fileOf(at), 'damaged')
  expect(await qq([...SEND, '-n'], {env: at.env})).toEqual(first)
})

it('knows each message of a run that forwards many', async () => {
  const at = await world()
  at.mock.fault({action: 'forward_group_single_msg', kind: 'fail', times: 1, skip: 1})
  const run = async (): Promise<Ran> =>
    qq(['msg', 'forward', 'g:234567', '1', '2', '3', '--idempotency-key', 'k', '--json'], {env: at.env})
  expect(await run()).toMatchObject({code: 6})
  const {code, stdout} = await run()
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject(['1', '2', '3'].map(message_id => ({message_id, ok: true})))
  expect(sendsOf(at).map(call => call.params['message_id'])).toEqual(['1', '2', '3', '2'])
})

it('knows a file by what is in it, wherever on the server it was put', async () => {
  const at = await world()
  const file = temporaryFile('大.bin', Buffer.alloc(300_000, 1))
  const run = async (): Promise<Ran> =>
    qq(['file', 'upload', 'g:123456', file, '--idempotency-key', 'k'], {env: at.env})
  const first = await run()
  expect(first).toMatchObject({code: 0})
  expect(await run()).toMatchObject({code: 0, stdout: first.stdout})
  writeFileSync(file, Buffer.alloc(300_000, 2))
  expect(await run()).toMatchObject({code: 2})
  expect(sendsOf(at)).toHaveLength(1)
})

it('is for what sends: `call` refuses it for anything else', async () => {
  const at = await world()
  const call = async (...words: string[]): Promise<Ran> =>
    qq(['call', ...words, '--idempotency-key', 'k'], {env: at.env})
  expect(await call('get_status')).toMatchObject({code: 2})
  expect(await call('send_msg', 'group_id=123456', 'message=hi', '--stream')).toMatchObject({code: 2})
  expect(at.mock.calls).toEqual([])
  for (let run = 0; run < 2; run++) await call('send_group_msg', 'group_id=123456', 'message=hi')
  expect(at.mock.calls).toHaveLength(1)
})

it.each([
  [['--idempotency-key', ''], 'not a key'],
  [['--idempotency-key', 'a\nb'], 'not a key'],
  [['--retry-unsafe'], '--idempotency-key'],
])('refuses %j', async (words, text) => {
  const at = await world()
  const {code, stderr} = await qq(['group', 'send', '123456', 'hi', ...words], {env: at.env})
  expect(code).toBe(2)
  expect(stderr).toContain(text)
  expect(at.mock.calls).toEqual([])
})

it('is a flag of every command that sends, and of no other', () => {
  const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
    commands: Record<string, {action?: string; undoes?: string; flags: object}>
  }
  const having = Object.keys(commands).filter(id => 'idempotency-key' in (commands[id]?.flags ?? {}))
  const sending = Object.entries(commands).flatMap(([id, {action = commands[id]?.undoes}]) =>
    action !== undefined && isSend(action) ? [id] : [],
  )
  // of no one action
  const others = ['call', 'msg:forward', 'msg:reply', 'msg:send-each', 'msg:send-music']
  expect(having.sort()).toEqual([...sending, ...others].sort())
})
