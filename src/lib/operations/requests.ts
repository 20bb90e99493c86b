import {lookUp, request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {isJsonObject} from '../protocol/json.js'

type WireObject = Readonly<Record<string, unknown>>

/** The keys of each kind of request in the answer; `InvitedRequest` repeats the invitations. */
const LISTS = {invite: 'invited_requests', join: 'join_requests'} as const

export interface GroupRequestFilter {
  readonly kind?: keyof typeof LISTS | undefined
  /** Only requests that nobody has handled. */
  readonly pending?: boolean | undefined
  readonly group?: string | undefined
}

/** The columns of a group request. In join requests, the "invitor" is the user who asks. */
export const GROUP_REQUEST_COLUMNS = [
  'request_id',
  'kind',
  'group_id',
  'group_name',
  'requester_nick|invitor_nick',
  'invitor_uin',
  'message',
  'checked',
  'actor',
] as const

/** The matching requests of an answer of get_group_system_msg as one list, each with its `kind`. */
export function groupRequests(data: unknown, filter: GroupRequestFilter = {}): WireObject[] {
  if (!isJsonObject(data)) return []
  return Object.entries(LISTS)
    .flatMap(([kind, list]) => objectsIn(data[list]).map((request): WireObject => ({kind, ...request})))
    .filter(
      request =>
        (filter.kind === undefined || request['kind'] === filter.kind) &&
        (!filter.pending || request['checked'] !== true) &&
        (filter.group === undefined || String(request['group_id']) === filter.group),
    )
}

/** Whether a group request has been handled, including those that QQ filtered out. */
export async function isAnswered(caller: Caller, flag: string, count: number): Promise<boolean> {
  const isMeant = (request: WireObject): boolean => String(request['request_id']) === flag
  const usual = groupRequests((await caller.call(request('get_group_system_msg', {count}))).data).find(isMeant)
  // one after the other, because NapCat mixes up the answers of overlapping calls
  const found = usual ?? objectsIn((await caller.call(request('get_group_ignore_add_request', {}))).data).find(isMeant)
  return found?.['checked'] === true
}

/** Whether a user is a friend now. */
export async function isFriend(caller: Caller, user: string): Promise<boolean> {
  const {data} = await caller.call(lookUp('get_friend_list', {no_cache: true}))
  return objectsIn(data).some(friend => String(friend['user_id']) === user)
}

function objectsIn(list: unknown): WireObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}
