import {QQError} from '../errors/errors.js'
import {atPlace} from '../errors/saying.js'
import {nearest} from '../protocol/nearest.js'
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
    throw new QQError('UNSUPPORTED', atPlace(name, {kind: 'message.unsendable', type, instead}))
  }
  const available = Object.entries(SEGMENTS).flatMap(([one, kind]) => (kind.keys && kind.instead === null ? one : []))
  const near = nearest(type, available)
  throw new QQError('VALIDATION', atPlace(name, {kind: 'input.notFound', what: 'segment', text: type, near, available}))
}

/**
 * The segments of a JSON list, or a single segment.
 * @throws as `checkSegment`, naming the place
 */
export function checkSegments(value: unknown, name: string, rules: SegmentRules = {}): Segment[] {
  if (!Array.isArray(value)) return [checkSegment(value, name, rules)]
  return value.map((segment: unknown, index) => checkSegment(segment, `${name}[${index}]`, rules))
}
