import {closeSync, linkSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {uptime} from 'node:os'
import path from 'node:path'
import {codeOf, nameBeside, readIfThere} from '../disk/files.js'
import {holderIn, standingOf, type Holder} from './holder.js'
import {attempt} from '../errors/attempt.js'

/** Temporary files beside a lock: a lock that is being made or removed, or the right to remove a stale lock. */
const BESIDE = /^\.[\da-f]{12}(?:\.[\da-f]{12})*$/

/**
 * Creates a lock file, unless there is one. It is written under another name first, so that nobody sees half a file.
 * @returns whether it was created
 */
export function place(file: string, text: string): boolean {
  const fresh = nameBeside(file)
  try {
    writeFileSync(fresh, text, {flag: 'wx', mode: 0o600})
    linkSync(fresh, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return placeWithoutLink(file, text) // there are no hard links here (exFAT, Android), or no files at all, which the next call reports
  } finally {
    rmSync(fresh, {force: true})
  }
}

/** The file is empty for a moment; an empty file does not count as stale. */
function placeWithoutLink(file: string, text: string): boolean {
  let fd: number
  try {
    fd = openSync(file, 'wx', 0o600)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(fd, text)
  } catch (error) {
    rmSync(file, {force: true})
    throw error
  } finally {
    closeSync(fd)
  }
  return readIfThere(file) === text
}

/** Removes the file if it has this text: it is renamed, checked once more, and then deleted. */
export function takeAway(file: string, text: string): void {
  if (readIfThere(file) !== text) return
  const away = nameBeside(file)
  try {
    renameSync(file, away)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const taken = readIfThere(away)
  if (taken !== undefined && taken !== text) putBack(away, file)
  rmSync(away, {force: true})
}

/** Restores a file that an old version of this tool or a person has written. Never overwrites. */
function putBack(away: string, file: string): void {
  try {
    linkSync(away, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' && readIfThere(file) === undefined) renameSync(away, file)
  }
}

/** Removes the temporary files of killed processes beside a lock. No process needs them while the lock is ours. */
export function sweep(file: string): void {
  const [folder, name] = [path.dirname(file), path.basename(file)]
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(name) || !BESIDE.test(other.slice(name.length))) continue
    const left = path.join(folder, other)
    const text = readIfThere(left)
    if (text !== undefined && isStale(left, holderOf(text))) rmSync(left, {force: true})
  }
}

/** An empty lock may be unfinished, unless it is older than the last start of this machine. */
export function isStale(file: string, holder: Holder | undefined): boolean {
  if (holder) return standingOf(holder) === 'gone'
  const madeAt = statSync(file, {throwIfNoEntry: false})?.mtimeMs
  return madeAt !== undefined && madeAt < Date.now() - uptime() * 1000
}

/** Earlier versions wrote only the process id. */
export function holderOf(text: string): Holder | undefined {
  if (!text.endsWith('\n')) return undefined
  const noted = attempt<unknown>(() => JSON.parse(text))
  return holderIn(typeof noted === 'number' ? {pid: noted} : noted)
}
