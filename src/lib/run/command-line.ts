import {Command} from '@oclif/core/command'
import {type Config} from '@oclif/core/interfaces'
import {type ParsedLine, type QQCommand} from './base.js'

/** oclif's parsing alone, which it has as a method of commands. */
class Parser extends Command {
  override async run(): Promise<void> {
    return Promise.resolve()
  }

  async read(command: typeof QQCommand): Promise<ParsedLine> {
    return super.parse(command)
  }
}

/** What was typed after a command's name, by the command's definitions. @throws what oclif and the flags' parsers throw */
export async function parseLine(command: typeof QQCommand, argv: string[], config: Config): Promise<ParsedLine> {
  // the class of oclif's that this interface is of; parsing uses no more than the interface has
  return new Parser(argv, config as unknown as ConstructorParameters<typeof Command>[1]).read(command)
}
