import {Command} from '@oclif/core/command'
import {type Config, type FlagInput, type Input, type ParserOutput} from '@oclif/core/interfaces'
import {readEnvironment} from '../config/environment.js'
import {Interrupt} from '../errors/interrupt.js'
import {resolveColor} from '../output/color.js'
import {type RowFilter} from '../output/filter.js'
import {wantsJsonErrors} from './argv.js'
import {generalFlags, outputFlags} from './flags.js'
import {type Outcome} from './outcome.js'
import {
  checkPrinting,
  printFrames,
  printOutcome,
  renderOptions,
  wantedFormat,
  type PrintFlags,
  type WantedFormat,
} from './printer.js'
import {explain, reportText} from './report.js'
import {Session, type SessionFlags} from './session.js'
import {type Parsed} from './typed.js'

/** A way to the other commands, for one that runs them. */
export interface Siblings {
  /** The command that the first words name, and the words after it. @throws QQError USAGE when they name none */
  find(
    words: readonly string[],
  ): Promise<{readonly command: typeof QQCommand; readonly config: Config; readonly rest: string[]}>
}

/** What a command that runs inside another one's run takes from it. */
export interface Surroundings {
  readonly session: (flags: SessionFlags) => Session
  /** Flags that are as they are, whatever is typed. */
  readonly flags: Parsed
}

/** Ends the `run()` of a command that is to run once with each of several profiles instead. */
class RunsWithEach extends Error {}

/**
 * The base of every command: `run()` returns an outcome and prints nothing; what is printed, where, and with which exit
 * code is decided here, once.
 */
export abstract class QQCommand extends Command {
  static override baseFlags: FlagInput = {...outputFlags, ...generalFlags}
  static override flags: FlagInput = {}
  /** Whether rows come one by one without end, so that they cannot be sorted. */
  static endless = false
  /** Whether it makes no sense inside another run: what never ends by itself, and what runs others. */
  static alone = false

  readonly #environment = readEnvironment()
  #flags: PrintFlags & SessionFlags = {}
  /** Which rows are wanted (`--filter`), also for a command that must know before the renderer what will be shown. */
  protected rowFilter: RowFilter | undefined
  /** undefined until it is known, and for commands that print no result. */
  #format: WantedFormat | undefined
  protected siblings: Siblings | undefined
  #surroundings: Surroundings | undefined
  /** Those that the command line names, where it is to run with each of them. */
  #profiles: readonly string[] | undefined
  /** Of the one profile that this is to run with, of several. */
  #ownSession: Session | undefined
  /** The way to the server; there when the command line is parsed. */
  protected session = new Session({}, this.#environment)

  abstract override run(): Promise<Outcome>

  /** Also refuses malformed output options and settings, before anything is done. */
  protected override async parse<F extends Parsed, B extends Parsed, A extends Parsed>(
    options?: Input<F, B, A>,
    argv?: string[],
  ): Promise<ParserOutput<F, B, A>> {
    const result = await super.parse<F, B, A>(options, argv)
    const {endless, baseFlags} = this.ctor as typeof QQCommand // the class of this very instance
    if (this.#surroundings) {
      this.session = this.#surroundings.session(result.flags as SessionFlags) // a command has some of them or none
      Object.assign(result.flags, this.#surroundings.flags)
      return result
    }
    this.#flags = result.flags
    const connects = this.connects(result.flags)
    if (this.#ownSession) {
      this.session = this.#ownSession
      await this.#compileFilter()
      await this.session.readRetries()
      return result
    }
    const several = connects && (this.#flags['all-profiles'] || this.#flags.profile?.includes(','))
    const profiles = several ? (await import('./profiles.js')).namedProfiles(this.#flags, this.#environment) : undefined
    const [first] = profiles ?? []
    this.session = new Session({...this.#flags, ...(first !== undefined && {profile: first})}, this.#environment)
    if ('output' in baseFlags) {
      const {output} = connects ? this.session.resolve() : this.session.outputAlone()
      this.#format = wantedFormat(this.#flags, output)
      if (this.#printsJson && !endless) this.session.holdNotes()
      await this.#compileFilter()
      await checkPrinting(this.#format, this.#renderOptions(), endless)
      if (connects) await this.session.readRetries()
    }
    if (profiles) {
      this.#profiles = profiles
      throw new RunsWithEach()
    }
    return result
  }

  /** Whether this line may open a connection, so that all settings of it must be good. */
  protected connects(_flags: Readonly<Record<string, unknown>>): boolean {
    return 'url' in (this.ctor as typeof QQCommand).flags
  }

  /** Runs the command, prints what comes of it and sets the exit code. (oclif's own `run` loads the configuration anew.) */
  static async start(argv: string[], config: Config, siblings: Siblings): Promise<void> {
    const command = made(this, argv, config)
    command.siblings = siblings
    await command._run()
  }

  /** Runs the command for what it gives back: nothing is printed. @throws what it fails with, oclif's own errors too */
  static async runInside(argv: string[], config: Config, surroundings: Surroundings): Promise<Outcome> {
    const command = made(this, argv, config)
    command.#surroundings = surroundings
    return command.run()
  }

  /** oclif's own looks for deprecated aliases, of which there are none, through the whole of its help. */
  protected override async init(): Promise<void> {
    return Promise.resolve()
  }

  protected override async _run<T>(): Promise<T> {
    let outcome = await super._run<Outcome | undefined>()
    try {
      if (this.#profiles) outcome = await this.#runWithEach(this.#profiles)
      if (!outcome) return outcome as T // it failed, and has been reported
      await this.#print(outcome)
      this.session.releaseNotes()
    } catch (error) {
      await this.catch(error as Error) // nothing but errors is thrown
    }
    return outcome as T // oclif's own signature
  }

  /** @throws QQError USAGE for a malformed `--filter` */
  async #compileFilter(): Promise<void> {
    const {filter} = this.#flags
    if (filter === undefined) return
    const {compileFilter} = await import('../output/filter.js')
    this.rowFilter = compileFilter(filter, Date.now(), text => this.session.note(text))
  }

  async #runWithEach(profiles: readonly string[]): Promise<Outcome> {
    const {checkTellsApart, runEach} = await import('./profiles.js')
    checkTellsApart(this.#format)
    return runEach(profiles, this.session, async session => {
      const command = made(this.ctor as typeof QQCommand, this.argv, this.config)
      command.siblings = this.siblings
      command.#ownSession = session
      return command.run()
    })
  }

  protected override async catch(error: Error): Promise<void> {
    if (error instanceof RunsWithEach) return
    if (error instanceof Interrupt) {
      process.exitCode = error.exit
      if (error.unsettled !== undefined) this.session.report(`interrupted: ${error.unsettled}`)
      return
    }
    const {flags, baseFlags} = this.ctor as typeof QQCommand // the class of this very instance
    const known = this.session.explain(explain(error, this.id, Object.keys({...baseFlags, ...flags})))
    process.exitCode = known.exit
    if (this.#format === 'raw' && known.raw) await printFrames([known.raw])
    process.stderr.write(
      reportText(known, {
        json: this.#format ? this.#printsJson : wantsJsonErrors(this.argv, this.#environment),
        color: resolveColor({flag: this.#flags.color, env: this.#environment.color, isTerminal: process.stderr.isTTY}),
        debug: this.#flags.debug ?? false,
      }),
    )
  }

  async #print(outcome: Outcome): Promise<void> {
    if (this.session.isDryRun) {
      if (outcome.content?.kind === 'stream') for await (const _ of outcome.content.rows); // makes the calls
      await printFrames(this.session.frames.map(frame => Buffer.from(frame)))
    } else {
      await printOutcome(outcome, this.#format ?? 'none', this.#renderOptions(), () =>
        this.session.note('nothing to show'),
      )
    }
    const failure = outcome.failure?.()
    if (failure) throw failure
    if (outcome.exitCode !== undefined) process.exitCode = outcome.exitCode
  }

  get #printsJson(): boolean {
    return this.#format === 'json' || this.#format === 'jsonl'
  }

  #renderOptions(): ReturnType<typeof renderOptions> {
    return renderOptions(this.#flags, this.rowFilter, this.#environment)
  }
}

function made(command: typeof QQCommand, argv: string[], config: Config): QQCommand {
  // a command file exports a class of its own, which takes what oclif's Command takes
  const Concrete = command as unknown as new (argv: string[], config: Config) => QQCommand
  return new Concrete(argv, config)
}
