import {type Segment} from '../../protocol/segments.js'
import {decodeCq} from '../../message/cq.js'
import {asReceived} from './received-segments.js'
import {isJsonObject} from '../../protocol/json.js'
import {textOf} from '../wire-values.js'

function segment(value: unknown): Segment {
  if (!isJsonObject(value)) return {type: 'text', data: {text: textOf(value)}}
  const data = value['data']
  return asReceived({type: textOf(value['type']), data: isJsonObject(data) ? data : {}})
}

/** The segments of a received message, from plain text or from a message (CQ text, one segment, or segments). */
export function incomingSegments(text: string | undefined, message: unknown): Segment[] {
  if (text !== undefined) return [{type: 'text', data: {text}}]
  if (typeof message === 'string') return decodeCq(message).map(segment)
  return (Array.isArray(message) ? (message as readonly unknown[]) : [message]).map(segment)
}
