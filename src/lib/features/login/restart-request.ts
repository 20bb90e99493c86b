import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type RestartTurn} from '../../operations/restart-turn.js'
import {clockMs} from '../../protocol/timers.js'
import {type Session} from '../../run/session.js'
import {refusal, type Webui} from '../../server/webui/webui.js'

const RESTART = '/Process/Restart'

/** How long NapCat may take to restart its worker, which takes 4 s to 12 s. */
export const AWAY_MS = 60_000

/** The one request to restart NapCat, and what is seen of it: two requests would start two workers. */
export class RestartRequest {
  #askedAt: number | undefined
  #isOurs = false
  #isEnded = false
  /** Why nobody knows whether it was received. */
  #unknown: QQError | undefined
  #wasAway = false

  constructor(
    private readonly session: Session,
    private readonly webui: Webui,
    private readonly turn: RestartTurn,
    private readonly awayMs: number,
  ) {}

  get isAsked(): boolean {
    return this.#askedAt !== undefined
  }

  /** Whether this run has asked; another one may have. */
  get isOurs(): boolean {
    return this.#isOurs
  }

  /**
   * Asks, unless another run has just done so. Without an answer, what follows shows whether it was done.
   * @param isWanted asked again when no other run can ask any more
   * @throws QQError as `Webui.write`, if nothing was done; the turn is then over
   */
  async ask(isWanted: () => Promise<boolean> = async () => Promise.resolve(true)): Promise<void> {
    const {notes, io, signal} = this.session
    if (!(await this.turn.take(signal))) {
      notes.tellNow(say('another run has asked NapCat to restart, so it is not asked again'))
      this.#askedAt = clockMs()
      return
    }
    try {
      if (!(await isWanted())) {
        this.turn.end()
        return
      }
      io.ending.hasWritten = true
      this.#askedAt = clockMs()
      this.#isOurs = true
      const answer = await this.webui.write(RESTART)
      if (!answer.ok) throw refusal(RESTART, answer.said)
    } catch (error) {
      if (!(error instanceof QQError)) throw error
      if (error.outcome === 'unknown') {
        this.#unknown = error
        notes.tellNow(say('no answer came to the request to restart; it is not repeated, and NapCat is watched'))
        return
      }
      this.#askedAt = undefined
      this.#isOurs = false
      this.turn.end()
      throw error
    }
  }

  /** This run has asked for a restart in another way. */
  askedElsewhere(): void {
    this.#askedAt = clockMs()
    this.#isOurs = true
  }

  /** The WebUI was not reached. */
  missed({code}: QQError): void {
    if (this.isAsked && code === 'CONNECT') this.#wasAway = true
  }

  /** Whether NapCat has restarted since, if the WebUI answers now. */
  get isDone(): boolean {
    return this.#wasAway || this.#isOthersOver
  }

  /** Whether the run that asked is done with it, and this one has seen nothing of a restart. */
  get #isOthersOver(): boolean {
    return this.isAsked && !this.#isOurs && this.turn.isOver
  }

  /** Other runs may ask again. */
  end(): void {
    if (!this.#isOurs || this.#isEnded) return
    this.#isEnded = true
    this.turn.end()
  }

  /** Forgets what another run has asked for, if that did not help. @returns whether it was so */
  takeOver(): boolean {
    const isFree = this.#isOthersOver && !this.#wasAway
    if (isFree) this.#askedAt = undefined
    return isFree
  }

  /** @throws QQError TIMEOUT when it should have restarted by now */
  checkTime(cause?: unknown): void {
    if (clockMs() - (this.#askedAt ?? Infinity) >= this.awayMs) throw this.notKnown(cause)
  }

  /** Whether nobody knows what became of the request. */
  get isUnknown(): boolean {
    return this.#unknown !== undefined && !this.#wasAway
  }

  notKnown(cause: unknown = this.#unknown): QQError {
    const {awayMs} = this
    return new QQError('TIMEOUT', say('NapCat was asked to restart, and did not within {awayMs:seconds} s', {awayMs}), {
      outcome: 'unknown',
      hint: say('look at its log; do not ask again before you know'),
      cause,
    })
  }
}
