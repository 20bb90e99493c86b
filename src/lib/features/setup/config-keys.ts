import {type ConfigDocument, type ConfigValue} from '../../config/config-document.js'
import {parseConfigFile, PROFILE_KEYS, type ConfigFile} from '../../config/config-file.js'
import {parseDuration} from '../../config/parse-duration.js'
import {SETTING_NAMES, type SettingName} from '../../config/environment.js'
import {readUrl} from '../../config/server-url.js'
import {readWebuiUrl} from '../../config/webui.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {nearest} from '../../protocol/nearest.js'
import {checkLang} from '../../vocabulary/flags.js'
import {parseCauses, parseLimit, parseWait} from '../../run/retrying.js'
import {notAmong} from '../../errors/refusals.js'
import {WANTED_FORMATS} from '../../output/formats.js'

/** What a profile may say of retries, each with how its text is read. */
const RETRY_KEYS: Readonly<Record<string, (text: string) => ConfigValue>> = {
  'retry.times': numberIn,
  'retry.wait': checkedBy(parseWait),
  'retry.max_time': checkedBy(parseLimit),
  'retry.on': checkedBy(parseCauses),
  'retry.unsafe': booleanIn,
}

/** What a file can say, and what is checked of it. */
const CHECKS: Readonly<Record<SettingName, (text: string) => void>> = {
  url: readUrl,
  token: () => undefined,
  token_file: () => undefined,
  token_command: () => undefined,
  timeout: parseDuration,
  connect_timeout: parseDuration,
  lang: checkLang,
  webui: readWebuiUrl,
  webui_token: () => undefined,
  webui_token_file: () => undefined,
  webui_token_command: () => undefined,
  output: text => {
    if (!(WANTED_FORMATS as readonly string[]).includes(text)) throw notAmong('USAGE', text, WANTED_FORMATS)
  },
}

/** A key as it is typed, such as `url` or `profiles.home.retry.times`. */
export interface ConfigKey {
  readonly name: string
  /** Of the profile that it is in. */
  readonly profile: string | undefined
}

const KEYS_OF_PROFILES: readonly string[] = [
  ...SETTING_NAMES,
  ...PROFILE_KEYS.filter(key => key !== 'retry'),
  ...Object.keys(RETRY_KEYS),
]
const KEYS_OUTSIDE: readonly string[] = [...SETTING_NAMES, 'current']

/** @param profile that of `--profile`, where the key is meant @throws QQError USAGE for what is no key */
export function readKey(typed: string, profile: string | undefined): ConfigKey {
  const [, name = '', inside = ''] = /^profiles\.(.+?)\.((?:retry\.)?\w+)$/.exec(typed) ?? []
  if (name !== '' && profile !== undefined && profile !== name) {
    throw new QQError('USAGE', say('profile {profile} has no setting {typed}', {typed, profile}))
  }
  const key = inside === '' ? {name: typed, profile} : {name: inside, profile: name}
  const known = key.profile === undefined ? KEYS_OUTSIDE : KEYS_OF_PROFILES
  if (known.includes(key.name)) return key
  if (key.profile === undefined && KEYS_OF_PROFILES.includes(key.name)) {
    const hint = say('add -p NAME')
    throw new QQError('USAGE', say('the setting {typed:quoted} must be inside a profile', {typed}), {hint})
  }
  const near = nearest(key.name, known)
  throw new QQError('USAGE', say('there is no setting {typed:quoted}', {typed}), {
    hint: near === undefined ? say('available: {known}', {known}) : say('did you mean {near}?', {near}),
  })
}

/** The value that a text means. @throws QQError VALIDATION, USAGE for what the key cannot be */
export function readValue({name}: ConfigKey, text: string, file: ConfigFile | undefined): ConfigValue {
  const retry = RETRY_KEYS[name]
  if (retry) return retry(text)
  if (name === 'cleartext' && text !== 'ok') throw notAmong('USAGE', text, ['ok'])
  if (name === 'current' && !file?.profiles.has(text)) throw noProfile(text, namesIn(file))
  if (isSetting(name)) CHECKS[name](text)
  return text
}

/** Where a key is in the file. @throws QQError USAGE for a profile that is not there */
export function placeOfKey({name, profile}: ConfigKey, file: ConfigFile | undefined): readonly string[] {
  const names = name.split('.')
  if (profile === undefined) return names
  if (!file?.profiles.has(profile)) throw noProfile(profile, namesIn(file))
  return ['profiles', profile, ...names]
}

export function fileOf(path: string, document: ConfigDocument): ConfigFile {
  return parseConfigFile(path, document.text)
}

function namesIn(file: ConfigFile | undefined): string[] {
  return [...(file?.profiles.keys() ?? [])]
}

export function noProfile(name: string, known: readonly string[]): QQError {
  return new QQError('USAGE', say('there is no profile {name:quoted}', {name}), {
    hint:
      known.length > 0 ? say('available: {known}', {known}) : say('create one with `qq profile add NAME --url URL`'),
  })
}

function isSetting(name: string): name is SettingName {
  return (SETTING_NAMES as readonly string[]).includes(name)
}

function checkedBy(parse: (text: string) => unknown): (text: string) => string {
  return text => {
    parse(text)
    return text
  }
}

function numberIn(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new QQError('USAGE', say('{text:quoted} is not a whole number', {text}))
  return Number(text)
}

function booleanIn(text: string): boolean {
  if (!['true', 'false'].includes(text)) throw notAmong('USAGE', text, ['true', 'false'])
  return text === 'true'
}
