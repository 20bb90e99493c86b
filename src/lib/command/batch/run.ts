import {type Connection} from '../../client/client.js'
import {FrameQueue} from '../../client/frame-queue.js'
import {type DataBounds} from '../../client/good-reply.js'
import {type Posting} from '../../client/pipeline.js'
import {parseFrame, readReply} from '../../client/reply.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {Interrupt} from '../../errors/interrupt.js'
import {factsOf, isSend} from '../../protocol/actions.js'
import {hashOf, type BatchJournal, type Fate} from '../../state/batch-journal.js'
import {knownRequest} from '../call-request.js'
import {type Pace} from '../pacing.js'
import {type Session} from '../session.js'
import {Connections} from './connections.js'
import {type InputLine} from './input.js'
import {type Line, type ReadLine} from './line.js'
import {isWrite} from './line-session.js'
import {type Asked, type Result} from './result.js'
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
  /** Takes the calls of a dry run. */
  readonly dry?: Connection | undefined
  /** Told when something has changed in `counts`. */
  readonly onProgress: (counts: Counts) => void
}

/** How many lines had which end; what nobody knows counts as failed, too. */
export interface Counts {
  done: number
  failed: number
  unknown: number
  earlier: number
}

/** A line on its way. */
interface Job extends Posting {
  readonly input: InputLine
  readonly asked: Asked
  readonly line: Line
  /** Of its text; 0 without a journal. */
  readonly hash: number
  /** Nothing but its frame is to be sent. */
  readonly isPlain: boolean
  /** It has its place among the results. */
  isBegun?: true
  result?: Result
}

/** Results that may wait for whoever reads them, before no more lines are begun. */
const RESULT_LIMIT = 1024
/** Lines that may be begun while the result of an earlier one is awaited, besides those under way. */
const AHEAD_LIMIT = 4096
/** Places that were given out are let go of so many at a time. */
const GIVEN_LIMIT = 1024
/** For what is under way when the run is interrupted. */
export const GRACE_MS = 2000

/** A frame without these holds no failure in what says ok (see `innerFailure`). */
const MAY_HIDE_FAILURE = /"(?:result|retCode|errCode|valid)"/

/** Does the lines of a batch, so many at a time, and gives one result for each. */
export class BatchRun {
  readonly counts: Counts = {done: 0, failed: 0, unknown: 0, earlier: 0}
  /** Ends with what ended the run before its time, if anything did. */
  readonly results = new FrameQueue<Result>(() => this.#pump())
  /** Whether frames are to be kept for `-o raw`. */
  keepFrames = false

  readonly #connections: Connections<Job>
  #unread: readonly InputLine[] = []
  #next = 0
  #reading = false
  #inputEnded = false
  /** The line that is to begin next, when it must wait. */
  #front: Job | undefined
  #underWay = 0
  #toPost: Job[] = []
  /** Begun, and not sent since the connection was gone. */
  #returned: Job[] = []
  #isFlushing = false
  /** Begun, in the order of the input; those before the head have been given out. */
  #begun: (Job | undefined)[] = []
  #head = 0
  #pause: 'needed' | 'running' | 'over' = 'needed'
  #isPumping = false
  #failure: Error | undefined
  #stopped = false
  #ended = false
  #lastLine = 0
  #onlyError: QQError | undefined

  constructor(
    private readonly session: Session,
    private readonly source: AsyncIterator<readonly InputLine[], void>,
    private readonly options: BatchOptions,
  ) {
    this.#connections = new Connections(session, {
      answered: (job, raw, data) => this.#answered(job, raw, data),
      failed: (job, error) => this.#settle(job, {asked: job.asked, error: toQQError(error)}),
    })
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
    const {done, failed, earlier} = this.counts
    const all = done + failed + earlier
    if (failed === 0) return undefined
    if (all === 1) return this.#onlyError
    const rest = this.#stopped ? `; it stopped after line ${this.#lastLine}` : ''
    return new QQError('PARTIAL', `${failed} of ${all} lines failed${rest}`, {outcome: 'partial'})
  }

  /** How it went, for the end of an interrupted run. */
  summary(): string {
    const {done, failed, unknown, earlier} = this.counts
    const known = [
      `${done + earlier} lines done`,
      `${failed - unknown} failed`,
      ...(unknown > 0 ? [`${unknown} of which nobody knows whether they were done`] : []),
    ]
    return `${known.join(', ')}; no line after ${this.#lastLine} was begun`
  }

  #pump(): void {
    if (this.#isPumping || this.#ended) return
    this.#isPumping = true
    try {
      while (this.#mayBegin()) {
        this.#front ??= this.#returned.shift() ?? this.#nextJob()
        if (!this.#front || !this.#begin(this.#front)) break
        this.#front = undefined
      }
    } catch (error) {
      this.#stop(toQQError(error))
    } finally {
      this.#isPumping = false
    }
    this.#flushSoon()
    this.#endWhenDone()
  }

  #mayBegin(): boolean {
    const {concurrency, dry} = this.options
    return (
      !this.#stopped &&
      this.#underWay < (dry ? 1 : concurrency) &&
      this.results.size < RESULT_LIMIT &&
      this.#begun.length - this.#head < concurrency + AHEAD_LIMIT
    )
  }

  #nextJob(): Job | undefined {
    const input = this.#unread[this.#next]
    if (!input) {
      void this.#readOn()
      return undefined
    }
    this.#next++
    return this.#jobOf(input)
  }

  async #readOn(): Promise<void> {
    if (this.#reading || this.#inputEnded) return
    this.#reading = true
    try {
      const {value} = await this.source.next()
      this.#inputEnded = !value
      this.#unread = value ?? []
      this.#next = 0
      if (!value) this.#checkLength()
    } catch (error) {
      this.#inputEnded = true
      this.#stop(toQQError(error))
    }
    this.#reading = false
    this.#pump()
  }

  /** @throws QQError VALIDATION for an input that lacks lines which the journal knows */
  #checkLength(): void {
    const {journal} = this.options
    if (!journal || journal.lines <= this.#lastLine) return
    throw new QQError(
      'VALIDATION',
      `the input ends at line ${this.#lastLine}, and the journal knows of ${journal.lines}`,
      {
        hint: 'it is the journal of another input',
      },
    )
  }

  #jobOf(input: InputLine): Job {
    const {read, journal, unchecked, dry} = this.options
    const hash = journal ? hashOf(input.text) : 0
    const line = read(input)
    const {number} = input
    const params = {}
    if (line.kind === 'bad') {
      return {input, line, hash, action: '', params, isPlain: false, asked: {number, action: line.error.action}}
    }
    if (line.kind === 'command') {
      const command = commandName(line.words)
      return {input, line, hash, action: '', params, isPlain: false, asked: {number, command}}
    }
    const asked = {number, action: line.action, echo: line.echo}
    const facts = factsOf(line.action)
    if (!facts || facts.destructive || facts.stream || facts.data === 'no reply' || dry)
      return {input, line, hash, action: line.action, params, isPlain: false, asked}
    try {
      const request = unchecked ? line : (knownRequest(line, text => this.#note(number, text)) ?? line)
      return {input, line, hash, action: line.action, params: request.params, isPlain: true, asked}
    } catch (error) {
      const bad: Line = {kind: 'bad', error: toQQError(error)}
      return {input, line: bad, hash, action: '', params, isPlain: false, asked}
    }
  }

  /** Returns false for a line that cannot begin yet; `pump` is called when it may. @throws as `BatchJournal.fateOf` */
  #begin(job: Job): boolean {
    const {line, isPlain, asked} = job
    const known = this.#knownResult(job)
    const link = isPlain && !known ? this.#linkFor(job.action) : undefined
    if (link === 'not yet') return false
    const error = line.kind === 'bad' ? line.error : link instanceof QQError ? link : undefined
    if (!known && !error && !this.#mayGoOn()) return false
    this.#lastLine = job.input.number
    this.#underWay++
    if (!this.options.unordered && !job.isBegun) this.#begun.push(job)
    job.isBegun = true
    if (known) this.#settle(job, known)
    else if (error) this.#settle(job, {asked, error})
    else if (isPlain) this.#toPost.push(job)
    else void this.#do(job)
    return true
  }

  /** Of what an earlier run has done, or may have done. @throws as `BatchJournal.fateOf` */
  #knownResult({input, hash, asked}: Job): Result | undefined {
    const {journal, retryUnsafe} = this.options
    const fate = journal?.fateOf(input.number, hash)
    if (fate === 'done') return {asked, earlier: true}
    if (fate === undefined || fate === 'failed' || retryUnsafe) return undefined
    return {
      asked,
      earlier: true,
      error: new QQError('TIMEOUT', 'an earlier run sent it, and nobody knows what became of it', {
        action: asked.action,
        outcome: 'unknown',
        hint: 'look whether it was done; --retry-unsafe does it again',
      }),
    }
  }

  /** The connection for a call, or why there is none. */
  #linkFor(action: string): 'not yet' | QQError | undefined {
    const {open, down} = this.#connections
    if (!open) {
      if (down && this.#connections.hadOne) return down
      void this.#connect()
      return 'not yet'
    }
    if (open.client.isAlive || !isSend(action)) return undefined
    // a socket that NapCat is about to close has not read what is sent on it: what must not be sent twice waits for a sign
    void open.client.alive().then(
      () => this.#pump(),
      (error: unknown) => this.#lost(error),
    )
    return 'not yet'
  }

  async #connect(): Promise<void> {
    try {
      await this.#connections.get()
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
      void pace.next().then(() => {
        this.#pause = 'over'
        this.#pump()
      })
    }
    if (this.#pause === 'running') return false
    this.#pause = 'needed'
    return true
  }

  /** What has gathered in this turn of the event loop: it is noted first, then sent. */
  #flushSoon(): void {
    if (this.#isFlushing || (this.#toPost.length === 0 && !this.options.journal?.hasUnwritten)) return
    this.#isFlushing = true
    process.nextTick(() => {
      this.#isFlushing = false
      this.#flush()
    })
  }

  #flush(): void {
    const {journal} = this.options
    const {open} = this.#connections
    const jobs = this.#toPost
    this.#toPost = []
    try {
      if (journal && open) {
        for (const {action, input, hash} of jobs) if (isWrite(action)) journal.note(input.number, hash, 'started')
      }
      journal?.write()
      if (open) return open.pipeline.post(jobs)
    } catch (error) {
      this.#stop(toQQError(error))
    }
    this.#underWay -= jobs.length
    this.#returned.push(...jobs)
    this.#pump()
    this.#endWhenDone()
  }

  #answered(job: Job, raw: Buffer, bounds: DataBounds | undefined): void {
    const {asked, action} = job
    const frames = [raw]
    if (bounds && !MAY_HIDE_FAILURE.test(raw.toString('latin1', bounds.start, bounds.end)))
      return this.#settle(job, {asked, bounds, frames})
    let result: Result
    try {
      result = {asked, frames, data: readReply(action, parseFrame(raw) ?? {}, raw).data}
    } catch (error) {
      result = {asked, frames, error: toQQError(error)}
    }
    this.#settle(job, result)
  }

  /** Does a line that is more than one frame. */
  async #do(job: Job): Promise<void> {
    const {line, asked, input, hash} = job
    const {journal, dry} = this.options
    const frames: Buffer[] = []
    let [sent, written] = [0, 0]
    const host = {
      session: this.session,
      label: `line ${input.number}`,
      connection: async () => dry ?? (await this.#connections.get()).client,
      beforeWrite: () => {
        if (sent++ > 0 || dry) return
        journal?.note(input.number, hash, 'started')
        journal?.write()
      },
      answered: (frame: Buffer, isWrite: boolean) => {
        if (isWrite) written++
        if (this.keepFrames) frames.push(frame)
      },
    }
    try {
      const value: LineValue =
        line.kind === 'command'
          ? await runCommand(line.words, host, this.options)
          : await runCall(line as Extract<Line, {kind: 'call'}>, host, this.options) // a bad line is not done
      this.#settle(job, {asked, ...value, frames})
    } catch (error) {
      const known = error instanceof Interrupt ? fromInterrupt(error, sent > 0) : toQQError(error)
      this.#settle(job, {asked, error: known, frames}, written > 0 ? 'unknown' : undefined)
    }
  }

  /** @param atLeast of a line that failed after it had done something */
  #settle(job: Job, result: Result, atLeast?: Fate): void {
    const {error, earlier} = result
    this.#underWay--
    if (error && this.#endsAll(error)) {
      this.#stop(error)
      return this.#pump()
    }
    this.#count(result)
    const fate = error ? (atLeast ?? (error.outcome === 'none' ? 'failed' : 'unknown')) : 'done'
    if (!earlier && job.line.kind !== 'bad' && !this.options.dry) {
      this.options.journal?.note(job.input.number, job.hash, fate)
    }
    this.#give(job, result)
    if (error && this.options.stopOnError) this.#stop()
    this.#pump()
  }

  /** Whether no other line would fare better. */
  #endsAll({code}: QQError): boolean {
    return code === 'AUTH' || code === 'INTERNAL' || (code === 'CONNECT' && !this.#connections.hadOne)
  }

  #count({error, earlier}: Result): void {
    const {counts} = this
    if (error) {
      counts.failed++
      if (error.outcome === 'unknown') counts.unknown++
      this.#onlyError = error
    } else if (earlier) counts.earlier++
    else counts.done++
    this.options.onProgress(counts)
  }

  #give(job: Job, result: Result): void {
    if (this.options.unordered) return this.results.push(result)
    job.result = result
    for (let first = this.#begun[this.#head]; first?.result; first = this.#begun[this.#head]) {
      this.results.push(first.result)
      this.#begun[this.#head++] = undefined // its frame is not ours any more
    }
    if (this.#head >= GIVEN_LIMIT) {
      this.#begun = this.#begun.slice(this.#head)
      this.#head = 0
    }
  }

  #stop(failure?: Error): void {
    this.#failure ??= failure
    this.#stopped = true
    this.#endWhenDone()
  }

  #endWhenDone(): void {
    const isDone =
      this.#stopped ||
      (this.#inputEnded && !this.#front && this.#returned.length === 0 && this.#next >= this.#unread.length)
    if (this.#ended || !isDone || this.#underWay > 0) return
    this.#ended = true
    this.#connections.close()
    // what never had its turn to be given out comes now: it was done
    for (const job of this.#begun.slice(this.#head)) if (job?.result) this.results.push(job.result)
    const {signal} = this.#failure instanceof Interrupt ? this.#failure : {}
    this.results.end(signal ? new Interrupt(signal, this.summary()) : this.#failure)
  }

  #note(line: number, text: string): void {
    this.session.note(`line ${line}: ${text}`)
  }
}

/** The words before its arguments, as far as that can be told without its definition: three at the most. */
function commandName(words: readonly string[]): string {
  const end = words.findIndex(word => !/^[a-z][a-z-]*$/.test(word))
  return words.slice(0, Math.min(3, end === -1 ? words.length : end)).join(' ')
}

function fromInterrupt({unsettled}: Interrupt, sent: boolean): QQError {
  return new QQError('TIMEOUT', `interrupted${unsettled === undefined ? '' : `: ${unsettled}`}`, {
    outcome: sent ? 'unknown' : 'none',
  })
}
