import {type BatchJournal} from '../../state/batch-journal.js'
import {type InputLine} from './input.js'
import {Job, type JobOptions} from './job.js'

/** The lines of the input as jobs, one after the other; no more is read than is asked for. */
export class Intake {
  #unread: readonly InputLine[] = []
  #next = 0
  #isReading = false
  #isRead = false
  #lastLine = 0

  /**
   * @param onMore called when there is something to take again, or the end is there
   * @param onError called with what ended it: a file that cannot be read, an input that lacks lines of the earlier run
   */
  constructor(
    private readonly source: AsyncIterator<readonly InputLine[], void>,
    private readonly options: JobOptions,
    private readonly journal: BatchJournal | undefined,
    private readonly onMore: () => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** All has been taken. */
  get isEmpty(): boolean {
    return this.#isRead && this.#next >= this.#unread.length
  }

  /** undefined at the end, and while there is nothing: `onMore` tells when that is over. */
  take(): Job | undefined {
    const input = this.#unread[this.#next]
    if (!input) {
      void this.#readOn()
      return undefined
    }
    this.#next++
    this.#lastLine = input.number
    return new Job(input, this.options)
  }

  async #readOn(): Promise<void> {
    if (this.#isReading || this.#isRead) return
    this.#isReading = true
    try {
      const {value} = await this.source.next()
      this.#isRead = !value
      this.#unread = value ?? []
      this.#next = 0
      if (!value) this.journal?.checkEnd(this.#lastLine)
    } catch (error) {
      this.#isRead = true
      this.onError(error)
    }
    this.#isReading = false
    this.onMore()
  }
}
