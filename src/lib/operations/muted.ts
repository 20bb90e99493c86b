import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'

/**
 * The QQ numbers of a group's muted members. An empty answer does not prove that there are none: NapCat also returns
 * it, with ok, if QQ does not answer in time (action/group/GetGroupShutList.ts).
 */
export async function mutedMembers(caller: Caller, group: string): Promise<string[]> {
  const {data} = await caller.call(lookUp('get_group_shut_list', {group_id: group}))
  if (!Array.isArray(data)) return []
  return (data as Readonly<Record<string, unknown>>[]).flatMap(member => {
    const user = member['uin'] ?? member['user_id']
    return typeof user === 'string' || typeof user === 'number' ? [String(user)] : []
  })
}
