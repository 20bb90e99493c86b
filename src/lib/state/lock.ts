import {createHash, randomUUID} from 'node:crypto'
import {pause} from '../client/pause.js'
import {readIfThere} from '../disk/files.js'
import {QQError} from '../errors/errors.js'
import {type Held, type Lock} from '../io/memory.js'
import {clockMs} from '../protocol/timers.js'
import {describeHolder, ownHolder, standingOf, type Holder} from './holder.js'
import {holderOf, isStale, place, sweep, takeAway} from './lock-file.js'

/** The time between two checks of another process's lock; there is no event for its release. */
const POLL_MS = 50
/** The number of tries after which a changing lock counts as broken. */
const MAX_TRIES = 1000

/**
 * Takes a lock if no process holds it: a file that is created completely or not at all. A stale lock is removed first.
 * @throws errors of the file system
 */
export function tryAcquire(file: string): Lock | Held {
  const text = `${JSON.stringify({...ownHolder(), id: randomUUID()})}\n`
  let wasStale = false
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const found = readIfThere(file)
    if (found === undefined) {
      if (!place(file, text)) continue
      if (wasStale) sweep(file)
      return lockOf(file, text)
    }
    if (found === text) return lockOf(file, text) // created by a link whose answer a network file system lost
    const holder = holderOf(found)
    if (!isStale(file, holder)) return heldBy(file, holder)
    const rival = breakStale(file, found)
    if (rival) return rival
    wasStale = true
  }
  throw new QQError('LOCAL', {kind: 'state.noLock', file})
}

/**
 * Removes a lock of a process that is gone. This needs a lock of its own, named after the stale one, and a second check
 * under it: between that check and the removal no other process can have replaced the stale lock.
 * @returns the process that is already removing it
 */
function breakStale(file: string, text: string): Held | undefined {
  const right = tryAcquire(`${file}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`)
  if ('by' in right) return right
  try {
    if (isStale(file, holderOf(text))) takeAway(file, text)
  } finally {
    right.release()
  }
  return undefined
}

export interface Waiting {
  /** The maximum time to wait. */
  readonly waitMs: number
  /** Ends the wait at once. */
  readonly signal: AbortSignal
  /** Called when the wait starts. */
  readonly onWait?: (held: Held) => void
}

/** Waits for a lock. @param take tries to take it @throws its errors; the signal's reason */
export async function acquire(
  take: () => Lock | Held | undefined,
  {waitMs, signal, onWait}: Waiting,
): Promise<Lock | Held | undefined> {
  const deadline = clockMs() + waitMs
  for (let isNews = waitMs > 0; ; isNews = false) {
    signal.throwIfAborted()
    const got = take()
    if (!got || 'release' in got) return got
    if (isNews) onWait?.(got)
    if (clockMs() >= deadline) return got
    await pause(POLL_MS, signal)
  }
}

/** A lock that no other process removes while this one exists. @param text the unique content of the file */
function lockOf(file: string, text: string): Lock {
  return {
    release() {
      try {
        takeAway(file, text) // another process's replacement is kept
      } catch {
        // its folder is gone, or not ours any more: others see that this process is gone when it is
      }
    },
  }
}

/** @param holder undefined if the file does not name one */
function heldBy(file: string, holder: Holder | undefined): Held {
  const standing = holder ? standingOf(holder) : 'out of sight'
  return {
    by: holder ? describeHolder(holder, standing) : {kind: 'state.unknownProcess'},
    hint: standing === 'out of sight' ? {kind: 'state.outOfSight', file} : undefined,
  }
}
