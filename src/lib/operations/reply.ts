import {type Caller} from '../client/client.js'
import {type Reply} from '../client/reply.js'
import {QQError} from '../errors/errors.js'
import {composeMessage, mentionOf, type MessagePart} from '../message/compose.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'
import {checkMember} from './temporary-session.js'

type Message = Readonly<Record<string, unknown>>

/**
 * Answers a message in its own chat.
 * @throws QQError when the message is not known, also as `composeMessage` and `checkMember`: nothing was sent then
 */
export async function sendReply(
  caller: Caller,
  id: string,
  parts: readonly MessagePart[],
  {mention}: {readonly mention: boolean},
): Promise<{readonly reply: Reply; readonly params: ParamsOf<'send_msg'>}> {
  const {data} = await caller.read('get_msg', {message_id: id})
  if (!isJsonObject(data)) throw new QQError('ACTION_FAILED', `NapCat does not show message ${id}`, {action: 'get_msg'})
  const sender = String(data['user_id'])
  const isOwn = sender === String(data['self_id'])
  const quote: MessagePart = {kind: 'reply', value: id}
  const isGroup = data['message_type'] === 'group'
  const at = isGroup && mention && !isOwn ? mentionOf(sender) : []
  const message = composeMessage([quote, ...at, ...parts], isGroup ? 'group' : 'user')
  const params = isGroup
    ? {message_type: 'group' as const, group_id: String(data['group_id']), message}
    : {message_type: 'private' as const, ...privateChat(data, isOwn), message}
  if ('user_id' in params && params.group_id !== undefined) await checkMember(caller, params.group_id, params.user_id)
  return {reply: await caller.call('send_msg', params), params}
}

/** A message of one's own names the other side as its target; a temporary session goes through its group. */
function privateChat(data: Message, isOwn: boolean): {user_id: string; group_id?: string} {
  const user_id = String(data[isOwn ? 'target_id' : 'user_id'])
  const isTemporary = data['sub_type'] === 'group' && data['group_id'] !== undefined
  return {user_id, ...(isTemporary && {group_id: String(data['group_id'])})}
}
