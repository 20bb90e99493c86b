import {type Caller, type Connection, type FramedAction, type FramedCalls, type Params} from '../client/client.js'
import {type Reply} from '../client/reply.js'
import {isSend, type ActionName} from '../protocol/actions.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'
import {type SendLedger} from './send-ledger.js'

/** A connection over which nothing is sent twice; all other calls go as they are. */
export class OnceCaller implements Caller {
  readonly isDry = false

  constructor(
    private readonly client: Connection,
    private readonly ledger: SendLedger,
  ) {}

  get closed(): boolean {
    return this.client.closed
  }

  async call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.callUnchecked(action, params)
  }

  async read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.client.read(action, params)
  }

  async callUnchecked(...request: Parameters<Caller['callUnchecked']>): Promise<Reply> {
    const [action, params] = request
    return this.#watched(action, params, async () => this.client.callUnchecked(...request))
  }

  async callFramed(action: FramedAction, calls: FramedCalls): Promise<void> {
    return this.client.callFramed(action, calls)
  }

  stream(action: string, params: Params): AsyncIterable<Reply> {
    return this.client.stream(action, params)
  }

  async close(): Promise<void> {
    await this.client.close()
  }

  async #watched(action: string, params: Params, call: () => Promise<Reply>): Promise<Reply> {
    if (isSend(action)) return this.ledger.once(action, params, call)
    const reply = await call()
    const {file_path: path, sha256} = isJsonObject(reply.data) ? reply.data : {}
    if (action === 'upload_file_stream' && typeof path === 'string' && typeof sha256 === 'string')
      this.ledger.uploaded(path, sha256)
    return reply
  }
}
