import {once} from 'node:events'
import {mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs'
import {createServer, type AddressInfo} from 'node:net'
import path from 'node:path'
import {expect, it, onTestFinished} from 'vitest'
import {BIN, openFolder, qq, qqProcess, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

interface Row {
  readonly state: string
  readonly pid: number | null
  readonly log: string | null
}

interface Place {
  readonly env: Record<string, string>
  readonly folder: string
  /** Its note of what was started. */
  readonly note: () => string
}

const MOCK = `exec ${process.execPath} ${BIN} mock --port 0`
const rowOf = ({stdout}: Ran): Row => JSON.parse(stdout) as Row
const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

/** A state folder of its own; what is noted there is ended with the test. */
function place(url = 'ws://127.0.0.1:1', config?: object): Place {
  const folder = openFolder()
  const servers = path.join(folder, 'qqctl', 'servers')
  const file = path.join(folder, 'qqctl', 'config.json')
  const env = {XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, ...(config ? {QQ_NO_CONFIG: ''} : {QQ_URL: url})}
  const note = (): string => path.join(servers, readdirSync(servers).find(name => name.endsWith('.json')) ?? 'no note')
  if (config) writeConfig(file, config)
  return {env, folder, note}
}

function writeConfig(file: string, config: object): void {
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, JSON.stringify(config), {mode: 0o600})
}

/** Ends a process group that a test has started. */
function endsWithTest(pid: number | null): number {
  if (pid === null) throw new Error('nothing was started')
  onTestFinished(() => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // the test has ended it
    }
  })
  return pid
}

async function start(at: Place, command: string, ...more: string[]): Promise<Ran & {pid: number}> {
  const ran = await qq(['server', 'start', '--command', command, ...more], {env: at.env})
  return {...ran, pid: endsWithTest(rowOf(ran).pid)}
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo // it listens at a port
  server.close()
  await once(server, 'close')
  return port
}

it('starts the mock as the server of a profile, waits for its bot, shows and stops it', async () => {
  const port = await freePort()
  const url = `ws://127.0.0.1:${port}`
  const profile = {url, start_command: MOCK.replace('--port 0', `--port ${port}`)}
  const at = place(url, {current: 'home', profiles: {home: profile}})
  const started = await qq(['server', 'start', '--wait', '30s'], {env: at.env})
  const row = rowOf(started)
  const pid = endsWithTest(row.pid)
  expect({code: started.code, state: row.state}).toEqual({code: 0, state: 'running'})
  expect(readFileSync(row.log ?? '', 'utf8')).toContain(url)
  expect((statSync(row.log ?? '').mode & 0o777).toString(8)).toBe('600')
  const status = JSON.parse((await qq(['server', 'status'], {env: at.env})).stdout) as unknown
  expect(status).toMatchObject({state: 'running', pid, online: true, user_id: '10000', url: `${url}/`})
  expect((await qq(['server', 'stop'], {env: at.env})).code).toBe(2)
  expect(isThere(pid)).toBe(true)
  const stopped = await qq(['server', 'stop', '--yes'], {env: at.env})
  expect([stopped.code, rowOf(stopped).state, isThere(pid)]).toEqual([0, 'stopped', false])
  expect(rowOf(await qq(['server', 'status'], {env: at.env}))).toMatchObject({state: 'stopped', pid: null})
})

it('starts nothing twice, not even by two processes at once', async () => {
  const at = place()
  const line = ['server', 'start', '--command', 'echo x >>started; exec sleep 60']
  const both = await Promise.all([1, 2].map(async () => qqProcess(line, {env: at.env, cwd: at.folder})))
  const [first, second] = both.map(ran => endsWithTest(rowOf(ran).pid))
  expect([both.map(({code}) => code), second]).toEqual([[0, 0], first])
  expect(readFileSync(path.join(at.folder, 'started'), 'utf8')).toBe('x\n')
  const third = await qq(line, {env: at.env})
  expect([third.code, rowOf(third).pid]).toEqual([0, first])
  expect(third.stderr).toContain('it runs already')
})

it('gives the code of a command that fails at once, with --wait and without', async () => {
  const at = place()
  for (const wait of [[], ['--wait', '30s']]) {
    const ran = await qq(['server', 'start', '--command', 'echo oh; exit 23', ...wait], {env: at.env})
    expect([ran.code, rowOf(ran).state, rowOf(ran).pid]).toEqual([23, 'unknown', null])
    expect(readFileSync(rowOf(ran).log ?? '', 'utf8')).toBe('oh\n')
  }
})

it('ends with 8 when the server does not come up, and with 2 when nothing says how to start it', async () => {
  const at = place()
  const ran = await qq(['server', 'start', '--command', 'exec sleep 60', '--wait', '100ms'], {env: at.env})
  const {holder} = JSON.parse(readFileSync(at.note(), 'utf8')) as {holder: {pid: number}}
  expect([ran.code, isThere(endsWithTest(holder.pid))]).toEqual([8, true])
  expect((await qq(['server', 'start'], {env: place().env})).code).toBe(2)
})

it('does not use the commands of a profile for another URL', async () => {
  const profiles = {home: {url: 'ws://127.0.0.1:1', start_command: 'exec sleep 60', stop_command: 'touch stopped'}}
  const at = place(undefined, {current: 'home', profiles})
  const other = ['--url', 'ws://127.0.0.1:2']
  expect((await qq(['server', 'start', ...other], {env: at.env})).code).toBe(2)
  expect((await qq(['server', 'stop', '--yes', ...other], {env: at.env})).code).toBe(7)
})

it('stops all of a group whose leader has ended, and kills what does not listen', async () => {
  const at = place()
  const pids = path.join(at.folder, 'pids')
  const {pid, code} = await start(at, `trap '' TERM; sleep 60 & echo $! >${pids}`)
  const forked = Number(readFileSync(pids, 'utf8'))
  expect([code, isThere(pid), isThere(forked)]).toEqual([0, false, true])
  const stopped = await qq(['server', 'stop', '--yes', '--wait', '100ms'], {env: at.env})
  expect([stopped.code, isThere(forked)]).toEqual([0, false])
  expect(stopped.stderr).toContain('killed')
})

it('starts a script that forks its server and ends, and is not started twice by that', async () => {
  const port = await freePort()
  const at = place(`ws://127.0.0.1:${port}`)
  const noted = path.join(at.folder, 'started')
  const script = `echo x >>${noted}; ${MOCK.replace(/^exec /, '').replace('--port 0', `--port ${port}`)} & exit 0`
  const started = await start(at, script, '--wait', '30s')
  expect([started.code, isThere(started.pid), rowOf(started).state]).toEqual([0, false, 'running'])
  const again = await qq(['server', 'start', '--command', script, '--wait', '30s'], {env: at.env})
  expect([again.code, readFileSync(noted, 'utf8')]).toEqual([0, 'x\n'])
  const stopped = await qq(['server', 'stop', '--yes'], {env: at.env})
  expect(stopped.code).toBe(0)
  expect(rowOf(await qq(['server', 'status'], {env: at.env})).state).toBe('stopped')
})

it.each([
  ['boot', 'another boot'],
  ['start', '1'],
])('ends nothing when the note is of another %s', async (key, value) => {
  const at = place()
  const {pid} = await start(at, 'exec sleep 60')
  const note = JSON.parse(readFileSync(at.note(), 'utf8')) as {holder: object}
  const other = {...note, mark: 'of another start', holder: {...note.holder, [key]: value}}
  writeFileSync(at.note(), JSON.stringify(other))
  const stopped = await qq(['server', 'stop', '--yes'], {env: at.env})
  expect([stopped.code, isThere(pid)]).toEqual([7, true])
  expect(at.note()).toContain('no note')
})

it('runs stop_command for what was not started here, and gives its code', async () => {
  for (const [command, code, state] of [
    ['true', 0, 'stopped'],
    ['exit 5', 5, 'unknown'],
  ] as const) {
    const at = place(undefined, {current: 'a', profiles: {a: {url: 'ws://127.0.0.1:1', stop_command: command}}})
    const stopped = await qq(['server', 'stop', '--yes'], {env: at.env})
    expect([stopped.code, rowOf(stopped).state]).toEqual([code, state])
  }
})

it('starts again what it has started', async () => {
  const at = place()
  const {pid} = await start(at, 'exec sleep 60')
  const restarted = await qq(['server', 'restart', '--yes'], {env: at.env})
  const again = endsWithTest(rowOf(restarted).pid)
  expect([restarted.code, isThere(pid), isThere(again), again === pid]).toEqual([0, false, true, false])
})

it.each([
  ['hang', 5],
  ['drop', 5],
  ['fail', 1],
] as const)('asks exactly once for a restart that ends with %s', async (kind, code) => {
  const mock = await mockServer()
  mock.fault({kind, action: 'set_restart'})
  const env = {...place(mock.url).env, QQ_TIMEOUT: '200ms'}
  expect((await qq(['server', 'restart', '--yes', '--wait', '1s'], {env})).code).toBe(code)
  expect(mock.calls.filter(({action}) => action === 'set_restart')).toHaveLength(1)
})

it('restarts a server of somebody else by one request, and waits for it', async () => {
  const mock = await mockServer()
  const {env} = place(mock.url)
  const ran = await qq(['server', 'restart', '--yes', '--wait', '30s'], {env})
  expect([ran.code, rowOf(ran).state]).toEqual([0, 'running'])
  expect(mock.calls.filter(({action}) => action === 'set_restart')).toHaveLength(1)
})

it('starts nothing where a server answers that was started in another way', async () => {
  const mock = await mockServer()
  const {env} = place(mock.url)
  const ran = await qq(['server', 'start', '--command', 'exec sleep 60', '--wait', '30s'], {env})
  expect([ran.code, rowOf(ran)]).toEqual([0, expect.objectContaining({state: 'running', pid: null})])
  expect(ran.stderr).toContain('it runs already')
})
