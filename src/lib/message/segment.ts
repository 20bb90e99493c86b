import {QQError} from '../errors/errors.js'
import {nearest} from '../protocol/nearest.js'
import {quoted} from '../protocol/quoted.js'
import {type Segment} from '../protocol/segments.js'
import {type FaceRules} from './emoji.js'
import {checkData, checkSegmentKeys, faceData} from './segment-data.js'
import {segmentShape} from './segment-shape.js'

/** What NapCat sends; all others it drops without a word, or fails on (api/msg.ts). */
const SENDABLE: readonly string[] = [
  ...['text', 'at', 'reply', 'face', 'mface', 'image', 'record', 'video', 'file'],
  ...['json', 'music', 'contact', 'dice', 'rps', 'forward'],
]

/** What is known and never arrives, with what does it instead. */
const REFUSED: Readonly<Record<string, string>> = {
  node: 'the nodes of a forward are sent by `qq forward send`',
  markdown: 'QQ takes it inside forwards only: `qq forward send --nodes`',
  poke: '`qq msg poke` does it',
  miniapp: '`qq share get-mini-app` makes a card, which a json segment sends',
  onlinefile: '`qq online-file send` does it',
  flashtransfer: '`qq flash send` does it',
  location: 'NapCat sends a fixed test location in its place; a contact or json segment can carry a card',
  xml: 'a card goes as a json segment',
  keyboard: 'only official bots can; `qq msg click-button` presses a button',
}

export interface SegmentRules extends FaceRules {
  /** Inside a node of a forward QQ takes markdown too. */
  readonly place?: 'message' | 'node'
  /** Takes also keys that NapCat is not known to read. */
  readonly anyKeys?: boolean | undefined
}

/**
 * A value as a segment that NapCat can send. A face may be called by its name.
 * @throws QQError VALIDATION for what is no segment or of an unknown type, UNSUPPORTED for a type that does not arrive; as
 * `checkData` and `faceData`
 */
export function checkSegment(value: unknown, name: string, rules: SegmentRules = {}): Segment {
  const {place = 'message', anyKeys} = rules
  const {type, data} = segmentShape(value, name)
  if (SENDABLE.includes(type) || (type === 'markdown' && place === 'node')) {
    if (!anyKeys) checkSegmentKeys({type, data}, name)
    checkData({type, data}, name)
    return {type, data: type === 'face' ? faceData(data, name, rules) : data}
  }
  const instead = Object.hasOwn(REFUSED, type) ? REFUSED[type] : undefined
  if (instead !== undefined) {
    throw new QQError('UNSUPPORTED', `${name}: NapCat cannot send ${type} in a message`, {hint: instead})
  }
  const near = nearest(type, SENDABLE)
  throw new QQError('VALIDATION', `${name}: no segment is called ${quoted(type)}`, {
    hint: near === undefined ? `there are ${SENDABLE.join(', ')}` : `did you mean ${near}?`,
  })
}

/**
 * The segments of a JSON list, or one alone.
 * @throws as `checkSegment`, naming the place
 */
export function checkSegments(value: unknown, name: string, rules: SegmentRules = {}): Segment[] {
  if (!Array.isArray(value)) return [checkSegment(value, name, rules)]
  return value.map((segment: unknown, index) => checkSegment(segment, `${name}[${index}]`, rules))
}
