import {setTimeout as sleep} from 'node:timers/promises'
import {type CalledAction} from '../execute.js'

/** A call, as another call's answer may replace it. */
interface Taken {
  readonly action: CalledAction
  readonly params: unknown
}

/** The default time of an answer, in ms. */
const OPEN_MS = 100

/**
 * Mixes up calls of one kind that overlap, as NapCat does: each waits for an event of QQ's core, and the first event
 * answers all of them (core apis/msg.ts, apis/group.ts). Writes and streams are only mixed up with the same action.
 */
export class Mixer {
  readonly #open = new Map<string, {readonly taken: Taken; readonly over: Promise<void>}>()

  /** Resolves when the call is to be answered. @returns what it is answered as */
  async take(taken: Taken, ms = OPEN_MS): Promise<Taken> {
    const {name, facts} = taken.action
    if (facts.mixed === undefined) return taken
    const kind = facts.effect === 'read' && !facts.stream ? facts.mixed : name
    const first = this.#open.get(kind) ?? {taken, over: sleep(ms, undefined, {ref: false})}
    this.#open.set(kind, first)
    await first.over
    if (this.#open.get(kind) === first) this.#open.delete(kind)
    return first.taken
  }
}
