import {type Io} from '../io/io.js'
import {sanitizeLines} from '../output/sanitize.js'

/** What a run tells the person on stderr, besides errors. */
export interface Notes {
  readonly isQuiet: boolean
  /** A line, unless `--quiet`. */
  add(text: string): void
  /** A line that is of no use later: not kept until the end of the run. */
  tellNow(text: string): void
  /** Why nothing happens: at once where somebody is watching, whatever waits. */
  tellWaiting(text: string): void
  /** How far a long run has come; only where somebody is watching. */
  progress(text: string): void
  /** A line, come what may. */
  report(text: string): void
}

/** The notes of a whole run. */
export class RunNotes implements Notes {
  /** Those that wait for the end of the run; undefined = they are not held back. */
  #held: string[] | undefined

  constructor(
    private readonly io: Pick<Io, 'stderr'>,
    readonly isQuiet: boolean,
  ) {}

  add(text: string): void {
    if (this.isQuiet) return
    if (this.#held) this.#held.push(text)
    else this.report(`note: ${text}`)
  }

  tellNow(text: string): void {
    if (this.#held) this.progress(text)
    else this.add(text)
  }

  tellWaiting(text: string): void {
    if (this.io.stderr.isTTY) this.progress(`note: ${text}`)
    else this.add(text)
  }

  progress(text: string): void {
    if (this.io.stderr.isTTY && !this.isQuiet) this.report(text)
  }

  report(text: string): void {
    this.io.stderr.write(`${sanitizeLines(text)}\n`)
  }

  /** Under JSON, stderr is for one line of JSON: notes wait to see whether it comes. */
  hold(): void {
    this.#held ??= []
  }

  /** The run went well: nobody expects stderr to be JSON. */
  release(): void {
    for (const text of this.#held ?? []) this.report(`note: ${text}`)
    this.#held = undefined
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

  add(text: string): void {
    this.notes.add(this.#labelled(text))
  }

  tellNow(text: string): void {
    this.notes.tellNow(this.#labelled(text))
  }

  tellWaiting(text: string): void {
    this.notes.tellWaiting(this.#labelled(text))
  }

  progress(text: string): void {
    this.notes.progress(this.#labelled(text))
  }

  report(text: string): void {
    this.notes.report(this.#labelled(text))
  }

  #labelled(text: string): string {
    return `${this.label}: ${text}`
  }
}
