import {randomBytes} from 'node:crypto'
import {accessSync, rmSync} from 'node:fs'
import {link, open, rename, rm, type FileHandle} from 'node:fs/promises'
import path from 'node:path'
import {QQError, reasonOf} from '../errors/errors.js'
import {shortened} from './local-name.js'

/** Where the bytes of a download go. */
export interface Sink {
  /** Resolves when it takes more. */
  write(bytes: Buffer): Promise<void>
}

/** A file that is not there until it is whole: until then its bytes lie beside it, under a name that hides them. */
export class PartialFile implements Sink {
  readonly #removeAtExit = (): void => rmSync(this.partial, {force: true})

  private constructor(
    readonly path: string,
    private readonly partial: string,
    private readonly handle: FileHandle,
  ) {
    process.on('exit', this.#removeAtExit) // a second Ctrl-C waits for nobody
  }

  /** @throws QQError LOCAL when its folder takes no file */
  static async create(file: string): Promise<PartialFile> {
    const ending = `.part-${process.pid}-${randomBytes(3).toString('hex')}`
    const partial = path.join(path.dirname(file), `.${shortened(path.basename(file), 254 - ending.length)}${ending}`)
    try {
      return new PartialFile(file, partial, await open(partial, 'wx'))
    } catch (error) {
      throw cannotWrite(file, error)
    }
  }

  /** @throws QQError LOCAL when the disk is full */
  async write(bytes: Buffer): Promise<void> {
    try {
      for (let written = 0; written < bytes.length;) written += (await this.handle.write(bytes, written)).bytesWritten
    } catch (error) {
      throw cannotWrite(this.path, error)
    }
  }

  /** Makes it the file that it is to be. @throws QQError LOCAL, also when there is one by now and `overwrite` is not set */
  async finish(overwrite: boolean): Promise<void> {
    try {
      await this.handle.close() // some file systems tell only now that they are full
      if (overwrite) await rename(this.partial, this.path)
      else await renameToNew(this.partial, this.path)
    } catch (error) {
      throw error instanceof QQError ? error : cannotWrite(this.path, error)
    }
    await this.discard()
  }

  /** Leaves nothing behind but what `finish` made. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined) // closed already, or never to be used
    await rm(this.partial, {force: true})
    process.off('exit', this.#removeAtExit)
  }
}

export function alreadyThere(file: string): QQError {
  return new QQError('LOCAL', `${file} is there already`, {
    hint: '--force overwrites it, --no-clobber leaves it and goes on',
  })
}

/** A rename overwrites; a hard link does not, where the file system has such. */
async function renameToNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (isError(error, 'EEXIST') || exists(to)) throw alreadyThere(to)
    await rename(from, to)
  }
}

export function exists(file: string): boolean {
  try {
    accessSync(file)
    return true
  } catch (error) {
    return !isError(error, 'ENOENT')
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function cannotWrite(file: string, error: unknown): QQError {
  return new QQError('LOCAL', `cannot write ${file}: ${reasonOf(error)}`, {cause: error})
}
