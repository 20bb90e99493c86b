import {randomUUID} from 'node:crypto'
import path from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {request, type Request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {isLoss} from '../client/reconnect.js'
import {isOfKind, QQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Saying} from '../errors/saying.js'
import {inWindow} from './in-window.js'
import {Link} from './link.js'
import {type UnfinishedUpload} from './unfinished-upload.js'
import {
  chunksOf,
  finishedFile,
  openingParams,
  receivedChunks,
  UPLOAD,
  type Uploaded,
  type UploadStream,
} from './upload-request.js'
import {type UploadSource} from './upload-source.js'

export type {Uploaded} from './upload-request.js'

export interface UploadOptions {
  /** The stream's id on the server; by default a new one. An existing stream with this id is dropped first. */
  readonly streamId?: string | undefined
  /** The file name on the server, where equal names overwrite each other; by default a new one. */
  readonly fileName?: string | undefined
  readonly chunkBytes?: number | undefined
  /** How long the server keeps the file, in ms; 0 means no limit. By default long enough to send it. */
  readonly retentionMs?: number | undefined
  readonly unfinished?: UnfinishedUpload | undefined
  /**
   * Whether to resume an unfinished upload of the same file or stream; an interrupt then keeps it. If false, the upload
   * also fails when the connection is lost.
   */
  readonly resume?: boolean | undefined
  /** Whether an unfinished upload has the required name and retention. By default every upload fits. */
  readonly fits?: ((stream: UploadStream) => boolean) | undefined
  /** Called with the number of bytes on the server when it changes. */
  readonly onProgress?: ((doneBytes: number) => void) | undefined
  /** Told when something went wrong that has been mended. */
  readonly onNote?: ((what: Saying) => void) | undefined
}

/** NapCat parses each frame with JSON5 on its event loop, at some 5 MB/s: larger chunks would make other calls wait. */
const CHUNK_BYTES = 64 * 1024
/** The maximum in flight: chunks, and bytes. */
const WINDOW = 16
const WINDOW_BYTES = 4 * 1024 * 1024
/** The maximum losses in a row without progress; the pauses after them are about 15 s in total. */
const MAX_LOSSES = 6
/** How often the whole file is sent from its beginning. */
const MAX_BEGINNINGS = 3
/** How long the server's count must not change, because it may still write chunks of a lost connection. */
const STEADY_MS = 150

/**
 * How long the file must be kept until it is sent: QQ needs at most 1 s for 256 KB, NapCat's own rate (api/msg.ts).
 * @param size in bytes @returns ms
 */
export function retentionFor(size: number): number {
  return 300_000 + Math.ceil(size / 256)
}

/** @param wantedMs how long the file must be kept; 0 means no limit */
export function isKeptFor({retentionMs}: UploadStream, wantedMs: number): boolean {
  return retentionMs === 0 || (wantedMs !== 0 && retentionMs >= wantedMs)
}

/** A new stream for a file. Its name on the server is plain ASCII, because it is used in paths and URLs. */
function newStream(source: UploadSource, options: UploadOptions): UploadStream {
  const {size, name} = source
  const {chunkBytes = CHUNK_BYTES} = options
  const [extension = ''] = /^\.[A-Za-z0-9]{1,10}$/.exec(path.extname(name)) ?? []
  return {
    id: options.streamId ?? randomUUID(),
    fileName: options.fileName ?? `qq-${randomUUID()}${extension}`,
    chunkBytes,
    window: Math.max(2, Math.min(WINDOW, Math.floor(WINDOW_BYTES / chunkBytes))),
    retentionMs: options.retentionMs ?? retentionFor(size),
  }
}

/**
 * Uploads a file in chunks and checks its hash. A lost `Link` is renewed, and the upload continues; a dry run uploads
 * nothing.
 * @throws QQError LOCAL if the file changes, CONNECT or TIMEOUT if the connection is finally lost, as `readReply`
 */
export async function uploadFile(caller: Caller, source: UploadSource, options: UploadOptions = {}): Promise<Uploaded> {
  if (caller.isDry) {
    const place = `<stream:${source.name}>`
    return {stream_id: place, file_path: place, file_size: source.size, sha256: source.sha256}
  }
  return new Upload(caller, source, options).run()
}

/** For a dry run: records the first and the last frame, with the file's name instead of its bytes. */
export async function dryUpload(caller: Caller, source: UploadSource, options: UploadOptions): Promise<Uploaded> {
  const stream = newStream(source, options)
  const chunk = {chunk_index: 0, chunk_data: `<stream:${source.name}>`}
  await caller.call(request(UPLOAD, {...openingParams(source, stream), ...chunk}))
  await caller.call(request(UPLOAD, {stream_id: stream.id, is_complete: true}))
  return uploadFile(caller, source, options)
}

/** The server's state of a stream. @throws QQError ACTION_FAILED if it has no stream with this id */
export async function uploadStatus(caller: Caller, id: string): Promise<unknown> {
  return (await caller.call(request(UPLOAD, {stream_id: id, verify_only: true}))).data
}

/** Drops a stream on the server, which reports success as a failure. @throws QQError for all other failures */
export async function resetUpload(caller: Caller, id: string): Promise<void> {
  try {
    await caller.call(request(UPLOAD, {stream_id: id, reset: true}))
  } catch (error) {
    if (!(error instanceof QQError && error.code === 'ACTION_FAILED')) throw error
  }
}

function remembers(source: UploadSource, {unfinished, fits, onNote}: UploadOptions): UploadStream | undefined {
  const rival = unfinished?.claim()
  if (rival !== undefined) onNote?.(anew(source, {kind: 'transfer.hasRival', by: rival}))
  const stream = unfinished?.recall()
  if (stream === undefined || (fits?.(stream) ?? true)) return stream
  onNote?.(anew(source, {kind: 'transfer.isNamedOtherwise'}))
  return undefined
}

class Upload {
  #stream: UploadStream
  /** The server may have chunks of the stream, so it must be asked before sending. */
  #begun: boolean
  /** The server has chunks from another run or from a lost connection. */
  #resumed: boolean
  #doneBytes = 0
  #beginnings = 0
  #losses = 0
  #doneAtLoss = -1

  constructor(
    private readonly caller: Caller,
    private readonly source: UploadSource,
    private readonly options: UploadOptions,
  ) {
    const remembered = options.resume ? remembers(source, options) : undefined
    const wanted = options.streamId === undefined || options.streamId === remembered?.id
    this.#stream = remembered && wanted ? remembered : newStream(source, options)
    this.#begun = this.#resumed = (options.resume ?? false) && this.#stream.id === (remembered?.id ?? options.streamId)
    if (this.#begun) options.unfinished?.keep(this.#stream)
  }

  async run(): Promise<Uploaded> {
    try {
      for (;;) {
        try {
          return await this.#try()
        } catch (error) {
          if (!(await this.#mend(error))) throw await this.#leave(error)
        }
      }
    } finally {
      this.options.unfinished?.release()
    }
  }

  async #try(): Promise<Uploaded> {
    await this.#send((this.#begun ? await this.#position() : undefined) ?? (await this.#open()))
    await this.source.checkUnchanged()
    const {data} = await this.caller.call(request(UPLOAD, {stream_id: this.#stream.id, is_complete: true}))
    const uploaded = finishedFile(data, this.source, this.#stream.id)
    this.options.unfinished?.forget()
    return uploaded
  }

  /** Starts a stream with its first chunk; returns the index of the next one. */
  async #open(): Promise<number> {
    if (++this.#beginnings > MAX_BEGINNINGS) {
      const what = {kind: 'transfer.lostByServer', file: this.source.name, times: MAX_BEGINNINGS} as const
      throw new QQError('SOFT_FAILED', what, {action: UPLOAD})
    }
    if (this.#begun) this.#stream = newStream(this.source, this.options)
    if (this.options.streamId !== undefined) await resetUpload(this.caller, this.#stream.id)
    this.#begun = true
    this.#resumed = false
    // resuming does not help with few chunks, because all of them would be sent again
    if (chunksOf(this.source, this.#stream) > this.#stream.window) this.options.unfinished?.keep(this.#stream)
    // the server must know the stream before the second chunk, because it handles frames in parallel
    await this.#send(0, 1)
    return 1
  }

  /** Sends chunks `from`…`to - 1`, and waits until the server has them. */
  async #send(from: number, to = chunksOf(this.source, this.#stream)): Promise<void> {
    const {chunkBytes, window} = this.#stream
    let isOver = false
    const send = async (index: number): Promise<void> => {
      const {data} = await this.caller.call(this.#chunk(index))
      if (isOver) return
      receivedChunks(data)
      this.#report(this.#doneBytes + chunkBytes)
    }
    this.#report(from * chunkBytes)
    try {
      await inWindow(from, to, window, send)
    } finally {
      isOver = true // running sends do not belong to the next try
    }
  }

  #chunk(index: number): Request {
    const {id, chunkBytes} = this.#stream
    const opening = index === 0 ? openingParams(this.source, this.#stream) : {}
    return {
      action: UPLOAD,
      params: {...opening, stream_id: id, chunk_index: index},
      bytes: {param: 'chunk_data', read: () => this.source.read(index * chunkBytes, chunkBytes)},
      isPart: true,
    }
  }

  /** Where to continue; undefined if the server does not know the stream, or has another one with that id. */
  async #position(): Promise<number | undefined> {
    let before = -1
    for (;;) {
      const count = await this.#count()
      if (count === undefined) return undefined
      // it only reports the number of chunks; a missing one is at most a window below
      if (count === before) return Math.max(0, count - this.#stream.window)
      before = count
      await sleep(STEADY_MS)
    }
  }

  async #count(): Promise<number | undefined> {
    try {
      const {received, total} = receivedChunks(await uploadStatus(this.caller, this.#stream.id))
      return total === chunksOf(this.source, this.#stream) ? received : undefined
    } catch (error) {
      if (error instanceof QQError && error.code === 'ACTION_FAILED') return undefined
      throw error
    }
  }

  #report(doneBytes: number): void {
    this.#doneBytes = Math.min(doneBytes, this.source.size)
    this.options.onProgress?.(this.#doneBytes)
  }

  /** Prepares another try, if one may succeed. */
  async #mend(error: unknown): Promise<boolean> {
    if (!(error instanceof QQError)) return false
    if (mayGoOn(error)) return this.#reconnect(error)
    if (!this.#resumed || (error.code !== 'ACTION_FAILED' && error.code !== 'SOFT_FAILED')) return false
    // the count of a stream may be wrong after a lost connection, and another run may have sent other content
    this.options.onNote?.(anew(this.source, error.what))
    await resetUpload(this.caller, this.#stream.id)
    this.#stream = newStream(this.source, this.options)
    this.#begun = this.#resumed = false
    return true
  }

  async #reconnect(error: QQError): Promise<boolean> {
    if (!(this.caller instanceof Link) || this.options.resume === false) return false
    this.#losses = this.#doneBytes > this.#doneAtLoss ? 1 : this.#losses + 1
    this.#doneAtLoss = this.#doneBytes
    if (this.#losses > MAX_LOSSES) return false
    this.options.onNote?.({kind: 'transfer.connectingAgain', problem: withoutEffect(error)})
    try {
      await this.caller.renew(this.#losses - 1)
    } catch (failure) {
      throw await this.#leave(failure)
    }
    this.#resumed = this.#begun
    return true
  }

  /** The final error, after the chunks on the server were dropped, unless they can be used later. */
  async #leave(error: unknown): Promise<unknown> {
    const {unfinished, resume} = this.options
    const percent = Math.floor((this.#doneBytes / this.source.size) * 100)
    const far = {file: this.source.name, percent, goesOn: unfinished !== undefined}
    if (error instanceof Interrupt && resume) {
      return new Interrupt(error.signal, {kind: 'transfer.uploadedSoFar', ...far})
    }
    if (error instanceof QQError && mayGoOn(error)) {
      const what: Saying = {kind: 'transfer.uploadLost', ...far, problem: withoutEffect(error)}
      return new QQError(error.code, what, {action: UPLOAD, cause: error})
    }
    unfinished?.forget()
    const reset = {stream_id: this.#stream.id, reset: true}
    if (this.#begun && this.caller instanceof Link) await this.caller.lastWords(request(UPLOAD, reset))
    return error instanceof Interrupt ? new Interrupt(error.signal) : error
  }
}

/** The problem, without an unknown effect: the server reports on request whether a chunk has arrived. */
function withoutEffect(error: QQError): Saying {
  return isOfKind(error, 'connection.perhapsDone') ? error.what.what : error.what
}

/** Over another connection, where the server tells what has arrived. */
function mayGoOn(error: QQError): boolean {
  return error.code === 'TIMEOUT' || isLoss(error)
}

function anew({name: file}: UploadSource, problem: Saying): Saying {
  return {kind: 'transfer.beginsAnew', file, problem}
}
