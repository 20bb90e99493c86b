import {type ReadFrame} from '../../client/event-frame.js'

export type FrameHandler = (frame: ReadFrame) => Promise<void>

/** Gives each event to a handler, with a limit on how many run at the same time; further events wait. */
export class Handlers {
  readonly #running = new Set<Promise<void>>()

  /** @param onFailure called with the error of a handler */
  constructor(
    private readonly handlers: readonly FrameHandler[],
    private readonly concurrency: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Resolves when one more handler may start. */
  async room(): Promise<void> {
    while (this.#running.size >= this.concurrency) await Promise.race(this.#running)
  }

  begin(frame: ReadFrame): void {
    const run = this.#handle(frame).finally(() => this.#running.delete(run))
    this.#running.add(run)
  }

  /** Resolves when all have been handled. */
  async settled(): Promise<void> {
    await Promise.all(this.#running)
  }

  async #handle(frame: ReadFrame): Promise<void> {
    for (const handler of this.handlers) await handler(frame).catch(this.onFailure)
  }
}
