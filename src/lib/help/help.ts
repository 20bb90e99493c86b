import {type Command} from '@oclif/core/command'
import {CommandHelp, Help} from '@oclif/core/help'
import {type Config} from '@oclif/core/interfaces'
import {type Io, type OutputStream} from '../io/io.js'

/** The headings of the flags that most commands have: one line names them, `--all` shows them. */
const SHARED = ['CONNECTION', 'OUTPUT', 'RETRIES']

type Section = ReturnType<CommandHelp['sections']>[number]

/**
 * oclif's help of a command in another order, and shorter: what it is for and how it is typed come first, and the flags that
 * most commands have are not shown each time.
 */
class ShortCommandHelp extends CommandHelp {
  protected override defaultUsage(): string {
    const args = Object.values(this.command.args).filter(arg => !arg.hidden)
    const words = args.map(arg => this.arg(arg).replace(/\]?$/, end => `${arg.multiple ? '...' : ''}${end}`))
    return [this.command.id, ...words, '[FLAGS]'].join(' ')
  }

  protected override description(): string | undefined {
    const {description} = this.command
    return description === undefined ? undefined : this.wrap(description)
  }

  /** One line each, without the empty lines that oclif puts between them. */
  protected override examples(examples: Command.Example[] | string | undefined): string | undefined {
    return super.examples(examples)?.replaceAll('\n\n', '\n')
  }

  protected override sections(): Section[] {
    const sections = new Map(super.sections().map(section => [section.header, section]))
    const ordered = ['USAGE', 'DESCRIPTION', 'EXAMPLES', 'ARGUMENTS', 'FLAGS', 'ALIASES', 'FLAG DESCRIPTIONS']
    const known = ordered.flatMap(header => sections.get(header) ?? [])
    const shared = this.#shared
    return shared.length === 0
      ? known
      : [...known, {header: 'SHARED FLAGS', generate: () => this.wrap(namesOf(shared))}]
  }

  protected override groupFlags(flags: Command.Flag.Any[]): ReturnType<CommandHelp['groupFlags']> {
    const hidden = this.#shared
    return super.groupFlags(flags.filter(flag => !hidden.includes(flag)))
  }

  /** Those that are not shown. */
  get #shared(): Command.Flag.Any[] {
    if (this.opts.all) return []
    return Object.values(this.command.flags).filter(({helpGroup = '', hidden}) => !hidden && SHARED.includes(helpGroup))
  }
}

class FlagsHelp extends ShortCommandHelp {
  protected override sections(): Section[] {
    return super.sections().filter(({header}) => header === 'FLAGS')
  }
}

function namesOf(flags: readonly Command.Flag.Any[]): string {
  const names = flags.map(({name}) => name)
  const first = ['profile', 'output', 'fields', 'filter', 'jq', 'dry-run', 'quiet'].filter(name => names.includes(name))
  return `--${first.join(', --')} and ${names.length - first.length} more: see \`qq help flags\`, or add --all`
}

const WIDTH = {pipe: 80, least: 40}

/** oclif's help on the given stdout instead of the process's. */
export class QQHelp extends Help {
  protected override CommandHelpClass = ShortCommandHelp

  /** @param all whether the flags that most commands have are shown, too */
  constructor(
    config: Config,
    private readonly io: Pick<Io, 'stdout'>,
    all: boolean,
  ) {
    super(config, {...config.pjson.oclif.helpOptions, maxWidth: widthOf(io.stdout), all})
  }

  /** The flags that most commands have, as those of a command that has them all. */
  showSharedFlags(command: Command.Loadable): void {
    const flags = Object.entries(command.flags).filter(([, {helpGroup = ''}]) => SHARED.includes(helpGroup))
    const shown = {...command, flags: Object.fromEntries(flags), args: {}, examples: [], aliases: []}
    this.log(new FlagsHelp({...shown, description: undefined}, this.config, {...this.opts, all: true}).generate())
  }

  protected override log(...parts: string[]): void {
    this.io.stdout.write(`${parts.join(' ')}\n`)
  }

  /** Without the aliases, because each command shows its own. */
  protected override get sortedCommands(): Command.Loadable[] {
    return super.sortedCommands.filter(command => !command.aliases.includes(command.id))
  }
}

function widthOf({isTTY, columns}: OutputStream): number {
  return isTTY && columns ? Math.max(columns, WIDTH.least) : WIDTH.pipe
}
