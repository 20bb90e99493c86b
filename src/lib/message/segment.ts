import {QQError} from '../errors/errors.js'
import {nearest} from '../protocol/nearest.js'
import {quoted} from '../protocol/quoted.js'
import {type Segment} from '../protocol/segments.js'
import {segmentShape} from './segment-shape.js'
import {checkKeys} from './segments/checks.js'
import {kindOf, SEGMENTS} from './segments/index.js'
import {type SegmentRules} from './segments/kind.js'

/**
 * Checks that a value is a segment that NapCat can send. A face may be given by name.
 * @throws QQError VALIDATION for a value that is not a segment or has an unknown type, UNSUPPORTED for a type that
 * would not arrive; and as the checks of its kind
 */
export function checkSegment(value: unknown, name: string, rules: SegmentRules = {}): Segment {
  const {type, data} = segmentShape(value, name)
  const {keys = null, instead = null, check} = kindOf(type) ?? {}
  if (keys && check && (instead === null || rules.place === 'node')) {
    if (!rules.anyKeys) checkKeys(data, keys, `${name}: data`)
    return {type, data: check(data, name, rules)}
  }
  if (instead !== null) {
    throw new QQError('UNSUPPORTED', `${name}: NapCat cannot send ${type} in a message`, {hint: instead})
  }
  const known = Object.entries(SEGMENTS).flatMap(([one, kind]) => (kind.keys && kind.instead === null ? one : []))
  const near = nearest(type, known)
  throw new QQError('VALIDATION', `${name}: no segment is called ${quoted(type)}`, {
    hint: near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`,
  })
}

/**
 * The segments of a JSON list, or a single segment.
 * @throws as `checkSegment`, naming the place
 */
export function checkSegments(value: unknown, name: string, rules: SegmentRules = {}): Segment[] {
  if (!Array.isArray(value)) return [checkSegment(value, name, rules)]
  return value.map((segment: unknown, index) => checkSegment(segment, `${name}[${index}]`, rules))
}
