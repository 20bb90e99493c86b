import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {type Socket} from 'node:net'
import {type WebSocket} from 'ws'
import {describe, expect, it} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {type EventFrame} from '../../../src/lib/client/event-frame.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {deferred, okReply, packet, readCall, tcpServer, webSocketServer} from './servers.js'

/** More than the kernel keeps for both sides of a connection, several times over. */
const MANY = 20_000
const FILLER = 'x'.repeat(4096)

function event(number: number, filler = ''): string {
  return JSON.stringify({post_type: 'notice', notice_type: 'test', number, filler})
}

const numberOf = (frame: EventFrame | undefined): unknown => frame?.event?.['number']

async function numbers(frames: AsyncIterable<EventFrame>): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const frame of frames) found.push(numberOf(frame))
  return found
}

const inOrder = (count: number): number[] => Array.from({length: count}, (_, index) => index)

/** The answer to an upgrade, and a text frame right behind it: one write, so one packet on the wire. */
function acceptWith(socket: Socket, request: string, text: string): void {
  const key = /sec-websocket-key: (.*)\r\n/i.exec(request)?.[1] ?? ''
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64') // RFC 6455
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  const answer = [...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n')
  socket.write(Buffer.concat([Buffer.from(answer), Buffer.from([0x81, text.length]), Buffer.from(text)]))
}

describe('events', () => {
  it('come as they were sent, with the lifecycle frame first', async () => {
    const mock = await mocked()
    const client = await connect(mock.url, {endpoint: 'event'})
    const events = client.events()
    expect((await events.next()).value?.event).toMatchObject({meta_event_type: 'lifecycle', self_id: 10_000})
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 7})
    const {value} = await events.next()
    expect(value?.event).toMatchObject({notice_type: 'friend_add', user_id: 7})
    expect(JSON.parse(value?.raw.toString() ?? '')).toEqual(value?.event)
  })

  it('include one that comes together with the handshake', async () => {
    const port = await tcpServer(socket => {
      socket.once('data', request => acceptWith(socket, request.toString(), event(0)))
    })
    const client = await connect(`ws://127.0.0.1:${port}`, {endpoint: 'event'})
    expect(numberOf((await client.events().next()).value as EventFrame)).toBe(0)
  })

  it('include those that came before anybody asked for them', async () => {
    const mock = await mocked()
    const client = await connect(mock.url, {endpoint: 'event'})
    mock.emit({post_type: 'notice', number: 1})
    await client.call(request('get_status', {})) // by its answer the events have come
    const events = client.events()
    expect((await events.next()).value?.event).toMatchObject({post_type: 'meta_event'})
    expect(numberOf((await events.next()).value as EventFrame)).toBe(1)
  })

  it('keep integers beyond 2^53', async () => {
    const {url} = await webSocketServer(socket => socket.send('{"post_type":"notice","id":12345678901234567890}'))
    const client = await connect(url, {endpoint: 'event'})
    expect((await client.events().next()).value?.event).toEqual({post_type: 'notice', id: 12345678901234567890n})
  })

  it('do not include noise and replies', async () => {
    const {url} = await webSocketServer(socket => {
      for (const noise of ['', 'junk', '42', '{}', '[1]', '{"post_type":1}', okReply('x')]) socket.send(noise)
      socket.send(Buffer.from(event(0)))
    })
    const client = await connect(url, {endpoint: 'event'})
    expect(numberOf((await client.events().next()).value as EventFrame)).toBe(0)
  })

  it('do not come on the endpoint for calls', async () => {
    const {url} = await webSocketServer(socket => socket.send(event(0)))
    const client = await connect(url)
    expect(await numbers(client.events())).toEqual([])
  })

  it('come beside the answers to calls', async () => {
    const {url} = await webSocketServer(socket => {
      socket.on('message', (data: Buffer) => {
        socket.send(event(0))
        socket.send(okReply(readCall(data).echo, 'answer'))
        socket.send(event(1))
      })
    })
    const client = await connect(url, {endpoint: 'event'})
    const events = client.events()
    expect((await client.call(request('get_status', {}))).data).toBe('answer')
    expect([await events.next(), await events.next()].map(({value}) => numberOf(value ?? undefined))).toEqual([0, 1])
  })
})

describe('the end of events', () => {
  it('is quiet when it is asked for while nothing comes', async () => {
    const {url} = await webSocketServer(socket => socket.send(event(0)))
    const client = await connect(url, {endpoint: 'event'})
    const stop = new AbortController()
    const events = client.events(stop.signal)
    await events.next()
    const next = events.next()
    stop.abort()
    expect(await next).toEqual({value: undefined, done: true})
    expect(client.closed).toBe(false)
  })

  it('is quiet when it was asked for before, whatever has come', async () => {
    const {url} = await webSocketServer(socket => socket.on('ping', () => socket.send(event(0))))
    const client = await connect(url, {endpoint: 'event'})
    expect(await numbers(client.events(AbortSignal.abort()))).toEqual([])
  })

  it('comes at once when it is asked for while events wait', async () => {
    const {url} = await webSocketServer(socket => {
      for (const number of inOrder(100)) socket.send(event(number))
    })
    const client = await connect(url, {endpoint: 'event'})
    const stop = new AbortController()
    const seen: unknown[] = []
    for await (const frame of client.events(stop.signal)) {
      seen.push(numberOf(frame))
      if (seen.length === 3) stop.abort()
    }
    expect(seen).toEqual([0, 1, 2])
  })

  it("can be the consumer's own choice", async () => {
    const {url} = await webSocketServer(socket => socket.send(event(0)))
    const client = await connect(url, {endpoint: 'event'})
    for await (const frame of client.events()) {
      expect(numberOf(frame)).toBe(0)
      break
    }
    expect(client.closed).toBe(false)
  })

  it('is CONNECT when the connection is lost, after what has come', async () => {
    const {url} = await webSocketServer(socket => {
      socket.send(event(0))
      socket.send(event(1), () => socket.terminate())
    })
    const client = await connect(url, {endpoint: 'event'})
    const seen: unknown[] = []
    const error = await failureOf(
      (async () => {
        for await (const frame of client.events()) seen.push(numberOf(frame))
      })(),
    )
    expect(seen).toEqual([0, 1])
    expect(error).toMatchObject({code: 'CONNECT', exit: 3, message: 'the connection was lost', retryable: true})
  })

  it('is CONNECT when the server closes', async () => {
    const mock = await mocked()
    const client = await connect(mock.url, {endpoint: 'event'})
    const events = client.events()
    await events.next()
    mock.dropConnections()
    expect(await failureOf(events.next())).toMatchObject({code: 'CONNECT'})
    expect(client.closed).toBe(true)
  })
})

describe('a slow consumer', () => {
  /** Sends all events as fast as they go out, and knows how many of them the client's machine has taken. */
  async function flood(): Promise<{
    readonly url: string
    readonly sent: {count: number}
    readonly peer: () => WebSocket
  }> {
    const sent = {count: 0}
    let peer: WebSocket | undefined
    const {url} = await webSocketServer(socket => {
      peer = socket
      for (const number of inOrder(MANY)) socket.send(event(number, FILLER), () => sent.count++)
      socket.on('message', (data: Buffer) => {
        socket.send(okReply(readCall(data).echo, 'answer'))
      })
    })
    return {url, sent, peer: () => peer!}
  }

  it('holds up the server instead of filling the memory, and gets every event in order', async () => {
    const {url, sent, peer} = await flood()
    const client = await connect(url, {endpoint: 'event'})
    let mostUnread = 0
    let heldUp = 0
    let expected = 0
    for await (const frame of client.events()) {
      expect(numberOf(frame)).toBe(expected++)
      mostUnread = Math.max(mostUnread, sent.count - expected)
      if (peer().bufferedAmount > 0) heldUp++
      // slower than the socket: whatever can be read is read before the next event is taken
      if (expected % 16 === 0) await new Promise(resolve => setImmediate(resolve))
      if (expected === MANY) break
    }
    expect(sent.count).toBe(MANY)
    expect(mostUnread).toBeLessThan(MANY / 2)
    expect(heldUp).toBeGreaterThan(MANY / 4)
  })

  it('that stops altogether still gets answers to its calls, and then the rest', async () => {
    const {url, sent} = await flood()
    const client = await connect(url, {endpoint: 'event'})
    const events = client.events()
    await events.next()
    // the answer comes behind all the events
    expect((await client.call(request('get_status', {}))).data).toBe('answer')
    expect(sent.count).toBe(MANY)
    for (const number of inOrder(MANY).slice(1)) {
      const {value} = await events.next()
      if (numberOf(value ?? undefined) !== number) expect(numberOf(value ?? undefined)).toBe(number)
    }
  })

  it('that is behind can send, too', async () => {
    const {url} = await flood()
    const client = await connect(url, {endpoint: 'event'})
    await client.events().next()
    expect((await client.call({action: 'send_group_msg', params: {}})).data).toBe('answer')
  })

  it('that is behind can read a stream', async () => {
    const {url} = await webSocketServer(socket => {
      for (const number of inOrder(MANY)) socket.send(event(number, FILLER))
      socket.on('message', (data: Buffer) => {
        const {echo} = readCall(data)
        socket.send(packet(echo, {type: 'stream'}))
        socket.send(packet(echo, {type: 'response'}))
      })
    })
    const client = await connect(url, {endpoint: 'event'})
    await client.events().next()
    const packets: unknown[] = []
    for await (const {data} of client.stream({action: 'test_download_stream', params: {}})) packets.push(data)
    expect(packets).toEqual([{type: 'stream'}, {type: 'response'}])
  })

  it('that leaves does not leave the socket paused', async () => {
    const {url} = await flood()
    const client = await connect(url, {endpoint: 'event'})
    for await (const _ of client.events()) break
    expect((await client.call(request('get_status', {}))).data).toBe('answer')
    expect((await client.call(request('get_status', {}))).data).toBe('answer')
  })

  it('of a stream holds up the server as well, and gets every packet in order', async () => {
    const sent = {count: 0}
    const {url} = await webSocketServer(socket => {
      socket.on('message', (data: Buffer) => {
        const {echo} = readCall(data)
        for (const number of inOrder(MANY))
          socket.send(packet(echo, {type: 'stream', number, data: FILLER}), () => sent.count++)
        socket.send(packet(echo, {type: 'response', number: MANY}))
      })
    })
    const client = await connect(url)
    let mostUnread = 0
    let expected = 0
    for await (const {data} of client.stream({action: 'download_file_stream', params: {file: 'a'}})) {
      expect((data as {number: number}).number).toBe(expected++)
      mostUnread = Math.max(mostUnread, sent.count - expected)
      if (expected % 16 === 0) await new Promise(resolve => setImmediate(resolve))
    }
    expect(expected).toBe(MANY + 1)
    expect(mostUnread).toBeLessThan(MANY / 2)
  })

  it('learns of a lost connection when it has caught up', async () => {
    const closed = deferred()
    const {url} = await webSocketServer(socket => {
      for (const number of inOrder(1000)) socket.send(event(number))
      socket.close(1001)
      void once(socket, 'close').then(() => closed.resolve())
    })
    const client = await connect(url, {endpoint: 'event'})
    const seen: unknown[] = []
    const error = await failureOf(
      (async () => {
        for await (const frame of client.events()) {
          seen.push(numberOf(frame))
          await new Promise(resolve => setImmediate(resolve))
        }
      })(),
    )
    expect(seen).toEqual(inOrder(1000))
    expect(error).toMatchObject({code: 'CONNECT'})
    await closed.promise
  })
})
