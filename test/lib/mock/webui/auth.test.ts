import {request as httpRequest} from 'node:http'
import {describe, expect, it} from 'vitest'
import {totpCode} from '../../../../src/lib/mock/webui/totp.js'
import {hashOf, WebuiClient, webuiMock} from './fixture.js'

describe('a login to the WebUI', () => {
  it('gives a credential that tells when it was made', async () => {
    const {mock, client} = await webuiMock({token: 'sesame1'})
    expect(client.credential).toHaveLength(256)
    const {Data} = JSON.parse(Buffer.from(client.credential, 'base64').toString()) as {Data: Record<string, unknown>}
    expect(Data['HashEncoded']).toBe(hashOf('sesame1'))
    expect(Math.abs(Number(Data['CreatedTime']) - Date.now() / 1000)).toBeLessThan(5)
    expect(await client.call('auth/check')).toEqual({code: 0, data: null, message: 'success'})
    expect(mock.webui.counts.logins).toBe(1)
  })

  it.each([
    [{hash: hashOf('other')}, 'token is invalid'],
    [{hash: hashOf('mock-webui-token').toUpperCase()}, 'token is invalid'],
    [{hash: ''}, 'token is empty'],
    [{}, 'token is empty'],
  ])('refuses %j', async (body, message) => {
    const {client} = await webuiMock()
    expect(await client.call('auth/login', body)).toEqual({code: -1, message})
  })

  it('has a path that must be exact', async () => {
    const {mock} = await webuiMock()
    const stranger = new WebuiClient(mock.webui)
    const body = {hash: hashOf(mock.webui.token)}
    for (const path of ['auth/login/', 'auth/login?x=1'])
      expect(await stranger.call(path, body)).toEqual({code: -1, message: 'Unauthorized'})
  })

  it('is limited in a minute from the first one, the right token included', async () => {
    const {mock, client} = await webuiMock({loginRate: 2})
    expect((await client.login({}, 'wrong')).message).toBe('token is invalid')
    expect((await client.call('auth/login', {hash: ''})).message).toBe('token is empty')
    expect((await client.login()).message).toBe('login rate limit')
    mock.webui.order('clock', {ms: 60_000})
    expect((await client.login()).code).toBe(0)
  })

  it('asks for the code of an authenticator when that is on', async () => {
    const {mock, client} = await webuiMock()
    const {secret} = mock.webui.order('2fa') as {secret: string}
    expect(await client.get('auth/2fa/status')).toMatchObject({data: {enable2FA: true, hasSecret: true}})
    expect(await client.login()).toMatchObject({code: 0, data: {require2FA: true}})
    const code = totpCode(secret, Date.now())
    expect((await client.login({totpCode: totpCode(secret, Date.now() - 90_000)})).message).toBe(
      'Invalid or expired code',
    )
    expect((await client.login({totpCode: Number(code)})).message).toBe('Invalid or expired code')
    expect((await client.login({totpCode: code}, 'wrong')).message).toBe('token is invalid')
    expect(await client.login({totpCode: code})).toMatchObject({code: 0, data: {require2FA: false}})
    mock.webui.order('2fa', {on: false})
    expect(await client.login()).toMatchObject({code: 0, data: {Credential: client.credential}})
  })
})

it('shows the code of RFC 6238', () => {
  expect(totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_111_111_109_000)).toBe('081804')
})

describe('a credential', () => {
  it('is refused an hour later, or when it comes from the future', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('clock', {ms: 3_590_000})
    expect((await client.call('auth/check')).code).toBe(0)
    mock.webui.order('clock', {ms: 3_605_000})
    expect(await client.call('auth/check')).toEqual({code: -1, message: 'Unauthorized'})
    mock.webui.order('clock', {ms: -120_000})
    expect(await client.call('auth/check')).toEqual({code: -1, message: 'Unauthorized'})
  })

  it('is refused when it was altered, has no scheme or is missing', async () => {
    const {client} = await webuiMock()
    const good = client.credential
    for (const Authorization of ['', good, `Bearer ${good.slice(0, -8)}AAAAAAA=`, 'Bearer x']) {
      const response = await client.raw('/api/QQLogin/CheckLoginStatus', {headers: {Authorization}})
      expect(await response.json()).toEqual({code: -1, message: 'Unauthorized'})
    }
    const response = await client.raw('/api/QQLogin/CheckLoginStatus', {headers: {Authorization: `Basic ${good}`}})
    expect(await response.json()).toMatchObject({code: 0})
  })

  it('is taken from the query too, but not by check and logout', async () => {
    const {mock, client} = await webuiMock()
    const query = `?webui_token=${encodeURIComponent(client.credential)}`
    const stranger = async (path: string): Promise<unknown> => {
      const init = {method: 'POST', headers: {'Content-Type': 'application/json'}}
      return (await fetch(`${mock.webui.url}/api/${path}${query}`, init)).json()
    }
    expect(await stranger('QQLogin/CheckLoginStatus')).toMatchObject({code: 0})
    expect(await stranger('auth/check')).toEqual({code: -1, message: 'Authorization Failed'})
    expect(await stranger('auth/logout')).toEqual({code: -1, message: 'Logout failed'})
  })

  it('is void after a logout, until the worker restarts', async () => {
    const {mock, client} = await webuiMock()
    expect((await client.call('auth/logout')).data).toBe('Logged out successfully')
    expect((await client.call('auth/check')).message).toBe('Unauthorized')
    const other = new WebuiClient(mock.webui)
    mock.webui.order('clock', {ms: 2000})
    await other.login()
    await other.call('Process/Restart')
    await gone(mock.webui.url)
    await back(mock.webui.url)
    expect((await client.call('auth/check')).code).toBe(0)
  })

  it('is void when the token changes', async () => {
    const {mock, client} = await webuiMock({token: 'sesame1'})
    const change = async (oldToken: string, newToken: string): Promise<string> =>
      (await client.call('auth/update_token', {oldToken, newToken})).message
    expect(await change('sesame1', '')).toBe('newToken is empty')
    expect(await change('sesame1', 'sesame1')).toBe('新密码不能与旧密码相同')
    expect(await change('sesame1', 'abc')).toBe('新密码至少需要6个字符')
    expect(await change('sesame1', '123456')).toBe('新密码必须包含字母')
    expect(await change('sesame1', 'abcdef')).toBe('新密码必须包含数字')
    expect(await change('sesame1', 'sesame2')).toBe('success')
    expect((await client.call('auth/check')).message).toBe('Unauthorized')
    expect((await client.login()).message).toBe('token is invalid')
    expect(mock.webui.token).toBe('sesame1')
    expect((await client.login({}, 'sesame2')).code).toBe(0)
    expect(await change('sesame1', 'sesame3')).toBe('旧 token 不匹配')
    expect((await client.call('auth/check')).message).toBe('Unauthorized')
  })
})

describe('what does not fit', () => {
  it.each([
    ['bad JSON', {body: '{'}],
    ['a bare value', {body: '"x"'}],
    ['no body', {}],
    ['another type', {body: '{}', headers: {'Content-Type': 'text/plain'}}],
    ['a body that is too long', {body: JSON.stringify({hash: 'x'.repeat(103_000)})}],
  ])('%s is JSON that says to be a page', async (_name, init) => {
    const {client} = await webuiMock()
    const response = await client.raw('/api/auth/login', init)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch('text/html')
    expect(await response.json()).toEqual({code: -1, message: 'An unknown error occurred.'})
  })

  it('is a page for an unknown path or another method, but only after the credential', async () => {
    const {mock, client} = await webuiMock()
    for (const path of ['/api/Nothing/Here', '/api/QQLogin/CheckLoginStatus']) {
      const response = await client.raw(path, {method: 'GET'})
      expect(response.status).toBe(404)
      expect(await response.text()).toContain(`<pre>Cannot GET ${path}</pre>`)
    }
    const stranger = new WebuiClient(mock.webui)
    expect(await stranger.get('Nothing/Here')).toEqual({code: -1, message: 'Unauthorized'})
  })

  it('goes on to the pages of the WebUI from /', async () => {
    const {client} = await webuiMock()
    const response = await client.raw('/', {method: 'GET'})
    expect([response.status, response.headers.get('location')]).toEqual([301, '/webui'])
  })
})

it('compresses long answers for those who take that', async () => {
  const {mock, client} = await webuiMock()
  mock.webui.order('quick', {uins: Array.from({length: 50}, (_, index) => 10_000 + index).join(',')})
  const headers = {'Accept-Encoding': 'gzip', Authorization: `Bearer ${client.credential}`}
  const encoding = await new Promise(resolve => {
    const url = `${mock.webui.url}/api/QQLogin/GetQuickLoginListNew`
    httpRequest(url, {method: 'POST', headers}, response => {
      response.resume()
      resolve(response.headers['content-encoding'])
    }).end()
  })
  expect(encoding).toBe('gzip')
  expect(await client.data('QQLogin/GetQuickLoginListNew')).toHaveLength(50)
})

async function answers(url: string): Promise<boolean> {
  return fetch(url, {redirect: 'manual'}).then(
    () => true,
    () => false,
  )
}

async function gone(url: string): Promise<void> {
  while (await answers(url));
}

async function back(url: string): Promise<void> {
  while (!(await answers(url)));
}
