import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, it, onTestFinished} from 'vitest'
import {startMock, type Mock, type MockWebui, type WebuiOptions} from '../../src/lib/mock/mock.js'
import {freePort} from '../lib/client/servers.js'
import {WebuiClient} from '../lib/mock/webui/fixture.js'
import {openFolder, qq, type Ran} from '../support/run.js'

interface World {
  readonly mock: Mock
  readonly webui: MockWebui
  readonly file: string
  readonly init: (...flags: string[]) => Promise<Ran>
  /** What the bot's network configuration is now. */
  readonly network: () => Promise<Record<string, Record<string, unknown>[]>>
  readonly client: WebuiClient
}

/** The environment of an empty folder, and of a WebUI. */
function environmentOf({url, token}: Pick<MockWebui, 'url' | 'token'>, folder = openFolder()): Record<string, string> {
  return {XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, QQ_NO_CONFIG: '', QQ_WEBUI_TOKEN: token, QQ_WEBUI: url}
}

/** A mock whose bot is logged in, with no server of its own unless it is wanted, and an empty home. */
async function world(options: WebuiOptions = {}): Promise<World> {
  const mock = await startMock({
    heartbeatMs: 0,
    webui: {hasServer: false, scanMs: 1, codeMs: 1, readyMs: 1, ...options},
  })
  onTestFinished(async () => mock.close())
  const {webui} = mock
  const client = new WebuiClient(webui)
  await client.login()
  await client.status(status => status['isLogin'] === true)
  const folder = openFolder()
  const env = environmentOf(webui, folder)
  return {
    mock,
    webui,
    client,
    file: path.join(folder, 'qqctl', 'config.json'),
    init: async (...flags) => qq(['init', '--webui', webui.url, '--yes', ...flags], {env}),
    network: async () => {
      const config = await client.data<{network: Record<string, Record<string, unknown>[]>}>('OB11Config/GetConfig')
      return config.network
    },
  }
}

it('adds a server with a token of its own, and changes nothing the second time', async () => {
  const {webui, file, init, network} = await world()
  const first = await init('--debug')
  expect(first.code, first.stderr).toBe(0)
  const {websocketServers: [server = {}, ...others] = []} = await network()
  expect(others).toEqual([])
  expect(server).toMatchObject({name: 'qqctl', enable: true, host: '127.0.0.1'})
  const saved = readFileSync(file, 'utf8')
  const {token, port} = server as {token: string; port: number}
  expect(token.length).toBeGreaterThanOrEqual(32)
  expect(JSON.parse(saved)).toEqual({
    current: 'default',
    profiles: {default: {url: `ws://127.0.0.1:${port}`, token, webui: webui.url, webui_token: webui.token}},
  })
  expect(`${first.stdout}${first.stderr}`).not.toContain(token)
  expect(`${first.stdout}${first.stderr}`).not.toContain(webui.token)
  const second = await init()
  expect([second.code, readFileSync(file, 'utf8')]).toEqual([0, saved])
  expect(webui.counts).toMatchObject({configChanges: 1})
  expect(webui.counts.logins).toBe(2) // that of this test, and one of both runs
})

it('takes a server that is open and answers, and adds none', async () => {
  const {webui, init, network} = await world({hasServer: true})
  const before = await network()
  expect(JSON.parse((await init()).stdout)).toMatchObject({profile: 'default', bot: '10000'})
  expect(await network()).toEqual(before)
  expect(webui.counts.configChanges).toBe(0)
})

it('logs the bot in when it is not', async () => {
  const mock = await startMock({heartbeatMs: 0, webui: {hasServer: false, scanMs: 200, codeMs: 1, readyMs: 1}})
  onTestFinished(async () => mock.close())
  const {webui} = mock
  const folder = openFolder()
  const env = environmentOf(webui, folder)
  const {code, stderr} = await qq(['init', '--webui', webui.url, '--yes', '-o', 'none'], {env})
  expect([code, stderr]).toEqual([0, expect.stringContaining('QR code')])
})

it('uses another name and another port than what is there, and leaves that alone', async () => {
  const {client, init, network} = await world()
  const port = await freePort()
  const config = await client.data('OB11Config/GetConfig')
  const others = {
    httpServers: [{name: 'qqctl', enable: false, port: 3001, host: '127.0.0.1', token: 'a'}],
    websocketServers: [{name: 'closed', enable: false, port, host: '127.0.0.1', token: 'b'}],
    websocketClients: [{name: 'qqctl-2', enable: false, url: 'wss://elsewhere', token: 'c'}],
  }
  await client.data('OB11Config/SetConfig', {config: JSON.stringify({...config, network: others})})
  const before = await network()
  const {code, stderr} = await init()
  expect([code, stderr]).toEqual([0, expect.stringContaining('certificates')])
  const {websocketServers = [], ...rest} = await network()
  const added = websocketServers.find(({name}) => name === 'qqctl-3')
  expect(added?.['port']).not.toBe(3001)
  expect({...rest, websocketServers: websocketServers.filter(server => server !== added)}).toEqual(before)
})

describe('what is there already', () => {
  const text = fc.string({unit: 'grapheme', minLength: 1, maxLength: 8})
  const common = {
    enable: fc.constant(false),
    token: text,
    debug: fc.boolean(),
    messagePostFormat: fc.constantFrom('array', 'string'),
  }
  const served = {
    ...common,
    port: fc.integer({min: 4000, max: 65_535}),
    host: fc.constantFrom('127.0.0.1', '0.0.0.0', '::'),
  }
  const networks = fc.record({
    httpServers: fc.array(fc.record({name: text, ...served, enableCors: fc.boolean(), enableWebsocket: fc.boolean()}), {
      maxLength: 2,
    }),
    httpSseServers: fc.array(fc.record({name: text, ...served, reportSelfMessage: fc.boolean()}), {maxLength: 2}),
    httpClients: fc.array(fc.record({name: text, ...common, url: fc.webUrl()}), {maxLength: 2}),
    websocketServers: fc.array(fc.record({name: text, ...served, heartInterval: fc.nat()}), {maxLength: 2}),
    websocketClients: fc.array(
      fc.record({name: text, ...common, url: fc.constant('ws://x'), reconnectInterval: fc.nat()}),
      {maxLength: 2},
    ),
    plugins: fc.array(fc.record({name: text, enable: fc.boolean(), debug: fc.boolean()}), {maxLength: 2}),
  })

  it('means the same after a server was added, whatever it is', async () => {
    const {client, init, network} = await world()
    const whole = await client.data('OB11Config/GetConfig')
    await fc.assert(
      fc.asyncProperty(networks, fc.webUrl(), async (made, musicSignUrl) => {
        await client.data('OB11Config/SetConfig', {config: JSON.stringify({...whole, musicSignUrl, network: made})})
        const before = await client.data('OB11Config/GetConfig')
        const names = new Set(
          Object.values(before['network'] as Record<string, {name: string}[]>)
            .flat()
            .map(({name}) => name),
        )
        expect((await init('-o', 'none')).code).toBe(0)
        const after = await client.data('OB11Config/GetConfig')
        const {websocketServers = [], ...rest} = await network()
        const kept = websocketServers.filter(({name}) => names.has(String(name)))
        expect(websocketServers).toHaveLength(kept.length + 1)
        expect({...after, network: {...rest, websocketServers: kept}}).toEqual(before)
      }),
      {numRuns: 12},
    )
  })
})

it('takes the server out again when it cannot be reached, and saves nothing', async () => {
  const {webui, network, mock} = await world()
  const before = await network()
  mock.fault({kind: 'close-early', times: 1000})
  const folder = openFolder()
  mkdirSync(path.join(folder, 'qqctl'))
  writeFileSync(path.join(folder, 'qqctl', 'config.json'), '{}\n', {mode: 0o600})
  const env = environmentOf(webui, folder)
  const {code, stderr} = await qq(['init', '--webui', webui.url, '--yes'], {env})
  expect([code, stderr]).toEqual([5, expect.stringContaining('publish the port')])
  expect(await network()).toEqual(before)
  expect(readFileSync(path.join(folder, 'qqctl', 'config.json'), 'utf8')).toBe('{}\n')
})

it('says in one sentence that a token is wrong', async () => {
  const {webui} = await world()
  const folder = openFolder()
  const env = environmentOf({url: webui.url, token: 'wr0ng-one'}, folder)
  const {code, stdout, stderr} = await qq(['init', '--webui', webui.url, '--yes'], {env})
  expect([code, stdout]).toEqual([4, ''])
  expect(stderr).not.toContain('wr0ng-one')
})
