import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {say} from '../errors/saying.js'
import {factsOf, type ActionName} from '../protocol/actions.js'
import {confirmFlags, severeFlags} from '../vocabulary/flags.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {type Connector} from './connector.js'
import {type Look} from './question.js'
import {type Session} from './session.js'

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
export async function confirmAction(
  session: Pick<Session, 'io' | 'questions' | 'connector' | 'notes' | 'profile' | 'settings'>,
  action: string,
  params: Params,
  flags: SharedFlags,
): Promise<void> {
  const facts = factsOf(action)
  if (!facts?.destructive) return
  const {questions, connector, notes, io} = session
  if (flags['dry-run']) {
    if (io.stderr.isTTY && !flags['no-input'] && !notes.isQuiet) await tellQuestion(session, action, params)
    return
  }
  const {confirm} = facts
  const word = typeof confirm === 'object' ? confirmedValue(params, confirm.param) : confirm
  if (questions.isAnswered(word, flags)) return
  const {questionOf} = await import('./question.js')
  const looks = canLook(session) && (await questions.canConfirm(flags))
  await questions.confirm(await questionOf(action, params, looks ? lookIn(connector) : undefined), word, action, flags)
}

/** Tells what a run asks that is not dry; a server that cannot be reached is no failure. */
async function tellQuestion(
  session: Pick<Session, 'connector' | 'notes' | 'profile' | 'settings'>,
  action: string,
  params: Params,
): Promise<void> {
  const {questionOf} = await import('./question.js')
  const look = canLook(session) ? lookIn(session.connector) : undefined
  const question = await questionOf(action, params, look).catch(async (error: unknown) => {
    if (error instanceof Interrupt) throw error
    return questionOf(action, params)
  })
  session.notes.add(say('without --dry-run it asks: {question}', {question}))
}

/**
 * Whether the server may be asked for names. Those of several profiles may differ, but there is one question; and a
 * token that is typed is asked for after it.
 */
function canLook({profile, settings}: Pick<Session, 'profile' | 'settings'>): boolean {
  return profile === undefined && settings.flags['token-file'] !== '-'
}

function lookIn(connector: Connector): Look {
  return async use => connector.lookAhead(use)
}

function confirmedValue(params: Params, name: string): string {
  const value = params[name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new QQError('VALIDATION', say('{name} is missing, but it is the value for --confirm', {name}))
}
