import {pause} from '../client/pause.js'
import {type Lock, type Memory, type NoteKind} from '../io/memory.js'
import {clockMs} from '../protocol/timers.js'

type Progress = 'asked' | 'done'

/** A request to restart a server. After it, NapCat's master waits at most 8 s for the old process. */
const REQUEST: NoteKind<Progress> = {
  name: 'restarts',
  maxAgeMs: 30_000,
  maxNotes: 50,
  parse: noted => (noted === 'asked' || noted === 'done' ? noted : undefined),
}
/** A lock is held only while a note is written. */
const LOCK_WAIT_MS = 2000
const POLL_MS = 20

/** The right to ask a server for a restart, which one run has at a time: two requests would start two workers. */
export class RestartTurn {
  /** @param memory undefined if nothing is kept: then each run has the right @param url that of the server */
  constructor(
    private readonly memory: Memory | undefined,
    private readonly url: string,
  ) {}

  /** @returns false if another run has asked, and does not know yet that the server has restarted */
  async take(signal: AbortSignal): Promise<boolean> {
    const lock = await this.#lock(signal)
    try {
      if (this.isUnderWay) return false
      this.#note('asked')
      return true
    } finally {
      lock?.release()
    }
  }

  /** Whether a run has asked and does not know yet. */
  get isUnderWay(): boolean {
    return this.#noted() === 'asked'
  }

  /** Whether the run that has the right knows that the server has restarted, or that it was not asked. */
  get isOver(): boolean {
    return this.#noted() === 'done'
  }

  end(): void {
    this.#note('done')
  }

  #noted(): Progress | undefined {
    return this.memory?.read(REQUEST, this.url)
  }

  #note(progress: Progress): void {
    this.memory?.write(REQUEST, this.url, progress)
  }

  async #lock(signal: AbortSignal): Promise<Lock | undefined> {
    const deadline = clockMs() + LOCK_WAIT_MS
    for (;;) {
      const got = this.memory?.lock(REQUEST, this.url)
      if (!got || 'release' in got) return got
      if (clockMs() >= deadline) return undefined
      await pause(POLL_MS, signal)
    }
  }
}
