import {type Connection} from '../client/caller.js'
import {reconnect} from '../client/reconnect.js'
import {endsStream, type Reply} from '../client/read-reply.js'
import {type Request} from '../client/request.js'
import {QQError} from '../errors/errors.js'

/** @param signal ends it and all its calls when aborted; if absent, the signal of the run */
export type Connect = (signal?: AbortSignal) => Promise<Connection>

/** The waits before each reconnect, in ms; a restarting server needs some seconds. */
const RETRY_WAITS_MS = [100, 500, 1000, 2000, 4000, 8000]
/** After an interrupt, the run always ends within half a second. */
const LAST_WORDS_MS = 400

/** Calls over one connection, which is replaced if it is lost: an upload belongs to the server, not to a connection. */
export class Link implements Connection {
  /** NapCat continues to send a download that is no longer wanted; only closing the connection stops it. */
  #unread = false
  /** The last renewal failed after all its tries, so the next one must be shorter. */
  #isGone = false

  private constructor(
    private readonly connect: Connect,
    private current: Connection,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** @param signal of the run @throws as `connect` */
  static async open(connect: Connect, signal?: AbortSignal): Promise<Link> {
    return new Link(connect, await connect(), signal)
  }

  get closed(): boolean {
    return this.current.closed
  }

  get isDry(): boolean {
    return this.current.isDry
  }

  /** A lookup is repeated once over another connection if this one is lost. @throws as `Caller`'s, as `renew` */
  async call(request: Request): Promise<Reply> {
    try {
      return await this.current.call(request)
    } catch (error) {
      const isLost = error instanceof QQError && error.code === 'TIMEOUT' && this.current.closed
      if (!request.isLookUp || !isLost) throw error
      await this.renew()
      return this.current.call(request)
    }
  }

  /** As `Caller`'s, over a new connection if the previous stream was not read to its end. @throws as `renew` */
  async *stream(request: Request): AsyncGenerator<Reply, void> {
    if (this.#unread) await this.renew()
    this.#unread = true
    try {
      for await (const reply of this.current.stream(request)) {
        this.#unread = !endsStream(request.action, reply)
        yield reply
      }
    } catch (error) {
      this.#unread = !(error instanceof QQError && error.raw) // a failed reply is the last frame
      throw error
    }
  }

  /**
   * Closes the connection and opens another one.
   * @param vain the number of useless connections in a row; as many of the first pauses are skipped
   * @throws as `connect`, after some 15 s of trying
   */
  async renew(vain = 0): Promise<void> {
    await this.current.close()
    const waits = this.#isGone ? [0] : RETRY_WAITS_MS.slice(Math.min(vain, RETRY_WAITS_MS.length - 1))
    this.#isGone = true
    this.current = await reconnect(async () => this.connect(), waits, this.signal)
    this.#unread = this.#isGone = false
  }

  /** Sends a final call, even if an interrupt has closed the connection; its arrival is not checked. */
  async lastWords(request: Request): Promise<void> {
    try {
      if (this.current.closed) this.current = await this.connect(AbortSignal.timeout(LAST_WORDS_MS))
      await this.current.call(request)
    } catch {
      // nothing depends on it
    }
  }

  async close(): Promise<void> {
    await this.current.close()
  }
}
