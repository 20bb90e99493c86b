import {emojiTypeOf} from '../message/emoji.js'
import {eventKind} from '../protocol/events.js'
import {textOf} from '../protocol/json.js'
import {sizeText} from '../protocol/size.js'

type Event = Readonly<Record<string, unknown>>

/** A field of an event as text; '' if it is missing. */
type Field = (name: string) => string

/** The words for each kind of event; a kind also covers all kinds below it that are not in the table. */
const WORDS: Readonly<Record<string, (field: Field, event: Event) => string>> = {
  'notice.friend_add': field => `${field('user_id')} became a friend`,
  'notice.friend_recall': field => `${field('user_id')} recalled message ${field('message_id')}`,
  'notice.group_recall': field =>
    field('operator_id') === field('user_id')
      ? `${field('user_id')} recalled message ${field('message_id')}`
      : `${field('operator_id')} recalled message ${field('message_id')} of ${field('user_id')}`,
  'notice.group_increase': field => `${field('user_id')} joined${by(field, 'let in by')}`,
  'notice.group_increase.invite': field => `${field('user_id')} joined${by(field, 'invited by')}`,
  'notice.group_decrease': field => `${field('user_id')} left`,
  'notice.group_decrease.kick': field => `${field('user_id')} was removed${by(field)}`,
  'notice.group_decrease.kick_me': field => `the bot was removed${by(field)}`,
  'notice.group_decrease.disband': field => `the group was dissolved${by(field)}`,
  'notice.group_admin.set': field => `${field('user_id')} is an admin now`,
  'notice.group_admin.unset': field => `${field('user_id')} is no longer an admin`,
  'notice.group_ban.ban': field => `${person(field)} was muted${time(Number(field('duration')))}${by(field)}`,
  'notice.group_ban.lift_ban': field => `${person(field)} may speak again${by(field, 'allowed by')}`,
  'notice.group_upload': (field, event) => `${field('user_id')} uploaded ${file(event['file'])}`,
  'notice.group_card': field =>
    `${field('user_id')} changed the card from ${quoted(field('card_old'))} to ${quoted(field('card_new'))}`,
  'notice.essence': field =>
    `message ${field('message_id')} of ${field('sender_id')} was marked as essence${by(field)}`,
  'notice.group_msg_emoji_like': (field, event) =>
    `${field('user_id')} ${event['is_add'] === false ? 'took back' : 'reacted with'} ${emoji(event['likes'])} ${
      event['is_add'] === false ? 'from' : 'to'
    } message ${field('message_id')}`,
  'notice.notify.poke': field => `${field('sender_id') || field('user_id')} poked ${field('target_id')}`,
  'notice.notify.group_name': field => `${field('user_id')} renamed the group to ${quoted(field('name_new'))}`,
  'notice.notify.title': field => `${field('user_id')} got the title ${quoted(field('title'))}`,
  'notice.notify.profile_like': field =>
    `${field('operator_nick')}(${field('operator_id')}) liked the profile, ${field('times')} times`,
  'notice.notify.input_status': field => `${field('user_id')} is typing${said(field('status_text'))}`,
  'notice.notify.gray_tip': field => `a grey line${said(field('content'))}`,
  'notice.bot_offline': field => `the bot was logged out${said(`${field('tag')} ${field('message')}`.trim())}`,
  'notice.online_file_send.receive': field => `${field('peer_id')} took the online file`,
  'notice.online_file_send.refuse': field => `${field('peer_id')} refused the online file`,
  'notice.online_file_receive.cancel': field => `${field('peer_id')} cancelled the online file`,
  'request.friend': field => `${field('user_id')} wants to be a friend${request(field)}`,
  'request.group.add': field => `${field('user_id')} wants to join${request(field)}`,
  'request.group.invite': field => `${field('user_id')} invites the bot${request(field)}`,
  'meta_event.lifecycle.connect': field => `connected as ${field('self_id')}`,
  'meta_event.heartbeat': (_field, event) => `heartbeat: ${isOffline(event) ? 'offline' : 'online'}`,
}

/** The event in words; undefined for kinds that have none. */
export function eventWords(event: Event): string | undefined {
  const kind = eventKind(event)
  const parent = kind.slice(0, Math.max(kind.lastIndexOf('.'), 0))
  const words = [kind, parent].find(name => Object.hasOwn(WORDS, name))
  return words === undefined ? undefined : WORDS[words]?.(name => textOf(event[name]), event)
}

/** Whether it reports that the bot is logged out. The bot then receives nothing, even if the connection is open. */
export function isOffline(event: Event): boolean {
  const {status} = event
  if (event['notice_type'] === 'bot_offline') return true
  return typeof status === 'object' && status !== null && 'online' in status && status.online === false
}

/** NapCat gives 0 if it does not know who did it. */
function by(field: Field, words = 'by'): string {
  const operator = field('operator_id')
  return ['', '0'].includes(operator) ? '' : `, ${words} ${operator}`
}

/** User 0 is the whole group. */
function person(field: Field): string {
  return field('user_id') === '0' ? 'everybody' : field('user_id')
}

/** ` for 1 d 2 h`; a mute of the whole group has -1 seconds: it has no end. */
function time(seconds: number): string {
  if (!(seconds > 0)) return ''
  const units: readonly [name: string, size: number, wrap: number][] = [
    ['d', 86_400, Infinity],
    ['h', 3600, 24],
    ['min', 60, 60],
    ['s', 1, 60],
  ]
  const parts = units.map(([name, size, wrap]) => [Math.floor(seconds / size) % wrap, name] as const)
  const shown = parts.filter(([value]) => value > 0).map(([value, name]) => `${value} ${name}`)
  return ` for ${shown.join(' ')}`
}

function file(value: unknown): string {
  const {name, size} = (value ?? {}) as Event // NapCat's file is an object
  const bytes = textOf(size)
  return `${textOf(name) || 'a file'}${/^\d+$/.test(bytes) ? ` (${sizeText(Number(bytes))})` : ''}`
}

function emoji(likes: unknown): string {
  const ids = (Array.isArray(likes) ? (likes as unknown[]) : []).map(like =>
    textOf((like as Event | null)?.['emoji_id']),
  )
  return ids.map(emojiText).join(' ') || 'an emoji'
}

function emojiText(id: string): string {
  const code = Number(id)
  const isCharacter = /^\d+$/.test(id) && emojiTypeOf(id) === 2 && code <= 0x10_ff_ff
  return isCharacter ? String.fromCodePoint(code) : `[face ${id}]`
}

function request(field: Field): string {
  return `${said(field('comment'))} (flag ${field('flag')})`
}

function said(text: string): string {
  return text === '' ? '' : `: ${text}`
}

function quoted(text: string): string {
  return `“${text}”`
}
