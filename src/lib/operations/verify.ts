import {setTimeout as sleep} from 'node:timers/promises'
import {type Caller} from '../client/client.js'
import {isJsonObject} from '../protocol/json.js'

/** How long NapCat may take to show what it has done, and how often it is asked, in ms. */
const LIMIT_MS = 10_000
const INTERVAL_MS = 1000

/** Asks until the answer is yes, at least once; false when the time is over. Rejects with the signal's reason. */
export async function becomesTrue(
  check: () => Promise<boolean>,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
  intervalMs = INTERVAL_MS,
): Promise<boolean> {
  const end = performance.now() + limitMs
  while (!(await check())) {
    const left = end - performance.now()
    if (left <= 0) return false
    await sleep(Math.min(intervalMs, left))
    signal.throwIfAborted()
  }
  return true
}

/** Whether a user is no member of a group. Asked twice: the first fresh answer is the old cache (GetGroupMemberList.ts). */
export async function isNoMember(caller: Caller, group: string, user: string): Promise<boolean> {
  const params = {group_id: group, no_cache: true}
  await caller.read('get_group_member_list', params)
  const {data} = await caller.read('get_group_member_list', params)
  return Array.isArray(data) && !data.some(member => isJsonObject(member) && String(member['user_id']) === user)
}

/** Whether a member is muted now. The list of muted members is no proof: it is empty whenever QQ does not tell in time. */
export async function isMuted(caller: Caller, group: string, user: string): Promise<boolean> {
  const {data} = await caller.read('get_group_member_info', {group_id: group, user_id: user, no_cache: true})
  return isJsonObject(data) && Number(data['shut_up_timestamp']) * 1000 > Date.now()
}
