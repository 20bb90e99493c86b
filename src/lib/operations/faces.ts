import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {Interrupt} from '../errors/interrupt.js'
import {nameOfFace} from '../message/face-names.js'
import {scalar} from '../message/segments/checks.js'
import {forwardedMessages} from '../message/segments/forward.js'
import {segmentsOf} from '../message/message-text.js'
import {isJsonObject} from '../protocol/json.js'
import {nodeContent, type Segment} from '../protocol/segments.js'

type WireObject = Readonly<Record<string, unknown>>

/** The faces in a message or in forward nodes that NapCat does not list and omits silently (api/msg.ts). */
function doubtfulFaces(segments: readonly Segment[]): string[] {
  const ids = segments.flatMap(segment =>
    segment.type === 'face' ? scalar(segment.data['id']) : doubtfulFaces(nodeContent(segment) ?? []),
  )
  return [...new Set(ids)].filter(id => nameOfFace(id) === undefined)
}

/**
 * The note about faces that NapCat omitted, or may have omitted, from an unchecked message or forward.
 * @param message its segments, or the nodes of a forward
 * @param sent the reply of the send
 */
export async function noteOnFaces(
  caller: Caller,
  message: readonly Segment[],
  sent: Reply,
): Promise<Saying | undefined> {
  const doubtful = doubtfulFaces(message)
  if (doubtful.length === 0 || caller.isDry) return undefined
  const arrived = await facesIn(caller, sent, message.some(nodeContent) ? 'get_forward_msg' : 'get_msg')
  if (!arrived) return {kind: 'operations.facesDoubtful', faces: doubtful}
  const lost = doubtful.filter(id => !arrived.includes(id))
  return lost.length === 0 ? undefined : {kind: 'operations.facesLost', faces: lost}
}

/** The faces that NapCat reports as segments of another type (api/msg.ts). */
const SHOWN_APART: ReadonlyMap<unknown, string> = new Map([
  ['dice', '358'],
  ['rps', '359'],
])

/** The faces of the sent message; undefined if NapCat does not find it. */
async function facesIn(
  caller: Caller,
  {data: sent}: Reply,
  action: 'get_msg' | 'get_forward_msg',
): Promise<string[] | undefined> {
  try {
    const {data} = await caller.call(lookUp(action, {message_id: isJsonObject(sent) ? scalar(sent['message_id']) : ''}))
    return isJsonObject(data) ? facesOf(action === 'get_msg' ? [data] : data['messages']) : undefined
  } catch (error) {
    // the message is sent, and its id must not be lost, neither by a Ctrl-C nor by a failure
    if (error instanceof QQError || error instanceof Interrupt) return undefined
    throw error
  }
}

/** The faces of messages and of their forwards; undefined if there is no message. */
function facesOf(messages: unknown): string[] | undefined {
  const contents = Array.isArray(messages) ? messages.filter(isJsonObject).map(segmentsOf) : []
  if (contents.every(content => content === undefined)) return undefined
  return contents.flatMap(content => (content ?? []).filter(isJsonObject).flatMap(faceOf))
}

function faceOf({type, data}: WireObject): string[] {
  const apart = SHOWN_APART.get(type)
  if (apart !== undefined) return [apart]
  if (!isJsonObject(data)) return []
  if (type === 'forward') return facesOf(forwardedMessages(data)) ?? []
  return type === 'face' ? [scalar(data['id'])] : []
}
