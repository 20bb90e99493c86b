import {createHash} from 'node:crypto'
import {createReadStream, readSync} from 'node:fs'
import {mkdtemp, open, realpath, rm, type FileHandle} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {QQError, reasonOf} from '../errors/errors.js'
import {cannotRead} from './cannot-read.js'
import {writeAll} from './partial-file.js'

/** The size of one read; each read needs another thread. */
const BLOCK_BYTES = 512 * 1024

/** A file to upload, open for reading, with what identifies it. */
export interface UploadSource {
  /** The name for people, and for the end of the name on the server. */
  readonly name: string
  /** Its path; undefined for the content of a pipe. */
  readonly path: string | undefined
  readonly size: number
  /** Last change, in ms since the epoch. */
  readonly mtimeMs: number
  /** In lower-case hex: NapCat compares text (action/stream/UploadFileStream.ts). */
  readonly sha256: string
  /**
   * Reads from a position, fewer bytes at the end; valid until the next read. @throws QQError LOCAL if the file changed
   */
  read(position: number, length: number): Buffer
  /** @throws QQError LOCAL if the file has changed since it was opened */
  checkUnchanged(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a file and reads it once for its hash, which the server takes with the first chunk only. A pipe (`<(…)`) is read to
 * its end first.
 * @throws QQError LOCAL when it cannot be read, VALIDATION for a folder, a device or an empty file; the signal's reason
 */
export async function openSource(file: string, signal?: AbortSignal): Promise<UploadSource> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw cannotRead(file, error, 'no upload')
  })
  try {
    const stat = await handle.stat()
    if (stat.isFIFO() || stat.isSocket()) {
      const spooled = await spoolSource(
        createReadStream('', {fd: handle.fd, autoClose: false}),
        path.basename(file),
        signal,
      )
      await handle.close()
      return spooled
    }
    if (stat.isDirectory()) {
      throw new QQError('VALIDATION', {kind: 'transfer.isFolder', folder: file, bare: file, advice: 'archive'})
    }
    if (!stat.isFile()) throw new QQError('VALIDATION', {kind: 'transfer.isNoOrdinaryFile', file})
    if (stat.size === 0) throw isEmpty(file)
    const source = {handle, name: path.basename(file), size: stat.size, mtimeMs: stat.mtimeMs}
    const sha256 = await hashOf(source, signal)
    return fileSource({...source, path: await realpath(file), sha256})
  } catch (error) {
    await handle.close()
    throw error instanceof Error && 'syscall' in error ? cannotRead(file, error) : error
  }
}

/**
 * Copies a stream to a file without a name, which always disappears with this process.
 * @throws as `spooled`; the signal's reason
 */
export async function spoolSource(
  stream: AsyncIterable<unknown> | Iterable<unknown>,
  name: string,
  signal?: AbortSignal,
): Promise<UploadSource> {
  return spooled(name, async write => {
    for await (const part of stream) {
      signal?.throwIfAborted()
      await write(part as Buffer) // without an encoding chunks are Buffers
    }
    signal?.throwIfAborted()
  })
}

/**
 * As `spoolSource`, for the bytes that `fill` writes.
 * @throws QQError LOCAL if the disk is full, VALIDATION if there are no bytes; the errors of `fill`
 */
export async function spooled(
  name: string,
  fill: (write: (bytes: Buffer) => Promise<void>) => Promise<unknown>,
): Promise<UploadSource> {
  let handle: FileHandle | undefined
  try {
    handle = await anonymousFile()
    const file = handle
    const hash = createHash('sha256')
    let size = 0
    await fill(async bytes => {
      await writeAll(file, bytes)
      hash.update(bytes)
      size += bytes.length
    })
    if (size === 0) throw isEmpty(name)
    const {mtimeMs} = await handle.stat()
    return fileSource({handle, name, path: undefined, size, mtimeMs, sha256: hash.digest('hex')})
  } catch (error) {
    await handle?.close()
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const facts = {file: name, folder: tmpdir(), detail: reasonOf(error)}
    throw new QQError('LOCAL', {kind: 'transfer.cannotKeep', ...facts}, {cause: error})
  }
}

interface Opened {
  readonly handle: FileHandle
  readonly name: string
  readonly size: number
  readonly mtimeMs: number
}

function fileSource(opened: Opened & Pick<UploadSource, 'path' | 'sha256'>): UploadSource {
  const {handle, ...facts} = opened
  const {name, size} = facts
  let memory: Buffer = Buffer.alloc(0)
  /** The last read block, and its position in the file. */
  let block = {start: 0, bytes: memory}
  /** Reads whole chunks, so that no chunk is split between blocks. */
  const readBlock = (start: number, chunkBytes: number): void => {
    const length = Math.min(size, Math.max(chunkBytes, BLOCK_BYTES - (BLOCK_BYTES % chunkBytes)))
    if (memory.length < length) memory = Buffer.allocUnsafe(length)
    block = {start, bytes: readFully(handle, memory, start)}
  }
  return {
    ...facts,
    read(position, length) {
      const wanted = Math.min(length, size - position)
      if (position < block.start || position + wanted > block.start + block.bytes.length) readBlock(position, length)
      const from = position - block.start
      const chunk = block.bytes.subarray(from, from + wanted)
      if (chunk.length < wanted) throw hasChanged(name)
      return chunk
    },
    checkUnchanged: async () => checkUnchanged(opened),
    close: async () => handle.close(),
  }
}

/** Hashes a file, and reads the next block meanwhile. */
async function hashOf(source: Opened, signal: AbortSignal | undefined): Promise<string> {
  const {handle, size} = source
  const hash = createHash('sha256')
  const length = Math.min(BLOCK_BYTES, size)
  const memory = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)] as const
  let reading = handle.read(memory[0], 0, length, 0)
  for (let position = 0; position <= size;) {
    const {buffer, bytesRead} = await reading
    signal?.throwIfAborted()
    if (bytesRead === 0) break
    position += bytesRead
    reading = handle.read(buffer === memory[0] ? memory[1] : memory[0], 0, length, position)
    hash.update(buffer.subarray(0, bytesRead))
  }
  await reading
  await checkUnchanged(source)
  return hash.digest('hex')
}

async function checkUnchanged({handle, name, size, mtimeMs}: Opened): Promise<void> {
  const now = await handle.stat()
  if (now.size !== size || now.mtimeMs !== mtimeMs) throw hasChanged(name)
}

/**
 * Reads until the buffer is full or the file ends, because a read may return less even in the middle of a file. It
 * blocks, which is faster than using another thread.
 */
function readFully({fd}: FileHandle, buffer: Buffer, position: number): Buffer {
  let filled = 0
  while (filled < buffer.length) {
    const bytesRead = readSync(fd, buffer, filled, buffer.length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

async function anonymousFile(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'qqctl-'))
  try {
    return await open(path.join(folder, 'upload'), 'wx+', 0o600)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

function isEmpty(file: string): QQError {
  return new QQError('VALIDATION', {kind: 'transfer.isEmpty', file})
}

function hasChanged(file: string): QQError {
  return new QQError('LOCAL', {kind: 'transfer.hasChanged', file})
}
