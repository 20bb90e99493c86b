import {closeSync, ftruncateSync, openSync, readSync, realpathSync, writeSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {parseJson, stringifyJson} from '../protocol/json.js'
import {cut} from '../protocol/quoted.js'
import {Held, tryAcquire, type Lock} from './lock.js'

/** What is known of a line: a write of it was about to be sent; it is done; it failed and did nothing; nobody can know. */
export type Fate = 'started' | 'done' | 'failed' | 'unknown'

/** What is done with the lines of a batch: under another one of these, the same line is another thing. */
export interface Doing {
  /** Its URL, in the one form that it is opened in. */
  readonly server: string
  /** Calls are made exactly as they are given. */
  readonly unchecked: boolean
  /** What all records of a CSV call, and what its header calls their cells. */
  readonly action?: string | undefined
  readonly columns?: readonly string[] | undefined
}

const HEADER = 'qq batch journal 2 '
const OTHER_VERSION = /^qq batch journal \d+/
const LETTERS: Readonly<Record<Fate, string>> = {started: 's', done: 'd', failed: 'f', unknown: 'u'}
const FATES: readonly (Fate | undefined)[] = [undefined, 'started', 'done', 'failed', 'unknown']
const HASH_DIGITS = 14
const HEX = '0123456789abcdef'
const RECORD = /^(\d+) ([\da-f]{14}) ([sdfu])$/
const CHUNK_BYTES = 65_536

/**
 * What became of the lines of a batch, in a file that is only appended to. What was written is in the system's hands at
 * once, so that it survives this process however it ends (not the machine).
 */
export class BatchJournal {
  #hashes = new Float64Array(1024)
  #fates = new Uint8Array(1024)
  #lines = 0
  /** Notes that are not in the file yet, as they will stand there. */
  #notes = Buffer.allocUnsafe(CHUNK_BYTES)
  #unwritten = 0
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
    const lock = lockOn(file)
    try {
      const journal = new BatchJournal(file, openSync(file, 'a+', 0o600), lock)
      journal.#read()
      return journal
    } catch (error) {
      lock.release()
      throw error instanceof QQError ? error : inaccessible(file, error)
    }
  }

  /** The number of the last line that was in it when it was opened. */
  get lines(): number {
    return this.#lines
  }

  /** Whether there are notes for `write`, and it has not failed. */
  get hasUnwritten(): boolean {
    return this.#unwritten > 0 && !this.#isBroken
  }

  /**
   * Ties a new journal to what is done with its lines; of an old one, makes sure that it is the same. To be called before
   * anything is noted, and as often as anybody likes.
   * @throws QQError VALIDATION when earlier runs did something else
   */
  bind(doing: Doing): void {
    if (!this.#doing) this.#addText(`${HEADER}${asciiJson(doing)}\n`)
    const was = (this.#doing ??= doing)
    const other = PARTS.find(part => stringifyJson(was[part]) !== stringifyJson(doing[part]))
    if (other === undefined) return
    const [then, now] = [was, doing].map(IN_WORDS[other])
    throw new QQError(
      'VALIDATION',
      `${this.file} is the journal of another batch: that was ${then ?? ''}, and this is ${now ?? ''}`,
      {hint: 'give the same again, or another file to --resume'},
    )
  }

  /** What earlier runs noted. @param hash as `hashOf` @throws QQError VALIDATION when this was another line */
  fateOf(line: number, hash: number): Fate | undefined {
    const fate = line <= this.#lines ? FATES[this.#fates[line] ?? 0] : undefined
    if (fate === undefined || this.#hashes[line] === hash) return fate
    throw new QQError('VALIDATION', `line ${line} is not what it was: ${this.file} is the journal of another input`, {
      hint: 'give the same input again, or another file to --resume',
    })
  }

  /** @throws QQError VALIDATION for an input that ends before the last line that earlier runs noted */
  checkEnd(lastLine: number): void {
    if (this.#lines <= lastLine) return
    throw new QQError(
      'VALIDATION',
      `the input ends at line ${lastLine}, and the journal knows of line ${this.#lines}`,
      {hint: 'it is the journal of another input'},
    )
  }

  /** Notes a fate; it is written by the next `write`. */
  note(line: number, hash: number, fate: Fate): void {
    this.#addText(line.toFixed()) // V8 would keep the texts of all the numbers that are written in another way
    this.#addText(' ')
    for (let shift = HASH_DIGITS - 1; shift >= 0; shift--)
      this.#addByte(HEX.charCodeAt(Math.floor(hash / 16 ** shift) % 16))
    this.#addText(` ${LETTERS[fate]}\n`)
  }

  /** What does not go into the file waits for the next time: behind half a record, none could be read. @throws QQError LOCAL */
  write(): void {
    const bytes = this.#unwritten
    let at = 0
    try {
      while (at < bytes) at += writeSync(this.fd, this.#notes, at, bytes - at)
    } catch (error) {
      this.#isBroken = true
      throw inaccessible(this.file, error)
    } finally {
      this.#notes.copyWithin(0, at, bytes)
      this.#unwritten = bytes - at
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
        if (first ? !this.#takeHeader(record) : !this.#take(record)) throw this.#damaged()
        first = false
        good += record.length + 1
      }
    }
    if (first && !HEADER.startsWith(rest.slice(0, HEADER.length))) throw this.#damaged()
    const isNew = this.#lines === 0 // also where an earlier run did not come to do anything, since the server was not there
    if (isNew) this.#doing = undefined
    ftruncateSync(this.fd, isNew ? 0 : good)
  }

  #addText(text: string): void {
    for (let at = 0; at < text.length; at++) this.#addByte(text.charCodeAt(at))
  }

  #addByte(byte: number): void {
    if (this.#unwritten === this.#notes.length) this.#notes = Buffer.concat([this.#notes], 2 * this.#notes.length)
    this.#notes[this.#unwritten++] = byte
  }

  #damaged(): QQError {
    return new QQError('LOCAL', `--resume: ${this.file} is not the journal of a batch`, {
      hint: 'name a new file: the journal is made there',
    })
  }

  #takeHeader(record: string): boolean {
    if (!record.startsWith(HEADER) && OTHER_VERSION.test(record)) {
      throw new QQError('LOCAL', `--resume: ${this.file} is the journal of another version of qq`, {
        hint: 'end that batch with the qq that began it, or name a new file: then all lines are done, also those that were',
      })
    }
    this.#doing = record.startsWith(HEADER) ? doingFrom(record.slice(HEADER.length)) : undefined
    return this.#doing !== undefined
  }

  #take(record: string): boolean {
    const [, line, hash, letter] = RECORD.exec(record) ?? []
    if (line === undefined || hash === undefined) return false
    this.#set(
      Number(line),
      parseInt(hash, 16),
      FATES.findIndex(fate => fate !== undefined && LETTERS[fate] === letter),
    )
    return true
  }

  #set(line: number, hash: number, fate: number): void {
    if (line >= this.#fates.length) {
      const size = Math.max(2 * this.#fates.length, line + 1)
      const [hashes, fates] = [new Float64Array(size), new Uint8Array(size)]
      hashes.set(this.#hashes)
      fates.set(this.#fates)
      ;[this.#hashes, this.#fates] = [hashes, fates]
    }
    this.#hashes[line] = hash
    this.#fates[line] = fate
    if (line > this.#lines) this.#lines = line
  }
}

/** The parts of it, as they are compared and named. */
const IN_WORDS: Readonly<Record<keyof Doing, (doing: Doing) => string>> = {
  server: ({server}) => `for ${server}`,
  action: ({action}) => (action === undefined ? 'of calls and commands' : `of records for ${cut(action)}`),
  columns: ({columns = []}) => `with the columns ${cut(columns.join(', '))}`,
  unchecked: ({unchecked}) => `${unchecked ? 'with' : 'without'} --unchecked`,
}
const PARTS = Object.keys(IN_WORDS) as (keyof Doing)[]

/** As `bind` wrote it; undefined for anything else. */
function doingFrom(json: string): Doing | undefined {
  try {
    const {server, unchecked, action, columns} = parseJson(json) as Record<string, unknown>
    const isDoing =
      typeof server === 'string' &&
      typeof unchecked === 'boolean' &&
      (action === undefined || typeof action === 'string') &&
      (columns === undefined || (Array.isArray(columns) && columns.every(name => typeof name === 'string')))
    return isDoing ? {server, unchecked, action, columns} : undefined
  } catch {
    return undefined // no JSON, or null
  }
}

/** A journal is read byte by byte. */
function asciiJson(value: unknown): string {
  return stringifyJson(value).replace(/[^\0-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
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

/** @throws QQError LOCAL while another process has it */
function lockOn(file: string): Lock {
  let lock: Lock | Held
  try {
    lock = tryAcquire(`${targetOf(file)}.lock`)
  } catch (error) {
    throw inaccessible(file, error)
  }
  if (!(lock instanceof Held)) return lock
  throw new QQError('LOCAL', `--resume: another batch works with ${file} (${lock.by})`, {hint: lock.hint})
}

/** One journal has one lock, by whichever link it is reached. */
function targetOf(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file // it is to be made
  }
}

function inaccessible(file: string, error: unknown): QQError {
  return new QQError('LOCAL', `--resume: the journal ${file} cannot be had: ${reasonOf(error)}`, {cause: error})
}
