import {type Caller} from '../../client/caller.js'
import {request} from '../../client/request.js'
import {QQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {isJsonObject, textOf} from '../../protocol/json.js'
import {sessionWith, type Session} from '../../run/session.js'
import {type ServerAccess} from './new-profile.js'

/** What answers at a URL. */
export interface FoundServer {
  /** Such as `NapCat.Onebot 4.18.13`. */
  readonly server: string
  readonly bot: string
  readonly nickname: string
}

/** Asks a server what it is and whose bot it runs. @throws QQError as any call */
export async function askServer(caller: Caller): Promise<FoundServer> {
  const version = (await caller.call(request('get_version_info', {}))).data
  const login = (await caller.call(request('get_login_info', {}))).data
  return {
    server: [textAt(version, 'app_name'), textAt(version, 'app_version')].filter(Boolean).join(' '),
    bot: textAt(login, 'user_id'),
    nickname: textAt(login, 'nickname'),
  }
}

/** Connects to a server that is in no file yet. @param profile what it is going to be called @throws QQError as any call */
export async function tryServer(session: Session, access: ServerAccess, profile: string): Promise<FoundServer> {
  const settings = session.settings.forServer(access, `profile ${profile}`)
  return sessionWith(session, settings).connector.withCaller(askServer)
}

export function whoAnswers({server, bot, nickname}: FoundServer): Saying {
  return say('{server} answers, with the bot {nickname} ({bot})', {server, bot, nickname})
}

/** The answer of a server that does not say it is one of OneBot. @throws QQError CONNECT */
export function textAt(data: unknown, key: string): string {
  if (!isJsonObject(data)) throw new QQError('ACTION_FAILED', say('the answer is not what a OneBot server gives'))
  const value = data[key]
  return value === undefined || value === null ? '' : textOf(value)
}
