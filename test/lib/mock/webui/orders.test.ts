import {describe, expect, it} from 'vitest'
import {webuiMock} from './fixture.js'

const STATUS = '/api/QQLogin/CheckLoginStatus'

describe('the order fault', () => {
  it('breaks connections, as often as it says', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('fault', {kind: 'reset', path: STATUS, times: '2'})
    expect((await client.call('auth/check')).code).toBe(0)
    await expect(client.raw(STATUS)).rejects.toMatchObject({cause: {code: 'ECONNRESET'}})
    await expect(client.raw(STATUS)).rejects.toThrow('fetch failed')
    expect((await client.raw(STATUS)).status).toBe(200)
    expect(mock.webui.counts.paths[STATUS]).toBe(3)
  })

  it('answers with a page or refuses the address, once', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('fault', {kind: 'html'})
    mock.webui.order('fault', {kind: 'forbidden'})
    const page = await client.raw(STATUS)
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
    const refusal = await client.raw(STATUS)
    expect(refusal.status).toBe(403)
    expect(await refusal.json()).toEqual({error: '访问被拒绝：IP不在白名单中'})
    expect((await client.call('auth/check')).code).toBe(0)
  })

  it('leaves a request without an answer until the server ends', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('fault', {kind: 'hang'})
    const hanging = client.raw(STATUS)
    expect((await client.call('auth/check')).code).toBe(0)
    await mock.close()
    await expect(hanging).rejects.toThrow('fetch failed')
  })
})

it.each([
  ['dance', {}, 'there is no order "dance"'],
  ['toString', {}, 'there is no order "toString"'],
  ['fault', {kind: 'boom'}, 'fault.kind must be one of hang, reset, lose, html, forbidden'],
  ['scan', {ms: 'soon'}, 'scan.ms must be a number'],
  ['hold', {off: true}, 'hold has no field off'],
  ['kick', {}, 'the account is not logged in'],
  ['offline', {}, 'the account is not online'],
  ['online', {}, 'the account is not offline'],
])('the order %s %j is refused', async (name, params, message) => {
  const {mock} = await webuiMock()
  expect(() => mock.webui.order(name, params)).toThrow(message)
})

describe('orders over HTTP', () => {
  it('need the token itself, and are not counted', async () => {
    const {mock, client} = await webuiMock({token: 'sesame1'})
    const order = async (token: string, body: unknown): Promise<unknown> => {
      const init = {headers: {Authorization: `Bearer ${token}`}, body: JSON.stringify(body)}
      return (await client.raw('/api/mock/order', init)).json()
    }
    expect(await order('sesame1', {order: 'state'})).toMatchObject({code: 0, data: {state: 'waiting'}})
    expect(await order(client.credential, {order: 'state'})).toEqual({code: -1, message: 'Unauthorized'})
    expect(await order('sesame1', [])).toEqual({code: -1, message: 'an order must be an object'})
    expect(mock.webui.counts.paths).toEqual({'/api/auth/login': 1})
  })
})

it('starts again from the QR code that nobody scans when a hold ends', async () => {
  const {mock, client} = await webuiMock({scanMs: 1})
  expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject({isLogin: false})
  mock.webui.order('hold', {on: 'false'})
  await client.status(status => status['isLogin'] === true)
})
