import {type Config, type LoadOptions} from '@oclif/core/interfaces'
import {checkEncoding} from './lib/vocabulary/encoding.js'
import {type Speech} from './lib/language/language.js'
import {type Io} from './lib/io/io.js'
import {type QQCommand, type Siblings} from './lib/run/base.js'
import {reportText} from './lib/run/report.js'
import {runCommand} from './lib/run/run-command.js'
import {readEnvironment} from './lib/config/environment.js'
import {QQError, toQQError} from './lib/errors/errors.js'
import {say, type Saying} from './lib/errors/saying.js'
import {type SearchEntry} from './lib/help/search.js'
import {resolveColor} from './lib/output/color.js'
import {cut} from './lib/protocol/quoted.js'

/** The source of the commands: the compiled files, or the shipped build. */
export interface Program {
  /** The folder that it is in. */
  readonly root: string
  readonly version: string
  /** The command of that id or alias (`group:members` → `group:list-members`). */
  resolve(name: string): string | undefined
  /** Every id and alias. */
  names(): readonly string[]
  readonly topics: readonly string[]
  /** The class of one command, and its view of the program. */
  load(id: string): Promise<{readonly command: typeof QQCommand; readonly config: Config}>
  /** What a search of the help looks through. */
  searchable(): Promise<readonly SearchEntry[]>
  /** What oclif is to know for showing help about a command or a topic. */
  helpOptions(subject: string | undefined): LoadOptions
}

const HELP_FLAGS = ['--help', '-h']
const VERSION_FLAGS = ['--version', '-v', '-V']
/** Of a page of the help in a pipe. */
const PAGE_WIDTH = 80

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
    const {languageOfLine, wantsJsonErrors} = await import('./lib/vocabulary/argv.js')
    io.stderr.write(
      await reportText(known, {
        json: wantsJsonErrors(argv, environment),
        color: resolveColor({env: environment.color, isTerminal: io.stderr.isTTY ?? false}),
        debug: argv.includes('--debug'),
        language: languageOfLine(argv, environment),
      }),
    )
  }
}

/**
 * @param leading flags that stood before the command
 * @throws QQError USAGE for words that are not a command; and the errors of the command
 */
async function dispatch(
  program: Program,
  argv: readonly string[],
  io: Io,
  leading: readonly string[] = [],
  isExpanded = false,
): Promise<void> {
  const [first] = argv
  refuseNoCommand(first, leading)
  const speech = async (): Promise<Speech> => {
    const {speechIn} = await import('./lib/language/speech.js')
    const {languageOfLine} = await import('./lib/vocabulary/argv.js')
    return speechIn(languageOfLine([...leading, ...argv], readEnvironment(io.env)))
  }
  if (first === undefined || HELP_FLAGS.includes(first)) return showFirstPage(program, io, await speech())
  if (VERSION_FLAGS.includes(first)) return showVersion(program, io)
  if (first === 'help') return help(program, argv.slice(1), io, await speech())
  if (first.startsWith('-')) {
    const {leadingFlags} = await import('./lib/vocabulary/leading-flags.js')
    const {flags, rest} = leadingFlags(argv)
    return dispatch(program, rest, io, flags, isExpanded)
  }
  const end = argv.findIndex(word => word.startsWith('-'))
  const words = end === -1 ? argv : argv.slice(0, end)
  const found = longestMatch(program, words)
  if (found) {
    const rest = argv.slice(found.length)
    if (asksForHelp(rest)) return showHelp(program, io, await speech(), found.id, rest.includes('--all'))
    // oclif's `run` would take arguments for parts of a command's name and resolve it again
    const {command, config} = await program.load(found.id)
    const siblings = {find: async (typed: readonly string[]) => commandOf(program, typed)}
    await runCommand({command, argv: [...leading, ...rest], config, siblings}, io)
    return
  }
  const topic = words.join(':')
  const rest = argv.slice(words.length)
  if (!program.topics.includes(topic)) {
    const text = isExpanded || program.topics.includes(first) ? undefined : await aliasOf(first, io)
    if (text === undefined) throw await unknownCommand(program, words)
    if (asksForHelp(rest)) return showAlias(program, io, await speech(), {name: first, text})
    const {expandAlias} = await import('./lib/features/aliases/aliases.js')
    return dispatch(program, [...leading, ...expandAlias(first, text, argv.slice(1))], io, [], true)
  }
  if (rest.length === 0 || asksForHelp(rest)) return showHelp(program, io, await speech(), topic)
  throw new QQError('USAGE', say('{topic} requires a command before {word}', {topic, word: cut(rest[0] ?? '')}), {
    hint: seeHelp(topic),
  })
}

async function aliasOf(name: string, {env}: Io): Promise<string | undefined> {
  const {readAliases} = await import('./lib/features/aliases/aliases.js')
  return readAliases(readEnvironment(env)).get(name)
}

/** What an alias stands for, and the help of its command. */
async function showAlias(
  program: Program,
  io: Io,
  speech: Speech,
  {name, text}: {readonly name: string; readonly text: string},
): Promise<void> {
  const {aboutAlias, expandAsFar} = await import('./lib/features/aliases/aliases.js')
  const words = expandAsFar(text, [])
  io.stdout.write(`${aboutAlias(name, text, speech)}\n\n`)
  const found = longestMatch(program, words)
  if (!found) throw await unknownCommand(program, words)
  await showHelp(program, io, speech, found.id)
}

/** @throws QQError USAGE for flags alone */
function refuseNoCommand(first: string | undefined, leading: readonly string[]): void {
  if (first === undefined && leading.length > 0)
    throw new QQError('USAGE', say('a command is missing'), {hint: seeHelp()})
}

/** What decides the language of the help. */
const TAKING_VALUE = new Set(['--lang', '-p', '--profile'])

/** `qq help …`: a page, a command, a topic, or else what a search finds. */
async function help(program: Program, typed: readonly string[], io: Io, speech: Speech): Promise<void> {
  const words = typed.filter((word, index) => !word.startsWith('-') && !TAKING_VALUE.has(typed[index - 1] ?? ''))
  const [first = ''] = words
  if (words.length === 0) return showFirstPage(program, io, speech)
  if (words.length === 1 && first === 'flags') return showSharedFlags(program, io, speech)
  const {helpPage} = await import('./lib/help/topics.js')
  const page = words.length === 1 ? helpPage(program.root, first, speech.language) : undefined
  if (page !== undefined) return showPage(page, io)
  const found = longestMatch(program, words)
  const topic = words.join(':')
  if (found?.length === words.length) return showHelp(program, io, speech, found.id, typed.includes('--all'))
  if (program.topics.includes(topic)) return showHelp(program, io, speech, topic)
  const alias = words.length === 1 ? await aliasOf(first, io) : undefined
  if (alias !== undefined) return showAlias(program, io, speech, {name: first, text: alias})
  const {foundText, searchCommands} = await import('./lib/help/search.js')
  const matches = await searchCommands(await program.searchable(), words, speech)
  if (matches.length === 0) throw await unknownCommand(program, words)
  io.stdout.write(foundText(matches))
}

/** @throws QQError USAGE for words that are not a command */
async function commandOf(program: Program, words: readonly string[]): ReturnType<Siblings['find']> {
  const found = longestMatch(program, words)
  if (!found) throw await unknownCommand(program, words)
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

async function showHelp(program: Program, io: Io, speech: Speech, subject: string, all = false): Promise<void> {
  const config = await loadConfig(program.helpOptions(subject))
  const {QQHelp} = await import('./lib/help/help.js')
  await (await QQHelp.create(config, io, speech, all)).showHelp([subject])
}

/** A command that has every flag that most have. */
const TYPICAL = 'group:list'

async function showSharedFlags(program: Program, io: Io, speech: Speech): Promise<void> {
  const config = await loadConfig(program.helpOptions(TYPICAL))
  const {QQHelp} = await import('./lib/help/help.js')
  ;(await QQHelp.create(config, io, speech, true)).showSharedFlags(config.findCommand(TYPICAL, {must: true}))
}

async function showFirstPage({version}: Program, {stdout}: Io, speech: Speech): Promise<void> {
  const {firstPage} = await import('./lib/help/first-page.js')
  stdout.write(await firstPage(version, speech))
}

async function showPage(page: string, {stdout}: Io): Promise<void> {
  const [{drawMarkdown}, {loadWidth}] = await Promise.all([
    import('./lib/help/markdown.js'),
    import('./lib/output/width.js'),
  ])
  stdout.write(drawMarkdown(page, stdout.isTTY && stdout.columns ? stdout.columns : PAGE_WIDTH, await loadWidth()))
}

async function showVersion(program: Program, {stdout}: Io): Promise<void> {
  const config = await loadConfig(program.helpOptions(undefined))
  stdout.write(`${config.userAgent}\n`)
}

async function unknownCommand({topics, ...program}: Program, words: readonly string[]): Promise<QQError> {
  const typed = words.slice(0, 3)
  const names = program.names().filter(id => !id.startsWith('__'))
  const {suggestions} = await import('./lib/help/suggest.js')
  const near = suggestions(
    typed,
    names.map(id => id.replaceAll(':', ' ')),
  ).map(name => `\`qq ${name}\``)
  const [topic = ''] = words
  const seen = seeHelp(topics.includes(topic) ? topic : undefined)
  return new QQError('USAGE', say('there is no command {words:quoted}', {words: typed.join(' ')}), {
    hint: near.length === 0 ? seen : say('did you mean {near}?', {near}),
  })
}

function seeHelp(topic?: string): Saying {
  return topic === undefined ? say('run `qq --help` to see the commands') : say('see `qq {topic} --help`', {topic})
}
