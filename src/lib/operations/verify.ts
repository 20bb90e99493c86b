import {setTimeout as sleep} from 'node:timers/promises'
import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {isJsonObject} from '../protocol/json.js'
import {clockMs} from '../protocol/timers.js'

type WireObject = Readonly<Record<string, unknown>>

/** How long to wait for an effect, and how often to check, in ms. */
const LIMIT_MS = 10_000
const INTERVAL_MS = 1000

/** Checks, at least once, until the answer is true; false if the time is over. Rejects with the signal's reason. */
export async function becomesTrue(
  check: () => Promise<boolean>,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
  intervalMs = INTERVAL_MS,
): Promise<boolean> {
  const end = clockMs() + limitMs
  while (!(await check())) {
    const left = end - clockMs()
    if (left <= 0) return false
    await sleep(Math.min(intervalMs, left))
    signal.throwIfAborted()
  }
  return true
}

/** Whether none of these users is a member of a group. */
export async function areNoMembers(caller: Caller, group: string, users: readonly string[]): Promise<boolean> {
  const members = await freshMembers(caller, group)
  return members !== undefined && !members.some(member => users.includes(String(member['user_id'])))
}

/** Whether a user is a member of a group and has this role. */
export async function hasRole(caller: Caller, group: string, user: string, role: 'admin' | 'member'): Promise<boolean> {
  const members = await freshMembers(caller, group)
  return members?.some(member => String(member['user_id']) === user && member['role'] === role) ?? false
}

/** Called twice, because the first fresh answer is the old cache (action/group/GetGroupMemberList.ts). */
async function freshMembers(caller: Caller, group: string): Promise<WireObject[] | undefined> {
  const params = {group_id: group, no_cache: true}
  await caller.call(lookUp('get_group_member_list', params))
  return objectsIn((await caller.call(lookUp('get_group_member_list', params))).data)
}

/** Whether the bot is not in a group. Called twice, in case the list is refreshed like the member list. */
export async function hasLeft(caller: Caller, group: string): Promise<boolean> {
  await caller.call(lookUp('get_group_list', {no_cache: true}))
  const groups = objectsIn((await caller.call(lookUp('get_group_list', {no_cache: true}))).data)
  return groups !== undefined && !groups.some(one => String(one['group_id']) === group)
}

/** Whether a member has this group card. */
export async function hasCard(caller: Caller, group: string, user: string, card: string): Promise<boolean> {
  const {data} = await caller.call(lookUp('get_group_member_info', {group_id: group, user_id: user, no_cache: true}))
  return isJsonObject(data) && data['card'] === card
}

/** The objects of a list; undefined if it is not a list. */
function objectsIn(data: unknown): WireObject[] | undefined {
  return Array.isArray(data) ? data.filter(isJsonObject) : undefined
}

/** Whether a member is muted now. The list of muted members is not reliable: it is empty if QQ answers too late. */
export async function isMuted(caller: Caller, group: string, user: string): Promise<boolean> {
  const {data} = await caller.call(lookUp('get_group_member_info', {group_id: group, user_id: user, no_cache: true}))
  return isJsonObject(data) && Number(data['shut_up_timestamp']) * 1000 > Date.now()
}
