import {fileNameOf, type Store} from './store.js'
import {type Records} from './records.js'

/** The folder also has the notes of unfinished uploads. */
const LIMITS = {name: 'uploads', maxAgeMs: 24 * 3_600_000, maxNotes: Infinity}

/** The finished files of a command with several files, with NapCat's answers; one record until all are done. */
export class FinishedFiles {
  readonly #records: Records
  readonly #name: string
  readonly #data = new Map<string, unknown>()

  /**
   * @param command the identity of the command: the server, the action, the destination, the typed files
   * @param ids the identity of each file at the start; undefined for a file that is not remembered
   * @param resume whether the record of an earlier run is used; otherwise it is deleted
   * @throws QQError LOCAL if it must be used and cannot be read
   */
  constructor(
    private readonly store: Store,
    command: readonly unknown[],
    private readonly ids: readonly (string | undefined)[],
    resume: boolean,
  ) {
    this.#records = store.records(LIMITS.name, 'upload')
    this.#name = fileNameOf(JSON.stringify(command), 'jsonl')
    if (!resume) this.forget()
    for (const {id, data} of (resume && this.#records.read(this.#name)) || []) {
      this.#data.set(typeof id === 'string' ? id : this.#records.refuse(this.#name), data)
    }
  }

  /** NapCat's answer for the file at this position; undefined if it is not done, or has changed. */
  recall(at: number): {readonly data: unknown} | undefined {
    const id = this.ids[at]
    return id !== undefined && this.#data.has(id) ? {data: this.#data.get(id)} : undefined
  }

  /** Records a finished file. @returns whether all finished files are recorded; if not, the run can continue */
  keep(at: number, data: unknown): boolean {
    const own = this.ids[at]
    if (own === undefined) return true
    this.#data.set(own, data)
    const lines = Array.from(this.#data, ([id, known]) => ({id, data: known}))
    try {
      this.#records.write(this.#name, lines)
      this.store.prune(LIMITS)
      return true
    } catch {
      return false
    }
  }

  forget(): void {
    this.#records.remove(this.#name)
  }
}
