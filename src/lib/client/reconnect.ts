import {isOfKind, QQError} from '../errors/errors.js'
import {type Connection} from './caller.js'
import {pause} from './pause.js'

/** Whether a connection was lost or could not be opened, so that another try may succeed. */
export function isLoss(error: unknown): error is QQError {
  return error instanceof QQError && error.code === 'CONNECT'
}

/** A server in front of NapCat refused us; of a connection that worked before, it may only be starting again. */
export function isRefusal(error: unknown): error is QQError {
  return isOfKind(error, 'connection.refusedBefore')
}

/**
 * Opens another connection after one was lost, which the server had accepted.
 * @param waitsMs the waits before each try; the failure of the last try is thrown
 * @throws other errors and the reason of the signal at once
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
      if (!isLoss(error) && !isRefusal(error)) throw error
      failure = error
    }
  }
  throw failure
}

/** One connection at a time. A lost connection is opened again on request, once for all callers that wait. */
export class CurrentConnection<C extends Connection> {
  /** The last connection, open or not. */
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
