import {createHash} from 'node:crypto'
import {pause} from '../client/pause.js'
import {noFrame, parseFrame, readReply, type Reply} from '../client/read-reply.js'
import {waitsFor} from '../client/answer-waits.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Saying} from '../errors/saying.js'
import {withoutSuffix} from '../protocol/actions.js'
import {isJsonObject, stringifyJson} from '../protocol/json.js'
import {clockMs} from '../protocol/timers.js'
import {Claims, type FoundClaim, type OwnClaim} from './claims.js'
import {type Store} from './store.js'

type Params = Readonly<Record<string, unknown>>

/** How long a key is valid. */
const MAX_AGE_MS = 24 * 3_600_000
/** The time between two checks of another process, because there is no event for its end. */
const POLL_MS = 50
/** The parameters that name the target; with one key, each target has its own send. */
const TARGET: readonly string[] = ['message_type', 'group_id', 'user_id', 'target_id', 'message_id']
/** The server's time limit is not part of the content. */
const NO_CONTENT: readonly string[] = [...TARGET, 'timeout']

export interface LedgerOptions {
  readonly store: Store
  /** The URL in its normalised form. */
  readonly server: string
  readonly key: string
  /** Whether to send even if the result of an earlier try is unknown. */
  readonly retryUnsafe: boolean
  /** The limit for an answer, in ms, if the user has set one; 0 means no limit. */
  readonly limitMs?: number | undefined
  readonly signal: AbortSignal
  readonly note: (what: Saying) => void
}

/** Ensures that a send under a key is made once in 24 hours, by any process. */
export class SendLedger {
  readonly #claims: Claims
  /** The number of sends to each target in this run. */
  readonly #counts = new Map<string, number>()
  /** The files that this run has uploaded, by their server path, which is different each time. */
  readonly #uploads = new Map<string, string>()

  constructor(private readonly options: LedgerOptions) {
    this.#claims = new Claims(options.store.records('sends', 'send'), MAX_AGE_MS)
  }

  /** Records the content hash of the file at this server path. */
  uploaded(serverPath: string, sha256: string): void {
    this.#uploads.set(serverPath, sha256)
  }

  /**
   * The answer to a send, from an earlier run or from `send`, which is called at most once.
   * @throws QQError TIMEOUT if it is unknown whether an earlier run made it, VALIDATION if that run sent other content,
   * LOCAL if the ledger cannot be read; and the errors of `send`
   */
  async once(action: string, params: Params, send: () => Promise<Reply>): Promise<Reply> {
    const claimed = await this.#claim(action, params)
    if (!('withdraw' in claimed)) return this.#recorded(action, params, claimed)
    let reply: Reply
    try {
      reply = await send()
    } catch (error) {
      if (wasNotSent(error)) claimed.withdraw()
      else claimed.lose()
      throw error
    }
    try {
      claimed.done(reply.raw)
    } catch (error) {
      this.options.note({kind: 'state.notRemembered', detail: reasonOf(error)})
    }
    return reply
  }

  /**
   * Claims the send, or finds an answered claim. If several processes claim at the same time, the oldest claim wins:
   * each checks again after its claim, so that of any two at least one sees the other.
   */
  async #claim(action: string, params: Params): Promise<OwnClaim | FoundClaim> {
    const scope = this.#scopeOf(action, params)
    const content = this.#contentOf(scope, params)
    const {firstMs} = waitsFor({action}, content.sizeBytes, false, this.options.limitMs)
    const deadline = firstMs === 0 ? Number.POSITIVE_INFINITY : Date.now() + firstMs
    let own: OwnClaim | undefined
    let isOurs = false
    try {
      for (;;) {
        const others = this.#claims.find(scope).filter(({name}) => name !== own?.name)
        const mayWait = Date.now() < deadline
        const rivals = others.filter(({fate, isHeld}) => mayWait && fate.state === 'open' && isHeld)
        const settled = others.filter(other => !rivals.includes(other))
        const done = this.#judge(action, settled, content.hash)
        if (done) return done
        isOurs = own !== undefined && rivals.length === 0
        if (own && isOurs) return own
        if (rivals.length === 0) {
          own = this.#claims.make(scope, content.hash)
          continue
        }
        if (own && rivals.some(({name}) => name < (own?.name ?? ''))) {
          own.withdraw()
          own = undefined
        }
        await pause(POLL_MS, this.options.signal)
      }
    } finally {
      if (!isOurs) own?.withdraw()
    }
  }

  /**
   * Evaluates the claims that will not change any more.
   * @returns the answered claim, if there is one
   */
  #judge(action: string, claims: readonly FoundClaim[], content: string): FoundClaim | undefined {
    const {key, retryUnsafe} = this.options
    if (claims.some(claim => claim.content !== content)) {
      throw new QQError('VALIDATION', {kind: 'state.keyTaken', key}, {action})
    }
    const done = claims.find(({fate}) => fate.state === 'done')
    if (done !== undefined || claims.length === 0 || retryUnsafe) return done
    throw new QQError('TIMEOUT', {kind: 'state.mayBeDelivered', key}, {action, outcome: 'unknown'})
  }

  #recorded(action: string, params: Params, {fate, madeAt}: FoundClaim): Reply {
    const raw = fate.state === 'done' ? fate.frame : Buffer.alloc(0)
    this.options.note({kind: 'state.alreadyDone', at: new Date(madeAt).toISOString()})
    if (raw.length === 0) return {...noFrame(action), isRecorded: true}
    return {...readReply({action, params, sentMs: clockMs()}, parseFrame(raw) ?? {}, raw), isRecorded: true}
  }

  /** The id of a send: its key, its target and its number in this run. */
  #scopeOf(action: string, params: Params): string {
    const {server, key} = this.options
    const scope = stringifyJson([server, key, withoutSuffix(action), ...TARGET.map(name => params[name])])
    const count = (this.#counts.get(scope) ?? 0) + 1
    this.#counts.set(scope, count)
    return sha256(`${scope}${count}`)
  }

  /** The message itself is never stored. It is hashed with the key, so that it cannot be guessed. */
  #contentOf(scope: string, params: Params): {hash: string; sizeBytes: number} {
    const content = Object.entries(params).filter(([name]) => !NO_CONTENT.includes(name))
    const text = stringifyJson(this.#canonical(Object.fromEntries(content)))
    return {hash: sha256(scope + text), sizeBytes: text.length}
  }

  /** A canonical form: keys in one order, and files by their content. */
  #canonical(value: unknown): unknown {
    if (typeof value === 'string') return this.#uploads.get(value.replace(/^file:\/\//, '')) ?? value
    if (Array.isArray(value)) return value.map(item => this.#canonical(item))
    if (!isJsonObject(value)) return value
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([name, item]) => [name, this.#canonical(item)]))
  }
}

/** Whether a failed call certainly had no effect. */
function wasNotSent(error: unknown): boolean {
  if (error instanceof Interrupt) return error.unsettled === undefined
  return error instanceof QQError && error.outcome === 'none'
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
