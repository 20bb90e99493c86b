import {type CallContext, type HandlerTable} from '../handler.js'
import {generatedMember, type Group} from '../people.js'
import {type Params, textOf} from '../values.js'
import {type World} from '../world.js'

/** A request that waits for an answer, as the notice lists show it. */
interface GroupRequest {
  /** The flag of the answer; 16 digits, still below 2^53. */
  readonly request_id: number
  readonly invitor_uin: number
  readonly invitor_nick: string
  readonly group_id: number
  readonly message: string
  readonly group_name: string
  readonly checked: boolean
  readonly actor: number
  readonly requester_nick: string
}

const JOIN_ID = 1_700_000_000_000_001
const INVITE_ID = 1_700_000_000_000_002
const FILTERED_ID = 1_700_000_000_000_003

/** Where somebody would like to have the bot. */
const NEW_GROUP = {group_id: 456_789, group_name: '周末羽毛球'}

/** In the join lists the "invitor" is the one who asks. */
const APPLICANTS: Readonly<Record<number, {readonly user_id: number; readonly nickname: string}>> = {
  [JOIN_ID]: {user_id: 40_001, nickname: '想进群的人'},
  [FILTERED_ID]: {user_id: 40_004, nickname: '广告号'},
}

function request(world: World, id: number, message: string): GroupRequest {
  const group = id === INVITE_ID ? NEW_GROUP : [...world.groups.values()][0]
  const who = APPLICANTS[id] ?? [...world.friends.values()][0] ?? world.self
  const checked = world.handledRequests.has(String(id))
  return {
    request_id: id,
    invitor_uin: who.user_id,
    invitor_nick: who.nickname,
    group_id: group?.group_id ?? 0,
    message,
    group_name: group?.group_name ?? '',
    checked,
    actor: checked ? world.self.user_id : 0,
    requester_nick: who.nickname,
  }
}

function pending(world: World): unknown {
  const invited = [request(world, INVITE_ID, '')]
  const joining = [request(world, JOIN_ID, '问题：从哪里来？\n答案：GitHub')]
  return {invited_requests: invited, InvitedRequest: invited, join_requests: joining}
}

function filtered(world: World): readonly GroupRequest[] {
  return [request(world, FILTERED_ID, '加群领福利')]
}

function joined(context: CallContext, group: Group, userId: number, nickname: string, sub_type: string): void {
  const operator_id = context.world.self.user_id
  group.members.set(userId, {...generatedMember(0), user_id: userId, nickname, card: ''})
  const {group_id} = group
  context.emit({post_type: 'notice', notice_type: 'group_increase', sub_type, group_id, user_id: userId, operator_id})
}

/** A flag that is in no list is ok and does nothing, where NapCat says "No such request": made-up flags may be tried. */
function answer(params: Params, context: CallContext): null {
  const {world} = context
  const flag = textOf(params['flag'])
  const known = [JOIN_ID, INVITE_ID, FILTERED_ID].some(id => String(id) === flag)
  if (!known || world.handledRequests.has(flag)) return null
  world.handledRequests.add(flag)
  if (params['approve'] === false) return null
  const applicant = APPLICANTS[Number(flag)]
  const group = [...world.groups.values()][0]
  if (applicant !== undefined && group !== undefined)
    joined(context, group, applicant.user_id, applicant.nickname, 'approve')
  if (Number(flag) === INVITE_ID) {
    const fresh: Group = {...NEW_GROUP, group_remark: '', max_member_count: 200, all_shut: false, members: new Map()}
    fresh.members.set(generatedMember(0).user_id, {...generatedMember(0), role: 'owner'})
    world.groups.set(fresh.group_id, fresh)
    joined(context, fresh, world.self.user_id, world.self.nickname, 'invite')
  }
  return null
}

export const REQUESTS: HandlerTable = {
  get_group_system_msg: (_params, {world}) => pending(world),
  get_group_ignored_notifies: (_params, {world}) => pending(world),
  get_group_ignore_add_request: (_params, {world}) => filtered(world),
  set_group_add_request: answer,
}
