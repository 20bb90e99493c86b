import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {type Known, type Place} from '../errors/saying.js'
import {readConfigFile, type ConfigFile, type SettingsLayer} from './config-file.js'
import {parseDuration} from './duration.js'
import {SETTING_NAMES, variableOf, type Environment, type SettingName} from './environment.js'

/** A value and where it came from: `--url`, `QQ_URL`, a file, or a profile in one; or it is the default. */
export interface Sourced<T> {
  readonly value: T
  readonly source: Place
}

/** Where a token is to be had from. */
export type TokenOrigin = Sourced<{readonly kind: 'token' | 'token_file' | 'token_command'; readonly text: string}>

export interface Address {
  readonly host: string
  readonly port: number
}

export interface Settings {
  /** Without a token in it. */
  readonly url: Sourced<string>
  /** Where NapCat dials in, in place of a connection to `url`. */
  readonly reverse: Address | undefined
  readonly token: TokenOrigin | undefined
  /** Why a token that there is does not count. */
  readonly tokenWithheld: Known | undefined
  /** In ms; undefined = what the catalogue knows of each action; 0 = no limit. */
  readonly timeoutMs: Sourced<number | undefined>
  /** In ms; 0 = no limit. */
  readonly connectTimeoutMs: Sourced<number>
  readonly output: Sourced<string>
  /** What the profile says of retries, unread. */
  readonly retry: Sourced<Readonly<Record<string, unknown>>> | undefined
  /** Things worth a line on stderr. */
  readonly warnings: readonly Known[]
}

export interface FlagSettings {
  readonly values: Readonly<Partial<Record<SettingName, string | undefined>>>
  readonly profile?: string | undefined
  /** Where to wait for NapCat instead of connecting to it, as typed. */
  readonly reverse?: string | undefined
}

const DEFAULT: Known = {kind: 'config.default'}
export const DEFAULT_URL = 'ws://127.0.0.1:3001'
const DEFAULT_CONNECT_TIMEOUT = '10s'
const TOKEN_KINDS = ['token', 'token_file', 'token_command'] as const

/**
 * Flags > environment > profile > user file > system file > defaults; but a profile that a flag names comes before the
 * environment in what says which bot is meant.
 * @throws QQError LOCAL (a bad file, an unknown profile), VALIDATION (a URL or duration that is none)
 */
export function resolveSettings(flags: FlagSettings, environment: Environment): Settings {
  const warnings: Known[] = []
  const layers = allLayers(flags, environment, warnings)
  const find = (name: SettingName): Found | undefined => findIn(layers.usual, name)
  const duration = (name: SettingName, fallback: string): Sourced<number> => {
    const {value, source} = find(name) ?? {value: fallback, source: DEFAULT}
    return {value: withSource(source, () => parseDuration(value)), source}
  }

  const place = flags.reverse === undefined ? placeToDial(layers) : placeToWait(layers, flags.reverse)
  const timeout = find('timeout') && duration('timeout', '0')
  const {profile} = layers
  return {
    ...place,
    timeoutMs: timeout ?? {value: undefined, source: DEFAULT},
    connectTimeoutMs: duration('connect_timeout', DEFAULT_CONNECT_TIMEOUT),
    output: outputOf(layers.usual),
    retry: profile?.retry && {value: profile.retry, source: profile.name},
    warnings: [...warnings, ...place.warnings],
  }
}

/** How NapCat and we meet. */
type Meeting = Pick<Settings, 'url' | 'reverse' | 'token' | 'tokenWithheld' | 'warnings'>

function placeToDial(layers: Layers): Meeting {
  const {ofBot} = layers
  const given = findIn(ofBot, 'url') ?? {rank: ofBot.length, value: DEFAULT_URL, source: DEFAULT}
  const {url, token: urlToken} = withSource(given.source, () => readUrl(given.value))
  const found = findToken(ofBot)
  const allowed = found && found.rank <= given.rank ? found.origin : undefined
  const tokenWithheld =
    found && !allowed && !urlToken
      ? ({kind: 'config.tokenWithheld', from: found.origin.source, urlFrom: given.source} as const)
      : undefined
  const token =
    allowed ?? (urlToken ? {value: {kind: 'token' as const, text: urlToken}, source: given.source} : undefined)
  const warnings: Known[] = tokenWithheld === undefined ? [] : [tokenWithheld]
  warnings.push(...notesOnNamed(layers, given.source))
  warnings.push(...exposure(url, token !== undefined && token.value.text !== ''))
  return {url: {value: url, source: given.source}, reverse: undefined, token, tokenWithheld, warnings}
}

/** Whichever token there is counts: it is sent to nobody, only compared with the one that NapCat brings. */
function placeToWait({ofBot}: Layers, typed: string): Meeting {
  const source = '--reverse'
  const {url, reverse} = withSource(source, () => readAddress(typed))
  const token = findToken(ofBot)?.origin
  const isOpen = !isLoopback(new URL(url).hostname) && !token?.value.text
  const warnings: Known[] = isOpen ? [{kind: 'config.openPort', port: reverse.port}] : []
  return {url: {value: url, source}, reverse, token, tokenWithheld: undefined, warnings}
}

/** `8080`, `0.0.0.0:8080` or `[::]:8080`. */
function readAddress(text: string): {url: string; reverse: Address} {
  const [, host = '127.0.0.1', port = ''] = /^(?:([\w.-]+|\[[\da-f:.]+\]):)?([1-9]\d{0,4})$/i.exec(text) ?? []
  const url = `ws://${host}:${port}`
  if (port === '' || Number(port) > 65_535 || !URL.canParse(url)) {
    throw malformed('VALIDATION', 'address', text)
  }
  return {url, reverse: {host: host.replace(/^\[|\]$/g, ''), port: Number(port)}}
}

/** The `output` setting alone: what else is wrong does not matter to a command that needs no server. @throws QQError LOCAL */
export function resolveOutput(flags: FlagSettings, environment: Environment): Sourced<string> {
  return outputOf(allLayers(flags, environment, []).usual)
}

/** Of the configuration files, the stronger first. @throws QQError LOCAL */
export function profileNames({configFiles}: Environment): string[] {
  return [...new Set(configFiles.flatMap(({path}) => [...(readConfigFile(path)?.profiles.keys() ?? [])]))]
}

/** For whoever asks for one where there are none. */
export function whyNoProfiles({configFiles}: Environment): Known {
  return {kind: 'config.noProfiles', areFilesRead: configFiles.length > 0}
}

function outputOf(layers: readonly SettingsLayer[]): Sourced<string> {
  const found = findIn(layers, 'output') ?? {value: 'auto', source: DEFAULT}
  return {value: found.value, source: found.source}
}

interface Found extends Sourced<string> {
  /** Of the layer, the strongest being 0. */
  readonly rank: number
}

function findIn(layers: readonly SettingsLayer[], name: SettingName): Found | undefined {
  for (const [rank, layer] of layers.entries()) {
    const value = layer.values[name]
    if (value !== undefined) return {rank, value, source: sourceName(layer, name)}
  }
  return undefined
}

/** Where settings are looked for, the strongest source first. */
interface Layers {
  readonly usual: readonly SettingsLayer[]
  /** For what says which bot is meant: its URL, its token. */
  readonly ofBot: readonly SettingsLayer[]
  /** The one that is picked, of those in the files. */
  readonly profile: SettingsLayer | undefined
  /** Its name, where a flag picks it. */
  readonly named: string | undefined
}

function allLayers(flags: FlagSettings, environment: Environment, warnings: Known[]): Layers {
  const given: Partial<Record<SettingName, string>> = {}
  for (const name of SETTING_NAMES) {
    const value = flags.values[name]
    if (value !== undefined) given[name] = value
  }
  const files: ConfigFile[] = []
  for (const {path} of environment.configFiles) {
    const file = readConfigFile(path)
    if (!file) continue
    files.push(file)
    warnings.push(...file.warnings)
  }
  const ofFlags = {name: FLAGS, values: given}
  const ofEnvironment = {name: ENVIRONMENT, values: environment.settings}
  const ofFiles = files.map(file => file.base)
  const profile = pickProfile(flags.profile ?? environment.profile, files, environment)
  const usual = [ofFlags, ofEnvironment, ...(profile ? [profile] : []), ...ofFiles]
  if (!profile || flags.profile === undefined) return {usual, ofBot: usual, profile, named: undefined}
  const ofBot = [ofFlags, profile, belowNamed(profile, ofEnvironment), ...ofFiles]
  return {usual, ofBot, profile, named: flags.profile}
}

/** A profile with a token is about a bot, also where its URL stands elsewhere: its token must not go to another's URL. */
function belowNamed(profile: SettingsLayer, environment: SettingsLayer): SettingsLayer {
  if (!findToken([profile])) return environment
  const {url: _, ...values} = environment.values
  return {...environment, values}
}

/** What a person who names a profile may not expect of the URL. @param source of the one that counts */
function notesOnNamed({usual, profile, named}: Layers, source: Place): Known[] {
  if (named === undefined) return []
  const hasUrl = profile?.values.url !== undefined
  if (hasUrl) return source === '--url' ? [{kind: 'config.urlOverridden', profile: named}] : []
  const isLeftOut = source !== 'QQ_URL' && findIn(usual, 'url')?.source === 'QQ_URL'
  return isLeftOut ? [{kind: 'config.variableUnused', profile: named}] : []
}

const FLAGS = 'flags'
const ENVIRONMENT = 'environment'

function sourceName(layer: SettingsLayer, name: SettingName): Place {
  if (layer.name === FLAGS) return `--${name.replace('_', '-')}`
  return layer.name === ENVIRONMENT ? variableOf(name) : layer.name
}

function pickProfile(
  asked: string | undefined,
  files: readonly ConfigFile[],
  environment: Environment,
): SettingsLayer | undefined {
  const name = asked ?? files.find(file => file.current !== undefined)?.current
  if (name === undefined) return undefined
  for (const file of files) {
    const profile = file.profiles.get(name)
    if (profile) return profile
  }
  const available = files.flatMap(file => [...file.profiles.keys()])
  const hint = available.length > 0 ? undefined : whyNoProfiles(environment)
  const what = {kind: 'input.notFound', what: 'profile', text: name, near: undefined, available} as const
  throw new QQError('LOCAL', what, {hint})
}

function findToken(layers: readonly SettingsLayer[]): {rank: number; origin: TokenOrigin} | undefined {
  for (const [rank, layer] of layers.entries()) {
    for (const kind of TOKEN_KINDS) {
      const text = layer.values[kind]
      if (text !== undefined) return {rank, origin: {value: {kind, text}, source: sourceName(layer, kind)}}
    }
  }
  return undefined
}

/** Splits `?access_token=` off a URL: it would stand in every server's log. Never quotes the URL in an error for it. */
function readUrl(text: string): {url: string; token: string | undefined} {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw malformed('VALIDATION', 'URL')
  }
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new QQError('VALIDATION', {kind: 'config.wrongScheme', protocol: url.protocol})
  }
  if (url.username || url.password) throw new QQError('VALIDATION', {kind: 'config.userInUrl'})
  url.hash = ''
  const token = url.searchParams.get('access_token') ?? undefined
  url.searchParams.delete('access_token')
  return {url: url.href, token: token || undefined}
}

function exposure(url: string, hasToken: boolean): Known[] {
  const {protocol, hostname: host} = new URL(url)
  if (isLoopback(host)) return []
  if (!hasToken) return [{kind: 'config.exposed', host}]
  return protocol === 'ws:' ? [{kind: 'config.clearText', host}] : []
}

/** @param hostname as URL gives it (IPv6 in brackets) */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

/** Whether a value came from the command line or the environment, not from a file. */
export function isTyped(source: Place): boolean {
  return typeof source === 'string' && /^(?:--|QQ_)/.test(source)
}

function withSource<T>(source: Place, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof QQError) || source === DEFAULT) throw error
    const code = isTyped(source) ? 'VALIDATION' : 'LOCAL'
    throw error.at(source, code)
  }
}
