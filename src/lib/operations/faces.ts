import {type Caller} from '../client/client.js'
import {type Reply} from '../client/reply.js'
import {QQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {nameOfFace} from '../message/face-names.js'
import {scalar} from '../message/segment-data.js'
import {segmentsOf} from '../message/text.js'
import {isJsonObject} from '../protocol/json.js'
import {nodeContent, type Segment} from '../protocol/segments.js'

/** The faces in a message or the nodes of a forward that NapCat may not know: it leaves those out without a word (api/msg.ts). */
export function doubtfulFaces(segments: readonly Segment[]): string[] {
  const ids = segments.flatMap(segment =>
    segment.type === 'face' ? scalar(segment.data['id']) : doubtfulFaces(nodeContent(segment) ?? []),
  )
  return [...new Set(ids)].filter(id => nameOfFace(id) === undefined)
}

/**
 * What to say of the faces in a message that was sent, when some were left out, or may have been.
 * @param sent the reply of the send
 */
export async function noteOnFaces(
  caller: Caller,
  message: readonly Segment[],
  sent: Reply,
): Promise<string | undefined> {
  const doubtful = doubtfulFaces(message)
  if (doubtful.length === 0) return undefined
  const arrived = await facesIn(caller, sent)
  if (!arrived) return `${unsure(doubtful)}; the message could not be read back`
  const lost = doubtful.filter(id => !arrived.includes(id))
  return lost.length === 0 ? undefined : `NapCat does not know face ${lost.join(', ')}: the message was sent without it`
}

/** What to say of faces that nobody looks for. */
export function unsure(faces: readonly string[]): string {
  return `NapCat may not know face ${faces.join(', ')}, and would leave it out silently`
}

/** The faces that NapCat shows as segments of another type (api/msg.ts). */
const SHOWN_APART: ReadonlyMap<unknown, string> = new Map([
  ['dice', '358'],
  ['rps', '359'],
])

/** The faces of a message that was sent; undefined where NapCat does not show it. */
async function facesIn(caller: Caller, {data: sent}: Reply): Promise<string[] | undefined> {
  try {
    const {data} = await caller.read('get_msg', {message_id: isJsonObject(sent) ? scalar(sent['message_id']) : ''})
    return isJsonObject(data) ? segmentsOf(data)?.filter(isJsonObject).flatMap(faceOf) : undefined
  } catch (error) {
    // the message itself has been sent, and its id must not be lost, by a Ctrl-C no more than by a failure
    if (error instanceof QQError || error instanceof Interrupt) return undefined
    throw error
  }
}

function faceOf({type, data}: Readonly<Record<string, unknown>>): string[] {
  const apart = SHOWN_APART.get(type)
  if (apart !== undefined) return [apart]
  return type === 'face' && isJsonObject(data) ? [scalar(data['id'])] : []
}
