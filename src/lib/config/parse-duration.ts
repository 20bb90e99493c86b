import {malformed} from '../errors/refusals.js'
import {durationMs} from '../protocol/duration.js'

/**
 * A duration in whole ms: `500ms`, `30s`, `5m`, `1h30m`, `2d`. A bare number other than 0 is refused, because its unit
 * is unknown.
 * @throws QQError USAGE
 */
export function parseDuration(text: string, name?: string): number {
  const ms = text === '0' ? 0 : durationMs(text)
  if (ms !== undefined) return ms
  throw malformed('USAGE', 'duration', text, name)
}
