import {randomBytes} from 'node:crypto'
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {makeFolder} from './folders.js'

/** What is in a file; undefined when there is none. @throws what the system says of a file that cannot be read */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * Makes a file for this user alone, whole or not at all, in place of what was there.
 * @param lasts whether it must still be there when the machine loses its power now
 * @throws what the system says
 */
export function writeWhole(file: string, text: string, lasts: boolean): void {
  const folder = path.dirname(file)
  makeFolder(folder, 0o700)
  const fresh = nameBeside(file)
  try {
    writeFileSync(fresh, text, {mode: 0o600, flag: 'wx', flush: lasts})
    renameSync(fresh, file)
  } catch (error) {
    removeIfPossible(fresh)
    throw error
  }
  if (lasts) flushFolder(folder)
}

/** What cannot be removed stays. */
export function removeIfPossible(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // its folder is no folder, or not ours to write in
  }
}

/** A name that no other file has, for what is to lie beside this one for a moment. */
export function nameBeside(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}`
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}

/** What the system calls an error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** A file has its name on the disk when its folder has been written there. */
function flushFolder(folder: string): void {
  let fd: number | undefined
  try {
    fd = openSync(folder, 'r')
    fsyncSync(fd)
  } catch {
    // Windows has no such thing, and some network file systems
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
