import {request} from '../../client/request.js'
import {type Caller} from '../../client/caller.js'
import {attempt} from '../../errors/attempt.js'
import {QQError} from '../../errors/errors.js'
import {composeReply, type MessagePart} from '../../message/compose.js'
import {checkSegment} from '../../message/segment.js'
import {type OneBotEvent} from '../../protocol/events.js'
import {isJsonObject, objectIn, parseJson} from '../../protocol/json.js'
import {quoted} from '../../protocol/quoted.js'
import {type Segment} from '../../protocol/segments.js'
import {isOperation, noOperation, operationsOf, wrongType} from '../quick-operation.js'
import {checkMember} from '../temporary-session.js'
import {type EventAnswer} from './forward-event.js'

type Fields = Readonly<Record<string, unknown>>

/** A quick operation for an event, such as `{"reply":"hi"}`. It is unchecked. */
export type QuickOperation = Fields

/** The mute time of `"ban": true` in OneBot. */
const BAN_SECONDS = 1800
const LONGEST_BAN_SECONDS = 30 * 86_400

/**
 * Parses a quick operation.
 * @throws QQError VALIDATION for anything but a JSON object
 */
export function parseQuickOperation(text: string): QuickOperation {
  const value = objectIn(text)
  if (value) return value
  throw new QQError('VALIDATION', {kind: 'operations.noQuickOperation', text})
}

/**
 * The quick operation in the answer to a posted event; undefined if there is none. In OneBot's HTTP reporting, any body
 * but a JSON object means that there is nothing to do; so does the `{"status":"ok"}` of web frameworks.
 * @throws QQError VALIDATION for a body that is broken JSON by its type, or a list
 */
export function answeredOperation({body, isJson}: EventAnswer): QuickOperation | undefined {
  const value = attempt(() => parseJson(body))
  if (isJson && (value === undefined || Array.isArray(value))) return parseQuickOperation(body)
  if (!isJsonObject(value)) return undefined
  return Object.keys(value).some(isOperation) ? value : undefined
}

/**
 * Executes a quick operation with ordinary actions, because NapCat's own action only replies, and answers before it
 * does. Everything is checked before the first call. The reply goes first, so that it reaches a member who is then
 * removed.
 * @throws QQError VALIDATION, UNSUPPORTED for impossible operations; and as the calls
 */
export async function doQuickOperation(caller: Caller, event: OneBotEvent, operation: QuickOperation): Promise<void> {
  for (const act of planQuickOperation(event, operation)) await act(caller)
}

type Act = (caller: Caller) => Promise<unknown>

/** The checked steps, in order. */
function planQuickOperation(event: OneBotEvent, operation: Fields): readonly Act[] {
  checkNames(event, operation)
  if (event['post_type'] === 'request') return planRequest(event, operation)
  const acts: Act[] = []
  if ((operation['reply'] ?? undefined) !== undefined) acts.push(planReply(event, operation))
  if (flag(operation, 'delete'))
    acts.push(async caller => caller.call(request('delete_msg', {message_id: idOf(event, 'message_id')})))
  const bans = operation['ban']
  if (bans === true || typeof bans === 'number') acts.push(planBan(event, operation))
  else flag(operation, 'ban')
  if (flag(operation, 'kick')) {
    const params = {...memberOf(event, 'kick'), reject_add_request: flag(operation, 'reject_add_request') ?? false}
    acts.push(async caller => caller.call(request('set_group_kick', params)))
  }
  return acts
}

function planReply(event: OneBotEvent, operation: Fields): Act {
  const isGroup = event['message_type'] === 'group'
  const message = replyMessage(event, operation, isGroup)
  // not checked by the compiler, because with `auto_escape: false` the message is a text with CQ codes
  const send = async (caller: Caller, chat: Fields): Promise<unknown> =>
    caller.call({action: 'send_msg', params: {message_type: isGroup ? 'group' : 'private', ...chat, message}})
  if (isGroup) {
    const group_id = idOf(event, 'group_id')
    return async caller => send(caller, {group_id})
  }
  const user_id = idOf(event, 'user_id')
  if (event['sub_type'] !== 'group') return async caller => send(caller, {user_id})
  const group_id = idOf(event, 'group_id')
  return async caller => {
    await checkMember(caller, group_id, user_id)
    await send(caller, {user_id, group_id})
  }
}

/** A stranger's text must not become codes, so it is sent literally; NapCat parses codes with `auto_escape: false`. */
function replyMessage(event: OneBotEvent, operation: Fields, isGroup: boolean): string | readonly Segment[] {
  const {reply} = operation
  const mention = flag(operation, 'at_sender') === true
  if (typeof reply === 'string' && flag(operation, 'auto_escape') === false) {
    const at = mention ? `[CQ:at,qq=${idOf(event, 'user_id')}] ` : ''
    return `${at}${reply}`
  }
  const head = mention ? [{type: 'at', data: {qq: idOf(event, 'user_id')}}] : []
  const parts: MessagePart[] =
    typeof reply === 'string'
      ? [{kind: 'text', value: reply}]
      : (Array.isArray(reply) ? (reply as unknown[]) : [reply]).map(value => ({
          kind: 'segment',
          segment: checkSegment(value, 'reply', {anyKeys: true, anyFaces: true}), // a bot for another server may say more
        }))
  return composeReply(head, parts, isGroup ? 'group' : 'user')
}

function planBan(event: OneBotEvent, {ban, ban_duration}: Fields): Act {
  const seconds = typeof ban === 'number' ? ban : (ban_duration ?? BAN_SECONDS)
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_BAN_SECONDS) {
    throw new QQError('VALIDATION', {kind: 'operations.noBanTime', value: quoted(seconds)})
  }
  const params = {...memberOf(event, 'ban'), duration: seconds}
  return async caller => caller.call(request('set_group_ban', params))
}

function planRequest(event: OneBotEvent, operation: Fields): readonly Act[] {
  const approve = flag(operation, 'approve')
  if (approve === undefined) return []
  const params = {flag: idOf(event, 'flag'), approve}
  if (event['request_type'] === 'friend') {
    const remark = text(operation, 'remark')
    return [
      async caller =>
        caller.call(request('set_friend_add_request', {...params, ...(remark !== undefined && {remark})})),
    ]
  }
  const reason = text(operation, 'reason')
  return [
    async caller => caller.call(request('set_group_add_request', {...params, ...(reason !== undefined && {reason})})),
  ]
}

function checkNames(event: OneBotEvent, operation: Fields): void {
  const type = String(event['post_type'])
  const kind = type === 'request' ? `request.${String(event['request_type'])}` : type
  const known = operationsOf(kind)
  const names = Object.keys(operation)
  if (known.length === 0) {
    if (names.length === 0) return
    throw new QQError('UNSUPPORTED', {kind: 'operations.nothingToDo', event: kind})
  }
  const unknown = names.find(name => !known.includes(name))
  if (unknown !== undefined) throw noOperation(kind, unknown)
}

function memberOf(event: OneBotEvent, name: string): {group_id: string; user_id: string} {
  if (event['message_type'] !== 'group') throw new QQError('VALIDATION', {kind: 'operations.inNoGroup', name})
  return {group_id: idOf(event, 'group_id'), user_id: idOf(event, 'user_id')}
}

function idOf(event: OneBotEvent, name: string): string {
  const id = event[name]
  if (typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint') return String(id)
  throw new QQError('VALIDATION', {kind: 'operations.eventHasNo', name})
}

/** @throws QQError VALIDATION for a value other than true or false */
function flag(operation: Fields, name: string): boolean | undefined {
  const value = operation[name] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(name, 'bool')
}

function text(operation: Fields, name: string): string | undefined {
  const value = operation[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(name, 'string')
}
