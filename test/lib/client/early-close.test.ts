import {createServer} from 'node:http'
import {type WebSocket} from 'ws'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {deferred, okReply, readCall, webSocketServer, type WebSocketPeer} from './servers.js'

const GROUP_MESSAGE = {group_id: '123456', message: [{type: 'text', data: {text: 'once'}}]}

afterEach(() => {
  vi.useRealTimers()
})

/** Closes its first socket without a word; the test says what the later ones do. */
async function closingFirst(
  onSocket: (socket: WebSocket) => void,
): Promise<WebSocketPeer & {readonly transmitted: readonly string[]}> {
  const transmitted: string[] = []
  const peer = await webSocketServer((socket, connection) => {
    socket.on('message', (data: Buffer) => transmitted.push(readCall(data).action))
    if (connection === 1) socket.close()
    else onSocket(socket)
  })
  return {...peer, transmitted}
}

describe('a server that accepts and closes without a frame', () => {
  it.each(['get_login_info', 'set_group_ban'])('is tried once more, and then %s works', async action => {
    const mock = await mocked()
    mock.fault({kind: 'close-early', times: 1})
    const client = await connect(mock.url)
    await client.call({action, params: {group_id: '123456', user_id: '10001', duration: 60}})
    expect(mock.calls.map(call => call.action)).toEqual([action])
  })

  it('is tried again after 200 ms, not earlier', async () => {
    const times: number[] = []
    const {url} = await webSocketServer((socket, connection) => {
      times.push(performance.now())
      socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo)))
      if (connection === 1) socket.close()
    })
    await (await connect(url)).call(request('get_status', {}))
    expect(times[1]! - times[0]!).toBeGreaterThan(190)
  })

  it('fails a read with TIMEOUT when it does so twice', async () => {
    const mock = await mocked()
    mock.fault({kind: 'close-early'})
    const client = await connect(mock.url)
    const error = await failureOf(client.call(request('get_status', {})))
    expect(error).toMatchObject({code: 'TIMEOUT', outcome: 'none', retryable: true})
    expect(error.message).toBe('get_status was not answered: the server closed the connection and sent nothing')
    expect(client.closed).toBe(true)
    expect(mock.calls).toEqual([])
  })

  it('fails with what the second try says', async () => {
    const {url} = await webSocketServer((socket, connection) => {
      if (connection === 1) socket.close()
      else socket.send('{"status":"failed","retcode":1403,"echo":null}')
    })
    const client = await connect(url, {token: 'x', tokenSource: 'QQ_TOKEN'})
    expect(await failureOf(client.call(request('get_status', {})))).toMatchObject({code: 'AUTH'})
  })

  it('fails with CONNECT when nobody listens any more', async () => {
    const server = createServer()
    const {url} = await webSocketServer(socket => {
      server.close() // stops listening, and leaves this socket alone
      socket.close()
    }, server)
    const client = await connect(url)
    const error = await failureOf(client.call(request('get_status', {})))
    expect(error).toMatchObject({code: 'CONNECT', retryable: true})
    expect(error.message).toContain('connection refused')
  })

  it('is not tried again once it has said something', async () => {
    const {url, requests} = await webSocketServer(socket => {
      socket.send('{}')
      socket.close()
    })
    const client = await connect(url, {endpoint: 'event'})
    expect(await failureOf(client.events().next())).toMatchObject({code: 'CONNECT', message: 'the connection was lost'})
    expect(requests).toHaveLength(1)
  })

  it('is not tried again when it gives a code', async () => {
    const {url, requests} = await webSocketServer(socket => socket.close(1009))
    const client = await connect(url, {endpoint: 'event'})
    expect(await failureOf(client.events().next())).toMatchObject({code: 'CONNECT'})
    expect(requests).toHaveLength(1)
  })

  it('is tried once more for events too', async () => {
    const mock = await mocked()
    mock.fault({kind: 'close-early', times: 1})
    const client = await connect(mock.url, {endpoint: 'event'})
    const {value} = await client.events().next()
    expect(value?.event).toMatchObject({meta_event_type: 'lifecycle'})
  })

  it('ends the events with CONNECT when it does so twice', async () => {
    const mock = await mocked()
    mock.fault({kind: 'close-early'})
    const client = await connect(mock.url, {endpoint: 'event'})
    const error = await failureOf(client.events().next())
    expect(error).toMatchObject({code: 'CONNECT', message: 'the server closed the connection and sent nothing'})
  })

  it('answers every call that waited, each once', async () => {
    const server = await closingFirst(socket => {
      socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo, readCall(data).params)))
    })
    const client = await connect(server.url)
    const replies = await Promise.all(
      ['1', '2', '3'].map(async message_id => (await client.call(request('get_msg', {message_id}))).data),
    )
    expect(replies).toEqual([{message_id: '1'}, {message_id: '2'}, {message_id: '3'}])
  })

  it('leaves the effect of a call unknown that was sent again and then lost', async () => {
    const server = await closingFirst(socket => socket.on('message', () => socket.terminate()))
    const client = await connect(server.url)
    const early = failureOf(client.call(request('set_group_card', {group_id: '1', user_id: '2', card: 'x'})))
    expect(await early).toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
  })

  it('leaves the effect of a call unknown that was first sent on the second connection', async () => {
    const closed = deferred()
    const server = await webSocketServer((socket, connection) => {
      socket.on('message', () => socket.terminate())
      if (connection > 1) return
      socket.on('close', () => closed.resolve())
      socket.close()
    })
    const client = await connect(server.url)
    await closed.promise // the client has answered the close, and waits for its second try
    const call = failureOf(client.call(request('set_group_card', {group_id: '1', user_id: '2', card: 'x'})))
    expect(await call).toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
    expect(server.requests).toHaveLength(2)
  })
})

describe('a client that is closed or aborted before its second try', () => {
  it.each(['close', 'abort'] as const)('does not connect again: %s', async how => {
    const again = deferred<'connected'>()
    const closed = deferred()
    const {url} = await webSocketServer((socket, connection) => {
      if (connection > 1) return again.resolve('connected')
      socket.on('close', () => closed.resolve())
      socket.close()
    })
    const control = new AbortController()
    const client = await connect(url, {signal: control.signal})
    await closed.promise
    if (how === 'close') client.close()
    else control.abort(new Error('enough'))
    // a later client waits just as long for its own second try, so an earlier one would have come by then
    const witness = await mocked()
    witness.fault({kind: 'close-early', times: 1})
    await (await connect(witness.url)).call(request('get_status', {}))
    expect(await Promise.race([again.promise, Promise.resolve('not connected')])).toBe('not connected')
  })
})

describe('a send', () => {
  it('is preceded by a ping when nothing has come from the server yet', async () => {
    const seen: string[] = []
    const {url} = await webSocketServer(socket => {
      socket.on('ping', () => seen.push('ping'))
      socket.on('message', (data: Buffer) => {
        seen.push(readCall(data).action)
        socket.send(okReply(readCall(data).echo, {message_id: 1}))
      })
    })
    const client = await connect(url)
    for (const action of ['send_group_msg', 'delete_msg', 'send_group_msg']) await client.call({action, params: {}})
    expect(seen).toEqual(['ping', 'send_group_msg', 'delete_msg', 'send_group_msg'])
  })

  it('needs no ping after an answer', async () => {
    const seen: string[] = []
    const {url} = await webSocketServer(socket => {
      socket.on('ping', () => seen.push('ping'))
      socket.on('message', (data: Buffer) => {
        seen.push(readCall(data).action)
        socket.send(okReply(readCall(data).echo))
      })
    })
    const client = await connect(url)
    await client.call(request('get_status', {}))
    await client.call({action: 'send_group_msg', params: {}})
    expect(seen).toEqual(['get_status', 'send_group_msg'])
  })

  it('shares one ping with others that are sent at the same time', async () => {
    const seen: string[] = []
    const {url} = await webSocketServer(socket => {
      socket.on('ping', () => seen.push('ping'))
      socket.on('message', (data: Buffer) => {
        seen.push(readCall(data).action)
        socket.send(okReply(readCall(data).echo))
      })
    })
    const client = await connect(url)
    await Promise.all([
      client.call({action: 'send_group_msg', params: {}}),
      client.call({action: 'send_private_msg', params: {}}),
    ])
    expect(seen).toEqual(['ping', 'send_group_msg', 'send_private_msg'])
  })

  it('is transmitted once when the first connection is closed early', async () => {
    const server = await closingFirst(socket => {
      socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo, {message_id: 5})))
    })
    const client = await connect(server.url)
    expect((await client.call({action: 'send_group_msg', params: GROUP_MESSAGE})).data).toEqual({message_id: 5})
    expect(server.requests).toHaveLength(2)
    expect(server.transmitted).toEqual(['send_group_msg'])
  })

  it('is seen once by the mock when the first connection is closed early', async () => {
    const mock = await mocked()
    mock.fault({kind: 'close-early', times: 1})
    const client = await connect(mock.url)
    await client.call(request('send_group_msg', GROUP_MESSAGE))
    expect(mock.calls.map(call => call.action)).toEqual(['send_group_msg'])
  })

  it('is never transmitted when both connections are closed early', async () => {
    const server = await closingFirst(socket => socket.close())
    const client = await connect(server.url)
    const error = await failureOf(client.call({action: 'send_group_msg', params: GROUP_MESSAGE}))
    expect(error).toMatchObject({code: 'CONNECT', exit: 3, outcome: 'none', retryable: true})
    expect(server.transmitted).toEqual([])
  })

  it('is not transmitted when the server does not answer the ping', async () => {
    const transmitted: string[] = []
    const {url} = await webSocketServer(socket => {
      // a server that reads nothing any more
      socket.pause()
      socket.on('message', (data: Buffer) => transmitted.push(data.toString()))
    })
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'hrtime']})
    const client = await connect(url, {connectTimeoutMs: 10_000})
    const failure = failureOf(client.call({action: 'send_group_msg', params: GROUP_MESSAGE}))
    vi.advanceTimersByTime(10_000)
    expect(await failure).toMatchObject({code: 'CONNECT', message: 'the server did not answer a ping'})
    expect(transmitted).toEqual([])
  })

  it('is not repeated when the connection is lost after it left', async () => {
    const transmitted: string[] = []
    const {url, requests} = await webSocketServer(socket => {
      socket.on('message', (data: Buffer) => {
        transmitted.push(readCall(data).action)
        socket.close()
      })
    })
    const client = await connect(url)
    const error = await failureOf(client.call({action: 'send_group_msg', params: GROUP_MESSAGE}))
    expect(error).toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
    expect([transmitted, requests.length]).toEqual([['send_group_msg'], 1])
  })
})

describe('alive()', () => {
  it('asks no more than once', async () => {
    let pings = 0
    const {url} = await webSocketServer(socket => socket.on('ping', () => pings++))
    const client = await connect(url)
    await Promise.all([client.alive(), client.alive()])
    await client.alive()
    expect(pings).toBe(1)
  })

  it('fails with CONNECT when the connection is lost', async () => {
    const {url} = await webSocketServer(socket => socket.terminate())
    const client = await connect(url)
    expect(await failureOf(client.alive())).toMatchObject({code: 'CONNECT', message: 'the connection was lost'})
  })
})
