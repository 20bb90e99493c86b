import {type HandlerTable} from '../handler.js'
import {type Group, type Member, type Role, uidOf} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds, textOf, type Wire, type WireParams} from '../wire-values.js'
import {type World} from '../world.js'

/** A member's role in native objects. */
const NATIVE_ROLES: Readonly<Record<Role, number>> = {member: 2, admin: 3, owner: 4}

/** An id beyond the JavaScript numbers, which clients must pass on digit for digit. */
const EXT_MEMBER_BITMAP = 9_007_199_254_740_993_123n

/** @throws Refusal for a group the bot is not in */
export function groupOf(world: World, params: WireParams): Group {
  const group = world.group(params['group_id'])
  if (group === undefined) throw new Refusal(FAILED, `群(${textOf(params['group_id'])})不存在`)
  return group
}

function groupObject(group: Group): Wire {
  return {
    group_all_shut: group.all_shut ? -1 : 0,
    group_remark: group.group_remark,
    group_id: group.group_id,
    group_name: group.group_name,
    member_count: group.members.size,
    max_member_count: group.max_member_count,
  }
}

function memberObject(group: Group, member: Member): Wire {
  return {
    group_id: group.group_id,
    user_id: member.user_id,
    nickname: member.nickname,
    card: member.card,
    sex: member.sex,
    age: member.age,
    area: '',
    level: String(member.level),
    qq_level: member.qq_level,
    join_time: member.join_time,
    last_sent_time: member.last_sent_time,
    title_expire_time: 0,
    unfriendly: false,
    card_changeable: true,
    is_robot: member.is_robot,
    shut_up_timestamp: member.shut_up_timestamp,
    role: member.role,
    title: member.title,
  }
}

function detail(group: Group): Wire {
  const owner = [...group.members.values()].find(member => member.role === 'owner')
  return {
    ...groupObject(group),
    group_remark: '',
    groupCode: String(group.group_id),
    ownerUid: owner === undefined ? '' : uidOf(owner.user_id),
    ownerUin: String(owner?.user_id ?? 0),
    groupMemo: '',
    fingerMemo: '欢迎新人，请先看公告',
    memberNum: group.members.size,
    maxMemberNum: group.max_member_count,
    groupCreateTime: 1_500_000_000,
  }
}

function extended(group: Group): Wire {
  return {
    groupCode: String(group.group_id),
    resultCode: 0,
    extInfo: {
      groupInfoExtSeq: 1,
      reserve: 0,
      luckyWordId: '',
      lightCharNum: 0,
      luckyWord: '',
      starId: 0,
      essentialMsgSwitch: 0,
      memberBitmap: EXT_MEMBER_BITMAP,
      blacklistExpireTime: 0,
      groupOwnerId: {memberUin: '', memberUid: '', memberQid: ''},
    },
  }
}

function shutMember(member: Member): Wire {
  return {
    uid: uidOf(member.user_id),
    qid: '',
    uin: String(member.user_id),
    nick: member.nickname,
    remark: '',
    cardType: 0,
    cardName: member.card,
    role: NATIVE_ROLES[member.role],
    shutUpTime: member.shut_up_timestamp,
    isDelete: false,
    isSpecialConcerned: false,
    isRobot: member.is_robot,
    memberLevel: member.level,
    joinTime: String(member.join_time),
    lastSpeakTime: String(member.last_sent_time),
  }
}

export const GROUPS: HandlerTable = {
  get_group_list: (_params, {world}) => [...world.groups.values()].map(groupObject),
  get_group_info: (params, {world}) => groupObject(groupOf(world, params)),
  get_group_detail_info: (params, {world}) => detail(groupOf(world, params)),
  get_group_info_ex: (params, {world}) => {
    const group = world.group(params['group_id'])
    return group === undefined ? undefined : extended(group)
  },
  /** List entries lack the fields that need a lookup for each member. */
  get_group_member_list: (params, {world}) => {
    const group = groupOf(world, params)
    const sparse = {sex: 'unknown', age: 0, qq_level: 0}
    return [...group.members.values()].map(member => ({...memberObject(group, member), ...sparse}))
  },
  get_group_member_info: (params, {world}) => {
    const member = world.member(params['group_id'], params['user_id'])
    if (member === undefined)
      throw new Refusal(FAILED, `群(${textOf(params['group_id'])})成员${textOf(params['user_id'])}不存在`)
    return memberObject(groupOf(world, params), member)
  },
  get_group_shut_list: (params, {world}) =>
    [...(world.group(params['group_id'])?.members.values() ?? [])]
      .filter(member => member.shut_up_timestamp > nowSeconds())
      .map(shutMember),
}
