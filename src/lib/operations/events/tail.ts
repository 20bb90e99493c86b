import {setImmediate} from 'node:timers/promises'
import {type Caller} from '../../client/caller.js'
import {type Client} from '../../client/client.js'
import {isRead, type EventFrame, type ReadFrame} from '../../client/event-frame.js'
import {isLoss, isRefusal, reconnect} from '../../client/reconnect.js'
import {QQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {isJsonObject} from '../../protocol/json.js'
import {eventKind} from '../../protocol/events.js'
import {clockMs, MAX_TIMER_MS} from '../../protocol/timers.js'
import {compileEventFilter, type EventFilter} from './event-filter.js'
import {Liveness} from './liveness.js'

/** The part of a connection that a tail needs. */
export type EventConnection = Caller & Pick<Client, 'batches' | 'close' | 'ping' | 'frames' | 'pongs' | 'paused'>

/** Opens one connection, until aborted. It is called again for each reconnect. */
export type OpenEvents = (signal: AbortSignal) => Promise<EventConnection>

export interface TailOptions {
  readonly filter: EventFilter
  /** End this many ms after the first connection; 0 means at once. */
  readonly forMs?: number | undefined
  /** End when no event has matched for this many ms. */
  readonly idleMs?: number | undefined
  /** Whether a lost connection is opened again; the first one never is. */
  readonly reconnect: boolean
  /** Ends the run when aborted; the tail throws its reason. */
  readonly signal?: AbortSignal | undefined
  /** Called at the lifecycle frame with the bot's number, and whether there was a connection before. */
  readonly onReady?: (selfId: string, again: boolean) => void
  readonly onLost?: (loss: Loss) => void
  /** Called after a reconnect with the period of missed events. */
  readonly onGap?: (gap: Gap) => void
  /** Called when a heartbeat shows that QQ has logged the bot out, or that it is back. */
  readonly onOnline?: (online: boolean) => void
  /** Awaited after reading, while the connection is still open. */
  readonly beforeClose?: (() => Promise<void>) | undefined
  /** The interval of pings to a silent server. */
  readonly pingMs?: number | undefined
  /** The first pause before a reconnect; it doubles with each try. */
  readonly retryMs?: number | undefined
  /** The longest pause. */
  readonly retryMaxMs?: number | undefined
}

export interface Loss {
  /** The last sign of life. */
  readonly since: Date
  readonly reason: Saying
}

export interface Gap {
  readonly from: Date
  readonly to: Date
}

const PING_MS = 10_000
const RETRY_MS = 500
const RETRY_MAX_MS = 30_000
/** A connection that lasted this long was a good one: the pauses begin anew. A server may greet, and die at once. */
const STEADY_MS = 30_000
/** How long events are passed on before signals, timers and output get a turn. */
const STRETCH_MS = 20

/** One watched connection of a tail. */
interface Line {
  readonly connection: EventConnection
  readonly liveness: Liveness
  readonly openedAtMs: number
  /** The reason if we closed it ourselves. */
  silence?: Saying
}

/**
 * The filtered events of one server, over as many connections as necessary. A failure of the first connection is an
 * error; later losses are reported, and the connection is opened again.
 */
export class EventTail {
  readonly #passes: (frame: EventFrame) => boolean
  readonly #over = new AbortController()
  #line: Line | undefined
  #lost: Loss | undefined
  #everReady = false
  #online = true
  #pauseMs: number
  #ended: 'for' | 'idle' | undefined
  #failure: Error | undefined

  constructor(
    private readonly connect: OpenEvents,
    private readonly options: TailOptions,
  ) {
    this.#passes = compileEventFilter(options.filter)
    this.#pauseMs = options.retryMs ?? RETRY_MS
  }

  /** The limit that ended it. */
  get ended(): 'for' | 'idle' | undefined {
    return this.#ended
  }

  /** For calls over the current connection. @throws QQError CONNECT if there is none; the error of reading */
  get caller(): Caller {
    if (this.#failure) throw this.#failure
    if (this.#line) return this.#line.connection
    throw new QQError('CONNECT', {kind: 'connection.notConnected'})
  }

  /**
   * Opens the first connection before the first read does. Events are kept from now on.
   * @throws as Client.connect
   */
  async open(): Promise<void> {
    if (this.#line) return
    const connection = await this.#connection()
    const hangUp = (reason: Saying): void => {
      line.silence = reason
      connection.close()
    }
    const liveness = new Liveness(connection, this.options.pingMs ?? PING_MS, hangUp)
    const line: Line = {connection, liveness, openedAtMs: clockMs()}
    this.#line = line
  }

  /** The end of reading stops a connection attempt, but not a connection, which running handlers still use. */
  async #connection(): Promise<EventConnection> {
    const over = this.#over.signal
    over.throwIfAborted()
    const attempt = new AbortController()
    const giveUp = (): void => attempt.abort(over.reason)
    over.addEventListener('abort', giveUp, {once: true})
    try {
      return await this.connect(either(attempt.signal, this.options.signal))
    } finally {
      over.removeEventListener('abort', giveUp)
    }
  }

  /** Stops reading; the connection is closed when the reader has finished. */
  end(): void {
    this.#over.abort(new QQError('CONNECT', {kind: 'connection.over'}))
  }

  /** Closes the connection, which ends reading. */
  close(): void {
    this.end()
    this.#hangUp()
  }

  /**
   * The matching events, parsed, one by one; otherwise as `batches`. Under a flood of events our awaits give Node no
   * turn: it reads, and runs what waits for reads, again and again.
   */
  async *events(): AsyncGenerator<ReadFrame, void> {
    let since = performance.now()
    for await (const batch of this.batches()) {
      for (const frame of batch) {
        if (isRead(frame)) yield frame
        if (performance.now() - since < STRETCH_MS) continue
        await setImmediate()
        this.options.signal?.throwIfAborted()
        since = performance.now()
      }
    }
  }

  /**
   * The matching events, in batches of all that came since the last batch. It can be read once; to stop reading closes
   * the connection.
   * @throws QQError CONNECT (the first connection, or any without `reconnect`), AUTH; the reason of the signal
   */
  async *batches(): AsyncGenerator<readonly EventFrame[], void> {
    const {forMs, idleMs} = this.options
    let total: NodeJS.Timeout | undefined
    let idle: NodeJS.Timeout | undefined
    try {
      await this.open()
      total = forMs === undefined ? undefined : this.#endAfter(forMs, 'for')
      idle = idleMs === undefined ? undefined : this.#endAfter(idleMs, 'idle')
      while (!this.#over.signal.aborted) {
        for await (const frames of this.#untilLost()) {
          clearTimeout(idle)
          yield frames
          idle = idleMs === undefined ? undefined : this.#endAfter(idleMs, 'idle') // the time that the reader takes does not count as idle
        }
      }
    } catch (error) {
      if (this.#over.signal.aborted) return
      this.#failure = error as Error // only errors are thrown
      throw error
    } finally {
      clearTimeout(total)
      clearTimeout(idle)
      await this.options.beforeClose?.()
      this.close()
    }
  }

  /** The events of one connection until it is lost; then a new one is opened. */
  async *#untilLost(): AsyncGenerator<readonly EventFrame[], void> {
    try {
      const batches = this.#line?.connection.batches(this.#over.signal) ?? []
      for await (const batch of batches) {
        for (const frame of batch) if (frame.isMeta && isRead(frame)) this.#hear(frame)
        const passed = batch.filter(this.#passes)
        if (passed.length > 0) yield passed
        if (this.#over.signal.aborted) return
      }
    } catch (error) {
      if (!isLoss(error) || !this.#everReady || !this.options.reconnect) throw this.#explained(error)
      this.#note(error)
      await this.#openAgain()
    }
  }

  #hear({event}: ReadFrame): void {
    const kind = eventKind(event)
    if (kind === 'meta_event.lifecycle.connect') this.#becomeReady(String(event['self_id']))
    if (kind !== 'meta_event.heartbeat') return
    this.#line?.liveness.expectHeartbeats(Number(event['interval']))
    const {status} = event
    const online = !isJsonObject(status) || status['online'] !== false
    if (online === this.#online) return
    this.#online = online
    this.options.onOnline?.(online)
  }

  #becomeReady(selfId: string): void {
    const again = this.#everReady
    this.#everReady = true
    if (this.#lost) this.options.onGap?.({from: this.#lost.since, to: new Date()})
    this.#lost = undefined
    this.options.onReady?.(selfId, again)
  }

  #note(error: QQError): void {
    const line = this.#line
    const since = line?.liveness.lastSign ?? new Date()
    if (line && clockMs() - line.openedAtMs >= STEADY_MS) this.#pauseMs = this.options.retryMs ?? RETRY_MS
    this.#hangUp()
    if (this.#lost) return
    this.#lost = {since, reason: line?.silence ?? error.what}
    this.options.onLost?.(this.#lost)
  }

  /** Reconnects with growing pauses, and not at the same time as other clients of the server. */
  async #openAgain(): Promise<void> {
    let failure: unknown
    const open = async (): Promise<void> => {
      try {
        await this.open()
      } catch (error) {
        failure = error
        throw error
      }
    }
    const waitsMs = this.#waitsMs(() => isRefusal(failure))
    await reconnect(open, waitsMs, either(this.#over.signal, this.options.signal))
  }

  /** Without an end, but for a server that still refuses us after the longest pause. */
  *#waitsMs(isRefused: () => boolean): Generator<number, void> {
    const {retryMaxMs = RETRY_MAX_MS} = this.options
    for (let waitMs = 0; waitMs < retryMaxMs || !isRefused();) {
      waitMs = this.#pauseMs
      this.#pauseMs = Math.min(waitMs * 2, retryMaxMs)
      yield waitMs * (0.5 + Math.random() / 2)
    }
  }

  #explained(error: unknown): unknown {
    const silence = this.#line?.silence
    return silence === undefined ? error : new QQError('CONNECT', {kind: 'connection.silent', silence}, {cause: error})
  }

  #hangUp(): void {
    this.#line?.liveness.stop()
    this.#line?.connection.close()
    this.#line = undefined
  }

  #endAfter(ms: number, why: 'for' | 'idle'): NodeJS.Timeout {
    const end = (): void => {
      this.#ended = why
      this.end()
    }
    return setTimeout(end, Math.min(ms, MAX_TIMER_MS))
  }
}

function either(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other ? AbortSignal.any([one, other]) : one
}
