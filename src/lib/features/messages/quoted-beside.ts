import {request} from '../../client/request.js'
import {type Caller} from '../../client/caller.js'
import {segmentDataOf} from '../../message/message-text.js'
import {isJsonObject, textOf} from '../../protocol/json.js'
import {type Session} from '../../run/session.js'

/** The quoted messages that are not among the rows, as far as NapCat finds them; only for display. */
export async function quotedBeside(rows: readonly unknown[], session: Session): Promise<readonly unknown[]> {
  const messages = rows.filter(isJsonObject)
  const shown = new Set(messages.map(message => textOf(message['message_id'])))
  const quoted = messages.flatMap(message => segmentDataOf(message, 'reply').map(({id}) => textOf(id)))
  const missing = [...new Set(quoted)].filter(id => id !== '' && !shown.has(id))
  // it is not worth waiting for NapCat to connect a second time
  if (missing.length === 0 || session.settings.resolve().reverse) return []
  try {
    return await session.connector.withCaller(async caller => readAll(caller, missing))
  } catch {
    return []
  }
}

async function readAll(caller: Caller, ids: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = []
  for (const id of ids) {
    try {
      const {data} = await caller.call(request('get_msg', {message_id: id}))
      found.push(isJsonObject(data) ? {...data, message_id: id} : data)
    } catch {
      if (caller.closed) break
    }
  }
  return found
}
