import {readConfigFile} from '../../config/config-file.js'
import {DEFAULT_URL} from '../../config/server-url.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Outcome} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {changeConfig, userConfigPath} from './config-write.js'
import {
  accessOf,
  checkProfileName,
  tokenSettings,
  writeProfile,
  type ServerAccess,
  type TokenFlags,
} from './new-profile.js'
import {type ServerIdentity} from '../../operations/server-identity.js'
import {tryServer} from './try-server.js'
import {type WebuiFlags} from './webui-server.js'

/** The flags of `init`, as parsed. */
export interface SetUpFlags extends TokenFlags, WebuiFlags {
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly yes?: boolean | undefined
  readonly 'no-input'?: boolean | undefined
}

const DEFAULT_NAME = 'default'

function isByWebui({webui, napcat, container}: SetUpFlags): boolean {
  return [webui, napcat, container].some(flag => flag !== undefined)
}

/** A server that was tried; undefined = it is saved although it does not answer. */
interface Tried {
  readonly access: ServerAccess
  readonly found: ServerIdentity | undefined
}

/**
 * Asks what there is to know of a server, tries it, and saves it as the profile in use.
 * @throws QQError USAGE when something is to be asked and nobody is there, DECLINED, LOCAL; as any call when it asks nothing
 */
export async function setUp(session: Session, flags: SetUpFlags): Promise<Outcome> {
  const {environment} = session.settings
  const path = userConfigPath(environment)
  readConfigFile(path) // one that cannot be read must not be found out after all the questions
  const asks = !flags.yes
  if (asks && !session.questions.canAsk(flags)) {
    const hint = say('add --yes to set up without questions; see `qq init --help`')
    throw new QQError('USAGE', say('the questions cannot be asked here'), {hint})
  }
  const {access, found} = isByWebui(flags)
    ? await (await import('./webui-server.js')).serverByWebui(session, flags, flags.name ?? DEFAULT_NAME)
    : asks
      ? await askUntilTried(session, flags)
      : await tryGiven(session, flags)
  const name = checkProfileName(flags.name ?? (asks ? await askName(session, path) : DEFAULT_NAME))
  await changeConfig(environment, session.signal, document => {
    writeProfile(document, name, access)
    document.set(['current'], name)
  })
  session.notes.add(
    say('the settings are saved in {path}; now try `qq group list`, `qq send group:ID "你好"` or `qq listen`', {path}),
  )
  return {
    content: {
      kind: 'value',
      value: {
        profile: name,
        url: access.url,
        server: found?.server ?? null,
        bot: found?.bot ?? null,
        nickname: found?.nickname ?? null,
        path,
      },
    },
    view: {columns: ['profile', 'url', 'server', 'bot', 'nickname'], id: 'profile'},
  }
}

async function tryGiven(session: Session, flags: SetUpFlags): Promise<Tried> {
  const access = {...accessOf(flags.url ?? DEFAULT_URL), ...(await tokenSettings(session, flags))}
  return {access, found: await tryServer(session, access, flags.name ?? DEFAULT_NAME)}
}

/** Asks again what did not work, with what was answered as the answer of a bare Return. */
async function askUntilTried(session: Session, flags: SetUpFlags): Promise<Tried> {
  const given = await tokenSettings(session, flags)
  const hasToken = Object.keys(given).length > 0
  let url = flags.url
  let last = DEFAULT_URL
  for (;;) {
    const typed = url ?? (await session.questions.askText(say('WebSocket server of NapCat:'), last))
    url = undefined
    last = typed
    try {
      const plain = accessOf(typed)
      const isGiven = hasToken || plain.token !== undefined
      const token = isGiven ? '' : await session.questions.askSecret(say('Token (empty for none):'))
      const access = {...plain, ...given, ...(token !== '' && {token})}
      session.notes.tellNow(say('connecting to {url}', {url: plain.url}))
      try {
        return {access, found: await tryServer(session, access, flags.name ?? DEFAULT_NAME)}
      } catch (error) {
        tell(session, error)
        if (await session.questions.askYesNo(say('Save it anyway?'))) return {access, found: undefined}
      }
    } catch (error) {
      tell(session, error)
    }
  }
}

/** @throws what is no failure of a server or of what was typed */
function tell({notes}: Session, error: unknown): void {
  if (!(error instanceof QQError)) throw error
  notes.failure(toQQError(error))
}

async function askName(session: Session, path: string): Promise<string> {
  for (;;) {
    const name = await session.questions.askText(say('Name of the profile:'), DEFAULT_NAME)
    try {
      checkProfileName(name)
      const isThere = readConfigFile(path)?.profiles.has(name) ?? false
      const question = say('The profile {name} already exists. Replace it?', {name})
      if (!isThere || (await session.questions.askYesNo(question))) return name
    } catch (error) {
      tell(session, error)
    }
  }
}
