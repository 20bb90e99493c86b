import {type Params} from '../client/request.js'
import {endpointUrl} from '../client/options.js'
import {type Reply} from '../client/read-reply.js'
import {waitsFor} from '../client/answer-waits.js'
import {QQError} from '../errors/errors.js'
import {type Known, type Saying} from '../errors/saying.js'
import {type Held, type Lock, type Memory} from '../io/memory.js'
import {factsOf} from '../protocol/actions.js'
import {type MixedKind} from '../protocol/catalog/facts.js'
import {foreignGroup} from '../protocol/foreign-group.js'
import {acquire} from './lock.js'
import {queued, type Queues} from './queue.js'

/** The maximum time to wait for another run. */
const MAX_WAIT_MS = 60_000
const LOCKS = {name: 'locks'}

export interface TurnOptions {
  /** The locks between processes; undefined if only this process counts. */
  readonly memory: Memory | undefined
  /** What orders the calls of this process. */
  readonly queues: Queues
  /** The server's URL. */
  readonly url: string
  /** The limit for an answer, in ms, if the user has set one; 0 means no limit. */
  readonly limitMs: number | undefined
  /** Ends the run. */
  readonly signal: AbortSignal
  /** Called once when another run is waited for. */
  readonly onWait: (what: Saying) => void
  readonly note: (what: Saying) => void
}

/** A call whose answer NapCat may mix up with another one's. */
export interface MixedCall {
  readonly action: string
  readonly params: Params
  /** Whether it is a lookup for the following call, which must be made in the same turn. */
  readonly isLookUp: boolean
}

/** A turn for one kind of calls, in which no other run of this user makes such a call. */
interface Turn {
  readonly kind: MixedKind
  /** Whether other processes were locked out, too. */
  readonly isSure: boolean
  readonly end: () => void
}

/**
 * Ensures that calls of one kind do not overlap: NapCat waits for an event of QQ's core and uses the first one, even if
 * it belongs to another call (core apis/msg.ts, apis/group.ts). They are made one after the other in this process, and
 * across the processes of one user if there is a folder for locks. A run has one turn at a time, so that two runs
 * cannot wait for each other.
 */
export class Turns {
  #turn: Turn | undefined
  /** Resolves when the previous call is done, because calls in one turn of a run must not overlap either. */
  #last = Promise.resolve()
  #isBusy = false
  #hasToldWait = false
  /** Kinds for which the wait for another run has timed out; there is no second wait. */
  readonly #vain = new Set<MixedKind>()

  constructor(private readonly options: TurnOptions) {}

  /**
   * Makes a call in its turn. If a list of files belongs to another group, it is requested once more.
   * @throws QQError LOCAL for a write whose wait timed out, SOFT_FAILED for a list of another group both times; the
   * signal's reason; the errors of the call
   */
  async call({action, params, isLookUp}: MixedCall, make: () => Promise<Reply>): Promise<Reply> {
    return this.#inTurn(action, isLookUp, async () => {
      const first = await make()
      if (factsOf(action)?.effect !== 'read' || foreignGroup(params, first.data) === undefined) return first
      const second = await make()
      const group = foreignGroup(params, second.data)
      if (group === undefined) return second
      const details = {action, retcode: 0, raw: second.raw}
      throw new QQError('SOFT_FAILED', {kind: 'state.foreignFiles', action, group}, details)
    })
  }

  /** The packets of a stream, whose turn ends at the first packet. @throws as `call` */
  async *stream(action: string, packets: AsyncIterable<Reply>): AsyncGenerator<Reply, void> {
    const left = packets[Symbol.asyncIterator]()
    try {
      const first = await this.#inTurn(action, false, async () => left.next())
      for (let packet = first; !packet.done; packet = await left.next()) yield packet.value
    } finally {
      await left.return?.()
    }
  }

  /** Ends the turn that a lookup has kept, because its call is done or does not come. */
  letGo(): void {
    if (!this.#isBusy) this.#endTurn()
  }

  async #inTurn<T>(action: string, keeps: boolean, work: () => Promise<T>): Promise<T> {
    const before = this.#last
    let done = (): void => undefined
    this.#last = new Promise(resolve => (done = resolve))
    await before
    this.#isBusy = true
    let isKept = false
    try {
      await this.#begin(action)
      const result = await work()
      isKept = keeps
      return result
    } finally {
      this.#isBusy = false
      if (!isKept) this.#endTurn()
      done()
    }
  }

  async #begin(action: string): Promise<void> {
    const {mixed: kind, effect} = factsOf(action) ?? {}
    if (kind === undefined) return
    const isGood = this.#turn?.kind === kind && (this.#turn.isSure || effect === 'read')
    if (isGood) return
    this.#endTurn()
    this.#turn = await this.#take(kind, action, effect !== 'read')
  }

  #endTurn(): void {
    this.#turn?.end()
    this.#turn = undefined
  }

  async #take(kind: MixedKind, action: string, isWrite: boolean): Promise<Turn> {
    const {url, queues, signal} = this.options
    const name = `${endpointUrl(url, 'api')}\n${kind}`
    const leave = await queued(queues, name, signal)
    try {
      const lock = await this.#lockOn(name, action, kind)
      if (!lock || 'release' in lock) return {kind, isSure: true, end: endOf(lock, leave)}
      const isFirst = !this.#vain.has(kind)
      this.#vain.add(kind)
      if (isWrite) throw notSent(action, kind, lock)
      if (isFirst) this.options.note({kind: 'state.stillBusy', by: lock.by, calls: callsAbout(kind)})
      return {kind, isSure: false, end: leave}
    } catch (error) {
      leave()
      throw error
    }
  }

  /** @returns undefined if locks are not possible; then only calls of this process are ordered */
  async #lockOn(name: string, action: string, kind: MixedKind): Promise<Lock | Held | undefined> {
    const {memory, signal, limitMs} = this.options
    if (!memory) return undefined
    const {firstMs} = waitsFor({action}, 0, factsOf(action)?.stream ?? false, limitMs)
    const waitMs = this.#vain.has(kind) ? 0 : Math.min(firstMs === 0 ? Infinity : firstMs, MAX_WAIT_MS)
    return acquire(() => memory.lock(LOCKS, name), {waitMs, signal, onWait: held => this.#tellWait(kind, held)})
  }

  #tellWait(kind: MixedKind, {by}: Held): void {
    if (this.#hasToldWait) return
    this.#hasToldWait = true
    this.options.onWait({kind: 'state.waiting', calls: callsAbout(kind), by})
  }
}

function endOf(lock: Lock | undefined, leave: () => void): () => void {
  const release = (): void => lock?.release()
  process.once('exit', release) // a second Ctrl-C ends the process at once
  return () => {
    process.off('exit', release)
    release()
    leave()
  }
}

function notSent(action: string, kind: MixedKind, {by, hint}: Held): QQError {
  return new QQError('LOCAL', {kind: 'state.notSent', action, calls: callsAbout(kind), by}, {action, hint})
}

function callsAbout(what: MixedKind): Known {
  return {kind: 'state.callsAbout', what}
}
