import {type Reply} from './read-reply.js'
import {type Request} from './request.js'

/** The part of a connection that commands use to call NapCat. */
export interface Caller {
  /** @throws QQError; see `readReply` for what the server can answer, `failures.ts` for what can happen on the way */
  call(request: Request): Promise<Reply>
  /** The packets of a stream action. Stopping early closes nothing; NapCat still sends the rest. */
  stream(request: Request): AsyncIterable<Reply>
  /** The connection is gone: no call can succeed any more. */
  readonly closed: boolean
  /** Calls are only recorded, not sent. */
  readonly isDry: boolean
}

/** A caller that its opener must close. */
export interface Connection extends Caller {
  close(): void | Promise<void>
}
