import {type HandlerTable} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {textOf} from '../values.js'

const APP_VERSION = '4.18.19'

/** The statuses that QQ takes (action/extends/SetOnlineStatus.ts). */
const ONLINE_STATUSES: ReadonlySet<number> = new Set([10, 30, 40, 50, 60, 70])

export const ACCOUNT: HandlerTable = {
  get_login_info: (_params, {world}) => ({user_id: world.self.user_id, nickname: world.self.nickname}),
  get_status: (_params, {world}) => ({online: world.online, good: true, stat: {}}),
  get_version_info: () => ({app_name: 'NapCat.Onebot', protocol_version: 'v11', app_version: APP_VERSION}),
  set_qq_profile: (params, {world}) => {
    world.self.nickname = textOf(params['nickname'])
    if (params['personal_note'] !== undefined) world.self.long_nick = textOf(params['personal_note'])
    return {result: 0, errMsg: ''}
  },
  set_self_longnick: (params, {world}) => {
    world.self.long_nick = textOf(params['longNick'])
    return {result: 0, errMsg: ''}
  },
  set_online_status: params => {
    if (!ONLINE_STATUSES.has(Number(params['status']))) throw new Refusal(FAILED, '设置在线状态失败')
    return null
  },
}
