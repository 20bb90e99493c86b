import {createHash, randomUUID} from 'node:crypto'
import {pause} from '../client/pause.js'
import {readIfThere} from '../disk/files.js'
import {QQError} from '../errors/errors.js'
import {type Held, type Lock} from '../io/memory.js'
import {clockMs} from '../protocol/timers.js'
import {describeHolder, ownHolder, standingOf, type Holder} from './holder.js'
import {holderOf, isStale, place, sweep, takeAway} from './lock-file.js'

/** Between two looks at a lock of another process: that it was released, or its process killed, is told by nothing. */
const POLL_MS = 50
/** A lock that comes and goes as often as this while one is taken is none. */
const MAX_TRIES = 1000

/**
 * Takes a lock, if nobody has it: a file that is there, whole, or not at all. One whose process is gone is taken away first.
 * @throws what the file system throws where it can have no lock
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
    if (found === text) return lockOf(file, text) // made by a link whose answer a network file system lost
    const holder = holderOf(found)
    if (!isStale(file, holder)) return heldBy(file, holder)
    const rival = breakStale(file, found)
    if (rival) return rival
    wasStale = true
  }
  throw new QQError('LOCAL', {kind: 'state.noLock', file})
}

/**
 * Takes away a lock whose process is gone. Whoever wants to needs a lock for that, named after the very one that is stale, and
 * looks again when it has it: between that look and the removal nobody else can have put a good one in its place.
 * @returns who else is about to
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
  /** How long at the most. */
  readonly waitMs: number
  /** Ends the wait at once. */
  readonly signal: AbortSignal
  /** Told when there is something to wait for. */
  readonly onWait?: (held: Held) => void
}

/** What comes of a lock after a wait. @param take tries to take it @throws what that throws; the signal's reason */
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

/** Never removed by others as long as this process is there. @param text what is in the file, and in no other */
function lockOf(file: string, text: string): Lock {
  return {
    release() {
      try {
        takeAway(file, text) // what somebody else has put in its place stays
      } catch {
        // its folder is gone, or not ours any more: others see that this process is gone when it is
      }
    },
  }
}

/** @param holder undefined when the file does not tell */
function heldBy(file: string, holder: Holder | undefined): Held {
  const standing = holder ? standingOf(holder) : 'out of sight'
  return {
    by: holder ? describeHolder(holder, standing) : {kind: 'state.unknownProcess'},
    hint: standing === 'out of sight' ? {kind: 'state.outOfSight', file} : undefined,
  }
}
