import {isDeepStrictEqual} from 'node:util'
import {QQError} from '../errors/errors.js'
import {atPlace, type Known, type Place} from '../errors/saying.js'
import {type InputStream, type Io} from '../io/io.js'

/** The stdin of a run, which can be read once, for one purpose. */
export class Stdin {
  #claimedFor: Place | undefined
  /** The remaining readers of a shared stdin, and its content. */
  #shared: {readersLeft: number; bytes?: Promise<Buffer>} | undefined

  /** Finds the id for a line that is a name. @throws the error, if it cannot be one */
  byName: ((text: string, error: unknown) => Promise<string>) | undefined

  constructor(private readonly io: Pick<Io, 'stdin'>) {}

  /** For a command that runs several times in parallel: each run may read all of stdin, for one purpose. */
  share(readers: number): void {
    this.#shared = {readersLeft: readers}
  }

  /** Whether it is in use. */
  get isClaimed(): boolean {
    return this.#claimedFor !== undefined
  }

  /**
   * Returns the stream for one purpose.
   * @throws QQError USAGE if it is already used for another purpose, or shared
   */
  claim(purpose: Place): InputStream {
    if (this.#shared) throw new QQError('USAGE', {kind: 'input.stdinOfSeveral', purpose})
    this.#claim(purpose)
    return this.io.stdin
  }

  /** Reads all of it. @throws as `claim` */
  async read(purpose: Place): Promise<Buffer> {
    const shared = this.#shared
    if (!shared) {
      this.#claim(purpose)
      return this.#readAll()
    }
    if (!isDeepStrictEqual(this.#claimedFor, purpose) || shared.readersLeft === 0) this.#claim(purpose)
    shared.readersLeft--
    return (shared.bytes ??= this.#readAll())
  }

  #claim(purpose: Place): void {
    if (this.#claimedFor !== undefined) {
      throw new QQError('USAGE', {kind: 'input.stdinTwice', purpose: this.#claimedFor})
    }
    this.#claimedFor = purpose
  }

  async #readAll(): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.io.stdin) chunks.push(chunk as Buffer) // without an encoding chunks are Buffers
    return Buffer.concat(chunks)
  }
}

/** Whether one of the words is stdin. @throws QQError USAGE when several are */
export function hasDash(words: readonly string[], name: Place): boolean {
  const dashes = words.filter(word => word === '-').length
  if (dashes > 1) throw new QQError('USAGE', atPlace(name, {kind: 'input.severalDashes'}))
  return dashes === 1
}

/** @param index from 0 */
export function lineOf(name: Place, index: number): Known {
  return {kind: 'input.lineOf', name, line: index + 1}
}
