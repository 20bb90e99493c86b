import {type HandlerTable} from '../handler.js'
import {type Person, uidOf} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {textOf} from '../wire-values.js'

const CATEGORIES: Readonly<Record<number, string>> = {0: '我的好友', 1: '家人', 2: '同事'}

function friendObject(friend: Person): Record<string, unknown> {
  return {
    birthday_year: 2000,
    birthday_month: (friend.user_id % 12) + 1,
    birthday_day: (friend.user_id % 28) + 1,
    user_id: friend.user_id,
    age: friend.age,
    phone_num: '-',
    email: `${friend.user_id}@qq.com`,
    category_id: friend.category_id,
    nickname: friend.nickname,
    remark: friend.remark,
    sex: friend.sex,
    level: friend.level,
  }
}

function strangerObject(person: Person): Record<string, unknown> {
  return {
    uid: uidOf(person.user_id),
    uin: String(person.user_id),
    nick: person.nickname,
    user_id: person.user_id,
    nickname: person.nickname,
    remark: person.remark,
    age: person.age,
    qid: '',
    qqLevel: person.level,
    sex: person.sex,
    long_nick: person.long_nick,
    reg_time: 1_300_000_000 + person.user_id,
    is_vip: false,
    is_years_vip: false,
    vip_level: 0,
    status: 10,
    login_days: 0,
  }
}

function withCategory(friends: readonly Person[]): unknown {
  const ids = [...new Set(friends.map(friend => friend.category_id))].sort((one, other) => one - other)
  return ids.map((categoryId, index) => {
    const list = friends.filter(friend => friend.category_id === categoryId)
    return {
      categoryId,
      categorySortId: index + 1,
      categoryName: CATEGORIES[categoryId] ?? `分组${categoryId}`,
      categoryMbCount: list.length,
      onlineCount: Math.ceil(list.length / 2),
      buddyList: list.map(friend => ({...friendObject(friend), level: 0})),
    }
  })
}

export const FRIENDS: HandlerTable = {
  get_friend_list: (_params, {world}) => [...world.friends.values()].map(friendObject),
  get_friends_with_category: (_params, {world}) => withCategory([...world.friends.values()]),
  get_stranger_info: (params, {world}) => {
    const person = world.person(params['user_id'])
    if (person === undefined) throw new Refusal(FAILED, '获取用户信息失败')
    return {...strangerObject(person), ...(person === world.self && world.presence.wire())}
  },
  set_friend_remark: (params, {world}) => {
    const friend = world.friends.get(Number(params['user_id']))
    if (friend === undefined) throw new Refusal(FAILED, '好友不存在')
    friend.remark = textOf(params['remark'])
    return undefined
  },
  /** For other users the reply is ok with a failure inside (action/go-cqhttp/GoCQHTTPDeleteFriend.ts). */
  delete_friend: (params, {world}) => {
    const id = textOf(params['friend_id']) || textOf(params['user_id'])
    if (!world.friends.delete(Number(id))) return {valid: false, message: '不是好友'}
    return {result: 0, errMsg: ''}
  },
}
