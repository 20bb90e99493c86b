import {createHash} from 'node:crypto'
import path from 'node:path'
import {setImmediate as tick} from 'node:timers/promises'
import {type CallContext, type HandlerTable} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {type WireParams, textOf} from '../wire-values.js'
import {perWorld, type World} from '../world.js'

/** Where finished uploads lie on the server. */
const TEMP_DIRECTORY = '/app/.config/QQ/NapCat/temp'
/** A file of a known size up to here is kept in memory, every other one as a file for each chunk. */
const MEMORY_FILE_BYTES = 10 * 1024 * 1024
/** All uploads in memory together. */
const MEMORY_BYTES = 100 * 1024 * 1024
/** Without a new chunk. */
const IDLE_MS = 600_000

interface Upload {
  readonly id: string
  readonly totalChunks: number
  readonly filename: string
  readonly sha256: string
  readonly retentionMs: number
  /** The bytes of a file that is assembled in memory; 0 on disk. */
  readonly memoryBytes: number
  readonly chunks: Map<number, Buffer>
  /** A chunk that is written to disk twice at the same time counts twice. */
  received: number
  idle: NodeJS.Timeout
}

/** Running uploads. They belong to the process, so they survive the socket. */
const uploadsOf = perWorld(() => new Map<string, Upload>())

function status(upload: Upload, state: 'chunk_received' | 'file_created'): unknown {
  return {
    type: 'stream',
    stream_id: upload.id,
    status: state,
    received_chunks: upload.received,
    total_chunks: upload.totalChunks,
  }
}

function begin(uploads: Map<string, Upload>, id: string, params: WireParams): Upload {
  const totalChunks = Number(params['total_chunks'] ?? 0)
  if (totalChunks === 0) throw new Refusal(FAILED, 'total_chunks required for new stream')
  const size = Number(params['file_size'] ?? 0)
  const memoryBytes = size > 0 && size <= MEMORY_FILE_BYTES ? size : 0
  const inMemory = [...uploads.values()].reduce((sum, upload) => sum + upload.memoryBytes, memoryBytes)
  if (memoryBytes > 0 && inMemory > MEMORY_BYTES) throw new Refusal(FAILED, 'Memory limit exceeded')
  const upload: Upload = {
    id,
    totalChunks,
    filename: textOf(params['filename']) || `upload_${id}`,
    sha256: textOf(params['expected_sha256']),
    retentionMs: Number(params['file_retention'] ?? 300_000),
    memoryBytes,
    chunks: new Map(),
    received: 0,
    idle: setTimeout(() => uploads.delete(id), IDLE_MS).unref(),
  }
  uploads.set(id, upload)
  return upload
}

function drop(uploads: Map<string, Upload>, upload: Upload | undefined): void {
  if (upload === undefined) return
  clearTimeout(upload.idle)
  uploads.delete(upload.id)
}

async function takeChunk(upload: Upload, params: WireParams, chunk: string): Promise<unknown> {
  const index = Number(params['chunk_index'] ?? Number.NaN)
  if (!Number.isInteger(index) || index < 0 || index >= upload.totalChunks)
    throw new Refusal(FAILED, `Invalid chunk index: ${String(params['chunk_index'])}`)
  if (upload.chunks.has(index)) return status(upload, 'file_created')
  const bytes = Buffer.from(chunk, 'base64')
  if (upload.memoryBytes === 0) await tick() // it is written to disk
  upload.chunks.set(index, bytes)
  upload.received++
  upload.idle.refresh()
  return status(upload, 'chunk_received')
}

function putTogether(upload: Upload): Buffer {
  const kind = upload.memoryBytes > 0 ? 'memory chunk' : 'chunk file'
  const parts = Array.from({length: upload.totalChunks}, (_unused, index) => {
    const chunk = upload.chunks.get(index)
    if (chunk === undefined || chunk.length === 0) throw new Refusal(FAILED, `Missing ${kind} ${index}`)
    return chunk
  })
  return Buffer.concat(parts)
}

function complete(world: World, upload: Upload): unknown {
  const bytes = putTogether(upload)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (upload.sha256 !== '' && upload.sha256 !== sha256)
    throw new Refusal(FAILED, `SHA256 mismatch. Expected: ${upload.sha256}, Got: ${sha256}`)
  // NapCat does not check the name: ../ leads out, and there are no subfolders
  const file = path.posix.join(TEMP_DIRECTORY, upload.filename)
  if (!TEMP_DIRECTORY.startsWith(path.posix.dirname(file)))
    throw new Refusal(FAILED, `ENOENT: no such file or directory, open '${file}'`)
  world.files.set(file, bytes)
  drop(uploadsOf(world), upload)
  // deletes any file with that name, even a newer one
  if (upload.retentionMs > 0) setTimeout(() => world.files.delete(file), upload.retentionMs).unref()
  return {
    type: 'response',
    stream_id: upload.id,
    status: 'file_complete',
    received_chunks: upload.received,
    total_chunks: upload.totalChunks,
    file_path: file,
    file_size: bytes.length,
    ...(upload.sha256 === '' ? {} : {sha256}),
  }
}

async function oneFrame(params: WireParams, world: World): Promise<unknown> {
  const uploads = uploadsOf(world)
  const id = textOf(params['stream_id'])
  const known = uploads.get(id)
  if (params['reset'] === true) {
    drop(uploads, known)
    throw new Refusal(FAILED, 'Stream reset completed') // NapCat reports success this way (UploadFileStream.ts)
  }
  if (params['verify_only'] === true) {
    if (known === undefined) throw new Refusal(FAILED, 'Stream not found')
    return status(known, 'file_created')
  }
  const upload = known ?? begin(uploads, id, params)
  const chunk = textOf(params['chunk_data'])
  if (chunk !== '') return takeChunk(upload, params, chunk)
  if (params['is_complete'] === true || upload.received >= upload.totalChunks) return complete(world, upload)
  return status(upload, 'file_created')
}

/** One reply per request, always. */
export async function* uploadFileStream(params: WireParams, {world}: CallContext): AsyncGenerator {
  yield await oneFrame(params, world)
}

export const STREAM_FILES: HandlerTable = {
  /** Deletes finished uploads, even needed ones, but not the folders of unfinished ones. */
  clean_stream_temp_file: (_params, {world}) => {
    for (const file of world.files.keys()) if (path.posix.dirname(file) === TEMP_DIRECTORY) world.files.delete(file)
  },
}
