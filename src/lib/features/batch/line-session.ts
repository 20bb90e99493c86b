import {type Connection} from '../../client/caller.js'
import {type Reply} from '../../client/read-reply.js'
import {type Request} from '../../client/request.js'
import {isOfKind, QQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {type Printable} from '../../output/types.js'
import {factsOf} from '../../protocol/actions.js'
import {type Retries} from '../../retry/retries.js'
import {RetryingCaller} from '../../retry/retrying-caller.js'
import {type Siblings} from '../../run/base.js'
import {confirmAction} from '../../run/confirm.js'
import {type Dial} from '../../run/connector.js'
import {type Notes} from '../../run/notes.js'
import {rowSink, type Outcome} from '../../run/outcome.js'
import {runInside} from '../../run/run-command.js'
import {type SessionFlags} from '../../run/run-settings.js'
import {innerSession, type Session} from '../../run/session.js'
import {callFlags, outputFlags} from '../../vocabulary/flags.js'
import {checkedRequest} from '../calls/call-request.js'
import {type CallLine} from './batch-line.js'

/** The parts of a batch that its lines use. */
export interface LineHost {
  readonly session: Session
  readonly siblings: Siblings
  /** Whether destructive lines may run. */
  readonly yes: boolean
  /** Whether calls are made unchanged and unchecked. */
  readonly unchecked: boolean
  /** Called before a write is sent. */
  readonly beforeWrite: () => void
  /** Called for each answer. @param isWrite whether the call changed something */
  readonly answered: (frame: Buffer, isWrite: boolean) => void
  /** Called for each failed call. */
  readonly failed: (error: unknown) => void
  /** The connection that all lines share; in a dry run it records calls. */
  readonly connection: () => Promise<Connection>
  readonly note: (what: Saying) => void
  /** If absent, failures are not retried. */
  readonly retries: Retries | undefined
}

/** The result of a line: a value, an error, or both if some of its rows failed. */
export interface LineValue {
  readonly data: unknown
  readonly error?: QQError | undefined
}

export function isWrite(action: string): boolean {
  return factsOf(action)?.effect !== 'read'
}

/** A command that is allowed in a batch. @throws QQError USAGE if there is none of that name, or it is not allowed */
export async function lineCommand(siblings: Siblings, words: readonly string[]): ReturnType<Siblings['find']> {
  const found = await siblings.find(words)
  if (found.command.alone) {
    const command = found.command.id.replaceAll(':', ' ')
    const hint = say('run it outside a batch')
    throw new QQError('USAGE', say('{command} cannot be used in a batch', {command}), {hint})
  }
  return found
}

/** Runs a command line over the host's connection. @throws the error of the command */
export async function runCommandLine(words: readonly string[], host: LineHost): Promise<LineValue> {
  const {siblings, yes} = host
  const {command, config, rest} = await lineCommand(siblings, words)
  const isDry = host.session.settings.isDryRun
  const outcome = await runInside({command, argv: rest, config, siblings}, flags => lineSession(flags, host), {
    'no-input': true,
    ...(yes && {yes: true}),
    ...(isDry && {'dry-run': true}),
  })
  return valueOf(outcome)
}

/** Makes a call that needs more than one frame: a confirmation, a stream, an old name. @throws as the call */
export async function runCall(line: CallLine, host: LineHost): Promise<LineValue> {
  const {yes, unchecked} = host
  const session = lineSession({}, host)
  const {action, params} = unchecked ? line : await checkedRequest(line, text => session.notes.add(text))
  const flags = {yes, confirm: line.confirm, 'no-input': true, 'dry-run': session.settings.isDryRun}
  try {
    await confirmAction(session, action, params, flags)
  } catch (error) {
    throw withLineHint(error)
  }
  return session.connector.withCaller(async caller => {
    if (!factsOf(action)?.stream) return {data: (await caller.call({action, params})).data}
    const packets: unknown[] = []
    for await (const {data} of caller.stream({action, params})) packets.push(data)
    return {data: packets}
  })
}

/** A line has no flags, so it gets a hint of its own. */
function withLineHint(error: unknown): unknown {
  if (!isOfKind(error, 'run.nobodyToAsk') || error.what.word === undefined) return error
  return error.saying(error.what, {hint: say('add "confirm":"{word}" to the line', {word: error.what.word})})
}

async function valueOf({content, text, failure}: Outcome): Promise<LineValue> {
  if (content?.kind !== 'stream') return {data: (content && completeOf(content)) ?? text ?? null, error: failure}
  const rows: unknown[] = []
  const error = await content.run(rowSink(row => rows.push(row)))
  return {data: rows, error}
}

function completeOf(content: Printable): unknown {
  return content.kind === 'value' ? content.value : content.rows
}

/**
 * The session of a command in a batch, which uses the connection of the batch.
 * @throws QQError USAGE for flags that a single line cannot have
 */
function lineSession(flags: SessionFlags, host: LineHost): Session {
  const flag = Object.keys({...outputFlags, ...callFlags}).find(
    name => (flags as Record<string, unknown>)[name] !== undefined,
  )
  if (flag !== undefined) {
    const hint = say('give it to `qq batch`')
    throw new QQError('USAGE', say('--{flag} cannot be used in one line of a batch', {flag}), {hint})
  }
  const {session, retries} = host
  const dial: Dial = async (endpoint, signal) => {
    const isShared = endpoint === 'api'
    const connect = async (): Promise<Connection> => {
      const connection = await (isShared ? host.connection() : session.connector.connect(endpoint, signal))
      return inner.connector.inTurns(new LineCaller(connection, host, isShared))
    }
    return retries && !session.settings.isDryRun ? RetryingCaller.open(connect, retries) : connect()
  }
  const inner = innerSession(session, flags, lineNotes(host), dial)
  return inner
}

/** The notes of the batch, with the number of the line. */
function lineNotes({session: {notes}, note}: LineHost): Notes {
  return {
    isQuiet: notes.isQuiet,
    add: text => {
      if (!notes.isQuiet) note(text)
    },
    tellNow: text => notes.tellNow(text),
    tellWaiting: text => notes.tellWaiting(text),
    progress: text => notes.progress(text),
    report: text => notes.report(text),
    failure: error => notes.failure(error),
    settled: async () => notes.settled(),
  }
}

class LineCaller implements Connection {
  constructor(
    private readonly connection: Connection,
    private readonly host: LineHost,
    private readonly isShared: boolean,
  ) {}

  get closed(): boolean {
    return this.connection.closed
  }

  get isDry(): boolean {
    return this.connection.isDry
  }

  async call(request: Request): Promise<Reply> {
    const doesSomething = isWrite(request.action)
    if (doesSomething) this.host.beforeWrite()
    try {
      const reply = await this.connection.call(request)
      this.host.answered(reply.raw, doesSomething)
      return reply
    } catch (error) {
      this.host.failed(error)
      throw error
    }
  }

  async *stream(request: Request): AsyncGenerator<Reply, void> {
    const doesSomething = isWrite(request.action)
    if (doesSomething) this.host.beforeWrite()
    for await (const packet of this.connection.stream(request)) {
      this.host.answered(packet.raw, doesSomething)
      yield packet
    }
  }

  async close(): Promise<void> {
    if (!this.isShared) await this.connection.close()
  }
}
