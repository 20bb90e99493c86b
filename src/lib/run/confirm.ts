import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {factsOf, type ActionName} from '../protocol/actions.js'
import {confirmFlags, severeFlags} from '../vocabulary/flags.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {type Asker} from './asking.js'

type Params = Readonly<Record<string, unknown>>

/** The flags that a destructive action needs besides its own. */
export function askFlags(action: ActionName): FlagInput {
  const facts = factsOf(action)
  if (!facts?.destructive) return {}
  return facts.confirm === undefined ? confirmFlags : severeFlags
}

/**
 * Asks before a destructive action, and returns if it is confirmed. Other actions need no confirmation; of a dry run, a
 * terminal is told the question.
 * @throws QQError USAGE if nobody can be asked, DECLINED if the answer is no
 */
export async function confirmAction(session: Asker, action: string, params: Params, flags: SharedFlags): Promise<void> {
  const facts = factsOf(action)
  if (!facts?.destructive) return
  if (flags['dry-run']) {
    const isSeen = session.io.stderr.isTTY && !flags['no-input'] && !session.notes.isQuiet
    return isSeen ? (await import('./asking.js')).tellQuestion(session, action, params) : undefined
  }
  const {confirm} = facts
  const word = typeof confirm === 'object' ? confirmedValue(params, confirm.param) : confirm
  if (session.questions.isAnswered(word, flags)) return
  const {ask} = await import('./asking.js')
  await ask(session, action, params, word, flags)
}

function confirmedValue(params: Params, name: string): string {
  const value = params[name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new QQError('VALIDATION', say('{name} is missing, but it is the value for --confirm', {name}))
}
