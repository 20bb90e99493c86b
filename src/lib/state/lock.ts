import {createHash, randomBytes} from 'node:crypto'
import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {uptime} from 'node:os'
import path from 'node:path'
import {pause} from '../client/pause.js'
import {QQError} from '../errors/errors.js'
import {clockMs} from '../protocol/timers.js'
import {describeHolder, holderIn, ownHolder, standingOf, type Holder} from './holder.js'

/** Between two looks at a lock of another process: that it was released, or its process killed, is told by nothing. */
const POLL_MS = 50
/** A lock that comes and goes as often as this while one is taken is none. */
const MAX_TRIES = 1000

/** What stands beside a lock for a moment: one that is being made or taken away, or the right to take a stale one away. */
const BESIDE = /^\.[\da-f]{12}(?:\.[\da-f]{12})*$/

/** A lock of this process, until it is released; never removed by others as long as this process is there. */
export class Lock {
  /** @param text what is in the file, and in no other */
  constructor(
    readonly file: string,
    private readonly text: string,
  ) {}

  /** Safe to call twice. What somebody else has put in its place stays. */
  release(): void {
    try {
      takeAway(this.file, this.text)
    } catch {
      // its folder is gone, or not ours any more: others see that this process is gone when it is
    }
  }
}

/** Why a lock cannot be had now: another process has it. */
export class Held {
  constructor(
    readonly file: string,
    /** undefined when the file does not tell. */
    private readonly holder: Holder | undefined,
  ) {}

  /** Which process that is, as far as it can be told. */
  get by(): string {
    return this.holder ? describeHolder(this.holder, standingOf(this.holder)) : 'an unknown process'
  }

  /** What to do, where nobody can tell from here whether the process is still there. */
  get hint(): string | undefined {
    if (this.holder && standingOf(this.holder) !== 'out of sight') return undefined
    return `nobody can tell from here whether it is still at work; if it is not, remove ${this.file}`
  }
}

/**
 * Takes a lock, if nobody has it: a file that is there, whole, or not at all. One whose process is gone is taken away first.
 * @throws what the file system throws where it can have no lock
 */
export function tryAcquire(file: string): Lock | Held {
  const text = `${JSON.stringify({...ownHolder(), id: randomName()})}\n`
  let wasStale = false
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const found = read(file)
    if (found === undefined) {
      if (!place(file, text)) continue
      if (wasStale) sweep(file)
      return new Lock(file, text)
    }
    if (found === text) return new Lock(file, text) // made by a link whose answer a network file system lost
    const holder = holderOf(found)
    if (!isStale(file, holder)) return new Held(file, holder)
    const rival = breakStale(file, found)
    if (rival) return rival
    wasStale = true
  }
  throw new QQError('LOCAL', `no lock can be had at ${file}`)
}

export interface Waiting {
  /** How long at the most. */
  readonly waitMs: number
  /** Ends the wait at once. */
  readonly signal: AbortSignal
  /** Told when there is something to wait for. */
  readonly onWait?: (held: Held) => void
}

/** As `tryAcquire`, after a wait. @returns who has it when the wait was in vain @throws as `tryAcquire`; the signal's reason */
export async function acquire(file: string, {waitMs, signal, onWait}: Waiting): Promise<Lock | Held> {
  const deadline = clockMs() + waitMs
  for (let isFirst = true; ; isFirst = false) {
    signal.throwIfAborted()
    const got = tryAcquire(file)
    if (got instanceof Lock || clockMs() >= deadline) return got
    if (isFirst) onWait?.(got)
    await pause(POLL_MS, signal)
  }
}

/**
 * Makes the file, unless there is one: written under another name first, so that nobody ever sees it half made.
 * @returns whether it was made
 */
function place(file: string, text: string): boolean {
  const fresh = beside(file)
  try {
    writeFileSync(fresh, text, {flag: 'wx', mode: 0o600})
    linkSync(fresh, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return placeWithoutLink(file, text) // no hard links here (exFAT, Android), or no file at all, as is told then
  } finally {
    rmSync(fresh, {force: true})
  }
}

/** For a moment the file is there and says nothing: then nobody takes it for stale. */
function placeWithoutLink(file: string, text: string): boolean {
  let fd: number
  try {
    fd = openSync(file, 'wx', 0o600)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(fd, text)
  } catch (error) {
    rmSync(file, {force: true})
    throw error
  } finally {
    closeSync(fd)
  }
  return read(file) === text
}

/**
 * Takes away a lock whose process is gone. Whoever wants to needs a lock for that, named after the very one that is stale, and
 * looks again when it has it: between that look and the removal nobody else can have put a good one in its place.
 * @returns who else is about to
 */
function breakStale(file: string, text: string): Held | undefined {
  const right = tryAcquire(`${file}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`)
  if (right instanceof Held) return right
  try {
    if (isStale(file, holderOf(text))) takeAway(file, text)
  } finally {
    right.release()
  }
  return undefined
}

/** Removes the file if this is in it: under another name, where it is looked at once more before it goes. */
function takeAway(file: string, text: string): void {
  if (read(file) !== text) return
  const away = beside(file)
  try {
    renameSync(file, away)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const taken = read(away)
  if (taken !== undefined && taken !== text) putBack(away, file)
  rmSync(away, {force: true})
}

/** For what a version of this tool did that knows nothing of all this, or a person. Never overwrites. */
function putBack(away: string, file: string): void {
  try {
    linkSync(away, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' && read(file) === undefined) renameSync(away, file)
  }
}

/** Removes what processes left beside the lock that were killed in the middle. Nobody needs it: the lock is ours. */
function sweep(file: string): void {
  const [folder, name] = [path.dirname(file), path.basename(file)]
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(name) || !BESIDE.test(other.slice(name.length))) continue
    const left = path.join(folder, other)
    const text = read(left)
    if (text !== undefined && isStale(left, holderOf(text))) rmSync(left, {force: true})
  }
}

/** What says nothing may be in the making, unless it is older than the last start of this machine, which cut it off. */
function isStale(file: string, holder: Holder | undefined): boolean {
  if (holder) return standingOf(holder) === 'gone'
  const madeAt = statSync(file, {throwIfNoEntry: false})?.mtimeMs
  return madeAt !== undefined && madeAt < Date.now() - uptime() * 1000
}

/** Earlier versions wrote the number of the process alone. */
function holderOf(text: string): Holder | undefined {
  if (!text.endsWith('\n')) return undefined
  try {
    const noted: unknown = JSON.parse(text)
    return holderIn(typeof noted === 'number' ? {pid: noted} : noted)
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function beside(file: string): string {
  return `${file}.${randomName()}`
}

function randomName(): string {
  return randomBytes(6).toString('hex')
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
