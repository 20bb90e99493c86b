import {type Command} from '@oclif/core/command'
import {CommandHelp, Help} from '@oclif/core/help'

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

export class QQHelp extends Help {
  protected override CommandHelpClass = ShortCommandHelp

  /** Without the aliases: each command tells its own. */
  protected override get sortedCommands(): Command.Loadable[] {
    return super.sortedCommands.filter(command => !command.aliases.includes(command.id))
  }
}
