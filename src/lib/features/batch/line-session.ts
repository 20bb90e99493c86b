import {type Connection} from '../../client/caller.js'
import {type Reply} from '../../client/reply.js'
import {type Request} from '../../client/request.js'
import {isOfKind, QQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {type Content} from '../../output/types.js'
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
import {type CallLine} from './line.js'

/** What a line needs of the batch that it is part of. */
export interface LineHost {
  readonly session: Session
  readonly siblings: Siblings
  /** Destructive lines may be done. */
  readonly yes: boolean
  /** Calls are made exactly as they are given. */
  readonly unchecked: boolean
  /** Called before a write leaves. */
  readonly beforeWrite: () => void
  /** Told of each answer. @param isWrite whether it did something */
  readonly answered: (frame: Buffer, isWrite: boolean) => void
  /** Told of each call that failed. */
  readonly failed: (error: unknown) => void
  /** The connection that all lines share; in a dry run what takes calls down. */
  readonly connection: () => Promise<Connection>
  /** A note about the line. */
  readonly note: (what: Saying) => void
  /** Absent: what fails is not repeated. */
  readonly retries: Retries | undefined
}

/** What a line gave: with rows of which some failed, both. */
export interface LineValue {
  readonly data: unknown
  readonly error?: QQError | undefined
}

export function isWrite(action: string): boolean {
  return factsOf(action)?.effect !== 'read'
}

/** A command that may stand in a batch. @throws QQError USAGE when there is none of that name, or it may not */
export async function lineCommand(siblings: Siblings, words: readonly string[]): ReturnType<Siblings['find']> {
  const found = await siblings.find(words)
  if (found.command.alone) {
    const command = found.command.id.replaceAll(':', ' ')
    const hint = say('run it by itself')
    throw new QQError('USAGE', say('{command} makes no sense in a batch', {command}), {hint})
  }
  return found
}

/** Does what a command line says, over the host's connection. @throws whatever the command fails with */
export async function runCommand(words: readonly string[], host: LineHost): Promise<LineValue> {
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

/** Makes a call that wants more than being sent: a question first, a stream, an old name. @throws as the call does */
export async function runCall(line: CallLine, host: LineHost): Promise<LineValue> {
  const {yes, unchecked} = host
  const session = lineSession({}, host)
  const {action, params} = unchecked ? line : await checkedRequest(line, text => session.notes.add(text))
  const flags = {yes, confirm: line.confirm, 'no-input': true, 'dry-run': session.settings.isDryRun}
  try {
    await confirmAction(session, action, params, flags, say('Call {action}', {action}))
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

/** A line has no flags. */
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

function completeOf(content: Content): unknown {
  return content.kind === 'value' ? content.value : content.rows
}

/**
 * The way to the server of a command that is a line of a batch: the batch's own.
 * @throws QQError USAGE for flags that one line cannot have for itself
 */
function lineSession(flags: SessionFlags, host: LineHost): Session {
  const flag = Object.keys({...outputFlags, ...callFlags}).find(
    name => (flags as Record<string, unknown>)[name] !== undefined,
  )
  if (flag !== undefined) {
    const hint = say('give it to `qq batch` itself')
    throw new QQError('USAGE', say('--{flag} is not for one line of a batch', {flag}), {hint})
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

/** As the batch's, but that a note names its line. */
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
  }
}

/** The shared connection, as one line sees it. */
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
