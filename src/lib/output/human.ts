import {lazy} from '../protocol/lazy.js'
import {sizeText} from '../protocol/size.js'
import {cellText} from './cell.js'
import {createStyle} from './color.js'
import {type Kind} from './columns.js'
import {type HumanView, type RenderOptions} from './types.js'

/** @param auto what is made of times and sizes where nobody says how they shall look: what people read, or nothing */
export async function humanView(options: RenderOptions, auto: 'readable' | 'as it is'): Promise<HumanView> {
  const {color, times = 'auto', sizes = 'auto', zone, terminal} = options
  const readable = auto === 'readable'
  return {
    style: await createStyle(color),
    clock: times === 'auto' ? (readable ? 'local' : 'epoch') : times,
    zone,
    sizes: sizes === 'auto' ? (readable ? 'human' : 'bytes') : sizes,
    width: terminal?.columns,
  }
}

/**
 * A cell for people: of a time, epoch seconds or milliseconds become a date and 0 (never) a dash; a size gets a unit.
 * Anything else, and any value that is out of range, stays as it is.
 */
export function humanText(kind: Kind | undefined, value: unknown, human: HumanView): string {
  const text = cellText(value)
  if (kind === undefined || !/^\d+$/.test(text)) return text
  if (kind === 'size') return human.sizes === 'human' ? sizeText(Number(text)) : text
  if (human.clock === 'epoch') return text
  return timeText(Number(text), human) ?? timeText(Number(text) / 1000, human) ?? text
}

/** The time of day alone, where the day is known. */
export function timeOfDay(value: unknown, human: HumanView): string {
  const text = humanText('time', value, human)
  return human.clock === 'epoch' ? text : text.slice(-8)
}

/** `YYYY-MM-DD HH:mm:ss`; undefined when it does not look like epoch seconds of our days. */
function timeText(seconds: number, {clock, zone}: HumanView): string | undefined {
  if (seconds === 0) return '-'
  if (seconds < 1e9 || seconds > 1e10) return undefined
  const date = new Date(seconds * 1000)
  const inZone = clock === 'local' && zone !== undefined ? zonedTime(zone) : undefined
  if (inZone) return inZone.format(date)
  // ISO is of UTC: the hands of this machine's clock are set there
  const shown = clock === 'utc' ? date : new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return shown.toISOString().slice(0, 19).replace('T', ' ')
}

const formats = lazy(() => new Map<string, Intl.DateTimeFormat | undefined>())

/** undefined for what is no name of a zone; the system may know what it means. */
function zonedTime(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats()
  if (!known.has(zone)) known.set(zone, createFormat(zone))
  return known.get(zone)
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('sv-SE', {timeZone, dateStyle: 'short', timeStyle: 'medium'}) // 2026-08-01 08:00:00
  } catch {
    return undefined
  }
}
