import {QQError} from '../errors/errors.js'
import {type InputStream, type Io} from '../io/io.js'

/** The stdin of a run, which can be read once, for one purpose. */
export class Stdin {
  #claimedFor: string | undefined
  /** How many may still read what was claimed, and what they get. */
  #shared: {readersLeft: number; bytes?: Promise<Buffer>} | undefined

  constructor(private readonly io: Pick<Io, 'stdin'>) {}

  /** For a command that runs several times at once: each time it may read all of stdin, for one purpose. */
  share(readers: number): void {
    this.#shared = {readersLeft: readers}
  }

  /** Whether anything is read from it. */
  get isClaimed(): boolean {
    return this.#claimedFor !== undefined
  }

  /**
   * The stream, for a purpose.
   * @throws QQError USAGE when it is already wanted for something else, or by several at once
   */
  claim(purpose: string): InputStream {
    if (this.#shared) throw new QQError('USAGE', `${purpose} cannot be read from stdin for several profiles`)
    this.#claim(purpose)
    return this.io.stdin
  }

  /** All of it. @throws as `claim` */
  async read(purpose: string): Promise<Buffer> {
    const shared = this.#shared
    if (!shared) {
      this.#claim(purpose)
      return this.#readAll()
    }
    if (this.#claimedFor !== purpose || shared.readersLeft === 0) this.#claim(purpose)
    shared.readersLeft--
    return (shared.bytes ??= this.#readAll())
  }

  #claim(purpose: string): void {
    if (this.#claimedFor !== undefined) {
      throw new QQError('USAGE', `stdin can be read once only: it is ${this.#claimedFor} already`, {
        hint: 'use - in one place',
      })
    }
    this.#claimedFor = purpose
  }

  async #readAll(): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.io.stdin) chunks.push(chunk as Buffer) // no encoding is set, so chunks are Buffers
    return Buffer.concat(chunks)
  }
}
