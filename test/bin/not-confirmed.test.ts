import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Fault} from '../../src/lib/mock/faults.js'
import {type Mock} from '../../src/lib/mock/mock.js'
import {rowsOf} from '../support/batch.js'
import {quickClock} from '../support/clock.js'
import {temporaryFile} from '../support/files.js'
import {qq, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const TIMEOUT = 'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:x EventRet:\n{}\n'
const RES_ID = '发送转发消息（res_id：abc 失败'
const UNREADABLE = '消息体无法解析, 请检查是否发送了不支持的消息类型'
/** In the quick clock 20 s. */
const LATE = {kind: 'fail', ms: 20, execute: true} as const
const FORWARD = ['forward', 'send', 'g:123456', '--node', '小明@10001:早上好']
const EVERYTHING = ['--retry', '3', '--retry-wait', 'none', '--retry-on', 'connect,timeout,failed']

interface World {
  readonly mock: Mock
  readonly env: Record<string, string>
}

/** A world in which calls fail, late by a clock that is quick, or at once. */
async function world(fault: Fault): Promise<World> {
  if ('ms' in fault) quickClock()
  const mock = await mockServer()
  mock.fault(fault)
  const state = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  return {mock, env: {...mock.env, XDG_STATE_HOME: state}}
}

const countOf = ({mock}: World, action: string): number => mock.calls.filter(call => call.action === action).length

const errorOf = ({stderr}: Ran): unknown => (JSON.parse(stderr) as {error: unknown}).error

const UNKNOWN = {code: 'TIMEOUT', exit: 5, retcode: 1200, retryable: false, outcome: 'unknown'}

describe('a forward that NapCat gave up on', () => {
  it.each([RES_ID, UNREADABLE, TIMEOUT])('is unknown, and not repeated: %s', async message => {
    const at = await world({...LATE, action: 'send_forward_msg', message})
    const ran = await qq([...FORWARD, ...EVERYTHING, '--json'], {env: at.env})
    expect(ran).toMatchObject({code: 5, stdout: ''})
    expect(errorOf(ran)).toMatchObject({...UNKNOWN, action: 'send_forward_msg'})
    expect(countOf(at, 'send_forward_msg')).toBe(1)
  })

  it.each([RES_ID, UNREADABLE])('at once was refused: %s', async message => {
    const at = await world({kind: 'fail', action: 'send_forward_msg', message})
    const ran = await qq([...FORWARD, '--json', '--idempotency-key', 'k'], {env: at.env})
    expect(ran).toMatchObject({code: 1, stdout: ''})
    expect(errorOf(ran)).toMatchObject({code: 'ACTION_FAILED', exit: 1, outcome: 'none'})
    at.mock.clearFaults()
    expect((await qq([...FORWARD, '--idempotency-key', 'k'], {env: at.env})).code).toBe(0)
  })

  it('is not sent again under its key, unless that is allowed', async () => {
    const at = await world({...LATE, action: 'send_forward_msg', message: RES_ID, times: 1})
    const line = [...FORWARD, '--idempotency-key', 'k', '--json']
    expect(errorOf(await qq(line, {env: at.env}))).toMatchObject(UNKNOWN)
    const again = await qq(line, {env: at.env})
    expect(again).toMatchObject({code: 5, stdout: ''})
    expect(errorOf(again)).toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
    expect(countOf(at, 'send_forward_msg')).toBe(1)
    expect((await qq([...line, '--retry-unsafe'], {env: at.env})).code).toBe(0)
    expect(countOf(at, 'send_forward_msg')).toBe(2)
  })

  it('by any name is one, and as a call', async () => {
    const nodes = '[{"type":"node","data":{"user_id":"1","nickname":"a","content":"x"}}]'
    const at = await world({...LATE, message: UNREADABLE})
    for (const action of ['send_group_forward_msg', 'send_group_msg', 'send_group_msg_async']) {
      const call = ['call', action, 'group_id=123456', `message:=${nodes}`]
      expect(await qq(call, {env: at.env})).toMatchObject({code: 5, stdout: ''})
    }
    expect(await qq(['call', 'send_group_msg', 'group_id=123456', 'message=hi'], {env: at.env})).toMatchObject({
      code: 1,
    })
  })
})

describe('in a batch', () => {
  const nodes = '[{"type":"node","data":{"user_id":"1","nickname":"a","content":"x"}}]'
  const CALL = `{"action":"send_group_forward_msg","params":{"group_id":"123456","messages":${nodes}}}`
  const COMMAND = 'group send-forward 123456 --node 小明@10001:早'
  const lines = (...all: string[]): string => all.map(line => `${line}\n`).join('')

  it('calls and command lines that were not confirmed are unknown, and not done again', async () => {
    const at = await world({...LATE, action: 'send_group_forward_msg', message: RES_ID})
    const journal = path.join(path.dirname(temporaryFile('lines', '')), 'journal')
    const file = temporaryFile('lines', lines(CALL, COMMAND))
    const first = await qq(['batch', file, '--resume', journal, ...EVERYTHING], {env: at.env})
    expect(first.code).toBe(6)
    expect(rowsOf(first).map(({error}) => error)).toMatchObject([UNKNOWN, UNKNOWN])
    at.mock.clearFaults()
    const second = await qq(['batch', file, '--resume', journal], {env: at.env})
    expect(second.code).toBe(6)
    expect(rowsOf(second).map(({error, earlier}) => [error?.outcome, earlier])).toEqual([
      ['unknown', true],
      ['unknown', true],
    ])
    expect(countOf(at, 'send_group_forward_msg')).toBe(2)
  })

  it('one line alone ends with 5', async () => {
    const at = await world({...LATE, action: 'send_group_forward_msg', message: RES_ID})
    for (const line of [CALL, COMMAND]) expect((await qq(['batch'], {env: at.env, stdin: lines(line)})).code).toBe(5)
  })

  it('what was refused at once was not done', async () => {
    const at = await world({kind: 'fail', action: 'send_group_forward_msg', message: RES_ID})
    const ran = await qq(['batch'], {env: at.env, stdin: lines(CALL, COMMAND)})
    expect(rowsOf(ran).map(({error}) => [error?.code, error?.outcome])).toEqual([
      ['ACTION_FAILED', 'none'],
      ['ACTION_FAILED', 'none'],
    ])
  })
})

describe("a time-out of NapCat's own", () => {
  it('of a write is unknown, however soon it comes', async () => {
    const at = await world({kind: 'fail', message: TIMEOUT})
    for (const line of ['send g:123456 hi', 'group ban 123456 10001', 'call set_group_name group_id=1 group_name=x']) {
      const ran = await qq([...line.split(' '), '--json'], {env: at.env})
      expect(ran).toMatchObject({code: 5, stdout: ''})
      expect(errorOf(ran)).toMatchObject(UNKNOWN)
    }
  })

  it('of a read is a failure', async () => {
    const at = await world({kind: 'fail', message: TIMEOUT})
    const ran = await qq(['group', 'list', '--json'], {env: at.env})
    expect(ran).toMatchObject({code: 1, stdout: ''})
    expect(errorOf(ran)).toMatchObject({code: 'ACTION_FAILED', exit: 1, outcome: 'none'})
  })

  it('is repeated where that is harmless', async () => {
    const at = await world({kind: 'fail', action: 'set_group_ban', message: TIMEOUT, times: 1})
    expect((await qq(['group', 'ban', '123456', '10001', ...EVERYTHING, '-q'], {env: at.env})).code).toBe(0)
    expect(countOf(at, 'set_group_ban')).toBe(2)
  })

  it('is told of the one target among several, and nothing is verified of it', async () => {
    const at = await world({kind: 'fail', action: 'set_group_kick', message: TIMEOUT, times: 1})
    const kick = ['group', 'kick', '123456', '10001', '10002', '--yes', '--verify', '--json']
    const ran = await qq(kick, {env: at.env})
    expect(ran.code).toBe(6)
    expect(JSON.parse(ran.stdout)).toMatchObject([
      {user_id: '10001', ok: false, code: 'TIMEOUT', retcode: 1200, outcome: 'unknown'},
      {user_id: '10002', ok: true},
    ])
    expect(errorOf(ran)).toMatchObject({code: 'PARTIAL', exit: 6, outcome: 'partial'})
    expect(at.mock.calls.map(call => call.action).slice(0, 2)).toEqual(['set_group_kick', 'set_group_kick'])
    at.mock.fault({kind: 'fail', action: 'set_group_kick', message: TIMEOUT})
    const one = await qq(['group', 'kick', '123456', '10003', '--yes', '--verify', '--json'], {env: at.env})
    expect(one).toMatchObject({code: 5, stdout: ''})
    expect(errorOf(one)).toMatchObject(UNKNOWN)
  })
})

describe("QQ's own reason", () => {
  it('is the message of a failure, in text, in JSON and of one target of several', async () => {
    const mock = await mockServer()
    const message = `EventChecker Failed: NTEvent serviceAndMethod:a/b ListenerName:c/d EventRet:\n${JSON.stringify({result: 120, errMsg: 'not in group'}, undefined, 4)}\n`
    mock.fault({kind: 'fail', message})
    const said = 'send_msg failed: not in group (result 120)'
    const {code, stderr} = await qq(['send', 'g:123456', 'hi'], {env: mock.env})
    expect({code, stderr: stderr.split('\n')[0]}).toEqual({code: 1, stderr: `error: ${said}`})
    expect(stderr).toContain('hint: the bot may not be in the group (see')
    expect(stderr).not.toContain('EventChecker')
    expect(errorOf(await qq(['send', 'g:123456', 'hi', '--json'], {env: mock.env}))).toMatchObject({message: said})
    expect((await qq(['send', 'g:123456', 'hi', '--debug'], {env: mock.env})).stderr).toContain('EventChecker Failed')
    expect((await qq(['send', 'u:10001', 'hi'], {env: mock.env})).stderr).not.toContain('hint:')
    const {stdout} = await qq(['group', 'ban', '123456', '10001', '10002', '-o', 'jsonl'], {env: mock.env})
    expect(stdout.match(/set_group_ban failed: not in group \(result 120\)"/g)).toHaveLength(2)
    const call = '{"action":"send_group_msg","params":{"group_id":"123456","message":"hi"}}\nsend g:123456 hi\n'
    const [first, second] = rowsOf(await qq(['batch'], {env: mock.env, stdin: call}))
    expect(first?.error).toMatchObject({message: 'send_group_msg failed: not in group (result 120)'})
    expect(first?.error?.hint).toContain('the bot may not be in the group')
    expect(second?.error).toMatchObject({message: said})
  })
})
