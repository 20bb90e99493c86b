import {setTimeout as sleep} from 'node:timers/promises'
import {uidOf} from '../people.js'
import {textOf} from '../wire-values.js'
import {type AccountState} from './account.js'
import {WebuiRefusal} from './answer.js'
import {fieldsOf} from './body.js'
import {type ApiRequest, type Endpoint, post, type Route, type WebuiParts} from './parts.js'

/** The phases of servers after 4.18.19. */
const PHASES: Readonly<Record<AccountState, string>> = {
  starting: 'waiting_qrcode',
  waiting: 'waiting_qrcode',
  accepted: 'initializing',
  online: 'ready',
  offline: 'ready',
  kicked: 'reconnecting',
}

const status: Endpoint = (_request, {account, conduct}) => {
  const {state, qrUrl, loginError} = account
  const told = {isLogin: state === 'online', isOffline: state === 'offline', qrcodeurl: qrUrl, loginError}
  const newer = {loginPhase: PHASES[state], qrLoginAccepted: account.isIn, coreReady: state === 'online'}
  return conduct.restartsItself ? {...told, ...newer} : told
}

const code: Endpoint = (_request, {account}) => {
  account.mustBeOut()
  if (account.qrUrl === '') throw new WebuiRefusal('QRCode Get Error')
  return {qrcode: account.qrUrl}
}

/** Newer servers answer with the new code; 4.18.19 answers at once, and the code appears in the status. */
const refresh: Endpoint = async (_request, {account, conduct}) => {
  account.mustBeOut()
  if (!conduct.restartsItself) {
    account.refresh()
    return null
  }
  if (account.state === 'kicked') return {qrcodeurl: '', restarting: true}
  account.refresh()
  await sleep(account.times.codeMs + 5)
  return {qrcodeurl: account.qrUrl}
}

const info: Endpoint = (_request, {account, world}) => {
  if (account.state === 'starting' || account.state === 'waiting' || account.state === 'accepted')
    return {uid: '', uin: '', nick: ''}
  const {user_id: id, nickname} = world.self
  return {uid: uidOf(id), uin: String(id), nick: nickname, online: account.state === 'online'}
}

function uinOf(request: ApiRequest): string {
  const uin = textOf(fieldsOf(request)['uin'] ?? '')
  if (uin === '') throw new WebuiRefusal('uin is empty')
  return uin
}

const quickLogin: Endpoint = (request, {account, conduct}) => {
  account.mustBeOut()
  const uin = uinOf(request)
  if (account.state === 'starting') throw new WebuiRefusal('')
  const refusal = conduct.quickRefusal ?? (conduct.quickLogins.includes(uin) ? undefined : '快速登录失败，错误码: 2')
  if (refusal !== undefined) {
    account.replaceCode(refusal)
    throw new WebuiRefusal(refusal)
  }
  if (conduct.quickDemand) return conduct.quickDemand
  account.loginError = ''
  account.accept()
  return null
}

/** Empty until the login service is up. */
function quickLogins({account, conduct}: WebuiParts): readonly string[] {
  return account.state === 'starting' ? [] : conduct.quickLogins
}

const quickList: Endpoint = (_request, parts) =>
  quickLogins(parts).map(uin => {
    const person = parts.world.person(uin)
    return {
      uin,
      uid: uidOf(Number(uin)),
      nickName: person?.nickname ?? uin,
      faceUrl: `https://q1.qlogo.cn/g?b=qq&nk=${uin}&s=100`,
      facePath: '',
      loginType: 1,
      isQuickLogin: true,
      isAutoLogin: false,
    }
  })

const restart: Endpoint = (_request, parts) => {
  parts.restart()
  return {message: '进程重启请求已发送'}
}

export const LOGIN_ROUTES: Readonly<Record<string, Route>> = {
  'QQLogin/CheckLoginStatus': post(status),
  'QQLogin/GetQQLoginQrcode': post(code),
  'QQLogin/RefreshQRcode': post(refresh),
  'QQLogin/GetQQLoginInfo': post(info),
  'QQLogin/GetQuickLoginList': {method: 'ALL', endpoint: (_request, parts) => quickLogins(parts)},
  'QQLogin/GetQuickLoginListNew': {method: 'ALL', endpoint: quickList},
  'QQLogin/SetQuickLogin': post(quickLogin),
  'QQLogin/GetQuickLoginQQ': post((_request, {account}) => account.automatic),
  'QQLogin/SetQuickLoginQQ': post((request, {account}) => {
    account.automatic = uinOf(request)
    return null
  }),
  'QQLogin/RestartNapCat': post(restart),
  'Process/Restart': post(restart),
}
