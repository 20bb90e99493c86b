import {describe, expect, it} from 'vitest'
import {TestClient} from '../client.js'
import {webuiMock} from './fixture.js'

const online = (status: Record<string, unknown>): boolean => status['isLogin'] === true
const withCode = (status: Record<string, unknown>): boolean => status['qrcodeurl'] !== ''

describe('the state of the account', () => {
  it('is first without a QR code', async () => {
    const {client} = await webuiMock({startMs: 60_000})
    expect(await client.data('QQLogin/CheckLoginStatus')).toEqual({
      isLogin: false,
      isOffline: false,
      qrcodeurl: '',
      loginError: '',
    })
    expect((await client.call('QQLogin/GetQQLoginQrcode')).message).toBe('QRCode Get Error')
    expect(await client.data('QQLogin/GetQuickLoginList')).toEqual([])
    expect(await client.call('QQLogin/SetQuickLogin', {uin: '10000'})).toEqual({code: -1, message: ''})
    expect(await client.get('base/QQVersion')).toMatchObject({data: 'unknown'})
  })

  it('waits with a QR code, and its ports are closed', async () => {
    const {mock, client} = await webuiMock()
    const {qrcodeurl} = await client.data('QQLogin/CheckLoginStatus')
    expect(qrcodeurl).toMatch(/^https:\/\/txz\.qq\.com\/p\?k=[\w-]+&f=\d+$/)
    expect(await client.data('QQLogin/GetQQLoginQrcode')).toEqual({qrcode: qrcodeurl})
    expect(await client.data('QQLogin/GetQQLoginInfo')).toEqual({uid: '', uin: '', nick: ''})
    expect((await client.call('OB11Config/GetConfig')).message).toBe('Not Login')
    await expect(TestClient.connect(mock.url)).rejects.toThrow('ECONNREFUSED')
  })

  it('is not yet online when QQ has accepted', async () => {
    const {mock, client} = await webuiMock({readyMs: 60_000})
    const {qrcodeurl} = await client.data('QQLogin/CheckLoginStatus')
    expect(mock.webui.order('scan')).toEqual({state: 'accepted'})
    const status = {isLogin: false, isOffline: false, qrcodeurl, loginError: ''}
    expect(await client.data('QQLogin/CheckLoginStatus')).toEqual(status)
    for (const path of ['GetQQLoginQrcode', 'RefreshQRcode', 'SetQuickLogin'])
      expect((await client.call(`QQLogin/${path}`, {uin: '10000'})).message).toBe('QQ Is Logined')
    expect(await client.data('QQLogin/GetQQLoginInfo')).toEqual({uid: '', uin: '', nick: ''})
    expect((await client.call('OB11Config/GetConfig')).message).toBe('Config Get Error')
    await expect(TestClient.connect(mock.url)).rejects.toThrow('ECONNREFUSED')
  })

  it('is online after the scan, and the bot answers', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('scan', {ms: 1})
    expect(await client.status(online)).toMatchObject({isOffline: false, loginError: ''})
    expect(await client.data('QQLogin/GetQQLoginInfo')).toMatchObject({uin: '10000', nick: '小助手', online: true})
    const bot = await TestClient.connect(`${mock.url}/api`)
    expect(await bot.data('get_status')).toMatchObject({online: true})
    expect(await client.get('base/GetNapCatVersion')).toMatchObject({data: {version: '4.18.19'}})
  })

  it('comes by itself when nobody orders anything', async () => {
    const {client} = await webuiMock({held: false, scanMs: 1})
    expect(await client.status(online)).toMatchObject({isLogin: true})
  })

  it('is offline and heals', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('scan')
    await client.status(online)
    mock.webui.order('offline')
    expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject({isLogin: false, isOffline: true})
    expect(await client.data('QQLogin/GetQQLoginInfo')).toMatchObject({uin: '10000', online: false})
    expect((await client.call('QQLogin/RefreshQRcode')).message).toBe('QQ Is Logined')
    expect((await client.call('OB11Config/GetConfig')).code).toBe(0)
    mock.webui.order('online')
    expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject({isLogin: true, isOffline: false})
  })
})

describe('the QR code', () => {
  it('is another one after a refresh', async () => {
    const {mock, client} = await webuiMock()
    const {qrcodeurl} = await client.data('QQLogin/CheckLoginStatus')
    expect(await client.call('QQLogin/RefreshQRcode')).toMatchObject({code: 0, data: null})
    await client.status(status => status['qrcodeurl'] !== qrcodeurl)
    expect(mock.webui.counts.refreshes).toBe(1)
  })

  it('is replaced when it expires, and the text stays until a refresh', async () => {
    const {mock, client} = await webuiMock()
    const {qrcodeurl} = await client.data('QQLogin/CheckLoginStatus')
    mock.webui.order('expire')
    const expired = {qrcodeurl, loginError: '二维码已过期，请刷新'}
    expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject(expired)
    const replaced = await client.status(status => status['qrcodeurl'] !== qrcodeurl)
    expect(replaced['loginError']).toBe('二维码已过期，请刷新')
    await client.call('QQLogin/RefreshQRcode')
    await client.status(status => status['loginError'] === '')
  })

  it('is replaced when the person refuses', async () => {
    const {mock, client} = await webuiMock()
    const {qrcodeurl} = await client.data('QQLogin/CheckLoginStatus')
    mock.webui.order('refuse')
    expect(() => mock.webui.order('scan')).toThrow('there is no QR code to scan')
    const replaced = await client.status(status => status['qrcodeurl'] !== qrcodeurl)
    expect(replaced['loginError']).toMatch(/^登录失败: \[1,/)
  })
})

describe('a login without a QR code', () => {
  it('is possible for the accounts of the list', async () => {
    const {mock, client} = await webuiMock()
    expect(await client.data('QQLogin/GetQuickLoginList')).toEqual(['10000'])
    expect(await client.data('QQLogin/GetQuickLoginListNew')).toMatchObject([{uin: '10000', isQuickLogin: true}])
    expect((await client.call('QQLogin/SetQuickLogin', {uin: ''})).message).toBe('uin is empty')
    expect(await client.call('QQLogin/SetQuickLogin', {uin: '10000'})).toMatchObject({code: 0, data: null})
    await client.status(online)
    expect(mock.webui.counts.quickLogins).toBe(2)
  })

  it('fails with the text of QQ, and there is a new QR code', async () => {
    const {mock, client} = await webuiMock()
    const {qrcodeurl} = await client.data('QQLogin/CheckLoginStatus')
    mock.webui.order('quick', {message: '登录态已失效'})
    expect(await client.call('QQLogin/SetQuickLogin', {uin: '10000'})).toEqual({code: -1, message: '登录态已失效'})
    const replaced = await client.status(status => status['qrcodeurl'] !== qrcodeurl)
    expect(replaced['loginError']).toBe('登录态已失效')
  })
})

describe('a kick', () => {
  it('is told to listeners, and needs exactly one restart', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('scan')
    const {qrcodeurl} = await client.status(online)
    const listener = await TestClient.connect(mock.url)
    mock.webui.order('kick', {title: 'T', text: 'x'})
    expect(await listener.frame(frame => frame.notice_type === 'bot_offline')).toMatchObject({tag: 'T', message: 'x'})
    const kicked = {isLogin: false, isOffline: false, qrcodeurl, loginError: '[KickedOffLine] [T] x'}
    expect(await client.data('QQLogin/CheckLoginStatus')).toEqual(kicked)
    expect(await client.data('QQLogin/GetQQLoginQrcode')).toEqual({qrcode: qrcodeurl})
    expect(await client.data('QQLogin/GetQQLoginInfo')).toMatchObject({uin: '10000', online: false})
    expect((await client.call('OB11Config/GetConfig')).message).toBe('Not Login')
    expect(await listener.data('get_status')).toMatchObject({online: false})

    expect(await client.data('Process/Restart')).toEqual({message: '进程重启请求已发送'})
    expect(await listener.closed).toBe(1006)
    const restarted = await waitFor(async () => client.status(withCode))
    expect(restarted).toMatchObject({isLogin: false, loginError: ''})
    expect(restarted['qrcodeurl']).not.toBe(qrcodeurl)
    mock.webui.order('scan')
    await client.status(online)
    expect(mock.webui.counts.restarts).toBe(1)
  })

  it('leaves the account offline for ever without the restart', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('scan')
    const {qrcodeurl} = await client.status(online)
    mock.webui.order('kick')
    await client.call('QQLogin/RefreshQRcode')
    await client.status(status => status['qrcodeurl'] !== qrcodeurl)
    mock.webui.order('scan')
    expect(await client.status(status => status['isOffline'] === true)).toMatchObject({isLogin: false})
  })

  it('makes a newer server restart by itself', async () => {
    const {mock, client} = await webuiMock({restartsItself: true})
    expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject({loginPhase: 'waiting_qrcode'})
    const {qrcodeurl} = await client.data('QQLogin/RefreshQRcode')
    expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject({qrcodeurl})
    mock.webui.order('scan')
    expect(await client.status(online)).toMatchObject({loginPhase: 'ready', coreReady: true})
    mock.webui.order('kick')
    expect(await client.data('QQLogin/CheckLoginStatus')).toMatchObject({loginPhase: 'reconnecting'})
    expect(await client.data('QQLogin/RefreshQRcode')).toEqual({qrcodeurl: '', restarting: true})
    const restarted = await waitFor(async () => client.status(status => status['loginPhase'] === 'waiting_qrcode'))
    expect(restarted['qrcodeurl']).not.toBe(qrcodeurl)
    expect(mock.webui.counts.restarts).toBe(0)
  })
})

describe('a restart', () => {
  it('keeps the credential, and logs in the account that was set for that', async () => {
    const {mock, client} = await webuiMock()
    expect(await client.data('QQLogin/GetQuickLoginQQ')).toBe('')
    await client.data('QQLogin/SetQuickLoginQQ', {uin: '10000'})
    expect(await client.data('QQLogin/GetQuickLoginQQ')).toBe('10000')
    await client.data('QQLogin/RestartNapCat')
    await waitFor(async () => client.status(online))
    expect(mock.webui.counts.logins).toBe(1)
    const bot = await TestClient.connect(`${mock.url}/api`)
    expect(await bot.data('get_status')).toMatchObject({online: true})
  })

  it('can be had by a OneBot action, and logs the bot out', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('scan')
    await client.status(online)
    const bot = await TestClient.connect(`${mock.url}/api`)
    await bot.data('set_restart')
    expect(await bot.closed).toBe(1006)
    expect(await waitFor(async () => client.status(withCode))).toMatchObject({isLogin: false})
  })

  it('of the OneBot part alone leaves the WebUI open', async () => {
    const {mock, client} = await webuiMock()
    mock.webui.order('scan')
    await client.status(online)
    const restarted = mock.restart(1)
    await expect(TestClient.connect(mock.url)).rejects.toThrow('ECONNREFUSED')
    expect((await client.call('auth/check')).code).toBe(0)
    await restarted
    await (await TestClient.connect(`${mock.url}/api`)).settle()
  })
})

/** Tries again while the server is gone. */
async function waitFor<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
}
