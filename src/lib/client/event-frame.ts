import {type OneBotEvent} from '../protocol/events.js'
import {parseFrame} from './reply.js'

/** The beginnings of `{"time":` and `{"self_id":`, as numbers. */
const [TIME, SELF] = ['time', 'self'].map(key => Buffer.from(key).readUInt32BE())
const META = Buffer.from('"meta_event"')
/** Twice what a heartbeat takes. */
const META_MAX_BYTES = 512
const CLOSING = 0x7d // }

/** An event as it came. What of it can be told by its bytes costs no parsing. */
export class EventFrame {
  #event: OneBotEvent | undefined

  /** @param isMeta a heartbeat or the like: told at a glance, since most readers leave them out */
  private constructor(
    readonly raw: Buffer,
    readonly isMeta: boolean,
    event?: OneBotEvent,
  ) {
    this.#event = event
  }

  /** Parsed when first asked for. */
  get event(): OneBotEvent {
    return (this.#event ??= parseFrame(this.raw) ?? {})
  }

  static parsed(raw: Buffer, event: OneBotEvent): EventFrame {
    return new EventFrame(raw, event['post_type'] === 'meta_event', event)
  }

  /**
   * The event that these bytes surely are, or undefined where only parsing can tell. NapCat's events begin with their time
   * or the bot's number, neither of which a reply has (event/OneBotEvent.ts, api/msg.ts); its replies begin with `status`.
   */
  static recognised(raw: Buffer): EventFrame | undefined {
    if (raw.length < 8 || raw[raw.length - 1] !== CLOSING) return undefined
    const key = raw.readUInt32BE(2)
    if (key !== TIME && key !== SELF) return undefined
    const frame = new EventFrame(raw, raw.length <= META_MAX_BYTES && raw.includes(META))
    // a message may quote the word
    return frame.isMeta ? EventFrame.parsed(raw, frame.event) : frame
  }
}
