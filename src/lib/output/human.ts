import {speechIn} from '../language/speech.js'
import {lazy} from '../protocol/lazy.js'
import {sizeText} from '../protocol/size.js'
import {cellText} from './cell.js'
import {createStyle} from './color.js'
import {type Kind} from './columns.js'
import {type HumanView, type RenderOptions} from './types.js'
import {attempt} from '../errors/attempt.js'

/** @param auto whether times and sizes are readable by default */
export async function humanView(options: RenderOptions, auto: 'readable' | 'as it is'): Promise<HumanView> {
  const {color, language, times = 'auto', sizes = 'auto', zone, terminal} = options
  const readable = auto === 'readable'
  return {
    style: await createStyle(color),
    clock: times === 'auto' ? (readable ? 'local' : 'epoch') : times,
    zone,
    sizes: sizes === 'auto' ? (readable ? 'human' : 'bytes') : sizes,
    width: terminal?.columns,
    speech: await speechIn(language?.() ?? 'en'),
  }
}

/**
 * A cell for people: a time in epoch seconds or milliseconds becomes a date, 0 (never) a dash; a size gets a unit.
 * Other values, and values out of range, do not change.
 */
export function humanText(kind: Kind | undefined, value: unknown, human: HumanView): string {
  const text = cellText(value)
  if (kind === undefined || !/^\d+$/.test(text)) return text
  if (kind === 'size') return human.sizes === 'human' ? sizeText(Number(text)) : text
  if (human.clock === 'epoch') return text
  return timeText(Number(text), human) ?? timeText(Number(text) / 1000, human) ?? text
}

/** Only the time of day, if the day is known. */
export function timeOfDay(value: unknown, human: HumanView): string {
  const text = humanText('time', value, human)
  return human.clock === 'epoch' ? text : text.slice(-8)
}

/** `YYYY-MM-DD HH:mm:ss`; undefined if it does not look like current epoch seconds. */
function timeText(seconds: number, {clock, zone}: HumanView): string | undefined {
  if (seconds === 0) return '-'
  if (seconds < 1e9 || seconds > 1e10) return undefined
  const date = new Date(seconds * 1000)
  const inZone = clock === 'local' && zone !== undefined ? zonedTime(zone) : undefined
  if (inZone) return inZone.format(date)
  // ISO uses UTC, so the local time is shifted first
  const shown = clock === 'utc' ? date : new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return shown.toISOString().slice(0, 19).replace('T', ' ')
}

const formats = lazy(() => new Map<string, Intl.DateTimeFormat | undefined>())

/** undefined for an unknown time zone, which the system may still know. */
function zonedTime(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats()
  if (!known.has(zone)) known.set(zone, createFormat(zone))
  return known.get(zone)
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  // 2026-08-01 08:00:00
  return attempt(() => new Intl.DateTimeFormat('sv-SE', {timeZone, dateStyle: 'short', timeStyle: 'medium'}))
}
