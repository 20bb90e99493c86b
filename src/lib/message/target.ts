import {QQError} from '../errors/errors.js'
import {quoted} from '../protocol/quoted.js'

export type TargetKind = 'group' | 'user'

/** A chat: a group by its number, or a user by the QQ number. */
export interface Target {
  readonly kind: TargetKind
  readonly id: string
}

const PREFIXES: Readonly<Record<string, TargetKind>> = {g: 'group', group: 'group', u: 'user', user: 'user'}

const NUMBER = /^[1-9]\d{0,19}$/

/**
 * `group:123456`, `g:123456`, `user:10001`, `u:10001`.
 * @throws QQError VALIDATION, also for a bare number, which may be a group or a user
 */
export function parseTarget(text: string, name = 'target'): Target {
  const [, prefix = '', id = ''] = /^([a-z]+):(.*)$/.exec(text) ?? []
  const kind = Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined
  if (!kind) {
    throw new QQError('VALIDATION', `${name}: ${quoted(text)} does not say which chat`, {
      hint: 'write group:123456 or user:10001 (g: and u: for short)',
    })
  }
  return {kind, id: checkNumber(id, kind, name)}
}

/**
 * The id of a chat of a fixed kind: digits, or the form with the prefix of that kind.
 * @throws QQError VALIDATION
 */
export function parseChatId(text: string, kind: TargetKind, name: string = kind): string {
  if (!text.includes(':')) return checkNumber(text, kind, name)
  const target = parseTarget(text, name)
  if (target.kind !== kind) {
    throw new QQError('VALIDATION', `${name}: a ${kind} is needed here, ${quoted(text)} is a ${target.kind}`)
  }
  return target.id
}

/**
 * A message's id: NapCat's short one (a positive 32-bit number) or QQ's own of some 19 digits.
 * @throws QQError VALIDATION
 */
export function parseMessageId(text: string, name = 'message'): string {
  if (/^-?\d{1,20}$/.test(text)) return text
  throw new QQError('VALIDATION', `${name}: ${quoted(text)} is not the id of a message`, {
    hint: 'it is a number',
  })
}

function checkNumber(id: string, kind: TargetKind, name: string): string {
  if (NUMBER.test(id)) return id
  const what = kind === 'group' ? 'a group number' : 'a QQ number'
  throw new QQError('VALIDATION', `${name}: ${quoted(id)} is not ${what}`)
}
