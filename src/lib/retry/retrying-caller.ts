import {type Connection} from '../client/caller.js'
import {CurrentConnection} from '../client/reconnect.js'
import {type Reply} from '../client/reply.js'
import {type Request} from '../client/request.js'
import {QQError} from '../errors/errors.js'
import {type Retries} from './retries.js'

/** Calls that are repeated when they fail, each over a new connection where the one before is lost. */
export class RetryingCaller implements Connection {
  readonly isDry = false
  readonly #current: CurrentConnection<Connection>
  /** How many calls are under way. */
  #busy = 0
  #ended = false
  /** The last try to connect has not succeeded. */
  #unreachable = false

  private constructor(
    connect: () => Promise<Connection>,
    private readonly retries: Retries,
  ) {
    this.#current = new CurrentConnection(connect)
  }

  /** @throws as `connect`, after as many tries as are allowed */
  static async open(connect: () => Promise<Connection>, retries: Retries): Promise<RetryingCaller> {
    const caller = new RetryingCaller(connect, retries)
    await retries.repeat(async () => caller.#current.get())
    return caller
  }

  /** Of no use any more: closed, or the server could not be reached again in as many tries as are allowed. */
  get closed(): boolean {
    return this.#ended || this.#unreachable
  }

  async call(request: Request): Promise<Reply> {
    const call = async (connection: Connection): Promise<Reply> => connection.call(request)
    return request.isPart ? this.#watched(call) : this.#repeat(request, call)
  }

  /** Repeated until its first packet is there: what was given out cannot be taken back. */
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

  /** The connection of the moment, or a new one. */
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
      // a connection on which no answer comes may be dead without anybody having been told
      if (error instanceof QQError && error.isUnanswered && this.#busy === 1) await connection.close()
      throw error
    } finally {
      this.#busy--
    }
  }
}
