import {QQError} from '../errors/errors.js'
import {quoted} from '../protocol/quoted.js'
import {readConfigFile, type ConfigFile, type SettingsLayer} from './config-file.js'
import {parseDuration} from './duration.js'
import {SETTING_NAMES, variableOf, type Environment, type SettingName} from './environment.js'

/** A value and its source in words: `--url`, `QQ_URL`, `profile prod (/home/…/config.json)`, `default`. */
export interface Sourced<T> {
  readonly value: T
  readonly source: string
}

/** The origin of a token. */
export type TokenOrigin = Sourced<{readonly kind: 'token' | 'token_file' | 'token_command'; readonly text: string}>

export interface Address {
  readonly host: string
  readonly port: number
}

export interface Settings {
  /** The URL without a token in it. */
  readonly url: Sourced<string>
  /** The address to which NapCat connects, instead of a connection to `url`. */
  readonly reverse: Address | undefined
  readonly token: TokenOrigin | undefined
  /** Why an existing token is not used. */
  readonly tokenWithheld: string | undefined
  /** In ms; undefined means the catalogue's time for each action; 0 means no limit. */
  readonly timeoutMs: Sourced<number | undefined>
  /** In ms; 0 means no limit. */
  readonly connectTimeoutMs: Sourced<number>
  readonly output: Sourced<string>
  /** The unparsed `retry` of the profile. */
  readonly retry: Sourced<Readonly<Record<string, unknown>>> | undefined
  /** Warnings for stderr. */
  readonly warnings: readonly string[]
}

export interface FlagSettings {
  readonly values: Readonly<Partial<Record<SettingName, string | undefined>>>
  readonly profile?: string | undefined
  /** Where to wait for NapCat instead of connecting to it, as typed. */
  readonly reverse?: string | undefined
}

export const DEFAULT_URL = 'ws://127.0.0.1:3001'
const DEFAULT_CONNECT_TIMEOUT = '10s'
const TOKEN_KINDS = ['token', 'token_file', 'token_command'] as const

/**
 * Flags > environment > profile > user file > system file > defaults; but a profile named by a flag takes precedence
 * over the environment in the settings that decide which bot acts.
 * @throws QQError LOCAL (a bad file, an unknown profile), VALIDATION (an invalid URL or duration)
 */
export function resolveSettings(flags: FlagSettings, environment: Environment): Settings {
  const warnings: string[] = []
  const layers = allLayers(flags, environment, warnings)
  const find = (name: SettingName): Found | undefined => findIn(layers.usual, name)
  const duration = (name: SettingName, fallback: string): Sourced<number> => {
    const {value, source} = find(name) ?? {value: fallback, source: 'default'}
    return {value: withSource(source, () => parseDuration(value)), source}
  }

  const place = flags.reverse === undefined ? placeToDial(layers) : placeToWait(layers, flags.reverse)
  const timeout = find('timeout') && duration('timeout', '0')
  const {profile} = layers
  return {
    ...place,
    timeoutMs: timeout ?? {value: undefined, source: 'default'},
    connectTimeoutMs: duration('connect_timeout', DEFAULT_CONNECT_TIMEOUT),
    output: outputOf(layers.usual),
    retry: profile?.retry && {value: profile.retry, source: profile.name},
    warnings: [...warnings, ...place.warnings],
  }
}

/** The settings for the connection to NapCat. */
type Place = Pick<Settings, 'url' | 'reverse' | 'token' | 'tokenWithheld' | 'warnings'>

function placeToDial(layers: Layers): Place {
  const {ofBot} = layers
  const given = findIn(ofBot, 'url') ?? {rank: ofBot.length, value: DEFAULT_URL, source: 'default'}
  const {url, token: urlToken} = withSource(given.source, () => readUrl(given.value))
  const found = findToken(ofBot)
  const allowed = found && found.rank <= given.rank ? found.origin : undefined
  const tokenWithheld =
    found && !allowed && !urlToken
      ? `the token from ${found.origin.source} is not used, since the URL comes from ${given.source}, and so must its token`
      : undefined
  const token =
    allowed ?? (urlToken ? {value: {kind: 'token' as const, text: urlToken}, source: given.source} : undefined)
  const warnings = tokenWithheld === undefined ? [] : [tokenWithheld]
  warnings.push(...notesOnNamed(layers, given.source))
  warnings.push(...exposure(url, token !== undefined && token.value.text !== ''))
  return {url: {value: url, source: given.source}, reverse: undefined, token, tokenWithheld, warnings}
}

/** Any token is used, because it is never sent, only compared with NapCat's token. */
function placeToWait({ofBot}: Layers, typed: string): Place {
  const source = '--reverse'
  const {url, reverse} = withSource(source, () => readAddress(typed))
  const token = findToken(ofBot)?.origin
  const isOpen = !isLoopback(new URL(url).hostname) && !token?.value.text
  const warnings = isOpen ? [`no token: anyone who reaches port ${reverse.port} can pass for NapCat`] : []
  return {url: {value: url, source}, reverse, token, tokenWithheld: undefined, warnings}
}

/** `8080`, `0.0.0.0:8080` or `[::]:8080`. */
function readAddress(text: string): {url: string; reverse: Address} {
  const [, host = '127.0.0.1', port = ''] = /^(?:([\w.-]+|\[[\da-f:.]+\]):)?([1-9]\d{0,4})$/i.exec(text) ?? []
  const url = `ws://${host}:${port}`
  if (port === '' || Number(port) > 65_535 || !URL.canParse(url)) {
    throw new QQError('VALIDATION', `not [HOST:]PORT: ${quoted(text)}`, {
      hint: 'write 8080, or 0.0.0.0:8080 for all that can reach this machine',
    })
  }
  return {url, reverse: {host: host.replace(/^\[|\]$/g, ''), port: Number(port)}}
}

/** Only the `output` setting: a command without a server ignores other wrong settings. @throws QQError LOCAL */
export function resolveOutput(flags: FlagSettings, environment: Environment): Sourced<string> {
  return outputOf(allLayers(flags, environment, []).usual)
}

/** The profiles of the configuration files, highest precedence first. @throws QQError LOCAL */
export function profileNames({configFiles}: Environment): string[] {
  return [...new Set(configFiles.flatMap(({path}) => [...(readConfigFile(path)?.profiles.keys() ?? [])]))]
}

/** Why there are no profiles, for an error. */
export function whyNoProfiles({configFiles}: Environment): string {
  if (configFiles.length > 0) return 'there is no configuration file with profiles'
  return 'QQ_NO_CONFIG is set, so no configuration file is read; in `qq mock exec` its --profile says which there are'
}

function outputOf(layers: readonly SettingsLayer[]): Sourced<string> {
  const found = findIn(layers, 'output') ?? {value: 'auto', source: 'default'}
  return {value: found.value, source: found.source}
}

interface Found extends Sourced<string> {
  /** The rank of the layer; 0 has the highest precedence. */
  readonly rank: number
}

function findIn(layers: readonly SettingsLayer[], name: SettingName): Found | undefined {
  for (const [rank, layer] of layers.entries()) {
    const value = layer.values[name]
    if (value !== undefined) return {rank, value, source: sourceName(layer, name)}
  }
  return undefined
}

/** The sources of settings, highest precedence first. */
interface Layers {
  readonly usual: readonly SettingsLayer[]
  /** The sources for the URL and the token, which decide which bot acts. */
  readonly ofBot: readonly SettingsLayer[]
  /** The selected profile of the files. */
  readonly profile: SettingsLayer | undefined
  /** Its name, if a flag selects it. */
  readonly named: string | undefined
}

function allLayers(flags: FlagSettings, environment: Environment, warnings: string[]): Layers {
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

/** A profile with a token names a bot, even if its URL is elsewhere; its token must not go to another bot's URL. */
function belowNamed(profile: SettingsLayer, environment: SettingsLayer): SettingsLayer {
  if (!findToken([profile])) return environment
  const {url: _, ...values} = environment.values
  return {...environment, values}
}

/** Notes about a surprising URL of a named profile. @param source of the used URL */
function notesOnNamed({usual, profile, named}: Layers, source: string): string[] {
  if (named === undefined) return []
  const hasUrl = profile?.values.url !== undefined
  if (hasUrl) return source === '--url' ? [`--url overrides the URL of profile ${named}`] : []
  const isLeftOut = source !== 'QQ_URL' && findIn(usual, 'url')?.source === 'QQ_URL'
  return isLeftOut ? [`QQ_URL is not used, since profile ${named} has a token of its own, and no url`] : []
}

const FLAGS = 'flags'
const ENVIRONMENT = 'environment'

function sourceName(layer: SettingsLayer, name: SettingName): string {
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
  const known = files.flatMap(file => [...file.profiles.keys()])
  throw new QQError('LOCAL', `no profile is called ${quoted(name)}`, {
    hint: known.length > 0 ? `there is ${known.join(', ')}` : whyNoProfiles(environment),
  })
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

/** Removes `?access_token=` from a URL, because servers would log it. For this reason errors never quote the URL. */
function readUrl(text: string): {url: string; token: string | undefined} {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new QQError('VALIDATION', 'not a URL', {hint: `write it like ${DEFAULT_URL}`})
  }
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new QQError('VALIDATION', `the URL must begin with ws:// or wss://, not ${url.protocol}//`)
  }
  if (url.username || url.password) {
    throw new QQError('VALIDATION', 'no user and password in the URL', {hint: 'NapCat knows a token only'})
  }
  url.hash = ''
  const token = url.searchParams.get('access_token') ?? undefined
  url.searchParams.delete('access_token')
  return {url: url.href, token: token || undefined}
}

function exposure(url: string, hasToken: boolean): string[] {
  const {protocol, hostname} = new URL(url)
  if (isLoopback(hostname)) return []
  if (!hasToken) return [`no token for ${hostname}: anyone who reaches that port controls the bot`]
  return protocol === 'ws:' ? [`the token goes to ${hostname} in clear text; use wss://`] : []
}

/** @param hostname in the form of URL (IPv6 in brackets) */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

/** Whether a value came from the command line or the environment, not from a file. */
export function isTyped(source: string): boolean {
  return /^(?:--|QQ_)/.test(source)
}

function withSource<T>(source: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof QQError) || source === 'default') throw error
    const code = isTyped(source) ? 'VALIDATION' : 'LOCAL'
    throw error.at(source, code)
  }
}
