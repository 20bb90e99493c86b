import {createHash} from 'node:crypto'
import {type RequestListener} from 'node:http'
import {describe, expect, it} from 'vitest'
import {type FileInfo} from '../../../src/lib/transfer/download.js'
import {receiveUrl, type WebOptions} from '../../../src/lib/transfer/web-download.js'
import {connectProxy} from '../client/connect-proxy.js'
import {failureOf} from '../client/fixture.js'
import {deferred, freePort, httpServer} from '../client/servers.js'

const BYTES = Buffer.from('你好'.repeat(1000))

/** A download from this server, and what came. */
async function fetched(
  onRequest: RequestListener,
  more: Partial<WebOptions> = {},
  path = '/voice/a.silk?rkey=1',
): Promise<{info: FileInfo | undefined; bytes: Buffer; size: number | undefined; sha256: string | undefined}> {
  const port = await httpServer(onRequest)
  const parts: Buffer[] = []
  let info: FileInfo | undefined
  const received = await receiveUrl(
    `http://127.0.0.1:${port}${path}`,
    async told => {
      info = told
      return Promise.resolve({write: async bytes => Promise.resolve(void parts.push(bytes))})
    },
    {proxyFor: () => undefined, signal: new AbortController().signal, ...more},
  )
  return {info, bytes: Buffer.concat(parts), size: received?.size, sha256: received?.sha256}
}

describe('a file on the web', () => {
  it('comes whole, with the name and the size that are told for it', async () => {
    const done = await fetched((_request, response) => response.setHeader('content-length', BYTES.length).end(BYTES))
    expect(done).toEqual({
      info: {fileName: 'a.silk', sizeHint: BYTES.length},
      bytes: BYTES,
      size: BYTES.length,
      sha256: createHash('sha256').update(BYTES).digest('hex'),
    })
  })

  it('is found where redirects lead', async () => {
    const {bytes} = await fetched(
      ({url}, response) => {
        if (url === '/b/c') response.end(BYTES)
        else response.writeHead(302, {location: url === '/a' ? '/b/c' : 'http://127.0.0.1/nowhere'}).end()
      },
      {},
      '/a',
    )
    expect(bytes).toEqual(BYTES)
  })

  it.each<[string, RequestListener, string, string]>([
    ['an error', (_, response) => response.writeHead(404).end('gone'), 'SOFT_FAILED', 'answered HTTP 404'],
    ['nothing', (_, response) => response.end(), 'SOFT_FAILED', 'sent an empty file'],
    [
      'less than it says',
      (_, response) => response.writeHead(200, {'content-length': 10}).write('half', () => response.destroy()),
      'TIMEOUT',
      'was lost',
    ],
    [
      'a circle',
      ({url}, response) => response.writeHead(301, {location: url}).end(),
      'SOFT_FAILED',
      'redirects too many times',
    ],
    [
      'another kind of URL',
      (_, response) => response.writeHead(302, {location: 'file:///etc/passwd'}).end(),
      'SOFT_FAILED',
      '"file:///etc/passwd" is not an http:// or https:// URL',
    ],
    [
      'no URL',
      (_, response) => response.writeHead(302, {location: 'http://'}).end(),
      'SOFT_FAILED',
      'is not an http:// or https:// URL',
    ],
  ])('fails when the server sends %s', async (_what, onRequest, code, words) => {
    const error = await failureOf(fetched(onRequest))
    expect(error).toMatchObject({code, message: expect.stringContaining(words) as string})
  })

  it('fails when the server is silent, from the beginning or half way', async () => {
    const silent = await failureOf(fetched(() => undefined, {silenceMs: 50}))
    expect(silent).toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringContaining('sent nothing for 0.05 s') as string,
    })
    const error = await failureOf(fetched((_, response) => void response.write('half'), {silenceMs: 50}))
    expect(error.code).toBe('TIMEOUT')
  })

  it('fails when nobody is there, and for what is no URL', async () => {
    const options = {proxyFor: () => undefined, signal: new AbortController().signal}
    const sink = async (): Promise<undefined> => Promise.resolve(undefined)
    const at = `http://127.0.0.1:${await freePort()}/`
    expect(await failureOf(receiveUrl(at, sink, options))).toMatchObject({code: 'CONNECT', exit: 3})
    expect(await failureOf(receiveUrl('mock.silk', sink, options))).toMatchObject({code: 'SOFT_FAILED'})
  })

  it('ends when it is told to, at any time', async () => {
    const asked = deferred()
    const stop = new AbortController()
    const reason = new Error('stopped')
    const attempt = fetched(
      (_, response) => {
        response.write('half')
        asked.resolve()
      },
      {signal: stop.signal},
    )
    void asked.promise.then(() => stop.abort(reason))
    await expect(attempt).rejects.toBe(reason)
    await expect(fetched(() => undefined, {signal: stop.signal})).rejects.toBe(reason)
  })

  it('comes through a proxy', async () => {
    const proxy = await connectProxy()
    const {bytes} = await fetched((_, response) => response.end(BYTES), {
      proxyFor: () => `http://127.0.0.1:${proxy.port}`,
    })
    expect(bytes).toEqual(BYTES)
    expect(proxy.targets).toHaveLength(1)
  })
})
