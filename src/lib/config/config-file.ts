import {isUtf8} from 'node:buffer'
import {readFileSync, statSync, type Stats} from 'node:fs'
import {attempt} from '../errors/attempt.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {atPlace, type Known, type Place} from '../errors/saying.js'
import {nearest} from '../protocol/nearest.js'
import {ConfigDocument} from './config-document.js'
import {SETTING_NAMES, type SettingName} from './environment.js'

/** One source of settings, with its values and its name. */
export interface SettingsLayer {
  readonly name: Place
  readonly values: Readonly<Partial<Record<SettingName, string>>>
  /** The unparsed `retry` of a profile. */
  readonly retry?: Readonly<Record<string, unknown>>
  /** The owner says that the token may cross the network in clear text (`"cleartext": "ok"`). */
  readonly mayBeCleartext?: boolean
  /** What starts and stops the server of a profile. */
  readonly commands?: ServerCommands
}

/** Shell commands. */
export interface ServerCommands {
  readonly start?: string
  readonly stop?: string
}

export interface ConfigFile {
  readonly path: string
  readonly current: string | undefined
  readonly profiles: ReadonlyMap<string, SettingsLayer>
  /** Words of one's own, each with the command line that it stands for. */
  readonly aliases: ReadonlyMap<string, string>
  /** The values outside of profiles. */
  readonly base: SettingsLayer
  /** Harmless problems of the file. */
  readonly warnings: readonly Known[]
}

/** What else there can be outside the profiles, and in each. */
const OTHER_KEYS = ['current', 'profiles', 'aliases']
/** `start_server_command` is another name of `start_command`. */
const COMMAND_KEYS = ['start_command', 'start_server_command', 'stop_command'] as const
export const PROFILE_KEYS = ['retry', 'cleartext', ...COMMAND_KEYS] as const

/**
 * Reads a configuration file; undefined if there is none.
 * @throws QQError LOCAL if it cannot be read or does not look like a configuration file
 */
export function readConfigFile(path: string): ConfigFile | undefined {
  const text = readConfigText(path)
  if (text === undefined) return undefined
  const file = parseConfigFile(path, text)
  const holds = [file.base, ...file.profiles.values()].some(holdsToken)
  return {...file, warnings: [...file.warnings, ...openToOthers(path, holds)]}
}

/**
 * The same of a text that is not, or not yet, in the file.
 * @throws QQError LOCAL when it is not what a configuration file looks like
 */
export function parseConfigFile(path: string, text: string): ConfigFile {
  const root = parseObject(path, text)
  const warnings: Known[] = []
  const base = layerOf(path, '', root, OTHER_KEYS, warnings, path)
  const profiles = new Map<string, SettingsLayer>()
  for (const [name, value] of Object.entries(objectAt(path, 'profiles', root['profiles'] ?? {}))) {
    const values = objectAt(path, `profiles.${name}`, value)
    const source = {kind: 'config.profile', name, file: path} as const
    const layer = layerOf(path, `profiles.${name}.`, values, PROFILE_KEYS, warnings, source)
    const {retry, cleartext} = values
    if (cleartext !== undefined && cleartext !== 'ok')
      throw refused(path, {kind: 'config.wrongCleartext', profile: name})
    profiles.set(name, {
      ...layer,
      ...(retry !== undefined && {retry: objectAt(path, `profiles.${name}.retry`, retry)}),
      ...(cleartext === 'ok' && {mayBeCleartext: true}),
      ...commandsIn(path, `profiles.${name}.`, values),
    })
  }
  const current = root['current']
  if (current !== undefined && typeof current !== 'string') throw refused(path, {kind: 'config.currentUnnamed'})
  return {path, current, profiles, aliases: aliasesIn(path, root['aliases'] ?? {}), base, warnings}
}

function aliasesIn(path: string, value: unknown): ReadonlyMap<string, string> {
  const texts = Object.entries(objectAt(path, 'aliases', value)).map(([name, text]) => {
    if (typeof text === 'string') return [name, text] as const
    throw refused(path, {kind: 'input.wrongType', name: `aliases.${name}`, wanted: 'string'})
  })
  return new Map(texts)
}

/** An empty command counts as none. */
function commandsIn(
  path: string,
  prefix: string,
  values: Readonly<Record<string, unknown>>,
): Pick<SettingsLayer, 'commands'> {
  const [start, sameStart, stop] = COMMAND_KEYS.map(key => {
    const value = values[key] ?? ''
    if (typeof value === 'string') return value
    throw refused(path, {kind: 'input.wrongType', name: `${prefix}${key}`, wanted: 'string'})
  })
  const both = {...((start || sameStart) && {start: start || sameStart}), ...(stop && {stop})}
  return Object.keys(both).length === 0 ? {} : {commands: both}
}

function holdsToken({values}: SettingsLayer): boolean {
  const inUrls = [values.url, values.webui].some(url => url?.includes('token='))
  return values.token !== undefined || values.webui_token !== undefined || inUrls
}

/** A warning if other users can change a file, or read one with a secret. */
export function openToOthers(file: string, isSecret: boolean): Known[] {
  if (process.platform === 'win32') return []
  const stats = statSync(file)
  const bits = stats.mode & 0o777
  const mode = bits.toString(8)
  if (stats.isFile() && bits & 0o022) return [{kind: 'config.writableByOthers', file, mode}]
  return isSecret && bits & 0o077 ? [{kind: 'config.readableByOthers', file, mode}] : []
}

/** What is in the file, without a byte order mark; undefined if there is none. @throws QQError LOCAL */
export function readConfigText(path: string): string | undefined {
  let stats: Stats | undefined
  try {
    stats = statSync(path, {throwIfNoEntry: false})
    return stats && textIn(path, readFileSync(path))
  } catch (error) {
    if (error instanceof QQError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
    throw new QQError('LOCAL', {kind: 'input.unreadable', file: path, detail: reasonOf(error)}, {cause: error})
  }
}

/** The text without a byte order mark, as editors on Windows write it. */
function textIn(path: string, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw refused(path, {kind: 'config.notUtf8'})
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function parseObject(path: string, text: string): Readonly<Record<string, unknown>> {
  // what has no comments and such is read without the parser that knows them
  const value = attempt<unknown>(() => JSON.parse(text)) ?? documentOf(path, text).value
  return objectAt(path, {kind: 'config.wholeFile'}, value)
}

/** The file as a text that can be changed. @throws QQError LOCAL, which quotes nothing: a token may stand there */
export function documentOf(path: string, text: string): ConfigDocument {
  const found = ConfigDocument.read(text)
  if (found instanceof ConfigDocument) return found
  throw refused(path, {kind: 'config.notJson5', ...found})
}

function layerOf(
  path: string,
  prefix: string,
  from: Readonly<Record<string, unknown>>,
  otherKeys: readonly string[],
  warnings: Known[],
  name: Place,
): SettingsLayer {
  const values: Partial<Record<SettingName, string>> = {}
  for (const [key, value] of Object.entries(from)) {
    const setting = SETTING_NAMES.find(known => known === key)
    if (setting) {
      if (typeof value !== 'string')
        throw refused(path, {kind: 'input.wrongType', name: `${prefix}${key}`, wanted: 'string'})
      if (value !== '') values[setting] = value
    } else if (!otherKeys.includes(key))
      warnings.push({...unusedKey(key, otherKeys), file: path, key: `${prefix}${key}`})
  }
  return {name, values}
}

function unusedKey(
  key: string,
  otherKeys: readonly string[],
): {kind: 'config.misplacedKey'; isOfProfiles: boolean} | {kind: 'config.unknownKey'; near: string | undefined} {
  const isOfProfiles = PROFILE_KEYS.some(known => known === key)
  if (isOfProfiles || OTHER_KEYS.includes(key)) return {kind: 'config.misplacedKey', isOfProfiles}
  return {kind: 'config.unknownKey', near: nearest(key, [...SETTING_NAMES, ...otherKeys])}
}

function objectAt(path: string, where: Place, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused(path, {kind: 'input.wrongType', name: where, wanted: 'object'})
  return value as Record<string, unknown> // any JSON object
}

function refused(path: string, what: Known): QQError {
  return new QQError('LOCAL', atPlace(path, what))
}
