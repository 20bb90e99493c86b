import {QQError, reasonOf} from '../errors/errors.js'
import {EVENT_KINDS, eventKind, isEventKind, type OneBotEvent} from '../protocol/events.js'
import {nearest} from '../protocol/nearest.js'
import {messageText} from '../message/text.js'

export interface EventFilter {
  /** Dotted kinds, `message.group` covering all below it; empty = everything but meta events. */
  readonly kinds: readonly string[]
  readonly groups: readonly string[]
  readonly users: readonly string[]
  /** What the text of a message must match; other events have none and do not pass. */
  readonly match: RegExp | undefined
  /** What else must hold. */
  readonly where?: ((event: OneBotEvent) => boolean) | undefined
}

/** Short for the first word of a kind; the server never sends it. */
const META = 'meta'
const HEARTBEAT = 'heartbeat'

/**
 * The dotted kind that was meant: one that the server sends, all below it, or a sub-kind of it.
 * @throws QQError VALIDATION for a kind of event that does not exist
 */
export function parseEventKind(text: string): string {
  const kind = text === HEARTBEAT ? 'meta_event.heartbeat' : text.replace(/^meta(?=\.|$)/, 'meta_event')
  const leaves = Object.keys(EVENT_KINDS)
  if (leaves.some(name => isEventKind(name, kind) || isSubKind(kind, name))) return kind
  const near = nearest(text, [...new Set(leaves.flatMap(withParents)), META, HEARTBEAT])
  throw new QQError('VALIDATION', `there is no event ${JSON.stringify(text)}`, {
    hint:
      near === undefined ? 'they begin with message, message_sent, notice, request or meta' : `did you mean ${near}?`,
  })
}

/** Some kinds have sub-kinds that are not listed: `message_sent.group.normal`. */
function isSubKind(kind: string, leaf: string): boolean {
  return leaf.split('.').length === 2 && isEventKind(kind, leaf)
}

/** `notice`, `notice.notify` and `notice.notify.poke` itself. */
function withParents(kind: string): string[] {
  const words = kind.split('.')
  return words.map((_word, index) => words.slice(0, index + 1).join('.'))
}

/** @throws QQError USAGE when the pattern is no regular expression */
export function parsePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch (error) {
    throw new QQError('USAGE', `--match: ${reasonOf(error)}`)
  }
}

export function passes(filter: EventFilter, event: OneBotEvent): boolean {
  const kind = eventKind(event)
  const wanted =
    filter.kinds.length === 0 ? !isEventKind(kind, 'meta_event') : filter.kinds.some(name => isEventKind(kind, name))
  return (
    wanted &&
    isAmong(filter.groups, event['group_id']) &&
    isAmong(filter.users, event['user_id']) &&
    (filter.match === undefined || matches(filter.match, messageText(event))) &&
    (filter.where?.(event) ?? true)
  )
}

function matches(pattern: RegExp, text: string | undefined): boolean {
  return text !== undefined && pattern.test(text)
}

function isAmong(ids: readonly string[], id: unknown): boolean {
  return ids.length === 0 || ids.includes(String(id))
}
