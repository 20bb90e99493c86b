import {Command} from '@oclif/core/command'
import {type ArgInput, type Config, type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {notAmong} from '../errors/refusals.js'
import {type ParsedLine, type QQCommand} from './base.js'

/** What is read in place of a refused text. @throws the error, if nothing is */
export type Replace = (text: string, error: unknown) => string

/** Only oclif's parser, which is a method of its commands. */
class Parser extends Command {
  override async run(): Promise<void> {
    return Promise.resolve()
  }

  async read(command: typeof QQCommand, replace: Replace | undefined): Promise<ParsedLine> {
    const {args, strict, baseFlags, flags} = command
    return super.parse({
      args: replace ? replaced(args, replace) : args,
      strict,
      flags: named(replace ? replaced({...baseFlags, ...flags}, replace) : {...baseFlags, ...flags}),
    })
  }
}

/** Parses the words after a command's name by its definitions. @throws QQError for an invalid line */
export async function parseLine(
  command: typeof QQCommand,
  argv: string[],
  config: Config,
  replace?: Replace,
): Promise<ParsedLine> {
  try {
    // oclif's class behind this interface; parsing only uses the interface
    return await new Parser([...argv], config as unknown as ConstructorParameters<typeof Command>[1]).read(
      command,
      replace,
    )
  } catch (error) {
    throw (await import('./usage-errors.js')).usageError(error, command, argv)
  }
}

/** The same arguments or flags, which read something else where a text is refused. */
function replaced<T extends ArgInput | FlagInput>(definitions: T, replace: Replace): T {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const {parse, type} = definition as {
        readonly parse?: (text: string, ...rest: unknown[]) => Promise<unknown>
        readonly type?: string
      }
      if (!parse || type === 'boolean') return [name, definition]
      const read = async (text: string, ...rest: unknown[]): Promise<unknown> => {
        try {
          return await parse(text, ...rest)
        } catch (error) {
          const other = replace(text, error)
          return parse(other, ...rest).catch(() => {
            throw error
          })
        }
      }
      return [name, {...(definition as object), parse: read}]
    }),
  ) as T // with the same names and shapes
}

/** The same flags, with the name of the flag in their errors. */
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
  ) as FlagInput // for a parser these are the same flags
}
