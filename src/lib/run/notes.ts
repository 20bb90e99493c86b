import {type QQError} from '../errors/errors.js'
import {atPlace, say, type Saying} from '../errors/saying.js'
import {type Io} from '../io/io.js'
import {type Language} from '../language/language.js'
import {revealLines} from '../output/sanitize.js'
import {reportText} from './report.js'
import {atOnce, inWords} from './sentences/worded.js'

/** The messages of a run on stderr, besides its final error. */
export interface Notes {
  readonly isQuiet: boolean
  /** Adds a line, except with `--quiet`. */
  add(what: Saying): void
  /** Adds a line that is only useful now, so it is not held back until the end of the run. */
  tellNow(what: Saying): void
  /** Explains a wait: on a terminal it is shown at once, before held lines. */
  tellWaiting(what: Saying): void
  /** Shows the progress of a long run; only on a terminal. */
  progress(what: Saying): void
  /** Adds a line, even with `--quiet`. */
  report(what: Saying): void
  /** A failure that does not end the run. */
  failure(error: QQError): void
  /** Resolves when all of it is written. */
  settled(): Promise<void>
}

export class RunNotes implements Notes {
  /** The notes that wait for the end of the run; undefined if they are not held back. */
  #held: Saying[] | undefined
  /** Pending notes whose words are being loaded; undefined if there are none. */
  #writing: Promise<void> | undefined

  constructor(
    private readonly io: Pick<Io, 'stderr'>,
    readonly isQuiet: boolean,
    private readonly language: () => Language,
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
    const words = this.#writing ? undefined : atOnce(what, this.language())
    if (words !== undefined) this.#write(words)
    else this.#later(async () => this.#write(await inWords(what, this.language())))
  }

  failure(error: QQError): void {
    const options = {json: false, color: false, debug: false, language: this.language()}
    this.#later(async () => this.#write((await reportText(error, options)).trimEnd()))
  }

  /** With JSON output, an error is one line of JSON on stderr, so notes wait until it is clear whether there is one. */
  hold(): void {
    this.#held ??= []
  }

  /** The run succeeded, so stderr need not be JSON. */
  release(): void {
    for (const note of this.#held ?? []) this.report(say('note: {note}', {note}))
    this.#held = undefined
  }

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
    this.io.stderr.write(`${revealLines(text)}\n`)
  }
}

/** The notes of one of several profiles; each note names the profile. */
export function labelledNotes(notes: Notes, label: string): Notes {
  const labelled = (what: Saying): Saying => atPlace(label, what)
  return {
    isQuiet: notes.isQuiet,
    add: what => notes.add(labelled(what)),
    tellNow: what => notes.tellNow(labelled(what)),
    tellWaiting: what => notes.tellWaiting(labelled(what)),
    progress: what => notes.progress(labelled(what)),
    report: what => notes.report(labelled(what)),
    failure: error => notes.failure(error.saying(labelled(error.what))),
    settled: async () => notes.settled(),
  }
}
