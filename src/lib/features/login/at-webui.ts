import {type RowSink} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {readLoginState} from '../../server/webui/login-state.js'
import {Login, LOGIN_TIMES, rowOf, type LoginFlags, type LoginRow} from './log-in.js'
import {openWebui, type AccessFlags} from './open-webui.js'
import {atNapCat} from './other-server.js'

const DEFAULT_FOR_MS = 5 * 60_000

/** Logs the bot in; the settings say where its WebUI is. @throws as `openWebui`, `Login.run` and `atNapCat` */
export async function logIn(
  session: Session,
  flags: LoginFlags & AccessFlags & {readonly for?: number | undefined},
  sink: RowSink,
): Promise<undefined> {
  return atNapCat(session, async () => {
    const {webui, turn} = await openWebui(session, flags)
    const times = {...LOGIN_TIMES, forMs: flags.for ?? DEFAULT_FOR_MS}
    return new Login(session, webui, flags, times, turn).run(sink)
  })
}

/** How far the login is. @throws as `openWebui`, `readLoginState` and `atNapCat` */
export async function loginStatus(session: Session, flags: AccessFlags): Promise<LoginRow> {
  return atNapCat(session, async () => rowOf(await readLoginState((await openWebui(session, flags)).webui)))
}
