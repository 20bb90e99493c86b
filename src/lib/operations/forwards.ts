import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {segmentsOf} from '../message/message-text.js'
import {isJsonObject, textOf} from '../protocol/json.js'

type Json = Readonly<Record<string, unknown>>

/** Opens the forwards inside messages, without changing the given messages. */
export class ForwardOpener {
  /** The received frames, in order. */
  readonly raw: Buffer[] = []
  #closed = 0
  #reason: Saying | undefined

  constructor(private readonly caller: Caller) {}

  /** Undefined if all forwards could be opened. */
  get failure(): QQError | undefined {
    if (this.#closed === 0) return undefined
    const why = this.#reason ?? {kind: 'operations.contentNotGiven'}
    const what = {kind: 'operations.forwardsClosed', count: this.#closed, why} as const
    return new QQError('PARTIAL', what, {action: 'get_forward_msg', outcome: 'partial'})
  }

  /**
   * The messages with the missing `content` of their forwards, down to this depth. A nested forward can only be
   * requested by its res_id; NapCat takes an id of digits for a message id (action/go-cqhttp/GetForwardMsg.ts).
   * @param card the id of the message, by which its forward can be requested
   * @throws as `Caller.call`, except for a forward that NapCat does not know: see `failure`
   */
  async open(messages: readonly unknown[], depth: number, card?: string): Promise<unknown[]> {
    if (depth < 1) return [...messages]
    const opened: unknown[] = []
    // one after the other, because an id may occur again, and NapCat registers what it reads
    for (const message of messages) opened.push(await this.#message(message, depth, card))
    return opened
  }

  async #message(message: unknown, depth: number, card: string | undefined): Promise<unknown> {
    const segments = isJsonObject(message) ? segmentsOf(message) : undefined
    if (!isJsonObject(message) || !segments) return message
    const opened: unknown[] = []
    for (const segment of segments) opened.push(await this.#segment(segment, depth, card))
    return {...message, message: opened}
  }

  async #segment(segment: unknown, depth: number, card: string | undefined): Promise<unknown> {
    if (!isJsonObject(segment) || segment['type'] !== 'forward' || !isJsonObject(segment['data'])) return segment
    const {data} = segment
    const content = Array.isArray(data['content']) ? (data['content'] as unknown[]) : await this.#content(data, card)
    if (content === undefined) {
      this.#closed++
      return segment
    }
    return {...segment, data: {...data, content: await this.open(content, depth - 1)}}
  }

  async #content(data: Json, card: string | undefined): Promise<unknown[] | undefined> {
    const id = textOf(data['id'])
    if (card === undefined && (id === '' || /^\d+$/.test(id))) return undefined
    try {
      const reply = await this.caller.call(lookUp('get_forward_msg', card === undefined ? {id} : {message_id: card}))
      this.raw.push(reply.raw)
      const messages = isJsonObject(reply.data) ? reply.data['messages'] : undefined
      return Array.isArray(messages) ? messages : undefined
    } catch (error) {
      if (!(error instanceof QQError) || error.code !== 'ACTION_FAILED') throw error
      this.#reason = error.what
      return undefined
    }
  }
}
