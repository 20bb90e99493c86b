import {setMaxListeners} from 'node:events'
import {type Connection} from '../../client/caller.js'
import {type Reply} from '../../client/read-reply.js'
import {type Pace} from '../../define/pacing.js'
import {afterWrite, fromInterrupt, QQError, toQQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {isSend} from '../../protocol/actions.js'
import {type Retries} from '../../retry/retries.js'
import {type Session} from '../../run/session.js'
import {type BatchJournal, type Fate} from '../../state/batch-journal.js'
import {Connections} from './connections.js'
import {type InputLine} from './batch-input.js'
import {isWrite, runCall, runCommandLine, type LineHost, type LineValue} from './line-session.js'
import {Job, type CallLine, type ReadBatchLine} from './batch-line.js'
import {LineNotes, Tally, type Counts} from './batch-report.js'
import {Results, type ResultPlace, type Result} from './results.js'

export interface BatchOptions extends Pick<LineHost, 'siblings' | 'yes' | 'unchecked'> {
  readonly read: ReadBatchLine
  /** The number of lines that run at the same time. */
  readonly concurrency: number
  /** Whether results come as lines end, not in the order of the input. */
  readonly unordered: boolean
  readonly stopOnError: boolean
  /** If absent, there are no pauses. */
  readonly pace?: Pace | undefined
  readonly journal?: BatchJournal | undefined
  /** Whether lines of an earlier run with an unknown result run again. */
  readonly retryUnsafe: boolean
  /** If absent, failures are not retried. */
  readonly retries?: Retries | undefined
  /** Records the calls of a dry run. */
  readonly dry?: Connection | undefined
  /** Called when `counts` have changed. */
  readonly onProgress: (counts: Counts) => void
}

/** The grace time for running lines after an interrupt. */
export const GRACE_MS = 2000

/** Runs the lines of a batch, several at the same time, with one result for each. */
export class BatchRun {
  /** Whether frames are kept for `-o raw`. */
  keepFrames = false

  readonly #connections: Connections
  readonly #results: Results
  readonly #notes: LineNotes
  readonly #retries: Retries | undefined
  readonly #tally = new Tally()
  /** The number of started lines without a result. */
  #underWay = 0
  #lastLine = 0
  /** All lines have started, or no more will start. */
  #isRead = false
  /** Aborted when no more lines may start. */
  readonly #stopping = new AbortController()
  #failure: Error | undefined
  #hasEnded = false
  /** Called when another line may be able to start. */
  #wake: () => void = () => undefined
  /** The pause before the next line or the next retry. */
  #pause = Promise.resolve()
  /** The write of this turn's journal entries. */
  #writing: Promise<void> | undefined

  constructor(
    private readonly session: Session,
    private readonly source: AsyncIterable<readonly InputLine[]>,
    private readonly options: BatchOptions,
  ) {
    this.#results = new Results(!options.unordered, () => this.#wake())
    this.#notes = new LineNotes(what => session.notes.add(what))
    const signal = AbortSignal.any([session.signal, this.#stopping.signal])
    for (const one of [signal, this.#stopping.signal]) setMaxListeners(0, one) // every waiting line adds a listener
    this.#retries = options.retries?.within({signal})
    this.#connections = new Connections(session, this.#retries)
  }

  /**
   * The results since the last call; undefined at the end. They are in the journal by then, because the next run must
   * know every line whose result was shown.
   * @throws the error that ended the run early
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

  /** Starts no more lines; running lines get a short time to end. */
  interrupt(signal: Interrupt['signal']): void {
    this.#stop(new Interrupt(signal))
    if (!this.#hasEnded) setTimeout(() => this.#connections.close(), this.#connections.hadOne ? GRACE_MS : 0).unref()
  }

  /** The failure of a run with results; known when all results have been read. */
  failure(): QQError | undefined {
    return this.#tally.failure(this.#isStopped ? this.#lastLine : undefined)
  }

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted
  }

  /** Starts the lines one after the other as soon as allowed, and reads no further ahead. */
  async start(): Promise<void> {
    const {journal, read, unchecked, dry} = this.options
    const note = (line: number, what: Saying): void => this.#notes.add(line, what)
    const how = {read, unchecked, hashed: journal !== undefined, dry: dry !== undefined, note}
    try {
      let last = 0
      for await (const lines of this.source) {
        for (const line of lines) {
          if (!this.#hasRoom) await this.#room() // an await for each line would be a large part of its cost, here and below
          if (this.#isStopped) return
          last = line.number
          const job = new Job(line, how)
          const known = this.#knownResult(job)
          if (!known && !this.#mayLeave(job) && !(await this.#willLeave(job))) return
          this.#begin(job, known)
        }
      }
      journal?.checkEnd(last)
    } catch (error) {
      if (!this.#isStopped) this.#stop(toQQError(error))
    } finally {
      this.#isRead = true
      this.#endWhenDone()
    }
  }

  get #hasRoom(): boolean {
    const {concurrency, dry} = this.options
    return this.#underWay < (dry ? 1 : concurrency) && this.#results.mayGrow(concurrency)
  }

  /** Resolves when another line may start, or none will. */
  async #room(): Promise<void> {
    while (!this.#isStopped && !this.#hasRoom) await new Promise<void>(resolve => (this.#wake = resolve))
  }

  /** Whether a line may be sent at once. */
  #mayLeave(job: Job): boolean {
    return !this.options.pace && (!job.isPlain || this.#connections.ready(isSend(job.action)) !== undefined)
  }

  /** Resolves to true when a line may be sent, or to false when the run has stopped. @throws as `#whileRunning` */
  async #willLeave(job: Job): Promise<boolean> {
    if (!job.isPlain || (await this.#isReached(job))) await this.#paced()
    return !this.#isStopped
  }

  #begin(job: Job, known: Result | undefined): void {
    this.#lastLine = job.number
    this.#underWay++
    const place = this.#results.begin()
    if (known) this.#finish(job, place, known)
    else void this.#do(job, place)
  }

  /** The result of an invalid line, or of a line that an earlier run has sent. @throws as `BatchJournal.fateOf` */
  #knownResult(job: Job): Result | undefined {
    const {journal, retryUnsafe} = this.options
    const fate = journal?.fateOf(job.number, job.hash)
    if (fate === 'done') return {job, earlier: true}
    const isSettled = fate === undefined || fate === 'failed' || retryUnsafe
    if (isSettled) return job.error && {job, error: job.error}
    return {
      job,
      earlier: true,
      error: new QQError('TIMEOUT', say('an earlier run sent it, and the result is unknown'), {
        action: job.action,
        outcome: 'unknown',
        hint: say('check whether it was done; add --retry-unsafe to do it again'),
      }),
    }
  }

  /** Whether there is a connection for a call. If the server was never reached or refuses us, all lines will fail. */
  async #isReached({action}: Job): Promise<boolean> {
    try {
      await this.#connections.get(isSend(action))
      return true
    } catch (error) {
      const known = toQQError(error)
      if (known.code === 'AUTH' || !this.#connections.hadOne) this.#stop(known)
      return false
    }
  }

  /** Resolves when the pause before the next call is over. @throws as `#whileRunning` */
  async #paced(): Promise<void> {
    const {pace, dry} = this.options
    if (!pace || dry) return
    this.#pause = this.#pause.then(async () => pace.next(this.#stopping.signal))
    await this.#whileRunning(this.#pause)
  }

  /** Waits, but not beyond the end of the run. @throws QQError in that case; nothing was sent */
  async #whileRunning<T>(work: Promise<T>): Promise<T> {
    const {signal} = this.#stopping
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        const failure = this.#failure instanceof QQError ? this.#failure : undefined
        reject(failure ?? new QQError('CONNECT', say('it was not sent: the run has stopped')))
      }
      void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, {once: true})
    })
  }

  async #do(job: Job, place: ResultPlace): Promise<void> {
    this.#finish(job, place, await (job.isPlain ? this.#doPlain(job) : this.#doWhole(job)))
  }

  /** Makes the call of a line, and retries it after a failure if that is allowed. */
  async #doPlain(job: Job): Promise<Result> {
    let last: QQError | undefined
    let unsettled: QQError | undefined
    const attempt = async (): Promise<Reply> => {
      try {
        if (last) await this.#paced()
        return await this.#call(job)
      } catch (error) {
        last = isWrite(job.action) ? afterWrite(toQQError(error)) : toQQError(error)
        if (last.outcome === 'unknown') unsettled = last
        this.#giveUpTheDead(last)
        throw last
      }
    }
    const retries = this.#retriesOf(job)
    try {
      const {data, raw} = await (retries ? retries.repeat(attempt, job.action) : attempt())
      return {job, data, bytes: raw.length, ...this.#kept(raw)}
    } catch (error) {
      // the error of the call has more information than the error that ended the wait
      const known = error instanceof QQError ? error : (unsettled ?? last)
      return {job, error: known ?? toQQError(error), ...this.#kept(last?.raw)}
    }
  }

  /** Makes the call over a connection that is open before the journal records the call. */
  async #call(job: Job): Promise<Reply> {
    const mustLive = isSend(job.action)
    for (;;) {
      const ready = this.#connections.ready(mustLive)
      const client = ready ?? (await this.#whileRunning(this.#connections.get(mustLive)))
      if (this.options.journal && isWrite(job.action)) await this.#note(job, 'started')
      if (!client.closed) return client.call(job)
    }
  }

  #kept(frame: Uint8Array | undefined): Pick<Result, 'frames'> {
    return this.keepFrames && frame ? {frames: [frame]} : {}
  }

  /** A connection without an answer may be dead without a notice, so a retry needs another one. */
  #giveUpTheDead(error: unknown): void {
    const {open} = this.#connections
    if (error instanceof QQError && error.isUnanswered && this.#retries && open?.isIdle) open.close()
  }

  #retriesOf({number}: Job): Retries | undefined {
    return this.#retries?.within({tell: what => this.#notes.add(number, what)})
  }

  /** Runs a line that needs more than one frame. */
  async #doWhole(job: Job): Promise<Result> {
    const {line, number, hash} = job
    const {journal, dry} = this.options
    const frames: Buffer[] = []
    let [sent, written, bytes] = [0, 0, 0]
    const host: LineHost = {
      ...this.options,
      session: this.session,
      note: what => this.#notes.add(number, what),
      retries: this.#retriesOf(job),
      connection: async () => dry ?? this.#connections.get(),
      beforeWrite: () => {
        if (sent++ > 0 || dry) return
        journal?.note(number, hash, 'started')
        journal?.write()
      },
      answered: (frame, isWrite) => {
        if (isWrite) written++
        bytes += frame.length
        if (this.keepFrames) frames.push(frame)
      },
      failed: error => this.#giveUpTheDead(error),
    }
    try {
      const value: LineValue =
        line.kind === 'command' ? await runCommandLine(line.words, host) : await runCall(line as CallLine, host) // invalid lines never get here
      return {job, ...value, frames, bytes}
    } catch (error) {
      const told = error instanceof Interrupt ? fromInterrupt(error, sent > 0) : toQQError(error)
      return {job, error: sent > 0 ? afterWrite(told) : told, isPartial: written > 0, frames}
    }
  }

  #finish(job: Job, place: ResultPlace, result: Result): void {
    const {error, isPartial, earlier} = result
    this.#underWay--
    if (error && this.#endsAll(error)) return this.#stop(error)
    this.#tally.add(result)
    this.options.onProgress(this.#tally)
    const fate = !error ? 'done' : error.outcome === 'none' && !isPartial ? 'failed' : 'unknown'
    if (!earlier && job.line.kind !== 'bad') this.#note(job, fate).catch(() => undefined) // a failure has stopped the run
    this.#results.give(place, result)
    if (error && this.options.stopOnError) return this.#stop()
    this.#wake()
    this.#endWhenDone()
  }

  /** Resolves when the entry is written, together with all other entries of this turn of the event loop. */
  async #note(job: Job, fate: Fate): Promise<void> {
    const {journal} = this.options
    if (!journal) return
    journal.note(job.number, job.hash, fate)
    await (this.#writing ??= this.#writeSoon(journal))
  }

  async #writeSoon(journal: BatchJournal): Promise<void> {
    await new Promise<void>(resolve => process.nextTick(resolve))
    this.#writing = undefined
    try {
      journal.write()
    } catch (error) {
      this.#stop(toQQError(error))
      throw error
    }
  }

  /** Whether all other lines would fail, too. */
  #endsAll({code}: QQError): boolean {
    return code === 'AUTH' || code === 'INTERNAL' || (code === 'CONNECT' && !this.#connections.hadOne)
  }

  #stop(failure?: Error): void {
    this.#failure ??= failure
    this.#stopping.abort(this.#failure)
    this.#wake()
    this.#endWhenDone()
  }

  #endWhenDone(): void {
    const isDone = this.#isStopped || this.#isRead
    if (this.#hasEnded || !isDone || this.#underWay > 0) return
    this.#hasEnded = true
    this.#connections.close()
    this.#notes.flush()
    const {signal} = this.#failure instanceof Interrupt ? this.#failure : {}
    this.#results.end(signal ? new Interrupt(signal, this.#tally.summary(this.#lastLine)) : this.#failure)
  }
}
