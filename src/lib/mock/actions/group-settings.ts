import {type CallContext, type ActionHandler, type HandlerTable} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds, type WireParams} from '../wire-values.js'
import {NOT_ADMIN, selfRole} from './group-admin.js'
import {groupOf} from './groups.js'

const PERMISSIONS = ['allow_member_upload_album', 'allow_member_temporary_session', 'allow_member_create_group']

/** A setting that cannot be read back: allowed for an admin, refused for a member. */
const setting: ActionHandler = (params, context) => {
  if (selfRole(context, groupOf(context.world, params)) === 'member') throw new Refusal(FAILED, NOT_ADMIN)
  return null
}

/** A wrong file and a missing permission give the same failure (action/go-cqhttp/SetGroupPortrait.ts). */
function setPortrait(params: WireParams, context: CallContext): unknown {
  if (selfRole(context, groupOf(context.world, params)) === 'member')
    throw new Refusal(FAILED, '头像设置失败,文件可能不是图片格式或权限不足')
  return {result: 0, errMsg: 'success'}
}

/** A packet without a checked answer: ok even for a group that the bot is not in. */
function sign(params: WireParams, {world}: CallContext): undefined {
  const group = world.group(params['group_id'])
  if (group !== undefined && !world.signedIn.has(group)) world.signedIn.set(group, nowSeconds())
  return undefined
}

/** Some members signed in before the bot. */
function signedList(params: WireParams, {world}: CallContext): unknown {
  const group = groupOf(world, params)
  const since = world.signedIn.get(group)
  const others = [...group.members.values()].filter(member => member.user_id !== world.self.user_id).slice(0, 3)
  const signed = others.map(({user_id, nickname}, index) => ({
    user_id,
    nick: nickname,
    time: nowSeconds() - 3600 + index,
  }))
  const {user_id, nickname: nick} = world.self
  if (since !== undefined) signed.push({user_id, nick, time: since})
  return signed.map((entry, index) => ({...entry, rank: index + 1}))
}

function atAllRemain(params: WireParams, context: CallContext): unknown {
  const can_at_all = selfRole(context, groupOf(context.world, params)) !== 'member'
  return {
    can_at_all,
    remain_at_all_count_for_group: 10,
    remain_at_all_count_for_uin: can_at_all ? 5 : 0,
  }
}

export const GROUP_SETTINGS: HandlerTable = {
  set_group_add_option: setting,
  set_group_robot_add_option: setting,
  set_group_search: setting,
  set_group_member_invite_policy: setting,
  set_group_member_permissions: (params, context) => {
    if (PERMISSIONS.every(name => params[name] === undefined)) throw new Refusal(FAILED, '至少需要提供一个权限')
    return setting(params, context)
  },
  set_group_new_member_history_visibility: setting,
  set_group_portrait: setPortrait,
  set_group_sign: sign,
  send_group_sign: sign,
  get_group_signed_list: signedList,
  get_group_at_all_remain: atAllRemain,
}
