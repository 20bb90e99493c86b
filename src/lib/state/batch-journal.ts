import {closeSync, ftruncateSync, openSync, readSync, realpathSync, writeSync} from 'node:fs'
import {attempt} from '../errors/attempt.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type Lock} from '../io/memory.js'
import {difference, doingIn, doingText, type Doing} from './batch-doing.js'
import {tryAcquire} from './lock.js'

/** A line's state: its write may have been sent; it is done; it failed without an effect; its result is unknown. */
export type Fate = 'started' | 'done' | 'failed' | 'unknown'

const HEADER = 'qq batch journal 2 '
const OTHER_VERSION = /^qq batch journal \d+/
const FATES: Readonly<Record<string, Fate>> = {s: 'started', d: 'done', f: 'failed', u: 'unknown'}
const RECORD = /^(\d{1,9}) ([\da-f]{14}) ([sdfu])$/
const CHUNK_BYTES = 65_536

/**
 * The results of the lines of a batch, in a file to which lines are only appended. Each write goes to the system at
 * once, so it survives the end of this process (but not of the machine).
 */
export class BatchJournal {
  /** The hashes by line number. */
  readonly #hashes: number[] = []
  readonly #fates: Fate[] = []
  /** Notes that are not in the file yet, in the form of the file. */
  #unwritten = ''
  #isBroken = false
  #doing: Doing | undefined

  private constructor(
    private readonly file: string,
    private readonly fd: number,
    private readonly lock: Lock,
  ) {}

  /**
   * Opens or creates the journal. No other process can open it until it is closed.
   * @throws QQError LOCAL for a file that cannot be opened or is not a journal
   */
  static open(file: string): BatchJournal {
    let lock: Lock | undefined
    try {
      lock = lockOn(file)
      const journal = new BatchJournal(file, openSync(file, 'a+', 0o600), lock)
      journal.#read()
      return journal
    } catch (error) {
      lock?.release()
      throw error instanceof QQError ? error : inaccessible(file, error)
    }
  }

  /** The number of the last line in it when it was opened. */
  get lines(): number {
    return Math.max(0, this.#fates.length - 1)
  }

  /** Whether there are notes for `write`, and it has not failed. */
  get hasUnwritten(): boolean {
    return this.#unwritten !== '' && !this.#isBroken
  }

  /**
   * Binds a new journal to the settings of its batch; for an old journal, checks that they are the same. It must be
   * called before the first note, and can be repeated.
   * @throws QQError VALIDATION if earlier runs had other settings
   */
  bind(doing: Doing): void {
    if (!this.#doing) this.#unwritten += `${HEADER}${doingText(doing)}\n`
    const other = difference((this.#doing ??= doing), doing)
    if (other === undefined) return
    throw new QQError('VALIDATION', {kind: 'state.otherBatch', file: this.file, difference: other})
  }

  /** The state from earlier runs. @param hash of `hashOf` @throws QQError VALIDATION if this was another line */
  fateOf(line: number, hash: number): Fate | undefined {
    const fate = this.#fates[line]
    if (fate === undefined || this.#hashes[line] === hash) return fate
    throw new QQError('VALIDATION', {kind: 'state.otherInput', file: this.file, line})
  }

  /** @throws QQError VALIDATION for an input that ends before the last line of earlier runs */
  checkEnd(lastLine: number): void {
    if (this.lines <= lastLine) return
    throw new QQError('VALIDATION', {kind: 'state.shorterInput', last: lastLine, known: this.lines})
  }

  /** Adds a note, which the next `write` writes. */
  note(line: number, hash: number, fate: Fate): void {
    // without toFixed, V8 would keep the texts of all numbers
    this.#unwritten += `${line.toFixed()} ${hexOf(hash)} ${fate.charAt(0)}\n`
  }

  /** Writes the notes. After a failure, the next call continues a half-written record. @throws QQError LOCAL */
  write(): void {
    const bytes = Buffer.from(this.#unwritten, 'latin1')
    let at = 0
    try {
      while (at < bytes.length) at += writeSync(this.fd, bytes, at)
    } catch (error) {
      this.#isBroken = true
      throw inaccessible(this.file, error)
    } finally {
      this.#unwritten = this.#unwritten.slice(at)
    }
  }

  close(): void {
    try {
      this.write()
    } finally {
      closeSync(this.fd)
      this.lock.release()
    }
  }

  /** An incomplete record of a killed process is cut off; its line was not started. */
  #read(): void {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let [rest, good, first] = ['', 0, true]
    for (let read = 0; (read = readSync(this.fd, chunk, 0, CHUNK_BYTES, good + rest.length)) > 0;) {
      const records = (rest + chunk.toString('latin1', 0, read)).split('\n')
      rest = records.pop() ?? ''
      for (const record of records) {
        if (first) this.#takeHeader(record)
        else this.#take(record)
        first = false
        good += record.length + 1
      }
    }
    if (first && !HEADER.startsWith(rest.slice(0, HEADER.length))) this.#refuse()
    const isNew = this.lines === 0 // also if an earlier run did nothing because the server was unreachable
    if (isNew) this.#doing = undefined
    ftruncateSync(this.fd, isNew ? 0 : good)
  }

  #takeHeader(record: string): void {
    if (record.startsWith(HEADER)) this.#doing = doingIn(record.slice(HEADER.length)) ?? this.#refuse()
    else if (!OTHER_VERSION.test(record)) this.#refuse()
    else throw new QQError('LOCAL', {kind: 'state.otherVersion', file: this.file})
  }

  #take(record: string): void {
    const [, line, hash = '', letter = ''] = RECORD.exec(record) ?? this.#refuse()
    this.#hashes[Number(line)] = parseInt(hash, 16)
    this.#fates[Number(line)] = FATES[letter] ?? this.#refuse()
  }

  #refuse(): never {
    throw new QQError('LOCAL', {kind: 'state.noJournal', file: this.file})
  }
}

/** A fast hash of 53 bits (cyrb53), which is enough to distinguish inputs. */
export function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/** 14 digits, made in two halves, because V8 is several times slower with numbers that are not small integers. */
function hexOf(hash: number): string {
  const high = Math.floor(hash / 2 ** 28)
  return [high, hash - high * 2 ** 28].map(half => half.toString(16).padStart(7, '0')).join('')
}

/** The lock of a journal, the same for all links to it. @throws QQError LOCAL while another process holds it */
function lockOn(file: string): Lock {
  const got = tryAcquire(`${attempt(() => realpathSync(file)) ?? file}.lock`) // the file may not exist yet
  if ('release' in got) return got
  throw new QQError('LOCAL', {kind: 'state.journalTaken', file, by: got.by}, {hint: got.hint})
}

function inaccessible(file: string, error: unknown): QQError {
  return new QQError('LOCAL', {kind: 'state.journalOut', file, detail: reasonOf(error)}, {cause: error})
}
