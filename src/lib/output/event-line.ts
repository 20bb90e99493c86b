import {messageText} from '../message/text.js'
import {eventKind} from '../protocol/events.js'
import {humanText} from './human.js'
import {sanitize} from './sanitize.js'
import {type Style} from './types.js'

type Event = Readonly<Record<string, unknown>>

/** An event as one line for a person: when, where, who, what. */
export function eventLine(row: unknown, style: Style): string {
  const event = row as Event // rows of an event stream are events
  const text = messageText(event)
  const where = place(event, style)
  const what = text === undefined ? style.yellow(details(event)) : sanitize(text)
  const who = text === undefined ? '' : `${style.green(sender(event))}: `
  return `${style.dim(humanText('time', event['time']).slice(-8))} ${where}${who}${what}`
}

function place(event: Event, style: Style): string {
  const group = scalar(event['group_id'])
  if (group === '') return ''
  const name = scalar(event['group_name'])
  return `${style.cyan(sanitize(name === '' ? group : `${name}(${group})`))} `
}

function sender(event: Event): string {
  const from = (event['sender'] ?? {}) as Event // NapCat's sender is an object
  const name = scalar(from['card']) || scalar(from['nickname'])
  const id = scalar(event['user_id'])
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

/** `notice.group_ban.ban user_id=10001 operator_id=10000 duration=600`. */
function details(event: Event): string {
  const rest = Object.entries(event)
    .filter(([name, value]) => !COMMON.has(name) && scalar(value) !== '')
    .map(([name, value]) => `${name}=${scalar(value)}`)
  return sanitize([eventKind(event), ...rest].join(' '))
}

function scalar(value: unknown): string {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : ''
}
