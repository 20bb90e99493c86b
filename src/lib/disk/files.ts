import {randomBytes} from 'node:crypto'
import {chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {makeFolder} from './folders.js'

/** The text of a file; undefined if there is none. @throws the system's error if it cannot be read */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * Writes a file atomically and replaces an existing one.
 * @param lasts whether it must survive a loss of power
 * @param mode for this user only when absent
 * @throws the system's error
 */
export function writeWhole(file: string, text: string, lasts: boolean, mode?: number): void {
  const folder = path.dirname(file)
  makeFolder(folder, 0o700)
  const fresh = nameBeside(file)
  try {
    writeFileSync(fresh, text, {mode: 0o600, flag: 'wx', flush: lasts})
    if (mode !== undefined) chmodSync(fresh, mode)
    renameSync(fresh, file)
  } catch (error) {
    removeIfPossible(fresh)
    throw error
  }
  if (lasts) flushFolder(folder)
}

/** Removes a file; a failure is ignored. */
export function removeIfPossible(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // its folder is no folder, or not ours to write in
  }
}

/** A unique name for a temporary file beside this one. */
export function nameBeside(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}`
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}

/** The code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** Writes a folder to the disk, so that the names of its files are stored. */
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
