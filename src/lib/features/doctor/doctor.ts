import {profileNames, type TokenOrigin} from '../../config/layers.js'
import {loadToken} from '../../config/token.js'
import {say, type Known} from '../../errors/saying.js'
import {type HumanView} from '../../output/types.js'
import {padToWidth, type Width} from '../../output/width.js'
import {sanitize} from '../../output/sanitize.js'
import {RunNotes} from '../../run/notes.js'
import {namesIn} from '../../run/profiles.js'
import {RunSettings} from '../../run/run-settings.js'
import {sessionWith, type Session} from '../../run/session.js'
import {configFindings, folderFindings, shellFindings} from './files.js'
import {checked, failed, fine, rowOf, warning, type Finding, type FindingRow} from './finding.js'
import {dnsFinding, portFinding, tlsFinding, wayTo} from './network.js'
import {eventFindings, serverFindings} from './server.js'

/** For each answer: somebody is waiting, and these calls are quick. */
const LIMIT = '10s'

/** What is found about a profile, where several are looked at. */
type ProfileFinding = Finding & {readonly profile?: string}
export type Row = FindingRow & {readonly profile?: string}

/** Looks at everything that must be right for a command to work: this machine first, then the server of each profile. */
export async function* examine(session: Session): AsyncGenerator<Row, void> {
  const language = session.settings.rowLanguage(session.io)
  for await (const {profile, ...finding} of findings(session)) {
    yield {...(profile !== undefined && {profile}), ...(await rowOf(finding, language))}
  }
}

async function* findings(session: Session): AsyncGenerator<ProfileFinding, void> {
  const {environment, flags} = session.settings
  yield* configFindings(environment)
  yield* folderFindings(environment, session.io.env)
  yield* shellFindings(session.io.env)
  let profiles: string[] | undefined
  try {
    if (flags['all-profiles']) profiles = profileNames(environment)
    else if (flags.profile?.includes(',')) profiles = namesIn(flags.profile)
  } catch (error) {
    yield failed('profiles', error)
    return
  }
  const settings = new RunSettings({...flags, timeout: environment.settings.timeout ?? LIMIT}, environment)
  // what would be noted is found here
  const silent = {...session, notes: new RunNotes(session.io, true, () => settings.language)}
  if (!profiles) return yield* examineServer(sessionWith(silent, withoutBrokenFiles(settings)))
  for (const profile of profiles) {
    const own = sessionWith(silent, settings.forProfile(profile))
    for await (const finding of examineServer(own)) yield {profile, ...finding}
  }
}

/** A URL that is typed, or in the environment, can be looked at whatever is wrong with the files. */
function withoutBrokenFiles(settings: RunSettings): RunSettings {
  const {environment, flags} = settings
  try {
    settings.resolve()
    return settings
  } catch {
    const isGiven = flags.url !== undefined || environment.settings.url !== undefined
    return isGiven ? new RunSettings(flags, {...environment, configFiles: []}) : settings
  }
}

/** What one run would do to reach its server, step by step; ends where the next step depends on what has failed. */
async function* examineServer(session: Session): AsyncGenerator<Finding, void> {
  const {signal, settings} = session
  const found = await checked('settings', () => settingsFinding(session))
  yield found
  if (found.status === 'failed') return
  for (const what of warningsOf(session)) yield warning('settings', what)
  const {reverse, token} = settings.resolve()
  if (reverse) {
    yield warning('server', say('with --reverse NapCat connects to qq, so the connection cannot be checked from here'))
    return
  }
  const way = wayTo(session)
  const steps = [
    ...(token ? [async () => checked('token', async () => tokenFinding(token, signal))] : []),
    ...(way.proxy === undefined
      ? [
          async () => checked('DNS', async () => dnsFinding(way)),
          async () => checked('port', async () => portFinding(way, signal)),
          ...(way.url.protocol === 'wss:'
            ? [async () => checked('TLS', async () => tlsFinding(way, session, signal))]
            : []),
        ]
      : []),
  ]
  for (const step of steps) {
    const finding = await step()
    yield finding
    if (finding.status === 'failed') return
  }
  if (way.proxy !== undefined) {
    yield fine('proxy', say('{host} is reached through {proxy}', {host: way.host, proxy: new URL(way.proxy).host}))
  }
  for await (const finding of serverFindings(session)) {
    yield finding
    if (finding.status === 'failed' && finding.check !== 'online') return
  }
  yield* eventFindings(session)
}

/** @throws QQError as whoever connects with these settings */
function settingsFinding({settings}: Session): Finding {
  const {url, token} = settings.resolve()
  const from = {url: url.value, source: url.source}
  return fine(
    'settings',
    token
      ? say('{url} is from {source}, and the token is from {tokenSource}', {...from, tokenSource: token.source})
      : say('{url} is from {source}; there is no token', from),
  )
}

function warningsOf({settings}: Session): Known[] {
  const {warnings, exposed} = settings.resolve()
  return [...warnings, ...(exposed ? [exposed] : [])]
}

/** @throws QQError as `loadToken` */
async function tokenFinding(origin: TokenOrigin, signal: AbortSignal): Promise<Finding> {
  const isStdin = origin.value.kind === 'token_file' && origin.value.text === '-'
  if (isStdin) return fine('token', say('the token is read from stdin'))
  const {warnings} = await loadToken(origin, signal, async () => Promise.resolve(undefined))
  const [first] = warnings
  return first ? warning('token', first) : fine('token', say('the token is from {source}', {source: origin.source}))
}

const WIDTHS = {status: 7, check: 14}

/** The findings for people, each with what to do about it below it. */
export function drawn(rows: readonly Row[], {style, speech}: HumanView, width: Width): string {
  const paint = {ok: style.green, warning: style.yellow, failed: style.red}
  let profile: string | undefined
  const lines = rows.flatMap(row => {
    const head = row.profile === profile ? [] : [style.bold(sanitize(row.profile ?? ''))]
    profile = row.profile
    const status = paint[row.status](row.status.padEnd(WIDTHS.status))
    const line = `${status}  ${padToWidth(speech.text(row.check), WIDTHS.check, width)}  ${sanitize(row.detail)}`
    const indent = ' '.repeat(WIDTHS.status + WIDTHS.check + 4)
    return [...head, line, ...(row.fix === null ? [] : [`${indent}${sanitize(row.fix)}`])]
  })
  return `${lines.join('\n')}\n`
}
