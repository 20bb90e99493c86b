import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'

/**
 * Checks that a user can be reached through a group. NapCat sends a message for a user it does not know to the GROUP,
 * for all to see (createContext in action/msg/SendMsg.ts).
 * @throws QQError ACTION_FAILED unless NapCat shows the user as a member
 */
export async function checkMember(caller: Caller, group: string, user: string): Promise<void> {
  const action = 'get_group_member_info'
  const data = await caller.call(lookUp(action, {group_id: group, user_id: user, no_cache: true})).then(
    reply => reply.data,
    (error: unknown) => {
      if (error instanceof QQError && error.code === 'ACTION_FAILED') return undefined
      throw error
    },
  )
  if (isJsonObject(data) && String(data['user_id']) === user) return
  throw new QQError('ACTION_FAILED', {kind: 'operations.isNoMember', user, group}, {action})
}
