import {type Caller, type Client, type FramedAction, type FramedCalls, type Params} from '../client/client.js'
import {type Reply} from '../client/reply.js'
import {type Expected} from '../client/waits.js'
import {QQError} from '../errors/errors.js'
import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {type Retries} from './retries.js'

type Connection = Caller & Pick<Client, 'close'>

/** Calls that are repeated when they fail, each over a new connection where the one before is lost. */
export class RetryingCaller implements Caller {
  readonly isDry = false
  #connecting: Promise<Connection> | undefined
  /** How many calls are under way. */
  #busy = 0
  #ended = false
  /** The last try to connect has not succeeded. */
  #unreachable = false

  private constructor(
    private readonly connect: () => Promise<Connection>,
    private readonly retries: Retries,
    private current: Connection,
  ) {}

  /** @throws as `connect`, after as many tries as are allowed */
  static async open(connect: () => Promise<Connection>, retries: Retries): Promise<RetryingCaller> {
    return new RetryingCaller(connect, retries, await retries.repeat(connect))
  }

  /** Of no use any more: closed, or the server could not be reached again in as many tries as are allowed. */
  get closed(): boolean {
    return this.#ended || this.#unreachable
  }

  async call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.callUnchecked(action, params)
  }

  async read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.#repeat(action, async connection => connection.read(action, params))
  }

  async callUnchecked(action: string, params: Params, expected?: Expected): Promise<Reply> {
    return this.#repeat(action, async connection => connection.callUnchecked(action, params, expected))
  }

  /** Not repeated: which of the calls have been done, only whoever makes them can find out. */
  async callFramed(action: FramedAction, calls: FramedCalls): Promise<void> {
    return this.#watched(await this.#connection(), async connection => connection.callFramed(action, calls))
  }

  /** Repeated until its first packet is there: what was given out cannot be taken back. */
  async *stream(action: string, params: Params): AsyncGenerator<Reply, void> {
    const {packets, first} = await this.#repeat(action, async connection => {
      const packets = connection.stream(action, params)[Symbol.asyncIterator]()
      return {packets, first: await packets.next()}
    })
    try {
      for (let packet = first; !packet.done; packet = await packets.next()) yield packet.value
    } finally {
      await packets.return?.()
    }
  }

  close(): void {
    this.#ended = true
    this.current.close()
  }

  async #repeat<T>(action: string, call: (connection: Connection) => Promise<T>): Promise<T> {
    return this.retries.repeat(async () => this.#watched(await this.#connection(), call), action)
  }

  /** The connection of the moment, or a new one, which calls that lost it at the same time share. */
  async #connection(): Promise<Connection> {
    if (this.#ended || !this.current.closed) return this.current
    this.#connecting ??= this.connect().finally(() => (this.#connecting = undefined))
    this.#unreachable = true
    this.current = await this.#connecting
    this.#unreachable = false
    if (this.closed) this.current.close()
    return this.current
  }

  async #watched<T>(connection: Connection, call: (connection: Connection) => Promise<T>): Promise<T> {
    this.#busy++
    try {
      return await call(connection)
    } catch (error) {
      // a connection on which no answer comes may be dead without anybody having been told
      if (error instanceof QQError && error.isUnanswered && this.#busy === 1) connection.close()
      throw error
    } finally {
      this.#busy--
    }
  }
}
