import {type Params} from '../client/request.js'
import {endpointUrl} from '../client/options.js'
import {type Reply} from '../client/reply.js'
import {waitsFor} from '../client/waits.js'
import {QQError} from '../errors/errors.js'
import {type Known, type Saying} from '../errors/saying.js'
import {type Held, type Lock, type Memory} from '../io/memory.js'
import {factsOf} from '../protocol/actions.js'
import {type MixedKind} from '../protocol/catalog/facts.js'
import {foreignGroup} from '../protocol/foreign-group.js'
import {acquire} from './lock.js'
import {queued} from './process-queue.js'

/** How long another run is waited for at the most. */
const MAX_WAIT_MS = 60_000
const LOCKS = {name: 'locks'}

export interface TurnOptions {
  /** Where the locks between processes are; undefined: only this process is looked at. */
  readonly memory: Memory | undefined
  /** The server's URL. */
  readonly url: string
  /** The limit for an answer, in ms, if the user has set one; 0 = none. */
  readonly limitMs: number | undefined
  /** Ends the run. */
  readonly signal: AbortSignal
  /** Told once that another run is waited for. */
  readonly onWait: (what: Saying) => void
  readonly note: (what: Saying) => void
}

/** A call whose answer NapCat may mix up with another one's. */
export interface MixedCall {
  readonly action: string
  readonly params: Params
  /** It is made for the call that follows, which is to be made in the same turn. */
  readonly isLookUp: boolean
}

/** Of one kind of calls; nobody else of this user makes one meanwhile. */
interface Turn {
  readonly kind: MixedKind
  /** As far as anything is known of other processes. */
  readonly isSure: boolean
  readonly end: () => void
}

/**
 * Sees to it that calls of one kind do not overlap: NapCat waits for an event of QQ's core and takes the first one that comes,
 * whichever call it answers (core apis/msg.ts, apis/group.ts). They are made one after the other in this process, and between
 * the processes of one user as far as there is a folder for locks. A run has one turn at a time, so that no two runs can wait
 * for each other.
 */
export class Turns {
  #turn: Turn | undefined
  /** Resolves when the call before is done: those of one run, which has one turn for all of them, do not overlap either. */
  #last = Promise.resolve()
  #isBusy = false
  #hasToldWait = false
  /** Kinds for which another run was waited for in vain: it is not waited for again. */
  readonly #vain = new Set<MixedKind>()

  constructor(private readonly options: TurnOptions) {}

  /**
   * Makes a call in its turn. A list of files that is another group's is asked for once more.
   * @throws QQError LOCAL for a write that has waited in vain, SOFT_FAILED for a list that is another group's both times; the
   * signal's reason; what the call throws
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

  /** The packets of a stream, whose turn is over when the first one is there. @throws as `call` */
  async *stream(action: string, packets: AsyncIterable<Reply>): AsyncGenerator<Reply, void> {
    const left = packets[Symbol.asyncIterator]()
    try {
      const first = await this.#inTurn(action, false, async () => left.next())
      for (let packet = first; !packet.done; packet = await left.next()) yield packet.value
    } finally {
      await left.return?.()
    }
  }

  /** Ends the turn that a look-up has kept: what it was kept for is done, or does not come. */
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
    const {url, signal} = this.options
    const name = `${endpointUrl(url, 'api')}\n${kind}`
    const leave = await queued(name, signal)
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

  /** @returns undefined where there can be no lock: then order in this process is all there is */
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
  process.once('exit', release) // a second Ctrl-C waits for nobody
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
