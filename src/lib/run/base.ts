import {Command} from '@oclif/core/command'
import {type Config, type FlagInput, type Input, type ParserOutput} from '@oclif/core/interfaces'
import {type RowFilter} from '../output/filter.js'
import {generalFlags, outputFlags} from '../vocabulary/flags.js'
import {type Parsed} from '../vocabulary/typed.js'
import {type Outcome} from './outcome.js'
import {type Session} from './session.js'

/** Access to the other commands, for a command that runs them. */
export interface Siblings {
  /** The command that the first words name, and the words after it. @throws QQError USAGE if there is none */
  find(
    words: readonly string[],
  ): Promise<{readonly command: typeof QQCommand; readonly config: Config; readonly rest: string[]}>
}

/** A command line as parsed by oclif. */
export type ParsedLine = ParserOutput<Parsed, Parsed, Parsed>

/** The values that a command gets before it runs. */
export interface Prepared {
  readonly line: ParsedLine
  readonly session: Session
  readonly siblings: Siblings
  readonly rowFilter: RowFilter | undefined
}

/**
 * The base of every command: its line is parsed and its settings are read before `run()`, which returns an outcome and prints
 * nothing (`run-command.ts` does both).
 */
export abstract class QQCommand extends Command {
  static override baseFlags: FlagInput = {...outputFlags, ...generalFlags}
  static override flags: FlagInput = {}
  /** Whether rows come one by one and may never end, so that they cannot be sorted. */
  static endless = false
  /** Whether the configuration must be good; not for what mends it. */
  static needsSettings = true
  /** Whether it makes no sense inside another run: commands that never end, and commands that run others. */
  static alone = false

  readonly #prepared: Prepared

  constructor(argv: string[], config: ConstructorParameters<typeof Command>[1], prepared: Prepared) {
    super(argv, config)
    this.#prepared = prepared
  }

  /** Whether a line with these flags may open a connection, so that all its settings must be valid. */
  static connects(_flags: Parsed): boolean {
    return 'url' in this.flags
  }

  abstract override run(): Promise<Outcome>

  /** The session: the connection to the server, and notes to the user. */
  protected get session(): Session {
    return this.#prepared.session
  }

  protected get siblings(): Siblings {
    return this.#prepared.siblings
  }

  /** The filter of `--filter`, for a command that must know before the renderer which rows are shown. */
  protected get rowFilter(): RowFilter | undefined {
    return this.#prepared.rowFilter
  }

  /** The line, by the types of the command's own arguments and flags. */
  protected override async parse<F extends Parsed, B extends Parsed, A extends Parsed>(
    _command?: Input<F, B, A>,
  ): Promise<ParserOutput<F, B, A>> {
    return Promise.resolve(this.#prepared.line as ParserOutput<F, B, A>) // parsed by the definitions of this class
  }
}
