import {malformed} from '../errors/refusals.js'
import {isJsonObject} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'

/** A value with a type, and optionally data. @throws QQError VALIDATION for anything else */
export function segmentShape(value: unknown, name: string): Segment {
  const {type, data = {}} = isJsonObject(value) ? value : {}
  if (typeof type === 'string' && isJsonObject(data)) return {type, data}
  throw malformed('VALIDATION', 'segment', undefined, name)
}
