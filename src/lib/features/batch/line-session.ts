import {type Connection, type FramedAction, type FramedCalls, type Params} from '../../client/client.js'
import {type Reply} from '../../client/reply.js'
import {type Expected} from '../../client/waits.js'
import {QQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {factsOf, type ActionName} from '../../protocol/actions.js'
import {type ParamsOf} from '../../protocol/params.js'
import {type Retries} from '../../retry/retries.js'
import {RetryingCaller} from '../../retry/retrying-caller.js'
import {callFlags, outputFlags} from '../../vocabulary/flags.js'
import {type Dial} from '../../run/connector.js'
import {type Notes} from '../../run/notes.js'
import {type SessionFlags} from '../../run/run-settings.js'
import {innerSession, type Session} from '../../run/session.js'

/** What a line needs of the batch that it is part of. */
export interface LineHost {
  readonly session: Session
  /** Called before a write leaves. */
  readonly beforeWrite: () => void
  /** Told of each answer. @param isWrite whether it did something */
  readonly answered: (frame: Buffer, isWrite: boolean) => void
  /** Told of each call that failed. */
  readonly failed: (error: unknown) => void
  /** The connection that all lines share; in a dry run what takes calls down. */
  readonly connection: () => Promise<Connection>
  /** A note about the line. */
  readonly note: (what: Saying | string) => void
  /** Absent: what fails is not repeated. */
  readonly retries: Retries | undefined
}

export function isWrite(action: string): boolean {
  return factsOf(action)?.effect !== 'read'
}

/**
 * The way to the server of a command that is a line of a batch: the batch's own.
 * @throws QQError USAGE for flags that one line cannot have for itself
 */
export function lineSession(flags: SessionFlags, host: LineHost): Session {
  const ofBatch = Object.keys({...outputFlags, ...callFlags}).find(
    name => (flags as Record<string, unknown>)[name] !== undefined,
  )
  if (ofBatch !== undefined) {
    throw new QQError('USAGE', `--${ofBatch} is not for one line of a batch`, {hint: 'give it to `qq batch` itself'})
  }
  const {session, retries} = host
  const notes: Notes = {
    isQuiet: session.notes.isQuiet,
    add: text => {
      if (!session.notes.isQuiet) host.note(text)
    },
    tellNow: text => session.notes.tellNow(text),
    tellWaiting: text => session.notes.tellWaiting(text),
    progress: text => session.notes.progress(text),
    report: text => session.notes.report(text),
    failure: error => session.notes.failure(error),
  }
  const dial: Dial = async (endpoint, signal) => {
    const isShared = endpoint === 'api'
    const connect = async (): Promise<Connection> => {
      const connection = await (isShared ? host.connection() : session.connector.connect(endpoint, signal))
      return inner.connector.inTurns(new LineCaller(connection, host, isShared))
    }
    return retries && !session.settings.isDryRun ? RetryingCaller.open(connect, retries) : connect()
  }
  const inner = innerSession(session, flags, notes, dial)
  return inner
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

  async call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.#watched(action, async () => this.connection.call(action, params))
  }

  async read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.#watched(action, async () => this.connection.read(action, params))
  }

  async callUnchecked(action: string, params: Params, expected?: Expected): Promise<Reply> {
    return this.#watched(action, async () => this.connection.callUnchecked(action, params, expected))
  }

  async callFramed(action: FramedAction, calls: FramedCalls): Promise<void> {
    this.host.beforeWrite()
    await this.connection.callFramed(action, {
      ...calls,
      answered: (data, raw) => {
        this.host.answered(raw, true)
        calls.answered(data, raw)
      },
    })
  }

  async *stream(action: string, params: Params): AsyncGenerator<Reply, void> {
    if (isWrite(action)) this.host.beforeWrite()
    for await (const packet of this.connection.stream(action, params)) {
      this.host.answered(packet.raw, isWrite(action))
      yield packet
    }
  }

  async close(): Promise<void> {
    if (!this.isShared) await this.connection.close()
  }

  async #watched(action: string, call: () => Promise<Reply>): Promise<Reply> {
    if (isWrite(action)) this.host.beforeWrite()
    try {
      const reply = await call()
      this.host.answered(reply.raw, isWrite(action))
      return reply
    } catch (error) {
      this.host.failed(error)
      throw error
    }
  }
}
