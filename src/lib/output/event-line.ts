import {say} from '../errors/saying.js'
import {spoken} from '../language/spoken.js'
import {eventKind} from '../protocol/events.js'
import {textOf} from '../protocol/json.js'
import {eventWords, isOffline} from './event-words.js'
import {timeOfDay} from './human.js'
import {messageWords, groupOf, senderOf} from './message-line.js'
import {sanitize} from './sanitize.js'
import {type HumanView} from './types.js'

type Event = Readonly<Record<string, unknown>>

/** An event as one line for people: time, place, sender, content. */
export function eventLine(row: unknown, human: HumanView): string {
  const event = row as Event // rows of an event stream are events
  const {style} = human
  const time = style.dim(timeOfDay(event['time'], human))
  const where = place(event, human)
  return [time, ...(where === '' ? [] : [style.cyan(where)]), what(event, human)].join(' ')
}

function what(event: Event, human: HumanView): string {
  const {style, speech} = human
  const said = messageWords(event, human)
  if (said !== undefined) {
    const arrow = event['post_type'] === 'message_sent' ? `${style.dim('→')} ` : ''
    return `${arrow}${style.green(senderOf(event))}: ${said}`
  }
  const told = eventWords(event)
  const words = sanitize(told ? spoken(told, speech) : details(event))
  if (isOffline(event)) return style.red(words)
  if (event['post_type'] === 'request') return style.bold(words)
  return event['post_type'] === 'meta_event' ? style.dim(words) : style.yellow(words)
}

/** The group, or a mark for a private message, with its receiver if the bot wrote it. */
function place(event: Event, {speech}: HumanView): string {
  const group = groupOf(event)
  if (group !== '' && group !== '0') return group
  if (event['message_type'] !== 'private') return ''
  const to = event['post_type'] === 'message_sent' ? textOf(event['target_id']) : ''
  return spoken(to === '' ? say('private') : say('private({to})', {to: sanitize(to)}), speech)
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

/** The text for events without words: `notice.new_kind user_id=10001`. */
function details(event: Event): string {
  const rest = Object.entries(event)
    .filter(([name, value]) => !COMMON.has(name) && textOf(value) !== '')
    .map(([name, value]) => `${name}=${textOf(value)}`)
  return [eventKind(event), ...rest].join(' ')
}
