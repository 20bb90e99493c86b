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

/** How many chunks the server counts, by its answer to a chunk or to a question. @throws QQError SOFT_FAILED */
export function receivedChunks(data: unknown): {readonly received: number; readonly total: number} {
  const {received_chunks: received, total_chunks: total} = isJsonObject(data) ? data : {}
  if (typeof received !== 'number' || typeof total !== 'number') throw notUnderstood('count')
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
  if (typeof path !== 'string' || path === '') throw notUnderstood('path')
  if (Number(size) !== source.size || sha256 !== source.sha256) {
    const found = {foundSize: String(size), foundSha256: String(sha256)}
    const wanted = {file: source.name, size: source.size, sha256: source.sha256}
    throw new QQError('SOFT_FAILED', {kind: 'transfer.putTogetherWrongly', ...wanted, ...found}, {action: UPLOAD})
  }
  return {stream_id: id, file_path: path, file_size: source.size, sha256}
}

function notUnderstood(missing: 'count' | 'path'): QQError {
  return new QQError('SOFT_FAILED', {kind: 'transfer.uploadUnclear', missing}, {action: UPLOAD})
}
