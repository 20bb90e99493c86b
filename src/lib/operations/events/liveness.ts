import {type Saying} from '../../errors/saying.js'
import {clockMs, MAX_TIMER_MS} from '../../protocol/timers.js'

/** Of an announced interval that is shorter, this much is expected: a pause of a loaded machine is no silence. */
const SHORTEST_HEARTBEAT_MS = 500

/** Counters for what a connection received; counting is cheap. */
export interface Activity {
  readonly frames: number
  readonly pongs: number
  /** We do not read the socket, so the server is not silent. */
  readonly paused: boolean
  ping(): void
}

/**
 * Watches one connection for silence, by a clock that nobody sets. NapCat neither pings nor closes idle sockets, so
 * only our own pings show a dead peer. A server that answers pings but misses its announced heartbeat counts as dead, too.
 */
export class Liveness {
  #timer: NodeJS.Timeout | undefined
  #heartbeatMs = Infinity
  #frames = 0
  #pongs = 0
  #lastFrameAt = clockMs()
  #lastSignAt = clockMs()
  #pingedAt: number | undefined
  #suspicious = false

  /**
   * @param pingMs the silence before a ping, and the wait for its answer or for NapCat's first frame
   * @param onSilence called once, with the reason
   */
  constructor(
    private readonly heard: Activity,
    private readonly pingMs: number,
    private readonly onSilence: (reason: Saying) => void,
  ) {
    this.#schedule(this.#everyMs)
  }

  /** The time of the server's last sign of life; if it answers pings but sends no heartbeats, of its last frame. */
  get lastSign(): Date {
    this.#look()
    const lastAt = this.#misses() ? this.#lastFrameAt : this.#lastSignAt
    return new Date(Date.now() - (clockMs() - lastAt))
  }

  /** @param intervalMs the announced interval; 0, less, or not a number means no heartbeats */
  expectHeartbeats(intervalMs: number): void {
    const heartbeatMs = Math.max(intervalMs, SHORTEST_HEARTBEAT_MS)
    if (heartbeatMs === this.#heartbeatMs || !(intervalMs > 0)) return
    this.#heartbeatMs = heartbeatMs
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
      if (this.#pingedAt === undefined && clockMs() - this.#lastSignAt >= this.pingMs) this.#ping()
      this.#schedule(this.#everyMs)
    } else if (this.#suspicious) {
      this.onSilence(reason)
    } else {
      // if this process stood still, arrived frames are not read yet
      this.#suspicious = true
      this.#schedule(this.#everyMs / 2)
    }
  }

  #overdue(): Saying | undefined {
    const now = clockMs()
    if (this.#frames === 0 && now - this.#lastFrameAt > this.pingMs)
      return {kind: 'connection.saidNothing', ms: this.pingMs}
    if (this.#misses()) return {kind: 'connection.heartbeatsMissed', everyMs: this.#heartbeatMs}
    if (this.#pingedAt !== undefined && now - this.#pingedAt > this.pingMs)
      return {kind: 'connection.pingUnanswered', ms: this.pingMs}
    return undefined
  }

  /** Whether heartbeats are missing. */
  #misses(): boolean {
    return clockMs() - this.#lastFrameAt > 2 * this.#heartbeatMs
  }

  #ping(): void {
    this.#pingedAt = clockMs()
    this.heard.ping()
  }

  /** Notes what arrived since the last check. */
  #look(): void {
    const {frames, pongs, paused} = this.heard
    const now = clockMs()
    if (frames !== this.#frames || paused) this.#lastFrameAt = now
    if (frames !== this.#frames || paused || pongs !== this.#pongs) {
      this.#lastSignAt = now
      this.#pingedAt = undefined
    }
    this.#frames = frames
    this.#pongs = pongs
  }
}
