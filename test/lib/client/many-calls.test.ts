import {createServer, type Server} from 'node:http'
import {describe, expect, it} from 'vitest'
import type {WebSocket} from 'ws'
import {type Client} from '../../../src/lib/client/client.js'
import {type ConnectOptions} from '../../../src/lib/client/options.js'
import {connectProxy} from './connect-proxy.js'
import {connect} from './fixture.js'
import {webSocketServer} from './servers.js'

type Params = Readonly<Record<string, unknown>>

type Told = ['answered', Params, unknown] | ['failed', Params, string]

interface Trial {
  /** Makes one call with each of these. */
  readonly call: (...params: readonly Params[]) => void
  readonly client: Client
  readonly told: Told[]
  /** Resolves when so many have been told. */
  readonly until: (count: number) => Promise<void>
}

/** A client of a server that answers each text with what it is told to. */
async function connected(
  answer: (text: string, socket: WebSocket) => void,
  {server = createServer(), ...more}: Partial<ConnectOptions> & {server?: Server} = {},
): Promise<Trial> {
  const {url} = await webSocketServer(socket => {
    socket.on('message', (data: Buffer) => answer(data.toString(), socket))
  }, server)
  const client = await connect(url.replace('127.0.0.1', 'localhost'), more)
  const told: Told[] = []
  let wake: () => void = () => undefined
  const tell = (...what: Told): void => {
    told.push(what)
    wake()
  }
  const call = (...all: readonly Params[]): void => {
    for (const params of all) {
      client.call({action: 'get_status', params}).then(
        ({data}) => tell('answered', params, data),
        (error: unknown) => tell('failed', params, (error as Error).message),
      )
    }
  }
  const until = async (count: number): Promise<void> => {
    while (told.length < count) await new Promise<void>(resolve => (wake = resolve))
  }
  return {call, client, told, until}
}

const echoIn = (text: string): string => (JSON.parse(text) as {echo: string}).echo

const good = (data: string, echo: string, stream = ',"stream":"normal-action"'): string =>
  `{"status":"ok","retcode":0,"data":${data},"message":"","wording":"","echo":"${echo}"${stream}}`

it('sends what it is given, and tells what came of it', async () => {
  const requests: string[] = []
  const {call, client, told, until} = await connected((text, socket) => {
    requests.push(text)
    socket.send(good(`{"a":"你好 🐧 } , \\"message\\"","n":[1,{"id":12345678901234567890}]}`, echoIn(text)))
  })
  const params = {x: '你\n', y: 12345678901234567890n}
  call(params)
  await until(1)
  expect(requests).toEqual(['{"action":"get_status","params":{"x":"你\\n","y":12345678901234567890},"echo":"1"}'])
  expect(told).toEqual([['answered', params, {a: '你好 🐧 } , "message"', n: [1, {id: 12345678901234567890n}]}]])
  expect(client.isIdle).toBe(true)
})

it('knows each answer by its echo, in whatever order they come', async () => {
  let held: string[] = []
  const {call, told, until} = await connected((text, socket) => {
    held.push(text)
    if (held.length < 100) return
    for (const one of held.reverse())
      socket.send(good(JSON.stringify((JSON.parse(one) as {params: unknown}).params), echoIn(one), ''))
    held = []
  })
  call(...Array.from({length: 300}, (_, n) => ({n})))
  await until(300)
  expect(new Set(told.map(([, params]) => params)).size).toBe(300)
  for (const [kind, params, data] of told) expect([kind, data]).toEqual(['answered', params])
})

it('lets what is called in the same turn leave together', async () => {
  const sizes: number[] = []
  const server = createServer()
  server.on('connection', socket => socket.on('data', (data: Buffer) => sizes.push(data.length)))
  const {call, until} = await connected((text, socket) => socket.send(good('1', echoIn(text))), {server})
  sizes.length = 0
  call(...Array.from({length: 50}, (_, n) => ({n})))
  await until(50)
  expect(sizes).toHaveLength(1)
})

/** As long as that of a packet of a download. */
const LONG_TEXT = 'QUJD'.repeat(2000)
/** Lists in a list, so many in all. */
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('an answer is read whole', () => {
  it.each<[string, string, unknown]>([
    ['with more than usual', '1,"wording":"x"', 1],
    ['whose data have more keys behind them', 'null,"line":99,"ok":false', null],
    ['that is nested as deeply as can be', nested(512), expect.any(Array)],
  ])('%s', async (_name, data, expected) => {
    const {call, told, until} = await connected((text, socket) => socket.send(good(data, echoIn(text))))
    call({})
    await until(1)
    expect(told).toEqual([['answered', {}, expected]])
  })

  it.each([
    ['that ends with a failure', 'null,"retcode":1200', /no reason was given \(1200\)/],
    ['that ends with a status of its own', '1,"status":"failed"', /get_status failed/],
    ['that is nested too deeply', nested(513), /more than 512 levels/],
    ['that is nested more deeply than any stack', nested(100_000), /more than 512 levels/],
  ])('%s', async (_name, data, message) => {
    const {call, told, until} = await connected((text, socket) => socket.send(good(data, echoIn(text))))
    call({})
    await until(1)
    expect(told).toEqual([['failed', {}, expect.stringMatching(message)]])
  })

  it.each([
    (echo: string) => `{"echo":"${echo}","data":{"data":"${LONG_TEXT}"},"retcode":0,"status":"ok"}`,
    (echo: string) => good(`{"data":"${LONG_TEXT}"}`, echo),
    (echo: string) => good(`{"data":"${LONG_TEXT}"}`, echo, ',"stream":"stream-action"'),
  ])('in whatever form it comes (%#)', async answer => {
    const {call, told, until} = await connected((text, socket) => socket.send(answer(echoIn(text))))
    call({})
    await until(1)
    expect(told).toEqual([['answered', {}, {data: LONG_TEXT}]])
  })

  it.each(['GARBAGE', '{', '', '1}{', '"a\u0001b"', 'null,"a"'])('with %j for data answers nothing', async data => {
    const {call, told, until} = await connected((text, socket) => {
      socket.send(good(data, echoIn(text)))
      socket.send(good('"right"', echoIn(text)))
    })
    call({})
    await until(1)
    expect(told).toEqual([['answered', {}, 'right']])
  })
})

it('takes no answer twice, and none that is not its own', async () => {
  const {call, told, until} = await connected((text, socket) => {
    for (const echo of ['b1', '-1', 'xyz', '', '0', '01', '1.0', echoIn(text), echoIn(text)]) {
      socket.send(good('"x"', echo))
      socket.send(`{"status":"ok","retcode":0,"data":null,"echo":"${echo === echoIn(text) ? 'none' : echo}"}`)
    }
  })
  call({n: 1})
  await until(1)
  call({n: 2})
  await until(2)
  expect(told).toEqual([
    ['answered', {n: 1}, 'x'],
    ['answered', {n: 2}, 'x'],
  ])
})

it('fails what is not answered in time, and nothing else', async () => {
  const {call, told, until} = await connected(
    (text, socket) => {
      if (!text.includes('silent')) socket.send(good('1', echoIn(text)))
    },
    {callTimeoutMs: 300},
  )
  call({be: 'silent'}, {})
  await until(2)
  expect(told).toEqual([
    ['answered', {}, 1],
    ['failed', {be: 'silent'}, 'get_status was not answered within 0.3 s'],
  ])
})

it('fails all that is under way when the connection is lost', async () => {
  const {call, told, until} = await connected((text, socket) => {
    if (text.includes('9')) socket.terminate()
  })
  call(...Array.from({length: 9}, (_, index) => ({n: index + 1})))
  await until(9)
  expect(told.map(([kind, params]) => [kind, params])).toEqual(
    Array.from({length: 9}, (_, index) => ['failed', {n: index + 1}]),
  )
})

describe('frames of every length arrive whole', () => {
  const texts = [0, 1, 60, 70, 80, 90, 65_400, 65_450, 65_500, 65_536, 200_000].flatMap(length => [
    'x'.repeat(length),
    '你'.repeat(Math.floor(length / 3)),
  ])

  it.each(['in the clear', 'masked'])('%s', async way => {
    const got: string[] = []
    const proxy = way === 'masked' ? `http://127.0.0.1:${(await connectProxy()).port}` : undefined
    const {call, until} = await connected(
      (text, socket) => {
        got.push((JSON.parse(text) as {params: {text: string}}).params.text)
        socket.send(good('1', echoIn(text)))
      },
      proxy === undefined ? {} : {proxy},
    )
    call(...texts.map(text => ({text})))
    await until(texts.length)
    expect(got).toEqual(texts)
  })
})
