import {isDeepStrictEqual} from 'node:util'
import {type Environment} from '../config/environment.js'
import {profileNames, whyNoProfiles} from '../config/layers.js'
import {QQError, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {atPlace, listOf, say, type Saying} from '../errors/saying.js'
import {type Language} from '../language/language.js'
import {type WantedFormat} from '../output/formats.js'
import {parseColumn} from '../output/columns.js'
import {sanitize} from '../output/sanitize.js'
import {type View} from '../output/types.js'
import {isJsonObject} from '../protocol/json.js'
import {failureRow, rowSink, type Outcome, type RowSink} from './outcome.js'
import {type SessionFlags} from './run-settings.js'
import {profileSession, type ProfileSession, type Session} from './session.js'

interface ProfileRun {
  readonly profile: string
  readonly session: ProfileSession
  readonly outcome: Outcome
}

interface Failed {
  readonly profile: string
  readonly error: Error
}

/**
 * The profiles of `-p a,b` or `--all-profiles`.
 * @throws QQError USAGE for flags that do not work with several profiles, LOCAL if there is no profile
 */
export function namedProfiles(flags: SessionFlags, environment: Environment): string[] {
  for (const name of ['url', 'token', 'token-file'] as const) {
    if (flags[name] !== undefined)
      throw new QQError('USAGE', say('--{name} cannot be used with several profiles', {name}))
  }
  const known = profileNames(environment)
  if (flags['all-profiles']) {
    if (known.length > 0) return known
    throw new QQError('LOCAL', whyNoProfiles(environment))
  }
  return namesIn(flags.profile ?? '')
}

/** The names in `--profile a,b`, each once. @throws QQError USAGE for an empty name */
export function namesIn(typed: string): string[] {
  const names = typed.split(',').map(name => name.trim())
  if (names.includes('')) throw new QQError('USAGE', say('--profile: {typed} contains an empty name', {typed}))
  return [...new Set(names)]
}

/** @throws QQError USAGE for an output format that cannot show the profile of each result */
export function checkTellsApart(format: WantedFormat | undefined): void {
  if (format === 'raw')
    throw new QQError(
      'USAGE',
      say('-o raw cannot be used with several profiles: it does not show which answer is from which profile'),
    )
}

/**
 * Runs a command with all profiles at the same time and combines the outcomes: rows in the order of the profiles, each
 * with its profile first. Rows of endless streams are shown as they come.
 * @throws QQError before anything is done if the settings of a profile are invalid; if all profiles fail, with their
 * common code
 */
export async function runEach(
  profiles: readonly string[],
  session: Session,
  run: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const sessions = profiles.map(profile => profileSession(session, profile))
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
    session.settings.rowLanguage(session.io),
  )
  return {...merged.outcome(), dryFrames: () => sessions.flatMap(labelledFrames)}
}

/** The frames of a dry run of one profile. */
function labelledFrames({profile, connector}: ProfileSession): string[] {
  return connector.frames.map(frame => `{"profile":${JSON.stringify(profile)},"frame":${frame}}`)
}

/** Adds a note if two profiles have the same server, because that bot would do everything twice. */
function noteSameServers(session: Session, sessions: readonly ProfileSession[]): void {
  const seen = new Map<string, string>()
  for (const {profile, settings} of sessions) {
    const {value} = settings.resolve().url
    const earlier = seen.get(value)
    if (earlier === undefined) seen.set(value, profile)
    else session.notes.add(say('profiles {earlier} and {profile} have the same server', {earlier, profile}))
  }
}

/** The results of one command with several profiles. */
class ProfileRuns {
  constructor(
    private readonly profiles: readonly string[],
    private readonly runs: readonly ProfileRun[],
    /** The failures of runs without a result; more are added while the results are read. */
    private readonly failures: Failed[],
    private readonly report: (what: Saying) => void,
    /** That of sentences in rows. */
    private readonly language: Language,
  ) {}

  /** @throws the failure if no profile has a result */
  outcome(): Outcome {
    if (this.runs.length === 0) throw this.#ending()
    const outcomes = this.runs.map(({outcome}) => outcome)
    const view = labelled(outcomes.find(outcome => outcome.view)?.view)
    if (outcomes.some(({content}) => content?.kind === 'stream' && !content.finite)) {
      const onShown = (): boolean => outcomes.map(isEnough).includes(true)
      return {content: {kind: 'stream', onShown, run: async sink => this.#asTheyCome(sink)}, view}
    }
    return {content: {kind: 'stream', finite: true, run: async sink => this.#inOrder(sink)}, view}
  }

  /** All rows in the order of the profiles, and at the end a row for each profile that failed completely. */
  async #inOrder(sink: RowSink): Promise<QQError | undefined> {
    let isEmpty = true
    for (const rows of this.runs.map(async run => this.#collect(run))) {
      for (const row of await rows) {
        isEmpty = false
        await sink.row(row)
      }
    }
    this.#throwInterrupt()
    if (isEmpty && this.failures.length === this.profiles.length) throw this.#ending()
    for (const {profile, error} of this.#failed) {
      const known = toQQError(error)
      if (known.code !== 'PARTIAL') await sink.row(await failureRow('profile', profile, known, this.language))
    }
    return this.#failure()
  }

  async #collect(run: ProfileRun): Promise<unknown[]> {
    const found: unknown[] = []
    try {
      this.#look(
        run,
        await giveRows(
          run.outcome,
          rowSink(row => found.push(withProfile(run.profile, row))),
        ),
      )
    } catch (error) {
      this.#fail(run, error)
    }
    return found
  }

  /** The rows of all profiles as they come, until all have ended or the reader has enough. */
  async #asTheyCome(sink: RowSink): Promise<QQError | undefined> {
    for (const {profile, error} of this.failures) this.report(atPlace(profile, toQQError(error).what))
    const isOver = (): boolean => sink.left === 0
    let turn = Promise.resolve()
    let left = this.runs.length
    const take = async (row: unknown): Promise<void> => {
      if (!isOver()) await sink.row(row)
      if (isOver()) for (const {session} of this.runs) session.end()
    }
    const follow = async (run: ProfileRun): Promise<QQError | undefined> => {
      const own: RowSink = {
        get left() {
          return sink.left
        },
        row: async row => (turn = turn.then(async () => take(withProfile(run.profile, row)))),
      }
      try {
        return await giveRows(run.outcome, own)
      } catch (error) {
        if (isOver()) return undefined
        this.#fail(run, error)
        if (left > 1 && !(error instanceof Interrupt)) this.report(atPlace(run.profile, toQQError(error).what))
        return undefined
      } finally {
        left--
      }
    }
    const failures = await Promise.all(this.runs.map(follow))
    if (!isOver()) {
      this.#throwInterrupt()
      for (const [at, run] of this.runs.entries()) this.#look(run, failures[at])
    }
    return this.#failure()
  }

  #look(run: ProfileRun, failure: QQError | undefined): void {
    if (failure) this.#fail(run, failure)
  }

  #fail({profile, session}: ProfileRun, error: unknown): void {
    this.failures.push({profile, error: failureOf(session, error)})
  }

  /** The failures in the order of the profiles. */
  get #failed(): readonly Failed[] {
    return this.failures.toSorted((a, b) => this.profiles.indexOf(a.profile) - this.profiles.indexOf(b.profile))
  }

  #failure(): QQError | undefined {
    return this.failures.length === 0 ? undefined : toQQError(this.#ending())
  }

  /** The combined failure; if all are the same, it is one of them. */
  #ending(): Error {
    this.#throwInterrupt()
    const failed = this.#failed
    const errors = failed.map(({error}) => toQQError(error))
    const [first, ...others] = errors
    const isAll = errors.length === this.profiles.length
    const isWrongLine = first?.code === 'USAGE' || first?.code === 'VALIDATION' || first?.code === 'DECLINED'
    if (isAll && isWrongLine && others.every(({what}) => isDeepStrictEqual(what, first.what))) return first
    const reasons = listOf(failed.map(({profile, error}) => atPlace(profile, toQQError(error).what)))
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
      if (error.unsettled !== undefined) unsettled.push(atPlace(profile, error.unsettled))
    }
    if (signal !== undefined) throw new Interrupt(signal, unsettled.length > 0 ? listOf(unsettled) : undefined)
  }
}

function failureOf(session: Session, error: unknown): Error {
  return error instanceof Interrupt ? error : session.connector.explain(error)
}

function isEnough({content}: Outcome): boolean {
  return content?.kind === 'stream' && (content.onShown?.() ?? false)
}

/** Gives the content of a run as rows. Resolves to a failure although there are results. */
async function giveRows({content, failure}: Outcome, sink: RowSink): Promise<QQError | undefined> {
  if (content?.kind === 'stream') return content.run(sink)
  if (content?.kind === 'value') await sink.row(content.value)
  else for (const row of content?.rows ?? []) await sink.row(row)
  return failure
}

function withProfile(profile: string, row: unknown): unknown {
  return isJsonObject(row) ? {profile, ...row, ...('profile' in row && {profile})} : {profile, value: row}
}

/** The same view with the profile as first column, without the texts that are only for the rows of one answer. */
function labelled({text: _text, log: _log, ...view}: View = {}): View {
  const {columns, id = columns?.[0] && parseColumn(columns[0]).spec, line} = view
  return {
    ...view,
    ...(columns && {columns: ['profile', ...columns]}),
    ...(id !== undefined && {id}),
    ...(line && {line: (row, human) => `${human.style.bold(sanitize(profileOf(row)))}  ${line(row, human)}`}),
  }
}

function profileOf(row: unknown): string {
  return isJsonObject(row) ? String(row['profile']) : ''
}
