import {type BatchJournal} from '../../state/batch-journal.js'
import {type Connections} from './connections.js'
import {type Job} from './job.js'
import {isWrite} from './line-session.js'

/** Calls that leave together: what gathers in one turn of the event loop is noted first, then sent. */
export class Outbox {
  #jobs: Job[] = []
  #isFlushing = false

  /**
   * @param onUnsent called with those for which there was no connection any more
   * @param onError called with what the journal fails with; then none of them is sent
   */
  constructor(
    private readonly connections: Connections<Job>,
    private readonly journal: BatchJournal | undefined,
    private readonly onUnsent: (jobs: readonly Job[]) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(job: Job): void {
    this.#jobs.push(job)
  }

  /** Sends what there is, and writes what the journal was told, when this turn is over. */
  flushSoon(): void {
    if (this.#isFlushing || (this.#jobs.length === 0 && !this.journal?.hasUnwritten)) return
    this.#isFlushing = true
    process.nextTick(() => {
      this.#isFlushing = false
      this.#flush()
    })
  }

  #flush(): void {
    const {journal} = this
    const {open} = this.connections
    const jobs = this.#jobs
    this.#jobs = []
    try {
      if (journal && open) {
        for (const {action, number, hash} of jobs) if (isWrite(action)) journal.note(number, hash, 'started')
      }
      journal?.write()
      if (open) return open.pipeline.post(jobs)
    } catch (error) {
      this.onError(error)
    }
    this.onUnsent(jobs)
  }
}
