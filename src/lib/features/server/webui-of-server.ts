import {pause} from '../../client/pause.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {clockMs} from '../../protocol/timers.js'
import {type Session} from '../../run/session.js'
import {readLoginState, type LoginState} from '../../server/webui/login-state.js'
import {openWebui, type AccessFlags, type OpenWebui} from '../login/open-webui.js'
import {logInQuickly} from '../login/quick-login.js'
import {AWAY_MS, RestartRequest} from '../login/restart-request.js'

/** The WebUI is away for as little as 4 s, and must be seen to be away. */
const POLL_MS = 250

/** The WebUI of the server that is restarted, if its settings, or the flags, name one. */
export async function webuiOfServer(session: Session, flags: AccessFlags): Promise<WebuiOfServer | undefined> {
  const isNamed = flags.napcat !== undefined || flags.container !== undefined
  if (!isNamed && !session.settings.resolve().hasOwnWebui) return undefined
  return new WebuiOfServer(session, await openWebui(session, flags))
}

/** Restarts NapCat over its WebUI, and has its account log in again: a restarted NapCat forgets which one that was. */
export class WebuiOfServer {
  #account: string | undefined
  readonly #request: RestartRequest

  constructor(
    private readonly session: Session,
    private readonly open: OpenWebui,
  ) {
    this.#request = new RestartRequest(session, open.webui, open.turn, AWAY_MS)
  }

  get turn(): OpenWebui['turn'] {
    return this.open.turn
  }

  /** Looks which account is logged in. @throws QQError as the calls of `Webui` */
  async noteAccount(): Promise<void> {
    this.#account = (await readLoginState(this.open.webui)).userId
  }

  get hasAccount(): boolean {
    return this.#account !== undefined
  }

  /** The server was asked in another way. */
  askedElsewhere(): void {
    this.#request.askedElsewhere()
  }

  /** Asks for a restart, once. @throws QQError if nothing was done */
  async ask(): Promise<void> {
    if (!this.turn.isUnderWay) await this.noteAccount()
    await this.#request.ask()
  }

  /**
   * Waits until NapCat answers, and logs the account in if nobody is.
   * @param isRestarted whether it has been restarted in another way, so that any answer is that of the new process
   * @throws QQError TIMEOUT when nobody knows whether it restarts, UNMET after the time, ACTION_FAILED if the login is refused
   */
  async bringBack(limitMs = AWAY_MS, isRestarted = false): Promise<void> {
    const deadline = clockMs() + limitMs
    let hasTried = false
    for (;;) {
      const state = await this.#look()
      if (state && (isRestarted || this.#request.isDone)) {
        this.#request.end()
        if (state.phase === 'waiting' && !hasTried) {
          hasTried = true
          if (this.#account === undefined) {
            this.#tellWaiting()
            return
          }
          if (isRestarted || this.#request.isOurs) await this.#logIn(this.#account) // else that run does so
        } else if (state.phase === 'kicked') {
          throw new QQError('ACTION_FAILED', say('the bot was kicked offline again: {said}', {said: state.said}))
        } else if (state.phase !== 'starting' && state.phase !== 'waiting') return
      } else if (!isRestarted) this.#request.checkTime()
      const left = deadline - clockMs()
      if (left <= 0) throw this.#late(limitMs)
      await pause(Math.min(POLL_MS, left), this.session.signal)
    }
  }

  async #look(): Promise<LoginState | undefined> {
    try {
      return await readLoginState(this.open.webui)
    } catch (error) {
      if (!(error instanceof QQError) || !error.retryable) throw error
      this.#request.missed(error)
      return undefined
    }
  }

  async #logIn(userId: string): Promise<void> {
    try {
      await logInQuickly(this.session, this.open.webui, userId)
    } catch (error) {
      if (!(error instanceof QQError) || error.code !== 'ACTION_FAILED') throw error
      const what = say('NapCat has restarted, and {userId} is not logged in: {what}', {userId, what: error.what})
      const hint = error.hint ?? say('log it in with `qq login`')
      throw error.saying(what, {outcome: 'partial', hint})
    }
  }

  #tellWaiting(): void {
    this.session.notes.add(say('nobody is logged in there: `qq login` logs the bot in'))
  }

  #late(limitMs: number): QQError {
    if (this.#request.isUnknown) return this.#request.notKnown()
    return new QQError('UNMET', {kind: 'operations.notOnline', limitMs}, {hint: say('`qq login` logs the bot in')})
  }
}
