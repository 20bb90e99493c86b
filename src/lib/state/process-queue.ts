import {setMaxListeners} from 'node:events'

/** For each name: resolves when all that has queued there, and still waits or works, is done. */
const queues = new Map<string, Promise<void>>()

/**
 * Resolves when all that this process has queued there before is done.
 * @returns to be called when this is done, too
 * @throws the signal's reason
 */
export async function queued(name: string, signal: AbortSignal): Promise<() => void> {
  const before = queues.get(name) ?? Promise.resolve()
  let leave = (): void => undefined
  const own = new Promise<void>(resolve => (leave = resolve))
  const all = before.then(async () => own)
  queues.set(name, all)
  void all.then(() => {
    if (queues.get(name) === all) queues.delete(name)
  })
  try {
    await unlessAborted(before, signal)
  } catch (error) {
    leave()
    throw error
  }
  return leave
}

async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  setMaxListeners(0, signal) // every call that waits listens
  let stop = (): void => undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error) // our own signals carry errors
  })
  signal.addEventListener('abort', stop, {once: true})
  try {
    await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
