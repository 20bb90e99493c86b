import {fill} from './fill.js'
import {Interrupt} from './interrupt.js'
import {atPlace, isKnown, type Known, type Place, type Saying} from './saying.js'

/** Every way a run can fail, and the exit code it ends with. */
export const EXIT_CODES = {
  ACTION_FAILED: 1,
  SOFT_FAILED: 1,
  USAGE: 2,
  VALIDATION: 2,
  CONNECT: 3,
  AUTH: 4,
  TIMEOUT: 5,
  PARTIAL: 6,
  UNSUPPORTED: 7,
  UNMET: 8,
  LOCAL: 9,
  DECLINED: 10,
  INTERNAL: 70,
} as const

export type ErrorCode = keyof typeof EXIT_CODES

/**
 * What happened on the server: `none` = nothing was changed, `unknown` = a request left and its effect cannot be known,
 * `partial` = a part was done: some of the targets, or what comes first.
 */
export type EffectOutcome = 'none' | 'unknown' | 'partial'

export interface QQErrorDetails {
  /** The wire name of the action that failed. */
  action?: string | undefined
  /** NapCat's return code, when it answered. */
  retcode?: number | undefined
  /** What the reader can do; without it, what is said to that of the kind. */
  hint?: Saying | undefined
  outcome?: EffectOutcome | undefined
  /** It was tried as often as is allowed (`--retry`). */
  wasRepeated?: boolean | undefined
  cause?: unknown
  /** The reply frame that brought the bad news, for `-o raw`. */
  raw?: Uint8Array | undefined
  /** What the server said in full, stack traces included; shown with `--debug` only. */
  serverText?: string | undefined
}

/**
 * The one error class of the tool. Its code decides the exit code, and `what` is what is said of it: facts, which become
 * words when it is reported (`run/sentences`). Tell errors apart by code and kind; `message` is for a debugger.
 */
export class QQError extends Error {
  override readonly name = 'QQError'
  readonly action: string | undefined
  readonly retcode: number | undefined
  readonly hint: Saying | undefined
  readonly outcome: EffectOutcome
  readonly wasRepeated: boolean | undefined
  readonly raw: Uint8Array | undefined
  readonly serverText: string | undefined

  constructor(
    readonly code: ErrorCode,
    readonly what: Saying,
    details: QQErrorDetails = {},
  ) {
    super(undefined, details.cause === undefined ? undefined : {cause: details.cause})
    this.action = details.action
    this.retcode = details.retcode
    this.hint = details.hint
    this.outcome = details.outcome ?? 'none'
    this.wasRepeated = details.wasRepeated
    this.raw = details.raw
    this.serverText = details.serverText
  }

  /** @deprecated It is for a debugger: say `what` inside what is said, or have it `worded`. */
  override get message(): string {
    return forDebugger(this.what)
  }

  /** oclif writes into the message of whatever a flag's parser throws. */
  override set message(_text: string) {}

  /** What nobody knows the outcome of ends with one code, unless it is one result of several, or a bug of ours. */
  get exit(): number {
    const isOneThing = this.code !== 'PARTIAL' && this.code !== 'INTERNAL'
    return EXIT_CODES[this.outcome === 'unknown' && isOneThing ? 'TIMEOUT' : this.code]
  }

  /** No answer came: the connection may be dead. What the server itself does not know the outcome of was answered. */
  get isUnanswered(): boolean {
    return this.code === 'TIMEOUT' && this.retcode === undefined
  }

  /** Whether the same call may work later without anything being changed, and cannot do harm by being repeated. */
  get retryable(): boolean {
    return (this.code === 'CONNECT' || this.code === 'TIMEOUT') && this.outcome === 'none'
  }

  /** The same failure, told where it lies. */
  at(place: Place, code: ErrorCode = this.code): QQError {
    return this.saying(atPlace(place, this.what), {code})
  }

  /** The same failure with something else said of it. @param details what else is different */
  saying(what: Saying, details: QQErrorDetails & {readonly code?: ErrorCode} = {}): QQError {
    const {code = this.code, ...others} = details
    const {action, retcode, hint, outcome, wasRepeated, raw, serverText} = this
    const own = {action, retcode, hint, outcome, wasRepeated, raw, serverText, cause: this.cause ?? this}
    return new QQError(code, what, {...own, ...others})
  }
}

/** Whether something was thrown that says this. */
export function isOfKind<const K extends Known['kind']>(
  error: unknown,
  kind: K,
): error is QQError & {readonly what: Extract<Known, {kind: K}>} {
  return error instanceof QQError && isKnown(error.what) && error.what.kind === kind
}

/** What a thrown value that is none of ours says: words of Node's, of a package's or of the system's. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Any thrown value as a QQError; what we did not expect is a bug of ours (INTERNAL, exit 70). */
export function toQQError(error: unknown): QQError {
  if (error instanceof QQError) return error
  if (error instanceof Interrupt) return fromInterrupt(error, error.unsettled !== undefined)
  return new QQError('INTERNAL', {kind: 'run.bug', detail: reasonOf(error)}, {cause: error})
}

/** An interrupt as what it means to one of several things that are under way. @param sent whether something of it has left */
export function fromInterrupt({unsettled}: Interrupt, sent: boolean): QQError {
  return new QQError('TIMEOUT', {kind: 'run.interrupted', unsettled}, {outcome: sent ? 'unknown' : 'none'})
}

/** What a failure means when something had left before that may do something: after a bug, nobody knows what was done. */
export function afterWrite(error: QQError): QQError {
  if (error.code !== 'INTERNAL' || error.outcome !== 'none') return error
  return error.saying(error.what, {outcome: 'unknown', hint: {kind: 'run.mayBeDone'}})
}

/** What a failure means when nothing had left that may do something: jq that fails on what was read has undone nothing. */
export function afterReads(error: QQError): QQError {
  const failsOnData = isOfKind(error, 'output.jq') || isOfKind(error, 'output.jqOnSecret')
  return failsOnData ? error.saying(error.what, {outcome: 'none'}) : error
}

/** A sentence in English; of what is known by its kind, the kind. */
function forDebugger(what: Saying): string {
  return isKnown(what) ? what.kind : fill(what.template, what.facts, forDebugger)
}
