import {closeSync, linkSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {uptime} from 'node:os'
import path from 'node:path'
import {codeOf, nameBeside, readIfThere} from '../disk/files.js'
import {holderIn, standingOf, type Holder} from './holder.js'

/** What stands beside a lock for a moment: one that is being made or taken away, or the right to take a stale one away. */
const BESIDE = /^\.[\da-f]{12}(?:\.[\da-f]{12})*$/

/**
 * Makes the file of a lock, unless there is one: written under another name first, so that nobody ever sees it half made.
 * @returns whether it was made
 */
export function place(file: string, text: string): boolean {
  const fresh = nameBeside(file)
  try {
    writeFileSync(fresh, text, {flag: 'wx', mode: 0o600})
    linkSync(fresh, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return placeWithoutLink(file, text) // no hard links here (exFAT, Android), or no file at all, as is told then
  } finally {
    rmSync(fresh, {force: true})
  }
}

/** For a moment the file is there and says nothing: then nobody takes it for stale. */
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

/** Removes the file if this is in it: under another name, where it is looked at once more before it goes. */
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

/** For what a version of this tool did that knows nothing of all this, or a person. Never overwrites. */
function putBack(away: string, file: string): void {
  try {
    linkSync(away, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' && readIfThere(file) === undefined) renameSync(away, file)
  }
}

/** Removes what processes left beside a lock that were killed in the middle. Nobody needs it when the lock is ours. */
export function sweep(file: string): void {
  const [folder, name] = [path.dirname(file), path.basename(file)]
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(name) || !BESIDE.test(other.slice(name.length))) continue
    const left = path.join(folder, other)
    const text = readIfThere(left)
    if (text !== undefined && isStale(left, holderOf(text))) rmSync(left, {force: true})
  }
}

/** What says nothing may be in the making, unless it is older than the last start of this machine, which cut it off. */
export function isStale(file: string, holder: Holder | undefined): boolean {
  if (holder) return standingOf(holder) === 'gone'
  const madeAt = statSync(file, {throwIfNoEntry: false})?.mtimeMs
  return madeAt !== undefined && madeAt < Date.now() - uptime() * 1000
}

/** Earlier versions wrote the number of the process alone. */
export function holderOf(text: string): Holder | undefined {
  if (!text.endsWith('\n')) return undefined
  try {
    const noted: unknown = JSON.parse(text)
    return holderIn(typeof noted === 'number' ? {pid: noted} : noted)
  } catch {
    return undefined
  }
}
