import {createReadStream} from 'node:fs'
import {QQError, reasonOf} from '../../errors/errors.js'
import {claimStdin} from '../stdin.js'

/** What is to be read of the input. */
export interface InputLine {
  /** In the file, from 1. */
  readonly number: number
  readonly text: string
  /** Of a record of CSV, and what its header calls them. */
  readonly cells?: readonly string[]
  readonly names?: readonly string[]
}

/** Takes the input apart, however it is cut up on its way. */
export interface Splitter {
  push(text: string): InputLine[]
  end(): InputLine[]
}

/**
 * Reads the lines of a file, or of stdin (`-`), each time as many as there are; no more is read than is asked for.
 * @throws QQError LOCAL for a file that cannot be read, USAGE when stdin is wanted for something else
 */
export async function* inputLines(file: string, splitter: Splitter): AsyncGenerator<readonly InputLine[], void> {
  try {
    const stream = file === '-' ? process.stdin : createReadStream(file)
    let first = true
    for await (const chunk of stream.setEncoding('utf8')) {
      const text = chunk as string // by the encoding
      yield splitter.push(first ? text.replace(/^\uFEFF/, '') : text) // editors on Windows begin a file with it
      first = false
    }
  } catch (error) {
    throw new QQError('LOCAL', `cannot read ${file === '-' ? 'stdin' : file}: ${reasonOf(error)}`)
  }
  yield splitter.end()
}

/** Stdin is the batch's own, also where it reads a file: of many lines, which one should have it? */
export function claimInput(): void {
  claimStdin('the lines of the batch')
}

/** Lines, without those that are empty or begin with `#`. */
export class LineSplitter implements Splitter {
  #rest = ''
  #number = 0

  push(text: string): InputLine[] {
    const lines = `${this.#rest}${text}`.split('\n')
    this.#rest = lines.pop() ?? ''
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
