import {type Reply} from './reply.js'
import {type Request} from './request.js'

/** What asks NapCat to do things; commands see no more of a connection than this. */
export interface Caller {
  /** @throws QQError; see `readReply` for what the server can answer, `failures.ts` for what can happen on the way */
  call(request: Request): Promise<Reply>
  /** The packets of a stream action; stopping early closes nothing (NapCat sends the rest all the same). */
  stream(request: Request): AsyncIterable<Reply>
  /** The connection is gone: no call can succeed any more. */
  readonly closed: boolean
  /** Calls are only taken down. */
  readonly isDry: boolean
}

/** A caller that whoever opened it closes. */
export interface Connection extends Caller {
  close(): void | Promise<void>
}
