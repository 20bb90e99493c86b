import {closeSync, createReadStream, fstatSync, openSync, readSync, statSync} from 'node:fs'
import {type Readable} from 'node:stream'
import {attempt} from '../../errors/attempt.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Io} from '../../io/io.js'
import {decodePieces} from '../../input/text.js'

export interface InputLine {
  /** The line number in the file, from 1. */
  readonly number: number
  readonly text: string
  /** The cells of a CSV record, with their names from the header. */
  readonly cells?: readonly string[]
  readonly names?: readonly string[]
}

/** Splits the input, in whatever chunks it arrives. */
export interface Splitter {
  readonly nextLine: number
  push(text: string): InputLine[]
  end(): InputLine[]
}

const CHUNK_BYTES = 65_536

/** A file, or stdin (`-`). */
export class Input {
  #stream: Readable | undefined

  constructor(
    private readonly file: string,
    private readonly io: Pick<Io, 'stdin' | 'stdinFd'>,
  ) {}

  /** A pipe (stdin, a FIFO, the shell's `<(…)`) can be read only once. */
  get canBeReadTwice(): boolean {
    return this.file !== '-' && this.#isRegular()
  }

  /**
   * Its lines, each time as many as are available; it reads only on request.
   * @throws QQError LOCAL for a file that cannot be read, VALIDATION for input that is not UTF-8
   */
  async *lines(splitter: Splitter): AsyncGenerator<readonly InputLine[], void> {
    const name = this.file === '-' ? 'stdin' : this.file
    const pieces = this.#isRegular() ? this.#whatIsThere() : this.#whatComes()
    try {
      for await (const text of decodePieces(pieces, name, () => splitter.nextLine)) yield splitter.push(text)
    } catch (error) {
      if (error instanceof QQError) throw error
      throw new QQError('LOCAL', {kind: 'input.unreadable', file: name, detail: reasonOf(error)})
    }
    yield splitter.end()
  }

  #isRegular(): boolean {
    const {stdinFd} = this.io
    if (this.file === '-') return stdinFd !== undefined && attempt(() => fstatSync(stdinFd).isFile()) === true
    return attempt(() => statSync(this.file).isFile()) === true // the reader gets the reason of a failure
  }

  /** Reads a file on a disk without the dozen modules of Node's streams. A chunk is valid until the next one. */
  *#whatIsThere(): Generator<Buffer, void> {
    const {stdinFd} = this.io
    const isStdin = this.file === '-' && stdinFd !== undefined
    const fd = isStdin ? stdinFd : openSync(this.file, 'r')
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    try {
      for (let bytes = 0; (bytes = readSync(fd, chunk, 0, CHUNK_BYTES, null)) > 0;) {
        yield chunk.subarray(0, bytes)
      }
    } finally {
      if (!isStdin) closeSync(fd)
    }
  }

  async *#whatComes(): AsyncGenerator<Buffer, void> {
    this.#stream = this.file === '-' ? this.io.stdin : createReadStream(this.file)
    for await (const chunk of this.#stream) yield chunk as Buffer // without an encoding chunks are Buffers
  }

  /** Closes it, because the writer of our stdin may still be writing. */
  close(): void {
    this.#stream?.destroy()
  }
}

/** Lines, without those that are empty or begin with `#`. */
export class LineSplitter implements Splitter {
  #rest = ''
  #number = 0

  get nextLine(): number {
    return this.#number + 1
  }

  push(text: string): InputLine[] {
    const end = text.lastIndexOf('\n')
    if (end === -1) {
      this.#rest += text // for a line of megabytes, so that it is not searched again for each chunk
      return []
    }
    const lines = `${this.#rest}${text.slice(0, end)}`.split('\n')
    this.#rest = text.slice(end + 1)
    return this.#numbered(lines)
  }

  end(): InputLine[] {
    return this.#numbered([this.#rest])
  }

  #numbered(lines: readonly string[]): InputLine[] {
    const found: InputLine[] = []
    for (const line of lines) {
      const number = ++this.#number
      const text = line.trim()
      if (text !== '' && !text.startsWith('#')) found.push({number, text})
    }
    return found
  }
}

/** A cell, in quotes if it has commas, quotes or line breaks, and its separator. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n)/y

/** The records of CSV (RFC 4180) below a header, which names the cells; empty cells are omitted. */
export class CsvSplitter implements Splitter {
  #rest = ''
  #number = 1
  #names: readonly string[] | undefined

  get nextLine(): number {
    return this.#number + lineFeedsIn(this.#rest)
  }

  push(text: string): InputLine[] {
    this.#rest += text
    if (!text.includes('\n')) return [] // for a record of megabytes, so that it is not searched again for each chunk
    const found: InputLine[] = []
    for (let record = this.#take(); record; record = this.#take()) {
      const lines = lineFeedsIn(record.text)
      if (record.text.trim() !== '') {
        if (this.#names)
          found.push({number: this.#number, text: record.text.trimEnd(), cells: record.cells, names: this.#names})
        this.#names ??= record.cells.map(name => name.trim())
      }
      this.#number += lines
    }
    return found
  }

  /** @throws QQError VALIDATION for invalid CSV */
  end(): InputLine[] {
    const found = this.push('\n')
    if (this.#rest.trim() === '') return found
    const what = say('line {line} is not valid CSV: a quote is not closed, or is inside a cell', {line: this.#number})
    throw new QQError('VALIDATION', what)
  }

  #take(): {text: string; cells: string[]} | undefined {
    const cells: string[] = []
    CELL.lastIndex = 0
    for (let match = CELL.exec(this.#rest); match; match = CELL.exec(this.#rest)) {
      cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
      if (match[3] === ',') continue
      const end = CELL.lastIndex
      const text = this.#rest.slice(0, end)
      this.#rest = this.#rest.slice(end)
      return {text, cells}
    }
    return undefined
  }
}

function lineFeedsIn(text: string): number {
  return text.split('\n').length - 1
}
