import {type Client} from '../../client/client.js'
import {Pipeline, type PipelineHandlers, type Posting} from '../../client/pipeline.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {type Retries} from '../../retry/retries.js'
import {type Session} from '../session.js'

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
    return this.#down && performance.now() < this.#down.untilMs ? this.#down.error : undefined
  }

  /** Repeats as the batch is told to, and then rests. @throws QQError as `Session.connect` */
  async get(): Promise<Link<T>> {
    if (this.open) return this.open
    if (this.down) throw this.down
    const once = async (): Promise<Link<T>> => this.#connect()
    return this.#shared(async () => (this.retries ? this.retries.repeat(once) : once()))
  }

  /** For whoever repeats by itself. @throws as `get` */
  async getOnce(): Promise<Link<T>> {
    return this.open ?? this.#shared(async () => this.#connect())
  }

  close(): void {
    this.#link?.client.close()
    this.#stop.abort(new QQError('CONNECT', 'the run has ended'))
  }

  async #shared(connect: () => Promise<Link<T>>): Promise<Link<T>> {
    this.#connecting ??= connect().finally(() => (this.#connecting = undefined))
    try {
      return await this.#connecting
    } catch (error) {
      const known = toQQError(error)
      this.#down = {
        error: new QQError(known.code, `not tried: ${known.message}`, {hint: known.hint}),
        untilMs: performance.now() + REST_MS,
      }
      throw known
    }
  }

  async #connect(): Promise<Link<T>> {
    const client = await this.session.connect('api', this.#stop.signal)
    const pipeline = new Pipeline(client, this.handlers, this.session.resolve().timeoutMs.value)
    return (this.#link = {client, pipeline})
  }
}
