import {type Connection, type Caller, type FramedAction, type FramedCalls, type Params} from '../client/client.js'
import {noFrame, type Reply} from '../client/reply.js'
import {requestFrame} from '../client/request-frame.js'
import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'

/** Takes the calls of a `--dry-run` and sends nothing: the frames are the result. */
export class DryRun implements Caller {
  readonly frames: string[] = []
  readonly closed = false
  readonly isDry = true
  #client: Promise<Connection> | undefined

  /** @param connect for the reads that composing needs, if there are any */
  constructor(private readonly connect: () => Promise<Connection>) {}

  async read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    const client = await (this.#client ??= this.connect())
    return client.read(action, params)
  }

  async call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.callUnchecked(action, params)
  }

  async callUnchecked(action: string, params: Params): Promise<Reply> {
    return Promise.resolve(this.#record(action, echo => requestFrame(action, params, echo)))
  }

  async callFramed(action: FramedAction, {from, total, frame}: FramedCalls): Promise<void> {
    for (let index = from; index < total; index++) this.#record(action, echo => frame(index, echo).toString('utf8'))
    return Promise.resolve()
  }

  async *stream(action: string, params: Params): AsyncGenerator<Reply, void> {
    yield await Promise.resolve(this.#record(action, echo => requestFrame(action, params, echo)))
  }

  async close(): Promise<void> {
    const client = await this.#client
    await client?.close()
  }

  #record(action: string, frameFor: (echo: string) => string): Reply {
    this.frames.push(frameFor(String(this.frames.length + 1)))
    return noFrame(action)
  }
}
