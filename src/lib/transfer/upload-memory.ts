import {createHash, randomBytes} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {makeFolder} from '../disk/folders.js'
import {isJsonObject} from '../protocol/json.js'
import {type UploadStream} from './upload-request.js'
import {type UploadSource} from './upload-source.js'

/** NapCat drops an upload after 10 minutes without a chunk (action/stream/UploadFileStream.ts): older notes are of no use. */
const MAX_AGE_MS = 24 * 3_600_000

interface NoteLock {
  release(): void
}

/** Takes the lock that is this file; or tells which run has it. Throws where there can be none. */
export type TakeLock = (file: string) => NoteLock | {readonly by: string}

/** Which uploads to a server are unfinished: one small file each, in a folder of our own. */
export class UploadMemory {
  readonly #folder: string
  /** Of the notes that are this run's, by their files. */
  readonly #locks = new Map<string, NoteLock>()

  /**
   * @param stateFolder of this program
   * @param server its URL
   * @param takeLock two runs must not send the same chunks at the same time
   */
  constructor(
    stateFolder: string,
    private readonly server: string,
    private readonly takeLock: TakeLock,
  ) {
    this.#folder = path.join(stateFolder, 'uploads')
  }

  /**
   * Makes the note of this file this run's, until `release`.
   * @returns which other run is at work on the file: then nothing is recalled here, nor kept
   */
  claim(source: UploadSource): string | undefined {
    const file = this.#fileFor(source)
    if (file === undefined || this.#locks.has(file)) return undefined
    try {
      makeFolder(this.#folder, 0o700)
      const lock = this.takeLock(`${file}.lock`)
      if ('by' in lock) return lock.by
      this.#locks.set(file, lock)
    } catch {
      // where there can be no lock, there are no notes either
    }
    return undefined
  }

  release(source: UploadSource): void {
    const file = this.#fileFor(source)
    if (file === undefined) return
    this.#locks.get(file)?.release()
    this.#locks.delete(file)
  }

  /** The unfinished upload of this very file; undefined when there is none, or another run is at work on it. */
  recall(source: UploadSource): UploadStream | undefined {
    const file = this.#claimed(source)
    if (file === undefined) return undefined
    try {
      const noted: unknown = JSON.parse(readFileSync(file, 'utf8'))
      if (!isJsonObject(noted) || !isSame(noted, this.#identityOf(source))) return undefined
      return streamIn(noted['stream'])
    } catch {
      return undefined // none, or one that we cannot read: the upload begins anew
    }
  }

  /** Remembers an upload. That it cannot be remembered is no reason not to upload. */
  keep(source: UploadSource, stream: UploadStream): void {
    const file = this.#claimed(source)
    if (file === undefined) return
    const fresh = `${file}.${randomBytes(6).toString('hex')}`
    try {
      this.#forgetOld()
      writeFileSync(fresh, JSON.stringify({...this.#identityOf(source), stream}), {mode: 0o600})
      renameSync(fresh, file)
    } catch {
      remove(fresh)
    }
  }

  forget(source: UploadSource): void {
    const file = this.#fileFor(source)
    if (file !== undefined && existsSync(file) && this.#claimed(source)) remove(file)
  }

  /** Of a note that is this run's. */
  #claimed(source: UploadSource): string | undefined {
    const file = this.#fileFor(source)
    return file !== undefined && this.claim(source) === undefined && this.#locks.has(file) ? file : undefined
  }

  #fileFor(source: UploadSource): string | undefined {
    if (source.path === undefined) return undefined
    const key = createHash('sha256').update(`${this.server}\n${source.path}`).digest('hex').slice(0, 32)
    return path.join(this.#folder, `${key}.json`)
  }

  #identityOf({path, size, mtimeMs, sha256}: UploadSource): Readonly<Record<string, unknown>> {
    return {server: this.server, path, size, mtimeMs, sha256}
  }

  #forgetOld(): void {
    for (const name of readdirSync(this.#folder)) {
      const file = path.join(this.#folder, name)
      const noted = statSync(file, {throwIfNoEntry: false}) // another run may be done with it by now
      if (!noted || noted.mtimeMs >= Date.now() - MAX_AGE_MS) continue
      if (name.endsWith('.lock')) this.#dropLock(file)
      else if (!name.includes('.lock.')) remove(file)
    }
  }

  /** Unless its run is still at work. */
  #dropLock(file: string): void {
    try {
      const lock = this.takeLock(file)
      if ('release' in lock) lock.release()
    } catch {
      // it is not ours
    }
  }
}

function isSame(noted: Readonly<Record<string, unknown>>, identity: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(identity).every(([name, value]) => noted[name] === value)
}

/** A note that stays is none the worse: it goes by what it says of the file, and is dropped when it is old. */
export function remove(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // the folder is no folder, or not ours
  }
}

function streamIn(noted: unknown): UploadStream | undefined {
  if (!isJsonObject(noted)) return undefined
  const {id, fileName, chunkBytes, window, retentionMs} = noted
  if (typeof id !== 'string' || typeof fileName !== 'string') return undefined
  if (!isCount(chunkBytes) || !isCount(window) || typeof retentionMs !== 'number') return undefined
  return {id, fileName, chunkBytes, window, retentionMs}
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}
