import {setMaxListeners} from 'node:events'

/** For each name: resolves when all that has queued there is done. */
const queues = new Map<string, Promise<unknown>>()

/**
 * Resolves when all that this process has queued there before is done.
 * @returns to be called when this is done, too
 * @throws the signal's reason
 */
export async function queued(name: string, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted()
  setMaxListeners(0, signal) // every call that waits listens
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
