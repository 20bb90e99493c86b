import * as Flags from '@oclif/core/flags'
import {isLoopback} from '../../config/server-url.js'
import {DEFAULT} from '../../config/settings.js'
import {type WebuiSettings} from '../../config/webui.js'
import {loadToken} from '../../config/token.js'
import {QQError} from '../../errors/errors.js'
import {asSaying, say, type Place} from '../../errors/saying.js'
import {readTextFile} from '../../input/text.js'
import {RestartTurn} from '../../operations/restart-turn.js'
import {type Session} from '../../run/session.js'
import {Webui} from '../../server/webui/webui.js'
import {webuiFlags} from '../../vocabulary/flags.js'
import {tokenInFolder, tokenInKnownPlaces, tokenInLogOf, type FoundToken} from './found-token.js'

/** What says how the WebUI is reached. */
export const webuiAccessFlags = {
  ...webuiFlags,
  totp: Flags.string({summary: 'code of the authenticator app, if the WebUI wants one', helpValue: 'CODE'}),
  napcat: Flags.string({
    summary: 'folder of a NapCat on this machine, whose config/webui.json has the token',
    helpValue: 'DIR',
    exclusive: ['container', 'webui-token-file'],
  }),
  container: Flags.string({
    summary: 'container of a NapCat on this machine, whose log has the token (docker logs)',
    helpValue: 'NAME',
    exclusive: ['webui-token-file'],
  }),
  'no-input': Flags.boolean({summary: 'never ask; fail instead'}),
}

export interface AccessFlags {
  readonly totp?: string | undefined
  readonly napcat?: string | undefined
  readonly container?: string | undefined
  readonly 'no-input'?: boolean | undefined
}

/** A token, where it comes from, and the URL that it belongs to. */
export interface WebuiAccess {
  readonly url: string
  readonly token: string
  readonly source: Place
}

export interface OpenWebui {
  readonly webui: Webui
  readonly access: WebuiAccess
  /** That of all runs to ask this NapCat for a restart. */
  readonly turn: RestartTurn
}

/**
 * A client of the WebUI by the settings of the run, which has not spoken to it yet, and how it is reached.
 * @throws QQError as `resolveWebui`; LOCAL, USAGE, and AUTH when there is no token
 */
export async function openWebui(session: Session, flags: AccessFlags): Promise<OpenWebui> {
  const {settings, notes, connector, signal} = session
  const memory = await session.memory.get()
  const found = await settings.webui()
  for (const warning of found.warnings) notes.add(warning)
  if (found.exposed) await connector.noteOnceAWeek(found.exposed, found.url.value)
  const access = await accessOf(session, found, flags)
  const {url, token, source} = access
  const {ca, insecure, debug} = settings.flags
  const webui = new Webui({
    address: {url, ca: ca === undefined ? undefined : readTextFile(ca, '--ca'), insecure},
    token,
    tokenSource: source,
    totp: async isWanted => flags.totp ?? (isWanted ? askTotp(session, flags) : undefined),
    memory,
    signal,
    trace: debug ? line => notes.report(asSaying(line)) : undefined,
  })
  return {webui, access, turn: new RestartTurn(memory, url)}
}

async function accessOf(session: Session, settings: WebuiSettings, flags: AccessFlags): Promise<WebuiAccess> {
  const {url, token} = settings
  const {signal, notes, connector} = session
  const found = await foundToken(session, settings, flags)
  if (found) {
    notes.add(say('the token of the WebUI comes from {source}', {source: found.source}))
    const isOurs = url.source === DEFAULT && found.port !== undefined
    return {url: isOurs ? `http://127.0.0.1:${found.port}` : url.value, token: found.token, source: found.source}
  }
  if (token) {
    const loaded = await loadToken(token, signal, async () => connector.tokenLine(signal))
    for (const warning of loaded.warnings) notes.add(warning)
    return {url: url.value, token: loaded.token, source: token.source}
  }
  const typed = await askToken(session, url.value, flags)
  if (typed !== undefined) return {url: url.value, token: typed, source: say('the terminal')}
  const {host} = new URL(url.value)
  throw new QQError('AUTH', {kind: 'webui.tokenMissing', host, withheld: settings.tokenWithheld})
}

/** A token that is looked for on this machine, which goes to a WebUI on this machine only. */
async function foundToken(
  {io, signal}: Session,
  {url, token}: WebuiSettings,
  {napcat, container}: AccessFlags,
): Promise<FoundToken | undefined> {
  const isHere = isLoopback(new URL(url.value).hostname)
  if ((napcat !== undefined || container !== undefined) && !isHere) {
    throw new QQError('USAGE', say('the WebUI of {url} is not on this machine', {url: url.value}), {
      hint: say('give its token with --webui-token-file; --napcat and --container are for a NapCat on this machine'),
    })
  }
  if (napcat !== undefined) return tokenInFolder(napcat)
  if (container !== undefined) return tokenInLogOf(container, signal)
  return isHere && !token ? tokenInKnownPlaces(io.env) : undefined
}

async function askToken(session: Session, url: string, flags: AccessFlags): Promise<string | undefined> {
  if (!session.questions.canAsk(flags)) return undefined
  const {host} = new URL(url)
  return (await session.questions.askSecret(say('Token of the WebUI at {host}:', {host}))) || undefined
}

async function askTotp(session: Session, flags: AccessFlags): Promise<string | undefined> {
  if (!session.questions.canAsk(flags)) return undefined
  return (await session.questions.askText(say('Code of the authenticator app:'))) || undefined
}
