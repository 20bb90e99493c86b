import {type OneBotEvent} from '../protocol/events.js'
import {parseFrame} from './reply.js'

const POST_TYPE = Buffer.from('"post_type":"')
const RETCODE = Buffer.from('"retcode"')
const META = Buffer.from('meta_event"')
const OPENING = 0x7b // {
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
   * The event that these bytes surely are, or undefined where only parsing can tell. A quote inside a text is escaped, so
   * the bytes of a key in its quotes are a key; and without any `retcode` it is no reply.
   */
  static recognised(raw: Buffer): EventFrame | undefined {
    if (raw[0] !== OPENING || raw[raw.length - 1] !== CLOSING) return undefined
    const at = raw.indexOf(POST_TYPE)
    if (at === -1 || raw.includes(RETCODE)) return undefined
    const type = at + POST_TYPE.length
    return new EventFrame(raw, raw.compare(META, 0, META.length, type, type + META.length) === 0)
  }
}
