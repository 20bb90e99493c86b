import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {removeIfPossible, writeWhole} from '../disk/files.js'
import {makeFolder} from '../disk/folders.js'
import {type Recorded} from '../errors/kinds/state.js'
import {type Held, type Lock, type Memory, type NoteKind} from '../io/memory.js'
import {parseJson, stringifyJson} from '../protocol/json.js'
import {tryAcquire} from './lock.js'
import {Records} from './records.js'
import {attempt} from '../errors/attempt.js'

/** The limit in bytes and in UTF-16 units. */
const LONGEST_NOTE = 4 << 20

/** The store for data that outlives a run: a folder for each kind, with a file for each entry. */
export class Store implements Memory {
  /** @param folder of this program; created on the first write */
  constructor(private readonly folder: string) {}

  read<T>(kind: NoteKind<T>, key: string): T | undefined {
    return attempt(() => {
      const file = this.pathOf(kind.name, key, 'json')
      const {mtimeMs, size} = statSync(file)
      const isGood = mtimeMs >= Date.now() - kind.maxAgeMs && size <= LONGEST_NOTE
      return isGood ? kind.parse(parseJson(readFileSync(file, 'utf8'))) : undefined
    })
  }

  write<T>(kind: NoteKind<T>, key: string, value: T | undefined): void {
    const file = this.pathOf(kind.name, key, 'json')
    const text = value === undefined ? '' : stringifyJson(value)
    try {
      if (text === '' || text.length > LONGEST_NOTE) return removeIfPossible(file)
      writeWhole(file, text, false)
      this.prune(kind)
    } catch {
      // the disk is full, or the folder not ours
    }
  }

  lock({name}: {readonly name: string}, key: string): Lock | Held | undefined {
    const file = this.pathOf(name, key, 'lock')
    return attempt(() => {
      makeFolder(path.dirname(file), 0o700)
      return tryAcquire(file)
    })
  }

  /** Records, which must not be lost; the texts are for errors, see `Records`. */
  records(name: string, of: Recorded): Records {
    return new Records(path.join(this.folder, name), of)
  }

  /** Removes old notes, notes beyond the maximum, and remains of killed runs. @throws errors of the file system */
  prune({name, maxAgeMs, maxNotes}: Omit<NoteKind<unknown>, 'parse'>): void {
    const folder = path.join(this.folder, name)
    const newestFirst = readdirSync(folder)
      .map(found => path.join(folder, found))
      .map(file => ({file, writtenAt: statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? Infinity}))
      .sort((a, b) => b.writtenAt - a.writtenAt)
    let notes = 0
    for (const {file, writtenAt} of newestFirst) {
      const isSurplus = file.endsWith('.json') && ++notes > maxNotes
      if (writtenAt >= Date.now() - maxAgeMs && !isSurplus) continue
      if (!file.includes('.lock')) removeIfPossible(file)
      else if (file.endsWith('.lock')) removeLock(file)
    }
  }

  /** The file of an entry. @param ending of its name */
  pathOf(name: string, key: string, ending: string): string {
    return path.join(this.folder, name, fileNameOf(key, ending))
  }
}

/** The file name for a key, which may be any text. */
export function fileNameOf(key: string, ending: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.${ending}`
}

/** Removes a lock unless its run still exists. */
function removeLock(file: string): void {
  const got = tryAcquire(file)
  if ('release' in got) got.release()
}
