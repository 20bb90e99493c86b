import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {isOfKind, QQError, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {say, type Saying} from '../errors/saying.js'
import {type Language} from '../language/language.js'
import {type View} from '../output/types.js'
import {checkHappened} from './happened.js'
import {failureRow, linesOf, type Outcome, type RowSink} from '../run/outcome.js'
import {pace, type Pace, type PacingFlags} from './pacing.js'
import {factsOf} from '../protocol/actions.js'
import {isJsonObject} from '../protocol/json.js'
import {clockMs} from '../protocol/timers.js'
import {inWords} from '../run/sentences/worded.js'
import {type Notes} from '../run/notes.js'
import {type Session} from '../run/session.js'

type Params = Readonly<Record<string, unknown>>

export interface EachRequest {
  readonly target: string
  readonly params: Params
  /** Further parameters that need work, such as reading a file; called in the target's turn. */
  readonly more?: (caller: Caller) => Promise<Params>
  /** The result of an earlier run; the target is then skipped. */
  readonly before?: {readonly data: unknown} | undefined
  /** Called with its data when it is done. */
  readonly onDone?: ((data: unknown) => void) | undefined
  /** The size of the files that it names by server paths. */
  readonly fileBytes?: number | undefined
}

type Row = Readonly<Record<string, unknown>>

/** Makes one call for each request, with a row for each. @param shown makes the displayed row */
export type Each = (
  caller: RenewableCaller,
  requests: readonly EachRequest[],
  shown?: (row: Row, at: number) => Row,
) => Promise<void>

/** A caller that may be able to reconnect when it is closed. */
type RenewableCaller = Caller & {readonly renew?: () => Promise<void>}

/** The longest silence on a terminal while calls wait for their turn. */
const QUIET_MS = 5000

/** The outcome without targets, if the previous command in the pipe found none. */
export function nothingToDo(session: Session): Outcome {
  session.notes.add(say('stdin is empty, so there is nothing to do'))
  return {content: {kind: 'list', rows: []}}
}

/** The calls of one run, one for each target, and their results. */
export class EachRun {
  /** The hint if some targets failed. */
  hint: Saying | undefined
  /** Another failure, if no target failed. */
  incomplete: QQError | undefined
  #failed = 0
  #all = 0
  #raw: Uint8Array[] = []

  /** When it was told how far the run is. */
  #toldMs = clockMs()

  readonly #pace: Pace
  readonly #notes: Notes
  readonly #signal: AbortSignal
  /** That of sentences in rows. */
  readonly #language: () => Language

  /** @throws as `pace` */
  constructor(
    {signal, settings, io, notes}: Session,
    private readonly action: string,
    private readonly key: string,
    flags: PacingFlags,
    private readonly verify?: (caller: Caller, target: string) => Promise<boolean>,
    private readonly work: (
      caller: Caller,
      request: EachRequest,
    ) => Promise<Pick<Reply, 'data' | 'raw' | 'isRecorded'>> = async (caller, {params, more, fileBytes}) =>
      caller.call({action: this.action, params: {...params, ...(await more?.(caller))}, fileBytes}),
  ) {
    this.#pace = pace(flags)
    this.#signal = signal
    this.#notes = notes
    this.#language = () => settings.rowLanguage(io)
  }

  /** Whether a target has failed. */
  get hasFailed(): boolean {
    return this.#failed > 0
  }

  /** The outcome of a command. @param work makes the calls */
  outcome(
    work: (each: Each) => Promise<void>,
    columns = [this.key, 'ok', 'message'] as readonly string[],
    id = this.key,
    log?: View['log'],
  ): Outcome {
    const run = async (sink: RowSink): Promise<QQError | undefined> => {
      await work(async (caller, requests, shown = row => row) => {
        this.#all = requests.length
        await this.#each(caller, requests, async (row, at) => {
          const raw = this.#raw.splice(0)
          await (sink.lines ? sink.lines.write(linesOf(raw)) : sink.row(shown(row, at)))
        })
      })
      return this.#partial() ?? this.incomplete
    }
    return {
      content: {kind: 'stream', finite: true, lines: ['raw'], run},
      view: {columns, id, marks: factsOf(this.action), ...(log && {log})},
    }
  }

  /**
   * Gives one row for each target. A refused token, an interrupt and the failure of a single target end the run. After
   * a lost connection, the other targets use a new one if the caller can reconnect.
   */
  async #each(
    caller: RenewableCaller,
    requests: readonly EachRequest[],
    give: (row: Row, at: number) => Promise<void>,
  ): Promise<void> {
    let lost: QQError | undefined
    for (const [index, request] of requests.entries()) {
      const {target, before} = request
      if (before) {
        await give(
          {...this.#success(target, before.data), message: await inWords(say('done before'), this.#language())},
          index,
        )
        continue
      }
      let row: Row
      try {
        if (index > 0 && caller.closed) lost ??= await whyLost(caller)
        if (lost) throw lost
        if (!caller.isDry) await this.#pace.next(this.#signal, ms => this.#tellWaiting(index, ms))
        row = await this.#done(caller, request)
      } catch (error) {
        if (error instanceof Interrupt) throw this.#interrupted(error, index)
        const known = toQQError(error)
        const fatal = known.code === 'AUTH' || known.code === 'INTERNAL' || isOfKind(known, 'run.nameMoved')
        if (fatal || requests.length === 1) throw error
        if (known.raw) this.#raw.push(known.raw)
        row = await this.#failure(target, known)
      }
      await give(row, index)
    }
  }

  /** Makes the call of one target. */
  async #done(caller: Caller, request: EachRequest): Promise<Row> {
    const {data, raw, isRecorded} = await this.work(caller, request)
    if (isRecorded) this.#pace.skip()
    this.#raw.push(raw)
    const {verify} = this
    const {target} = request
    if (verify) await checkHappened(caller, this.action, async () => verify(caller, target), this.#signal)
    request.onDone?.(data)
    return this.#success(target, data)
  }

  /** Tells how far the run is, if it would be silent for too long. */
  #tellWaiting(done: number, ms: number): void {
    const now = clockMs()
    if (now + ms - this.#toldMs < QUIET_MS) return
    this.#toldMs = now
    this.#notes.progress(say('{done} of {all} so far, {failed} failed', {done, all: this.#all, failed: this.#failed}))
  }

  #partial(): QQError | undefined {
    if (this.#failed === 0) return undefined
    return new QQError('PARTIAL', say('{failed} of {all} failed', {failed: this.#failed, all: this.#all}), {
      action: this.action,
      outcome: 'partial',
      hint: this.hint,
    })
  }

  /** Reports how many targets are done; the target at `index` was running or the next one. */
  #interrupted({signal, unsettled}: Interrupt, index: number): Interrupt {
    if (this.#all === 1) return new Interrupt(signal, unsettled)
    const left = this.#all - index - (unsettled === undefined ? 0 : 1)
    const far = {done: index, all: this.#all, left}
    return new Interrupt(
      signal,
      unsettled === undefined
        ? say('{done} of {all} are done, {left} were not tried', far)
        : say('{done} of {all} are done, {left} were not tried; {unsettled}', {...far, unsettled}),
    )
  }

  /** The row of a read is its data; the row of a write has a message, with QQ's answer if there is one. */
  #success(target: string, data: unknown): Row {
    if (factsOf(this.action)?.effect === 'read' && isJsonObject(data)) return {[this.key]: target, ...data}
    return {[this.key]: target, ok: true, ...(data !== null && {data})}
  }

  async #failure(target: string, error: QQError): Promise<Row> {
    this.#failed++
    return failureRow(this.key, target, error, this.#language())
  }
}

/** Why no more calls are possible; undefined if there is another connection. @throws an interrupt */
async function whyLost(caller: RenewableCaller): Promise<QQError | undefined> {
  if (!caller.renew) return new QQError('CONNECT', say('this was not tried: the connection was lost'))
  try {
    await caller.renew()
    return undefined
  } catch (error) {
    if (error instanceof Interrupt) throw error
    const known = toQQError(error)
    return known.saying(say('this was not tried: {problem}', {problem: known.what}))
  }
}
