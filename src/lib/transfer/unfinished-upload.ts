import {type Known} from '../errors/saying.js'
import {type Lock, type Memory, type NoteKind} from '../io/memory.js'
import {isJsonObject} from '../protocol/json.js'
import {type UploadStream} from './upload-request.js'
import {type UploadSource} from './upload-source.js'

/** The file and the server of an upload as they were at its start, and its progress on the server. */
interface Noted extends Readonly<Record<string, unknown>> {
  readonly stream: UploadStream
}

const UPLOADS: NoteKind<Noted> = {
  name: 'uploads',
  // NapCat drops an upload after 10 minutes without a chunk (action/stream/UploadFileStream.ts)
  maxAgeMs: 24 * 3_600_000,
  maxNotes: 1000,
  parse: noted => {
    const stream = isJsonObject(noted) ? streamIn(noted['stream']) : undefined
    return stream && {...(noted as object), stream}
  },
}

/** The note of an upload of one file to one server, in case it is interrupted. */
export class UnfinishedUpload {
  readonly #key: string
  readonly #identity: Readonly<Record<string, unknown>>
  /** The lock of this run on the note, so that two runs never send the same chunks. */
  #lock: Lock | undefined

  /**
   * @param server its URL
   * @param source with a path, because a pipe cannot be resumed
   */
  constructor(
    private readonly memory: Memory,
    server: string,
    {path = '', size, mtimeMs, sha256}: UploadSource,
  ) {
    this.#key = `${server}\n${path}`
    this.#identity = {server, path, size, mtimeMs, sha256}
  }

  /**
   * Locks the note for this run, until `release`.
   * @returns the other run that uploads the file, if any; then nothing is read or kept here
   */
  claim(): Known | undefined {
    if (this.#lock) return undefined
    const lock = this.memory.lock(UPLOADS, this.#key)
    if (lock && 'by' in lock) return lock.by
    this.#lock = lock
    return undefined
  }

  release(): void {
    this.#lock?.release()
    this.#lock = undefined
  }

  /** The unfinished upload of this file; undefined if there is none, or if another run uploads it. */
  recall(): UploadStream | undefined {
    const noted = this.#isOurs() ? this.memory.read(UPLOADS, this.#key) : undefined
    const isSame = noted && Object.entries(this.#identity).every(([name, value]) => noted[name] === value)
    return isSame ? noted.stream : undefined
  }

  keep(stream: UploadStream): void {
    if (this.#isOurs()) this.memory.write(UPLOADS, this.#key, {...this.#identity, stream})
  }

  forget(): void {
    if (this.memory.read(UPLOADS, this.#key) && this.#isOurs()) this.memory.write(UPLOADS, this.#key, undefined)
  }

  /** Without locks there are no notes either. */
  #isOurs(): boolean {
    this.claim()
    return this.#lock !== undefined
  }
}

function streamIn(noted: unknown): UploadStream | undefined {
  if (!isJsonObject(noted)) return undefined
  const {id, fileName, chunkBytes, window, retentionMs} = noted
  const isWhole = typeof id === 'string' && typeof fileName === 'string' && typeof retentionMs === 'number'
  return isWhole && isCount(chunkBytes) && isCount(window) ? {id, fileName, chunkBytes, window, retentionMs} : undefined
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}
