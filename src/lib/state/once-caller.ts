import {type Connection} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {type Request} from '../client/request.js'
import {isSend} from '../protocol/actions.js'
import {isJsonObject} from '../protocol/json.js'
import {type SendLedger} from './send-ledger.js'

/** A connection that sends nothing twice; other calls are not changed. */
export class OnceCaller implements Connection {
  readonly isDry = false

  constructor(
    private readonly client: Connection,
    private readonly ledger: SendLedger,
  ) {}

  get closed(): boolean {
    return this.client.closed
  }

  async call(request: Request): Promise<Reply> {
    const {action, params, isLookUp} = request
    if (isSend(action) && !isLookUp) return this.ledger.once(action, params, async () => this.client.call(request))
    const reply = await this.client.call(request)
    const {file_path: path, sha256} = isJsonObject(reply.data) ? reply.data : {}
    if (action === 'upload_file_stream' && typeof path === 'string' && typeof sha256 === 'string')
      this.ledger.uploaded(path, sha256)
    return reply
  }

  stream(request: Request): AsyncIterable<Reply> {
    return this.client.stream(request)
  }

  async close(): Promise<void> {
    await this.client.close()
  }
}
