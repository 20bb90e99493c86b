import {closeSync, ftruncateSync, openSync, readSync, realpathSync, writeSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {type Lock} from '../io/memory.js'
import {difference, doingIn, doingText, type Doing} from './batch-doing.js'
import {tryAcquire} from './lock.js'

/** What is known of a line: a write of it was about to be sent; it is done; it failed and did nothing; nobody can know. */
export type Fate = 'started' | 'done' | 'failed' | 'unknown'

const HEADER = 'qq batch journal 2 '
const OTHER_VERSION = /^qq batch journal \d+/
const FATES: Readonly<Record<string, Fate>> = {s: 'started', d: 'done', f: 'failed', u: 'unknown'}
const RECORD = /^(\d{1,9}) ([\da-f]{14}) ([sdfu])$/
const CHUNK_BYTES = 65_536

/**
 * What became of the lines of a batch, in a file that is only appended to. What was written is in the system's hands at
 * once, so that it survives this process however it ends (not the machine).
 */
export class BatchJournal {
  /** By the numbers of the lines. */
  readonly #hashes: number[] = []
  readonly #fates: Fate[] = []
  /** Notes that are not in the file yet, as they will stand there. */
  #unwritten = ''
  #isBroken = false
  #doing: Doing | undefined

  private constructor(
    private readonly file: string,
    private readonly fd: number,
    private readonly lock: Lock,
  ) {}

  /**
   * Opens the journal, a new one where there is none; nobody else can until it is closed.
   * @throws QQError LOCAL for a file that cannot be had or is no journal
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

  /** The number of the last line that was in it when it was opened. */
  get lines(): number {
    return Math.max(0, this.#fates.length - 1)
  }

  /** Whether there are notes for `write`, and it has not failed. */
  get hasUnwritten(): boolean {
    return this.#unwritten !== '' && !this.#isBroken
  }

  /**
   * Ties a new journal to what is done with its lines; of an old one, makes sure that it is the same. To be called before
   * anything is noted, and as often as anybody likes.
   * @throws QQError VALIDATION when earlier runs did something else
   */
  bind(doing: Doing): void {
    if (!this.#doing) this.#unwritten += `${HEADER}${doingText(doing)}\n`
    const other = difference((this.#doing ??= doing), doing)
    if (other === undefined) return
    throw new QQError('VALIDATION', {kind: 'state.otherBatch', file: this.file, difference: other})
  }

  /** What earlier runs noted. @param hash as `hashOf` @throws QQError VALIDATION when this was another line */
  fateOf(line: number, hash: number): Fate | undefined {
    const fate = this.#fates[line]
    if (fate === undefined || this.#hashes[line] === hash) return fate
    throw new QQError('VALIDATION', {kind: 'state.otherInput', file: this.file, line})
  }

  /** @throws QQError VALIDATION for an input that ends before the last line that earlier runs noted */
  checkEnd(lastLine: number): void {
    if (this.lines <= lastLine) return
    throw new QQError('VALIDATION', {kind: 'state.shorterInput', last: lastLine, known: this.lines})
  }

  /** Notes a fate; it is written by the next `write`. */
  note(line: number, hash: number, fate: Fate): void {
    // V8 would keep the texts of all the numbers that are written without toFixed
    this.#unwritten += `${line.toFixed()} ${hexOf(hash)} ${fate.charAt(0)}\n`
  }

  /** What does not go into the file waits for the next time: behind half a record, none could be read. @throws QQError LOCAL */
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

  /** A record that was never finished, by a process that was killed, is cut off: what it was about was not begun. */
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
    const isNew = this.lines === 0 // also where an earlier run did not come to do anything, since the server was not there
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

/** 53 bits that stand for a text (cyrb53): enough to tell one input from another, and fast. */
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

/** 14 digits, made in halves: V8 is several times as slow with numbers that are no small integers. */
function hexOf(hash: number): string {
  const high = Math.floor(hash / 2 ** 28)
  return [high, hash - high * 2 ** 28].map(half => half.toString(16).padStart(7, '0')).join('')
}

/** One journal has one lock, by whichever link it is reached. @throws QQError LOCAL while another process has it */
function lockOn(file: string): Lock {
  const got = tryAcquire(`${realPathOf(file)}.lock`)
  if ('release' in got) return got
  throw new QQError('LOCAL', {kind: 'state.journalTaken', file, by: got.by}, {hint: got.hint})
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file // it is to be made
  }
}

function inaccessible(file: string, error: unknown): QQError {
  return new QQError('LOCAL', {kind: 'state.journalOut', file, detail: reasonOf(error)}, {cause: error})
}
