import {connect, type Socket} from 'node:net'
import {describe, expect, it} from 'vitest'
import {deferred, freePort, tcpServer} from '../lib/client/servers.js'
import {plain} from '../support/plain.js'
import {qqProcess, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

// The shipped build asks for the upgrade with a request of its own, the compiled files with that of node:http.
type Run = typeof plain

async function call(run: Run, url: string, words = ['account', 'get', '-o', 'id']): Promise<Ran> {
  return run([...words, '--connect-timeout', '20s'], {env: {QQ_URL: url, QQ_TOKEN: 'sesame'}})
}

describe('fails as with node:http when the server', () => {
  const http = (...lines: readonly string[]): string => [...lines, '', ''].join('\r\n')
  const upgrade = ['HTTP/1.1 101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: websocket']
  const say =
    (text: string) =>
    (socket: Socket): unknown =>
      socket.write(text)

  it.each([
    ['says 200', say(http('HTTP/1.1 200 OK', 'Content-Length: 2') + 'hi')],
    ['says 200 as HTTP/1.0 and ends', (socket: Socket) => socket.end(http('HTTP/1.0 200 OK'))],
    ['says 302', say(http('HTTP/1.1 302 Found', 'Location: ws://127.0.0.1:1/'))],
    ['says 401', say(http('HTTP/1.1 401 Unauthorized'))],
    ['says 403 in chunks', say(http('HTTP/1.1 403 Forbidden', 'Transfer-Encoding: chunked') + '0\r\n\r\n')],
    ['says 407', say(http('HTTP/1.1 407 Proxy'))],
    ['says 502', say(http('HTTP/1.1 502 Bad Gateway'))],
    ['upgrades with a wrong key', say(http(...upgrade, 'Sec-WebSocket-Accept: x'))],
    ['upgrades without a key', say(http(...upgrade))],
    ['upgrades to something else', say(http('HTTP/1.1 101 Hm', 'Connection: Upgrade', 'Upgrade: h2c'))],
    ['ends', (socket: Socket) => socket.end()],
    ['ends in the middle of a line', (socket: Socket) => socket.end('HTTP/1.1 10')],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
    ['speaks SSH', say('SSH-2.0-OpenSSH_9.6\r\n')],
    ['speaks TLS', say('\u0015\u0003\u0003\0\u0002\u0002F')],
    ['never comes to the end of the head', say(`HTTP/1.1 101 Hm\r\n${'X-Filler: 0123456789\r\n'.repeat(4000)}`)],
  ])('%s', async (_what, answer) => {
    const port = await tcpServer(socket => {
      socket.on('error', () => undefined)
      socket.once('data', () => answer(socket))
    })
    const url = `ws://127.0.0.1:${port}`
    const shipped = await call(qqProcess, url)
    expect(shipped).toEqual(await call(plain, url))
    expect(shipped.stdout).toBe('')
    expect(shipped.stderr).toMatch(/^error: /)
    expect(shipped.code === 3 || shipped.code === 4).toBe(true)
  })

  it('is not there, under an address or a name', async () => {
    const port = await freePort()
    for (const url of [`ws://127.0.0.1:${port}`, `ws://[::1]:${port}`, `ws://localhost:${port}`]) {
      const shipped = await call(qqProcess, url)
      expect(shipped).toEqual(await call(plain, url))
      expect(shipped.code).toBe(3)
    }
  })

  it('never answers', async () => {
    const port = await tcpServer(socket => void socket.resume())
    const {code, stderr} = await qqProcess(['account', 'get', '--connect-timeout', '50ms'], {
      env: {QQ_URL: `ws://127.0.0.1:${port}`},
    })
    expect(code).toBe(3)
    expect(stderr).toContain('there was no answer within 0.05 s')
  })
})

it('asks for the upgrade as node:http does', async () => {
  /** The lines of the request's head, sorted, without what differs from one request to the next. */
  const ask = async (run: Run): Promise<string[]> => {
    const asked = deferred<string[]>()
    const port = await tcpServer(socket => {
      socket.once('data', data => {
        const head = data.toString('latin1').replace(/:\d{4,5}\r/, ':PORT\r')
        asked.resolve(
          head
            .replace(/(?<=Key: ).{24}\r/, 'KEY\r')
            .split('\r\n')
            .sort(),
        )
        socket.end()
      })
    })
    await call(run, `ws://127.0.0.1:${port}/a%20b?c=d`)
    return asked.promise
  }
  const shipped = await ask(qqProcess)
  expect(shipped).toContain('Authorization: Bearer sesame')
  expect(shipped).toContain('Sec-WebSocket-Key: KEY')
  expect(shipped).toEqual(await ask(plain))
})

describe('understands an answer that comes', () => {
  /** A server that passes on what the mock says, as `deal` wants it. */
  async function between(deal: (data: Buffer, write: (part: Buffer) => void) => void): Promise<string> {
    const mock = await mockServer({token: 'sesame'})
    const port = await tcpServer(socket => {
      const upstream = connect(mock.port, '127.0.0.1')
      socket.pipe(upstream)
      upstream.on('data', data => deal(data, part => void socket.write(part)))
      for (const end of [socket, upstream]) {
        end.on('error', () => undefined)
        end.on('close', () => [socket, upstream].forEach(other => other.destroy()))
      }
      socket.setNoDelay(true)
    })
    return `ws://127.0.0.1:${port}`
  }

  it('byte by byte', async () => {
    const url = await between((data, write) => {
      for (const byte of data) write(Buffer.of(byte))
    })
    expect(await call(qqProcess, url)).toMatchObject({code: 0, stdout: '10000\n', stderr: ''})
  })

  it('together with the first frame', async () => {
    let head: Buffer = Buffer.alloc(0)
    const url = await between((data, write) => {
      // the head alone is kept back: the frame of the lifecycle follows
      if (data.subarray(-4).equals(Buffer.from('\r\n\r\n'))) head = data
      else write(Buffer.concat([head, data]))
    })
    const listened = await call(qqProcess, url, [
      'listen',
      '--event',
      'meta_event',
      '--count',
      '1',
      '--jq',
      '.sub_type',
      '-q',
    ])
    expect(listened).toMatchObject({code: 0, stdout: 'connect\n'})
  })
})
