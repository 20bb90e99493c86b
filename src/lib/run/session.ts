import {type Environment} from '../config/environment.js'
import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {Stdin} from '../input/stdin.js'
import {type Io} from '../io/io.js'
import {Connector, type Dial} from './connector.js'
import {RunMemory} from './run-memory.js'
import {labelledNotes, RunNotes, type Notes} from './notes.js'
import {Questions} from './questions.js'
import {RunSettings, type SessionFlags} from './run-settings.js'

/** The session of one run of a command: its settings, its connection, its notes and questions. */
export interface Session {
  readonly io: Io
  readonly stdin: Stdin
  readonly settings: RunSettings
  readonly memory: RunMemory
  readonly connector: Connector
  readonly notes: Notes
  readonly questions: Questions
  /** The profile of this session, if there are several. */
  readonly profile?: string
  /** Aborted when the run must end, or when the session is no longer needed. */
  readonly signal: AbortSignal
}

/** The session of a whole command line. */
export interface RunSession extends Session {
  readonly notes: RunNotes
}

export function runSession(io: Io, environment: Environment, flags: SessionFlags): RunSession {
  const settings = new RunSettings(flags, environment)
  const stdin = new Stdin(io)
  if ([flags['token-file'], flags['webui-token-file']].includes('-')) stdin.claim(say('the token'))
  const notes = new RunNotes(io, flags.quiet ?? false, () => settings.language)
  const questions = new Questions({io, stdin, settings})
  const own = {io, stdin, memory: new RunMemory(settings), questions, signal: io.signal}
  return {...sessionWith({...own, notes}, settings), notes}
}

/** The session of one of several profiles; its notes name the profile. */
export interface ProfileSession extends Session {
  readonly profile: string
  /** Closes all open connections. */
  end(): void
}

/** @throws as `RunSettings.resolve` */
export function profileSession(outer: Session, profile: string): ProfileSession {
  const settings = outer.settings.forProfile(profile)
  settings.resolve()
  const over = new AbortController()
  const signal = AbortSignal.any([outer.signal, over.signal])
  const session = sessionWith({...outer, notes: labelledNotes(outer.notes, profile), signal}, settings)
  return {...session, profile, end: () => over.abort(new QQError('CONNECT', say('the run has ended')))}
}

/** A session inside another run, which uses the given notes and connection. */
export function innerSession(outer: Session, flags: SessionFlags, notes: Notes, dial: Dial): Session {
  return sessionWith({...outer, notes}, outer.settings.forLine(flags), dial)
}

/** A session with other settings, which connects by itself unless it is given a way to. */
export function sessionWith(
  {io, stdin, memory, notes, questions, signal}: Omit<Session, 'settings' | 'connector'>,
  settings: RunSettings,
  dial?: Dial,
): Session {
  const connector = new Connector({io, settings, memory, notes, signal}, dial)
  return {io, stdin, settings, memory, connector, notes, questions, signal}
}
