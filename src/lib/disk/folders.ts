import {mkdirSync, statSync} from 'node:fs'
import path from 'node:path'
import {attempt} from '../errors/attempt.js'

/**
 * Creates a folder and its missing parents, level by level: with `recursive`, Node 20 never stops below /proc, where no
 * folder can be created in an existing one (ENOENT).
 * @param mode of all created folders
 * @throws the system's error
 */
export function makeFolder(folder: string, mode?: number): void {
  if (isFolder(folder)) return
  const parent = path.dirname(folder)
  if (parent !== folder) makeFolder(parent, mode)
  try {
    mkdirSync(folder, mode)
  } catch (error) {
    if (!isFolder(folder)) throw error // otherwise another process was faster
  }
}

function isFolder(name: string): boolean {
  return attempt(() => statSync(name).isDirectory()) ?? false // the caller gets the error
}
