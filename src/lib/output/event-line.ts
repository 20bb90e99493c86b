import {messageText} from '../message/text.js'
import {eventKind} from '../protocol/events.js'
import {eventWords, isOffline, scalarText} from './event-words.js'
import {humanText} from './human.js'
import {sanitize} from './sanitize.js'
import {type Style} from './types.js'

type Event = Readonly<Record<string, unknown>>

/** An event as one line for a person: when, where, who, what. */
export function eventLine(row: unknown, style: Style): string {
  const event = row as Event // rows of an event stream are events
  const time = style.dim(humanText('time', event['time']).slice(-8))
  return [time, place(event, style), what(event, style)].filter(part => part !== '').join(' ')
}

function what(event: Event, style: Style): string {
  const text = messageText(event)
  if (text !== undefined) {
    const arrow = event['post_type'] === 'message_sent' ? `${style.dim('→')} ` : ''
    return `${arrow}${style.green(sender(event))}: ${sanitize(text)}`
  }
  const words = sanitize(eventWords(event) ?? details(event))
  if (isOffline(event)) return style.red(words)
  if (event['post_type'] === 'request') return style.bold(words)
  return event['post_type'] === 'meta_event' ? style.dim(words) : style.yellow(words)
}

/** The group; of a private message that it is one, and with whom where the bot wrote it. */
function place(event: Event, style: Style): string {
  const group = scalarText(event['group_id'])
  if (group !== '' && group !== '0') {
    const name = scalarText(event['group_name'])
    return style.cyan(sanitize(name === '' ? group : `${name}(${group})`))
  }
  if (event['message_type'] !== 'private') return ''
  const to = event['post_type'] === 'message_sent' ? scalarText(event['target_id']) : ''
  return style.cyan(sanitize(to === '' ? 'private' : `private(${to})`))
}

function sender(event: Event): string {
  const from = (event['sender'] ?? {}) as Event // NapCat's sender is an object
  const name = scalarText(from['card']) || scalarText(from['nickname'])
  const id = scalarText(event['user_id'])
  return sanitize(name === '' ? id : `${name}(${id})`)
}

const COMMON = new Set([
  'time',
  'self_id',
  'post_type',
  'notice_type',
  'request_type',
  'meta_event_type',
  'sub_type',
  'group_id',
])

/** What there are no words for: `notice.new_kind user_id=10001`. */
function details(event: Event): string {
  const rest = Object.entries(event)
    .filter(([name, value]) => !COMMON.has(name) && scalarText(value) !== '')
    .map(([name, value]) => `${name}=${scalarText(value)}`)
  return [eventKind(event), ...rest].join(' ')
}
