import {isJsonObject} from '../../protocol/json.js'
import {refusal, unexpected, type Webui} from './webui.js'

/**
 * How far the login of the bot is. `starting`: there is no QR code yet; `waiting`: for somebody who scans it; `logging_in`: QQ
 * has accepted, and NapCat is not ready yet; `kicked`: another login has ended this one, and this process of NapCat cannot
 * log in any more.
 */
export type LoginPhase = 'starting' | 'waiting' | 'logging_in' | 'online' | 'offline' | 'kicked'

export interface LoginState {
  readonly phase: LoginPhase
  /** The text of the QR code; only while it waits. */
  readonly url: string | undefined
  readonly userId: string | undefined
  readonly nickname: string | undefined
  /** What the server says of the last failure, perhaps one of long ago; empty if there is none. */
  readonly said: string
  /** Whether this version of NapCat restarts by itself after it was kicked. */
  readonly restartsItself: boolean
}

const STATUS = '/QQLogin/CheckLoginStatus'
const INFO = '/QQLogin/GetQQLoginInfo'
const CODE = '/QQLogin/GetQQLoginQrcode'

/** Asks how far the login is. The order matters: `isLogin` and `isOffline` are both false in four states (WebUi QQLogin.ts). */
export async function readLoginState(webui: Webui): Promise<LoginState> {
  const status = await objectOf(webui, STATUS)
  const info = await objectOf(webui, INFO)
  const userId = textOf(info['uin'])
  const found = {
    userId,
    nickname: textOf(info['nick']),
    said: textOf(status['loginError']) ?? '',
    restartsItself: 'loginPhase' in status,
  }
  const as = (phase: LoginPhase, url?: string): LoginState => ({...found, phase, url})
  if (status['isLogin'] === true) return as('online')
  if (status['isOffline'] === true) return as('offline')
  if (userId !== undefined && info['online'] === true) return as('online')
  if (userId !== undefined && info['online'] === false) return as('kicked')
  const url = textOf(status['qrcodeurl'])
  const code = await webui.read(CODE)
  if (!code.ok && code.said === 'QQ Is Logined') return as('logging_in')
  return code.ok && url !== undefined ? as('waiting', url) : as('starting')
}

/** The accounts that can log in without a QR code. */
export async function quickAccounts(webui: Webui): Promise<{readonly userId: string; readonly nickname: string}[]> {
  const path = '/QQLogin/GetQuickLoginListNew'
  const answer = await webui.read(path)
  if (!answer.ok) throw refusal(path, answer.said)
  const list: unknown[] = Array.isArray(answer.data) ? answer.data : []
  return list.filter(isJsonObject).flatMap(account => {
    const userId = textOf(account['uin'])
    return userId === undefined ? [] : [{userId, nickname: textOf(account['nickName']) ?? ''}]
  })
}

async function objectOf(webui: Webui, path: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await webui.read(path)
  if (!answer.ok) throw refusal(path, answer.said)
  if (!isJsonObject(answer.data)) throw unexpected(path)
  return answer.data
}

/** A number of QQ may be written as one. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
  return typeof text === 'string' && text !== '' ? text : undefined
}
