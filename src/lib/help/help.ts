import {type Command} from '@oclif/core/command'
import {CommandHelp, Help} from '@oclif/core/help'
import {type Config} from '@oclif/core/interfaces'
import {type Io, type OutputStream} from '../io/io.js'

/** oclif's help of a command, shorter: its usage names every shared flag, and its description repeats the summary. */
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
}

const WIDTH = {pipe: 80, least: 40}

/** oclif's help on the given stdout instead of the process's. */
export class QQHelp extends Help {
  protected override CommandHelpClass = ShortCommandHelp

  constructor(
    config: Config,
    private readonly io: Pick<Io, 'stdout'>,
  ) {
    super(config, {...config.pjson.oclif.helpOptions, maxWidth: widthOf(io.stdout)})
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
