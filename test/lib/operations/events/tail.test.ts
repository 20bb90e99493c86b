import {createServer, type Server} from 'node:http'
import {type Socket} from 'node:net'
import {type WebSocket} from 'ws'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {request} from '../../../../src/lib/client/request.js'
import {Client} from '../../../../src/lib/client/client.js'
import {Interrupt} from '../../../../src/lib/errors/interrupt.js'
import {EventTail, type Gap, type Loss, type TailOptions} from '../../../../src/lib/operations/events/tail.js'
import {wordsOf} from '../../../support/words.js'
import {webSocketServer, type WebSocketPeer} from '../../client/servers.js'

const EVERYTHING = {kinds: [], groups: [], users: [], match: undefined}
const LONG_MS = 60_000

const lifecycle = JSON.stringify({
  time: 1,
  self_id: 10000,
  post_type: 'meta_event',
  meta_event_type: 'lifecycle',
  sub_type: 'connect',
})
const refused = JSON.stringify({status: 'failed', retcode: 1403, data: null, message: 'token验证失败', echo: null})

function notice(number: number): string {
  return JSON.stringify({time: 1, self_id: 10000, post_type: 'notice', notice_type: 'friend_add', user_id: number})
}

function heartbeat(interval: number, online = true): string {
  const status = {online, good: true}
  return JSON.stringify({time: 1, self_id: 1, post_type: 'meta_event', meta_event_type: 'heartbeat', status, interval})
}

interface Told {
  readonly ready: boolean[]
  readonly losses: Loss[]
  readonly gaps: Gap[]
  readonly online: boolean[]
}

/** A tail of a server that does this with its connections, the first being 1. */
async function tailOf(
  onSocket: (socket: WebSocket, connection: number) => void,
  options: Partial<TailOptions> = {},
  server?: Server,
): Promise<{readonly tail: EventTail; readonly told: Told; readonly peer: WebSocketPeer}> {
  const peer = await webSocketServer(onSocket, server)
  const told: Told = {ready: [], losses: [], gaps: [], online: []}
  const connect = async (signal: AbortSignal): Promise<Client> =>
    Client.connect({url: peer.url, endpoint: 'event', connectTimeoutMs: LONG_MS, signal})
  const tail = new EventTail(connect, {
    filter: EVERYTHING,
    reconnect: true,
    retryMs: 1,
    onReady: (_selfId, again) => told.ready.push(again),
    onLost: loss => told.losses.push(loss),
    onGap: gap => told.gaps.push(gap),
    onOnline: online => told.online.push(online),
    ...options,
  })
  return {tail, told, peer}
}

/** A server that answers the attempts that are told with an HTTP status instead, the first being 1. */
function refusing(isRefused: (attempt: number) => boolean, status: number): Server {
  let attempts = 0
  const server = createServer((_request, response) => response.writeHead(426).end())
  const emit = server.emit.bind(server)
  server.emit = (name: string, ...values: unknown[]): boolean => {
    if (name !== 'upgrade' || !isRefused(++attempts)) return emit(name, ...values)
    const socket = values[1] as Socket // of an upgrade: request, socket, head
    socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
    return true
  }
  return server
}

/** The numbers of so many events, or of all. */
async function numbers(tail: EventTail, count = Infinity): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const {event} of tail.events()) {
    found.push(event['user_id'])
    if (found.length === count) break
  }
  return found
}

function sendAll(socket: WebSocket, ...frames: readonly string[]): void {
  for (const frame of frames) socket.send(frame)
}

function answersBetweenNotices(socket: WebSocket): void {
  socket.send(lifecycle)
  socket.on('message', (data: Buffer) => {
    const {echo} = JSON.parse(data.toString()) as {echo: string}
    sendAll(socket, notice(1), JSON.stringify({status: 'ok', retcode: 0, data: 'answer', echo}), notice(2))
  })
}

describe('a tail', () => {
  it('goes on when the connection is lost, and tells each gap', async () => {
    const {tail, told} = await tailOf((socket, connection) => {
      sendAll(socket, lifecycle, notice(connection))
      socket.ping('', undefined, () => connection < 4 && socket.terminate())
    })
    expect(await numbers(tail, 4)).toEqual([1, 2, 3, 4])
    expect(told.ready).toEqual([false, true, true, true])
    expect(told.losses).toHaveLength(3)
    expect(told.gaps).toHaveLength(3)
    for (const [index, {from, to}] of told.gaps.entries()) {
      expect(from).toEqual(told.losses[index]?.since)
      expect(to.getTime()).toBeGreaterThanOrEqual(from.getTime())
    }
  })

  it('tells one gap when it takes several tries', async () => {
    const {tail, told} = await tailOf((socket, connection) => {
      if (connection === 1) sendAll(socket, lifecycle, notice(1))
      if (connection === 6) sendAll(socket, lifecycle, notice(6))
      else socket.close()
    })
    expect(await numbers(tail, 2)).toEqual([1, 6])
    expect(told.losses).toHaveLength(1)
    expect(told.gaps).toHaveLength(1)
  })

  it('waits longer each time when a server greets and dies', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1) // the whole of each pause
    onTestFinished(() => void vi.restoreAllMocks())
    const connectedAt: number[] = []
    const die = (socket: WebSocket, connection: number): void => {
      connectedAt.push(performance.now())
      sendAll(socket, lifecycle, notice(connection))
      socket.ping('', undefined, () => connection < 5 && socket.terminate())
    }
    const {tail} = await tailOf(die, {retryMs: 25})
    expect(await numbers(tail, 5)).toEqual([1, 2, 3, 4, 5])
    const pauses = connectedAt.slice(1).map((at, index) => Math.ceil(at - connectedAt[index]!) + 1)
    for (const [index, leastMs] of [25, 50, 100, 200].entries()) expect(pauses[index]).toBeGreaterThanOrEqual(leastMs)
  })

  it('takes a burst of pings', async () => {
    const {tail} = await tailOf(socket => {
      socket.send(lifecycle)
      for (let sent = 0; sent < 1000; sent++) socket.ping()
      socket.send(notice(1))
    })
    expect(await numbers(tail, 1)).toEqual([1])
  })

  it('loses nothing that came before the loss', async () => {
    const many = Array.from({length: 2000}, (_, index) => index)
    const {tail} = await tailOf((socket, connection) => {
      sendAll(socket, lifecycle, ...(connection === 1 ? many.map(notice) : [notice(-1)]))
      socket.close()
    })
    expect(await numbers(tail, 2001)).toEqual([...many, -1])
  })

  it('ends when the connection is lost and is not to be opened again', async () => {
    const {tail} = await tailOf(
      socket => {
        sendAll(socket, lifecycle, notice(1))
        socket.close()
      },
      {reconnect: false},
    )
    await expect(numbers(tail)).rejects.toMatchObject({code: 'CONNECT', exit: 3})
  })

  it('ends when the first connection is of no use', async () => {
    const {tail, peer} = await tailOf(socket => socket.close())
    await expect(numbers(tail)).rejects.toMatchObject({code: 'CONNECT', exit: 3})
    expect(peer.requests).toHaveLength(2) // a socket that is closed early is tried once more by itself
  })

  it('ends when the first connection stays silent', async () => {
    const {tail} = await tailOf(() => undefined, {pingMs: 20})
    await expect(numbers(tail)).rejects.toMatchObject({code: 'CONNECT', message: /said nothing for 0.02 s/})
  })

  it.each([401, 403])('tries again when a server that took it once answers HTTP %i', async status => {
    const {tail, peer} = await tailOf(
      (socket, connection) => {
        sendAll(socket, lifecycle, notice(connection))
        socket.ping('', undefined, () => connection === 1 && socket.terminate())
      },
      {},
      refusing(attempt => attempt === 2 || attempt === 3, status),
    )
    expect(await numbers(tail, 2)).toEqual([1, 2])
    expect(peer.requests).toHaveLength(2)
  })

  it('ends with AUTH when a server still refuses it after the longest pause', async () => {
    const {tail} = await tailOf(
      (socket, connection) => {
        sendAll(socket, lifecycle, notice(connection))
        socket.ping('', undefined, () => socket.terminate())
      },
      {retryMaxMs: 4},
      refusing(attempt => attempt > 1, 403),
    )
    await expect(numbers(tail)).rejects.toMatchObject({code: 'AUTH', exit: 4})
  })

  it('ends at once when the first connection is refused', async () => {
    const {tail} = await tailOf(
      () => undefined,
      {},
      refusing(() => true, 401),
    )
    await expect(numbers(tail)).rejects.toMatchObject({code: 'AUTH', exit: 4})
  })

  it('ends when the token is refused, also later', async () => {
    const {tail, told} = await tailOf((socket, connection) => {
      if (connection === 1) sendAll(socket, lifecycle, notice(1))
      else socket.send(refused)
      socket.close()
    })
    const seen: unknown[] = []
    const run = async (): Promise<void> => {
      for await (const {event} of tail.events()) seen.push(event['user_id'])
    }
    await expect(run()).rejects.toMatchObject({code: 'AUTH', exit: 4})
    expect(seen).toEqual([1])
    expect(told.losses).toHaveLength(1)
  })

  it('notices a server that falls silent past its heartbeat, although it answers pings', async () => {
    const {tail, told} = await tailOf(
      (socket, connection) => {
        if (connection === 1) sendAll(socket, lifecycle, heartbeat(600))
        else sendAll(socket, lifecycle, notice(connection))
      },
      {pingMs: 200},
    )
    expect(await numbers(tail, 1)).toEqual([2])
    expect(told.losses.map(({reason}) => wordsOf(reason))).toEqual(['two heartbeats, one every 0.6 s, did not come'])
    const [{from, to}] = told.gaps as [Gap]
    expect(to.getTime() - from.getTime()).toBeGreaterThanOrEqual(1200)
  })

  it('notices a server that answers no ping', async () => {
    const {tail, told} = await tailOf(
      (socket, connection) => {
        sendAll(socket, lifecycle)
        if (connection === 1) socket.pause()
        else socket.send(notice(connection))
      },
      {pingMs: 20},
    )
    expect(await numbers(tail, 1)).not.toEqual([1])
    expect(told.losses.map(({reason}) => wordsOf(reason))[0]).toBe('a ping was not answered for 0.02 s')
  })

  it('takes the silence of its own slow reader for none', async () => {
    const {tail, told} = await tailOf(
      (socket, connection) => {
        sendAll(socket, lifecycle, ...Array.from({length: 2000}, () => notice(connection)))
      },
      {pingMs: 10},
    )
    let seen = 0
    for await (const batch of tail.batches()) {
      seen += batch.length
      if (seen === 2000) break
      await new Promise(resolve => setTimeout(resolve, 100)) // many times what would be a silence
    }
    expect(told.losses).toEqual([])
  })

  it('tells when heartbeats say that the bot is offline, and that it is back', async () => {
    const {tail, told} = await tailOf(socket => {
      sendAll(socket, lifecycle, heartbeat(LONG_MS), heartbeat(LONG_MS, false), heartbeat(LONG_MS, false))
      sendAll(socket, heartbeat(LONG_MS), notice(1))
    })
    await numbers(tail, 1)
    expect(told.online).toEqual([false, true])
  })

  it('makes calls over the same connection', async () => {
    const {tail} = await tailOf(answersBetweenNotices)
    expect(() => tail.caller).toThrow('no connection')
    await tail.open()
    expect((await tail.caller.call(request('get_status', {}))).data).toBe('answer')
    expect(await numbers(tail, 2)).toEqual([1, 2])
    expect(() => tail.caller).toThrow('no connection')
  })

  it('ends with the reason of its signal, also between two connections', async () => {
    const stop = new AbortController()
    const {tail} = await tailOf(
      socket => {
        socket.send(lifecycle)
        socket.close()
      },
      {signal: stop.signal, retryMs: LONG_MS, onLost: () => stop.abort(new Interrupt('SIGINT'))},
    )
    await expect(numbers(tail)).rejects.toBeInstanceOf(Interrupt)
  })

  it('ends with the reason of its signal also where much has come that takes its time', async () => {
    const stop = new AbortController()
    const {tail} = await tailOf(
      socket => {
        socket.send(lifecycle)
        socket.on('message', (data: Buffer) => {
          const {echo} = JSON.parse(data.toString()) as {echo: string}
          sendAll(socket, ...Array.from({length: 200}, (_, index) => notice(index)))
          sendAll(socket, JSON.stringify({status: 'ok', retcode: 0, data: null, echo}))
        })
      },
      {signal: stop.signal},
    )
    await tail.open()
    await tail.caller.call(request('get_status', {})) // all are here then
    const seen: unknown[] = []
    const reading = (async () => {
      for await (const {event} of tail.events()) {
        if (seen.length === 0) setTimeout(() => stop.abort(new Interrupt('SIGINT')), 0)
        seen.push(event['user_id'])
        for (const end = performance.now() + 2; performance.now() < end;);
      }
    })()
    await expect(reading).rejects.toBeInstanceOf(Interrupt)
    expect(seen.length).toBeLessThan(100)
  })

  it('ends by its time also between two connections', async () => {
    const {tail} = await tailOf(
      socket => {
        socket.send(lifecycle)
        socket.close()
      },
      {forMs: 100, retryMs: LONG_MS},
    )
    expect(await numbers(tail)).toEqual([])
    expect(tail.ended).toBe('for')
  })

  it('does what is left to do while the connection is still there', async () => {
    let closed: boolean | undefined
    const {tail} = await tailOf(socket => sendAll(socket, lifecycle, notice(1)), {
      beforeClose: async () => {
        closed = tail.caller.closed
        return Promise.resolve()
      },
    })
    await numbers(tail, 1)
    expect(closed).toBe(false)
  })

  it.each(['forMs', 'idleMs', 'end'])('that ends by %s leaves the connection to what is under way', async how => {
    let answer: unknown
    const {tail} = await tailOf(answersBetweenNotices, {
      ...(how !== 'end' && {[how]: 20}),
      onReady: () => how === 'end' && tail.end(),
      beforeClose: async () => {
        answer = (await tail.caller.call(request('get_status', {}))).data
      },
    })
    expect(await numbers(tail)).toEqual([])
    expect(answer).toBe('answer')
    expect(() => tail.caller).toThrow('no connection')
  })

  it('is not idle while its reader is at work', async () => {
    const idleMs = 50
    const {tail} = await tailOf(answersBetweenNotices, {idleMs})
    await tail.open()
    await tail.caller.call(request('get_status', {}))
    const seen: unknown[] = []
    for await (const {event} of tail.events()) {
      seen.push(event['user_id'])
      if (seen.length > 2) continue
      for (const end = performance.now() + 2 * idleMs; performance.now() < end;)
        await tail.caller.call(request('get_status', {}))
    }
    expect(tail.ended).toBe('idle')
    expect(seen.length).toBeGreaterThan(2)
  })
})
