import {isUtf8} from 'node:buffer'
import {readFileSync, statSync, type Stats} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {SETTING_NAMES, type SettingName} from './environment.js'

/** One source of settings, with its values and its name. */
export interface SettingsLayer {
  readonly name: string
  readonly values: Readonly<Partial<Record<SettingName, string>>>
  /** The unparsed `retry` of a profile. */
  readonly retry?: Readonly<Record<string, unknown>>
}

export interface ConfigFile {
  readonly path: string
  readonly current: string | undefined
  readonly profiles: ReadonlyMap<string, SettingsLayer>
  /** The values outside of profiles. */
  readonly base: SettingsLayer
  /** Harmless problems of the file. */
  readonly warnings: readonly string[]
}

/** Known keys that other parts of the tool or later versions use. */
const OTHER_KEYS = ['current', 'profiles', 'lang', 'contacts', 'aliases']
const OTHER_PROFILE_KEYS = ['retry', 'start_command', 'default_target']

/**
 * Reads a configuration file; undefined if there is none.
 * @throws QQError LOCAL if it cannot be read or does not look like a configuration file
 */
export function readConfigFile(path: string): ConfigFile | undefined {
  const text = readIfThere(path)
  if (text === undefined) return undefined
  const root = parseObject(path, text)
  const warnings: string[] = []
  const base = layerOf(path, '', root, OTHER_KEYS, warnings, path)
  const profiles = new Map<string, SettingsLayer>()
  for (const [name, value] of Object.entries(objectAt(path, 'profiles', root['profiles'] ?? {}))) {
    const values = objectAt(path, `profiles.${name}`, value)
    const label = `profile ${name} (${path})`
    const layer = layerOf(path, `profiles.${name}.`, values, OTHER_PROFILE_KEYS, warnings, label)
    const {retry} = values
    profiles.set(name, {...layer, ...(retry !== undefined && {retry: objectAt(path, `profiles.${name}.retry`, retry)})})
  }
  const current = root['current']
  if (current !== undefined && typeof current !== 'string')
    throw malformed(path, 'current must be the name of a profile')
  if ([base, ...profiles.values()].some(holdsToken)) warnings.push(...readableByOthers(path))
  return {path, current, profiles, base, warnings}
}

function holdsToken({values}: SettingsLayer): boolean {
  return values.token !== undefined || (values.url?.includes('access_token=') ?? false)
}

/** A warning if other users can read a file with a secret. */
export function readableByOthers(path: string): string[] {
  if (process.platform === 'win32') return []
  const mode = statSync(path).mode & 0o777
  return mode & 0o077 ? [`${path} can be read by other users (mode ${mode.toString(8)}); make it 600`] : []
}

function readIfThere(path: string): string | undefined {
  let stats: Stats | undefined
  try {
    stats = statSync(path, {throwIfNoEntry: false})
    return stats && textIn(path, readFileSync(path))
  } catch (error) {
    if (error instanceof QQError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
    throw new QQError('LOCAL', `cannot read ${path}: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

/** The text without a byte order mark, as editors on Windows write it. */
function textIn(path: string, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw malformed(path, 'not text in UTF-8')
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function parseObject(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return objectAt(path, 'the file', JSON.parse(text))
  } catch (error) {
    // V8 quotes the text around the position, which may contain a token
    if (error instanceof SyntaxError) throw malformed(path, error.message.replace(/, (?:\.\.\.)?".*$/s, ' in JSON'))
    throw error
  }
}

function layerOf(
  path: string,
  prefix: string,
  from: Readonly<Record<string, unknown>>,
  otherKeys: readonly string[],
  warnings: string[],
  name: string,
): SettingsLayer {
  const values: Partial<Record<SettingName, string>> = {}
  for (const [key, value] of Object.entries(from)) {
    const setting = SETTING_NAMES.find(known => known === key)
    if (setting) {
      if (typeof value !== 'string') throw malformed(path, `${prefix}${key} must be a string`)
      if (value !== '') values[setting] = value
    } else if (!otherKeys.includes(key)) warnings.push(`${path}: unknown key ${prefix}${key}`)
  }
  return {name, values}
}

function objectAt(path: string, where: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(path, `${where} must be an object`)
  return value as Record<string, unknown> // any JSON object
}

function malformed(path: string, reason: string): QQError {
  return new QQError('LOCAL', `${path}: ${reason}`)
}
