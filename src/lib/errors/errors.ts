import {Interrupt} from './interrupt.js'

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
  /** One sentence that the reader can act on. */
  hint?: string | undefined
  outcome?: EffectOutcome | undefined
  /** It was tried as often as is allowed (`--retry`). */
  wasRepeated?: boolean | undefined
  cause?: unknown
  /** The reply frame that brought the bad news, for `-o raw`. */
  raw?: Uint8Array | undefined
  /** What the server said in full, stack traces included; shown with `--debug` only. */
  serverText?: string | undefined
}

/** Far more than anybody reads; what was typed, or said by a system or a server, may be megabytes. */
const LONGEST_TEXT = 4000

function bounded(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`
}

/** The one error class of the tool: its code decides the exit code; tell errors apart by `code`, never by message. */
export class QQError extends Error {
  override readonly name = 'QQError'
  readonly action: string | undefined
  readonly retcode: number | undefined
  readonly hint: string | undefined
  readonly outcome: EffectOutcome
  readonly wasRepeated: boolean | undefined
  readonly raw: Uint8Array | undefined
  readonly serverText: string | undefined

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: QQErrorDetails = {},
  ) {
    super(bounded(message), details.cause === undefined ? undefined : {cause: details.cause})
    this.action = details.action
    this.retcode = details.retcode
    this.hint = details.hint === undefined ? undefined : bounded(details.hint)
    this.outcome = details.outcome ?? 'none'
    this.wasRepeated = details.wasRepeated
    this.raw = details.raw
    this.serverText = details.serverText
  }

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
}

/** The object of the one JSON line that a failed run writes to stderr. */
export function errorToJson(error: QQError): Record<string, unknown> {
  return {
    error: {
      code: error.code,
      exit: error.exit,
      action: error.action ?? null,
      retcode: error.retcode ?? null,
      message: error.message,
      hint: error.hint ?? null,
      retryable: error.retryable,
      outcome: error.outcome,
    },
  }
}

/** What a thrown value says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Any thrown value as a QQError; what we did not expect is a bug of ours (INTERNAL, exit 70). */
export function toQQError(error: unknown): QQError {
  if (error instanceof QQError) return error
  if (error instanceof Interrupt) return fromInterrupt(error, error.unsettled !== undefined)
  return new QQError('INTERNAL', reasonOf(error), {cause: error})
}

/** An interrupt as what it means to one of several things that are under way. @param sent whether something of it has left */
export function fromInterrupt({unsettled}: Interrupt, sent: boolean): QQError {
  return new QQError('TIMEOUT', `interrupted${unsettled === undefined ? '' : `: ${unsettled}`}`, {
    outcome: sent ? 'unknown' : 'none',
  })
}

/** What a failure means when something had left before that may do something: after a bug, nobody knows what was done. */
export function afterWrite(error: QQError): QQError {
  const {code, message, outcome, cause, action, raw, serverText} = error
  if (code !== 'INTERNAL' || outcome !== 'none') return error
  const hint = 'a request had left before: what it was to do may be done, so look before you repeat it'
  return new QQError(code, message, {outcome: 'unknown', hint, cause: cause ?? error, action, raw, serverText})
}
