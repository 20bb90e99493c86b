import {type OneBotEvent} from '../protocol/events.js'
import {stringifyJson} from '../protocol/json.js'
import {hasControlByte} from './control-byte.js'
import {parseFrame, type ReplyFrame} from './read-reply.js'

const OPENING = Buffer.from('{"').readUInt16BE()
/** The beginnings of `time` and `self_id`, as numbers. */
const [TIME, SELF] = ['time', 'self'].map(key => Buffer.from(key).readUInt32BE())
const CLOSING = 0x7d // }
const META = Buffer.from('"meta_event"')
/** Twice the size of a heartbeat. */
const META_MAX_BYTES = 512

/** An event that has been parsed. */
export type ReadFrame = EventFrame & {readonly event: OneBotEvent}

/** An event as received. Properties that its bytes show need no parsing. */
export class EventFrame {
  #event: OneBotEvent | undefined
  #line: Buffer | undefined

  private constructor(
    readonly raw: Buffer,
    /** A meta event, such as a heartbeat; most readers skip these. */
    readonly isMeta: boolean,
  ) {}

  /** The parsed event, parsed on first use; undefined for invalid frames. */
  get event(): OneBotEvent | undefined {
    if (this.#event) return this.#event
    const frame = parseFrame(this.raw)
    return frame && isEvent(frame) ? (this.#event = frame) : undefined
  }

  /** The event in one line of JSON: as received, unless there are control characters between its tokens. */
  get line(): Buffer {
    return (this.#line ??= hasControlByte(this.raw) ? Buffer.from(stringifyJson(this.event)) : this.raw)
  }

  static parsed(raw: Buffer, event: OneBotEvent): ReadFrame {
    const frame = new EventFrame(raw, event['post_type'] === 'meta_event')
    frame.#event = event
    return frame as ReadFrame // it was just parsed
  }

  /**
   * The event in these bytes, or undefined if only parsing can show it. NapCat's events begin with their time or the
   * bot's number, neither of which a reply has (event/OneBotEvent.ts, api/msg.ts); its replies begin with `status`.
   */
  static recognised(raw: Buffer): EventFrame | undefined {
    if (raw.length < 8 || raw.readUInt16BE(0) !== OPENING || raw[raw.length - 1] !== CLOSING) return undefined
    const key = raw.readUInt32BE(2)
    if (key !== TIME && key !== SELF) return undefined
    const mayBeMeta = raw.length <= META_MAX_BYTES && raw.includes(META) // a message may contain the word
    if (mayBeMeta || hasControlByte(raw)) return undefined
    const frame = new EventFrame(raw, false)
    frame.#line = raw
    return frame
  }
}

/** A frame without a kind is not an event, and neither is what `parseFrame` makes of one with too many levels. */
export function isEvent(frame: ReplyFrame): boolean {
  return typeof frame['post_type'] === 'string'
}

/** Parses the frame; false if it is not an event. */
export function isRead(frame: EventFrame): frame is ReadFrame {
  return frame.event !== undefined
}
