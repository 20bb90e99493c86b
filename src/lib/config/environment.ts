import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'

/** Everything the tool takes from the process's environment, as values; nothing else reads it. */
export interface Environment {
  /** Settings given by QQ_… variables, by the name of the setting. */
  readonly settings: Readonly<Partial<Record<SettingName, string>>>
  readonly profile: string | undefined
  /** Configuration files, the stronger first; none when QQ_NO_CONFIG is set. */
  readonly configFiles: readonly {readonly layer: 'user' | 'system'; readonly path: string}[]
  readonly color: Readonly<
    Partial<Record<'NO_COLOR' | 'FORCE_COLOR' | 'CLICOLOR_FORCE' | 'CLICOLOR' | 'TERM', string | undefined>>
  >
  readonly proxy: ProxyEnvironment
  /** Where the program keeps what should outlive a run and is no configuration. */
  readonly stateFolder: string
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

/** An empty variable counts as not set, as in `QQ_TOKEN= qq …`. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
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

/** The environment of a command that must see this server and nothing of the caller's configuration. */
export function isolatedEnvironment(
  own: Readonly<Record<string, string>>,
  firstOnPath: string,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('QQ_'))
  return {
    ...Object.fromEntries(kept),
    PATH: [firstOnPath, env['PATH']].filter(Boolean).join(delimiter),
    QQ_NO_CONFIG: '1',
    ...own,
  }
}

/**
 * The environment of a command that this tool runs and that may run it again: with the same server, whatever names
 * another, and without what an outer run told of its event.
 */
export function sameServerEnvironment(
  own: Readonly<Partial<Record<SettingName, string>>>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const replaced = ['url', 'token', 'token_file', 'token_command'] as const
  const dropped = own.url === undefined ? [] : replaced.map(variableOf)
  const kept = Object.entries(env).filter(([name]) => !dropped.includes(name) && !name.startsWith('QQ_EVENT_'))
  const given = SETTING_NAMES.map(name => [variableOf(name), own[name]] as const)
  return Object.fromEntries([...kept, ...given.filter(([, value]) => value !== undefined)])
}

/** Where programs look for data and configuration of their user's, on any system that has the shells for it. */
export function shellFolders(env: NodeJS.ProcessEnv = process.env): {readonly data: string; readonly config: string} {
  return {
    data: env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'),
    config: env['XDG_CONFIG_HOME'] || join(homedir(), '.config'),
  }
}

function stateFolder(env: NodeJS.ProcessEnv): string {
  const windows = process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined
  return join(env['XDG_STATE_HOME'] || windows || join(homedir(), '.local', 'state'), 'qqctl')
}

function configFiles(env: NodeJS.ProcessEnv): Environment['configFiles'] {
  const windows = process.platform === 'win32' ? env['APPDATA'] : undefined
  const home = env['XDG_CONFIG_HOME'] || windows || join(homedir(), '.config')
  return [
    {layer: 'user', path: join(home, 'qqctl', 'config.json')},
    {layer: 'system', path: '/etc/qqctl/config.json'},
  ]
}
