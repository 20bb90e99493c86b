import {QQError} from '../errors/errors.js'
import {EVENT_KINDS, eventKind, isEventKind, type OneBotEvent} from '../protocol/events.js'
import {nearest} from '../protocol/nearest.js'
import {messageText} from '../message/text.js'

export interface EventFilter {
  /** Dotted kinds, `message.group` covering all below it; empty = everything but meta events. */
  readonly kinds: readonly string[]
  readonly groups: readonly string[]
  readonly users: readonly string[]
  /** What the text of a message must match; other events have none. */
  readonly match: RegExp | undefined
}

/** Short names, and what the server never sends by them. */
const KIND_ALIASES: Readonly<Record<string, string>> = {meta: 'meta_event', heartbeat: 'meta_event.heartbeat'}

/** @throws QQError VALIDATION for a kind of event that does not exist */
export function parseEventKind(text: string): string {
  const kind = KIND_ALIASES[text] ?? text
  const known = Object.keys(EVENT_KINDS)
  const [postType = ''] = kind.split('.')
  if (known.some(name => isEventKind(name, postType))) return kind
  const near = nearest(kind, [
    ...known,
    ...new Set(known.map(name => name.split('.')[0] ?? '')),
    ...Object.keys(KIND_ALIASES),
  ])
  throw new QQError('VALIDATION', `there is no event ${JSON.stringify(text)}`, {
    hint:
      near === undefined ? 'they begin with message, message_sent, notice, request or meta' : `did you mean ${near}?`,
  })
}

/** @throws QQError USAGE when the pattern is no regular expression */
export function parsePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch (error) {
    throw new QQError('USAGE', `--match: ${error instanceof Error ? error.message : String(error)}`)
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
    (filter.match === undefined || filter.match.test(messageText(event) ?? ''))
  )
}

function isAmong(ids: readonly string[], id: unknown): boolean {
  return ids.length === 0 || ids.includes(String(id))
}
