import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {qq, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const PRELOAD = {NODE_OPTIONS: `--require ${path.join(__dirname, '..', 'support', 'bug.cjs')}`}

const errorOf = ({stderr}: Ran): unknown => (JSON.parse(stderr) as {error: unknown}).error

describe('a bug', () => {
  it.each([
    ['before anything has left', {BUG: 'send_msg'}, ['send', 'g:123456', 'hi'], 'none'],
    ['after a read', {BUG: '10000'}, ['account', 'get'], 'none'],
    ['after a send was answered', {BUG: 'message_id'}, ['send', 'g:123456', 'hi'], 'unknown'],
    ['before the second of two targets', {BUG: '10002'}, ['group', 'ban', '123456', '10001', '10002'], 'unknown'],
    ['after a send has left, in the middle of nothing', {BUG_LATER: 'send_msg'}, ['send', 'g:123456', 'hi'], 'unknown'],
    ['after a read has left, in the middle of nothing', {BUG_LATER: 'get_login_info'}, ['account', 'get'], 'none'],
  ])('%s says what became of it', async (_what, bug, args, outcome) => {
    const mock = await mockServer()
    mock.fault({kind: 'delay', ms: 'BUG_LATER' in bug ? 60_000 : 0})
    const ran = await qq([...args, '--json'], {env: {...mock.env, ...PRELOAD, ...bug}})
    expect(ran.code).toBe(70)
    const hint =
      outcome === 'unknown' ? (expect.stringContaining('check the result before you repeat it') as string) : null
    expect(errorOf(ran)).toMatchObject({code: 'INTERNAL', exit: 70, message: 'this is the bug', outcome, hint})
  })

  it('tells a person, too', async () => {
    const {env} = await mockServer()
    const {stderr} = await qq(['send', 'g:123456', 'hi'], {env: {...env, ...PRELOAD, BUG: 'message_id'}})
    expect(stderr).toBe(
      'error: this is the bug\n' +
        'hint: a request was already sent and may have been done; check the result before you repeat it\n' +
        'this is a bug in qq; run the command again with --debug, and report the output\n',
    )
  })

  it('in a batch ends it, and says of a write that has left that nobody knows', async () => {
    const {env} = await mockServer()
    const run = async (stdin: string, bug: string): Promise<Ran> =>
      qq(['batch', '--json'], {env: {...env, ...PRELOAD, BUG: bug}, stdin})
    const sent = await run('group ban 123456 10001 10002\n', '10002')
    expect(sent.code).toBe(70)
    expect(errorOf(sent)).toMatchObject({code: 'INTERNAL', outcome: 'unknown'})
    const unsent = await run('friend list\n', 'friend')
    expect(unsent.code).toBe(70)
    expect(errorOf(unsent)).toMatchObject({code: 'INTERNAL', outcome: 'none'})
    const earlier = await run(
      '{"action":"send_group_msg","params":{"group_id":"123456","message":"m"}}\nfriend list\n',
      'friend',
    )
    expect(earlier.code).toBe(70)
    expect(errorOf(earlier)).toMatchObject({code: 'INTERNAL', outcome: 'unknown'})
  })

  it('with several profiles says it of those that have sent something', async () => {
    const {url} = await mockServer()
    const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
    mkdirSync(path.join(home, 'qqctl'))
    const config = JSON.stringify({profiles: {a: {url}, b: {url: 'ws://127.0.0.1:1'}}})
    writeFileSync(path.join(home, 'qqctl', 'config.json'), config, {mode: 0o600})
    const env = {...PRELOAD, BUG: '"20002"', XDG_CONFIG_HOME: home, QQ_NO_CONFIG: ''}
    const ran = await qq(['group', 'ban', '123456', '10001', '20002', '-p', 'a,b', '-o', 'jsonl'], {env})
    expect(ran.code).toBe(6)
    const rows = ran.stdout.trimEnd().split('\n')
    expect(rows.map(row => JSON.parse(row) as unknown)).toMatchObject([
      {profile: 'a', user_id: '10001', ok: true},
      {profile: 'a', ok: false, code: 'INTERNAL', outcome: 'unknown'},
      {profile: 'b', ok: false, code: 'CONNECT', outcome: 'none'},
    ])
  })
})
