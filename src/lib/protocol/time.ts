import {durationMs} from './duration.js'

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?(Z|[+-]\d{2}:?\d{2})?$/
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/

/**
 * The moment, in epoch ms, that a text names wherever the tool takes times, local unless it names a zone: a date with
 * or without a time (`2026-01-31`, `2026-01-31 08:00`, `2026-01-31T08:00:00Z`), a time of today (`08:00`), `today` and
 * `yesterday` (their first moment), or how long ago (`-90d`). undefined for any other text.
 */
export function timeMs(text: string, nowMs: number): number | undefined {
  if (text === 'today') return dayMs(nowMs, 0)
  if (text === 'yesterday') return dayMs(nowMs, -1)
  if (text.startsWith('-')) return agoMs(text.slice(1), nowMs)
  return clockMs(text, nowMs) ?? dateMs(text)
}

/** The start of the day that is this many days after today. */
function dayMs(nowMs: number, days: number): number {
  const date = new Date(nowMs)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** The time this long before now; undefined for a text that is not a duration. */
export function agoMs(duration: string, nowMs: number): number | undefined {
  const ms = durationMs(duration)
  return ms === undefined ? undefined : nowMs - ms
}

function clockMs(text: string, nowMs: number): number | undefined {
  const [, hour, minute, second = '0'] = CLOCK.exec(text) ?? []
  return hour === undefined ? undefined : new Date(nowMs).setHours(Number(hour), Number(minute), Number(second), 0)
}

function dateMs(text: string): number | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = DATE.exec(text) ?? []
  if (year === undefined) return undefined
  // Date.parse makes 2026-02-30 the 2nd of March; UTC has no clock changes that could look like that
  const utc = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(utc.getTime()) || utc.getUTCDate() !== Number(day)) return undefined
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(ms) ? undefined : ms
}
