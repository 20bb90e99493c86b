import {toQQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {inWords, worded} from '../../run/sentences/worded.js'

/** What one check has found, as a row shows it. */
export interface Finding {
  readonly check: string
  readonly status: 'ok' | 'warning' | 'failed'
  readonly ok: boolean
  readonly detail: string
  /** What to do about it. */
  readonly fix: string | null
  /** What a command would end with that meets this; 0 unless it failed. */
  readonly exit: number
}

export async function fine(check: string, detail: Saying): Promise<Finding> {
  return {check, status: 'ok', ok: true, detail: await inWords(detail), fix: null, exit: 0}
}

export async function warning(check: string, detail: Saying, fix?: Saying): Promise<Finding> {
  const words = {detail: await inWords(detail), fix: fix === undefined ? null : await inWords(fix)}
  return {check, status: 'warning', ok: true, ...words, exit: 0}
}

/** @param error what a command would end with */
export async function failed(check: string, error: unknown): Promise<Finding> {
  const known = toQQError(error)
  const {message, hint} = await worded(known)
  return {check, status: 'failed', ok: false, detail: message, fix: hint ?? null, exit: known.exit}
}

/** Does what a check does; what it throws is what it has found. */
export async function checked(check: string, run: () => Promise<Finding>): Promise<Finding> {
  try {
    return await run()
  } catch (error) {
    return failed(check, error)
  }
}
