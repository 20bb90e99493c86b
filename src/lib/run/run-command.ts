import {type Config} from '@oclif/core/interfaces'
import {readEnvironment, type Environment} from '../config/environment.js'
import {afterReads, afterWrite, QQError, toQQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Io} from '../io/io.js'
import {resolveColor} from '../output/color.js'
import {type RowFilter} from '../output/filter.js'
import {isJson, type WantedFormat} from '../output/formats.js'
import {escapeInvisible} from '../output/sanitize.js'
import {type RenderOptions} from '../output/types.js'
import {type ParsedLine, type Prepared, type QQCommand, type Siblings} from './base.js'
import {type NamedLine} from './by-name.js'
import {parseLine} from './command-line.js'
import {rowSink, type Outcome} from './outcome.js'
import {checkPrinting, renderOptions, wantedFormat} from './print-options.js'
import {printComplete, printFrames} from './printer.js'
import {reportText} from './report.js'
import {type SessionFlags} from './run-settings.js'
import {runSession, type RunSession, type Session} from './session.js'

/** A requested command, and the parts of the program that it needs. */
export interface Asked {
  readonly command: typeof QQCommand
  readonly argv: string[]
  readonly config: Config
  readonly siblings: Siblings
}

/** The facts of a running command. If it fails early, missing facts are guessed from the line. */
interface Known {
  /** undefined for commands that print no result. */
  format?: WantedFormat
  flags?: SessionFlags
  session?: RunSession
  rowFilter?: RowFilter | undefined
}

/** Runs a command, prints its result or failure, and sets the exit code. Resolves when all is done. */
export async function runCommand(asked: Asked, io: Io): Promise<void> {
  const environment = readEnvironment(io.env)
  const known: Known = {}
  try {
    const {line, resolve} = await lineOf(asked)
    const {session, profiles} = await prepare(asked.command, line, io, environment, known)
    const {siblings} = asked
    const run = async (own: Session): Promise<Outcome> => {
      const rowFilter = own === session ? known.rowFilter : await rowFilterOf(line.flags, own)
      return made(asked, {line: await resolve(own), session: own, siblings, rowFilter}).run()
    }
    if (!profiles)
      session.stdin.byName = async (text, error) =>
        (await import('./by-name.js')).idOfText(session, await resolve(session), text, error)
    const outcome = profiles ? await runWithEach(profiles, session, known.format, run) : await run(session)
    await show(outcome, session, known)
    session.notes.release()
    await session.notes.settled()
  } catch (error) {
    await fail(error, asked, io, environment, known)
  } finally {
    await known.session?.connector.release()
  }
}

/** Runs a command and returns its outcome without printing. @throws its failure */
export async function runInside(
  asked: Asked,
  sessionFor: (flags: SessionFlags) => Session,
  /** Fixed flags, which replace typed ones. */
  flags: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const {line: typed, resolve} = await lineOf(asked)
  const session = sessionFor(sharedFlags(asked.command, typed))
  const line = await resolve(session)
  const {siblings} = asked
  return made(asked, {line: {...line, flags: {...line.flags, ...flags}}, session, siblings, rowFilter: undefined}).run()
}

/** Parses the line. If it has names in place of ids, `resolve` looks them up. */
async function lineOf(asked: Asked): Promise<Pick<NamedLine, 'line' | 'resolve'>> {
  try {
    const line = await parseLine(asked.command, asked.argv, asked.config)
    return {line, resolve: async () => Promise.resolve(line)}
  } catch (error) {
    if (!(error instanceof QQError) || error.code !== 'VALIDATION') throw error
    return (await import('./by-name.js')).namedLine(asked, error)
  }
}

/** Refuses malformed output options and settings before anything is done; returns the profiles to run with. */
async function prepare(
  command: typeof QQCommand,
  line: ParsedLine,
  io: Io,
  environment: Environment,
  known: Known,
): Promise<{session: RunSession; profiles: readonly string[] | undefined}> {
  const flags = sharedFlags(command, line)
  known.flags = flags
  const connects = command.connects(line.flags)
  const several = connects && (flags['all-profiles'] || flags.profile?.includes(','))
  const profiles = several ? (await import('./profiles.js')).namedProfiles(flags, environment) : undefined
  const [first] = profiles ?? []
  const session = runSession(io, environment, {...flags, ...(first !== undefined && {profile: first})})
  known.session = session
  if ('output' in command.baseFlags) {
    const {output} = connects ? session.settings.resolve() : session.settings.outputAlone(command.needsSettings)
    known.format = wantedFormat(flags, output)
    if (isJson(known.format) && !command.endless) session.notes.hold()
    known.rowFilter = await rowFilterOf(flags, session)
    await checkPrinting(known.format, renderOptions(flags, known.rowFilter, session.settings, io), command.endless)
    if (connects) await session.connector.readRetries()
  }
  return {session, profiles}
}

/** A command's own flag is not the shared flag of the same name (`--size`). */
function sharedFlags({baseFlags, flags: own}: typeof QQCommand, {flags}: ParsedLine): SessionFlags {
  return Object.fromEntries(Object.entries(flags).filter(([name]) => !(name in own && name in baseFlags)))
}

/** @throws QQError USAGE for a malformed `--filter` */
async function rowFilterOf({filter}: SessionFlags, {io, notes}: Session): Promise<RowFilter | undefined> {
  if (filter === undefined) return undefined
  const {compileFilter} = await import('../output/filter.js')
  return compileFilter(filter, io.now(), text => notes.add(text))
}

async function runWithEach(
  profiles: readonly string[],
  session: Session,
  format: WantedFormat | undefined,
  run: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const {checkTellsApart, runEach} = await import('./profiles.js')
  checkTellsApart(format)
  return runEach(profiles, session, run)
}

/** Runs a stream, if there is one, and prints the result. */
async function show(outcome: Outcome, session: RunSession, known: Known): Promise<void> {
  const {io, settings} = session
  const failure = await (settings.isDryRun
    ? showDry(outcome, session)
    : showDone(outcome, session, known, renderOptions(known.flags ?? {}, known.rowFilter, settings, io)))
  if (failure) throw failure
  if (outcome.exitCode !== undefined) io.ending.exitCode = outcome.exitCode
}

async function showDry({content, failure, dryFrames}: Outcome, session: RunSession): Promise<QQError | undefined> {
  const {io, connector} = session
  const found = content?.kind === 'stream' ? await content.run(rowSink(() => undefined)) : failure
  const frames = dryFrames?.() ?? connector.frames
  const shown = io.stdout.isTTY ? frames.map(escapeInvisible) : frames
  await printFrames(
    io,
    shown.map(frame => Buffer.from(frame)),
  )
  return found
}

async function showDone(
  outcome: Outcome,
  {io, notes}: RunSession,
  {format = 'none'}: Known,
  options: RenderOptions,
): Promise<QQError | undefined> {
  const {content} = outcome
  if (content?.kind === 'stream') {
    const {printStream} = await import('./stream-printer.js')
    return printStream(io, content, outcome.view ?? {}, format, options)
  }
  await printComplete(io, content, outcome, format, options, () => notes.add(say('there is nothing to show')))
  return outcome.failure
}

async function fail(error: unknown, asked: Asked, io: Io, environment: Environment, known: Known): Promise<void> {
  if (error instanceof Interrupt) {
    io.ending.exitCode = error.exit
    if (error.unsettled !== undefined)
      known.session?.notes.report({kind: 'run.interrupted', unsettled: error.unsettled})
    return known.session?.notes.settled()
  }
  const {argv} = asked
  const {format, flags = {}} = known
  const told = toQQError(error)
  const explained = io.ending.hasWritten ? afterWrite(told) : afterReads(told)
  io.ending.exitCode = explained.exit
  if (format === 'raw' && explained.raw) await printFrames(io, [explained.raw])
  await known.session?.notes.settled()
  const {languageOfLine, wantsJsonErrors} = await import('../vocabulary/argv.js')
  io.stderr.write(
    await reportText(explained, {
      json: format ? isJson(format) : wantsJsonErrors(argv, environment),
      color: resolveColor({flag: flags.color, env: environment.color, isTerminal: io.stderr.isTTY ?? false}),
      debug: flags.debug ?? false,
      language: known.session?.settings.language ?? languageOfLine(argv, environment),
    }),
  )
}

function made({command, argv, config}: Asked, prepared: Prepared): QQCommand {
  // a command file exports a class with the constructor of QQCommand
  const Concrete = command as unknown as new (argv: string[], config: Config, prepared: Prepared) => QQCommand
  return new Concrete(argv, config, prepared)
}
