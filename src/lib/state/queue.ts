import {once, setMaxListeners} from 'node:events'

/** By name: a promise for all queued work. */
export type Queues = Map<string, Promise<unknown>>

/**
 * Resolves when all earlier work under this name is done.
 * @returns a function to call when this work is done
 * @throws the signal's reason
 */
export async function queued(queues: Queues, name: string, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted()
  setMaxListeners(0, signal) // every waiting call adds a listener
  const before = queues.get(name)
  let leave = (): void => undefined
  queues.set(name, Promise.all([before, new Promise<void>(resolve => (leave = resolve))]))
  const over = new AbortController()
  try {
    await Promise.race([before, once(signal, 'abort', {signal: over.signal})])
    signal.throwIfAborted()
    return leave
  } catch (error) {
    leave()
    throw error
  } finally {
    over.abort()
  }
}
