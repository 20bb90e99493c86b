import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'

/** The QQ number of the bot. @throws QQError ACTION_FAILED if NapCat does not return it */
export async function ownNumber(caller: Caller): Promise<string> {
  const {data} = await caller.call(lookUp('get_login_info', {}))
  const id = isJsonObject(data) ? data['user_id'] : undefined
  if (typeof id === 'number' || typeof id === 'string') return String(id)
  throw new QQError('ACTION_FAILED', {kind: 'operations.ownNumberNotTold'}, {action: 'get_login_info'})
}
