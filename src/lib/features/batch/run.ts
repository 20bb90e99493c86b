import {setMaxListeners} from 'node:events'
import {type Connection} from '../../client/client.js'
import {afterWrite, fromInterrupt, QQError, toQQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {isSend} from '../../protocol/actions.js'
import {type BatchJournal, type Fate} from '../../state/batch-journal.js'
import {type Pace} from '../../define/pacing.js'
import {type Retries} from '../../retry/retries.js'
import {type Session} from '../../run/session.js'
import {Connections} from './connections.js'
import {type InputLine} from './input.js'
import {Intake} from './intake.js'
import {type Job} from './job.js'
import {LineNotes} from './line-notes.js'
import {type Line, type ReadLine} from './line.js'
import {isWrite} from './line-session.js'
import {Outbox} from './outbox.js'
import {type Result} from './result.js'
import {Results} from './results.js'
import {Tally, type Counts} from './tally.js'
import {runCall, runCommand, type LineOptions, type LineValue} from './run-line.js'

export interface BatchOptions extends LineOptions {
  readonly read: ReadLine
  /** How many lines are under way at the same time. */
  readonly concurrency: number
  /** Results come as the lines end, not as they stand in the input. */
  readonly unordered: boolean
  readonly stopOnError: boolean
  /** Absent: no pauses. */
  readonly pace?: Pace | undefined
  readonly journal?: BatchJournal | undefined
  /** Lines of an earlier run are done again of which nobody knows what became. */
  readonly retryUnsafe: boolean
  /** Absent: what fails is not repeated. */
  readonly retries?: Retries | undefined
  /** Takes the calls of a dry run. */
  readonly dry?: Connection | undefined
  /** Told when something has changed in `counts`. */
  readonly onProgress: (counts: Counts) => void
}

/** For what is under way when the run is interrupted. */
export const GRACE_MS = 2000

/** Does the lines of a batch, so many at a time, and gives one result for each. */
export class BatchRun {
  /** Whether frames are to be kept for `-o raw`. */
  keepFrames = false

  readonly #connections: Connections<Job>
  readonly #results: Results
  readonly #notes: LineNotes
  readonly #retries: Retries | undefined
  readonly #intake: Intake
  readonly #tally = new Tally()
  /** The line that is to begin next, when it must wait. */
  #front: Job | undefined
  /** Begun, and without a result. */
  #underWay = 0
  readonly #outbox: Outbox
  /** Under way, and to be sent again, or at last, since the connection was gone. */
  #again: Job[] = []
  #pause: 'needed' | 'running' | 'over' = 'needed'
  #isPumping = false
  #failure: Error | undefined
  #isStopped = false
  readonly #stopping = new AbortController()
  #ended = false
  #lastLine = 0

  constructor(
    private readonly session: Session,
    source: AsyncIterator<readonly InputLine[], void>,
    private readonly options: BatchOptions,
  ) {
    this.#results = new Results(!options.unordered, () => this.#pump())
    this.#notes = new LineNotes(text => session.notes.add(text))
    this.#retries = options.retries?.within({signal: endOf(session.signal, this.#stopping.signal)})
    this.#connections = new Connections(session, this.#retries, {
      answered: (job, {data, raw}) => this.#settle(job, {asked: job, data, bytes: raw.length, ...this.#kept(raw)}),
      failed: (job, error) => this.#failed(job, isWrite(job.action) ? afterWrite(toQQError(error)) : toQQError(error)),
    })
    const onError = (error: unknown): void => this.#stop(toQQError(error))
    this.#outbox = new Outbox(this.#connections, options.journal, jobs => this.#comeBack(jobs), onError)
    const jobOptions = {
      read: options.read,
      unchecked: options.unchecked,
      hashed: options.journal !== undefined,
      dry: options.dry !== undefined,
      note: (line: number, what: Saying | string) => this.#notes.add(line, what),
    }
    this.#intake = new Intake(source, jobOptions, options.journal, () => this.#pump(), onError)
  }

  /**
   * What has come of lines since the last time; undefined at the end. It is in the journal: a line that is known to somebody
   * to be done must not be one of which the next run knows nothing.
   * @throws what ended the run before its time
   */
  async takeResults(): Promise<readonly Result[] | undefined> {
    for (;;) {
      const results = await this.#results.queue.takeAll()
      if (!results || this.#writeJournal()) return results
    }
  }

  #writeJournal(): boolean {
    try {
      this.options.journal?.write()
      return true
    } catch (error) {
      this.#stop(toQQError(error))
      return false
    }
  }

  start(): void {
    this.#pump()
  }

  /** Begins nothing more; what is under way has a moment to end. */
  interrupt(signal: Interrupt['signal']): void {
    this.#stop(new Interrupt(signal))
    if (!this.#ended) setTimeout(() => this.#connections.close(), this.#connections.hadOne ? GRACE_MS : 0).unref()
  }

  /** What went wrong although there are results; known when they have been read to their end. */
  failure(): QQError | undefined {
    return this.#tally.failure(this.#isStopped ? this.#lastLine : undefined)
  }

  #pump(): void {
    if (this.#isPumping || this.#ended) return
    this.#isPumping = true
    try {
      while (!this.#isStopped && (this.#front || this.#again.length > 0 || this.#mayBegin())) {
        const job = this.#front ?? this.#again.shift() ?? this.#intake.take()
        this.#front = undefined
        if (!job) break
        if (this.#begin(job)) continue
        this.#front = job
        break
      }
    } catch (error) {
      this.#stop(toQQError(error))
    } finally {
      this.#isPumping = false
    }
    this.#outbox.flushSoon()
    this.#endWhenDone()
  }

  #mayBegin(): boolean {
    const {concurrency, dry} = this.options
    return this.#underWay < (dry ? 1 : concurrency) && this.#results.mayGrow(concurrency)
  }

  /** Returns false for a line that cannot begin yet; `pump` is called when it may. @throws as `BatchJournal.fateOf` */
  #begin(job: Job): boolean {
    const known = job.isBegun ? undefined : this.#knownResult(job)
    const link = job.isPlain && !known ? this.#linkFor(job.action) : undefined
    if (link === 'not yet') return false
    const error = job.error ?? link
    if (!known && !error && !this.#mayGoOn()) return false
    if (!job.isBegun) {
      job.isBegun = true
      this.#lastLine = job.number
      this.#underWay++
      this.#results.begin(job)
    }
    if (known) this.#finish(job, known)
    else if (error) this.#settle(job, {asked: job, error})
    else if (job.isPlain) this.#outbox.add(job)
    else void this.#do(job)
    return true
  }

  /** Of what an earlier run has done, or may have done. @throws as `BatchJournal.fateOf` */
  #knownResult(job: Job): Result | undefined {
    const {journal, retryUnsafe} = this.options
    const fate = journal?.fateOf(job.number, job.hash)
    if (fate === 'done') return {asked: job, earlier: true}
    if (fate === undefined || fate === 'failed' || retryUnsafe) return undefined
    return {
      asked: job,
      earlier: true,
      error: new QQError('TIMEOUT', 'an earlier run sent it, and nobody knows what became of it', {
        action: job.action,
        outcome: 'unknown',
        hint: 'look whether it was done; --retry-unsafe does it again',
      }),
    }
  }

  /** The connection for a call, or why there is none. */
  #linkFor(action: string): 'not yet' | QQError | undefined {
    const {open, down, hadOne} = this.#connections
    // a socket that NapCat is about to close has not read what is sent on it: what must not be sent twice waits for a sign
    const isGood = open && (open.client.isAlive || !isSend(action))
    if (isGood) return undefined
    if (down && hadOne) return down
    void this.#connect(isSend(action))
    return 'not yet'
  }

  async #connect(alive: boolean): Promise<void> {
    try {
      await this.#connections.get(alive)
    } catch (error) {
      this.#lost(error)
    }
    this.#pump()
  }

  /** A server that was never reached, or that refuses us, will not do the next line either. */
  #lost(error: unknown): void {
    const known = toQQError(error)
    if (known.code === 'AUTH' || !this.#connections.hadOne) this.#stop(known)
    this.#pump()
  }

  /** Whether the pause before the next line is over. */
  #mayGoOn(): boolean {
    const {pace, dry} = this.options
    if (!pace || dry) return true
    if (this.#pause === 'needed') {
      this.#pause = 'running'
      const goOn = (): void => {
        this.#pause = 'over'
        this.#pump()
      }
      void pace.next(this.#stopping.signal).then(goOn, () => undefined) // nothing begins any more
    }
    if (this.#pause === 'running') return false
    this.#pause = 'needed'
    return true
  }

  #failed(job: Job, error: QQError): void {
    this.#giveUpTheDead(error)
    this.#settle(job, {asked: job, error, ...this.#kept(error.raw)})
  }

  #kept(frame: Uint8Array | undefined): Pick<Result, 'frames'> {
    return this.keepFrames && frame ? {frames: [frame]} : {}
  }

  /** A connection on which no answer comes may be dead without anybody having been told: what is repeated wants another. */
  #giveUpTheDead(error: unknown): void {
    const {open} = this.#connections
    const isLate = error instanceof QQError && error.isUnanswered
    if (isLate && this.#retries && open?.pipeline.isIdle && open.client.isIdle) open.client.close()
  }

  /** Does a line that is more than one frame. */
  async #do(job: Job): Promise<void> {
    const {line, number, hash} = job
    const {journal, dry} = this.options
    const frames: Buffer[] = []
    let [sent, written, bytes] = [0, 0, 0]
    const host = {
      session: this.session,
      note: (what: Saying | string) => this.#notes.add(number, what),
      retries: this.#retriesOf(job),
      connection: async () => dry ?? (await this.#connections.get()).client,
      beforeWrite: () => {
        if (sent++ > 0 || dry) return
        journal?.note(number, hash, 'started')
        journal?.write()
      },
      answered: (frame: Buffer, isWrite: boolean) => {
        if (isWrite) written++
        bytes += frame.length
        if (this.keepFrames) frames.push(frame)
      },
      failed: (error: unknown) => this.#giveUpTheDead(error),
    }
    try {
      const value: LineValue =
        line.kind === 'command'
          ? await runCommand(line.words, host, this.options)
          : await runCall(line as Extract<Line, {kind: 'call'}>, host, this.options) // a bad line is not done
      this.#finish(job, {asked: job, ...value, frames, bytes})
    } catch (error) {
      const told = error instanceof Interrupt ? fromInterrupt(error, sent > 0) : toQQError(error)
      const known = sent > 0 ? afterWrite(told) : told
      this.#finish(job, {asked: job, error: known, frames}, written > 0 ? 'unknown' : undefined)
    }
  }

  /** What came of a frame: a failure may be a reason to send it once more. */
  #settle(job: Job, result: Result): void {
    const {takeResult} = job
    job.takeResult = undefined
    if (takeResult) takeResult(result)
    else if (result.error && this.#retries) void this.#repeat(job, result)
    else this.#finish(job, result)
  }

  async #repeat(job: Job, first: Result): Promise<void> {
    let last: Result | undefined
    let unsettled: Result | undefined
    try {
      await this.#retriesOf(job)?.repeat(async () => {
        last = last ? await this.#sentAgain(job) : first
        if (last.error?.outcome === 'unknown') unsettled = last
        if (last.error) throw last.error
      }, job.action)
    } catch (error) {
      // the policy's own error says more; what ended the wait for another try does not
      last = error instanceof QQError ? {...(last ?? first), error} : (unsettled ?? last)
    }
    this.#finish(job, last ?? first)
  }

  #retriesOf({number}: Job): Retries | undefined {
    return this.#retries?.within({tell: text => this.#notes.add(number, text)})
  }

  async #sentAgain(job: Job): Promise<Result> {
    return new Promise(resolve => {
      job.takeResult = resolve
      this.#queueAgain(job)
      this.#pump()
    })
  }

  #comeBack(jobs: readonly Job[]): void {
    for (const job of jobs) this.#queueAgain(job)
    this.#pump()
    this.#endWhenDone()
  }

  /** To be sent, unless the run has stopped. */
  #queueAgain(job: Job): void {
    if (!this.#isStopped) return void this.#again.push(job)
    const failure = this.#failure instanceof QQError ? this.#failure : undefined
    this.#settle(job, {asked: job, error: failure ?? new QQError('CONNECT', 'not sent: the run has stopped')})
  }

  /** @param atLeast of a line that failed after it had done something */
  #finish(job: Job, result: Result, atLeast?: Fate): void {
    const {error, earlier} = result
    this.#underWay--
    if (error && this.#endsAll(error)) {
      this.#stop(error)
      return this.#pump()
    }
    this.#tally.add(result)
    this.options.onProgress(this.#tally)
    const fate = error ? (atLeast ?? (error.outcome === 'none' ? 'failed' : 'unknown')) : 'done'
    if (!earlier && job.line.kind !== 'bad' && !this.options.dry) {
      this.options.journal?.note(job.number, job.hash, fate)
    }
    this.#results.give(job, result)
    if (error && this.options.stopOnError) this.#stop()
    this.#pump()
  }

  /** Whether no other line would fare better. */
  #endsAll({code}: QQError): boolean {
    return code === 'AUTH' || code === 'INTERNAL' || (code === 'CONNECT' && !this.#connections.hadOne)
  }

  #stop(failure?: Error): void {
    this.#failure ??= failure
    this.#isStopped = true
    this.#stopping.abort(this.#failure)
    const waiting = this.#again.splice(0)
    if (this.#front?.isBegun) waiting.unshift(this.#front)
    this.#front = undefined
    for (const job of waiting) this.#queueAgain(job)
    this.#endWhenDone()
  }

  #endWhenDone(): void {
    const isDone = this.#isStopped || (this.#intake.isEmpty && !this.#front)
    if (this.#ended || !isDone || this.#underWay > 0) return
    this.#ended = true
    this.#connections.close()
    this.#notes.flush()
    const {signal} = this.#failure instanceof Interrupt ? this.#failure : {}
    this.#results.end(signal ? new Interrupt(signal, this.#tally.summary(this.#lastLine)) : this.#failure)
  }
}

/** Aborted with the first of them; every line that waits to be repeated listens. */
function endOf(...signals: AbortSignal[]): AbortSignal {
  const signal = AbortSignal.any(signals)
  setMaxListeners(0, signal)
  return signal
}
