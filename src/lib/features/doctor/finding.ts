import {QQError, toQQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {type Language} from '../../language/language.js'
import {inWords, worded} from '../../run/sentences/worded.js'

/** What one check has found. */
export interface Finding {
  readonly check: string
  readonly status: 'ok' | 'warning' | 'failed'
  /** An error is what a command would end with. */
  readonly detail: Saying | QQError
  /** What to do about it. */
  readonly fix?: Saying | undefined
}

/** A finding as a row shows it. */
export interface FindingRow {
  readonly check: string
  readonly status: Finding['status']
  readonly ok: boolean
  readonly detail: string
  readonly fix: string | null
  /** What a command would end with that meets this; 0 unless it failed. */
  readonly exit: number
}

export function fine(check: string, detail: Saying): Finding {
  return {check, status: 'ok', detail}
}

export function warning(check: string, detail: Saying, fix?: Saying): Finding {
  return {check, status: 'warning', detail, fix}
}

/** @param error what a command would end with */
export function failed(check: string, error: unknown): Finding {
  return {check, status: 'failed', detail: toQQError(error)}
}

/** Does what a check does; what it throws is what it has found. */
export async function checked(check: string, run: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await run()
  } catch (error) {
    return failed(check, error)
  }
}

export async function rowOf({check, status, detail, fix}: Finding, language: Language): Promise<FindingRow> {
  const words =
    detail instanceof QQError
      ? await worded(detail, language)
      : {message: await inWords(detail, language), hint: fix && (await inWords(fix, language))}
  const exit = detail instanceof QQError ? detail.exit : 0
  return {check, status, ok: status !== 'failed', detail: words.message, fix: words.hint ?? null, exit}
}
