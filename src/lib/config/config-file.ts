import {isUtf8} from 'node:buffer'
import {readFileSync, statSync, type Stats} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {nearest} from '../protocol/nearest.js'
import {ConfigDocument} from './config-document.js'
import {SETTING_NAMES, type SettingName} from './environment.js'

/** One source of settings: the values it gives and what to call it. */
export interface SettingsLayer {
  readonly name: string
  /** Of a profile, what it is called by. */
  readonly profileName?: string
  readonly values: Readonly<Partial<Record<SettingName, string>>>
  /** What a profile says of retries, as it stands there. */
  readonly retry?: Readonly<Record<string, unknown>>
  /** The owner says that the token may cross the network in clear text (`"cleartext": "ok"`). */
  readonly mayBeCleartext?: boolean
}

export interface ConfigFile {
  readonly path: string
  readonly current: string | undefined
  readonly profiles: ReadonlyMap<string, SettingsLayer>
  /** What the file gives outside any profile. */
  readonly base: SettingsLayer
  /** What is wrong with it but harmless. */
  readonly warnings: readonly string[]
}

/** What else there can be outside the profiles, and in each. */
const OTHER_KEYS = ['current', 'profiles']
export const PROFILE_KEYS = ['retry', 'cleartext']

/**
 * Reads a configuration file; undefined when there is none.
 * @throws QQError LOCAL when it cannot be read or is not what a configuration file looks like
 */
export function readConfigFile(path: string): ConfigFile | undefined {
  const text = readConfigText(path)
  return text === undefined
    ? undefined
    : parseConfigFile(path, text, holdsSecret => (holdsSecret ? readableByOthers(path) : []))
}

/**
 * The same of a text that is not, or not yet, in the file.
 * @param exposed what is to be said of the file, told whether there is a token in it
 * @throws QQError LOCAL when it is not what a configuration file looks like
 */
export function parseConfigFile(
  path: string,
  text: string,
  exposed: (holdsSecret: boolean) => readonly string[] = () => [],
): ConfigFile {
  const root = parseObject(path, text)
  const warnings: string[] = []
  const base = layerOf(path, '', root, OTHER_KEYS, warnings, path)
  const profiles = new Map<string, SettingsLayer>()
  for (const [name, value] of Object.entries(objectAt(path, 'profiles', root['profiles'] ?? {}))) {
    const values = objectAt(path, `profiles.${name}`, value)
    const label = `profile ${name} (${path})`
    const layer = layerOf(path, `profiles.${name}.`, values, PROFILE_KEYS, warnings, label)
    const {retry, cleartext} = values
    if (cleartext !== undefined && cleartext !== 'ok')
      throw malformed(path, `profiles.${name}.cleartext can only be "ok"`)
    profiles.set(name, {
      ...layer,
      profileName: name,
      ...(retry !== undefined && {retry: objectAt(path, `profiles.${name}.retry`, retry)}),
      ...(cleartext === 'ok' && {mayBeCleartext: true}),
    })
  }
  const current = root['current']
  if (current !== undefined && typeof current !== 'string')
    throw malformed(path, 'current must be the name of a profile')
  warnings.push(...exposed([base, ...profiles.values()].some(holdsToken)))
  return {path, current, profiles, base, warnings}
}

function holdsToken({values}: SettingsLayer): boolean {
  return values.token !== undefined || (values.url?.includes('access_token=') ?? false)
}

/** A warning when a file with a secret in it can be read by other users. */
export function readableByOthers(path: string): string[] {
  if (process.platform === 'win32') return []
  const mode = statSync(path).mode & 0o777
  return mode & 0o077 ? [`${path} can be read by other users (mode ${mode.toString(8)}); make it 600`] : []
}

/** What is in the file, without a byte order mark; undefined when there is none. @throws QQError LOCAL */
export function readConfigText(path: string): string | undefined {
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

/** Without the mark that editors on Windows begin a file with. */
function textIn(path: string, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw malformed(path, 'not text in UTF-8')
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function parseObject(path: string, text: string): Readonly<Record<string, unknown>> {
  return objectAt(path, 'the file', jsonIn(text) ?? documentOf(path, text).value)
}

/** What has no comments and such is read without the parser that knows them. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The file as a text that can be changed. @throws QQError LOCAL, which quotes nothing: a token may stand there */
export function documentOf(path: string, text: string): ConfigDocument {
  const found = ConfigDocument.read(text)
  if (found instanceof ConfigDocument) return found
  throw malformed(path, `line ${found.line}, column ${found.column} is not as JSON5 wants it`)
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
    } else if (!otherKeys.includes(key)) warnings.push(`${path}: ${unknownKey(key, prefix, otherKeys)}`)
  }
  return {name, values}
}

function unknownKey(key: string, prefix: string, otherKeys: readonly string[]): string {
  if (PROFILE_KEYS.includes(key)) return `${prefix}${key} belongs in a profile`
  if (OTHER_KEYS.includes(key)) return `${prefix}${key} belongs outside the profiles`
  const near = nearest(key, [...SETTING_NAMES, ...otherKeys])
  return near === undefined ? `unknown key ${prefix}${key}` : `unknown key ${prefix}${key}; did you mean ${near}?`
}

function objectAt(path: string, where: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(path, `${where} must be an object`)
  return value as Record<string, unknown> // any JSON object
}

function malformed(path: string, reason: string): QQError {
  return new QQError('LOCAL', `${path}: ${reason}`)
}
