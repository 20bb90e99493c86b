import {createHash} from 'node:crypto'
import {type Segment} from '../../protocol/segments.js'

/** The peer of a conversation: a group, or the other user. */
export interface Peer {
  readonly kind: 'group' | 'private'
  readonly id: number
  /** A temporary session: the group through which the two met. */
  readonly through?: number
}

/** One entry of a forwarded record. */
export interface ForwardedMessage {
  readonly userId: number
  readonly nickname: string
  readonly time: number
  readonly segments: readonly Segment[]
}

export interface StoredMessage {
  /** Positive int32, unique: what OneBot calls message_id. */
  readonly shortId: number
  /** QQ's own id, 19 digits. */
  readonly longId: string
  /** The number of the message within its conversation. */
  readonly realSeq: number
  /** Seconds since the epoch. */
  readonly time: number
  readonly peer: Peer
  readonly senderId: number
  readonly segments: readonly Segment[]
  /** The content of a forward card, and the id to fetch it. */
  readonly forward?: {readonly resId: string; readonly messages: readonly ForwardedMessage[]}
}

export type MessageDraft = Pick<StoredMessage, 'time' | 'peer' | 'senderId' | 'segments' | 'forward'> & {
  /** Made up when absent. */
  readonly shortId?: number | undefined
}

const FIRST_LONG_ID = 7_412_345_678_901_234_567n

/** The ids have uneven steps, so that no client takes them for a counter. */
const LONG_ID_STEP = 104_729n

function samePeer(one: Peer, other: Peer): boolean {
  return one.kind === other.kind && one.id === other.id
}

/** Every message that was not recalled, oldest first. */
export class MessageLog {
  private readonly byShortId = new Map<number, StoredMessage>()
  private nextLongId = FIRST_LONG_ID

  add(draft: MessageDraft): StoredMessage {
    const longId = String(this.nextLongId)
    this.nextLongId += LONG_ID_STEP
    const message: StoredMessage = {
      ...draft,
      // the id of a received card is the message's long id, never the res_id that the sender got
      segments: draft.forward === undefined ? draft.segments : [{type: 'forward', data: {id: longId}}],
      longId,
      shortId: draft.shortId ?? this.freeShortId(`${draft.peer.kind}${draft.peer.id}:${longId}`),
      realSeq: 1001 + this.of(draft.peer).length,
    }
    this.byShortId.set(message.shortId, message)
    return message
  }

  /** By the short id or the long one, as a number or as text. */
  find(id: string): StoredMessage | undefined {
    return this.byShortId.get(Number(id)) ?? this.all().find(message => message.longId === id)
  }

  findForward(resId: string): StoredMessage | undefined {
    return this.all().find(message => message.forward?.resId === resId)
  }

  remove(message: StoredMessage): void {
    this.byShortId.delete(message.shortId)
  }

  of(peer: Peer): StoredMessage[] {
    return this.all().filter(message => samePeer(message.peer, peer))
  }

  /** The last message of each conversation, newest first. */
  latest(): StoredMessage[] {
    const last = new Map<string, StoredMessage>()
    for (const message of this.all()) {
      const key = `${message.peer.kind}${message.peer.id}`
      last.delete(key)
      last.set(key, message)
    }
    return [...last.values()].reverse()
  }

  private all(): StoredMessage[] {
    return [...this.byShortId.values()]
  }

  private freeShortId(seed: string): number {
    for (let attempt = 0; ; attempt++) {
      const id = createHash('md5').update(`${seed}#${attempt}`).digest().readUInt32BE() & 0x7fff_ffff
      if (id !== 0 && !this.byShortId.has(id)) return id
    }
  }
}
