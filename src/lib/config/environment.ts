import {userInfo} from 'node:os'
import {delimiter, isAbsolute, join} from 'node:path'
import {type Io} from '../io/io.js'
import {type Locale} from '../language/language.js'
import {attempt} from '../errors/attempt.js'

type Variables = Io['env']

/** All values that the tool reads from the environment; nothing else reads it. */
export interface Environment {
  /** The settings of QQ_… variables, by name. */
  readonly settings: Readonly<Partial<Record<SettingName, string>>>
  readonly profile: string | undefined
  /** Configuration files, highest precedence first; none with QQ_NO_CONFIG, one inside `mock exec --profile`. */
  readonly configFiles: readonly {readonly layer: 'user' | 'system'; readonly path: string}[]
  readonly color: Readonly<
    Partial<Record<'NO_COLOR' | 'FORCE_COLOR' | 'CLICOLOR_FORCE' | 'CLICOLOR' | 'TERM', string | undefined>>
  >
  readonly zone: string | undefined
  readonly locale: Locale
  readonly proxy: ProxyEnvironment
  /** The folder for data that outlives a run; undefined if there is no home folder. */
  readonly stateFolder: string | undefined
}

export interface ProxyEnvironment {
  readonly http: string | undefined
  readonly https: string | undefined
  readonly none: string | undefined
}

/** The settings that every source can have, by their names in the configuration file. */
export const SETTING_NAMES = [
  'url',
  'token',
  'token_file',
  'token_command',
  'timeout',
  'connect_timeout',
  'output',
  'lang',
  'webui',
  'webui_token',
  'webui_token_file',
  'webui_token_command',
] as const

export type SettingName = (typeof SETTING_NAMES)[number]

/** The settings among them that say where the WebUI is, and its token. */
export const WEBUI_SETTINGS = ['webui', 'webui_token', 'webui_token_file', 'webui_token_command'] as const

/** The settings among them that decide which bot acts. */
export const BOT_SETTINGS = ['url', 'token', 'token_file', 'token_command', ...WEBUI_SETTINGS] as const

/** The only configuration file inside `mock exec --profile`, which is the only one to set this variable. */
const MOCK_CONFIG = 'QQ_MOCK_CONFIG'

/** An empty variable counts as not set, as in `QQ_TOKEN= qq …`. */
export function readEnvironment(env: Variables): Environment {
  const settings: Partial<Record<SettingName, string>> = {}
  for (const name of SETTING_NAMES) {
    const value = env[variableOf(name)]
    if (value) settings[name] = value
  }
  const {NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM} = env
  const {LC_ALL, LC_CTYPE, LC_MESSAGES, LANG} = env
  return {
    settings,
    profile: env['QQ_PROFILE'] || undefined,
    configFiles: env['QQ_NO_CONFIG'] ? [] : configFiles(env),
    color: {NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM},
    zone: env['TZ'] || undefined,
    locale: {LC_ALL, LC_CTYPE, LC_MESSAGES, LANG},
    proxy: {
      // HTTP_PROXY in capitals is ignored if a web server sets it from a request's Proxy header (CGI)
      http: env['http_proxy'] || (env['REQUEST_METHOD'] ? undefined : env['HTTP_PROXY']) || undefined,
      https: env['https_proxy'] || env['HTTPS_PROXY'] || undefined,
      none: env['no_proxy'] || env['NO_PROXY'] || undefined,
    },
    stateFolder: stateFolder(env),
  }
}

export function variableOf(name: SettingName): string {
  return `QQ_${name.toUpperCase()}`
}

/** The settings that a command sees instead of the caller's configuration. */
export interface Isolation {
  /** QQ_… variables, by name. */
  readonly variables: Readonly<Record<string, string>>
  /** Its only configuration file. */
  readonly configFile?: string | undefined
  /** The place of its own folders for configuration and data; with them it has no other configuration file. */
  readonly folders?: string | undefined
}

/** The folders of the XDG specification, by their variables. */
const XDG_FOLDERS = {XDG_CONFIG_HOME: 'config', XDG_STATE_HOME: 'state', XDG_CACHE_HOME: 'cache', XDG_DATA_HOME: 'data'}

/** The environment of a command that uses this server and nothing of the caller's configuration. */
export function isolatedEnvironment(
  {variables, configFile, folders}: Isolation,
  firstOnPath: string,
  env: Variables,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('QQ_') || name === variableOf('lang'))
  return {
    ...Object.fromEntries(kept),
    PATH: [firstOnPath, env['PATH']].filter(Boolean).join(delimiter),
    ...(folders === undefined ? onlyFile(configFile) : foldersIn(folders)),
    ...variables,
  }
}

function onlyFile(configFile: string | undefined): Readonly<Record<string, string>> {
  return configFile === undefined ? {QQ_NO_CONFIG: '1'} : {[MOCK_CONFIG]: configFile}
}

function foldersIn(place: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(XDG_FOLDERS).map(([name, folder]) => [name, join(place, folder)]))
}

/**
 * The environment of a command that this tool runs and that may run it again: with the same server in any case, and
 * without the event variables of an outer run.
 */
export function sameServerEnvironment(
  own: Readonly<Partial<Record<SettingName, string>>>,
  env: Variables,
): NodeJS.ProcessEnv {
  const dropped = own.url === undefined ? [] : BOT_SETTINGS.map(variableOf)
  const kept = Object.entries(env).filter(([name]) => !dropped.includes(name) && !name.startsWith('QQ_EVENT_'))
  const given = SETTING_NAMES.map(name => [variableOf(name), own[name]] as const)
  return Object.fromEntries([...kept, ...given.filter(([, value]) => value !== undefined)])
}

/**
 * The user's folders for data and configuration, on every system with these shells; undefined if there is no home
 * folder.
 */
export function shellFolders(env: Variables): {
  readonly data: string | undefined
  readonly config: string | undefined
} {
  return {
    data: absolute(env['XDG_DATA_HOME']) ?? belowHome(env, '.local', 'share'),
    config: absolute(env['XDG_CONFIG_HOME']) ?? belowHome(env, '.config'),
  }
}

function stateFolder(env: Variables): string | undefined {
  const windows = process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined
  const base = absolute(env['XDG_STATE_HOME']) ?? absolute(windows) ?? belowHome(env, '.local', 'state')
  return base === undefined ? undefined : join(base, 'qqctl')
}

/** As `bin/qq` finds it. */
export function cacheFolder(env: Variables): string | undefined {
  const base = absolute(env['XDG_CACHE_HOME']) ?? (absolute(env['HOME']) && join(env['HOME'] ?? '', '.cache'))
  return base === undefined ? undefined : join(base, 'qqctl')
}

function configFiles(env: Variables): Environment['configFiles'] {
  const ofMock = env[MOCK_CONFIG]
  if (ofMock) return [{layer: 'user', path: ofMock}]
  const windows = process.platform === 'win32' ? env['APPDATA'] : undefined
  const base = absolute(env['XDG_CONFIG_HOME']) ?? absolute(windows) ?? belowHome(env, '.config')
  return [
    ...(base === undefined ? [] : [{layer: 'user' as const, path: join(base, 'qqctl', 'config.json')}]),
    {layer: 'system', path: '/etc/qqctl/config.json'},
  ]
}

/** A folder in the user's home; undefined if neither the environment nor the system knows a home folder. */
function belowHome(env: Variables, ...names: readonly string[]): string | undefined {
  // in a container the user id may have no entry in the system's list of users
  const inList = (): string | undefined => absolute(attempt(() => userInfo().homedir))
  const home = absolute(process.platform === 'win32' ? env['USERPROFILE'] : env['HOME']) ?? inList()
  return home === undefined ? undefined : join(home, ...names)
}

/**
 * A relative folder is ignored, as the XDG specification says: it would depend on the current folder, and its owner
 * would control what is read and run.
 */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && isAbsolute(folder) ? folder : undefined
}
