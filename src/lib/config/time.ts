import {QQError} from '../errors/errors.js'
import {quoted} from '../protocol/quoted.js'
import {parseDuration} from './duration.js'

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?(Z|[+-]\d{2}:?\d{2})?$/

/**
 * A moment, in epoch ms: a date with or without a time, local unless it names a zone (`2026-01-31`, `2026-01-31 08:00`,
 * `2026-01-31T08:00:00Z`); epoch seconds; or how long ago (`2h`, `3d`).
 * @throws QQError USAGE
 */
export function parseTime(text: string, name?: string, nowMs = Date.now()): number {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000
  if (/^\d+(?:\.\d+)?[a-z]/.test(text)) return nowMs - parseDuration(text, name)
  return parseDate(text) ?? refuse(text, name)
}

function parseDate(text: string): number | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = DATE.exec(text) ?? []
  if (year === undefined) return undefined
  // Date.parse makes 2026-02-30 the 2nd of March; in UTC it cannot be mistaken for a jump of the clock
  const utc = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(utc.getTime()) || utc.getUTCDate() !== Number(day)) return undefined
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(ms) ? undefined : ms
}

function refuse(text: string, name: string | undefined): never {
  throw new QQError('USAGE', `${name === undefined ? '' : `${name}: `}not a time: ${quoted(text)}`, {
    hint: 'write 2026-01-31, "2026-01-31 08:00", epoch seconds, or how long ago: 2h, 3d',
  })
}
