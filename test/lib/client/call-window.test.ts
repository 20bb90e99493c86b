import {expect, it} from 'vitest'
import {type WebSocket} from 'ws'
import {type Client, type FramedCalls} from '../../../src/lib/client/client.js'
import {requestFrame} from '../../../src/lib/client/request-frame.js'
import {connect, failureOf} from './fixture.js'
import {callServer, deferred, okReply, packet, readCall, webSocketServer, type CallFrame} from './servers.js'

const UPLOAD = 'upload_file_stream'

function frame(index: number, echo: string): Buffer {
  return Buffer.from(requestFrame(UPLOAD, {chunk_index: index}, echo))
}

const indexOf = ({params}: CallFrame): number => params['chunk_index'] as number // written by `frame`

async function framed(client: Client, more: Partial<FramedCalls> = {}): Promise<void> {
  return client.callFramed(UPLOAD, {from: 0, total: 9, window: 3, frame, answered: () => undefined, ...more})
}

/** A server whose answers are given when the test says so. */
async function patient() {
  const calls = new Map<number, {readonly call: CallFrame; readonly socket: WebSocket}>()
  const {url} = await callServer((call, socket) => {
    if (call.action === UPLOAD) calls.set(indexOf(call), {call, socket})
    else socket.send(okReply(call.echo))
  })
  const client = await connect(url)
  return {
    client,
    /** What has been sent, once the server has seen so many and whatever was sent along with them. */
    sent: async (atLeast: number) => {
      while (calls.size < atLeast) await new Promise(resolve => setImmediate(resolve))
      await client.call('get_status', {}) // its answer comes behind those that make more calls possible
      await client.call('get_status', {}) // and these have arrived before this one
      return [...calls.keys()]
    },
    answer: (index: number, replyTo: (echo: string) => string = echo => packet(echo, index)) => {
      const {call, socket} = calls.get(index)!
      socket.send(replyTo(call.echo))
    },
  }
}

it('makes no call before the one a window below it is answered, and each once', async () => {
  const {client, sent, answer} = await patient()
  const data: unknown[] = []
  const done = framed(client, {from: 2, answered: one => data.push(one)})
  expect(await sent(3)).toEqual([2, 3, 4])
  answer(3)
  answer(4)
  expect(await sent(3)).toEqual([2, 3, 4])
  answer(2)
  expect(await sent(6)).toEqual([2, 3, 4, 5, 6, 7])
  answer(5)
  answer(6)
  expect(await sent(7)).toEqual([2, 3, 4, 5, 6, 7, 8])
  answer(8)
  answer(7)
  await done
  expect(data).toEqual([3, 4, 2, 5, 6, 8, 7])
})

it('makes none where none is left', async () => {
  const {client, sent} = await patient()
  await framed(client, {from: 9})
  expect(await sent(0)).toEqual([])
})

it('reads an answer in any form, between those of other calls', async () => {
  const {client, sent, answer} = await patient()
  const data: unknown[] = []
  const done = framed(client, {total: 3, answered: one => data.push(one)})
  await sent(3)
  answer(0, echo => JSON.stringify({echo, data: 'of another order', retcode: 0, status: 'ok'}))
  answer(1, echo => packet(echo, {id: 1}).replace('"id":1', '"id":7368512345678901234'))
  answer(2, echo => okReply(echo, 'in one'))
  await done
  expect(data).toEqual(['of another order', {id: 7368512345678901234n}, 'in one'])
})

it('ignores what is no JSON between two good ends', async () => {
  const {client, sent, answer} = await patient()
  const done = framed(client, {total: 1})
  await sent(1)
  answer(0, echo => packet(echo, 0).replace('"data":0', '"data":{{'))
  answer(0)
  await done
})

it('ends with the first failure, and takes no notice of what comes later', async () => {
  const {client, sent, answer} = await patient()
  const done = failureOf(framed(client))
  await sent(3)
  answer(1, echo =>
    JSON.stringify({status: 'failed', retcode: 1200, data: null, message: 'no room', wording: '', echo}),
  )
  expect(await done).toMatchObject({code: 'ACTION_FAILED', action: UPLOAD, serverText: 'no room'})
  answer(0)
  expect(await sent(3)).toEqual([0, 1, 2])
})

it.each([
  ['makes no frame', {frame: () => fail('no frame')}],
  [
    'makes no frame later',
    {frame: (index: number, echo: string) => (index < 3 ? frame(index, echo) : fail('no frame'))},
  ],
  ['refuses an answer', {answered: () => fail('no sense')}],
])('ends where its maker %s', async (_what, more) => {
  const {url} = await callServer(({echo}, socket) => socket.send(packet(echo, 1)))
  const client = await connect(url)
  await expect(framed(client, more)).rejects.toThrow(/^no /)
  expect(client.closed).toBe(false)
})

function fail(what: string): never {
  throw new Error(what)
}

it('fails where an answer does not come in time, counted from its own call', async () => {
  const {url} = await callServer((call, socket) => {
    if (indexOf(call) < 5) socket.send(packet(call.echo, 1))
  })
  const client = await connect(url, {callTimeoutMs: 50})
  const error = await failureOf(framed(client))
  expect(error).toMatchObject({code: 'TIMEOUT', action: UPLOAD, outcome: 'unknown'})
  expect(error.message).toContain(`no answer to ${UPLOAD} within 0.05 s`)
  expect(client.closed).toBe(false)
})

it('fails when the connection is lost, and before it is made over one that is', async () => {
  const {url} = await callServer((call, socket) => {
    if (indexOf(call) === 2) socket.terminate()
  })
  const client = await connect(url)
  expect(await failureOf(framed(client))).toMatchObject({code: 'TIMEOUT', action: UPLOAD})
  expect(await failureOf(framed(client))).toMatchObject({code: 'CONNECT'})
})

it('makes the calls again that a socket was closed on before the server listened', async () => {
  const heard: number[] = []
  const done = deferred()
  const {url} = await webSocketServer((socket, connection) => {
    if (connection === 1) return socket.close()
    socket.on('message', (data: Buffer) => {
      const call = readCall(data)
      heard.push(indexOf(call))
      socket.send(packet(call.echo, 1))
      if (heard.length === 9) done.resolve()
    })
  })
  await framed(await connect(url))
  await done.promise
  expect(heard).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
})

it('tells each frame to the trace', async () => {
  const trace: string[] = []
  const {url} = await callServer(({echo}, socket) => socket.send(packet(echo, 1)))
  await framed(await connect(url, {trace: line => trace.push(line)}), {total: 1})
  expect(trace).toEqual([`> ${frame(0, '1').toString()}`, `< ${packet('1', 1)}`])
})
