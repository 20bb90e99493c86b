import {QQError} from '../errors/errors.js'
import {atPlace} from '../errors/saying.js'
import {isJsonObject} from '../protocol/json.js'

type Fields = Readonly<Record<string, unknown>>

/** The required keys of an event in NapCat's schema (action/go-cqhttp/QuickAction.ts). */
const NEEDED = ['time', 'self_id', 'post_type', 'user_id']

interface Operation {
  /** The kinds of events for which it is allowed. */
  readonly of: readonly string[]
  /** The command to use instead, because NapCat ignores it in a quick operation. */
  readonly command?: string
}

/** OneBot's quick operations. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  reply: {of: ['message']},
  auto_escape: {of: ['message']},
  at_sender: {of: ['message']},
  delete: {of: ['message'], command: 'qq msg recall'},
  kick: {of: ['message'], command: 'qq group kick'},
  reject_add_request: {of: ['message'], command: 'qq group kick --reject-requests'},
  ban: {of: ['message'], command: 'qq group ban'},
  ban_duration: {of: ['message'], command: 'qq group ban --for'},
  approve: {of: ['request.friend', 'request.group'], command: 'qq request group approve'},
  remark: {of: ['request.friend'], command: 'qq friend set-remark'},
  reason: {of: ['request.group'], command: 'qq request group reject --reason'},
}

const BOOLEANS = ['auto_escape', 'at_sender']

/** Whether OneBot has a quick operation of this name. */
export function isOperation(name: string): boolean {
  return Object.hasOwn(OPERATIONS, name)
}

/** The quick operations for a kind of event: `message`, `request.friend`, `request.group`; others have none. */
export function operationsOf(kind: string): string[] {
  return Object.keys(OPERATIONS).filter(name => OPERATIONS[name]?.of.includes(kind))
}

/**
 * Checks that NapCat would execute a quick operation: it answers ok to all, but only executes replies to messages.
 * @throws QQError VALIDATION for malformed operations, UNSUPPORTED for those that NapCat would ignore
 */
export function checkQuickOperation(event: Fields, operation: Fields): void {
  checkEvent(event)
  for (const name of Object.keys(operation)) checkName(name)
  for (const name of BOOLEANS) {
    if (!['boolean', 'undefined'].includes(typeof operation[name])) throw wrongType(name, 'bool').at('--operation')
  }
  const {reply} = operation
  if (
    !(typeof reply === 'string' && reply !== '') &&
    !isJsonObject(reply) &&
    !(Array.isArray(reply) && reply.length > 0)
  )
    throw wrongType('reply', 'segments').at('--operation')
  if (operation['at_sender'] === true && event['message_type'] !== 'group') {
    throw new QQError('UNSUPPORTED', {kind: 'operations.inNoGroup', name: 'at_sender'})
  }
}

function checkEvent(event: Fields): void {
  const needed = event['message_type'] === 'group' ? [...NEEDED, 'group_id'] : NEEDED
  const names = needed.filter(name => event[name] === undefined)
  if (names.length > 0) throw new QQError('VALIDATION', atPlace('--event', {kind: 'operations.eventLacks', names}))
  const type = event['post_type']
  if (type === 'request') {
    const request = event['request_type'] === 'friend' ? 'friend' : 'group'
    throw new QQError('UNSUPPORTED', {kind: 'operations.ignoredRequest', request})
  }
  if (type !== 'message') throw new QQError('UNSUPPORTED', {kind: 'operations.ignoredEvent', event: String(type)})
}

function checkName(name: string): void {
  const known = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined
  if (!known) throw noOperation('message', name).at('--operation')
  const {command} = known
  if (command !== undefined) throw new QQError('UNSUPPORTED', {kind: 'operations.ignoredOperation', name, command})
}

export function noOperation(event: string, name: string): QQError {
  return new QQError('VALIDATION', {kind: 'operations.noOperation', event, name, known: operationsOf(event)})
}

export function wrongType(name: string, wanted: 'bool' | 'segments' | 'string'): QQError {
  return new QQError('VALIDATION', {kind: 'input.wrongType', name, wanted})
}
