import {type ReplyFrame} from './reply.js'

/** Calls that are made beside those of `Caller`, with echoes of their own. */
export interface Sideline {
  /** Takes a reply by its echo, and returns what it answers; undefined when it is not one of its own. */
  takeReply(echo: string, frame: ReplyFrame, raw: Buffer): string | undefined
  /** The first socket was closed before the server listened: nothing of it was read. */
  resend(): void
  /** Nothing more will come. */
  end(lossOf: (action: string) => Error): void
}
