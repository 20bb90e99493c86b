import {mkdirSync, statSync} from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder, and those above it that are not there. Level by level: with `recursive` Node 20 tries for ever below /proc,
 * where no folder can be made in one that is there (ENOENT).
 * @param mode of all that are made
 * @throws what the system says
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
  try {
    return statSync(name).isDirectory()
  } catch {
    return false // whoever makes it is told why
  }
}
