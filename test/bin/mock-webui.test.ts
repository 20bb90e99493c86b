import {describe, expect, it} from 'vitest'
import {type Mock} from '../../src/lib/mock/mock.js'
import {freePort} from '../lib/client/servers.js'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

describe('mock --webui', () => {
  it('prints where the WebUI is, and its token', async () => {
    const {stdout, code} = await qq(['mock', '--port', '0', '--webui', '0', '--limit', '1', '-o', 'jsonl'])
    expect(code).toBe(0)
    const row = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(row)).toEqual(['url', 'port', 'webui', 'webui_token'])
    expect(row['webui']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(row['webui_token']).toBe('mock-webui-token')
  })

  it('says which port is taken', async () => {
    const taken = await mockServer()
    const {stderr, code} = await qq(['mock', '--port', '0', '--webui', String(taken.port)])
    expect(code).toBe(9)
    expect(stderr).toMatch('hint: give another port with --webui; 0 chooses a free port')
  })

  it('refuses a port that there is not', async () => {
    const {stderr, code} = await qq(['mock', '--port', '0', '--webui', '99999'])
    expect({stderr, code}).toEqual({stderr: 'error: --webui: 99999 is more than 65535\n', code: 2})
  })
})

/** A mock with a WebUI whose QR code nobody scans, and the environment that leads there. */
async function held(): Promise<{mock: Mock; env: Record<string, string>}> {
  const mock = await mockServer({webui: {held: true, token: 'sesame1'}})
  return {mock, env: {QQ_WEBUI: mock.webui?.url ?? '', QQ_WEBUI_TOKEN: 'sesame1'}}
}

describe('mock order', () => {
  it('makes the person scan the QR code, and tells the state', async () => {
    const {mock, env} = await held()
    const {stdout, code} = await qq(['mock', 'order', 'scan', 'ms=60000', '--jq', '.state'], {env})
    expect({stdout, code}).toEqual({stdout: 'accepted\n', code: 0})
    expect(mock.webui?.order('state')).toEqual({state: 'accepted'})
  })

  it('tells how many requests there were, without itself', async () => {
    const {env} = await held()
    const {stdout} = await qq(['mock', 'order', 'counts', '-o', 'jsonl'], {env})
    expect(JSON.parse(stdout)).toMatchObject({logins: 0, restarts: 0, refreshes: 0, paths: {}})
  })

  it('refuses what is no order, what it lacks and what cannot be now', async () => {
    const {env} = await held()
    const refused = async (...words: string[]): Promise<string> => (await qq(['mock', 'order', ...words], {env})).stderr
    expect(await refused('dance')).toMatch('there is no order "dance"; there are scan, refuse')
    expect(await refused('scan', 'ms=soon')).toMatch('scan.ms must be a number')
    expect(await refused('kick')).toMatch('the account is not logged in')
  })

  it('needs the token of the WebUI', async () => {
    const {env} = await held()
    const {stderr, code} = await qq(['mock', 'order', 'state'], {env: {...env, QQ_WEBUI_TOKEN: 'other'}})
    expect(code).toBe(4)
    expect(stderr).toMatch('does not take the token for orders')
  })
})

describe('mock exec --webui', () => {
  it('gives the command a WebUI and empty folders, and nothing of the caller', async () => {
    const script =
      'env | grep ^QQ_ | cut -d= -f1 | sort; cat "$XDG_CONFIG_HOME"/qqctl/* 2>&1 | wc -l; qq profile list -o id'
    const env = {QQ_URL: 'ws://127.0.0.1:1', QQ_TOKEN: 'x', QQ_NO_CONFIG: '1'}
    const {stdout} = await shell(`qq mock exec --webui -- sh -c '${script}'`, {env})
    expect(stdout).toBe('QQ_WEBUI\nQQ_WEBUI_TOKEN\n1\n')
  })

  it('keeps what the command writes into its folders until it ends', async () => {
    const script =
      'qq profile add home --url ws://127.0.0.1:1 -o none && qq profile list -o id && ls "$XDG_CONFIG_HOME/qqctl"'
    const {stdout, code} = await shell(`qq mock exec --webui -- sh -c '${script}'`)
    expect({stdout, code}).toEqual({stdout: 'home\nconfig.json\n', code: 0})
  })

  it('logs the bot in by itself, and opens the server that is added', async () => {
    const script = `
      const {createHash} = require('node:crypto')
      const {QQ_WEBUI, QQ_WEBUI_TOKEN} = process.env
      const call = async (path, body, credential) => {
        const headers = {'Content-Type': 'application/json', Authorization: 'Bearer ' + credential}
        const init = {method: 'POST', headers, body: JSON.stringify(body)}
        return (await (await fetch(QQ_WEBUI + '/api/' + path, init)).json()).data
      }
      const main = async () => {
        const hash = createHash('sha256').update(QQ_WEBUI_TOKEN + '.napcat').digest('hex')
        const {Credential} = await call('auth/login', {hash})
        while (!(await call('QQLogin/CheckLoginStatus', {}, Credential)).isLogin);
        const port = Number(process.argv[1])
        const network = {websocketServers: [{name: 'a', enable: true, port, token: 'own'}]}
        await call('OB11Config/SetConfig', {config: JSON.stringify({network})}, Credential)
      }
      main()`
    const {stdout, stderr, code} = await shell(
      `qq mock exec --webui -- sh -c 'node -e "$SCRIPT" "$PORT" && qq account get --url ws://127.0.0.1:$PORT --token own -o id'`,
      {env: {SCRIPT: script, PORT: String(await freePort())}},
    )
    expect({stdout, stderr, code}).toEqual({stdout: '10000\n', stderr: '', code: 0})
  })

  it('does not go with profiles', async () => {
    expect((await qq(['mock', 'exec', '--webui', '-p', 'a', '--', 'true'])).code).toBe(2)
  })
})
