import {readFileSync} from 'node:fs'
import {type ConnectOptions, type Endpoint} from '../client/options.js'
import {type Environment} from '../config/environment.js'
import {resolveProxy} from '../config/proxy.js'
import {type Settings} from '../config/settings.js'
import {loadToken} from '../config/token.js'
import {QQError} from '../errors/errors.js'
import {interrupted} from './signals.js'

export interface SessionFlags {
  readonly ca?: string | undefined
  readonly insecure?: boolean | undefined
  readonly proxy?: string | undefined
}

/**
 * Everything that the client needs to connect, read from where the settings say; warnings go to `note`.
 * @throws QQError LOCAL (a file that cannot be read), VALIDATION (a proxy that is none)
 */
export async function connectOptions(
  endpoint: Endpoint,
  settings: Settings,
  environment: Environment,
  flags: SessionFlags,
  note: (text: string) => void,
): Promise<ConnectOptions> {
  for (const warning of settings.warnings) note(warning)
  const loaded = settings.token && (await loadToken(settings.token))
  for (const warning of loaded?.warnings ?? []) note(warning)
  return {
    url: settings.url.value,
    endpoint,
    token: loaded?.token,
    tokenSource: settings.token?.source,
    connectTimeoutMs: settings.connectTimeoutMs.value,
    callTimeoutMs: settings.timeoutMs.value,
    ca: flags.ca === undefined ? undefined : readCa(flags.ca),
    insecure: flags.insecure,
    proxy: resolveProxy(flags.proxy, environment.proxy, settings.url.value),
    signal: interrupted,
  }
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new QQError('LOCAL', `--ca: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
