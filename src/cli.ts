import {type Config, type LoadOptions} from '@oclif/core/interfaces'
import {checkEncoding, wantsJsonErrors} from './lib/vocabulary/argv.js'
import {type Io} from './lib/io/io.js'
import {type QQCommand, type Siblings} from './lib/run/base.js'
import {reportText} from './lib/run/report.js'
import {runCommand} from './lib/run/run-command.js'
import {readEnvironment} from './lib/config/environment.js'
import {QQError, toQQError} from './lib/errors/errors.js'
import {resolveColor} from './lib/output/color.js'
import {nearest} from './lib/protocol/nearest.js'
import {cut, quoted} from './lib/protocol/quoted.js'

/** The source of the commands: the compiled files, or the shipped build. */
export interface Program {
  /** The command of that id or alias (`group:members` → `group:list-members`). */
  resolve(name: string): string | undefined
  /** Every id and alias. */
  names(): readonly string[]
  readonly topics: readonly string[]
  /** The class of one command, and its view of the program. */
  load(id: string): Promise<{readonly command: typeof QQCommand; readonly config: Config}>
  /** oclif's options for the help of a command, of a topic, or of everything. */
  helpOptions(subject: string | undefined): LoadOptions
}

const HELP_FLAGS = ['--help', '-h']
const VERSION_FLAGS = ['--version', '-v', '-V']

/** Runs a command line to its end, reports failures, and sets the exit code. */
export async function runCommandLine(program: Program, argv: readonly string[], io: Io): Promise<void> {
  try {
    checkEncoding(argv)
    await dispatch(program, argv, io)
  } catch (error) {
    // a command reports its own failures; this one happened before
    const known = toQQError(error)
    const environment = readEnvironment(io.env)
    io.ending.exitCode = known.exit
    io.stderr.write(
      await reportText(known, {
        json: wantsJsonErrors(argv, environment),
        color: resolveColor({env: environment.color, isTerminal: io.stderr.isTTY ?? false}),
        debug: argv.includes('--debug'),
      }),
    )
  }
}

/** @throws QQError USAGE for words that are not a command; and the errors of the command */
async function dispatch(program: Program, argv: readonly string[], io: Io): Promise<void> {
  const [first] = argv
  if (first === 'help') return dispatch(program, [...argv.slice(1), '--help'], io)
  const end = argv.findIndex(word => word.startsWith('-'))
  const words = end === -1 ? argv : argv.slice(0, end)
  const found = longestMatch(program, words)
  if (found) {
    const rest = argv.slice(found.length)
    if (asksForHelp(rest)) return showHelp(program, io, found.id)
    // oclif's `run` would take arguments for parts of a command's name and resolve it again
    const {command, config} = await program.load(found.id)
    const siblings = {find: async (typed: readonly string[]) => commandOf(program, typed)}
    await runCommand({command, argv: rest, config, siblings}, io)
    return
  }
  const topic = words.join(':')
  const rest = argv.slice(words.length)
  if (program.topics.includes(topic)) {
    if (rest.length === 0 || asksForHelp(rest)) return showHelp(program, io, topic)
    throw new QQError('USAGE', `${topic} needs a command before ${cut(rest[0] ?? '')}`, {
      hint: `see \`qq ${topic} --help\``,
    })
  }
  if (words.length > 0) throw unknownCommand(program, words)
  if (first === undefined || HELP_FLAGS.includes(first)) return showHelp(program, io)
  if (VERSION_FLAGS.includes(first)) return showVersion(program, io)
  throw new QQError('USAGE', `flags come after the command: ${cut(first)} stands before any`, {hint: 'see `qq --help`'})
}

/** @throws QQError USAGE for words that are not a command */
async function commandOf(program: Program, words: readonly string[]): ReturnType<Siblings['find']> {
  const found = longestMatch(program, words)
  if (!found) throw unknownCommand(program, words)
  return {...(await program.load(found.id)), rest: words.slice(found.length)}
}

/** The longest command that the first words name. */
function longestMatch(program: Program, words: readonly string[]): {id: string; length: number} | undefined {
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const name = words.slice(0, length).join(':')
    const id = program.resolve(name)
    if (id !== undefined) return {id, length}
  }
  return undefined
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return (end === -1 ? words : words.slice(0, end)).some(word => HELP_FLAGS.includes(word))
}

/** Loaded on demand, because an ordinary call does not need it. */
export async function loadConfig(options: LoadOptions): Promise<Config> {
  const {Config} = await import('@oclif/core/config')
  return Config.load(options)
}

async function showHelp(program: Program, io: Io, subject?: string): Promise<void> {
  const config = await loadConfig(program.helpOptions(subject))
  const {QQHelp} = await import('./lib/help/help.js')
  await new QQHelp(config, io).showHelp(subject === undefined ? [] : [subject])
}

async function showVersion(program: Program, {stdout}: Io): Promise<void> {
  const config = await loadConfig(program.helpOptions(undefined))
  stdout.write(`${config.userAgent}\n`)
}

function unknownCommand({topics, ...program}: Program, words: readonly string[]): QQError {
  const typed = words.slice(0, 3)
  const forPeople = program.names().filter(id => !id.startsWith('__'))
  const names = forPeople.map(id => id.replaceAll(':', ' '))
  // the words after a command's name are arguments, so shorter beginnings are compared, too
  const near = [typed.length, 2, 1]
    .map(length => nearest(typed.slice(0, length).join(' '), names))
    .find(name => name !== undefined)
  const [topic = ''] = words
  const help = `see \`qq ${topics.includes(topic) ? `${topic} ` : ''}--help\``
  return new QQError('USAGE', `there is no command ${quoted(typed.join(' '))}`, {
    hint: near === undefined ? help : `did you mean \`qq ${near}\`?`,
  })
}
