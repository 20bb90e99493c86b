import {QQError} from '../errors/errors.js'
import {type Connection} from './caller.js'
import {pause} from './pause.js'

/** Whether a connection was lost, or did not come about: another try may be better. */
export function isLoss(error: unknown): error is QQError {
  return error instanceof QQError && error.code === 'CONNECT'
}

/**
 * Another connection for one that is lost.
 * @param waitsMs before each try; after the last one its failure is thrown
 * @throws at once what is no loss, and the reason of the signal
 */
export async function reconnect<T>(
  connect: () => Promise<T>,
  waitsMs: Iterable<number>,
  signal?: AbortSignal,
): Promise<T> {
  let failure: unknown
  for (const waitMs of waitsMs) {
    await pause(waitMs, signal)
    try {
      return await connect()
    } catch (error) {
      if (!isLoss(error)) throw error
      failure = error
    }
  }
  throw failure
}

/** One connection at a time: a lost one is opened again when it is asked for, once for all who ask meanwhile. */
export class CurrentConnection<C extends Connection> {
  /** The last one, open or not. */
  latest: C | undefined
  #connecting: Promise<C> | undefined

  constructor(private readonly connect: () => Promise<C>) {}

  get open(): C | undefined {
    return this.latest?.closed === false ? this.latest : undefined
  }

  /** @throws as `connect` */
  async get(): Promise<C> {
    if (this.open) return this.open
    this.#connecting ??= this.#openAgain()
    return this.#connecting
  }

  async #openAgain(): Promise<C> {
    try {
      return (this.latest = await this.connect())
    } finally {
      this.#connecting = undefined
    }
  }
}
