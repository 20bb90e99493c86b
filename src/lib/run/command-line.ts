import {Command} from '@oclif/core/command'
import {type Config, type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {notAmong} from '../errors/refusals.js'
import {type ParsedLine, type QQCommand} from './base.js'

/** oclif's parsing alone, which it has as a method of commands. */
class Parser extends Command {
  override async run(): Promise<void> {
    return Promise.resolve()
  }

  async read(command: typeof QQCommand): Promise<ParsedLine> {
    const {args, strict, baseFlags, flags} = command
    return super.parse({args, strict, flags: named({...baseFlags, ...flags})})
  }
}

/** What was typed after a command's name, by the command's definitions. @throws QQError for a line that is none of it */
export async function parseLine(command: typeof QQCommand, argv: string[], config: Config): Promise<ParsedLine> {
  try {
    // the class of oclif's that this interface is of; parsing uses no more than the interface has
    return await new Parser([...argv], config as unknown as ConstructorParameters<typeof Command>[1]).read(command)
  } catch (error) {
    throw (await import('./usage-errors.js')).usageError(error, command, argv)
  }
}

/** The same flags, whose failures tell which flag it was. */
function named(flags: FlagInput): FlagInput {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => {
      if (flag.type === 'boolean') return [name, flag]
      const {options, parse} = flag
      const check = async (text: string, ...rest: unknown[]): Promise<unknown> => {
        try {
          if (options && !options.includes(text)) throw notAmong('USAGE', text, options)
          return await (parse as (text: string, ...rest: unknown[]) => Promise<unknown>)(text, ...rest)
        } catch (error) {
          throw error instanceof QQError ? error.at(`--${name}`) : error
        }
      }
      return [name, {...flag, options: undefined, parse: check}]
    }),
  ) as FlagInput // the same flags, as far as a parser is concerned
}
