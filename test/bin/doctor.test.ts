import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer as createHttpsServer} from 'node:https'
import path from 'node:path'
import {spawnSync} from 'node:child_process'
import {describe, expect, it} from 'vitest'
import {hasOpenssl, makeCertificates} from '../lib/client/certificate.js'
import {connectProxy} from '../lib/client/connect-proxy.js'
import {callServer, freePort, httpServer, okReply, webSocketServer} from '../lib/client/servers.js'
import {BIN, cleanEnv, openFolder, qq, runProcess} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

interface Line {
  readonly check: string
  readonly status: string
  readonly detail: string
  readonly fix: string | null
  readonly exit: number
}

interface Looked {
  readonly code: number | null
  readonly lines: readonly Line[]
  /** What the named check has found. */
  readonly of: (check: string) => Line | undefined
  readonly stderr: string
}

async function doctor(env: Record<string, string>, ...flags: string[]): Promise<Looked> {
  const folder = openFolder()
  const {code, stdout, stderr} = await qq(['doctor', '-o', 'json', ...flags], {
    env: {XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder, ...env},
  })
  const lines = JSON.parse(stdout) as Line[]
  return {code, lines, stderr, of: check => lines.findLast(line => line.check === check)}
}

/** What a plain call says of the same settings. */
async function callSays(
  env: Record<string, string>,
  ...flags: string[]
): Promise<{code: number | null; stderr: string}> {
  const {code, stderr} = await qq(['account', 'get', ...flags], {env})
  return {code, stderr}
}

it('finds nothing wrong with a server that works, twice', async () => {
  const {env} = await mockServer({token: 'right'})
  for (const _ of [1, 2]) {
    const {code, lines, of, stderr} = await doctor(env)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(lines.filter(({status}) => status === 'failed')).toEqual([])
    expect(lines.map(({check}) => check)).toEqual(
      expect.arrayContaining([
        'settings',
        'DNS',
        'port',
        'WebSocket',
        'server',
        'online',
        'packet backend',
        'events',
        'clock',
      ]),
    )
    expect(of('server')?.detail).toBe('NapCat.Onebot 4.18.19 runs with the bot 小助手 (10000)')
    expect(of('settings')?.detail).toContain('is from QQ_URL, and the token is from QQ_TOKEN')
    expect(JSON.stringify(lines)).not.toContain('right')
  }
})

describe('ends with the code of what a command would meet, and tells what to do, when', () => {
  it('nobody listens at the port', async () => {
    const env = {QQ_URL: `ws://127.0.0.1:${await freePort()}`}
    const {code, of} = await doctor(env)
    expect([code, of('port')]).toEqual([
      3,
      expect.objectContaining({status: 'failed', fix: expect.stringContaining('NapCat')}),
    ])
    expect(await callSays(env)).toEqual({code: 3, stderr: expect.stringContaining('`qq doctor`') as string})
  })

  it('the host has no address', async () => {
    const {code, of, lines} = await doctor({QQ_URL: 'ws://no-such-host.invalid:3001', QQ_TOKEN: 'x'})
    expect([code, of('DNS')?.status, lines.at(-1)?.check]).toEqual([3, 'failed', 'DNS'])
  })

  it('the token is wrong, or there is none', async () => {
    const {url} = await mockServer({token: 'right'})
    for (const env of [{QQ_URL: url, QQ_TOKEN: 'wr0ng'}, {QQ_URL: url}]) {
      const {code, of, lines} = await doctor(env)
      expect([code, of('server')?.status]).toEqual([4, 'failed'])
      expect(of('server')?.fix).toContain('QQ_TOKEN')
      expect(JSON.stringify(lines)).not.toContain('wr0ng')
      expect(await callSays(env)).toEqual({code: 4, stderr: expect.stringContaining('`qq doctor`') as string})
    }
  })

  it('the port is that of the HTTP server, which may want a token', async () => {
    const port = await httpServer((request, response) => {
      const isRefused = request.headers.authorization === undefined
      response.writeHead(isRefused ? 403 : 200, {'Content-Type': 'application/json'})
      response.end(
        JSON.stringify(isRefused ? {message: 'token verify failed!', retcode: 1403} : {status: 'failed', retcode: 200}),
      )
    })
    const env = {QQ_URL: `ws://127.0.0.1:${port}`}
    const refused = await doctor(env)
    expect([refused.code, refused.of('WebSocket')?.detail]).toEqual([
      4,
      `127.0.0.1:${port} is NapCat's HTTP server, and it refused the token`,
    ])
    expect((await callSays(env)).code).toBe(4)
    const open = await doctor({...env, QQ_TOKEN: 'x'})
    expect([open.code, open.of('WebSocket')?.detail]).toEqual([3, expect.stringContaining('HTTP server')])
    expect((await callSays({...env, QQ_TOKEN: 'x'})).stderr).toContain("this is the port of NapCat's HTTP server")
  })

  it('the port is that of the WebUI', async () => {
    const port = await httpServer((_request, response) => response.writeHead(302, {Location: '/webui'}).end())
    const {code, of} = await doctor({QQ_URL: `ws://127.0.0.1:${port}`})
    expect([code, of('WebSocket')?.detail]).toEqual([3, expect.stringContaining('WebUI')])
  })

  it('the bot is not logged in', async () => {
    const {url} = await callServer(({action, echo}, socket) => {
      const data = action === 'get_status' ? {online: false, good: false} : {app_name: 'NapCat.Onebot', user_id: 1}
      socket.send(okReply(echo, data))
    })
    const {code, of} = await doctor({QQ_URL: url})
    expect([code, of('online')]).toEqual([
      8,
      expect.objectContaining({status: 'failed', fix: expect.stringContaining('`qq login`')}),
    ])
    const status = await qq(['system', 'status'], {env: {QQ_URL: url}})
    expect([status.code, status.stderr]).toEqual([0, expect.stringContaining('not logged in')])
  })

  it.skipIf(!hasOpenssl)('the certificate is signed by nobody that is known', async () => {
    const {selfSigned} = makeCertificates()
    const {url} = await webSocketServer(() => undefined, createHttpsServer({...selfSigned}))
    const env = {QQ_URL: url.replace('ws://127.0.0.1', 'wss://localhost'), QQ_TOKEN: 'x', QQ_TIMEOUT: '200ms'}
    const {code, of} = await doctor(env)
    expect([code, of('TLS')?.fix]).toEqual([3, expect.stringContaining('--ca FILE')])
    expect((await callSays(env)).stderr).toContain('self-signed')
    const ca = path.join(openFolder(), 'ca.pem')
    writeFileSync(ca, selfSigned.cert)
    expect((await doctor(env, '--ca', ca)).of('TLS')?.status).toBe('warning') // it ends within two weeks
    expect((await doctor(env, '--insecure')).of('TLS')?.detail).toContain('not checked')
  })

  it('a proxy refuses; one that works is named', async () => {
    const {url} = await mockServer()
    const [good, bad] = await Promise.all([connectProxy(), connectProxy({status: 403})])
    const working = await doctor({QQ_URL: url}, '--proxy', `http://127.0.0.1:${good.port}`)
    expect([working.code, working.of('proxy')?.detail]).toEqual([0, expect.stringContaining(`127.0.0.1:${good.port}`)])
    const refusing = await doctor({QQ_URL: url}, '--proxy', `http://127.0.0.1:${bad.port}`)
    expect([refusing.code, refusing.of('WebSocket')?.detail]).toEqual([3, expect.stringContaining('the proxy refused')])
  })

  it('a token cannot be had', async () => {
    const {url} = await mockServer()
    const missing = await doctor({QQ_URL: url, QQ_TOKEN_FILE: '/nowhere/token'})
    expect([missing.code, missing.of('token')?.status, missing.of('port')]).toEqual([9, 'failed', undefined])
    expect((await doctor({QQ_URL: url, QQ_TOKEN_COMMAND: 'exit 3'})).of('token')?.detail).toContain('exit code 3')
  })

  it('the server is silent', async () => {
    const {url} = await webSocketServer(() => undefined)
    const {code, of} = await doctor({QQ_URL: url, QQ_TIMEOUT: '100ms'})
    expect([code, of('WebSocket')?.status, of('server')?.status]).toEqual([5, 'ok', 'failed'])
  })
})

describe('the configuration', () => {
  function configured(text: string, mode = 0o600): Record<string, string> {
    const folder = openFolder()
    const file = path.join(folder, 'qqctl', 'config.json')
    mkdirSync(path.dirname(file))
    writeFileSync(file, text)
    chmodSync(file, mode)
    return {XDG_CONFIG_HOME: folder, QQ_NO_CONFIG: ''}
  }

  it('may be broken: that is what it tells, and it looks at a URL that is given', async () => {
    const env = configured('{"profiles": {"a": {"url": "ws://x"}')
    const broken = await doctor(env)
    expect([broken.code, broken.of('configuration')?.detail]).toEqual([9, expect.stringContaining('line 1, column')])
    const {url} = await mockServer()
    const given = await doctor({...env, QQ_URL: url})
    expect([given.code, given.of('server')?.status]).toEqual([9, 'ok'])
  })

  it('is warned about where others can read its token, and where nothing uses a key', async () => {
    const {url} = await mockServer({token: 'right'})
    const env = configured(JSON.stringify({url, token: 'right', colour: 'red'}), 0o644)
    const {code, lines} = await doctor(env)
    expect(code).toBe(0)
    const details = lines.filter(({check}) => check === 'configuration').map(({detail}) => detail)
    expect(details).toEqual([
      expect.stringContaining('it has no profiles'),
      expect.stringContaining('unknown key colour'),
      expect.stringContaining('can be read by other users (mode 644)'),
    ])
  })

  it('has several profiles, and each is looked at', async () => {
    const [a, b] = await Promise.all([mockServer(), mockServer({token: 'right'})])
    const env = configured(JSON.stringify({profiles: {a: {url: a.url}, 家: {url: b.url, token: 'wrong'}}}))
    const {code, lines} = await doctor(env, '--all-profiles')
    const servers = (lines as (Line & {profile?: string})[]).filter(({check}) => check === 'server')
    expect([code, servers.map(({profile, status}) => [profile, status])]).toEqual([
      4,
      [
        ['a', 'ok'],
        ['家', 'failed'],
      ],
    ])
    expect((await doctor(env, '-p', 'a,nobody')).of('settings')?.detail).toContain('nobody')
  })

  it.skipIf(process.getuid?.() !== 0)('cannot be read by this user', async () => {
    const env = configured('{"url": "ws://x"}')
    const {code, stdout} = await qq(['doctor', '-o', 'json'], {env, uid: 65534})
    expect([code, stdout]).toEqual([9, expect.stringContaining('cannot read')])
  })
})

it('tells of another qq that comes first on PATH', async () => {
  const {env} = await mockServer()
  const [linuxqq, ours] = [openFolder(), openFolder()]
  writeFileSync(path.join(linuxqq, 'qq'), '#!/bin/sh\n', {mode: 0o755})
  for (const name of ['qq', 'qqctl']) symlinkSync(BIN, path.join(ours, name))
  const PATH = [linuxqq, ours, process.env['PATH'] ?? ''].join(':')
  expect((await doctor({...env, PATH})).of('PATH')?.fix).toContain('use the command qqctl')
  expect((await doctor({...env, PATH: [ours, linuxqq].join(':')})).of('PATH')?.status).toBe('ok')
})

const canMount = spawnSync('unshare', ['-m', 'true']).status === 0

it.skipIf(!canMount)('tells of a disk that is full', async () => {
  const {env} = await mockServer()
  const folder = openFolder()
  const script = `mount -t tmpfs -o size=4k tmpfs "$1" && head -c 9000 /dev/zero > "$1/full" 2>/dev/null; XDG_STATE_HOME="$1" exec "$2" "$3" doctor -o json`
  const args = ['-m', 'sh', '-c', script, 'sh', folder, process.execPath, BIN]
  const {code, stdout} = await runProcess('unshare', args, {env: cleanEnv(env) as Record<string, string>})
  const lines = JSON.parse(stdout) as Line[]
  expect([code, lines.find(({check}) => check === 'state folder')]).toEqual([
    9,
    expect.objectContaining({status: 'failed', detail: expect.stringMatching(/ENOSPC|no space/i) as string}),
  ])
})

it('draws its lines for people, with what to do below', async () => {
  const terminal = onTerminal(['doctor'], {QQ_URL: `ws://127.0.0.1:${await freePort()}`, NO_COLOR: '1'})
  expect(await terminal.ended).toBe(3)
  expect(terminal.screen).toMatch(/ok {7}settings {8}ws:\/\/127/)
  expect(terminal.screen).toMatch(/failed {3}port {12}could not connect.*\r\n {25}check that NapCat is running/)
})
