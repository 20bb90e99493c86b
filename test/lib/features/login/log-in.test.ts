import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {PassThrough} from 'node:stream'
import {expect, it, onTestFinished} from 'vitest'
import {readEnvironment} from '../../../../src/lib/config/environment.js'
import {QQError} from '../../../../src/lib/errors/errors.js'
import {Login, LOGIN_TIMES, type LoginFlags, type LoginTimes} from '../../../../src/lib/features/login/log-in.js'
import {type Memory} from '../../../../src/lib/io/memory.js'
import {type WebuiOptions} from '../../../../src/lib/mock/mock.js'
import {RestartTurn} from '../../../../src/lib/operations/restart-turn.js'
import {rowSink} from '../../../../src/lib/run/outcome.js'
import {runSession} from '../../../../src/lib/run/session.js'
import {readLoginState} from '../../../../src/lib/server/webui/login-state.js'
import {Webui} from '../../../../src/lib/server/webui/webui.js'
import {Store} from '../../../../src/lib/state/store.js'
import {testIo, type TestIo} from '../../../support/io.js'
import {readDrawnCode} from '../../../support/qr-code.js'
import {hintOf} from '../../../support/words.js'
import {webuiMock} from '../../mock/webui/fixture.js'

interface Options extends WebuiOptions {
  readonly flags?: LoginFlags
  readonly times?: Partial<LoginTimes>
  /** Whether somebody sits at a terminal; what is typed there. */
  readonly terminal?: readonly string[]
  /** Where runs learn of each other. */
  readonly memory?: Memory
}

interface Row {
  readonly state: string
  readonly user_id: string | null
  readonly nickname: string | null
  readonly online: boolean
  readonly url: string | null
}

/** A login that is ready to be run against a mock whose QR code nobody scans. */
async function setUp({flags = {}, times, terminal, memory, ...webui}: Options = {}) {
  const {mock} = await webuiMock(webui)
  const input = new PassThrough()
  const io: TestIo = {
    ...testIo({env: {QQ_NO_CONFIG: '1'}, ...(terminal && {columns: 80})}),
    ...(terminal && {stdin: Object.assign(input, {isTTY: true, setRawMode: () => input})}),
  }
  const session = runSession(io, readEnvironment(io.env), {})
  const client = new Webui({
    address: {url: mock.webui.url, ca: undefined, insecure: undefined},
    token: mock.webui.token,
    tokenSource: 'the test',
    totp: async () => Promise.resolve(undefined),
    memory: undefined,
    signal: io.signal,
    trace: undefined,
  })
  const rows: Row[] = []
  const seen = new Set<() => void>()
  const sink = rowSink(row => {
    rows.push(row as Row) // all rows of a login have these keys
    for (const check of seen) check()
  })
  const login = (own: LoginFlags): Login =>
    new Login(
      session,
      client,
      own,
      {...LOGIN_TIMES, pollMs: 5, expiryMs: 20, forMs: 5000, ...times},
      new RestartTurn(memory, mock.webui.url),
    )
  /** Resolves to the nth row. */
  const row = async (index: number): Promise<Row> =>
    new Promise(resolve => {
      const check = (): void => {
        const found = rows[index]
        if (found) resolve(found)
      }
      seen.add(check)
      check()
    })
  onTestFinished(() => io.interrupt('SIGTERM'))
  return {
    mock: mock.webui,
    io,
    client,
    rows,
    row,
    input,
    run: async () => login(flags).run(sink),
    /** A second login of another run. */
    another: async (own: LoginFlags) => login(own).run(rowSink(() => undefined)),
  }
}

async function failureOf(promise: Promise<unknown>): Promise<QQError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof QQError) return error
  throw error
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 2))
}

const phaseOf = async (client: Webui): Promise<string> => (await readLoginState(client)).phase

async function untilPhase(client: Webui, phase: string): Promise<void> {
  while ((await phaseOf(client)) !== phase) await new Promise(resolve => setTimeout(resolve, 2))
}

function codesOn(io: TestIo): string[] {
  return io.printed.stderr.split('\n\n').filter(block => block.includes('▀'))
}

it('knows each state of a login', async () => {
  const {mock, client} = await setUp({startMs: 200, readyMs: 100})
  expect(await phaseOf(client)).toBe('starting')
  await untilPhase(client, 'waiting')
  expect(await readLoginState(client)).toMatchObject({
    url: expect.stringContaining('https://txz.qq.com/p?k=') as string,
  })
  mock.order('scan')
  expect(await phaseOf(client)).toBe('logging_in')
  await untilPhase(client, 'online')
  expect(await readLoginState(client)).toMatchObject({userId: '10000', url: undefined})
  mock.order('offline')
  expect(await phaseOf(client)).toBe('offline')
  mock.order('online')
  mock.order('kick')
  expect(await readLoginState(client)).toMatchObject({phase: 'kicked', userId: '10000', restartsItself: false})
})

it('shows the code, and ends when it was scanned and the bot is online', async () => {
  const {mock, rows, row, run} = await setUp()
  const done = run()
  expect(await row(0)).toEqual({
    state: 'waiting',
    user_id: null,
    nickname: null,
    online: false,
    url: expect.stringContaining('https://txz.qq.com/p?k=') as string,
  })
  mock.order('scan', {ms: 60})
  await done
  expect(rows).toHaveLength(2)
  expect(rows[1]).toEqual({
    state: 'online',
    user_id: '10000',
    nickname: expect.any(String) as string,
    online: true,
    url: null,
  })
  expect(mock.counts).toMatchObject({logins: 2, restarts: 0, refreshes: 0, quickLogins: 0}) // the fixture logs in, too
})

it('draws the code on a terminal, and a new one when it changes', async () => {
  const {mock, io, row, run} = await setUp({terminal: [], flags: {'no-input': true}})
  const done = run()
  const first = await row(0)
  mock.order('expire')
  const second = await row(1)
  expect(second.url).not.toBe(first.url)
  mock.order('scan')
  await done
  expect(await Promise.all(codesOn(io).map(readDrawnCode))).toEqual([first.url, second.url])
  expect(mock.counts.refreshes).toBe(0)
})

it('asks for a new code at the start where the last failure was an old code', async () => {
  const {mock, client, row, run} = await setUp()
  await untilPhase(client, 'waiting')
  const dead = (await readLoginState(client)).url
  mock.order('expire')
  while ((await readLoginState(client)).url === dead) await new Promise(resolve => setTimeout(resolve, 2))
  const done = run()
  const {url} = await row(0)
  expect(mock.counts.refreshes).toBe(1)
  expect((await readLoginState(client)).url).toBe(url)
  mock.order('scan')
  await done
})

it('asks for a new code, once for each, where the server does not do so itself', async () => {
  const {mock, row, run} = await setUp()
  const done = run()
  const first = await row(0)
  mock.order('times', {code_ms: 200}) // the mock's own new code comes late, as if it did not
  mock.order('expire')
  const second = await row(1)
  expect(mock.counts.refreshes).toBe(1)
  expect(second.url).not.toBe(first.url)
  mock.order('scan')
  await done
})

it('restarts NapCat once after a kick, then shows a new code', async () => {
  const {mock, client, rows, row, run} = await setUp()
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  const dead = (await readLoginState(client)).userId
  expect(dead).toBe('10000')
  const done = run()
  expect(await row(0)).toMatchObject({state: 'waiting', user_id: null})
  mock.order('scan')
  await done
  expect(rows.map(({state}) => state)).toEqual(['waiting', 'online'])
  expect(mock.counts.restarts).toBe(1)
})

it('leaves the restart to a server that does it itself', async () => {
  const {mock, client, row, run} = await setUp({restartsItself: true})
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  const done = run()
  await row(0)
  mock.order('scan')
  await done
  expect(mock.counts.restarts).toBe(0)
})

it.each(['hang', 'reset', 'html'] as const)(
  'does not ask again when nobody knows whether the restart was done: %s',
  async kind => {
    const {mock, client, run} = await setUp({times: {awayMs: 60}})
    mock.order('scan')
    await untilPhase(client, 'online')
    mock.order('kick')
    mock.order('fault', {kind, path: '/api/Process/Restart'})
    const error = await failureOf(run())
    expect([error.exit, error.outcome]).toEqual([5, 'unknown'])
    expect(mock.counts.restarts).toBe(1)
  },
  15_000,
)

it('goes on when NapCat restarts although no answer came', async () => {
  const {mock, client, rows, run} = await setUp({flags: {quick: '10000'}})
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  mock.order('fault', {kind: 'lose', path: '/api/Process/Restart'})
  await run()
  expect([rows.map(({state}) => state), mock.counts.restarts]).toEqual([['online'], 1])
})

it('says that nothing was done when the restart is refused', async () => {
  const {mock, client, run} = await setUp()
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  mock.order('fault', {kind: 'forbidden', path: '/api/Process/Restart'})
  const error = await failureOf(run())
  expect([error.exit, error.outcome, mock.counts.restarts]).toEqual([4, 'none', 1])
})

it('restarts NapCat once for two logins at the same time', async () => {
  const memory = new Store(mkdtempSync(path.join(tmpdir(), 'qq-state-')))
  const {mock, client, run, another} = await setUp({memory, restartMs: 100, flags: {quick: '10000'}})
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  await Promise.all([run(), another({})])
  expect(mock.counts.restarts).toBe(1)
})

it.each([
  ['captcha', 'captcha', 'proof'],
  ['new-device', 'device', 'jump'],
])('tells where to go when QQ wants more: %s', async (wants, word, page) => {
  const {mock, client, run} = await setUp({flags: {quick: '10000'}})
  await untilPhase(client, 'waiting')
  const url = `https://example.org/${page}?a=1&b=2`
  mock.order('quick', {wants, url})
  const error = await failureOf(run())
  expect([error.exit, error.message, hintOf(error)]).toEqual([
    1,
    expect.stringContaining(word),
    expect.stringContaining(url),
  ])
  expect(mock.counts.quickLogins).toBe(1)
})

it('does not know of a restart after which the WebUI stays away', async () => {
  const {mock, client, run} = await setUp({restartMs: 4000, times: {awayMs: 250}})
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  const error = await failureOf(run())
  expect([error.exit, error.outcome, error.message]).toEqual([
    5,
    'unknown',
    expect.stringContaining('asked to restart'),
  ])
  expect(mock.counts.restarts).toBe(1)
})

it('waits while the bot is offline, since it comes back by itself', async () => {
  const {mock, io, client, rows, run} = await setUp()
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('offline')
  const done = run()
  await until(() => io.printed.stderr.includes('reconnects by itself'))
  mock.order('online')
  await done
  expect(rows.map(({state}) => state)).toEqual(['online'])
  expect(mock.counts).toMatchObject({restarts: 0, refreshes: 0})
})

it('survives a restart of NapCat that somebody else asked for', async () => {
  const {mock, client, row, run} = await setUp({restartMs: 50})
  const done = run()
  const first = await row(0)
  await client.write('/Process/Restart')
  expect((await row(1)).url).not.toBe(first.url)
  mock.order('scan')
  await done
})

it('goes on with one more login when its credential is refused meanwhile', async () => {
  const {mock, row, run} = await setUp()
  const done = run()
  await row(0)
  mock.order('clock', {ms: -120_000}) // what was made before is of the future now
  mock.order('scan')
  await done
  expect(mock.counts.logins).toBe(3) // the fixture's, and two of ours
})

it('logs in without a code as the account that is wanted', async () => {
  const {mock, rows, run} = await setUp({flags: {quick: '10000'}, startMs: 30})
  await run()
  expect(rows.map(({state, user_id: id}) => [state, id])).toEqual([['online', '10000']])
  expect(mock.counts.quickLogins).toBe(1)
})

it('logs in as that account after a kick, too', async () => {
  const {mock, client, rows, run} = await setUp({flags: {quick: '10000'}})
  mock.order('scan')
  await untilPhase(client, 'online')
  mock.order('kick')
  await run()
  expect(rows.map(({state}) => state)).toEqual(['online'])
  expect(mock.counts).toMatchObject({restarts: 1, quickLogins: 1})
})

it('refuses an account that is not there, and tells what QQ says of one that is', async () => {
  const unknown = await setUp({flags: {quick: '10009'}})
  const first = await failureOf(unknown.run())
  expect([first.exit, hintOf(first), unknown.mock.counts.quickLogins]).toEqual([2, 'available: 10000', 0])
  const refused = await setUp({flags: {quick: '10000'}})
  refused.mock.order('quick', {message: '登录态已失效'})
  const second = await failureOf(refused.run())
  expect([second.exit, second.message]).toEqual([1, expect.stringContaining('登录态已失效')])
  expect(refused.mock.counts.quickLogins).toBe(1)
})

it('does not take another account for the one that is wanted', async () => {
  const {mock, client, run} = await setUp({flags: {quick: '10001'}})
  mock.order('scan')
  await untilPhase(client, 'online')
  expect((await failureOf(run())).exit).toBe(8)
})

it('ends with 8 when nobody scans the code in time', async () => {
  const {run} = await setUp({times: {forMs: 60}})
  const error = await failureOf(run())
  expect([error.exit, hintOf(error)]).toEqual([8, expect.stringContaining('nobody scanned')])
})

it('does not wait for a WebUI that is not there', async () => {
  const {mock, client, run} = await setUp({restartMs: 4000})
  await client.write('/Process/Restart')
  await until(() => mock.counts.restarts === 1)
  for (;;) {
    const gone = await client.read('/auth/check').catch((error: unknown) => error)
    if (gone instanceof QQError) break
  }
  expect((await failureOf(run())).exit).toBe(3)
})
