import {createHash} from 'node:crypto'
import {type CallContext} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {type Params, textOf} from '../values.js'
import {perWorld, type World} from '../world.js'

/** Where finished uploads lie on the server. */
const TEMP_DIRECTORY = '/app/.config/QQ/NapCat/temp'

interface Upload {
  readonly id: string
  readonly totalChunks: number
  readonly filename: string
  readonly sha256: string
  readonly chunks: Map<number, Buffer>
}

/** Uploads under way: they belong to the process, so they survive the socket. */
const uploadsOf = perWorld(() => new Map<string, Upload>())

function status(upload: Upload, state: 'chunk_received' | 'file_created'): unknown {
  return {
    type: 'stream',
    stream_id: upload.id,
    status: state,
    received_chunks: upload.chunks.size,
    total_chunks: upload.totalChunks,
  }
}

function begin(uploads: Map<string, Upload>, id: string, params: Params): Upload {
  const totalChunks = Number(params['total_chunks'] ?? 0)
  if (totalChunks === 0) throw new Refusal(FAILED, 'total_chunks required for new stream')
  const upload: Upload = {
    id,
    totalChunks,
    filename: textOf(params['filename']) || `upload_${id}`,
    sha256: textOf(params['expected_sha256']),
    chunks: new Map(),
  }
  uploads.set(id, upload)
  return upload
}

function takeChunk(upload: Upload, params: Params, chunk: string): unknown {
  const index = Number(params['chunk_index'] ?? Number.NaN)
  if (!Number.isInteger(index) || index < 0 || index >= upload.totalChunks)
    throw new Refusal(FAILED, `Invalid chunk index: ${String(params['chunk_index'])}`)
  if (upload.chunks.has(index)) return status(upload, 'file_created')
  upload.chunks.set(index, Buffer.from(chunk, 'base64'))
  return status(upload, 'chunk_received')
}

function complete(world: World, upload: Upload): unknown {
  const parts = Array.from({length: upload.totalChunks}, (_unused, index) => {
    const chunk = upload.chunks.get(index)
    if (chunk === undefined || chunk.length === 0) throw new Refusal(FAILED, `Missing memory chunk ${index}`)
    return chunk
  })
  const bytes = Buffer.concat(parts)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (upload.sha256 !== '' && upload.sha256 !== sha256)
    throw new Refusal(FAILED, `SHA256 mismatch. Expected: ${upload.sha256}, Got: ${sha256}`)
  const path = `${TEMP_DIRECTORY}/${upload.filename}`
  world.files.set(path, bytes)
  uploadsOf(world).delete(upload.id)
  return {
    type: 'response',
    stream_id: upload.id,
    status: 'file_complete',
    received_chunks: upload.chunks.size,
    total_chunks: upload.totalChunks,
    file_path: path,
    file_size: bytes.length,
    ...(upload.sha256 === '' ? {} : {sha256}),
  }
}

function oneFrame(params: Params, world: World): unknown {
  const uploads = uploadsOf(world)
  const id = textOf(params['stream_id'])
  const known = uploads.get(id)
  if (params['reset'] === true) {
    uploads.delete(id)
    throw new Refusal(FAILED, 'Stream reset completed') // NapCat reports success this way (UploadFileStream.ts)
  }
  if (params['verify_only'] === true) {
    if (known === undefined) throw new Refusal(FAILED, 'Stream not found')
    return status(known, 'file_created')
  }
  const upload = known ?? begin(uploads, id, params)
  const chunk = textOf(params['chunk_data'])
  if (chunk !== '') return takeChunk(upload, params, chunk)
  if (params['is_complete'] === true || upload.chunks.size === upload.totalChunks) return complete(world, upload)
  return status(upload, 'file_created')
}

/** One reply per request, always. */
export async function* uploadFileStream(params: Params, {world}: CallContext): AsyncGenerator {
  await Promise.resolve()
  yield oneFrame(params, world)
}
