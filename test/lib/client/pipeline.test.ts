import {createServer, type Server} from 'node:http'
import {describe, expect, it} from 'vitest'
import type {WebSocket} from 'ws'
import {Pipeline, type Posting} from '../../../src/lib/client/pipeline.js'
import {type ConnectOptions} from '../../../src/lib/client/options.js'
import {connectProxy} from './connect-proxy.js'
import {connect} from './fixture.js'
import {webSocketServer} from './servers.js'

class Call implements Posting {
  sentMs = 0
  waitMs = 0
  dueMs = 0
  constructor(
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly action = 'get_status',
  ) {}
}

type Told = ['answered', Call, unknown] | ['failed', Call, string]

interface Trial {
  readonly pipeline: Pipeline<Call>
  readonly told: Told[]
  /** Resolves when so many have been told. */
  readonly until: (count: number) => Promise<void>
}

/** A pipeline to a server that answers each text with what it is told to. */
async function pipelineTo(
  answer: (text: string, socket: WebSocket) => void,
  {server = createServer(), limitMs, ...more}: Partial<ConnectOptions> & {server?: Server; limitMs?: number} = {},
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
  const pipeline = new Pipeline<Call>(
    client,
    {
      answered: (call, {data}) => tell('answered', call, data),
      failed: (call, error) => tell('failed', call, error.message),
    },
    limitMs,
  )
  const until = async (count: number): Promise<void> => {
    while (told.length < count) await new Promise<void>(resolve => (wake = resolve))
  }
  return {pipeline, told, until}
}

const echoIn = (text: string): string => (JSON.parse(text) as {echo: string}).echo

const good = (data: string, echo: string, stream = ',"stream":"normal-action"'): string =>
  `{"status":"ok","retcode":0,"data":${data},"message":"","wording":"","echo":"${echo}"${stream}}`

it('sends what it is given, and tells what came of it', async () => {
  const requests: string[] = []
  const {pipeline, told, until} = await pipelineTo((text, socket) => {
    requests.push(text)
    socket.send(good(`{"a":"你好 🐧 } , \\"message\\"","n":[1,{"id":12345678901234567890}]}`, echoIn(text)))
  })
  const call = new Call({x: '你\n', y: 12345678901234567890n})
  pipeline.post([call])
  await until(1)
  expect(requests).toEqual(['{"action":"get_status","params":{"x":"你\\n","y":12345678901234567890},"echo":"b000000"}'])
  expect(told).toEqual([['answered', call, {a: '你好 🐧 } , "message"', n: [1, {id: 12345678901234567890n}]}]])
  expect(pipeline.isIdle).toBe(true)
})

it('knows each answer by its echo, in whatever order they come', async () => {
  let held: string[] = []
  const {pipeline, told, until} = await pipelineTo((text, socket) => {
    held.push(text)
    if (held.length < 100) return
    for (const one of held.reverse())
      socket.send(good(JSON.stringify((JSON.parse(one) as {params: unknown}).params), echoIn(one), ''))
    held = []
  })
  const calls = Array.from({length: 300}, (_, n) => new Call({n}))
  pipeline.post(calls)
  await until(300)
  expect(new Set(told.map(([, call]) => call)).size).toBe(300)
  for (const [kind, call, data] of told) expect([kind, data]).toEqual(['answered', call.params])
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
    const {pipeline, told, until} = await pipelineTo((text, socket) => socket.send(good(data, echoIn(text))))
    const call = new Call()
    pipeline.post([call])
    await until(1)
    expect(told).toEqual([['answered', call, expected]])
  })

  it.each([
    ['that ends with a failure', 'null,"retcode":1200', /no reason given \(1200\)/],
    ['that ends with a status of its own', '1,"status":"failed"', /get_status failed/],
    ['that is nested too deeply', nested(513), /more than 512 levels/],
    ['that is nested more deeply than any stack', nested(100_000), /more than 512 levels/],
  ])('%s', async (_name, data, message) => {
    const {pipeline, told, until} = await pipelineTo((text, socket) => socket.send(good(data, echoIn(text))))
    const call = new Call()
    pipeline.post([call])
    await until(1)
    expect(told).toEqual([['failed', call, expect.stringMatching(message)]])
  })

  it.each([
    (echo: string) => `{"echo":"${echo}","data":{"data":"${LONG_TEXT}"},"retcode":0,"status":"ok"}`,
    (echo: string) => good(`{"data":"${LONG_TEXT}"}`, echo),
    (echo: string) => good(`{"data":"${LONG_TEXT}"}`, echo, ',"stream":"stream-action"'),
  ])('in whatever form it comes (%#)', async answer => {
    const {pipeline, told, until} = await pipelineTo((text, socket) => socket.send(answer(echoIn(text))))
    const call = new Call()
    pipeline.post([call])
    await until(1)
    expect(told).toEqual([['answered', call, {data: LONG_TEXT}]])
  })

  it.each(['GARBAGE', '{', '', '1}{', '"a\u0001b"', 'null,"a"'])('with %j for data answers nothing', async data => {
    const {pipeline, told, until} = await pipelineTo((text, socket) => {
      socket.send(good(data, echoIn(text)))
      socket.send(good('"right"', echoIn(text)))
    })
    const call = new Call()
    pipeline.post([call])
    await until(1)
    expect(told).toEqual([['answered', call, 'right']])
  })
})

it('takes no answer twice, and none that is not its own', async () => {
  const {pipeline, told, until} = await pipelineTo((text, socket) => {
    for (const echo of ['b00000z', 'b-00001', 'bxyz', '', '0', 'b0000000', echoIn(text), echoIn(text)]) {
      socket.send(good('"x"', echo))
      socket.send(`{"status":"ok","retcode":0,"data":null,"echo":"${echo === echoIn(text) ? 'none' : echo}"}`)
    }
  })
  pipeline.post([new Call({n: 1})])
  await until(1)
  pipeline.post([new Call({n: 2})])
  await until(2)
  expect(told.map(([kind, call, data]) => [kind, call.params, data])).toEqual([
    ['answered', {n: 1}, 'x'],
    ['answered', {n: 2}, 'x'],
  ])
})

it('fails what is not answered in time, and nothing else', async () => {
  const {pipeline, told, until} = await pipelineTo(
    (text, socket) => {
      if (!text.includes('silent')) socket.send(good('1', echoIn(text)))
    },
    {limitMs: 300},
  )
  const [silent, spoken] = [new Call({be: 'silent'}), new Call()]
  pipeline.post([silent, spoken])
  await until(2)
  expect(told).toEqual([
    ['answered', spoken, 1],
    ['failed', silent, 'no answer to get_status within 0.3 s'],
  ])
})

it('fails all that is under way when the connection is lost', async () => {
  const {pipeline, told, until} = await pipelineTo((text, socket) => {
    if (text.includes('9')) socket.terminate()
  })
  pipeline.post(Array.from({length: 9}, (_, index) => new Call({n: index + 1})))
  await until(9)
  expect(told.map(([kind, call]) => [kind, call.params])).toEqual(
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
    const {pipeline, until} = await pipelineTo(
      (text, socket) => {
        got.push((JSON.parse(text) as {params: {text: string}}).params.text)
        socket.send(good('1', echoIn(text)))
      },
      proxy === undefined ? {} : {proxy},
    )
    pipeline.post(texts.map(text => new Call({text})))
    await until(texts.length)
    expect(got).toEqual(texts)
  })
})
