import {isJsonObject} from '../protocol/json.js'
import {hasControlByte} from './control-byte.js'
import {parseFrame, type ReplyFrame} from './reply.js'

/** How the packets of a stream are wanted; decoded = a Buffer in `data.data` where that is long base64, and no `raw`. */
export type PacketForm = 'as sent' | 'decoded'

/** A frame whose `data.data` was cut out: '' stands in its place. */
export interface Packet {
  readonly frame: ReplyFrame
  readonly data: Record<string, unknown>
  /** What was cut out: a part of the frame as it came. */
  readonly text: Buffer
}

const KEY = '"data":"'
/** Shorter texts are not worth it. */
const MIN_LENGTH = 4096
const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Reads a packet of a download around the bytes that it carries in base64: a parser would look at every character of them, and
 * make a string of them twice. Undefined for a frame of any other shape.
 */
export function cutPacket(raw: Buffer): Packet | undefined {
  if (raw.length < MIN_LENGTH) return undefined
  const start = raw.indexOf(KEY) + KEY.length
  const end = raw.indexOf(QUOTE, start)
  if (start < KEY.length || end - start < MIN_LENGTH) return undefined
  const text = raw.subarray(start, end)
  if (text.includes(BACKSLASH) || hasControlByte(text)) return undefined
  const frame = parseFrame(Buffer.concat([raw.subarray(0, start), raw.subarray(end)]))
  const data = frame?.['data']
  const isPacket = frame?.['stream'] === 'stream-action' && isJsonObject(data) && data['data'] === ''
  return isPacket ? {frame, data, text} : undefined
}

/** What was cut out of a packet, decoded where it lies: new memory for each would be garbage sooner than V8 collects it. */
export function decodeInPlace({text}: Packet): Buffer {
  return text.subarray(0, text.write(text.toString('latin1'), 'base64'))
}
