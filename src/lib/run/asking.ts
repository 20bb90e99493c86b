import {Interrupt} from '../errors/interrupt.js'
import {say} from '../errors/saying.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {questionOf, type Look, type Params} from './question.js'
import {type Session} from './session.js'

/** The parts of a session that a question needs. */
export type Asker = Pick<Session, 'io' | 'questions' | 'connector' | 'notes' | 'profile' | 'settings'>

/** @throws as `Questions.confirm`, and the failure to connect to a server that tells names */
export async function ask(
  session: Asker,
  action: string,
  params: Params,
  word: string | undefined,
  flags: SharedFlags,
): Promise<void> {
  const {questions} = session
  const look = (await questions.canConfirm(flags)) ? lookIn(session) : undefined
  await questions.confirm(await questionOf(action, params, look), word, action, flags)
}

/** Tells what a run asks that is not dry; a server that cannot be reached is no failure. */
export async function tellQuestion(session: Asker, action: string, params: Params): Promise<void> {
  const question = await questionOf(action, params, lookIn(session)).catch(async (error: unknown) => {
    if (error instanceof Interrupt) throw error
    return questionOf(action, params)
  })
  session.notes.add(say('without --dry-run it asks: {question}', {question}))
}

/**
 * How the server is asked for names, unless several profiles share a question, whose names may differ, or the token is
 * typed, which comes after the question.
 */
function lookIn({profile, settings, connector}: Asker): Look | undefined {
  if (profile !== undefined || settings.flags['token-file'] === '-') return undefined
  return async use => connector.lookAhead(use)
}
