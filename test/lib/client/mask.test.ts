import {createServer as createHttpServer} from 'node:http'
import {createServer as createHttpsServer} from 'node:https'
import {type Server, type Socket} from 'node:net'
import {expect, it} from 'vitest'
import {hasOpenssl, makeCertificates} from './certificate.js'
import {connectProxy} from './connect-proxy.js'
import {connect} from './fixture.js'
import {okReply, readCall, webSocketServer} from './servers.js'
import {request} from '../../../src/lib/client/request.js'
import {type ConnectOptions} from '../../../src/lib/client/options.js'

/** The mask keys of the frames of two calls, as they come over the wire. */
async function keysOf(server: Server, scheme: string, more: Partial<ConnectOptions> = {}): Promise<Buffer[]> {
  const keys: Buffer[] = []
  server.on('upgrade', (_request: unknown, socket: Socket) => {
    socket.on('data', (bytes: Buffer) => {
      for (let rest = bytes; rest.length > 6; rest = rest.subarray(6 + (rest.readUInt8(1) & 0x7f)))
        keys.push(rest.subarray(2, 6))
    })
  })
  const {url} = await webSocketServer(socket => {
    socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo)))
  }, server)
  const client = await connect(url.replace('ws://127.0.0.1', `${scheme}://localhost`), more)
  await client.call(request('get_status', {}))
  await client.call(request('get_status', {}))
  return keys
}

const NONE = Buffer.alloc(4)

it('leaves what goes to this very machine as it is', async () => {
  expect(await keysOf(createHttpServer(), 'ws')).toEqual([NONE, NONE])
})

it('masks what goes through a proxy, each frame with a key of its own', async () => {
  const {port} = await connectProxy()
  const [first, second, ...others] = await keysOf(createHttpServer(), 'ws', {proxy: `http://127.0.0.1:${port}`})
  expect(others).toEqual([])
  expect(first).not.toEqual(NONE)
  expect(second).not.toEqual(NONE)
  expect(second).not.toEqual(first)
})

it.skipIf(!hasOpenssl)('leaves what TLS hides as it is', async () => {
  const {server, authority} = makeCertificates()
  const {port} = await connectProxy()
  const more = {ca: authority.cert, proxy: `http://127.0.0.1:${port}`}
  expect(await keysOf(createHttpsServer(server), 'wss', more)).toEqual([NONE, NONE])
})
