import {type HandlerTable} from '../handler.js'
import {type Sex, uidOf} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds, textOf} from '../wire-values.js'

export const APP_VERSION = '4.18.19'

/** The statuses that QQ takes (action/extends/SetOnlineStatus.ts). */
const ONLINE_STATUSES: ReadonlySet<number> = new Set([10, 30, 40, 50, 60, 70])

/** The sexes by the numbers of set_qq_profile. */
const SEXES: Readonly<Record<string, Sex>> = {0: 'unknown', 1: 'male', 2: 'female'}

/** QQ's own limit for each profile and day. */
const LIKES_A_DAY = 10

/** What PNG, JPEG, GIF, WebP and BMP begin with, in base64. */
const IMAGE = /^base64:\/\/(?:iVBOR|\/9j\/|R0lG|UklG|Qk)/

const PRESENCE: HandlerTable = {
  set_online_status: (params, {world}) => {
    if (!ONLINE_STATUSES.has(Number(params['status']))) throw new Refusal(FAILED, '设置在线状态失败')
    world.presence.status = Number(params['status'])
    world.presence.extended = Number(params['ext_status'])
    world.presence.battery = Number(params['battery_status'])
    world.presence.custom = undefined
    return null
  },
  set_diy_online_status: (params, {world}) => {
    world.presence.custom = {
      faceId: textOf(params['face_id']),
      faceType: textOf(params['face_type']),
      wording: textOf(params['wording']),
    }
    return ''
  },
  nc_get_user_status: (params, {world}) => {
    const person = world.person(params['user_id'])
    if (person === undefined) throw new Refusal(FAILED, '无法获取用户状态')
    if (person !== world.self) return {status: 10, ext_status: 0}
    return {status: world.presence.status, ext_status: world.presence.extended}
  },
}

const LIKES: HandlerTable = {
  send_like: (params, {world}) => {
    const {likes} = world.presence
    const userId = Number(params['user_id'])
    if (world.person(userId) === undefined) throw new Refusal(FAILED, '用户不存在')
    const total = (likes.get(userId) ?? 0) + Number(params['times'])
    if (total > LIKES_A_DAY) throw new Refusal(FAILED, '点赞失败 今日同一好友点赞数已达上限')
    likes.set(userId, total)
    return undefined
  },
  /** The bot's own profile was liked by its friends, any other by the bot, if it has liked it. */
  get_profile_like: (params, {world}) => {
    const person = params['user_id'] === undefined ? world.self : world.person(params['user_id'])
    if (person === undefined) throw new Refusal(FAILED, 'get info error')
    const given = world.presence.likes.get(person.user_id)
    const likers =
      person === world.self
        ? [...world.friends.values()].map((friend, index) => ({who: friend, count: index + 1}))
        : given === undefined
          ? []
          : [{who: world.self, count: given}]
    const start = Number(params['start'])
    const userInfos = likers.slice(start, start + Number(params['count'])).map(({who, count}) => ({
      uid: uidOf(who.user_id),
      src: 0,
      latestTime: nowSeconds(),
      count,
      giftCount: 0,
      nick: who.nickname,
      gender: 0,
      age: who.age,
      isFriend: who !== world.self,
      uin: who.user_id,
    }))
    const total = likers.reduce((sum, {count}) => sum + count, 0)
    return {
      uid: uidOf(person.user_id),
      time: String(nowSeconds()),
      favoriteInfo: {userInfos: [], total_count: 0, last_time: 0, today_count: 0},
      voteInfo: {total_count: total, new_count: 0, new_nearby_count: 0, last_visit_time: 0, userInfos},
    }
  },
}

export const ACCOUNT: HandlerTable = {
  ...PRESENCE,
  ...LIKES,
  get_login_info: (_params, {world}) => ({user_id: world.self.user_id, nickname: world.self.nickname}),
  get_status: (_params, {world}) => ({online: world.online, good: true, stat: {}}),
  get_version_info: () => ({app_name: 'NapCat.Onebot', protocol_version: 'v11', app_version: APP_VERSION}),
  set_qq_profile: (params, {world}) => {
    world.self.nickname = textOf(params['nickname'])
    if (params['personal_note'] !== undefined) world.self.long_nick = textOf(params['personal_note'])
    const sex = SEXES[textOf(params['sex'])]
    if (sex !== undefined) world.self.sex = sex
    return {result: 0, errMsg: ''}
  },
  set_self_longnick: (params, {world}) => {
    world.self.long_nick = textOf(params['longNick'])
    return {result: 0, errMsg: ''}
  },
  set_qq_avatar: params => {
    const file = textOf(params['file'])
    if (file.startsWith('base64://') && !IMAGE.test(file))
      throw new Refusal(FAILED, '头像设置失败，文件可能不是图片格式')
    return null
  },
  clean_cache: (_params, {world}) => {
    world.files.clear()
    return undefined
  },
}
