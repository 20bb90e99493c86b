import {orThrow} from '../../errors/attempt.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {isRead, type EventFrame} from '../../client/event-frame.js'
import {EVENT_KINDS, eventKind, isEventKind, type OneBotEvent} from '../../protocol/events.js'
import {nearest} from '../../protocol/nearest.js'
import {messageText} from '../../message/message-text.js'

export interface EventFilter {
  /** Dotted kinds; `message.group` includes all kinds below it. Empty means all events except meta events. */
  readonly kinds: readonly string[]
  readonly groups: readonly string[]
  readonly users: readonly string[]
  /** The pattern for the text of a message; events without a text do not match. */
  readonly match: RegExp | undefined
  /** Whether to include meta events; undefined means those in `kinds`. */
  readonly meta?: boolean | undefined
  /** Whether the bot itself wrote or did it; undefined means both. */
  readonly self?: boolean | undefined
  /** An additional condition. */
  readonly where?: ((event: OneBotEvent) => boolean) | undefined
}

/** A short name for the first word of a kind; the server never sends it. */
const META = 'meta'
const META_KIND = 'meta_event'
const HEARTBEAT = 'heartbeat'

/**
 * Parses a dotted kind: one that the server sends, a group of kinds, or a sub-kind.
 * @throws QQError VALIDATION for a kind of event that does not exist
 */
export function parseEventKind(text: string): string {
  const kind = text === HEARTBEAT ? 'meta_event.heartbeat' : text.replace(/^meta(?=\.|$)/, META_KIND)
  const leaves = Object.keys(EVENT_KINDS)
  if (leaves.some(name => isEventKind(name, kind) || isSubKind(kind, name))) return kind
  throw new QQError('VALIDATION', {kind: 'operations.noEvent', text, near: nearest(text, eventNames())})
}

/** All names of kinds and of groups of kinds. */
export function eventNames(): string[] {
  return [...new Set(Object.keys(EVENT_KINDS).flatMap(withParents)), META, HEARTBEAT]
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

/** @throws QQError USAGE if the pattern is not a regular expression */
export function parsePattern(pattern: string): RegExp {
  return orThrow(
    () => new RegExp(pattern, 'u'),
    error => new QQError('USAGE', {kind: 'operations.noPattern', detail: reasonOf(error)}),
  )
}

export function passes(filter: EventFilter, event: OneBotEvent): boolean {
  return (
    isWantedKind(filter, eventKind(event)) &&
    isAmong(filter.groups, event['group_id']) &&
    isAmong(filter.users, event['user_id']) &&
    (filter.self === undefined || filter.self === isOwn(event)) &&
    (filter.match === undefined || matches(filter.match, messageText(event))) &&
    (filter.where?.(event) ?? true)
  )
}

/** As `passes`, with little parsing: most events are either not wanted, or wanted unchanged. */
export function compileEventFilter(filter: EventFilter): (frame: EventFrame) => boolean {
  const {kinds, groups, users, match, meta, self, where} = filter
  const takesMeta = meta ?? kinds.some(kind => isEventKind(kind, META_KIND))
  const looksAtMeta = (frame: EventFrame): boolean => takesMeta || !frame.isMeta
  const conditions = [...kinds, ...groups, ...users, match, self, where]
  if (conditions.every(condition => condition === undefined)) return looksAtMeta
  const mayBe = [looksAtMeta, mentions(groups), mentions(users)]
  return frame => mayBe.every(test => test(frame)) && isRead(frame) && passes(filter, frame.event)
}

/** Whether a frame contains the digits of one of these ids; without them its event cannot have that id. */
function mentions(ids: readonly string[]): (frame: EventFrame) => boolean {
  const needles = ids.map(id => Buffer.from(id))
  return ({raw}) => needles.length === 0 || needles.some(needle => raw.includes(needle))
}

function isWantedKind({kinds, meta}: EventFilter, kind: string): boolean {
  if (isEventKind(kind, META_KIND)) return meta ?? kinds.some(name => isEventKind(kind, name))
  return kinds.length === 0 || kinds.some(name => isEventKind(kind, name))
}

/** Whether the bot itself wrote or did it. */
function isOwn(event: OneBotEvent): boolean {
  const {post_type, self_id, user_id, operator_id} = event
  return post_type === 'message_sent' || String(operator_id ?? user_id) === String(self_id)
}

function matches(pattern: RegExp, text: string | undefined): boolean {
  return text !== undefined && pattern.test(text)
}

function isAmong(ids: readonly string[], id: unknown): boolean {
  return ids.length === 0 || ids.includes(String(id))
}
