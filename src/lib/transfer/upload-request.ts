import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'
import {type UploadSource} from './upload-source.js'

export const UPLOAD = 'upload_file_stream'

/** One upload as the server knows it. */
export interface UploadStream {
  readonly id: string
  /** Of the finished file in the server's temporary folder. */
  readonly fileName: string
  readonly chunkBytes: number
  /** How many chunks may lack an answer, counted from the first one that does. */
  readonly window: number
  /** How long the server keeps the finished file, in ms; 0 = for ever. */
  readonly retentionMs: number
}

export function chunksOf({size}: UploadSource, {chunkBytes}: UploadStream): number {
  return Math.ceil(size / chunkBytes)
}

/** What the server reads with the first chunk, and never again. */
export function openingParams(source: UploadSource, stream: UploadStream): ParamsOf<typeof UPLOAD> {
  return {
    stream_id: stream.id,
    total_chunks: chunksOf(source, stream),
    file_size: source.size,
    expected_sha256: source.sha256,
    filename: stream.fileName,
    file_retention: stream.retentionMs,
  }
}

/**
 * Puts the frames of chunks together, in buffers that are used again. JSON.stringify would look at every character of the
 * base64, several times slower than all the rest of an upload; and new memory for each frame would be garbage sooner than V8
 * collects it.
 */
export class ChunkFrames {
  /** Of the latest frames, each in the place of the one a window below it. */
  readonly #buffers: Buffer[] = []

  /** @param window a frame is not needed any more when the one so many places further on is made */
  constructor(private readonly window: number) {}

  make(params: ParamsOf<typeof UPLOAD> & {readonly chunk_index: number}, chunk: Buffer, echo: string): Buffer {
    const head = `${inAscii(JSON.stringify({action: UPLOAD, params}).slice(0, -2))},"chunk_data":"`
    const tail = `"},"echo":"${echo}"}`
    const length = head.length + Math.ceil(chunk.length / 3) * 4 + tail.length
    const buffer = this.#bufferFor(params.chunk_index % this.window, length)
    buffer.write(head, 0, 'latin1')
    buffer.write(chunk.toString('base64'), head.length, 'latin1')
    buffer.write(tail, length - tail.length, 'latin1')
    return buffer.subarray(0, length)
  }

  #bufferFor(place: number, length: number): Buffer {
    const buffer = this.#buffers[place]
    if (buffer && buffer.length >= length) return buffer
    return (this.#buffers[place] = Buffer.allocUnsafe(length + SPARE))
  }
}

/** Later frames have more digits. */
const SPARE = 64

function inAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** How many chunks the server counts, by its answer to a chunk or to a question. @throws QQError SOFT_FAILED */
export function receivedChunks(data: unknown): {readonly received: number; readonly total: number} {
  const {received_chunks: received, total_chunks: total} = isJsonObject(data) ? data : {}
  if (typeof received !== 'number' || typeof total !== 'number') throw notUnderstood('how much of a file it has')
  return {received, total}
}

/** A finished upload, under NapCat's own names. */
export interface Uploaded {
  readonly stream_id: string
  /** On the server: what the next call takes for its file. */
  readonly file_path: string
  readonly file_size: number
  readonly sha256: string
}

/** The server's account of a finished file. @throws QQError SOFT_FAILED when that is not what was sent */
export function finishedFile(data: unknown, source: UploadSource, id: string): Uploaded {
  const {file_path: path, file_size: size, sha256} = isJsonObject(data) ? data : {}
  if (typeof path !== 'string' || path === '') throw notUnderstood('where it put the file')
  if (Number(size) !== source.size || sha256 !== source.sha256) {
    const told = `${String(size)} bytes with SHA-256 ${String(sha256)}`
    throw new QQError(
      'SOFT_FAILED',
      `the server put ${source.name} together wrongly: it has ${told} instead of ${source.size} with ${source.sha256}`,
      {action: UPLOAD},
    )
  }
  return {stream_id: id, file_path: path, file_size: source.size, sha256}
}

function notUnderstood(what: string): QQError {
  return new QQError('SOFT_FAILED', `NapCat did not say ${what}`, {action: UPLOAD})
}
