import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {factsOf, type ActionName} from '../protocol/actions.js'
import {confirmFlags, severeFlags} from '../vocabulary/flags.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {type Questions} from './questions.js'
import {idsOf} from './reply-outcome.js'

/** The flags that a destructive action needs besides its own. */
export function askFlags(action: ActionName): FlagInput {
  const facts = factsOf(action)
  if (!facts?.destructive) return {}
  return facts.confirm === undefined ? confirmFlags : severeFlags
}

/**
 * Asks before a destructive action, and returns if it is confirmed. Other actions and dry runs need no confirmation.
 * @param summary of the command, the beginning of the question
 * @throws QQError USAGE if nobody can be asked, DECLINED if the answer is no
 */
export async function confirmAction(
  {questions}: {readonly questions: Questions},
  action: string,
  params: Readonly<Record<string, unknown>>,
  flags: SharedFlags,
  summary: string,
): Promise<void> {
  const facts = factsOf(action)
  if (!facts?.destructive || flags['dry-run']) return
  const {confirm} = facts
  const word = typeof confirm === 'object' ? confirmedValue(params, confirm.param) : confirm
  await questions.confirm(questionFor(summary, params), word, action, flags)
}

/** The question before a destructive action, from the command's summary and its objects. */
function questionFor(summary: string, params: Readonly<Record<string, unknown>>): string {
  const about = idsOf(params)
    .map(([name, value]) => `${name.replace(/_id$/, '')} ${Array.isArray(value) ? shortList(value) : String(value)}`)
    .join(', ')
  return about === '' ? `${summary}?` : `${summary} (${about})?`
}

/** The first few values, and their number. */
function shortList(values: readonly unknown[]): string {
  return values.length <= 5 ? values.join(', ') : `${values.slice(0, 3).join(', ')} and ${values.length - 3} more`
}

function confirmedValue(params: Readonly<Record<string, unknown>>, name: string): string {
  const value = params[name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new QQError('VALIDATION', `${name} is missing, and it is the word that confirms this`)
}
