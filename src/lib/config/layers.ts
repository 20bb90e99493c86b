import {QQError} from '../errors/errors.js'
import {type Known, type Place} from '../errors/saying.js'
import {readConfigFile, type ConfigFile, type SettingsLayer} from './config-file.js'
import {
  BOT_SETTINGS,
  SETTING_NAMES,
  variableOf,
  WEBUI_SETTINGS,
  type Environment,
  type SettingName,
} from './environment.js'

/** A value and where it came from: `--url`, `QQ_URL`, a file, or a profile in one; or it is the default. */
export interface Sourced<T> {
  readonly value: T
  readonly source: Place
}

/** The origin of a token. */
export type TokenOrigin = Sourced<{readonly kind: 'token' | 'token_file' | 'token_command'; readonly text: string}>

export interface FlagSettings {
  readonly values: Readonly<Partial<Record<SettingName, string | undefined>>>
  readonly profile?: string | undefined
  /** Where to wait for NapCat instead of connecting to it, as typed. */
  readonly reverse?: string | undefined
}

export const TOKEN_KINDS = ['token', 'token_file', 'token_command'] as const

export interface Found extends Sourced<string> {
  /** The rank of the layer; 0 has the highest precedence. */
  readonly rank: number
}

export function findIn(layers: readonly SettingsLayer[], name: SettingName): Found | undefined {
  for (const [rank, layer] of layers.entries()) {
    const value = layer.values[name]
    if (value !== undefined) return {rank, value, source: sourceName(layer, name)}
  }
  return undefined
}

/** The sources of settings, highest precedence first. */
export interface Layers {
  readonly usual: readonly SettingsLayer[]
  /** The sources for the URL and the token, which decide which bot acts. */
  readonly ofBot: readonly SettingsLayer[]
  /** The selected profile of the files. */
  readonly profile: SettingsLayer | undefined
  /** Its name, if a flag selects it. */
  readonly named: string | undefined
}

export function allLayers(flags: FlagSettings, environment: Environment, warnings: Known[]): Layers {
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

/**
 * A profile with a token names a bot, even if its URL is elsewhere; its token must not go to another bot's URL. Nor is the WebUI
 * of the environment that of a bot that the profile names.
 */
function belowNamed(profile: SettingsLayer, environment: SettingsLayer): SettingsLayer {
  const namesBot = BOT_SETTINGS.some(name => profile.values[name] !== undefined)
  const unused: readonly string[] = [...(findToken([profile]) ? ['url'] : []), ...(namesBot ? WEBUI_SETTINGS : [])]
  const kept = Object.entries(environment.values).filter(([name]) => !unused.includes(name))
  return {...environment, values: Object.fromEntries(kept)}
}

/** The profiles of the configuration files, highest precedence first. @throws QQError LOCAL */
export function profileNames({configFiles}: Environment): string[] {
  return [...new Set(configFiles.flatMap(({path}) => [...(readConfigFile(path)?.profiles.keys() ?? [])]))]
}

/** Why there are no profiles, for an error. */
export function whyNoProfiles({configFiles}: Environment): Known {
  return {kind: 'config.noProfiles', areFilesRead: configFiles.length > 0}
}

const FLAGS = 'flags'
export const ENVIRONMENT = 'environment'

function sourceName(layer: SettingsLayer, name: SettingName): Place {
  if (layer.name === FLAGS) return `--${name.replaceAll('_', '-')}`
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

/**
 * The token that goes to a URL: of the same place as the URL or a stronger one, else that in the URL itself.
 * @param rank of the weakest place that has the URL
 * @param prefix of the settings: those of the server, or of its WebUI
 */
export function tokenFor(
  layers: readonly SettingsLayer[],
  {rank, source}: Pick<Found, 'rank' | 'source'>,
  urlToken: string | undefined,
  prefix: '' | 'webui_' = '',
): {readonly token: TokenOrigin | undefined; readonly tokenWithheld: Known | undefined} {
  const found = findToken(layers, prefix)
  if (found && found.rank <= rank) return {token: found.origin, tokenWithheld: undefined}
  if (urlToken) return {token: {value: {kind: 'token', text: urlToken}, source}, tokenWithheld: undefined}
  const withheld = found && ({kind: 'config.tokenWithheld', from: found.origin.source, urlFrom: source} as const)
  return {token: undefined, tokenWithheld: withheld}
}

/** @param prefix of the settings: those of the server, or of its WebUI */
export function findToken(
  layers: readonly SettingsLayer[],
  prefix: '' | 'webui_' = '',
): {rank: number; origin: TokenOrigin} | undefined {
  for (const [rank, layer] of layers.entries()) {
    for (const kind of TOKEN_KINDS) {
      const text = layer.values[`${prefix}${kind}`]
      if (text !== undefined)
        return {rank, origin: {value: {kind, text}, source: sourceName(layer, `${prefix}${kind}`)}}
    }
  }
  return undefined
}
