import {type Client} from '../../client/client.js'
import {CurrentConnection} from '../../client/reconnect.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {clockMs} from '../../protocol/timers.js'
import {type Retries} from '../../retry/retries.js'
import {type Session} from '../../run/session.js'

/** How long an unreachable server is not tried again, so that not every line of a long input waits for it. */
const REST_MS = 1000

/** The connection of a batch; a lost connection is opened again when it is needed. */
export class Connections {
  readonly #current = new CurrentConnection(async () => this.#connect())
  #down: {readonly error: QQError; readonly untilMs: number} | undefined
  readonly #stop = new AbortController()

  constructor(
    private readonly session: Session,
    private readonly retries: Retries | undefined,
  ) {}

  /** Whether there was a connection before. */
  get hadOne(): boolean {
    return this.#current.latest !== undefined
  }

  get open(): Client | undefined {
    return this.#current.open
  }

  /** The open connection. @param alive it must have shown a sign of life */
  ready(alive: boolean): Client | undefined {
    const {open} = this
    return open && (open.isAlive || !alive) ? open : undefined
  }

  /**
   * @param alive the server must have shown a sign of life on it
   * @throws as `Connector.connect`, `Client.alive`; at once if the server refused us, or was tried just before
   */
  async get(alive = false): Promise<Client> {
    const down = this.open ? undefined : this.#whyDown()
    if (down) throw down
    const client = await this.#current.get()
    if (alive) await client.alive()
    return client
  }

  close(): void {
    this.#current.latest?.close()
    this.#stop.abort(new QQError('CONNECT', {kind: 'connection.over'}))
  }

  #whyDown(): QQError | undefined {
    const end = this.#current.latest?.end
    if (end instanceof QQError && end.code === 'AUTH') return end
    return this.#down && clockMs() < this.#down.untilMs ? this.#down.error : undefined
  }

  async #connect(): Promise<Client> {
    const dial = async (): Promise<Client> => this.session.connector.connect('api', this.#stop.signal)
    try {
      return await (this.retries ? this.retries.repeat(dial) : dial())
    } catch (failure) {
      if (failure instanceof Interrupt) throw failure // this shows nothing about the server
      const known = toQQError(failure)
      const error = known.saying(say('this was not tried: {problem}', {problem: known.what}))
      this.#down = {error, untilMs: clockMs() + REST_MS}
      throw known
    }
  }
}
