import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject, textOf} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'

type Message = Readonly<Record<string, unknown>>

export type HistoryAction = 'get_group_msg_history' | 'get_friend_msg_history'

export interface HistoryRange {
  /** The id of the message to start from, which is not part of the result. */
  readonly anchor?: {readonly id: string; readonly side: 'before' | 'after'} | undefined
  /** The maximum number, 1 or more: the messages nearest to the anchor, or the newest. */
  readonly count?: number | undefined
  /** Only messages of this user. */
  readonly from?: string | undefined
  /** The messages that `count` counts, if not all; the result then has the others too. */
  readonly passes?: ((message: Message) => boolean) | undefined
  /** The maximum number of messages to look at. */
  readonly lookAt?: number | undefined
  /** Epoch ms; messages at or after this time. */
  readonly sinceMs?: number | undefined
  /** Epoch ms; messages before this time. */
  readonly untilMs?: number | undefined
}

/** The parameters of every page; the position is added. */
export type HistoryRequest = Readonly<Record<string, unknown>> &
  (Pick<ParamsOf<'get_group_msg_history'>, 'group_id'> | Pick<ParamsOf<'get_friend_msg_history'>, 'user_id'>)

/** The number of messages per request: NapCat looks up all their URLs before it answers. */
const PAGE_SIZE = 100

/** Digits of the largest 32-bit number; QQ's own ids have some 19. */
const LONGEST_SHORT_ID = 10

/**
 * Reads the history of a chat page by page. NapCat gives a page oldest first, with the anchor in it; its `message_seq`
 * is a message id; and only a page without new messages shows the beginning (GetGroupMsgHistory.ts).
 */
export class History {
  /** The frames of the pages, in order. */
  readonly raw: Buffer[] = []
  #messages: Message[] = []
  readonly #seen = new Set<string>()
  #looked = 0
  #counted = 0
  #isStopped = false
  #failure: QQError | undefined

  constructor(
    private readonly action: HistoryAction,
    private readonly request: HistoryRequest,
    private readonly range: HistoryRange,
    private readonly pageSize = PAGE_SIZE,
  ) {
    if (range.anchor) this.#seen.add(range.anchor.id)
  }

  /** The error that ended it early. */
  get failure(): QQError | undefined {
    return this.#failure
  }

  /** The number of messages that it looked at. */
  get looked(): number {
    return this.#looked
  }

  /** Whether it ended because it had looked at as many as it may. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /**
   * Every message of the range once, oldest first. A failure after the first page is kept.
   * @param onPage called with the number of messages that it looked at so far, except after the last page
   */
  async read(caller: Caller, onPage: (count: number) => void): Promise<readonly Message[]> {
    let anchor = this.range.anchor?.id
    for (let first = true; ; first = false) {
      const page = await this.#page(caller, anchor, first)
      const fresh = (first ? this.#withoutLongAnchor(page) : page).filter(message => this.#isNew(message))
      this.#looked += fresh.length
      this.#add(fresh.filter(message => this.#isWithin(message)))
      const last = this.#isBack ? fresh[0] : fresh.at(-1)
      if (!last || this.#isFull || this.#isBeyond(last)) return this.#cut()
      this.#isStopped = this.#left <= 0
      if (this.#isStopped) return this.#cut()
      anchor = String(last['message_id'])
      onPage(this.#looked)
    }
  }

  /** How many more messages it may look at. */
  get #left(): number {
    return (this.range.lookAt ?? Infinity) - this.#looked
  }

  get #isBack(): boolean {
    return this.range.anchor?.side !== 'after'
  }

  get #isFull(): boolean {
    return this.range.count !== undefined && this.#counted >= this.range.count
  }

  async #page(caller: Caller, anchor: string | undefined, first: boolean): Promise<Message[]> {
    const {count = Infinity, sinceMs, untilMs, from, passes} = this.range
    // it is not known how many messages of a page match
    const selects = [sinceMs, untilMs, from, passes].some(limit => limit !== undefined)
    const wanted = Math.min(selects ? Infinity : count - this.#counted, this.#left, this.pageSize)
    const params = {
      ...this.request,
      ...(anchor !== undefined && {message_seq: anchor}),
      count: anchor === undefined ? wanted : wanted + 1,
      reverse_order: this.#isBack,
    }
    try {
      const {data, raw} = await caller.call({action: this.action, params})
      this.raw.push(raw)
      const messages = isJsonObject(data) ? data['messages'] : undefined
      return Array.isArray(messages) ? messages.filter(isJsonObject) : []
    } catch (error) {
      if (!(error instanceof QQError) || error.code === 'AUTH') throw error
      const nothingThere = error.code === 'ACTION_FAILED' && /消息.*不存在/.test(error.serverText ?? '')
      if (first) {
        if (nothingThere && anchor === undefined) return []
        // NapCat keeps ids in a table of 5000 entries; a restart clears it, and reading a history fills it (api/msg.ts)
        throw nothingThere ? error.saying(error.what, {hint: {kind: 'operations.anchorUnknown'}}) : error
      }
      if (!nothingThere) this.#failure = error
      return []
    }
  }

  /** Messages do not contain QQ's long id, so the anchor is found by its position: the end where reading started. */
  #withoutLongAnchor(page: readonly Message[]): readonly Message[] {
    const {anchor} = this.range
    if (anchor === undefined || anchor.id.length <= LONGEST_SHORT_ID) return page
    return this.#isBack ? page.slice(0, -1) : page.slice(1)
  }

  #isNew(message: Message): boolean {
    const id = String(message['message_id'])
    if (this.#seen.has(id)) return false
    this.#seen.add(id)
    return true
  }

  #isWithin(message: Message): boolean {
    const {sinceMs = -Infinity, untilMs = Infinity, from} = this.range
    const ms = timeOf(message)
    return ms >= sinceMs && ms < untilMs && (from === undefined || textOf(message['user_id']) === from)
  }

  /** Whether all further messages are outside the time range. */
  #isBeyond(message: Message): boolean {
    const {sinceMs = -Infinity, untilMs = Infinity} = this.range
    return this.#isBack ? timeOf(message) < sinceMs : timeOf(message) >= untilMs
  }

  #add(messages: readonly Message[]): void {
    const {passes} = this.range
    this.#counted += passes ? messages.filter(passes).length : messages.length
    this.#messages = this.#isBack ? [...messages, ...this.#messages] : [...this.#messages, ...messages]
  }

  #cut(): readonly Message[] {
    const {count = Infinity, passes} = this.range
    if (passes) return this.#messages
    return this.#isBack ? this.#messages.slice(-count) : this.#messages.slice(0, count)
  }
}

function timeOf(message: Message): number {
  return Number(message['time']) * 1000
}
