import {changeCard} from '../card-notices.js'
import {type CallContext, type HandlerTable} from '../handler.js'
import {type Group, type Member, outranks} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds, type WireParams, textOf} from '../wire-values.js'
import {groupOf} from './groups.js'

/** QQ's own words for a call that needs an administrator. */
export const NOT_ADMIN = 'ERR_NOT_GROUP_ADMIN'

/** QQ's longest mute is thirty days. */
const LONGEST_BAN_S = 30 * 86_400

export function selfRole({world}: CallContext, group: Group): Member['role'] {
  return world.selfIn(group)?.role ?? 'member'
}

function notice(context: CallContext, fields: Record<string, unknown>): void {
  context.emit({post_type: 'notice', ...fields})
}

/** NapCat does not check it: without the permission, or for a missing member, nothing happens and the reply is ok. */
function kick(context: CallContext, group: Group | undefined, userId: number): void {
  const self = group && context.world.selfIn(group)
  const target = group?.members.get(userId)
  if (group === undefined || self === undefined || target === undefined || !outranks(self, target)) return
  group.members.delete(userId)
  const {group_id} = group
  notice(context, {
    notice_type: 'group_decrease',
    sub_type: 'kick',
    group_id,
    user_id: userId,
    operator_id: self.user_id,
  })
}

function ban(params: WireParams, context: CallContext): null {
  const group = groupOf(context.world, params)
  const role = selfRole(context, group)
  const target = group.members.get(Number(params['user_id']))
  if (target === undefined) throw new Refusal(FAILED, 'user not in group')
  if (target.role === 'owner') throw new Refusal(FAILED, 'cannot ban owner')
  if (target.role === 'admin' && role !== 'owner') throw new Refusal(FAILED, 'cannot ban admin')
  if (role === 'member') throw new Refusal(FAILED, NOT_ADMIN)
  const duration = Math.min(Math.max(0, Number(params['duration'])), LONGEST_BAN_S)
  target.shut_up_timestamp = duration === 0 ? 0 : nowSeconds() + duration
  notice(context, {
    notice_type: 'group_ban',
    sub_type: duration === 0 ? 'lift_ban' : 'ban',
    group_id: group.group_id,
    user_id: target.user_id,
    operator_id: context.world.self.user_id,
    duration,
  })
  return null
}

function wholeBan(params: WireParams, context: CallContext): null {
  const group = groupOf(context.world, params)
  if (selfRole(context, group) === 'member') throw new Refusal(FAILED, NOT_ADMIN)
  group.all_shut = params['enable'] !== false
  notice(context, {
    notice_type: 'group_ban',
    sub_type: group.all_shut ? 'ban' : 'lift_ban',
    group_id: group.group_id,
    user_id: 0,
    operator_id: context.world.self.user_id,
    duration: group.all_shut ? -1 : 0,
  })
  return null
}

function setAdmin(params: WireParams, context: CallContext): null {
  const group = context.world.group(params['group_id'])
  const target = group?.members.get(Number(params['user_id']))
  if (group === undefined || target === undefined || target.role === 'owner') return null
  if (selfRole(context, group) !== 'owner') return null
  const role = params['enable'] === true ? 'admin' : 'member'
  if (target.role === role) return null
  target.role = role
  const sub_type = role === 'admin' ? 'set' : 'unset'
  notice(context, {notice_type: 'group_admin', sub_type, group_id: group.group_id, user_id: target.user_id})
  return null
}

/** NapCat checks that the card has changed, and fails if it has not (since 4.18.10). */
function setCard(params: WireParams, context: CallContext): null {
  const group = groupOf(context.world, params)
  const target = group.members.get(Number(params['user_id']))
  const own = target?.user_id === context.world.self.user_id
  if (target === undefined || (!own && selfRole(context, group) === 'member'))
    throw new Refusal(FAILED, '设置群名片未生效')
  changeCard(context.world, target, textOf(params['card']))
  return null
}

function setTitle(params: WireParams, context: CallContext): undefined {
  const group = context.world.group(params['group_id'])
  const target = group?.members.get(Number(params['user_id']))
  if (group === undefined || target === undefined || selfRole(context, group) !== 'owner') return undefined
  target.title = textOf(params['special_title'])
  const {group_id} = group
  notice(context, {
    notice_type: 'notify',
    sub_type: 'title',
    group_id,
    user_id: target.user_id,
    title: target.title,
  })
  return undefined
}

function setName(params: WireParams, context: CallContext): null {
  const group = groupOf(context.world, params)
  if (selfRole(context, group) === 'member') throw new Refusal(FAILED, NOT_ADMIN)
  group.group_name = textOf(params['group_name'])
  notice(context, {
    notice_type: 'notify',
    sub_type: 'group_name',
    group_id: group.group_id,
    user_id: context.world.self.user_id,
    name_new: group.group_name,
  })
  return null
}

function leave(params: WireParams, context: CallContext): null {
  const group = context.world.group(params['group_id'])
  if (group === undefined) return null
  context.world.groups.delete(group.group_id)
  const user_id = context.world.self.user_id
  const {group_id} = group
  notice(context, {notice_type: 'group_decrease', sub_type: 'leave', group_id, user_id, operator_id: 0})
  return null
}

export const GROUP_ADMIN: HandlerTable = {
  set_group_kick: (params, context) => {
    kick(context, context.world.group(params['group_id']), Number(params['user_id']))
    return null
  },
  set_group_kick_members: (params, context) => {
    const ids = params['user_id'] as readonly unknown[] // the schema always makes a list
    for (const id of ids) kick(context, context.world.group(params['group_id']), Number(id))
    return null
  },
  set_group_ban: ban,
  set_group_whole_ban: wholeBan,
  set_group_admin: setAdmin,
  set_group_card: setCard,
  set_group_special_title: setTitle,
  set_group_name: setName,
  set_group_remark: (params, {world}) => {
    groupOf(world, params).group_remark = textOf(params['remark'])
    return null
  },
  set_group_leave: leave,
}
