import {orThrow} from '../errors/attempt.js'
import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {type Known, type Place} from '../errors/saying.js'
import {type SettingsLayer} from './config-file.js'
import {parseDuration} from './parse-duration.js'
import {type Environment, type SettingName} from './environment.js'
import {
  allLayers,
  ENVIRONMENT,
  findIn,
  findToken,
  tokenFor,
  type FlagSettings,
  type Found,
  type Layers,
  type Sourced,
  type TokenOrigin,
} from './layers.js'
import {DEFAULT_URL, exposure, isLoopback, readUrl} from './server-url.js'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

export interface Settings {
  /** The URL without a token in it. */
  readonly url: Sourced<string>
  /** The address to which NapCat connects, instead of a connection to `url`. */
  readonly reverse: ListenAddress | undefined
  readonly token: TokenOrigin | undefined
  /** Why an existing token is not used. */
  readonly tokenWithheld: Known | undefined
  /** Who else could read the token or use the server; it is not told each time. */
  readonly exposed: Known | undefined
  /** In ms; undefined means the catalogue's time for each action; 0 means no limit. */
  readonly timeoutMs: Sourced<number | undefined>
  /** In ms; 0 means no limit. */
  readonly connectTimeoutMs: Sourced<number>
  readonly output: Sourced<string>
  /** The language that is wanted. */
  readonly lang: string | undefined
  /** The unparsed `retry` of the profile. */
  readonly retry: Sourced<Readonly<Record<string, unknown>>> | undefined
  /** The settings of the WebUI, unread, for the commands that are run for the user. */
  readonly webui: SettingsLayer['values']
  /** Whether a WebUI is set where the URL is set or in a stronger place, and so is that of this server. */
  readonly hasOwnWebui: boolean
  /** The commands of the profile, if the server is that of the profile. */
  readonly startCommand: Sourced<string> | undefined
  readonly stopCommand: Sourced<string> | undefined
  readonly warnings: readonly Known[]
}

export const DEFAULT: Known = {kind: 'config.default'}
export const DEFAULT_CONNECT_TIMEOUT = '10s'

/**
 * Flags > environment > profile > user file > system file > defaults; but a profile named by a flag takes precedence
 * over the environment in the settings that decide which bot acts.
 * @throws QQError LOCAL (a bad file, an unknown profile), VALIDATION (an invalid URL or duration)
 */
export function resolveSettings(flags: FlagSettings, environment: Environment): Settings {
  const warnings: Known[] = []
  const layers = allLayers(flags, environment, warnings)
  const settings = settingsIn(layers, flags.reverse)
  return {...settings, warnings: [...warnings, ...settings.warnings]}
}

/**
 * The settings of a server that no file knows yet: what says which bot is meant comes from these values alone.
 * @param name of what they are going to be, for errors
 * @throws QQError LOCAL (an invalid URL or duration)
 */
export function settingsOfServer(values: SettingsLayer['values'], name: Place, environment: Environment): Settings {
  const server = {name, values}
  return settingsIn(
    {
      usual: [server, {name: ENVIRONMENT, values: environment.settings}],
      ofBot: [server],
      profile: undefined,
      named: undefined,
    },
    undefined,
  )
}

function settingsIn(layers: Layers, reverse: string | undefined): Settings {
  const find = (name: SettingName): Found | undefined => findIn(layers.usual, name)
  const duration = (name: SettingName, fallback: string): Sourced<number> => {
    const {value, source} = find(name) ?? {value: fallback, source: DEFAULT}
    return {value: withSource(source, () => parseDuration(value)), source}
  }

  const place = reverse === undefined ? placeToDial(layers) : placeToWait(layers, reverse)
  const timeout = find('timeout') && duration('timeout', '0')
  const {profile} = layers
  return {
    ...place,
    timeoutMs: timeout ?? {value: undefined, source: DEFAULT},
    connectTimeoutMs: duration('connect_timeout', DEFAULT_CONNECT_TIMEOUT),
    output: outputOf(layers.usual),
    lang: find('lang')?.value,
    retry: profile?.retry && {value: profile.retry, source: profile.name},
    webui: webuiOf(layers),
    hasOwnWebui: hasOwnWebui(layers, reverse),
    startCommand: reverse === undefined ? serverCommand(layers, 'start') : undefined,
    stopCommand: reverse === undefined ? serverCommand(layers, 'stop') : undefined,
    warnings: place.warnings,
  }
}

/** A command of the profile is not for a server that a stronger place names, such as `--url`. */
export function serverCommand({ofBot, profile}: Layers, what: 'start' | 'stop'): Sourced<string> | undefined {
  const value = profile?.commands?.[what]
  if (!profile || value === undefined) return undefined
  const given = findIn(ofBot, 'url')
  return given && given.rank < ofBot.indexOf(profile) ? undefined : {value, source: profile.name}
}

function hasOwnWebui({ofBot}: Layers, reverse: string | undefined): boolean {
  const urlRank = reverse === undefined ? (findIn(ofBot, 'url')?.rank ?? Infinity) : 0
  const webuiRank = findIn(ofBot, 'webui')?.rank ?? findToken(ofBot, 'webui_')?.rank
  return webuiRank !== undefined && webuiRank <= urlRank
}

/** Only what goes together: a token of a weaker place than the URL is not used. */
function webuiOf({ofBot}: Layers): SettingsLayer['values'] {
  const first = ofBot.findIndex(({values}) => values.webui !== undefined)
  const counting = ofBot.slice(0, first === -1 ? undefined : first + 1)
  const token = findToken(counting, 'webui_')?.origin.value
  const webui = ofBot[first]?.values.webui
  return {...(webui !== undefined && {webui}), ...(token && {[`webui_${token.kind}`]: token.text})}
}

/** The settings for the connection to NapCat. */
type Meeting = Pick<Settings, 'url' | 'reverse' | 'token' | 'tokenWithheld' | 'exposed' | 'warnings'>

function placeToDial(layers: Layers): Meeting {
  const {ofBot} = layers
  const given = findIn(ofBot, 'url') ?? {rank: ofBot.length, value: DEFAULT_URL, source: DEFAULT}
  const {url, token: urlToken} = withSource(given.source, () => readUrl(given.value))
  const {token, tokenWithheld} = tokenFor(ofBot, given, urlToken)
  const warnings: Known[] = tokenWithheld === undefined ? [] : [tokenWithheld]
  warnings.push(...notesOnNamed(layers, given.source))
  const exposed = exposure(url, token !== undefined && token.value.text !== '', layers.profile?.mayBeCleartext ?? false)
  return {url: {value: url, source: given.source}, reverse: undefined, token, tokenWithheld, exposed, warnings}
}

/** Any token is used, because it is never sent, only compared with NapCat's token. */
function placeToWait({ofBot}: Layers, typed: string): Meeting {
  const source = '--reverse'
  const {url, reverse} = withSource(source, () => readAddress(typed))
  const token = findToken(ofBot)?.origin
  const isOpen = !isLoopback(new URL(url).hostname) && !token?.value.text
  const warnings: Known[] = isOpen ? [{kind: 'config.openPort', port: reverse.port}] : []
  return {url: {value: url, source}, reverse, token, tokenWithheld: undefined, exposed: undefined, warnings}
}

/** `8080`, `0.0.0.0:8080` or `[::]:8080`. */
function readAddress(text: string): {url: string; reverse: ListenAddress} {
  const [, host = '127.0.0.1', port = ''] = /^(?:([\w.-]+|\[[\da-f:.]+\]):)?([1-9]\d{0,4})$/i.exec(text) ?? []
  const url = `ws://${host}:${port}`
  if (port === '' || Number(port) > 65_535 || !URL.canParse(url)) {
    throw malformed('VALIDATION', 'address', text)
  }
  return {url, reverse: {host: host.replace(/^\[|\]$/g, ''), port: Number(port)}}
}

/** Only the `output` setting: a command without a server ignores other wrong settings. @throws QQError LOCAL */
export function resolveOutput(flags: FlagSettings, environment: Environment): Sourced<string> {
  return outputOf(allLayers(flags, environment, []).usual)
}

function outputOf(layers: readonly SettingsLayer[]): Sourced<string> {
  const found = findIn(layers, 'output') ?? {value: 'auto', source: DEFAULT}
  return {value: found.value, source: found.source}
}

/** Notes about a surprising URL of a named profile. @param source of the used URL */
function notesOnNamed({usual, profile, named}: Layers, source: Place): Known[] {
  if (named === undefined) return []
  const hasUrl = profile?.values.url !== undefined
  if (hasUrl) return source === '--url' ? [{kind: 'config.urlOverridden', profile: named}] : []
  const isLeftOut = source !== 'QQ_URL' && findIn(usual, 'url')?.source === 'QQ_URL'
  return isLeftOut ? [{kind: 'config.variableUnused', profile: named}] : []
}

/** Whether a value came from the command line or the environment, not from a file. */
export function isTyped(source: Place): boolean {
  return typeof source === 'string' && /^(?:--|QQ_)/.test(source)
}

/** What reading throws, told where the value came from. */
export function withSource<T>(source: Place, read: () => T): T {
  const code = isTyped(source) ? 'VALIDATION' : 'LOCAL'
  return orThrow(read, error => (error instanceof QQError && source !== DEFAULT ? error.at(source, code) : error))
}
