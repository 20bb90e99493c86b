import {createHash} from 'node:crypto'
import {pause} from '../client/pause.js'
import {noFrame, parseFrame, readReply, type Reply} from '../client/reply.js'
import {waitsFor} from '../client/waits.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Saying} from '../errors/saying.js'
import {plainName} from '../protocol/actions.js'
import {isJsonObject, stringifyJson} from '../protocol/json.js'
import {clockMs} from '../protocol/timers.js'
import {Claims, type FoundClaim, type OwnClaim} from './claims.js'
import {type Store} from './store.js'

type Params = Readonly<Record<string, unknown>>

/** How long a key is good for. */
const MAX_AGE_MS = 24 * 3_600_000
/** Between two looks at what another process does: that it was killed is told by nothing. */
const POLL_MS = 50
/** The parameters that say to whom something goes; under one key each target has a send of its own. */
const TARGET: readonly string[] = ['message_type', 'group_id', 'user_id', 'target_id', 'message_id']
/** How long the server may take is no part of what is sent. */
const NO_CONTENT: readonly string[] = [...TARGET, 'timeout']

export interface LedgerOptions {
  readonly store: Store
  /** Its URL, in the one form that it is opened in. */
  readonly server: string
  readonly key: string
  /** Send also where it cannot be known what became of an earlier try. */
  readonly retryUnsafe: boolean
  /** The limit for an answer, in ms, if the user has set one; 0 = none. */
  readonly limitMs?: number | undefined
  readonly signal: AbortSignal
  readonly note: (what: Saying) => void
}

/** Sees to it that what is sent under a key is sent once in 24 hours, by whichever process. */
export class SendLedger {
  readonly #claims: Claims
  /** How many sends to one target this run has made. */
  readonly #counts = new Map<string, number>()
  /** Files that this run has brought to the server, by their path there, which is another one each time. */
  readonly #uploads = new Map<string, string>()

  constructor(private readonly options: LedgerOptions) {
    this.#claims = new Claims(options.store.records('sends', 'send'), MAX_AGE_MS)
  }

  /** The file at this path on the server is known by its content from now on. */
  uploaded(serverPath: string, sha256: string): void {
    this.#uploads.set(serverPath, sha256)
  }

  /**
   * The answer to a send: from an earlier run that made it, or from `send`, which is then called once.
   * @throws QQError TIMEOUT when it cannot be known whether an earlier run made it, VALIDATION when that sent something
   * else, LOCAL when there is no telling; whatever `send` throws
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
   * Claims the send, or finds the claim that was answered. Of processes that claim at the same time the oldest claim wins:
   * each looks again after it has claimed, so that of any two at least one sees the other.
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
   * What the claims mean that nothing more will come of.
   * @returns the one that was answered, if there is one
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
    if (raw.length === 0) return noFrame(action)
    return readReply({action, params, sentMs: clockMs()}, parseFrame(raw) ?? {}, raw)
  }

  /** One send of this run: the how many-th under this key to this target. */
  #scopeOf(action: string, params: Params): string {
    const {server, key} = this.options
    const scope = stringifyJson([server, key, plainName(action), ...TARGET.map(name => params[name])])
    const count = (this.#counts.get(scope) ?? 0) + 1
    this.#counts.set(scope, count)
    return sha256(`${scope}${count}`)
  }

  /** The message itself is kept nowhere; hashed together with the key, it cannot be found by trying. */
  #contentOf(scope: string, params: Params): {hash: string; sizeBytes: number} {
    const content = Object.entries(params).filter(([name]) => !NO_CONTENT.includes(name))
    const text = stringifyJson(this.#canonical(Object.fromEntries(content)))
    return {hash: sha256(scope + text), sizeBytes: text.length}
  }

  /** The same for what is the same: in one order, and with files by their content. */
  #canonical(value: unknown): unknown {
    if (typeof value === 'string') return this.#uploads.get(value.replace(/^file:\/\//, '')) ?? value
    if (Array.isArray(value)) return value.map(item => this.#canonical(item))
    if (!isJsonObject(value)) return value
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([name, item]) => [name, this.#canonical(item)]))
  }
}

/** Whether it is certain that a call which failed has done nothing. */
function wasNotSent(error: unknown): boolean {
  if (error instanceof Interrupt) return error.unsettled === undefined
  return error instanceof QQError && error.outcome === 'none'
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
