import {type Client} from '../../client/client.js'
import {Pipeline, type PipelineHandlers, type Posting} from '../../client/pipeline.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {Interrupt} from '../../errors/interrupt.js'
import {type Retries} from '../../retry/retries.js'
import {type Session} from '../../run/session.js'
import {clockMs} from '../../protocol/timers.js'

/** A connection, and the way to make many calls over it. */
interface Link<T extends Posting> {
  readonly client: Client
  readonly pipeline: Pipeline<T>
}

/** How long a server that could not be reached is not tried again: a long input is not to wait for each of its lines. */
const REST_MS = 1000

/** The one connection of a batch at a time: a lost one is opened again when it is needed. */
export class Connections<T extends Posting> {
  #link: Link<T> | undefined
  #connecting: Promise<Link<T>> | undefined
  #down: {readonly error: QQError; readonly untilMs: number} | undefined
  readonly #stop = new AbortController()

  constructor(
    private readonly session: Session,
    private readonly retries: Retries | undefined,
    private readonly handlers: PipelineHandlers<T>,
  ) {}

  /** Whether there has been one. */
  get hadOne(): boolean {
    return this.#link !== undefined
  }

  /** The one that is open. */
  get open(): Link<T> | undefined {
    return this.#link?.client.closed === false ? this.#link : undefined
  }

  /** Why there is none: the server refused us, or it has just been tried. */
  get down(): QQError | undefined {
    const end = this.#link?.client.end
    if (end instanceof QQError && end.code === 'AUTH') return end
    return this.#down && clockMs() < this.#down.untilMs ? this.#down.error : undefined
  }

  /** @param alive the server must have shown a sign of life on it @throws as `Session.connect`, `Client.alive` */
  async get(alive = false): Promise<Link<T>> {
    if (this.open && (!alive || this.open.client.isAlive)) return this.open
    if (this.down) throw this.down
    this.#connecting ??= this.#connect(alive)
    try {
      return await this.#connecting
    } finally {
      this.#connecting = undefined
    }
  }

  close(): void {
    this.#link?.client.close()
    this.#stop.abort(new QQError('CONNECT', 'the run has ended'))
  }

  async #connect(alive: boolean): Promise<Link<T>> {
    const connect = async (): Promise<Link<T>> => {
      const link = this.open ?? (await this.#dial())
      if (alive) await link.client.alive()
      return link
    }
    try {
      return await (this.retries ? this.retries.repeat(connect) : connect())
    } catch (error) {
      if (error instanceof Interrupt) throw error // which says nothing of the server
      const known = toQQError(error)
      const {code, message, hint, wasRepeated} = known
      this.#down = {
        error: new QQError(code, `not tried: ${message}`, {hint, wasRepeated}),
        untilMs: clockMs() + REST_MS,
      }
      throw known
    }
  }

  async #dial(): Promise<Link<T>> {
    const client = await this.session.connector.connect('api', this.#stop.signal)
    const pipeline = new Pipeline(client, this.handlers, this.session.settings.resolve().timeoutMs.value)
    return (this.#link = {client, pipeline})
  }
}
