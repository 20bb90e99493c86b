import {type Environment} from '../config/environment.js'
import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {Stdin} from '../input/stdin.js'
import {type Io} from '../io/io.js'
import {Connector, type Dial} from './connector.js'
import {RunMemory} from './run-memory.js'
import {LabelledNotes, RunNotes, type Notes} from './notes.js'
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
export class RunSession implements Session {
  readonly stdin: Stdin
  readonly settings: RunSettings
  readonly memory: RunMemory
  readonly connector: Connector
  readonly notes: RunNotes
  readonly questions: Questions
  readonly signal: AbortSignal

  constructor(
    readonly io: Io,
    environment: Environment,
    flags: SessionFlags,
  ) {
    this.signal = io.signal
    this.stdin = new Stdin(io)
    this.settings = new RunSettings(flags, environment)
    this.memory = new RunMemory(this.settings)
    this.notes = new RunNotes(io, flags.quiet ?? false, () => this.settings.language)
    this.questions = new Questions(this)
    this.connector = new Connector(this)
    if ([flags['token-file'], flags['webui-token-file']].includes('-')) this.stdin.claim(say('the token'))
  }
}

/** The session of one of several profiles; its notes name the profile. */
export class ProfileSession implements Session {
  readonly io: Io
  readonly stdin: Stdin
  readonly settings: RunSettings
  readonly memory: RunMemory
  readonly connector: Connector
  readonly notes: Notes
  readonly questions: Questions
  readonly signal: AbortSignal
  readonly #over = new AbortController()

  /** @throws as `RunSettings.resolve` */
  constructor(
    outer: Session,
    readonly profile: string,
  ) {
    this.io = outer.io
    this.stdin = outer.stdin
    this.memory = outer.memory
    this.questions = outer.questions
    this.signal = AbortSignal.any([outer.signal, this.#over.signal])
    this.settings = outer.settings.forProfile(profile)
    this.notes = new LabelledNotes(outer.notes, profile)
    this.connector = new Connector(this)
    this.settings.resolve()
  }

  /** Closes all open connections. */
  end(): void {
    this.#over.abort(new QQError('CONNECT', say('the run has ended')))
  }
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
