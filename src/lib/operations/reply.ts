import {type Caller} from '../client/client.js'
import {QQError} from '../errors/errors.js'
import {scalar} from '../message/segment-data.js'
import {type TargetKind} from '../message/target.js'
import {isJsonObject} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'
import {checkMember} from './temporary-session.js'

type Message = Readonly<Record<string, unknown>>

/** Where a reply goes, and what it begins with. */
export interface ReplyPlace {
  readonly chat: TargetKind
  /** Parameters of `send_msg`. */
  readonly to: Readonly<Record<string, string>>
  /** The quote, and in a group who is answered. */
  readonly head: readonly Segment[]
}

/**
 * Finds the chat of a message that is to be answered.
 * @throws QQError when the message is not known, also as `checkMember`
 */
export async function replyPlace(
  caller: Caller,
  id: string,
  {mention}: {readonly mention: boolean},
): Promise<ReplyPlace> {
  const {data} = await caller.read('get_msg', {message_id: id})
  if (!isJsonObject(data)) throw new QQError('ACTION_FAILED', `NapCat does not show message ${id}`, {action: 'get_msg'})
  const sender = String(data['user_id'])
  const isOwn = sender === String(data['self_id'])
  const quote: Segment = {type: 'reply', data: {id: scalar(data['message_id']) || id}}
  if (data['message_type'] === 'group') {
    const at: Segment = {type: 'at', data: {qq: sender}}
    const head = mention && !isOwn ? [quote, at] : [quote]
    return {chat: 'group', to: {message_type: 'group', group_id: String(data['group_id'])}, head}
  }
  const {user_id, group_id} = privateChat(data, isOwn)
  if (group_id !== undefined) await checkMember(caller, group_id, user_id)
  return {
    chat: 'user',
    to: {message_type: 'private', user_id, ...(group_id !== undefined && {group_id})},
    head: [quote],
  }
}

/** A message of one's own names the other side as its target; a temporary session goes through its group. */
function privateChat(data: Message, isOwn: boolean): {user_id: string; group_id?: string} {
  const user_id = String(data[isOwn ? 'target_id' : 'user_id'])
  const isTemporary = data['sub_type'] === 'group' && data['group_id'] !== undefined
  return {user_id, ...(isTemporary && {group_id: String(data['group_id'])})}
}
