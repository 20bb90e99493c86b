import {describe, expect, it} from 'vitest'
import {Refusal} from '../../../../src/lib/mock/refusal.js'
import {freePort} from '../../client/servers.js'
import {TestClient} from '../client.js'
import {type WebuiClient, webuiMock} from './fixture.js'

type Entry = Record<string, unknown>
interface Config {
  network: Record<string, Entry[]>
  [name: string]: unknown
}

/** A bot that is logged in and has no server. */
async function loggedIn(): Promise<{client: WebuiClient; set: (config: unknown) => Promise<string>}> {
  const {mock, client} = await webuiMock({hasServer: false})
  expect(mock.url).toBe('')
  mock.webui.order('scan', {ms: 0})
  await client.status(status => status['isLogin'] === true)
  const set = async (config: unknown): Promise<string> =>
    (await client.call('OB11Config/SetConfig', {config: JSON.stringify(config)})).message
  return {client, set}
}

const servers = (...entries: Entry[]): unknown => ({network: {websocketServers: entries}})

/** Tries until the port is open: a success does not mean that it is already. */
async function connect(port: number, token = ''): Promise<TestClient> {
  for (;;) {
    try {
      return await TestClient.connect(`ws://127.0.0.1:${port}/api`, {Authorization: `Bearer ${token}`})
    } catch (error) {
      if (!String(error).includes('ECONNREFUSED')) throw error
    }
  }
}

describe('the network configuration', () => {
  it('shows the own server of a mock that has one', async () => {
    const {mock, client} = await webuiMock({}, {token: 'sesame', reportSelf: true})
    mock.webui.order('scan')
    await client.status(status => status['isLogin'] === true)
    const {network} = await client.data<Config>('OB11Config/GetConfig')
    expect(network['websocketServers']).toMatchObject([
      {name: 'mock', enable: true, host: '127.0.0.1', port: mock.port, token: 'sesame', reportSelfMessage: true},
    ])
  })

  it('is filled with defaults, and what is unknown is dropped', async () => {
    const {client, set} = await loggedIn()
    const empty = await client.data<Config>('OB11Config/GetConfig')
    expect(empty.network['websocketServers']).toEqual([])
    await set({network: {websocketServers: [{name: 'a', port: '3005', enable: 'false', verifyCertificate: false}]}})
    const {network} = await client.data<Config>('OB11Config/GetConfig')
    expect(network['websocketServers']).toEqual([
      {
        name: 'a',
        enable: false,
        host: '127.0.0.1',
        port: 3005,
        messagePostFormat: 'array',
        reportSelfMessage: false,
        token: '',
        enableForcePushEvent: true,
        debug: false,
        heartInterval: 30_000,
      },
    ])
    expect(await set({network: {websocketServers: {}}})).toBe('success')
    expect(await client.data('OB11Config/GetConfig')).toEqual(empty)
  })

  it.each([
    [undefined, 'config is empty'],
    ['', 'config is empty'],
    ['{', /^Error: SyntaxError: JSON5: /],
    [{network: {}}, /^Error: SyntaxError: JSON5: /],
    ['1', 'Error: Error: Expected object'],
    ['{network: {websocketServers: [{port: "many"}]}}', 'Error: Error: Expected number'],
    ['{network: {websocketServers: [{enable: "yes"}]}}', 'Error: Error: Expected boolean'],
  ])('refuses %j', async (config, message) => {
    const {client} = await loggedIn()
    expect((await client.call('OB11Config/SetConfig', {config})).message).toMatch(message)
  })

  it('is not written while QQ has accepted and nothing runs', async () => {
    const {mock, client} = await webuiMock({hasServer: false, readyMs: 60_000})
    mock.webui.order('scan')
    const wanted = {config: '{parseMultMsg: true}'}
    expect(await client.call('OB11Config/SetConfig', wanted)).toMatchObject({code: 0, data: null})
    mock.webui.order('kick')
    expect((await client.call('OB11Config/SetConfig', wanted)).message).toBe('Not Login')
    await client.data('QQLogin/RefreshQRcode')
    await until(() => mock.webui.order('scan', {ms: 1}))
    await client.status(status => status['isOffline'] === true)
    expect(await client.data<Config>('OB11Config/GetConfig')).toMatchObject({parseMultMsg: false})
  })
})

describe('a WebSocket server of the configuration', () => {
  it('answers as the mock, with its own token', async () => {
    const {set} = await loggedIn()
    const port = await freePort()
    expect(await set(servers({name: 'new', enable: true, port, token: 'own'}))).toBe('success')
    const bot = await connect(port, 'own')
    expect(await bot.data('get_login_info')).toMatchObject({user_id: 10_000})
    const stranger = await connect(port, 'other')
    expect(await stranger.frame(() => true)).toMatchObject({retcode: 1403})
    expect(await stranger.closed).toBe(1005)
  })

  it('keeps its sockets when another server or its token changes', async () => {
    const {set} = await loggedIn()
    const [port, other] = [await freePort(), await freePort()]
    await set(servers({name: 'a', enable: true, port, token: 'old'}))
    const bot = await connect(port, 'old')
    await set(servers({name: 'a', enable: true, port, token: 'new'}, {name: 'b', enable: true, port: other}))
    await bot.settle()
    await (await connect(port, 'new')).settle()
    expect(await (await connect(port, 'old')).frame(() => true)).toMatchObject({retcode: 1403})
    await (await connect(other)).settle()
  })

  it.each(['removed', 'disabled', 'moved'])('says goodbye when it is %s', async how => {
    const {set} = await loggedIn()
    const port = await freePort()
    const server = {name: 'a', enable: true, port}
    await set(servers(server))
    const bot = await connect(port)
    const next = {removed: [], disabled: [{...server, enable: false}], moved: [{...server, port: await freePort()}]}[
      how
    ]
    await set(servers(...(next ?? [])))
    expect(await bot.closed).toBe(1005)
    await expect(TestClient.connect(`ws://127.0.0.1:${port}`)).rejects.toThrow('ECONNREFUSED')
    await set(servers(server))
    await (await connect(port)).settle()
  })

  it('is a success on a port that is taken, and can be moved', async () => {
    const {client, set} = await loggedIn()
    const taken = Number(new URL(client.webui.url).port)
    const port = await freePort()
    expect(await set(servers({name: 'a', enable: true, port: taken}))).toBe('success')
    expect((await client.call('auth/check')).code).toBe(0)
    await set(servers({name: 'a', enable: true, port}))
    await (await connect(port)).settle()
  })

  it('opens nothing under a name that is taken', async () => {
    const {set} = await loggedIn()
    const [port, last, free] = [await freePort(), await freePort(), await freePort()]
    const named = (name: string, at: number): Entry => ({name, enable: true, port: at})
    const websocketServers = [
      named('debug-primary', port),
      named('http', port),
      named('twice', port),
      named('twice', last),
      named('free', free),
    ]
    await set({network: {httpServers: [{name: 'http', enable: true}], websocketServers}})
    await (await connect(last)).settle()
    await (await connect(free)).settle()
    await expect(TestClient.connect(`ws://127.0.0.1:${port}`)).rejects.toThrow('ECONNREFUSED')
  })

  it('is there again after a restart and a login', async () => {
    const {mock, client} = await webuiMock({hasServer: false})
    mock.webui.order('scan')
    await client.status(status => status['isLogin'] === true)
    const port = await freePort()
    await client.call('OB11Config/SetConfig', {config: JSON.stringify(servers({name: 'a', enable: true, port}))})
    const bot = await connect(port)
    mock.webui.order('restart', {ms: 1})
    await client.data('QQLogin/SetQuickLoginQQ', {uin: '10000'})
    await client.data('Process/Restart')
    expect(await bot.closed).toBe(1006)
    await (await connect(port)).settle()
  })
})

it('connects to the clients of the configuration', async () => {
  const {WebSocketServer} = await import('ws')
  const {set} = await loggedIn()
  const port = await freePort()
  const server = new WebSocketServer({host: '127.0.0.1', port})
  const came = new Promise<string | undefined>(resolve => {
    server.once('connection', (_socket, request) => resolve(request.headers.authorization))
  })
  const client = {name: 'c', enable: true, url: `ws://127.0.0.1:${port}`, token: 'theirs', reconnectInterval: 5}
  await set({network: {websocketClients: [client]}})
  expect(await came).toBe('Bearer theirs')
  server.close()
})

/** Tries again while the server refuses. */
async function until(attempt: () => unknown): Promise<void> {
  for (;;) {
    try {
      attempt()
      return
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await new Promise(resolve => setImmediate(resolve))
    }
  }
}
