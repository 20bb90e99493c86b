/** Calls that are made beside those of `Caller`, with echoes of their own. */
export interface Sideline {
  /** Takes a frame that it knows without reading it whole. */
  take(raw: Buffer): boolean
  /** Takes a reply by its echo, and returns what it answers; undefined when it is not one of its own. */
  takeReply(echo: string, raw: Buffer): string | undefined
  /** The first socket was closed before the server listened: nothing of it was read. */
  resend(): void
  /** Nothing more will come. */
  end(lossOf: (action: string) => Error): void
}
