import {type Connection} from '../client/caller.js'
import {CurrentConnection} from '../client/reconnect.js'
import {type Reply} from '../client/read-reply.js'
import {type Request} from '../client/request.js'
import {QQError} from '../errors/errors.js'
import {type Retries} from './retries.js'

/** Calls that are retried, over a new connection if the previous one is lost. */
export class RetryingCaller implements Connection {
  readonly isDry = false
  readonly #current: CurrentConnection<Connection>
  /** The number of running calls. */
  #busy = 0
  #ended = false
  /** Whether the last try to connect failed. */
  #unreachable = false

  private constructor(
    connect: () => Promise<Connection>,
    private readonly retries: Retries,
  ) {
    this.#current = new CurrentConnection(connect)
  }

  /** @throws as `connect`, after all allowed tries */
  static async open(connect: () => Promise<Connection>, retries: Retries): Promise<RetryingCaller> {
    const caller = new RetryingCaller(connect, retries)
    await retries.repeat(async () => caller.#current.get())
    return caller
  }

  /** Whether it is closed, or the server was unreachable in all allowed tries. */
  get closed(): boolean {
    return this.#ended || this.#unreachable
  }

  async call(request: Request): Promise<Reply> {
    const call = async (connection: Connection): Promise<Reply> => connection.call(request)
    return request.isPart ? this.#watched(call) : this.#repeat(request, call)
  }

  /** Retried until its first packet, because delivered packets cannot be taken back. */
  async *stream(request: Request): AsyncGenerator<Reply, void> {
    const {packets, first} = await this.#repeat(request, async connection => {
      const packets = connection.stream(request)[Symbol.asyncIterator]()
      return {packets, first: await packets.next()}
    })
    try {
      for (let packet = first; !packet.done; packet = await packets.next()) yield packet.value
    } finally {
      await packets.return?.()
    }
  }

  async close(): Promise<void> {
    this.#ended = true
    await this.#current.latest?.close()
  }

  async #repeat<T>({action}: Request, call: (connection: Connection) => Promise<T>): Promise<T> {
    return this.retries.repeat(async () => this.#watched(call), action)
  }

  /** The current connection, or a new one. */
  async #connection(): Promise<Connection> {
    const {latest} = this.#current
    if (latest && (this.#ended || !latest.closed)) return latest
    this.#unreachable = true
    const connection = await this.#current.get()
    this.#unreachable = false
    if (this.closed) await connection.close()
    return connection
  }

  async #watched<T>(call: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.#connection()
    this.#busy++
    try {
      return await call(connection)
    } catch (error) {
      // a connection without an answer may be dead without a notice
      if (error instanceof QQError && error.isUnanswered && this.#busy === 1) await connection.close()
      throw error
    } finally {
      this.#busy--
    }
  }
}
