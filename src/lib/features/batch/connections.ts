import {type Client} from '../../client/client.js'
import {CurrentConnection} from '../../client/reconnect.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {clockMs} from '../../protocol/timers.js'
import {type Retries} from '../../retry/retries.js'
import {type Session} from '../../run/session.js'

/** How long a server that could not be reached is not tried again: a long input is not to wait for each of its lines. */
const REST_MS = 1000

/** The one connection of a batch at a time: a lost one is opened again when it is needed. */
export class Connections {
  readonly #current = new CurrentConnection(async () => this.#connect())
  #down: {readonly error: QQError; readonly untilMs: number} | undefined
  readonly #stop = new AbortController()

  constructor(
    private readonly session: Session,
    private readonly retries: Retries | undefined,
  ) {}

  /** Whether there has been one. */
  get hadOne(): boolean {
    return this.#current.latest !== undefined
  }

  /** The one that is open. */
  get open(): Client | undefined {
    return this.#current.open
  }

  /** The one that is open, unless it is not known to live where it must. */
  ready(alive: boolean): Client | undefined {
    const {open} = this
    return open && (open.isAlive || !alive) ? open : undefined
  }

  /**
   * @param alive the server must have shown a sign of life on it
   * @throws as `Connector.connect`, `Client.alive`; at once where the server refused us, or has just been tried
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
      if (failure instanceof Interrupt) throw failure // which says nothing of the server
      const known = toQQError(failure)
      const error = known.saying(say('not tried: {problem}', {problem: known.what}))
      this.#down = {error, untilMs: clockMs() + REST_MS}
      throw known
    }
  }
}
