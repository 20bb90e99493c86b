import {randomBytes} from 'node:crypto'
import {accessSync, rmSync} from 'node:fs'
import {link, open, rename, rm, type FileHandle} from 'node:fs/promises'
import path from 'node:path'
import {codeOf, isMissing} from '../disk/files.js'
import {makeFolder} from '../disk/folders.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {shortened} from './local-name.js'

/** The sink for the bytes of a download. */
export interface Sink {
  /** Resolves when it accepts more. @param bytes must be valid until then */
  write(bytes: Buffer): Promise<void>
}

export interface OpenFile extends Sink {
  /** @throws QQError LOCAL */
  finish(overwrite: boolean): Promise<void>
  /** It is safe to call at any time, and twice. */
  discard(): Promise<void>
}

const BLOCK_BYTES = 512 * 1024

/** Writes a file in large blocks, because each write needs another thread. */
class BlockWriter implements Sink {
  readonly #block = Buffer.allocUnsafe(BLOCK_BYTES)
  #filled = 0

  constructor(private readonly handle: FileHandle) {}

  async write(bytes: Buffer): Promise<void> {
    for (let taken = 0; taken < bytes.length;) {
      const count = bytes.copy(this.#block, this.#filled, taken)
      taken += count
      this.#filled += count
      if (this.#filled === BLOCK_BYTES) await this.#flush()
    }
  }

  /** Writes the rest and closes the file. */
  async close(): Promise<void> {
    await this.#flush()
    await this.handle.close() // some file systems only report here that they are full
  }

  /** Closes the file without writing the rest. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined) // it is already closed, or will never be used
  }

  async #flush(): Promise<void> {
    await writeAll(this.handle, this.#block.subarray(0, this.#filled))
    this.#filled = 0
  }
}

/** A device or a named pipe, which can be written but not replaced. */
export class PlainFile implements OpenFile {
  private constructor(
    private readonly path: string,
    private readonly file: BlockWriter,
  ) {}

  /** @throws QQError LOCAL */
  static async open(file: string): Promise<PlainFile> {
    return new PlainFile(file, new BlockWriter(await orCannotWrite(file, open(file, 'w'))))
  }

  async write(bytes: Buffer): Promise<void> {
    await orCannotWrite(this.path, this.file.write(bytes))
  }

  async finish(): Promise<void> {
    await orCannotWrite(this.path, this.file.close())
  }

  async discard(): Promise<void> {
    await this.file.abandon()
  }
}

/** A file that appears when it is complete. Until then its bytes are in a hidden file beside it. */
export class PartialFile implements OpenFile {
  readonly #removeAtExit = (): void => rmSync(this.partial, {force: true})

  private constructor(
    readonly path: string,
    private readonly partial: string,
    private readonly file: BlockWriter,
  ) {
    process.on('exit', this.#removeAtExit) // a second Ctrl-C ends the process at once
  }

  /** Creates its folder if needed. @throws QQError LOCAL if no file can be created there */
  static async create(file: string): Promise<PartialFile> {
    const ending = `.part-${process.pid}-${randomBytes(3).toString('hex')}`
    const folder = path.dirname(file)
    const partial = path.join(folder, `.${shortened(path.basename(file), 254 - ending.length)}${ending}`)
    const opening = async (): Promise<FileHandle> => {
      makeFolder(folder)
      return open(partial, 'wx')
    }
    return new PartialFile(file, partial, new BlockWriter(await orCannotWrite(file, opening())))
  }

  /** @throws QQError LOCAL when the disk is full */
  async write(bytes: Buffer): Promise<void> {
    await orCannotWrite(this.path, this.file.write(bytes))
  }

  /** Renames it to its target. @throws QQError LOCAL, also if the target exists by now and `overwrite` is not set */
  async finish(overwrite: boolean): Promise<void> {
    await orCannotWrite(this.path, this.file.close())
    await orCannotWrite(this.path, overwrite ? rename(this.partial, this.path) : renameToNew(this.partial, this.path))
    await this.discard()
  }

  /** Removes everything except a finished file. */
  async discard(): Promise<void> {
    await this.file.abandon()
    await rm(this.partial, {force: true})
    process.off('exit', this.#removeAtExit)
  }
}

export function alreadyThere(file: string): QQError {
  return new QQError('LOCAL', {kind: 'transfer.isThere', file})
}

/** A rename overwrites; a hard link, if the file system has them, does not. */
async function renameToNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || exists(to)) throw alreadyThere(to)
    await rename(from, to)
  }
}

export function exists(file: string): boolean {
  try {
    accessSync(file)
    return true
  } catch (error) {
    return !isMissing(error)
  }
}

/** Writes all bytes, because one write may take fewer. */
export async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) written += (await handle.write(bytes, written)).bytesWritten
}

/** The result of work on a file. @throws QQError LOCAL */
async function orCannotWrite<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof QQError) throw error
    throw new QQError('LOCAL', {kind: 'transfer.cannotWrite', file, detail: reasonOf(error)}, {cause: error})
  }
}
