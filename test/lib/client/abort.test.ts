import {describe, expect, it} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {Client} from '../../../src/lib/client/client.js'
import {Interrupt} from '../../../src/lib/errors/interrupt.js'
import {connect, failureOf, optionsFor} from './fixture.js'
import {callServer, deferred, okReply, tcpServer, webSocketServer} from './servers.js'

describe('an abort', () => {
  it('before connecting rejects with its reason, and does not connect', async () => {
    const {url, requests} = await webSocketServer(() => undefined)
    const reason = new Interrupt('SIGINT')
    await expect(Client.connect(optionsFor(url, {signal: AbortSignal.abort(reason)}))).rejects.toBe(reason)
    expect(requests).toEqual([])
  })

  it('while connecting rejects with its reason, and lets the socket go', async () => {
    const asked = deferred<unknown>()
    const closed = deferred<unknown>()
    const port = await tcpServer(socket => {
      socket.on('close', closed.resolve)
      socket.on('data', asked.resolve)
    })
    const control = new AbortController()
    const connecting = Client.connect(optionsFor(`ws://127.0.0.1:${port}`, {signal: control.signal}))
    await asked.promise
    const reason = new Interrupt('SIGTERM')
    control.abort(reason)
    await expect(connecting).rejects.toBe(reason)
    await closed.promise
  })

  it('rejects every pending call, stream and event with its reason, and lets the socket go', async () => {
    const closed = deferred<unknown>()
    const asked = deferred()
    const {url} = await callServer(({action}, socket) => {
      socket.on('close', closed.resolve)
      if (action === 'send_group_msg') asked.resolve()
    })
    const control = new AbortController()
    const client = await connect(url, {endpoint: 'event', signal: control.signal})
    const reason = new Interrupt('SIGINT')
    const waiting = [
      client.call(request('get_status', {})),
      client.stream({action: 'test_download_stream', params: {}})[Symbol.asyncIterator]().next(),
      client.events().next(),
    ].map(async one => expect(one).rejects.toBe(reason))
    // a write that has left is told of: nobody knows what becomes of it
    const unsettled = {kind: 'connection.noAnswerYet', action: 'send_group_msg'}
    waiting.push(
      expect(client.call({action: 'send_group_msg', params: {}})).rejects.toMatchObject({signal: 'SIGINT', unsettled}),
    )
    await asked.promise
    control.abort(reason)
    await Promise.all(waiting)
    await closed.promise
    expect(client.closed).toBe(true)
    await expect(client.call(request('get_status', {}))).rejects.toBe(reason)
  })

  it('while it is asked whether the server is alive rejects with its reason', async () => {
    const {url} = await webSocketServer(socket => socket.pause())
    const control = new AbortController()
    const client = await connect(url, {signal: control.signal})
    const alive = client.alive()
    const reason = new Interrupt('SIGINT')
    control.abort(reason)
    await expect(alive).rejects.toBe(reason)
  })

  it('for another reason means to each call what a lost connection means', async () => {
    const asked = deferred()
    const {url} = await callServer(({action}) => {
      if (action === 'send_group_msg') asked.resolve()
    })
    const control = new AbortController()
    const client = await connect(url, {endpoint: 'event', signal: control.signal})
    const read = failureOf(client.call(request('get_status', {})))
    const write = failureOf(client.call({action: 'send_group_msg', params: {}}))
    const events = failureOf(client.events().next())
    await asked.promise
    control.abort() // the reason is an AbortError
    expect(await read).toMatchObject({code: 'TIMEOUT', outcome: 'none'})
    expect(await write).toMatchObject({code: 'TIMEOUT', outcome: 'unknown', action: 'send_group_msg'})
    expect(await events).toMatchObject({code: 'CONNECT'})
    expect(await failureOf(client.call({action: 'send_group_msg', params: {}}))).toMatchObject({
      code: 'CONNECT',
      outcome: 'none',
    })
  })

  it('tells what left, but for reads', async () => {
    const {url} = await callServer(({echo}, socket) => socket.send(okReply(echo, 1)))
    let writes = 0
    const client = await connect(url, {onWrite: () => writes++})
    await client.call(request('get_status', {}))
    expect(writes).toBe(0)
    await client.call({action: 'send_group_msg', params: {}})
    await client.call({action: 'what_nobody_knows', params: {}})
    expect(writes).toBe(2)
  })

  it('after the end changes nothing', async () => {
    const {url} = await callServer(({echo}, socket) => socket.send(okReply(echo, 1)))
    const control = new AbortController()
    const client = await connect(url, {signal: control.signal})
    const reply = await client.call(request('get_status', {}))
    client.close()
    control.abort(new Error('late'))
    expect(reply.data).toBe(1)
    expect(await failureOf(client.call(request('get_status', {})))).toMatchObject({code: 'CONNECT'})
  })
})

describe('close()', () => {
  it('ends the connection for the server too, politely', async () => {
    const closed = deferred<number>()
    const {url} = await webSocketServer(socket => socket.on('close', closed.resolve))
    const client = await connect(url)
    expect(client.closed).toBe(false)
    client.close()
    expect(client.closed).toBe(true)
    expect(await closed.promise).toBe(1005)
  })

  it('can be asked for twice', async () => {
    const {url} = await webSocketServer(() => undefined)
    const client = await connect(url)
    client.close()
    client.close()
    expect(client.closed).toBe(true)
  })

  it('fails what is under way, and later calls with CONNECT', async () => {
    const asked = deferred<unknown>()
    const {url} = await callServer(asked.resolve)
    const client = await connect(url, {endpoint: 'event'})
    const call = failureOf(client.call({action: 'set_group_ban', params: {}}))
    const events = failureOf(client.events().next())
    await asked.promise
    client.close()
    expect(await call).toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
    expect(await events).toMatchObject({code: 'CONNECT'})
    expect(await failureOf(client.call({action: 'send_group_msg', params: {}}))).toMatchObject({code: 'CONNECT'})
  })
})
