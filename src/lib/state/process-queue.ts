import {setMaxListeners} from 'node:events'

/** By name: a promise for all queued work. */
const queues = new Map<string, Promise<unknown>>()

/**
 * Resolves when all earlier work of this process under this name is done.
 * @returns a function to call when this work is done
 * @throws the signal's reason
 */
export async function queued(name: string, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted()
  setMaxListeners(0, signal) // every waiting call adds a listener
  const before = queues.get(name)
  let leave = (): void => undefined
  queues.set(name, Promise.all([before, new Promise<void>(resolve => (leave = resolve))]))
  const over = new AbortController()
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error) // our own signals carry errors
    signal.addEventListener('abort', stop, {signal: over.signal})
  })
  try {
    await Promise.race([before, aborted])
    return leave
  } catch (error) {
    leave()
    throw error
  } finally {
    over.abort()
  }
}
