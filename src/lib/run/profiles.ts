import {isDeepStrictEqual} from 'node:util'
import {FrameQueue} from '../client/frame-queue.js'
import {type Environment} from '../config/environment.js'
import {profileNames, whyNoProfiles} from '../config/settings.js'
import {QQError, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {listOf, say, type Saying} from '../errors/saying.js'
import {sanitize} from '../output/sanitize.js'
import {type Content, type View} from '../output/types.js'
import {isJsonObject} from '../protocol/json.js'
import {failureRow, type Outcome} from './outcome.js'
import {type WantedFormat} from './printer.js'
import {type SessionFlags} from './run-settings.js'
import {ProfileSession, type Session} from './session.js'

/** One run of a command with one of the profiles. */
interface ProfileRun {
  readonly profile: string
  readonly session: ProfileSession
  readonly outcome: Outcome
}

/** A profile with which the command failed. */
interface Failed {
  readonly profile: string
  readonly error: Error
}

/**
 * The profiles that a line names by `-p a,b` or `--all-profiles`.
 * @throws QQError USAGE for what does not go with several, LOCAL when there is none
 */
export function namedProfiles(flags: SessionFlags, environment: Environment): string[] {
  for (const name of ['url', 'token', 'token-file'] as const) {
    if (flags[name] !== undefined) throw new QQError('USAGE', `--${name} is for one server, not for several profiles`)
  }
  const known = profileNames(environment)
  if (flags['all-profiles']) {
    if (known.length > 0) return known
    throw new QQError('LOCAL', whyNoProfiles(environment))
  }
  return namesIn(flags.profile ?? '')
}

/** The names of a `--profile a,b`, each once. @throws QQError USAGE for one that is empty */
export function namesIn(typed: string): string[] {
  const names = typed.split(',').map(name => name.trim())
  if (names.includes('')) throw new QQError('USAGE', `--profile: there is no name between two commas: ${typed}`)
  return [...new Set(names)]
}

/** @throws QQError USAGE for a form of output that cannot tell whose each result is */
export function checkTellsApart(format: WantedFormat | undefined): void {
  if (format === 'raw') throw new QQError('USAGE', '-o raw does not tell whose answer is whose: give one profile')
}

/**
 * Runs a command once with each profile, side by side, and makes one outcome of it: rows in the order of the profiles, each
 * with its profile first; what never ends is shown as it comes.
 * @throws QQError before anything is done when the settings of a profile are no good; when it fails with all of them, with
 * the code that they share
 */
export async function runEach(
  profiles: readonly string[],
  session: Session,
  run: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const sessions = profiles.map(profile => new ProfileSession(session, profile))
  noteSameServers(session, sessions)
  session.stdin.share(profiles.length)
  session.questions.askTogether(profiles)
  const failures: Failed[] = []
  const settle = async (own: ProfileSession): Promise<ProfileRun | undefined> => {
    const {profile} = own
    try {
      await own.connector.readRetries()
      return {profile, session: own, outcome: await run(own)}
    } catch (error) {
      failures.push({profile, error: failureOf(own, error)})
      return undefined
    }
  }
  const runs = await Promise.all(sessions.map(settle))
  const merged = new ProfileRuns(
    profiles,
    runs.filter(one => one !== undefined),
    failures,
    text => session.notes.report(text),
  )
  return {...merged.outcome(), frames: () => sessions.flatMap(labelledFrames)}
}

/** What a dry run of one of them would have sent. */
function labelledFrames({profile, connector}: ProfileSession): string[] {
  return connector.frames.map(frame => `{"profile":${JSON.stringify(profile)},"frame":${frame}}`)
}

/** Two profiles of one server are one bot, which would do everything twice. */
function noteSameServers(session: Session, sessions: readonly ProfileSession[]): void {
  const seen = new Map<string, string>()
  for (const {profile, settings} of sessions) {
    const {value} = settings.resolve().url
    const earlier = seen.get(value)
    if (earlier === undefined) seen.set(value, profile)
    else session.notes.add(`profiles ${earlier} and ${profile} have the same server`)
  }
}

/** What the runs of one command with several profiles come to. */
class ProfileRuns {
  constructor(
    private readonly profiles: readonly string[],
    private readonly runs: readonly ProfileRun[],
    /** Of the runs that ended before they had a result; more come as the results are read. */
    private readonly failures: Failed[],
    private readonly report: (what: Saying) => void,
  ) {}

  /** @throws what it fails with when no profile has a result */
  outcome(): Outcome {
    if (this.runs.length === 0) throw this.#ending()
    const outcomes = this.runs.map(({outcome}) => outcome)
    const view = labelled(outcomes.find(outcome => outcome.view)?.view)
    const failure = (): QQError | undefined => this.#failure()
    if (outcomes.some(({content, finite}) => content?.kind === 'stream' && !finite)) {
      const onShown = (): boolean => outcomes.map(isEnough).includes(true)
      return {content: {kind: 'stream', rows: this.#asTheyCome(), onShown}, view, failure}
    }
    return {content: {kind: 'stream', rows: this.#inOrder()}, view, finite: true, failure}
  }

  /** All rows, those of the first profile first, and at the end a row for each profile that failed as a whole. */
  async *#inOrder(): AsyncGenerator<unknown, void> {
    let isEmpty = true
    for (const rows of this.runs.map(async run => this.#collect(run))) {
      for (const row of await rows) {
        isEmpty = false
        yield row
      }
    }
    this.#throwInterrupt()
    if (isEmpty && this.failures.length === this.profiles.length) throw this.#ending()
    for (const {profile, error} of this.#failed) {
      const known = toQQError(error)
      if (known.code !== 'PARTIAL') yield await failureRow('profile', profile, known)
    }
  }

  async #collect(run: ProfileRun): Promise<unknown[]> {
    const found: unknown[] = []
    try {
      for await (const row of rowsOf(run.outcome.content)) found.push(withProfile(run.profile, row))
      this.#look(run)
    } catch (error) {
      this.#fail(run, error)
    }
    return found
  }

  async *#asTheyCome(): AsyncGenerator<unknown, void> {
    const queue = new FrameQueue<{row: unknown; resume: () => void}>()
    const waiting = new Set<() => void>()
    const state = {left: this.runs.length, isOver: false}
    for (const {profile, error} of this.failures) this.report(labelledSaying(profile, toQQError(error).what))
    const pump = async (run: ProfileRun): Promise<void> => {
      const {profile, outcome} = run
      try {
        for await (const row of rowsOf(outcome.content)) {
          await new Promise<void>(resume => {
            waiting.add(resume)
            queue.push({row: withProfile(profile, row), resume})
          })
          if (state.isOver) return
        }
      } catch (error) {
        if (state.isOver) return
        this.#fail(run, error)
        if (state.left > 1 && !(error instanceof Interrupt)) this.report(labelledSaying(profile, toQQError(error).what))
      } finally {
        state.left--
        if (state.left === 0) queue.end()
      }
    }
    try {
      for (const run of this.runs) void pump(run)
      for await (const {row, resume} of queue) {
        yield row
        waiting.delete(resume)
        resume()
      }
      this.#throwInterrupt()
      for (const run of this.runs) this.#look(run)
    } finally {
      state.isOver = true
      for (const resume of waiting) resume()
      for (const {session} of this.runs) session.end()
    }
  }

  /** Notes a run that ended without having come to what was wanted. */
  #look(run: ProfileRun): void {
    const failure = run.outcome.failure?.()
    if (failure && !this.failures.some(({profile}) => profile === run.profile)) this.#fail(run, failure)
  }

  #fail({profile, session}: ProfileRun, error: unknown): void {
    this.failures.push({profile, error: failureOf(session, error)})
  }

  /** In the order of the profiles. */
  get #failed(): readonly Failed[] {
    return this.failures.toSorted((a, b) => this.profiles.indexOf(a.profile) - this.profiles.indexOf(b.profile))
  }

  #failure(): QQError | undefined {
    return this.failures.length === 0 ? undefined : toQQError(this.#ending())
  }

  /** What the failures come to together: one of them where all are alike. */
  #ending(): Error {
    this.#throwInterrupt()
    const failed = this.#failed
    const errors = failed.map(({error}) => toQQError(error))
    const [first, ...others] = errors
    const isAll = errors.length === this.profiles.length
    const isWrongLine = first?.code === 'USAGE' || first?.code === 'VALIDATION' || first?.code === 'DECLINED'
    if (isAll && isWrongLine && others.every(({what}) => isDeepStrictEqual(what, first.what))) return first
    const reasons = listOf(failed.map(({profile, error}) => labelledSaying(profile, toQQError(error).what)))
    if (isAll && first && others.every(({code}) => code === first.code)) {
      const unsettled = errors.find(({outcome}) => outcome === 'unknown')
      return new QQError(first.code, reasons, unsettled ?? first)
    }
    const count = {failed: errors.length, all: this.profiles.length}
    const what = say('{failed} of {all} profiles failed: {reasons}', {...count, reasons})
    return new QQError('PARTIAL', what, {action: first?.action, outcome: 'partial'})
  }

  #throwInterrupt(): void {
    let signal: Interrupt['signal'] | undefined
    const unsettled: Saying[] = []
    for (const {profile, error} of this.failures) {
      if (!(error instanceof Interrupt)) continue
      signal = error.signal
      if (error.unsettled !== undefined) unsettled.push(labelledSaying(profile, error.unsettled))
    }
    if (signal !== undefined) throw new Interrupt(signal, unsettled.length > 0 ? listOf(unsettled) : undefined)
  }
}

function labelledSaying(profile: string, what: Saying): Saying {
  return say('{profile}: {what}', {profile, what})
}

function failureOf(session: Session, error: unknown): Error {
  return error instanceof Interrupt ? error : session.connector.explain(error)
}

function isEnough({content}: Outcome): boolean {
  return content?.kind === 'stream' && (content.onShown?.() ?? false)
}

async function* rowsOf(content: Content | undefined): AsyncGenerator<unknown, void> {
  if (content?.kind === 'value') yield content.value
  else if (content) yield* content.rows
}

function withProfile(profile: string, row: unknown): unknown {
  return isJsonObject(row) ? {profile, ...row, ...('profile' in row && {profile})} : {profile, value: row}
}

/** The same view with the profile in front. What is made for the rows of one chat or answer alone is left out. */
function labelled({text: _text, log: _log, ...view}: View = {}): View {
  const {columns, id = columns?.[0], line} = view
  return {
    ...view,
    ...(columns && {columns: ['profile', ...columns]}),
    ...(id !== undefined && {id}),
    ...(line && {line: (row, style) => `${style.bold(sanitize(profileOf(row)))}  ${line(row, style)}`}),
  }
}

function profileOf(row: unknown): string {
  return isJsonObject(row) ? String(row['profile']) : ''
}
