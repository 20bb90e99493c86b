import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {type Known} from '../errors/saying.js'
import {type Environment} from './environment.js'
import {allLayers, findIn, tokenFor, type FlagSettings, type Layers, type Sourced, type TokenOrigin} from './layers.js'
import {isLoopback, isPrivate} from './server-url.js'
import {DEFAULT, withSource} from './settings.js'

export const DEFAULT_WEBUI = 'http://127.0.0.1:6099'

export interface WebuiSettings {
  /** Without a token and without a slash at its end. */
  readonly url: Sourced<string>
  readonly token: TokenOrigin | undefined
  /** Why an existing token is not used. */
  readonly tokenWithheld: Known | undefined
  /** Who else could read the token; it is not told each time. */
  readonly exposed: Known | undefined
  readonly warnings: readonly Known[]
}

/**
 * Where the WebUI is, by the rules for the URL and the token of the server.
 * @throws QQError LOCAL (a bad file, an unknown profile), VALIDATION (no URL of a WebUI), USAGE where nothing says where the WebUI
 * of a server on another machine is
 */
export function resolveWebui(flags: FlagSettings, environment: Environment): WebuiSettings {
  const warnings: Known[] = []
  const layers = allLayers(flags, environment, warnings)
  const {ofBot, profile} = layers
  const given = findIn(ofBot, 'webui') ?? {rank: ofBot.length, value: defaultWebui(layers), source: DEFAULT}
  const {url, token: urlToken} = withSource(given.source, () => readWebuiUrl(given.value))
  const place = {rank: rankOfUrl(layers, given), source: given.source}
  const {token, tokenWithheld} = tokenFor(ofBot, place, urlToken, 'webui_')
  return {
    url: {value: url, source: given.source},
    token,
    tokenWithheld,
    exposed: webuiExposure(url, profile?.mayBeCleartext ?? false),
    warnings: [...warnings, ...(tokenWithheld ? [tokenWithheld] : [])],
  }
}

/** A URL that is typed, and is that of the environment or a file, has their token. */
function rankOfUrl({ofBot}: Layers, {rank, value}: {rank: number; value: string}): number {
  return Math.max(
    rank,
    ofBot.findLastIndex(({values}) => values.webui === value),
  )
}

/** The default is on this machine, so it is that of a server on this machine only. */
function defaultWebui({ofBot}: Layers): string {
  const server = findIn(ofBot, 'url')
  if (server && URL.canParse(server.value) && !isLoopback(new URL(server.value).hostname)) {
    throw new QQError('USAGE', {kind: 'config.noWebui', from: server.source})
  }
  return DEFAULT_WEBUI
}

/**
 * Splits off `?token=`, which the URLs in NapCat's log have, and the path of its pages.
 * @throws QQError VALIDATION for what is no URL of a WebUI; it quotes no more of it than its host
 */
export function readWebuiUrl(text: string): {url: string; token: string | undefined} {
  const [host] = /^(?:[\p{L}\p{N}.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?=[/?#]|$)/iu.exec(text) ?? []
  if (host !== undefined) throw new QQError('VALIDATION', {kind: 'config.wrongWebuiScheme', instead: `http://${host}`})
  if (!URL.canParse(text)) throw malformed('VALIDATION', 'URL')
  const {protocol, username, password, origin, pathname, searchParams} = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new QQError('VALIDATION', {kind: 'config.wrongWebuiScheme', instead: undefined})
  }
  if (username || password) throw new QQError('VALIDATION', {kind: 'config.userInUrl'})
  const path = pathname.replace(/\/(?:webui|api)(?:\/.*)?$/, '').replace(/\/+$/, '')
  return {url: `${origin}${path}`, token: searchParams.get('token') || undefined}
}

/** What is sent instead of the token is as good as the token: a hash without a nonce. */
function webuiExposure(url: string, mayBeCleartext: boolean): Known | undefined {
  const {protocol, hostname: host} = new URL(url)
  const isSafe = protocol === 'https:' || isLoopback(host) || (mayBeCleartext && isPrivate(host))
  return isSafe ? undefined : {kind: 'config.webuiClearText', host}
}
