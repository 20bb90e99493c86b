import {QQError} from '../errors/errors.js'
import {listOf, ownText, say, type Saying} from '../errors/saying.js'
import {nearest} from '../protocol/nearest.js'
import {cut, quoted} from '../protocol/quoted.js'
import {type QQCommand} from './base.js'

/** The data of oclif's parser about a refused line. Each of its errors has some of these fields. */
interface Refusal extends Error {
  /** The definitions of missing arguments, or surplus words. */
  readonly args?: readonly (string | {readonly name: string; readonly description?: string})[]
  readonly flags?: readonly string[]
  readonly parse?: {readonly output?: {readonly flags: Readonly<Record<string, unknown>>}}
}

interface FlagDefinition {
  readonly type?: string
  readonly char?: string
  readonly multiple?: boolean
  readonly required?: boolean
  readonly exclusive?: readonly unknown[]
  readonly dependsOn?: readonly unknown[]
}

/** oclif's error about a command line in our own words; other errors are returned unchanged. */
export function usageError(error: unknown, command: typeof QQCommand, argv: readonly string[]): unknown {
  if (!isRefusal(error)) return error
  const definitions: Readonly<Record<string, FlagDefinition>> = {...command.baseFlags, ...command.flags}
  const [mistyped = ''] = error.flags ?? []
  const near = mistyped.startsWith('--')
    ? nearest(mistyped.slice(2).replace(/=.*$/s, ''), Object.keys(definitions))
    : undefined
  const hint =
    near !== undefined
      ? say('did you mean --{near}?', {near})
      : isText(mistyped)
        ? say('write -- before a text that begins with -, after all flags')
        : say('see `qq {command} --help`', {command: command.id.replaceAll(':', ' ')})
  return new QQError('USAGE', whatIsWrong(error, definitions, argv), {hint, cause: error})
}

/** Whether a word that begins with a dash, or none, cannot be meant as a flag. */
function isText(word: string): boolean {
  return word !== '' && !/^--?[a-z\d][a-z\d-]*(?:=|$)/i.test(word)
}

/** oclif's other errors, such as for a module that cannot be loaded, have a code. */
function isRefusal(error: unknown): error is Refusal {
  if (!(error instanceof Error) || error instanceof QQError) return false
  return 'parse' in error || ('oclif' in error && !('code' in error && error.code !== undefined))
}

function whatIsWrong(
  {args, flags, parse}: Refusal,
  definitions: Readonly<Record<string, FlagDefinition>>,
  argv: readonly string[],
): Saying {
  if (flags) return unknownFlags(flags)
  if (args) return wrongArguments(args)
  if (parse?.output) return listOf(wrongTogether(parse.output.flags, definitions))
  return wrongFlag(definitions, argv)
}

function unknownFlags(flags: readonly string[]): Saying {
  const names = flags.map(cut)
  return names.length === 1 ? say('there is no flag {names}', {names}) : say('there are no flags {names}', {names})
}

function wrongArguments(args: NonNullable<Refusal['args']>): Saying {
  const extra = args.filter(arg => typeof arg === 'string').map(quoted)
  if (extra.length === 1) return say('unexpected argument: {extra}', {extra})
  if (extra.length > 1) return say('unexpected arguments: {extra}', {extra})
  const missing = args
    .filter(arg => typeof arg !== 'string')
    .map(({name, description}) => say('{name} — {description}', {name, description: ownText(description ?? '')}))
  const [only] = missing
  return missing.length === 1 && only
    ? say('missing argument: {only}', {only})
    : say('missing arguments: {list}', {list: listOf(missing)})
}

/** Missing flags, and flags that cannot be combined. */
function wrongTogether(
  given: Readonly<Record<string, unknown>>,
  definitions: Readonly<Record<string, FlagDefinition>>,
): Saying[] {
  const isGiven = (name: string): boolean => given[name] !== undefined
  return Object.entries(definitions).flatMap(([name, {required, exclusive = [], dependsOn = []}]) => {
    if (required && !isGiven(name)) return [say('--{name} is required', {name})]
    if (!isGiven(name)) return []
    const others = exclusive.map(String).filter(isGiven)
    const absent = dependsOn.map(String).filter(other => !isGiven(other))
    return [
      ...others.map(other => say('--{name} cannot be used with --{other}', {name, other})),
      ...absent.map(other => say('--{name} requires --{other}', {name, other})),
    ]
  })
}

/** A flag without its value, or a repeated flag. */
function wrongFlag(definitions: Readonly<Record<string, FlagDefinition>>, argv: readonly string[]): Saying {
  const seen = new Set<string>()
  for (const [index, word] of argv.entries()) {
    const name = nameOf(word, definitions)
    if (name === undefined || definitions[name]?.type !== 'option') continue
    if (seen.has(name) && !definitions[name].multiple) return say('--{name} is given more than once', {name})
    seen.add(name)
    const value = argv[index + 1]
    if (!/^--.*=|^-[^-]./s.test(word) && (value === undefined || nameOf(value, definitions) !== undefined)) {
      return say('--{name} requires a value', {name})
    }
  }
  return say('the command line is not valid')
}

function nameOf(word: string, definitions: Readonly<Record<string, FlagDefinition>>): string | undefined {
  const [, long] = /^--([^=]+)/s.exec(word) ?? []
  if (long !== undefined) return long in definitions ? long : undefined
  const [, short] = /^-([^-])/.exec(word) ?? []
  return short === undefined ? undefined : Object.keys(definitions).find(name => definitions[name]?.char === short)
}
