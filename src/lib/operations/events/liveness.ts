import {type Saying} from '../../errors/saying.js'
import {MAX_TIMER_MS} from '../../protocol/timers.js'

/** What is heard of a connection; counters, so that hearing costs nothing. */
export interface Heard {
  readonly frames: number
  readonly pongs: number
  /** Nothing is heard because we do not listen: the silence is ours. */
  readonly paused: boolean
  ping(): void
}

/**
 * Watches one connection for silence. NapCat neither pings nor closes idle sockets, so a dead peer is noticed by our own
 * pings alone; and a server that answers pings but sends nothing past its announced heartbeat is of no use either.
 */
export class Liveness {
  #timer: NodeJS.Timeout | undefined
  #heartbeatMs = Infinity
  #frames = 0
  #pongs = 0
  #lastFrameAt = Date.now()
  #lastSignAt = Date.now()
  #pingedAt: number | undefined
  #suspicious = false

  /**
   * @param pingMs of silence before a ping, and of waiting for its answer; also for the first frame, which NapCat sends at once
   * @param onSilence told once, with the reason
   */
  constructor(
    private readonly heard: Heard,
    private readonly pingMs: number,
    private readonly onSilence: (reason: Saying) => void,
  ) {
    this.#schedule(this.#everyMs)
  }

  /** When the server last showed that it lives; of one that answers pings and sends no heartbeats, when it last sent. */
  get lastSign(): Date {
    this.#look()
    return new Date(this.#misses() ? this.#lastFrameAt : this.#lastSignAt)
  }

  /** @param intervalMs as announced; 0 or less, or no number = none are to be expected */
  expectHeartbeats(intervalMs: number): void {
    if (intervalMs === this.#heartbeatMs || !(intervalMs > 0)) return
    this.#heartbeatMs = intervalMs
    this.#schedule(this.#everyMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  get #everyMs(): number {
    return Math.min(this.pingMs, this.#heartbeatMs / 2)
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#check(), Math.min(ms, MAX_TIMER_MS))
  }

  #check(): void {
    this.#look()
    const reason = this.#overdue()
    if (reason === undefined) {
      this.#suspicious = false
      if (this.#pingedAt === undefined && Date.now() - this.#lastSignAt >= this.pingMs) this.#ping()
      this.#schedule(this.#everyMs)
    } else if (this.#suspicious) {
      this.onSilence(reason)
    } else {
      // after a standstill of our own, what came meanwhile has not been read yet
      this.#suspicious = true
      this.#schedule(this.#everyMs / 2)
    }
  }

  #overdue(): Saying | undefined {
    const now = Date.now()
    if (this.#frames === 0 && now - this.#lastFrameAt > this.pingMs)
      return {kind: 'connection.saidNothing', ms: this.pingMs}
    if (this.#misses()) return {kind: 'connection.heartbeatsMissed', everyMs: this.#heartbeatMs}
    if (this.#pingedAt !== undefined && now - this.#pingedAt > this.pingMs)
      return {kind: 'connection.pingUnanswered', ms: this.pingMs}
    return undefined
  }

  /** Whether heartbeats have not come. */
  #misses(): boolean {
    return Date.now() - this.#lastFrameAt > 2 * this.#heartbeatMs
  }

  #ping(): void {
    this.#pingedAt = Date.now()
    this.heard.ping()
  }

  /** Takes note of what has come since the last look. */
  #look(): void {
    const {frames, pongs, paused} = this.heard
    const now = Date.now()
    if (frames !== this.#frames || paused) this.#lastFrameAt = now
    if (frames !== this.#frames || paused || pongs !== this.#pongs) {
      this.#lastSignAt = now
      this.#pingedAt = undefined
    }
    this.#frames = frames
    this.#pongs = pongs
  }
}
