import {fileNameOf, type Store} from './store.js'
import {type Records} from './records.js'

/** The folder is that of unfinished uploads, too. */
const LIMITS = {name: 'uploads', maxAgeMs: 24 * 3_600_000, maxNotes: Infinity}

/** Which files of a command that sends several are done, and what NapCat said of them: one record until all are. */
export class FinishedFiles {
  readonly #records: Records
  readonly #name: string
  readonly #data = new Map<string, unknown>()

  /**
   * @param command what makes two runs the same: the server, the action, where the files go, how they were typed
   * @param ids what each file was when the run began; undefined = it is not remembered
   * @param resume whether what an earlier run did counts; otherwise it is forgotten
   * @throws QQError LOCAL where it is to count and cannot be known
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

  /** What NapCat said of the file at this place of the command; undefined when it is not done, or another one by now. */
  recall(at: number): {readonly data: unknown} | undefined {
    const id = this.ids[at]
    return id !== undefined && this.#data.has(id) ? {data: this.#data.get(id)} : undefined
  }

  /** Remembers a file that is done. @returns whether all that are done are remembered: if not, that is no reason not to go on */
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
