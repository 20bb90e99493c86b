import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/reply.js'
import {QQError, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {say, type Saying} from '../errors/saying.js'
import {type View} from '../output/types.js'
import {checkHappened} from './happened.js'
import {failureRow, linesOf, type Outcome, type RowSink} from '../run/outcome.js'
import {pace, type Pace, type PacingFlags} from './pacing.js'
import {factsOf} from '../protocol/actions.js'
import {isJsonObject} from '../protocol/json.js'
import {type Session} from '../run/session.js'

type Params = Readonly<Record<string, unknown>>

export interface EachRequest {
  readonly target: string
  readonly params: Params
  /** What else is sent, where it takes work to know it, such as reading a file: asked for when the target's turn comes. */
  readonly more?: (caller: Caller) => Promise<Params>
  /** What came of it in an earlier run: it is not done again. */
  readonly before?: {readonly data: unknown} | undefined
  /** Told what came of it. */
  readonly onDone?: ((data: unknown) => void) | undefined
  /** Size of the files that it names by their paths on the server. */
  readonly fileBytes?: number | undefined
}

type Row = Readonly<Record<string, unknown>>

/** Makes one call for each request, and gives a row for each. @param shown what is shown of the row of the request at `at` */
export type Each = (
  caller: RenewableCaller,
  requests: readonly EachRequest[],
  shown?: (row: Row, at: number) => Row,
) => Promise<void>

/** A caller that may have a way to another connection when it is closed. */
type RenewableCaller = Caller & {readonly renew?: () => Promise<void>}

/** For a run without targets: the command before it in the pipe found nothing. */
export function nothingToDo(session: Session): Outcome {
  session.notes.add(say('nothing on stdin, so nothing to do'))
  return {content: {kind: 'list', rows: []}}
}

/** The calls of one run, one for each target, and what became of them. */
export class EachRun {
  /** What to do when some failed. */
  hint: Saying | undefined
  /** What else went wrong, where no target failed. */
  incomplete: QQError | undefined
  #failed = 0
  #all = 0
  #raw: Uint8Array[] = []

  readonly #pace: Pace
  readonly #signal: AbortSignal

  /** @throws as `pace` */
  constructor(
    {signal}: Session,
    private readonly action: string,
    private readonly key: string,
    flags: PacingFlags,
    private readonly verify?: (caller: Caller, target: string) => Promise<boolean>,
    private readonly work: (caller: Caller, request: EachRequest) => Promise<Pick<Reply, 'data' | 'raw'>> = async (
      caller,
      {params, more, fileBytes},
    ) => caller.call({action: this.action, params: {...params, ...(await more?.(caller))}, fileBytes}),
  ) {
    this.#pace = pace(flags)
    this.#signal = signal
  }

  /** Whether a target has failed. */
  get hasFailed(): boolean {
    return this.#failed > 0
  }

  /** What a command returns. @param work makes the calls */
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
   * Gives one row for each target. What ends everything ends it here: a refused token, an interrupt, and any failure of a
   * target that is alone. After a lost connection the others go over another one, where the caller can have one.
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
        await give({...this.#success(target, before.data), message: 'done before'}, index)
        continue
      }
      let row: Row
      try {
        if (index > 0 && caller.closed) lost ??= await whyLost(caller)
        if (lost) throw lost
        row = await this.#done(caller, request)
      } catch (error) {
        if (error instanceof Interrupt) throw this.#interrupted(error, index)
        const known = toQQError(error)
        const fatal = known.code === 'AUTH' || known.code === 'INTERNAL'
        if (fatal || requests.length === 1) throw error
        if (known.raw) this.#raw.push(known.raw)
        row = await this.#failure(target, known)
      }
      await give(row, index)
    }
  }

  /** Makes the call of one target. */
  async #done(caller: Caller, request: EachRequest): Promise<Row> {
    if (!caller.isDry) await this.#pace.next(this.#signal)
    const {data, raw} = await this.work(caller, request)
    this.#raw.push(raw)
    const {verify} = this
    const {target} = request
    if (verify) await checkHappened(caller, this.action, async () => verify(caller, target), this.#signal)
    request.onDone?.(data)
    return this.#success(target, data)
  }

  #partial(): QQError | undefined {
    if (this.#failed === 0) return undefined
    return new QQError('PARTIAL', say('{failed} of {all} failed', {failed: this.#failed, all: this.#all}), {
      action: this.action,
      outcome: 'partial',
      hint: this.hint,
    })
  }

  /** Says how far it came; the target at `index` is the one that was under way or about to be. */
  #interrupted({signal, unsettled}: Interrupt, index: number): Interrupt {
    if (this.#all === 1) return new Interrupt(signal, unsettled)
    const left = this.#all - index - (unsettled === undefined ? 0 : 1)
    const far = {done: index, all: this.#all, left}
    return new Interrupt(
      signal,
      unsettled === undefined
        ? say('{done} of {all} done, {left} not tried', far)
        : say('{done} of {all} done, {left} not tried; {unsettled}', {...far, unsettled}),
    )
  }

  /** What was read is the row itself; what was done is said in words, with whatever QQ told of it. */
  #success(target: string, data: unknown): Row {
    if (factsOf(this.action)?.effect === 'read' && isJsonObject(data)) return {[this.key]: target, ...data}
    return {[this.key]: target, ok: true, ...(data !== null && {data})}
  }

  async #failure(target: string, error: QQError): Promise<Row> {
    this.#failed++
    return failureRow(this.key, target, error)
  }
}

/** Why nothing more can be tried; undefined = there is another connection. @throws an interrupt */
async function whyLost(caller: RenewableCaller): Promise<QQError | undefined> {
  if (!caller.renew) return new QQError('CONNECT', say('not tried: the connection was lost'))
  try {
    await caller.renew()
    return undefined
  } catch (error) {
    if (error instanceof Interrupt) throw error
    const known = toQQError(error)
    return known.saying(say('not tried: {problem}', {problem: known.what}))
  }
}
