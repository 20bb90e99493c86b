import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {mkdirSync, readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {type MockWebui, type WebuiOptions} from '../../src/lib/mock/mock.js'
import {webuiMock} from '../lib/mock/webui/fixture.js'
import {BIN, cleanEnv, openFolder, qq, type Ran} from '../support/run.js'

const TOKEN = 'tok3n-of-the-webui'
/** Of an authenticator app. */
const TOTP = '654987'
const HASH = createHash('sha256').update(`${TOKEN}.napcat`).digest('hex')

interface Home {
  readonly folder: string
  readonly webui: MockWebui
  readonly env: Record<string, string>
  readonly run: (...line: string[]) => Promise<Ran>
}

/** Empty folders, and a bot that is logged out, whose code is scanned at once. */
async function home(options: WebuiOptions = {}): Promise<Home> {
  const {mock} = await webuiMock({
    ...{token: TOKEN, held: false, scanMs: 20, codeMs: 1, readyMs: 1, restartMs: 300, hasServer: false, loginRate: 3},
    ...options,
  })
  const {webui} = mock
  const folder = openFolder()
  mkdirSync(path.join(folder, 'tmp'))
  const own = {HOME: folder, XDG_CONFIG_HOME: `${folder}/config`, XDG_STATE_HOME: `${folder}/state`}
  const env = {...own, XDG_CACHE_HOME: `${folder}/cache`, QQ_NO_CONFIG: '', QQ_WEBUI: webui.url, QQ_WEBUI_TOKEN: TOKEN}
  return {folder, webui, env, run: async (...line) => qq(line, {env})}
}

/** The login of the fixture's own client is not ours. */
const loginsOf = ({webui}: Home): number => webui.counts.logins - 1

function filesIn(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name =>
    statSync(path.join(folder, name)).isFile(),
  )
}

const INIT = ['init', '--yes', '--debug']

it('logs in to the WebUI once in fifty runs of all that use it', async () => {
  const at = await home()
  const init = await at.run(...INIT, '--webui', at.webui.url)
  expect(init.code, init.stderr).toBe(0)
  for (let round = 0; round < 12; round++) {
    for (const line of [['login'], ['login', 'status'], [...INIT, '--webui', at.webui.url]]) {
      const ran = await at.run(...line)
      expect(ran.code, ran.stderr).toBe(0)
    }
  }
  at.webui.order('kick')
  for (let round = 0; round < 6; round++) {
    const both = await Promise.all([at.run('login', '--quick', '10000'), at.run('login', 'status')])
    expect(both[0].code, both[0].stderr).toBe(0)
  }
  expect(await at.run('server', 'restart', '--yes', '--wait', '30s')).toMatchObject({code: 0})
  expect([loginsOf(at), at.webui.counts.restarts, at.webui.counts.configChanges]).toEqual([1, 2, 1])
})

describe('what is secret', () => {
  it('gets into no output and no file but the one meant for it', async () => {
    const at = await home()
    const record = path.join(at.folder, 'record.jsonl')
    const lines = [
      [...INIT, '--webui', at.webui.url],
      ['login', '--debug', '-o', 'raw'],
      ['login', 'status', '--debug', '--totp', TOTP],
      ['config', 'list'],
      ['config', 'list', '-o', 'json'],
      ['profile', 'list', '-o', 'json'],
      ['doctor', '-o', 'json', '--debug'],
      ['server', 'restart', '--yes', '--wait', '30s', '--debug', '-o', 'raw'],
      ['server', 'status', '--debug'],
      ['listen', '--record', record, '--for', '100ms', '--debug'],
      ['msg', 'send', 'g:123456', 'hi', '--debug', '-o', 'raw'],
      ['login', '--webui-token-file', '/nowhere', '--debug'],
      ['login', 'status', '--webui', 'http://127.0.0.1:1', '--debug'],
      ['server', 'start', '--command', 'echo up', '--debug', '--url', 'ws://127.0.0.1:1'],
      ['login', '--quick', '10009', '--debug'],
    ]
    const printed: string[] = []
    for (const line of lines) {
      const {stdout, stderr, code} = await at.run(...line)
      printed.push(`${line.slice(0, 2).join(' ')}: ${code}\n${stdout}${stderr}`)
    }
    expect(printed.filter(text => /: 70\n/.test(text))).toEqual([])
    const notes = filesIn(path.join(at.folder, 'state', 'qqctl', 'webui'))
    expect(notes).toHaveLength(1)
    const credentialFile = path.join('state', 'qqctl', 'webui', notes[0] ?? '')
    const credential = JSON.parse(readFileSync(path.join(at.folder, credentialFile), 'utf8')) as string
    const saved = path.join('config', 'qqctl', 'config.json')
    const {profiles} = JSON.parse(readFileSync(path.join(at.folder, saved), 'utf8')) as {
      profiles: {default: {token: string}}
    }
    const secrets: readonly [string, readonly string[]][] = [
      [TOKEN, [saved]],
      [profiles.default.token, [saved]],
      [credential, [credentialFile]],
      [HASH, []],
      [createHash('sha256').update(HASH).digest('hex'), []],
      [TOTP, []],
    ]
    for (const [secret, files] of secrets) {
      expect(
        printed.filter(text => text.includes(secret)),
        secret,
      ).toEqual([])
      const found = filesIn(at.folder).filter(name => readFileSync(path.join(at.folder, name)).includes(secret))
      expect(found, secret).toEqual(files)
    }
    for (const name of [saved, credentialFile]) expect(statSync(path.join(at.folder, name)).mode & 0o777).toBe(0o600)
  })

  it('is not in what other users see of the process', async () => {
    const at = await home({held: true})
    const child = spawn(process.execPath, [BIN, 'login', '-o', 'json'], {env: cleanEnv(at.env)})
    onTestFinished(() => void child.kill())
    const [shown] = (await once(child.stderr, 'data')) as [Buffer]
    expect(String(shown)).toContain('https://txz.qq.com/')
    const seen = ['cmdline', 'comm', 'status'].map(name => readFileSync(`/proc/${child.pid}/${name}`, 'utf8'))
    expect(seen[0]).toContain('login')
    for (const secret of [TOKEN, HASH, at.webui.url]) expect(seen.join('\n')).not.toContain(secret)
    at.webui.order('scan')
    expect(await once(child, 'close')).toEqual([0, null])
  })
})
