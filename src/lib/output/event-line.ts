import {eventKind} from '../protocol/events.js'
import {textOf} from '../protocol/json.js'
import {humanText} from './human.js'
import {messageWords, placeOf, senderOf} from './message-line.js'
import {sanitize} from './sanitize.js'
import {type Style} from './types.js'

type Event = Readonly<Record<string, unknown>>

/** An event as one line for a person: when, where, who, what. */
export function eventLine(row: unknown, style: Style): string {
  const event = row as Event // rows of an event stream are events
  const said = messageWords(event, style)
  const place = placeOf(event)
  const what = said === undefined ? style.yellow(details(event)) : `${style.green(senderOf(event))}: ${said}`
  const when = style.dim(humanText('time', event['time']).slice(-8))
  return place === '' ? `${when} ${what}` : `${when} ${style.cyan(place)} ${what}`
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
    .filter(([name, value]) => !COMMON.has(name) && textOf(value) !== '')
    .map(([name, value]) => `${name}=${textOf(value)}`)
  return sanitize([eventKind(event), ...rest].join(' '))
}
