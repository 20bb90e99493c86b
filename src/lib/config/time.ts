import {QQError} from '../errors/errors.js'
import {quoted} from '../protocol/quoted.js'
import {agoMs, timeMs} from '../protocol/time.js'

/**
 * The time of a flag, in epoch ms: the forms of `timeMs`, how long ago without the minus (`2h`, `3d`), or epoch
 * seconds.
 * @throws QQError USAGE
 */
export function parseTime(text: string, name?: string, nowMs = Date.now()): number {
  const ms = /^\d{9,10}$/.test(text) ? Number(text) * 1000 : (timeMs(text, nowMs) ?? agoMs(text, nowMs))
  if (ms !== undefined) return ms
  throw new QQError('USAGE', `${name === undefined ? '' : `${name}: `}not a time: ${quoted(text)}`, {
    hint: 'write 2026-01-31, "2026-01-31 08:00", 08:00, today, yesterday, epoch seconds, or how long ago: 2h, 3d',
  })
}
