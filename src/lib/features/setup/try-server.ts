import {type Caller} from '../../client/caller.js'
import {QQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {serverIdentity, type ServerIdentity} from '../../operations/server-identity.js'
import {sessionWith, type Session} from '../../run/session.js'
import {type ServerAccess} from './new-profile.js'

/** Connects to a server that is in no file yet. @param profile what it is going to be called @throws QQError as any call */
export async function tryServer(session: Session, access: ServerAccess, profile: string): Promise<ServerIdentity> {
  const settings = session.settings.forServer(access, say('profile {profile}', {profile}))
  return sessionWith(session, settings).connector.withCaller(serverIdentity)
}

/** Tells somebody who is watching which server it is, and which bot. What it does not answer is not told. */
export async function tellServer({notes, settings}: Session, caller: Caller): Promise<void> {
  if (notes.isQuiet || settings.isDryRun) return
  try {
    notes.progress(whoAnswers(await serverIdentity(caller), settings.resolve().url.value))
  } catch (error) {
    if (!(error instanceof QQError)) throw error
  }
}

export function whoAnswers({server, bot, nickname}: ServerIdentity, url: string): Saying {
  return say('{server} runs at {url} with the bot {nickname} ({bot})', {server: server || 'OneBot', url, nickname, bot})
}
