import {QQError} from '../errors/errors.js'
import {type InputStream, type Io} from '../io/io.js'

/** The stdin of a run, which can be read once, for one purpose. */
export class Stdin {
  #claimedFor: string | undefined
  /** The remaining readers of a shared stdin, and its content. */
  #shared: {readersLeft: number; bytes?: Promise<Buffer>} | undefined

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
  claim(purpose: string): InputStream {
    if (this.#shared) throw new QQError('USAGE', `${purpose} cannot be read from stdin for several profiles`)
    this.#claim(purpose)
    return this.io.stdin
  }

  /** Reads all of it. @throws as `claim` */
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
    for await (const chunk of this.io.stdin) chunks.push(chunk as Buffer) // without an encoding chunks are Buffers
    return Buffer.concat(chunks)
  }
}
