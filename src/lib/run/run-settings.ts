import {sameServerEnvironment, type Environment} from '../config/environment.js'
import {resolveProxy} from '../config/proxy.js'
import {resolveOutput, resolveSettings, type FlagSettings, type Settings} from '../config/settings.js'
import {type Io} from '../io/io.js'
import {type SharedFlags} from '../vocabulary/typed.js'

/** What was typed of the shared flags; `--resume` is on or off for uploads, a file for a batch. */
export type SessionFlags = SharedFlags & {readonly resume?: string | boolean | undefined}

/** What a run is told by its flags, the environment and the configuration, read when it is asked for. */
export class RunSettings {
  #resolved: Settings | undefined

  constructor(
    readonly flags: SessionFlags,
    readonly environment: Environment,
  ) {}

  /** The same for one of several profiles. */
  forProfile(profile: string): RunSettings {
    return new RunSettings({...this.flags, profile, 'all-profiles': undefined}, this.environment)
  }

  /** The same for one line of a batch, which has its own way of sending once and none of repeating. */
  forLine(flags: SessionFlags): RunSettings {
    const own = {'idempotency-key': flags['idempotency-key'], 'retry-unsafe': flags['retry-unsafe'], resume: undefined}
    const settings = new RunSettings({...this.flags, ...own}, this.environment)
    settings.#resolved = this.resolve()
    return settings
  }

  /** Where to connect and how; told where anything in it is malformed. @throws as `resolveSettings` */
  resolve(): Settings {
    return (this.#resolved ??= resolveSettings(settingsOf(this.flags), this.environment))
  }

  /** The default output format alone, for commands that need no server. @throws QQError LOCAL */
  outputAlone(): Pick<Settings, 'output'> {
    return {output: resolveOutput(settingsOf(this.flags), this.environment)}
  }

  /** The proxy to reach a URL through. @throws as `resolveProxy` */
  proxyFor(url: string): string | undefined {
    return resolveProxy(this.flags.proxy, this.environment.proxy, url)
  }

  get isDryRun(): boolean {
    return this.flags['dry-run'] ?? false
  }

  /** For commands that are run on the user's behalf: this tool reaches the same server there. */
  environmentOfCommands(env: Io['env']): NodeJS.ProcessEnv {
    const {url, token, reverse} = this.resolve()
    if (reverse) return sameServerEnvironment({}, env) // nobody but us can reach a NapCat that dialled us
    // what came over our stdin cannot be read again
    const isGone = token?.value.kind === 'token_file' && token.value.text === '-'
    return sameServerEnvironment({url: url.value, ...(token && !isGone && {[token.value.kind]: token.value.text})}, env)
  }
}

function settingsOf(flags: SessionFlags): FlagSettings {
  const values = {
    url: flags.url,
    token: flags.token,
    token_file: flags['token-file'],
    timeout: flags.timeout,
    connect_timeout: flags['connect-timeout'],
    output: flags.output,
  }
  return {values, profile: flags.profile, reverse: flags.reverse}
}
