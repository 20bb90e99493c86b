import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {scalar} from '../message/segments/checks.js'
import {type TargetKind} from '../message/target.js'
import {isJsonObject} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'
import {chatOf, isOwn} from './quote.js'
import {checkMember} from './temporary-session.js'

type Message = Readonly<Record<string, unknown>>

/** The chat of a reply, and its first segments. */
export interface ReplyPlace {
  readonly chat: TargetKind
  /** Parameters of `send_msg`. */
  readonly to: Readonly<Record<string, string>>
  /** The quote, and in a group the mention of the sender. */
  readonly head: readonly Segment[]
}

/**
 * Finds the chat of a message to answer.
 * @throws QQError if the message or its chat is unknown, and as `checkMember`
 */
export async function replyPlace(
  caller: Caller,
  id: string,
  {mention}: {readonly mention: boolean},
): Promise<ReplyPlace> {
  const action = 'get_msg'
  const {data} = await caller.call(lookUp(action, {message_id: id}))
  if (!isJsonObject(data)) throw new QQError('ACTION_FAILED', {kind: 'operations.messageNotShown', id}, {action})
  const chat = chatOf(data)
  if (chat.id === '') throw new QQError('ACTION_FAILED', {kind: 'operations.chatNotTold', id}, {action})
  const quote: Segment = {type: 'reply', data: {id: scalar(data['message_id']) || id}}
  if (chat.kind === 'group') {
    const at: Segment = {type: 'at', data: {qq: scalar(data['user_id'])}}
    const head = mention && !isOwn(data) ? [quote, at] : [quote]
    return {chat: 'group', to: {message_type: 'group', group_id: chat.id}, head}
  }
  const group_id = sessionGroup(data)
  if (group_id !== undefined) await checkMember(caller, group_id, chat.id)
  return {
    chat: 'user',
    to: {message_type: 'private', user_id: chat.id, ...(group_id !== undefined && {group_id})},
    head: [quote],
  }
}

/** The group of a temporary session. */
function sessionGroup({sub_type, group_id}: Message): string | undefined {
  return sub_type === 'group' && group_id !== undefined ? scalar(group_id) : undefined
}
