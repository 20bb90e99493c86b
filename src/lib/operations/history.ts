import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'

type Message = Readonly<Record<string, unknown>>

export type HistoryAction = 'get_group_msg_history' | 'get_friend_msg_history'

export interface HistoryRange {
  /** Where to start: the id of a message, which is not part of the result. `before` goes back in time, `after` forth. */
  readonly anchor?: {readonly id: string; readonly side: 'before' | 'after'} | undefined
  /** 1 or more. No more than so many: those nearest to the anchor, or the newest. */
  readonly count?: number | undefined
  /** Epoch ms: not older than this. */
  readonly sinceMs?: number | undefined
  /** Epoch ms: older than this. */
  readonly untilMs?: number | undefined
}

/** What every page is asked with; which page, is added. */
export type HistoryRequest = Readonly<Record<string, unknown>> &
  (Pick<ParamsOf<'get_group_msg_history'>, 'group_id'> | Pick<ParamsOf<'get_friend_msg_history'>, 'user_id'>)

/** How many messages are asked for at once: NapCat looks up the URLs of each before it answers. */
const PAGE_SIZE = 100

/** Digits of the largest 32-bit number; QQ's own ids have some 19. */
const LONGEST_SHORT_ID = 10

/**
 * Reads the history of a chat page by page. NapCat gives a page oldest first, with the anchor in it; what it calls
 * `message_seq` is a message id; and the only sign of the beginning is a page without anything new (GetGroupMsgHistory.ts).
 */
export class History {
  /** The frames of the pages, in the order in which they came. */
  readonly raw: Buffer[] = []
  #messages: Message[] = []
  readonly #seen = new Set<string>()
  #failure: QQError | undefined

  constructor(
    private readonly action: HistoryAction,
    private readonly request: HistoryRequest,
    private readonly range: HistoryRange,
    private readonly pageSize = PAGE_SIZE,
  ) {
    if (range.anchor) this.#seen.add(range.anchor.id)
  }

  /** What ended it although there was more. */
  get failure(): QQError | undefined {
    return this.#failure
  }

  /**
   * Every message of the range once, oldest first. A failure after the first page leaves what there is, and is kept.
   * @param onPage told how many messages there are so far, after each page but the last
   */
  async read(caller: Caller, onPage: (count: number) => void): Promise<readonly Message[]> {
    let anchor = this.range.anchor?.id
    for (let first = true; ; first = false) {
      const page = await this.#page(caller, anchor, first)
      const fresh = (first ? this.#withoutLongAnchor(page) : page).filter(message => this.#isNew(message))
      this.#add(fresh.filter(message => this.#isWithin(message)))
      const last = this.#isBack ? fresh[0] : fresh.at(-1)
      if (!last || this.#isFull || this.#isBeyond(last)) return this.#cut()
      anchor = String(last['message_id'])
      onPage(this.#messages.length)
    }
  }

  get #isBack(): boolean {
    return this.range.anchor?.side !== 'after'
  }

  get #isFull(): boolean {
    return this.range.count !== undefined && this.#messages.length >= this.range.count
  }

  async #page(caller: Caller, anchor: string | undefined, first: boolean): Promise<Message[]> {
    const {count = Infinity, sinceMs, untilMs} = this.range
    // where times decide, it cannot be known how many of a page will count
    const timed = sinceMs !== undefined || untilMs !== undefined
    const wanted = timed ? this.pageSize : Math.min(count - this.#messages.length, this.pageSize)
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
        throw nothingThere ? unknownAnchor(error) : error
      }
      if (!nothingThere) this.#failure = error
      return []
    }
  }

  /** QQ's own long id stands in no message: the anchor is known by its place, the end that was started from. */
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
    const {sinceMs = -Infinity, untilMs = Infinity} = this.range
    const ms = timeOf(message)
    return ms >= sinceMs && ms < untilMs
  }

  /** Whether all that lies further on is out of the range of times. */
  #isBeyond(message: Message): boolean {
    const {sinceMs = -Infinity, untilMs = Infinity} = this.range
    return this.#isBack ? timeOf(message) < sinceMs : timeOf(message) >= untilMs
  }

  #add(messages: readonly Message[]): void {
    this.#messages = this.#isBack ? [...messages, ...this.#messages] : [...this.#messages, ...messages]
  }

  #cut(): readonly Message[] {
    const {count = Infinity} = this.range
    return this.#isBack ? this.#messages.slice(-count) : this.#messages.slice(0, count)
  }
}

function timeOf(message: Message): number {
  return Number(message['time']) * 1000
}

/** Ids live in a table of 5000 entries that a restart empties; reading a history fills it (api/msg.ts). */
function unknownAnchor(error: QQError): QQError {
  return error.saying(error.what, {hint: {kind: 'operations.anchorUnknown'}})
}
