import {lookUp, request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {isJsonObject} from '../protocol/json.js'

type WireObject = Readonly<Record<string, unknown>>

/** Where the requests of each kind are in the answer; `InvitedRequest` is the invitations once more. */
const LISTS = {invite: 'invited_requests', join: 'join_requests'} as const

export interface GroupRequestFilter {
  readonly kind?: keyof typeof LISTS | undefined
  /** Only what nobody has answered yet. */
  readonly pending?: boolean | undefined
  readonly group?: string | undefined
}

/** What to show of a group request. In requests to join, the "invitor" is the one who asks. */
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

/** The requests that pass, out of what get_group_system_msg answered, in one list: each tells its `kind`. */
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

/** Whether a group request has been answered, be it among the usual ones or those that QQ filtered out. */
export async function isAnswered(caller: Caller, flag: string, count: number): Promise<boolean> {
  const isMeant = (request: WireObject): boolean => String(request['request_id']) === flag
  const usual = groupRequests((await caller.call(request('get_group_system_msg', {count}))).data).find(isMeant)
  // one after the other: NapCat mixes up what two such questions at a time are answered
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
