import {type QQError} from '../errors/errors.js'
import {at, say, type Saying} from '../errors/saying.js'
import {type Io} from '../io/io.js'
import {sanitizeLines} from '../output/sanitize.js'
import {reportText} from './report.js'
import {atOnce, inWords} from './sentences/words.js'

/** What a run tells the person on stderr, besides the error that it ends with. */
export interface Notes {
  readonly isQuiet: boolean
  /** A line, unless `--quiet`. */
  add(what: Saying): void
  /** A line that is of no use later: not kept until the end of the run. */
  tellNow(what: Saying): void
  /** Why nothing happens: at once where somebody is watching, whatever waits. */
  tellWaiting(what: Saying): void
  /** How far a long run has come; only where somebody is watching. */
  progress(what: Saying): void
  /** A line, come what may. */
  report(what: Saying): void
  /** A failure that does not end the run. */
  failure(error: QQError): void
}

/** The notes of a whole run. */
export class RunNotes implements Notes {
  /** Those that wait for the end of the run; undefined = they are not held back. */
  #held: Saying[] | undefined
  /** What is not yet in words, and what comes after it; undefined = nothing is. */
  #writing: Promise<void> | undefined

  constructor(
    private readonly io: Pick<Io, 'stderr'>,
    readonly isQuiet: boolean,
  ) {}

  add(what: Saying): void {
    if (this.isQuiet) return
    if (this.#held) this.#held.push(what)
    else this.report(say('note: {note}', {note: what}))
  }

  tellNow(what: Saying): void {
    if (this.#held) this.progress(what)
    else this.add(what)
  }

  tellWaiting(what: Saying): void {
    if (this.io.stderr.isTTY) this.progress(say('note: {note}', {note: what}))
    else this.add(what)
  }

  progress(what: Saying): void {
    if (this.io.stderr.isTTY && !this.isQuiet) this.report(what)
  }

  report(what: Saying): void {
    const words = this.#writing ? undefined : atOnce(what)
    if (words !== undefined) this.#write(words)
    else this.#later(async () => this.#write(await inWords(what)))
  }

  failure(error: QQError): void {
    this.#later(async () => this.#write((await reportText(error, {json: false, color: false, debug: false})).trimEnd()))
  }

  /** Under JSON, stderr is for one line of JSON: notes wait to see whether it comes. */
  hold(): void {
    this.#held ??= []
  }

  /** The run went well: nobody expects stderr to be JSON. */
  release(): void {
    for (const note of this.#held ?? []) this.report(say('note: {note}', {note}))
    this.#held = undefined
  }

  /** Resolves when all that was told is written. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  #later(write: () => Promise<void>): void {
    const writing = (this.#writing ?? Promise.resolve()).then(write).finally(() => {
      if (this.#writing === writing) this.#writing = undefined
    })
    this.#writing = writing
  }

  #write(text: string): void {
    this.io.stderr.write(`${sanitizeLines(text)}\n`)
  }
}

/** The notes of one profile of several: each names it. */
export class LabelledNotes implements Notes {
  constructor(
    private readonly notes: Notes,
    private readonly label: string,
  ) {}

  get isQuiet(): boolean {
    return this.notes.isQuiet
  }

  add(what: Saying): void {
    this.notes.add(this.#labelled(what))
  }

  tellNow(what: Saying): void {
    this.notes.tellNow(this.#labelled(what))
  }

  tellWaiting(what: Saying): void {
    this.notes.tellWaiting(this.#labelled(what))
  }

  progress(what: Saying): void {
    this.notes.progress(this.#labelled(what))
  }

  report(what: Saying): void {
    this.notes.report(this.#labelled(what))
  }

  failure(error: QQError): void {
    this.notes.failure(error.saying(this.#labelled(error.what)))
  }

  #labelled(what: Saying): Saying {
    return at(this.label, what)
  }
}
