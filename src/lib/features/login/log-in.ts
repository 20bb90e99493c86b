import {pause} from '../../client/pause.js'
import {QQError} from '../../errors/errors.js'
import {say, type Sentence} from '../../errors/saying.js'
import {type RestartTurn} from '../../operations/restart-turn.js'
import {clockMs} from '../../protocol/timers.js'
import {type RowSink} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {quickAccounts, readLoginState, type LoginPhase, type LoginState} from '../../server/webui/login-state.js'
import {unexpected, type Webui} from '../../server/webui/webui.js'
import {showCode} from './code-display.js'
import {logInQuickly} from './quick-login.js'
import {AWAY_MS, RestartRequest} from './restart-request.js'

export interface LoginFlags {
  readonly quick?: string | undefined
  readonly png?: string | undefined
  readonly 'no-input'?: boolean | undefined
}

/** All times in ms. */
export interface LoginTimes {
  /** 0 means no limit. */
  readonly forMs: number
  readonly pollMs: number
  /** How long the WebUI may be away. */
  readonly awayMs: number
  /** How long NapCat has to ask for a new code by itself: only its Shell edition does. */
  readonly expiryMs: number
}

export const LOGIN_TIMES: Omit<LoginTimes, 'forMs'> = {pollMs: 1000, awayMs: AWAY_MS, expiryMs: 4000}

/** A state as a row shows it. */
export interface LoginRow {
  readonly state: LoginPhase
  readonly user_id: string | null
  readonly nickname: string | null
  readonly online: boolean
}

/** Newer versions answer with the new code. */
const REFRESH_LIMIT_MS = 30_000
/** Far longer than those of QQ; it would not fit on a screen. */
const LONGEST_URL = 600

export function rowOf({phase, userId, nickname}: LoginState): LoginRow {
  return {state: phase, user_id: userId ?? null, nickname: nickname ?? null, online: phase === 'online'}
}

/** What is told when the login comes to a phase. */
const NEWS: Readonly<Partial<Record<LoginPhase, Sentence>>> = {
  starting: say('NapCat is starting'),
  logging_in: say('QQ has accepted the login; NapCat is getting ready'),
  offline: say('the bot is logged in, but offline: NapCat reconnects by itself'),
}

/** Logs the bot in, from whatever state it is in, and waits until it is online. */
export class Login {
  #deadline = Infinity
  #phase: LoginPhase | undefined
  /** When the WebUI answered last; undefined before that. */
  #answeredAt: number | undefined
  readonly #restart: RestartRequest
  #hasTriedQuick = false
  #shown: {readonly url: string; readonly wasExpired: boolean; expiredAt: number | undefined} | undefined
  /** The code that is to be replaced, and how long that may take. */
  #replaced: {readonly url: string; readonly until: number} | undefined
  /** What the server said last. */
  #said = ''

  constructor(
    private readonly session: Session,
    private readonly webui: Webui,
    private readonly flags: LoginFlags,
    private readonly times: LoginTimes,
    private readonly turn: RestartTurn,
  ) {
    this.#restart = new RestartRequest(session, webui, turn, times.awayMs)
  }

  /**
   * Gives a row for each code, and one when the bot is online.
   * @throws QQError UNMET after the time; TIMEOUT when it is unknown whether NapCat restarts; as the calls of `Webui`
   */
  async run(sink: RowSink): Promise<undefined> {
    const {forMs, pollMs} = this.times
    this.#deadline = forMs === 0 ? Infinity : clockMs() + forMs
    for (;;) {
      const state = await this.#look()
      if (state && (await this.#isDone(state, sink))) return undefined
      const left = this.#deadline - clockMs()
      if (left <= 0) throw this.#unmet()
      await pause(Math.min(pollMs, left), this.session.signal)
    }
  }

  /** @returns undefined while NapCat restarts */
  async #look(): Promise<LoginState | undefined> {
    try {
      const state = await readLoginState(this.webui)
      this.#answeredAt = clockMs()
      return state
    } catch (error) {
      if (this.turn.isUnderWay) this.#answeredAt ??= clockMs() // another run has it restarted
      if (!(error instanceof QQError) || !error.retryable || this.#answeredAt === undefined) throw error
      this.#restart.missed(error)
      if (clockMs() - this.#answeredAt < this.times.awayMs) return undefined
      throw this.#restart.isAsked ? this.#restart.notKnown(error) : error
    }
  }

  async #isDone(state: LoginState, sink: RowSink): Promise<boolean> {
    this.#tell(state)
    if (state.phase !== 'kicked' || this.#restart.isDone) this.#restart.end()
    if (state.phase === 'online') return this.#isOnline(state, sink)
    if (state.phase === 'kicked') await this.#leaveKicked(state)
    if (state.phase === 'waiting' && state.url !== undefined) await this.#wait(state, state.url, sink)
    return false
  }

  async #isOnline(state: LoginState, sink: RowSink): Promise<true> {
    const {quick} = this.flags
    if (quick !== undefined && state.userId !== undefined && state.userId !== quick) {
      const {userId} = state
      throw new QQError('UNMET', say('the bot is online, but as {userId} and not as {quick}', {userId, quick}))
    }
    await sink.row({...rowOf(state), url: null})
    return true
  }

  #tell({phase, said}: LoginState): void {
    const {notes} = this.session
    const news = phase === this.#phase ? undefined : NEWS[phase]
    if (news) notes.tellNow(news)
    this.#phase = phase
    if (said !== '' && said !== this.#said && phase === 'waiting' && !isExpiry(said)) {
      notes.tellNow(say('NapCat says: {said}', {said}))
    }
    this.#said = said
  }

  /**
   * After a kick the process cannot log in any more, whatever it answers: it accepts one login. So it is restarted, once; two
   * requests would start two workers.
   */
  async #leaveKicked({said, restartsItself}: LoginState): Promise<void> {
    if (restartsItself) return
    if (this.#restart.takeOver() || !this.#restart.isAsked) {
      this.session.notes.tellNow(say('the bot was kicked offline; NapCat is restarted: {said}', {said}))
      return this.#restart.ask(async () => (await readLoginState(this.webui)).phase === 'kicked')
    }
    if (this.#restart.isDone)
      throw new QQError('ACTION_FAILED', say('the bot was kicked offline again: {said}', {said}))
    this.#restart.checkTime()
  }

  async #wait(state: LoginState, url: string, sink: RowSink): Promise<void> {
    if (!this.#hasTriedQuick) {
      this.#hasTriedQuick = true
      if (await this.#startsQuickLogin()) return
    }
    if (url.length > LONGEST_URL) throw unexpected('/QQLogin/CheckLoginStatus')
    if (this.#replaced && this.#replaced.url === url && clockMs() < this.#replaced.until) return
    if (this.#needsRefresh(state, url)) return this.#refresh(url)
    if (this.#shown?.url === url) return
    this.#shown = {url, wasExpired: isExpiry(state.said), expiredAt: undefined}
    await showCode(this.session, url, this.flags.png)
    await sink.row({...rowOf(state), url})
  }

  /**
   * The text that a code has expired stays when NapCat has a new code; so it counts only for the code during which it came. At
   * first nobody knows which one that was.
   */
  #needsRefresh({said}: LoginState, url: string): boolean {
    if (!isExpiry(said)) return false
    const shown = this.#shown
    if (!shown) return this.#replaced === undefined
    if (shown.url !== url || shown.wasExpired) return false
    shown.expiredAt ??= clockMs()
    return clockMs() - shown.expiredAt >= this.times.expiryMs
  }

  async #refresh(url: string): Promise<void> {
    this.session.notes.tellNow(say('the QR code has expired; NapCat is asked for a new one'))
    this.#replaced = {url, until: clockMs() + REFRESH_LIMIT_MS}
    if (this.#shown) this.#shown = {url, wasExpired: true, expiredAt: undefined}
    const answer = await this.webui.read('/QQLogin/RefreshQRcode', REFRESH_LIMIT_MS)
    if (!answer.ok) this.session.notes.tellNow(say('NapCat says: {said}', {said: answer.said}))
  }

  /** @returns whether one is under way */
  async #startsQuickLogin(): Promise<boolean> {
    const {quick} = this.flags
    if (quick !== undefined) {
      const known = (await quickAccounts(this.webui)).map(({userId}) => userId)
      if (known.length > 0 && !known.includes(quick)) {
        throw new QQError('VALIDATION', say('{quick} cannot log in without a QR code here', {quick}), {
          hint: say('available: {known}', {known}),
        })
      }
      await logInQuickly(this.session, this.webui, quick)
      return true
    }
    const chosen = await this.#choose()
    if (chosen === undefined) return false
    try {
      await logInQuickly(this.session, this.webui, chosen)
      return true
    } catch (error) {
      if (!(error instanceof QQError) || error.code !== 'ACTION_FAILED') throw error
      this.session.notes.failure(error)
      return false
    }
  }

  /** Whoever sits there may choose among the accounts that need no code. */
  async #choose(): Promise<string | undefined> {
    const {session} = this
    if (!session.questions.canAsk(this.flags)) return undefined
    const accounts = await quickAccounts(this.webui)
    if (accounts.length === 0) return undefined
    for (const [index, {userId, nickname}] of accounts.entries()) {
      session.notes.report(say('  {number}  {userId}  {nickname}', {number: index + 1, userId, nickname}))
    }
    await session.notes.settled()
    for (;;) {
      const typed = await session.questions.askText(say('Log in as (number; empty for a QR code):'))
      if (typed === '') return undefined
      const chosen = accounts.find(({userId}, index) => typed === userId || typed === String(index + 1))
      if (chosen) return chosen.userId
    }
  }

  #unmet(): QQError {
    const {forMs} = this.times
    if (this.#restart.isUnknown) return this.#restart.notKnown()
    return new QQError('UNMET', say('the bot did not come online within {forMs:seconds} s (--for)', {forMs}), {
      hint:
        this.#phase === 'waiting'
          ? say('nobody scanned and confirmed the code: run `qq login` again')
          : say('`qq login status` shows how far it is; the log of NapCat tells more'),
    })
  }
}

function isExpiry(said: string): boolean {
  return /过期|expired/i.test(said)
}
