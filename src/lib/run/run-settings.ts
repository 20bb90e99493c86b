import {type SettingsLayer} from '../config/config-file.js'
import {sameServerEnvironment, type Environment} from '../config/environment.js'
import {resolveProxy} from '../config/proxy.js'
import {type FlagSettings} from '../config/layers.js'
import {resolveOutput, resolveSettings, settingsOfServer, type Settings} from '../config/settings.js'
import {resolveLanguage} from '../config/language.js'
import {type Language} from '../language/language.js'
import {isForPeople} from '../output/formats.js'
import {type Io} from '../io/io.js'
import {type WebuiSettings} from '../config/webui.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {type Place} from '../errors/saying.js'

/** The typed values of shared flags; `--resume` is on or off for uploads, and a file for a batch. */
export type SessionFlags = SharedFlags & {readonly resume?: string | boolean | undefined}

/** The settings of a run from its flags, the environment and the configuration, read on first use. */
export class RunSettings {
  #resolved: Settings | undefined
  #language: Language | undefined

  constructor(
    readonly flags: SessionFlags,
    readonly environment: Environment,
  ) {}

  /** The same for one of several profiles. */
  forProfile(profile: string): RunSettings {
    return new RunSettings({...this.flags, profile, 'all-profiles': undefined}, this.environment)
  }

  /** The same for one line of a batch, which has its own idempotency key and no retries. */
  forLine(flags: SessionFlags): RunSettings {
    const own = {'idempotency-key': flags['idempotency-key'], 'retry-unsafe': flags['retry-unsafe'], resume: undefined}
    const settings = new RunSettings({...this.flags, ...own}, this.environment)
    settings.#resolved = this.resolve()
    return settings
  }

  /** The same for a server that is in no file yet. @param name of what it is going to be @throws as `settingsOfServer` */
  forServer(values: SettingsLayer['values'], name: Place): RunSettings {
    const settings = new RunSettings(this.flags, this.environment)
    settings.#resolved = settingsOfServer(values, name, this.environment)
    settings.#language = this.language
    return settings
  }

  /** The settings of the connection. @throws as `resolveSettings` */
  resolve(): Settings {
    return (this.#resolved ??= resolveSettings(settingsOf(this.flags), this.environment))
  }

  /**
   * Only the default output format, for commands that need no server. @throws QQError LOCAL where the files must be
   * good
   */
  outputAlone(mustBeGood = true): Pick<Settings, 'output'> {
    try {
      return {output: resolveOutput(settingsOf(this.flags), this.environment)}
    } catch (error) {
      if (mustBeGood) throw error
      return {output: {value: this.flags.output ?? 'auto', source: '--output'}}
    }
  }

  /** The settings of the WebUI. @throws as `resolveWebui` */
  async webui(): Promise<WebuiSettings> {
    const {resolveWebui} = await import('../config/webui.js')
    return resolveWebui(settingsOf(this.flags), this.environment)
  }

  /** The proxy to reach a URL through. @throws as `resolveProxy` */
  proxyFor(url: string): string | undefined {
    return resolveProxy(this.flags.proxy, this.environment.proxy, url)
  }

  /** That of what people read. */
  get language(): Language {
    if (this.#language === undefined) {
      const {lang} = this.#resolved ?? {}
      const flags = settingsOf(this.flags)
      this.#language = resolveLanguage(
        lang === undefined ? flags : {...flags, values: {...flags.values, lang}},
        this.environment,
      )
    }
    return this.#language
  }

  /** That of sentences in the rows of a result: only people read them in theirs. */
  rowLanguage({stdout}: Pick<Io, 'stdout'>): Language {
    const {json, jq} = this.flags
    const {value} = this.outputAlone(false).output
    return !json && jq === undefined && isForPeople(value, stdout.isTTY ?? false) ? this.language : 'en'
  }

  get isDryRun(): boolean {
    return this.flags['dry-run'] ?? false
  }

  /** The environment of commands that are run for the user, in which this tool uses the same server. */
  environmentOfCommands(env: Io['env']): NodeJS.ProcessEnv {
    const {url, token, reverse, webui} = this.resolve()
    if (reverse) return sameServerEnvironment({}, env) // only this process can use a NapCat that connected to it
    // a token from our stdin cannot be read again
    const isGone = token?.value.kind === 'token_file' && token.value.text === '-'
    return sameServerEnvironment(
      {url: url.value, ...(token && !isGone && {[token.value.kind]: token.value.text}), ...webui},
      env,
    )
  }
}

export function settingsOf(flags: SessionFlags): FlagSettings {
  const values = {
    url: flags.url,
    token: flags.token,
    token_file: flags['token-file'],
    timeout: flags.timeout,
    connect_timeout: flags['connect-timeout'],
    output: flags.output,
    lang: flags.lang,
    webui: flags.webui,
    webui_token_file: flags['webui-token-file'],
  }
  return {values, profile: flags.profile, reverse: flags.reverse}
}
