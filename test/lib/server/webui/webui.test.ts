import {readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {QQError} from '../../../../src/lib/errors/errors.js'
import {Webui, type WebuiOptions} from '../../../../src/lib/server/webui/webui.js'
import {Store} from '../../../../src/lib/state/store.js'
import {sha256} from '../../../support/files.js'
import {hintOf} from '../../../support/words.js'
import {fakeWebui, refused, success, WEBUI_TOKEN, type FakeWebui} from '../../../support/webui.js'
import {hasOpenssl, makeCertificates} from '../../client/certificate.js'
import {freePort, httpServer, tcpServer} from '../../client/servers.js'
import {temporaryFolder} from '../../config/fixture.js'

function clientOf(url: string, options: Partial<WebuiOptions> = {}): Webui {
  return new Webui({
    address: {url, ca: undefined, insecure: undefined},
    token: WEBUI_TOKEN,
    tokenSource: 'QQ_WEBUI_TOKEN',
    totp: async () => Promise.resolve(undefined),
    memory: undefined,
    signal: new AbortController().signal,
    trace: undefined,
    ...options,
  })
}

async function failureOf(promise: Promise<unknown>): Promise<QQError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof QQError) return error
  throw new Error('it is no failure of ours')
}

async function pongs(): Promise<FakeWebui> {
  return fakeWebui({answer: () => success('pong')})
}

it('logs in by the hash of the token, once for many calls', async () => {
  const server = await pongs()
  const client = clientOf(server.url)
  for (let call = 0; call < 3; call++) expect(await client.read('/test')).toEqual({ok: true, data: 'pong'})
  expect(server.logins).toEqual([{hash: sha256(`${WEBUI_TOKEN}.napcat`)}])
  expect(server.times('/auth/login')).toBe(1)
})

it('logs in once for many runs at once, and keeps the credential for this user alone', async () => {
  const server = await pongs()
  const folder = path.join(temporaryFolder(), 'qqctl')
  const runs = Array.from({length: 8}, async () => clientOf(server.url, {memory: new Store(folder)}).read('/test'))
  for (const answer of await Promise.all(runs)) expect(answer).toEqual({ok: true, data: 'pong'})
  await clientOf(server.url, {memory: new Store(folder)}).read('/test')
  expect(server.times('/auth/login')).toBe(1)
  const notes = readdirSync(path.join(folder, 'webui'))
  expect(notes).toEqual([expect.stringMatching(/\.json$/)])
  for (const note of notes) {
    expect(statSync(path.join(folder, 'webui', note)).mode & 0o777).toBe(0o600)
    expect(readFileSync(path.join(folder, 'webui', note), 'utf8')).not.toContain(WEBUI_TOKEN)
  }
})

it('logs in anew with another token', async () => {
  const server = await pongs()
  const memory = new Store(path.join(temporaryFolder(), 'qqctl'))
  await clientOf(server.url, {memory}).read('/test')
  const error = await failureOf(clientOf(server.url, {memory, token: 'wrong'}).read('/test'))
  expect(error.code).toBe('AUTH')
})

it('logs in once more when the credential is refused, then gives up', async () => {
  const server = await pongs()
  const memory = new Store(path.join(temporaryFolder(), 'qqctl'))
  const client = clientOf(server.url, {memory})
  await client.read('/test')
  server.revoke()
  expect(await client.read('/test')).toEqual({ok: true, data: 'pong'})
  expect(server.times('/auth/login')).toBe(2)
  expect(await clientOf(server.url, {memory}).read('/test')).toEqual({ok: true, data: 'pong'})
  expect(server.times('/auth/login')).toBe(2)

  const never = await fakeWebui({login: () => success({Credential: 'nonsense'})})
  expect((await failureOf(clientOf(never.url).read('/test'))).what).toMatchObject({kind: 'webui.credentialRefused'})
  expect(never.times('/auth/login')).toBe(2)
})

it('gives the code of an authenticator app where it is wanted', async () => {
  const server = await fakeWebui({
    answer: () => success(),
    login: ({totpCode}) => {
      if (totpCode === undefined) return success({require2FA: true, message: 'Please enter your authenticator code'})
      return totpCode === '123456' ? undefined : refused('Invalid or expired code')
    },
  })
  expect(await clientOf(server.url, {totp: async () => Promise.resolve('123456')}).read('/x')).toMatchObject({ok: true})
  expect(server.logins).toEqual([expect.objectContaining({totpCode: '123456'})])
  const asked = clientOf(server.url, {totp: async isWanted => Promise.resolve(isWanted ? '123456' : undefined)})
  expect(await asked.read('/x')).toMatchObject({ok: true})
  const missing = await failureOf(clientOf(server.url).read('/x'))
  expect([missing.exit, missing.message]).toEqual([
    4,
    expect.stringContaining('wants the code of an authenticator app'),
  ])
  expect(hintOf(missing)).toContain('--totp')
  const wrong = await failureOf(clientOf(server.url, {totp: async () => Promise.resolve('000000')}).read('/x'))
  expect([wrong.exit, wrong.message]).toEqual([4, expect.stringContaining('refused the code')])
})

it.each([
  ['token is invalid', 4, 'refused the token from QQ_WEBUI_TOKEN'],
  ['login rate limit', 1, 'refuses more logins for now'],
  ['something else', 1, 'refused /auth/login: something else'],
])('tells what a refused login means: %s', async (said, exit, message) => {
  const server = await fakeWebui({login: () => refused(said)})
  const error = await failureOf(clientOf(server.url).read('/test'))
  expect([error.exit, error.message]).toEqual([exit, expect.stringContaining(message)])
  expect(JSON.stringify([error.what, error.message, hintOf(error)])).not.toContain(WEBUI_TOKEN)
  expect(server.times('/auth/login')).toBe(1)
})

it('reads an answer whatever its type says, and does not take a page or another server for a WebUI', async () => {
  const odd = await fakeWebui({answer: () => '{"code":-1,"message":"An unknown error occurred."}'})
  expect(await clientOf(odd.url).read('/x')).toMatchObject({ok: false, said: 'An unknown error occurred.'})
  const none = await fakeWebui()
  const missing = await failureOf(clientOf(none.url).read('/nothing'))
  expect([missing.exit, missing.what]).toEqual([7, expect.objectContaining({kind: 'webui.notWebui', status: 404})])
  const onebot = await httpServer((_, response) => void response.end('{"status":"failed","retcode":1403}'))
  expect((await failureOf(clientOf(`http://127.0.0.1:${onebot}`).read('/x'))).exit).toBe(7)
  const long = await httpServer((_, response) => void response.end(`{"code":0,"data":"${'x'.repeat(2 << 20)}"}`))
  expect((await failureOf(clientOf(`http://127.0.0.1:${long}`).read('/x'))).exit).toBe(7)
  const proxy = await httpServer((_, response) => void response.writeHead(502).end('<h1>Bad Gateway</h1>'))
  expect((await failureOf(clientOf(`http://127.0.0.1:${proxy}`).read('/x'))).exit).toBe(3)
  const closed = await httpServer((_, response) => void response.writeHead(403).end('{"error":"访问被拒绝"}'))
  expect((await failureOf(clientOf(`http://127.0.0.1:${closed}`).read('/x'))).what).toMatchObject({
    kind: 'webui.forbidden',
  })
})

it('tells who is not reached, and who does not answer', async () => {
  const nobody = await failureOf(clientOf(`http://127.0.0.1:${await freePort()}`).read('/x'))
  expect([nobody.exit, nobody.message]).toEqual([3, expect.stringContaining('connection refused')])
  const closing = await tcpServer(socket => socket.destroy())
  const closed = await failureOf(clientOf(`http://127.0.0.1:${closing}`).read('/x'))
  expect([closed.exit, hintOf(closed)]).toEqual([3, 'is it http:// where https:// is needed?'])
  const secure = await failureOf(clientOf(`https://127.0.0.1:${await httpServer(() => undefined)}`).read('/x'))
  expect([secure.exit, hintOf(secure)]).toEqual([3, 'is it https:// where http:// is needed?'])
})

it('does not know whether a write was done whose answer is lost, and never repeats it', async () => {
  const server = await fakeWebui({answer: () => request => void request.socket.destroy()})
  const client = clientOf(server.url)
  const error = await failureOf(client.write('/Process/Restart'))
  expect([error.exit, error.outcome]).toEqual([5, 'unknown'])
  expect(server.times('/Process/Restart')).toBe(1)
  expect((await failureOf(client.read('/x'))).exit).toBe(3)
})

it('ends with the reason of its signal', async () => {
  const controller = new AbortController()
  const port = await httpServer(() => controller.abort(new Error('enough')))
  const client = clientOf(`http://127.0.0.1:${port}`, {signal: controller.signal})
  await expect(client.read('/x')).rejects.toThrow('enough')
})

it('traces the requests without what is secret in them', async () => {
  const lines: string[] = []
  const server = await pongs()
  await clientOf(server.url, {trace: line => lines.push(line)}).read('/test')
  expect(lines).toEqual([
    expect.stringMatching(/^POST \/api\/auth\/login: HTTP 200, \d+ bytes$/),
    expect.stringMatching(/^POST \/api\/test: HTTP 200, \d+ bytes$/),
  ])
})

it.runIf(hasOpenssl)('checks the certificate, unless it is told not to', async () => {
  const {authority, server: certificate} = makeCertificates()
  const server = await fakeWebui({tls: certificate, answer: () => success()})
  const {url} = server
  const refusedOne = await failureOf(clientOf(url).read('/x'))
  expect([refusedOne.exit, hintOf(refusedOne)]).toEqual([3, expect.stringContaining('--ca')])
  const trusting = clientOf(url, {address: {url, ca: authority.cert, insecure: undefined}})
  expect(await trusting.read('/x')).toMatchObject({ok: true})
  const careless = clientOf(url, {address: {url, ca: undefined, insecure: true}})
  expect(await careless.read('/x')).toMatchObject({ok: true})
  const plain = await failureOf(clientOf(url.replace('https', 'http')).read('/x'))
  expect([plain.exit, hintOf(plain)]).toEqual([3, 'is it http:// where https:// is needed?'])
})
