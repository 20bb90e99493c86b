import {userInfo} from 'node:os'
import {delimiter, isAbsolute, join} from 'node:path'
import {type Io} from '../io/io.js'

type Variables = Io['env']

/** Everything the tool takes from the process's environment, as values; nothing else reads it. */
export interface Environment {
  /** Settings given by QQ_… variables, by the name of the setting. */
  readonly settings: Readonly<Partial<Record<SettingName, string>>>
  readonly profile: string | undefined
  /** Configuration files, the stronger first; none when QQ_NO_CONFIG is set, and one alone inside `mock exec --profile`. */
  readonly configFiles: readonly {readonly layer: 'user' | 'system'; readonly path: string}[]
  readonly color: Readonly<
    Partial<Record<'NO_COLOR' | 'FORCE_COLOR' | 'CLICOLOR_FORCE' | 'CLICOLOR' | 'TERM', string | undefined>>
  >
  /** The time zone. */
  readonly zone: string | undefined
  readonly proxy: ProxyEnvironment
  /** Where the program keeps what should outlive a run and is no configuration; undefined where there is no home. */
  readonly stateFolder: string | undefined
}

export interface ProxyEnvironment {
  readonly http: string | undefined
  readonly https: string | undefined
  readonly none: string | undefined
}

/** Settings that every source can give, under the names of the configuration file. */
export const SETTING_NAMES = [
  'url',
  'token',
  'token_file',
  'token_command',
  'timeout',
  'connect_timeout',
  'output',
] as const

export type SettingName = (typeof SETTING_NAMES)[number]

/** Of these, those that say which bot is meant. */
const BOT_SETTINGS = ['url', 'token', 'token_file', 'token_command'] as const

/** Names the one configuration file of what `mock exec --profile` runs; nobody else sets it. */
const MOCK_CONFIG = 'QQ_MOCK_CONFIG'

/** An empty variable counts as not set, as in `QQ_TOKEN= qq …`. */
export function readEnvironment(env: Variables): Environment {
  const settings: Partial<Record<SettingName, string>> = {}
  for (const name of SETTING_NAMES) {
    const value = env[variableOf(name)]
    if (value) settings[name] = value
  }
  const {NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM} = env
  return {
    settings,
    profile: env['QQ_PROFILE'] || undefined,
    configFiles: env['QQ_NO_CONFIG'] ? [] : configFiles(env),
    color: {NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM},
    zone: env['TZ'] || undefined,
    proxy: {
      // HTTP_PROXY in capitals is left out where a web server sets it from a request's Proxy header (CGI)
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

/** What a command is to see in place of the caller's configuration. */
export interface Isolation {
  /** QQ_… variables, by name. */
  readonly variables: Readonly<Record<string, string>>
  /** The one configuration file that there is for it. */
  readonly configFile?: string | undefined
}

/** The environment of a command that must see this server and nothing of the caller's configuration. */
export function isolatedEnvironment(
  {variables, configFile}: Isolation,
  firstOnPath: string,
  env: Variables,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('QQ_'))
  return {
    ...Object.fromEntries(kept),
    PATH: [firstOnPath, env['PATH']].filter(Boolean).join(delimiter),
    ...(configFile === undefined ? {QQ_NO_CONFIG: '1'} : {[MOCK_CONFIG]: configFile}),
    ...variables,
  }
}

/**
 * The environment of a command that this tool runs and that may run it again: with the same server, whatever names
 * another, and without what an outer run told of its event.
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
 * Where programs look for data and configuration of their user's, on any system that has the shells for it; undefined where
 * there is no home.
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

/** A folder of the user's home; undefined where neither the environment nor the system knows a home. */
function belowHome(env: Variables, ...names: readonly string[]): string | undefined {
  const home = absolute(process.platform === 'win32' ? env['USERPROFILE'] : env['HOME']) ?? absolute(homeOfUser())
  return home === undefined ? undefined : join(home, ...names)
}

/** As the system's list of users has it; in a container this may run under a number that has no entry there. */
function homeOfUser(): string | undefined {
  try {
    return userInfo().homedir
  } catch {
    return undefined
  }
}

/**
 * A relative folder counts as none, as the XDG specification says: it would be another one wherever one stands, and whoever
 * fills the current folder would decide what is read and run.
 */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && isAbsolute(folder) ? folder : undefined
}
