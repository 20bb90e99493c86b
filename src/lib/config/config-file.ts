import {isUtf8} from 'node:buffer'
import {readFileSync, statSync, type Stats} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {at, type Known, type Place} from '../errors/saying.js'
import {SETTING_NAMES, type SettingName} from './environment.js'

/** One source of settings: the values it gives and what to call it. */
export interface SettingsLayer {
  readonly name: Place
  readonly values: Readonly<Partial<Record<SettingName, string>>>
  /** What a profile says of retries, as it stands there. */
  readonly retry?: Readonly<Record<string, unknown>>
}

export interface ConfigFile {
  readonly path: string
  readonly current: string | undefined
  readonly profiles: ReadonlyMap<string, SettingsLayer>
  /** What the file gives outside any profile. */
  readonly base: SettingsLayer
  /** What is wrong with it but harmless. */
  readonly warnings: readonly Known[]
}

/** Known to the file's form, and used by other parts of the tool or later versions. */
const OTHER_KEYS = ['current', 'profiles', 'lang', 'contacts', 'aliases']
const OTHER_PROFILE_KEYS = ['retry', 'start_command', 'default_target']

/**
 * Reads a configuration file; undefined when there is none.
 * @throws QQError LOCAL when it cannot be read or is not what a configuration file looks like
 */
export function readConfigFile(path: string): ConfigFile | undefined {
  const text = readIfThere(path)
  if (text === undefined) return undefined
  const root = parseObject(path, text)
  const warnings: Known[] = []
  const base = layerOf(path, '', root, OTHER_KEYS, warnings, path)
  const profiles = new Map<string, SettingsLayer>()
  for (const [name, value] of Object.entries(objectAt(path, 'profiles', root['profiles'] ?? {}))) {
    const values = objectAt(path, `profiles.${name}`, value)
    const source = {kind: 'config.profile', name, file: path} as const
    const layer = layerOf(path, `profiles.${name}.`, values, OTHER_PROFILE_KEYS, warnings, source)
    const {retry} = values
    profiles.set(name, {...layer, ...(retry !== undefined && {retry: objectAt(path, `profiles.${name}.retry`, retry)})})
  }
  const current = root['current']
  if (current !== undefined && typeof current !== 'string') throw refused(path, {kind: 'config.currentUnnamed'})
  if ([base, ...profiles.values()].some(holdsToken)) warnings.push(...readableByOthers(path))
  return {path, current, profiles, base, warnings}
}

function holdsToken({values}: SettingsLayer): boolean {
  return values.token !== undefined || (values.url?.includes('access_token=') ?? false)
}

/** A warning when a file with a secret in it can be read by other users. */
export function readableByOthers(file: string): Known[] {
  if (process.platform === 'win32') return []
  const mode = statSync(file).mode & 0o777
  return mode & 0o077 ? [{kind: 'config.readableByOthers', file, mode: mode.toString(8)}] : []
}

function readIfThere(path: string): string | undefined {
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

/** Without the mark that editors on Windows begin a file with. */
function textIn(path: string, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw refused(path, {kind: 'config.notUtf8'})
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function parseObject(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return objectAt(path, {kind: 'config.wholeFile'}, JSON.parse(text))
  } catch (error) {
    // V8 quotes the text around the place, and a token may stand there
    if (!(error instanceof SyntaxError)) throw error
    throw refused(path, {kind: 'input.notJson', detail: error.message.replace(/, (?:\.\.\.)?".*$/s, '')})
  }
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
    } else if (!otherKeys.includes(key)) warnings.push({kind: 'config.unknownKey', file: path, key: `${prefix}${key}`})
  }
  return {name, values}
}

function objectAt(path: string, where: Place, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused(path, {kind: 'input.wrongType', name: where, wanted: 'object'})
  return value as Record<string, unknown> // any JSON object
}

function refused(path: string, what: Known): QQError {
  return new QQError('LOCAL', at(path, what))
}
