import {type CallContext, type HandlerTable} from '../handler.js'
import {generatedMember, type Group, uidOf} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {type GroupRequest, NEW_GROUP, strangerName} from '../request-book.js'
import {nowSeconds, textOf, type Wire, type WireParams} from '../wire-values.js'
import {type World} from '../world.js'

/** How many notices get_group_ignored_notifies and get_group_ignore_add_request read. */
const IGNORED_COUNT = 50
const FILTERED_COUNT = 10

const NO_SUCH_REQUEST = 'No such request'

function nameOf(world: World, userId: number): string {
  return world.person(userId)?.nickname ?? strangerName(userId)
}

function groupName(world: World, groupId: number): string {
  return world.group(groupId)?.group_name ?? (groupId === NEW_GROUP.id ? NEW_GROUP.name : `群${groupId}`)
}

/** In the join lists, too, the "invitor" is the user who asks. */
function requestObject(world: World, request: GroupRequest): Wire {
  const {id, groupId, userId, message, actor} = request
  const nickname = nameOf(world, userId)
  return {
    request_id: id,
    invitor_uin: userId,
    invitor_nick: nickname,
    group_id: groupId,
    message,
    group_name: groupName(world, groupId),
    checked: actor !== 0,
    actor,
    requester_nick: nickname,
  }
}

/** The latest notices of one of the two lists. */
function latest({requests}: World, filtered: boolean, count: number): readonly GroupRequest[] {
  return requests.groups.filter(request => request.filtered === filtered).slice(0, count)
}

function lists(world: World, count: number): Wire {
  const found = latest(world, false, count)
  const [invited, joining] = (['invite', 'join'] as const).map(kind =>
    found.filter(request => request.kind === kind).map(request => requestObject(world, request)),
  )
  return {invited_requests: invited, InvitedRequest: invited, join_requests: joining}
}

function joined(context: CallContext, group: Group, userId: number, sub_type: string): void {
  const operator_id = context.world.self.user_id
  const nickname = nameOf(context.world, userId)
  group.members.set(userId, {...generatedMember(0), user_id: userId, nickname, card: ''})
  const {group_id} = group
  context.emit({post_type: 'notice', notice_type: 'group_increase', sub_type, group_id, user_id: userId, operator_id})
}

/** Only admins can handle join requests. NapCat ignores QQ's answer, so nothing happens, with ok. */
function mayAnswer(world: World, {kind, groupId}: GroupRequest): boolean {
  const role = world.member(groupId, world.self.user_id)?.role ?? 'member'
  return kind === 'invite' || role !== 'member'
}

/** The normal list first, then what QQ filtered out (action/group/SetGroupAddRequest.ts). */
function answerGroup(params: WireParams, context: CallContext): null {
  const {world} = context
  const flag = textOf(params['flag'])
  const request = [false, true]
    .flatMap(filtered => latest(world, filtered, Number(params['count'])))
    .find(one => String(one.id) === flag)
  if (request === undefined) throw new Refusal(FAILED, NO_SUCH_REQUEST)
  if (request.actor !== 0 || !mayAnswer(world, request)) return null
  request.actor = world.self.user_id
  if (params['approve'] === false) return null
  if (request.kind === 'invite') joined(context, enteredGroup(world, request), world.self.user_id, 'invite')
  else {
    const group = world.group(request.groupId)
    if (group !== undefined) joined(context, group, request.userId, 'approve')
  }
  return null
}

function enteredGroup(world: World, {groupId}: GroupRequest): Group {
  const known = world.group(groupId)
  if (known !== undefined) return known
  const owner = {...generatedMember(0), role: 'owner' as const}
  const group: Group = {
    group_id: groupId,
    group_name: groupName(world, groupId),
    group_remark: '',
    max_member_count: 200,
    all_shut: false,
    members: new Map([[owner.user_id, owner]]),
  }
  world.groups.set(groupId, group)
  return group
}

function befriend(context: CallContext, userId: number, remark = ''): void {
  const {world} = context
  world.befriend({user_id: userId, nickname: nameOf(world, userId), remark})
  context.emit({post_type: 'notice', notice_type: 'friend_add', user_id: userId})
}

function answerFriend(params: WireParams, context: CallContext): undefined {
  const request = context.world.requests.friends.find(one => one.flag === textOf(params['flag']))
  if (request === undefined) throw new Refusal(FAILED, NO_SUCH_REQUEST)
  if (request.answered) return undefined
  request.answered = true
  if (params['approve'] !== false) befriend(context, request.userId, textOf(params['remark']))
  return undefined
}

/** Approves with any value of `approve`; QQ's answer about the flag is not checked. */
function acceptDoubt(params: WireParams, context: CallContext): undefined {
  const {doubts} = context.world.requests
  const index = doubts.findIndex(({userId}) => uidOf(userId) === textOf(params['flag']))
  for (const {userId} of index === -1 ? [] : doubts.splice(index, 1)) befriend(context, userId)
  return undefined
}

export const REQUESTS: HandlerTable = {
  get_group_system_msg: (params, {world}) => lists(world, Number(params['count'])),
  get_group_ignored_notifies: (_params, {world}) => lists(world, IGNORED_COUNT),
  get_group_ignore_add_request: (_params, {world}) =>
    latest(world, true, FILTERED_COUNT).map(request => requestObject(world, request)),
  get_doubt_friends_add_request: (params, {world}) =>
    world.requests.doubts.slice(0, Number(params['count'])).map(({userId, message, reason, source}) => ({
      flag: uidOf(userId),
      uin: String(userId),
      nick: nameOf(world, userId),
      source,
      reason,
      msg: message,
      group_code: '0',
      time: String(nowSeconds() - 3600),
      type: 'doubt',
    })),
  set_group_add_request: answerGroup,
  set_friend_add_request: answerFriend,
  set_doubt_friends_add_request: acceptDoubt,
}
