import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'
import {type UploadSource} from './upload-source.js'

export const UPLOAD = 'upload_file_stream'

/** One upload on the server. */
export interface UploadStream {
  readonly id: string
  /** The name of the finished file in the server's temporary folder. */
  readonly fileName: string
  readonly chunkBytes: number
  /** The maximum number of chunks from the first unanswered one on. */
  readonly window: number
  /** How long the server keeps the finished file, in ms; 0 means no limit. */
  readonly retentionMs: number
}

export function chunksOf({size}: UploadSource, {chunkBytes}: UploadStream): number {
  return Math.ceil(size / chunkBytes)
}

/** The parameters that the server reads only with the first chunk. */
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

/** The number of chunks that the server has, by its answer to a chunk or a query. @throws QQError SOFT_FAILED */
export function receivedChunks(data: unknown): {readonly received: number; readonly total: number} {
  const {received_chunks: received, total_chunks: total} = isJsonObject(data) ? data : {}
  if (typeof received !== 'number' || typeof total !== 'number') throw notUnderstood('count')
  return {received, total}
}

/** A finished upload, under NapCat's own names. */
export interface Uploaded {
  readonly stream_id: string
  /** The path on the server, for the next call. */
  readonly file_path: string
  readonly file_size: number
  readonly sha256: string
}

/** The server's result for a finished file. @throws QQError SOFT_FAILED if it differs from the sent file */
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
