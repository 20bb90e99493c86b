import {malformed} from '../errors/refusals.js'
import {agoMs, timeMs} from '../protocol/time.js'

/**
 * The time of a flag, in epoch ms: the forms of `timeMs`, how long ago without the minus (`2h`, `3d`), or epoch
 * seconds.
 * @throws QQError USAGE
 */
export function parseTime(text: string, name?: string, nowMs = Date.now()): number {
  const ms = /^\d{9,10}$/.test(text) ? Number(text) * 1000 : (timeMs(text, nowMs) ?? agoMs(text, nowMs))
  if (ms !== undefined) return ms
  throw malformed('USAGE', 'time', text, name)
}
