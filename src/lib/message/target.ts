import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {atPlace, type Place} from '../errors/saying.js'

export type TargetKind = 'group' | 'user'

/** A chat: a group by its number, or a user by the QQ number. */
export interface Target {
  readonly kind: TargetKind
  readonly id: string
}

const PREFIXES: Readonly<Record<string, TargetKind>> = {g: 'group', group: 'group', u: 'user', user: 'user'}

/** The digits of a group, or of a user. */
export const NUMBER = /^[1-9]\d{0,19}$/

/**
 * `group:123456`, `g:123456`, `user:10001`, `u:10001`; the colon may be full-width.
 * @throws QQError VALIDATION, also for a bare number, which may be a group or a user
 */
export function parseTarget(text: string, name: Place = 'target'): Target {
  const [, prefix = '', id = ''] = /^([a-z]+)[:：](.*)$/.exec(text) ?? []
  const kind = Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined
  if (!kind) throw malformed('VALIDATION', 'chat', text, name)
  return {kind, id: checkNumber(id, kind, name)}
}

/**
 * The id of a chat of a fixed kind: digits, or the form with the prefix of that kind.
 * @throws QQError VALIDATION
 */
export function parseChatId(text: string, kind: TargetKind, name: Place = kind): string {
  if (!/[:：]/.test(text)) return checkNumber(text, kind, name)
  const target = parseTarget(text, name)
  if (target.kind !== kind) {
    throw new QQError('VALIDATION', atPlace(name, {kind: 'message.otherChat', text, is: target.kind}))
  }
  return target.id
}

/**
 * The chat of a command that acts on groups first: a bare number is a group.
 * @throws as `parseTarget`
 */
export function parseGroupOrTarget(text: string, name: Place = 'target'): Target {
  return /^\d+$/.test(text) ? {kind: 'group', id: checkNumber(text, 'group', name)} : parseTarget(text, name)
}

/**
 * A message's id: NapCat's short one (a positive 32-bit number) or QQ's own of some 19 digits.
 * @throws QQError VALIDATION
 */
export function parseMessageId(text: string, name: Place = 'message'): string {
  if (/^-?\d{1,20}$/.test(text)) return text
  throw malformed('VALIDATION', 'message id', text, name)
}

function checkNumber(id: string, kind: TargetKind, name: Place): string {
  if (NUMBER.test(id)) return id
  throw malformed('VALIDATION', kind, id, name)
}
