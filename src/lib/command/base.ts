import {Command} from '@oclif/core/command'
import {type FlagInput, type Input, type ParserOutput} from '@oclif/core/interfaces'
import {type Caller, type Client} from '../client/client.js'
import {type ConnectOptions, type Endpoint} from '../client/options.js'
import {readEnvironment, type SettingName} from '../config/environment.js'
import {resolveSettings, type Settings} from '../config/settings.js'
import {QQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {checkRenderOptions} from '../output/check.js'
import {resolveColor} from '../output/color.js'
import {wantsJsonErrors} from './argv.js'
import {DryRun} from './dry-run.js'
import {generalFlags, outputFlags} from './flags.js'
import {type Outcome} from './outcome.js'
import {printOutcome, renderOptions, type PrintFlags, type WantedFormat} from './printer.js'
import {explain, reportText} from './report.js'
import {connectOptions, type SessionFlags} from './session.js'

type CommonFlags = PrintFlags &
  SessionFlags &
  Partial<Record<'url' | 'token' | 'token-file' | 'timeout' | 'connect-timeout' | 'profile', string>> &
  Partial<Record<'quiet' | 'debug' | 'dry-run', boolean>>

type Parsed = Record<string, unknown>

const FORMATS: readonly string[] = ['auto', 'table', 'json', 'jsonl', 'csv', 'tsv', 'yaml', 'id', 'raw', 'none']

/**
 * The base of every command: `run()` returns an outcome and prints nothing; what is printed, where, and with which exit
 * code is decided here, once.
 */
export abstract class QQCommand extends Command {
  static override baseFlags: FlagInput = {...outputFlags, ...generalFlags}
  /** Whether rows come one by one without end, so that they cannot be sorted. */
  static endless = false

  protected readonly environment = readEnvironment()
  #flags: CommonFlags = {}
  #settings: Settings | undefined
  #dryRun: DryRun | undefined

  abstract override run(): Promise<Outcome>

  /** Also settles where every setting comes from, and refuses malformed ones before anything is done. */
  protected override async parse<F extends Parsed, B extends Parsed, A extends Parsed>(
    options?: Input<F, B, A>,
    argv?: string[],
  ): Promise<ParserOutput<F, B, A>> {
    const result = await super.parse<F, B, A>(options, argv)
    this.#flags = result.flags
    this.#settings = resolveSettings({values: this.#flagSettings(), profile: this.#flags.profile}, this.environment)
    const stream = (this.ctor as typeof QQCommand).endless // the class of this very instance
    checkRenderOptions({...renderOptions(this.#flags, this.environment), format: 'json'}, {stream})
    this.wantedFormat() // refuses a name that is none
    return result
  }

  protected get settings(): Settings {
    if (!this.#settings) throw new Error('the command line is not parsed yet')
    return this.#settings
  }

  /** A line on stderr for the person, unless `--quiet`. */
  protected note(text: string): void {
    if (!this.#flags.quiet) process.stderr.write(`note: ${text}\n`)
  }

  protected async connectOptions(endpoint: Endpoint): Promise<ConnectOptions> {
    const options = await connectOptions(endpoint, this.settings, this.environment, this.#flags, text =>
      this.note(text),
    )
    return this.#flags.debug ? {...options, trace: line => process.stderr.write(`${line}\n`)} : options
  }

  /** Opens a connection for calls and closes it after use; in a dry run the calls are taken down instead. */
  protected async withCaller<T>(use: (caller: Caller) => Promise<T>, endpoint: Endpoint = 'api'): Promise<T> {
    const caller = await this.#openCaller(endpoint)
    try {
      return await use(caller)
    } finally {
      await caller.close()
    }
  }

  /** As `withCaller`, for results that come one by one: the connection is open while they are read. */
  protected async *streamFrom<T>(
    use: (caller: Caller) => AsyncIterable<T>,
    endpoint: Endpoint = 'api',
  ): AsyncGenerator<T, void> {
    const caller = await this.#openCaller(endpoint)
    try {
      yield* use(caller)
    } finally {
      await caller.close()
    }
  }

  async #openCaller(endpoint: Endpoint): Promise<Client | DryRun> {
    const {Client} = await import('../client/client.js')
    const connect = async (): Promise<Client> => Client.connect(await this.connectOptions(endpoint))
    return this.isDryRun ? (this.#dryRun = new DryRun(connect)) : connect()
  }

  protected get isDryRun(): boolean {
    return this.#flags['dry-run'] ?? false
  }

  /** `-o`, `--json` or the configured default; `auto` is settled when there is something to print. */
  protected wantedFormat(): WantedFormat {
    if (this.#flags.json) return 'json'
    const {value, source} = this.settings.output
    if (!FORMATS.includes(value)) throw new QQError('VALIDATION', `${source}: there is no output format ${value}`)
    return value as WantedFormat // checked on the line above
  }

  protected override async _run<T>(): Promise<T> {
    const outcome = await super._run<Outcome | undefined>()
    try {
      if (outcome) await this.#print(outcome)
    } catch (error) {
      await this.catch(error as Error) // nothing but errors is thrown
    }
    return outcome as T // oclif's own signature
  }

  protected override async catch(error: Error): Promise<void> {
    if (error instanceof Interrupt) {
      process.exitCode = error.exit
      return Promise.resolve()
    }
    const known = explain(error, this.id)
    process.exitCode = known.exit
    if (this.#wantsRaw() && known.raw) process.stdout.write(Buffer.concat([known.raw, Buffer.from('\n')]))
    const {color} = this.environment
    process.stderr.write(
      reportText(known, {
        json: this.#settings
          ? ['json', 'jsonl'].includes(this.wantedFormat())
          : wantsJsonErrors(this.argv, this.environment),
        color: resolveColor({flag: this.#flags.color, env: color, isTerminal: process.stderr.isTTY}),
        debug: this.#flags.debug ?? false,
      }),
    )
  }

  async #print(outcome: Outcome): Promise<void> {
    const options = renderOptions(this.#flags, this.environment)
    if (this.isDryRun) return printOutcome(await this.#dryRunOutcome(outcome), 'raw', options)
    await printOutcome(outcome, this.wantedFormat(), options)
    const failure = outcome.failure?.()
    if (failure) throw failure
    if (outcome.exitCode !== undefined) process.exitCode = outcome.exitCode
  }

  /** The frames are shown as they would go out, one a line, whatever the format. */
  async #dryRunOutcome({content}: Outcome): Promise<Outcome> {
    if (content?.kind === 'stream') for await (const _ of content.rows); // makes the calls
    return {content: {kind: 'list', rows: []}, raw: (this.#dryRun?.frames ?? []).map(frame => Buffer.from(frame))}
  }

  #wantsRaw(): boolean {
    return this.#settings?.output.value === 'raw'
  }

  #flagSettings(): Partial<Record<SettingName, string | undefined>> {
    const flags = this.#flags
    return {
      url: flags.url,
      token: flags.token,
      token_file: flags['token-file'],
      timeout: flags.timeout,
      connect_timeout: flags['connect-timeout'],
      output: flags.output,
    }
  }
}
