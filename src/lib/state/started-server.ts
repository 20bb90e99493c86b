import {readdirSync, readFileSync} from 'node:fs'
import {readIfThere, removeIfPossible, writeWhole} from '../disk/files.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type Held, type Lock} from '../io/memory.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {clockMs} from '../protocol/timers.js'
import {pause} from '../client/pause.js'
import {
  groupOfProcess,
  holderFor,
  holderIn,
  isSameProcess,
  ownHolder,
  standingOf,
  type Holder,
  type Standing,
} from './holder.js'
import {acquire} from './lock.js'
import {type Store} from './store.js'

const FOLDER = 'servers'
/** What `mark` is called in the environment of the server. */
export const MARK = 'QQ_SERVER_MARK'
/** The longest time in which another run starts or stops it. */
const MAX_WAIT_MS = 60_000
/** There is no event for the end of a process that is not a child. */
const POLL_MS = 50

/** The process group of a server that an earlier run started. */
export interface StartedServer {
  /** The leader of the group. */
  readonly holder: Holder
  /** Unique for this start; all processes of the group have it in their environment. */
  readonly mark: string
  /** When it was started, in epoch ms. */
  readonly since: number
  readonly command: string
}

/** The note of the server at one URL that `server start` has started. It is on the disk before the command runs. */
export class ServerNote {
  readonly #file: string
  readonly logFile: string

  constructor(
    private readonly store: Store,
    private readonly url: string,
  ) {
    this.#file = store.pathOf(FOLDER, url, 'json')
    this.logFile = store.pathOf(FOLDER, url, 'log')
  }

  /** @throws QQError LOCAL if it cannot be read or makes no sense */
  read(): StartedServer | undefined {
    try {
      const text = readIfThere(this.#file)
      return text === undefined ? undefined : serverIn(parseJson(text))
    } catch (error) {
      throw this.#failure('serverUnknown', error)
    }
  }

  /** @param pid of the leader @throws QQError LOCAL */
  write(pid: number, rest: Omit<StartedServer, 'holder'>): StartedServer {
    const started = {...rest, holder: holderFor(pid)}
    try {
      writeWhole(this.#file, JSON.stringify(started), true)
    } catch (error) {
      throw this.#failure('serverNotNoted', error)
    }
    return started
  }

  drop(): void {
    removeIfPossible(this.#file)
  }

  /** The right to start and stop it, for which other runs wait. @throws QQError LOCAL when the wait is too long */
  async lock(signal: AbortSignal): Promise<Lock> {
    const got: Lock | Held | undefined = await acquire(() => this.store.lock({name: FOLDER}, this.url), {
      waitMs: MAX_WAIT_MS,
      signal,
    })
    if (got && 'release' in got) return got
    const by = got?.by ?? ({kind: 'state.unknownProcess'} as const)
    throw new QQError('LOCAL', {kind: 'state.serverBusy', by}, {hint: got?.hint})
  }

  #failure(why: 'serverUnknown' | 'serverNotNoted', cause: unknown): QQError {
    return new QQError('LOCAL', {kind: `state.${why}`, file: this.#file, detail: reasonOf(cause)}, {cause})
  }
}

/**
 * Whether its process group still has a process. Its leader may be gone, and its process id be that of another process: only
 * the start time or the mark of a process shows that it is ours.
 */
export function standingOfServer({holder, mark}: StartedServer): Standing {
  const leader = standingOf(holder)
  if (leader !== 'gone') return leader === 'there' && !isSameProcess(holder) ? 'out of sight' : leader
  if (holder.boot !== ownHolder().boot) return 'gone'
  return processIds().some(pid => groupOfProcess(pid) === holder.pid && hasMark(pid, mark)) ? 'there' : 'gone'
}

/** Sends a signal to the whole group, if it is there. */
export function signalServer(server: StartedServer, signal: NodeJS.Signals): void {
  if (standingOfServer(server) !== 'there') return
  try {
    process.kill(-server.holder.pid, signal)
  } catch {
    // it has ended meanwhile
  }
}

/** Waits until the whole group has ended; false if it has not in time. */
export async function hasEnded(server: StartedServer, limitMs: number, signal: AbortSignal): Promise<boolean> {
  const deadline = clockMs() + limitMs
  while (standingOfServer(server) === 'there') {
    if (clockMs() >= deadline) return false
    await pause(POLL_MS, signal)
  }
  return true
}

function serverIn(noted: unknown): StartedServer {
  const {mark, since, command, holder: of} = isJsonObject(noted) ? noted : {}
  const holder = holderIn(of)
  if (!holder || typeof mark !== 'string' || typeof since !== 'number' || typeof command !== 'string')
    throw new TypeError('not a note of a server')
  return {holder, mark, since, command}
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** A living process has an empty environment only while it starts another program; that takes far less than these. */
const EXEC_TRIES = 50
const EXEC_WAIT_MS = 1

function hasMark(pid: number, mark: string): boolean {
  try {
    let environment = readEnvironmentOf(pid)
    for (let tries = 0; environment === '' && tries < EXEC_TRIES; tries++) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, EXEC_WAIT_MS)
      environment = readEnvironmentOf(pid)
    }
    return environment.split('\0').includes(`${MARK}=${mark}`)
  } catch {
    return false // it has ended, or belongs to another user
  }
}

function readEnvironmentOf(pid: number): string {
  return readFileSync(`/proc/${pid}/environ`, 'latin1')
}
