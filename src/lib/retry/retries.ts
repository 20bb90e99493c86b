import {pause} from '../client/pause.js'
import {QQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Saying} from '../errors/saying.js'
import {isRepeatable} from '../protocol/actions.js'
import {type RetryWait} from './retry-waits.js'
import {clockMs} from '../protocol/timers.js'

/**
 * `connect`: there was no connection, or it was lost before the request was sent. `timeout`: there was no answer in
 * time, or NapCat only reports that QQ did not confirm it. `failed`: the server answered with a failure.
 */
export const RETRY_CAUSES = ['connect', 'timeout', 'failed'] as const

export type RetryCause = (typeof RETRY_CAUSES)[number]

export interface RetryPolicy {
  /** The maximum number of retries of one call. */
  readonly times: number
  readonly wait: RetryWait
  /** The maximum total time for retries and their waits, in ms. */
  readonly maxTimeMs?: number | undefined
  readonly on: ReadonlySet<RetryCause>
  /** Whether to repeat calls with an unknown result, which may then be done twice. */
  readonly unsafe: boolean
}

export interface Surroundings {
  /** Ends a wait at once. */
  readonly signal: AbortSignal
  /** Called for each failed try that is repeated. */
  readonly tell: (what: Saying) => void
  /** For tests. */
  readonly now?: () => number
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

const CAUSES: Readonly<Partial<Record<QQError['code'], RetryCause>>> = {
  CONNECT: 'connect',
  TIMEOUT: 'timeout',
  ACTION_FAILED: 'failed',
  SOFT_FAILED: 'failed',
}

/** The retries of one run, over all its connections. */
export class Retries {
  constructor(
    private readonly policy: RetryPolicy,
    private readonly around: Surroundings,
    private readonly spent = new SpentTime(),
  ) {}

  /** The same, for a part of the run. */
  within(around: Partial<Surroundings>): Retries {
    return new Retries(this.policy, {...this.around, ...around}, this.spent)
  }

  /**
   * Does the work, and repeats it as the policy allows.
   * @param action the called action; absent if it only connects
   * @throws its last failure, or an earlier one with an unknown result, because later failures do not settle it
   */
  async repeat<T>(work: () => Promise<T>, action?: string): Promise<T> {
    let isFailing = false
    let unsettled: QQError | undefined
    try {
      for (let tries = 1; ; tries++) {
        try {
          return await work()
        } catch (error) {
          if (!(error instanceof QQError)) throw withUnsettled(error, unsettled)
          if (!isFailing) this.spent.begin(this.#now())
          isFailing = true
          if (error.outcome === 'unknown') unsettled = error
          const waitMs = this.#waitAfter(error, action, tries)
          if (waitMs === undefined) throw withTries(unsettled ?? error, tries)
          const attempt = {attempt: tries, attempts: this.policy.times + 1, waitMs: Math.round(waitMs)}
          this.around.tell({kind: 'retry.again', problem: error.what, ...attempt})
          await this.#pause(waitMs, error, unsettled)
        }
      }
    } finally {
      if (isFailing) this.spent.end(this.#now())
    }
  }

  /** In ms; undefined if it must not be repeated. */
  #waitAfter(error: QQError, action: string | undefined, tries: number): number | undefined {
    const {times, wait, maxTimeMs = Infinity} = this.policy
    if (tries > times || !this.#mayRepeat(error, action)) return undefined
    const waitMs = wait(tries)
    return this.spent.until(this.#now()) + waitMs > maxTimeMs ? undefined : waitMs
  }

  /** Whether a failed call may be repeated: it was never sent, it is safe to repeat, or the user allows it. */
  #mayRepeat(error: QQError, action: string | undefined): boolean {
    const cause = CAUSES[error.code]
    if (cause === undefined || !this.policy.on.has(cause) || error.wasRepeated) return false
    return cause === 'connect' || action === undefined || isRepeatable(action) || this.policy.unsafe
  }

  /** @throws the interrupt that ended the wait; for any other end, the failure of the work */
  async #pause(ms: number, failure: QQError, unsettled: QQError | undefined): Promise<void> {
    const {signal, pause: wait = pause} = this.around
    await wait(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
      throw signal.reason instanceof Interrupt ? withUnsettled(signal.reason, unsettled) : (unsettled ?? failure)
    })
  }

  #now(): number {
    return (this.around.now ?? clockMs)()
  }
}

/** The total time of failing; overlapping failures count once. */
class SpentTime {
  #ms = 0
  #failing = 0
  #sinceMs = 0

  begin(nowMs: number): void {
    if (this.#failing++ === 0) this.#sinceMs = nowMs
  }

  end(nowMs: number): void {
    if (--this.#failing === 0) this.#ms += nowMs - this.#sinceMs
  }

  until(nowMs: number): number {
    return this.#ms + (this.#failing > 0 ? nowMs - this.#sinceMs : 0)
  }
}

/** Adds the calls with an unknown result to an interrupt. */
function withUnsettled(error: unknown, unsettled: QQError | undefined): unknown {
  if (!(error instanceof Interrupt) || !unsettled || error.unsettled !== undefined) return error
  return new Interrupt(error.signal, unsettled.what)
}

function withTries(error: QQError, tries: number): QQError {
  if (tries === 1) return error
  return error.saying({kind: 'retry.gaveUp', problem: error.what, tries}, {wasRepeated: true})
}
