import {encodeCq, nestedKeys} from '../../message/cq.js'
import {type Segment} from '../../protocol/segments.js'

/** The `raw_message` of a message: lossy, as NapCat's is (nested data becomes "[object Object]", empty values go). */
export function rawMessage(segments: readonly Segment[]): string {
  return encodeCq(segments.map(flattened)).trim()
}

function flattened(segment: Segment): Segment {
  const flat = Object.fromEntries(nestedKeys(segment).map(key => [key, '[object Object]']))
  return {...segment, data: {...segment.data, ...flat}}
}
