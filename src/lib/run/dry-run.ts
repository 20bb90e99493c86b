import {type Caller, type Connection} from '../client/caller.js'
import {requestFrame} from '../client/request-frames.js'
import {noFrame, type Reply} from '../client/read-reply.js'
import {type Request} from '../client/request.js'

/** Records the calls of a `--dry-run` and sends nothing; the frames are the result. */
export class DryRun implements Caller {
  readonly frames: string[] = []
  readonly closed = false
  readonly isDry = true
  #client: Promise<Connection> | undefined

  /** @param connect for lookups that are needed to make the calls */
  constructor(private readonly connect: () => Promise<Connection>) {}

  async call(request: Request): Promise<Reply> {
    if (!request.isLookUp) return this.#record(request)
    const client = await (this.#client ??= this.connect())
    return client.call(request)
  }

  async *stream(request: Request): AsyncGenerator<Reply, void> {
    yield await Promise.resolve(this.#record(request))
  }

  async close(): Promise<void> {
    const client = await this.#client
    await client?.close()
  }

  #record(request: Request): Reply {
    this.frames.push(requestFrame(request, String(this.frames.length + 1)))
    return noFrame(request.action)
  }
}
