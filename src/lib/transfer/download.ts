import {createHash} from 'node:crypto'
import {type Caller} from '../client/caller.js'
import {type Params} from '../client/request.js'
import {QQError} from '../errors/errors.js'
import {type Kinds} from '../errors/kinds/index.js'
import {type Saying} from '../errors/saying.js'
import {type ActionName} from '../protocol/actions.js'
import {isJsonObject} from '../protocol/json.js'
import {type Sink} from './partial-file.js'

/** NapCat's information before the first byte. */
export interface FileInfo {
  /** The name that the sender chose; see `downloadName`. */
  readonly fileName: string
  /** In bytes, if known; the size of the original if the server converts the file. */
  readonly sizeHint: number | undefined
}

export interface DownloadOptions {
  /** The required size, if it is known from another source. */
  readonly sizeBytes?: number | undefined
  /** In lower-case hex. */
  readonly sha256?: string | undefined
  /** Called with the number of received bytes. */
  readonly onProgress?: ((doneBytes: number, info: FileInfo) => void) | undefined
  /** Told what is strange about a file that came whole. */
  readonly onNote?: ((what: Saying) => void) | undefined
}

export interface Received {
  readonly size: number
  readonly sha256: string
  /** The last frame. */
  readonly raw: Buffer
}

/**
 * Receives the packets of a download, and checks the position and size of each, and the total size.
 * @param sinkFor the sink for the bytes; undefined if the file is not wanted
 * @throws QQError SOFT_FAILED if packets are lost, repeated or out of order, or if the size or the hash is wrong; the
 * errors of the sink; as `readReply`
 */
export async function receiveFile(
  caller: Caller,
  action: ActionName,
  params: Params,
  sinkFor: (info: FileInfo) => Promise<Sink | undefined>,
  options: DownloadOptions = {},
): Promise<Received | undefined> {
  const {sizeBytes = NaN} = options // NaN is neither more nor less than any size
  const hash = createHash('sha256')
  const decoder = new Decoder()
  let info: FileInfo | undefined
  let sink: Sink | undefined
  let chunks = 0
  let size = 0
  for await (const {data, raw} of caller.stream({action, params})) {
    const packet = isJsonObject(data) ? data : {}
    if (!info) {
      info = fileInfo(action, packet)
      sink = await sinkFor(info)
      if (!sink) return undefined
    } else if (packet['type'] === 'response') {
      const {total_chunks: packets, total_bytes: bytes} = packet
      if (packets !== chunks) throw damaged(action, {how: 'packets', said: String(packets), found: chunks})
      // not file_size: that of a record is its size before it was converted (action/stream/DownloadFileRecordStream.ts)
      if (bytes !== size) throw damaged(action, {how: 'bytes', said: String(bytes), found: size})
      if (size < sizeBytes) throw damaged(action, {how: 'too short', said: sizeBytes, found: size})
      const {sizeHint = size} = info
      if (size !== sizeHint) options.onNote?.({kind: 'transfer.sizeDiffers', said: sizeHint, found: size})
      return {size, sha256: checked(action, hash.digest('hex'), options.sha256), raw}
    } else {
      const bytes = chunkBytes(action, packet, chunks, decoder)
      if (size + bytes.length > sizeBytes) throw damaged(action, {how: 'too long', said: sizeBytes})
      hash.update(bytes)
      await sink?.write(bytes)
      chunks++
      size += bytes.length
      options.onProgress?.(size, info)
    }
  }
  throw damaged(action, {how: 'end'})
}

function fileInfo(action: string, packet: Readonly<Record<string, unknown>>): FileInfo {
  if (packet['data_type'] !== 'file_info') throw damaged(action, {how: 'beginning'})
  const size = Number(packet['file_size'])
  return {
    fileName: typeof packet['file_name'] === 'string' ? packet['file_name'] : '',
    sizeHint: Number.isSafeInteger(size) && size > 0 ? size : undefined,
  }
}

/** Decodes each chunk into the same memory, because new memory would become garbage faster than V8 collects it. */
class Decoder {
  #space = Buffer.alloc(0)

  /** @returns bytes that are valid until the next call */
  decode(base64: string): Buffer {
    const most = Math.ceil((base64.length * 3) / 4)
    if (this.#space.length < most) this.#space = Buffer.allocUnsafe(most)
    return this.#space.subarray(0, this.#space.write(base64, 'base64'))
  }
}

function chunkBytes(
  action: string,
  packet: Readonly<Record<string, unknown>>,
  expected: number,
  decoder: Decoder,
): Buffer {
  const {data_type: type, index, data, size} = packet
  if (type !== 'file_chunk' || typeof data !== 'string') throw damaged(action, {how: 'no part', packet: expected})
  if (index !== expected) throw damaged(action, {how: 'out of order', packet: expected, found: String(index)})
  const bytes = decoder.decode(data)
  if (bytes.length !== size) {
    throw damaged(action, {how: 'packet size', packet: expected, said: String(size), found: bytes.length})
  }
  return bytes
}

function checked(action: string, found: string, wanted: string | undefined): string {
  if (wanted === undefined || wanted === found) return found
  throw new QQError('SOFT_FAILED', {kind: 'transfer.otherHash', found, wanted}, {action})
}

function damaged(action: string, facts: Kinds['transfer.damaged']): QQError {
  return new QQError('SOFT_FAILED', {kind: 'transfer.damaged', ...facts}, {action})
}
