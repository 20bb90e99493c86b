import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type MockWebui, type WebuiOptions} from '../../src/lib/mock/mock.js'
import {callServer, httpServer, okReply} from '../lib/client/servers.js'
import {webuiMock} from '../lib/mock/webui/fixture.js'
import {temporaryFile} from '../support/files.js'
import {readDrawnCode, readPicture} from '../support/qr-code.js'
import {cleanEnv, openFolder, qq, qqProcess, type Ran} from '../support/run.js'
import {onTerminal} from '../support/terminal.js'

const TOKEN = 'tok3n-of-the-webui'

interface Place {
  readonly webui: MockWebui
  readonly env: Record<string, string>
  readonly state: string
}

/** A bot that is logged out and whose code somebody scans, and an environment in which it is found. */
async function place(options: WebuiOptions = {}): Promise<Place> {
  const {mock} = await webuiMock({token: TOKEN, held: false, scanMs: 100, ...options})
  const state = mkdtempSync(path.join(tmpdir(), 'qq-login-'))
  return {
    webui: mock.webui,
    state,
    env: {QQ_WEBUI: mock.webui.url, QQ_WEBUI_TOKEN: TOKEN, XDG_STATE_HOME: state, NAPCAT_WORKDIR: '/nowhere'},
  }
}

/** The login of the fixture's own client is not ours. */
const loginsOf = ({webui}: Place): number => webui.counts.logins - 1

const rowsOf = ({stdout}: Ran): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)

/** Scans the code when it has been asked for. */
async function scanWhenShown({webui}: Place): Promise<void> {
  while (webui.counts.paths['/api/QQLogin/GetQQLoginQrcode'] === undefined) {
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  webui.order('scan')
}

describe('qq login', () => {
  it('gives each code and then the bot, a line each, and the text of the code to whoever has no terminal', async () => {
    const here = await place({held: true})
    const [ran] = await Promise.all([qq(['login', '-o', 'json'], {env: here.env}), scanWhenShown(here)])
    expect(ran.code).toBe(0)
    const [waiting, online, ...others] = rowsOf(ran)
    expect(others).toEqual([])
    expect(waiting).toMatchObject({state: 'waiting', online: false})
    expect(online).toEqual({
      state: 'online',
      user_id: '10000',
      nickname: expect.any(String) as string,
      online: true,
      url: null,
    })
    expect(ran.stderr).toContain(`this is the text of the QR code: ${String(waiting?.['url'])}`)
    expect(loginsOf(here)).toBe(1)
  })

  it('writes the code as a picture for this user alone', async () => {
    const here = await place({held: true})
    const file = path.join(here.state, 'code.png')
    const login = qq(['login', '--png', file, '-o', 'json'], {env: here.env})
    const [ran] = await Promise.all([login, scanWhenShown(here)])
    expect(ran.code).toBe(0)
    expect(await readPicture(readFileSync(file))).toBe(rowsOf(ran)[0]?.['url'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(here.state).filter(name => name.startsWith('code'))).toEqual(['code.png'])
    const failed = await qq(['login', '--png', '/nowhere/code.png'], {env: (await place({held: true})).env})
    expect([failed.code, failed.stderr]).toEqual([9, expect.stringContaining('cannot write /nowhere/code.png')])
  })

  it('is done at once when the bot is online', async () => {
    const here = await place()
    await qq(['login'], {env: here.env})
    const again = await qq(['login', '-o', 'id'], {env: here.env})
    expect({code: again.code, stdout: again.stdout}).toEqual({code: 0, stdout: '10000\n'})
    expect(loginsOf(here)).toBe(1)
  })

  it('ends with 8 after --for', async () => {
    const here = await place({held: true})
    const ran = await qq(['login', '--for', '50ms', '-q'], {env: here.env})
    expect([ran.code, ran.stderr]).toEqual([8, expect.stringContaining('did not come online')])
  })

  it('draws a code that a decoder reads from an 80-column terminal, and offers the accounts that need none', async () => {
    const here = await place({held: true})
    const terminal = onTerminal(['login'], here.env)
    await terminal.shows('empty for a QR code')
    expect(terminal.screen).toContain('10000')
    terminal.type('\r')
    await terminal.shows('Scan the code')
    const [, url = ''] = /waiting {2}(\S+)/.exec(await after(terminal, 'waiting  https')) ?? []
    expect(await readDrawnCode(terminal.screen)).toBe(url)
    here.webui.order('scan')
    expect(await terminal.ended).toBe(0)
    expect(terminal.screen).toMatch(/online {2}10000/)
  })

  it('logs in without a code as the account that is chosen', async () => {
    const here = await place({held: true})
    const terminal = onTerminal(['login'], here.env)
    await terminal.shows('empty for a QR code')
    terminal.type('1\r')
    expect(await terminal.ended).toBe(0)
    expect(here.webui.counts.quickLogins).toBe(1)
    expect(terminal.screen).not.toContain('▀')
  })
})

async function after(terminal: ReturnType<typeof onTerminal>, text: string): Promise<string> {
  await terminal.shows(text)
  await terminal.shows('f=1600001615')
  return terminal.screen
}

describe('qq login status', () => {
  it('tells the state, and exits 0 whatever it is', async () => {
    const here = await place({held: true})
    const waiting = await qq(['login', 'status', '--json'], {env: here.env})
    expect(waiting).toMatchObject({code: 0, stderr: ''})
    expect(JSON.parse(waiting.stdout)).toEqual({state: 'waiting', user_id: null, nickname: null, online: false})
    here.webui.order('scan', {ms: 0})
    await qq(['login', '--for', '5s'], {env: here.env})
    const online = await qq(['login', 'status', '--json'], {env: here.env})
    expect(JSON.parse(online.stdout)).toMatchObject({state: 'online', user_id: '10000', online: true})
    here.webui.order('kick')
    expect((await qq(['login', 'status', '-o', 'id'], {env: here.env})).stdout).toBe('kicked\n')
    expect(here.webui.counts).toMatchObject({restarts: 0, refreshes: 0})
  })

  it('logs in once over many runs, also at the same time', async () => {
    const here = await place({held: true, loginRate: 3})
    const ran = await Promise.all(
      Array.from({length: 5}, async () => qqProcess(['login', 'status', '-o', 'id'], {env: here.env})),
    )
    expect(ran.map(({code, stdout}) => [code, stdout])).toEqual(ran.map(() => [0, 'waiting\n']))
    await qq(['login', 'status'], {env: here.env})
    expect(loginsOf(here)).toBe(1)
    const notes = path.join(here.state, 'qqctl', 'webui')
    expect(readdirSync(notes).map(name => statSync(path.join(notes, name)).mode & 0o777)).toEqual([0o600])
  })

  it('exits 3, 4 and 7 where no WebUI is reached, the token is wrong, and something else answers', async () => {
    const here = await place()
    const status = async (env: Record<string, string>): Promise<Ran> =>
      qq(['login', 'status'], {env: {...here.env, ...env}})
    const nobody = await status({QQ_WEBUI: 'http://127.0.0.1:1'})
    expect([nobody.code, nobody.stderr]).toEqual([3, expect.stringContaining('--webui')])
    expect(nobody.stderr).not.toContain('qq doctor')
    const wrong = await status({QQ_WEBUI_TOKEN: 'wr0ng'})
    expect([wrong.code, wrong.stderr]).toEqual([4, expect.stringContaining('refused the token from QQ_WEBUI_TOKEN')])
    expect(wrong.stderr).not.toContain('wr0ng')
    here.webui.order('fault', {kind: 'html', times: 1})
    expect((await status({})).code).toBe(3) // a proxy that does not reach it
    const none = await status({QQ_WEBUI_TOKEN: ''})
    expect([none.code, none.stderr]).toEqual([4, expect.stringContaining('wants a token, and none was given')])
  })

  it('gives the code of an authenticator app', async () => {
    const here = await place({held: true})
    here.webui.order('2fa', {on: true})
    const missing = await qq(['login', 'status'], {env: here.env})
    expect([missing.code, missing.stderr]).toEqual([4, expect.stringContaining('--totp')])
    const wrong = await qq(['login', 'status', '--totp', '000000'], {env: here.env})
    expect([wrong.code, wrong.stderr]).toEqual([4, expect.stringContaining('refused the code')])
  })
})

describe('another server', () => {
  const NOBODY = 'http://127.0.0.1:1'

  /** A server that says this of itself. */
  async function named(appName: string): Promise<string> {
    const {url} = await callServer(({action, echo}, socket) => {
      if (action === 'get_version_info') socket.send(okReply(echo, {app_name: appName, app_version: '1'}))
    })
    return url
  }

  it.each([
    ['SnowLuma', 'SnowLuma', 5099],
    ['LLOneBot', 'LLBot', 3080],
  ])('that calls itself %s is told in one sentence', async (appName, name, port) => {
    const env = {QQ_URL: await named(appName)}
    const said = `error: the server is ${name} and not NapCat: log its bot in at its own page, http://127.0.0.1:${port}\n`
    for (const line of [['login'], ['login', 'status'], ['login', '--webui', NOBODY]]) {
      const ran = await qq(line, {env: {...env, XDG_STATE_HOME: openFolder()}})
      expect([ran.code, ran.stdout, ran.stderr.replace(/^note: .*\n/gm, '')]).toEqual([7, '', said])
    }
  })

  it('is known by its page, too, where there is no WebUI of NapCat', async () => {
    const port = await httpServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>SnowLuma 控制台</title>')
    })
    const env = {QQ_URL: 'ws://127.0.0.1:1', QQ_WEBUI: `http://127.0.0.1:${port}`, QQ_WEBUI_TOKEN: TOKEN}
    const ran = await qq(['login'], {env: {...env, XDG_STATE_HOME: openFolder()}})
    expect([ran.code, ran.stderr]).toEqual([7, expect.stringContaining(`SnowLuma and not NapCat`)])
    expect(ran.stderr).toContain(`http://127.0.0.1:${port}\n`)
  })

  it('is not what NapCat is, nor what says nothing', async () => {
    for (const QQ_URL of [await named('NapCat.Onebot'), await named('Lagrange.OneBot'), 'ws://127.0.0.1:1']) {
      const env = {QQ_URL, QQ_WEBUI: NOBODY, QQ_WEBUI_TOKEN: TOKEN, XDG_STATE_HOME: openFolder()}
      const ran = await qq(['login', 'status'], {env})
      expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining('could not reach the WebUI')])
    }
  })
})

describe('nothing secret is shown', () => {
  it.each([
    ['login', '--debug', '-o', 'json'],
    ['login', 'status', '--debug'],
    ['login', 'status', '--debug', '--totp', '123456'],
  ])('%j', async (...line) => {
    const here = await place()
    const ran = await qq(line, {env: here.env})
    const notes = path.join(here.state, 'qqctl', 'webui')
    const [credential] = readdirSync(notes).map(
      name => JSON.parse(readFileSync(path.join(notes, name), 'utf8')) as string,
    )
    const {Data} = JSON.parse(Buffer.from(credential ?? '', 'base64').toString()) as {Data: {HashEncoded: string}}
    expect(ran.stderr).toContain('POST /api/auth/login: HTTP 200')
    for (const secret of [TOKEN, credential, Data.HashEncoded, '123456'])
      expect(ran.stdout + ran.stderr).not.toContain(secret)
  })
})

describe('the token is found', () => {
  /** A folder of NapCat with this configuration. */
  function napcat(config: unknown): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'qq-napcat-'))
    mkdirSync(path.join(folder, 'config'))
    writeFileSync(path.join(folder, 'config', 'webui.json'), JSON.stringify(config))
    return folder
  }

  const status = async ({env}: Place, flags: readonly string[], more: Record<string, string> = {}): Promise<Ran> =>
    qq(['login', 'status', '-o', 'id', ...flags], {env: {...env, QQ_WEBUI_TOKEN: '', ...more}})

  it('in a folder, with the port, and in a known place', async () => {
    const here = await place({held: true})
    const folder = napcat({token: TOKEN, port: here.webui.port, host: '0.0.0.0'})
    const given = await status(here, ['--napcat', folder], {QQ_WEBUI: ''})
    expect([given.code, given.stdout]).toEqual([0, 'waiting\n'])
    expect(given.stderr).toBe(`note: the token of the WebUI comes from ${path.join(folder, 'config', 'webui.json')}\n`)
    expect((await status(here, ['--napcat', path.join(folder, 'config')])).code).toBe(0)
    expect((await status(here, [], {NAPCAT_WORKDIR: folder})).code).toBe(0)
    const empty = await status(here, ['--napcat', here.state])
    expect([empty.code, empty.stderr]).toEqual([9, expect.stringContaining('there is no token')])
  })

  it('is not quoted from a file that is broken', async () => {
    const here = await place({held: true})
    const folder = napcat({})
    writeFileSync(path.join(folder, 'config', 'webui.json'), `{"token": "${TOKEN}",`)
    const ran = await status(here, ['--napcat', folder, '--debug'])
    expect([ran.code, ran.stderr]).toEqual([9, expect.stringContaining('not JSON')])
    expect(ran.stderr).not.toContain(TOKEN)
  })

  it('in the log of a container, where a line begins with it and no other', async () => {
    const here = await place({held: true})
    const ran = await qqProcess(['login', 'status', '-o', 'id', '--container', 'napcat'], {
      env: {...here.env, QQ_WEBUI_TOKEN: '', ...docker(LOG)},
    })
    expect([ran.code, ran.stdout]).toEqual([0, 'waiting\n'])
    expect(ran.stderr).toBe('note: the token of the WebUI comes from the log of container napcat\n')
    for (const [script, words] of [
      ['echo hello', 'shows no token'],
      ['exit 1', 'ended with 1'],
    ] as const) {
      const failed = await qqProcess(['login', 'status', '--container', 'napcat'], {
        env: {...here.env, QQ_WEBUI_TOKEN: '', ...docker(script)},
      })
      expect([failed.code, failed.stderr]).toEqual([9, expect.stringContaining(words)])
    }
  })

  it('only for a WebUI on this machine', async () => {
    const here = await place({held: true})
    const folder = napcat({token: TOKEN})
    const QQ_WEBUI = 'https://bot.example.org:6099'
    const given = await status(here, ['--napcat', folder], {QQ_WEBUI})
    expect([given.code, given.stderr]).toEqual([2, expect.stringContaining('is not on this machine')])
    const known = await status(here, [], {QQ_WEBUI, NAPCAT_WORKDIR: folder})
    expect([known.code, known.stderr]).toEqual([4, expect.stringContaining('none was given')])
  })

  it('in the file or on the stdin that --webui-token-file names', async () => {
    const here = await place({held: true})
    const file = temporaryFile('token', `${TOKEN}\n`)
    chmodSync(file, 0o600)
    expect((await status(here, ['--webui-token-file', file])).code).toBe(0)
    const piped = await qq(['login', 'status', '--webui-token-file', '-'], {
      env: {...here.env, QQ_WEBUI_TOKEN: ''},
      stdin: `${TOKEN}\n`,
    })
    expect(piped.code).toBe(0)
  })

  /** An environment in which this script is docker. */
  function docker(script: string): Record<string, string> {
    const folder = mkdtempSync(path.join(tmpdir(), 'qq-docker-'))
    writeFileSync(path.join(folder, 'docker'), `#!/bin/sh\n[ "$*" = "logs -- napcat" ] || exit 2\n${script}\n`, {
      mode: 0o755,
    })
    return {PATH: `${folder}:${cleanEnv()['PATH'] ?? ''}`}
  }

  const LOG = `
echo 'somebody says: [NapCat] [WebUi] WebUi Token: not-this'
echo '[NapCat] [WebUi] WebUi Token: ${TOKEN}' >&2
echo '[NapCat] [WebUi] WebUi User Panel Url: http://example.org:1/webui?token=not-this-either'`
})
