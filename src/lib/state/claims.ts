import {randomBytes} from 'node:crypto'
import {holderIn, ownHolder, standingOf} from './holder.js'
import {type Records} from './records.js'

/** The state of a claimed send: answered, given up without an answer, or open. */
type Fate = {readonly state: 'open'} | {readonly state: 'lost'} | {readonly state: 'done'; readonly frame: Buffer}

/** A claim in the state folder. */
export interface FoundClaim {
  readonly name: string
  /** When it was made, in epoch ms. */
  readonly madeAt: number
  /** The hash of the content to send. */
  readonly content: string
  readonly fate: Fate
  /** Whether its process may still exist, so that an answer may still come. */
  readonly isHeld: boolean
}

/** A text after the ending marks an unfinished claim. */
const NAME = /^([\da-f]{64})-(\d{13})-[\da-f]{12}\.jsonl(\..+)?$/

/** Claims on sends: a record for each, with the claim and, in a second line, its result. */
export class Claims {
  /** @param maxAgeMs the age at which a claim is removed */
  constructor(
    private readonly records: Records,
    private readonly maxAgeMs: number,
  ) {}

  /**
   * The claims on one send, oldest first by name. Claims of any send that are too old are removed.
   * @param scope 64 hex digits that identify the send
   * @throws QQError LOCAL for a claim that cannot be read or makes no sense
   */
  find(scope: string): FoundClaim[] {
    return this.records.names().flatMap(name => {
      const [, itsScope, madeAt, unfinished] = NAME.exec(name) ?? []
      if (madeAt === undefined) return []
      if (Number(madeAt) < Date.now() - this.maxAgeMs) this.records.remove(name)
      else if (itsScope === scope && unfinished === undefined) return this.#read(name, Number(madeAt))
      return []
    })
  }

  /** Claims a send for this process. @throws QQError LOCAL if the claim cannot be written */
  make(scope: string, content: string): OwnClaim {
    const name = `${scope}-${String(Date.now()).padStart(13, '0')}-${randomBytes(6).toString('hex')}.jsonl`
    const claim = {...ownHolder(), content}
    this.records.create(name, claim)
    return new OwnClaim(name, claim, this.records)
  }

  /** Empty if it has been withdrawn meanwhile. */
  #read(name: string, madeAt: number): FoundClaim[] {
    const lines = this.records.read(name)
    if (lines === undefined) return []
    const [claim = {}, settled] = lines
    const {content} = claim
    const holder = holderIn(claim)
    const fate = settled ? fateIn(settled) : ({state: 'open'} as const)
    if (!holder || typeof content !== 'string' || !fate) return this.records.refuse(name)
    return [{name, madeAt, content, fate, isHeld: standingOf(holder) !== 'gone'}]
  }
}

/** A claim of this process, until it is settled. */
export class OwnClaim {
  constructor(
    readonly name: string,
    private readonly claim: Readonly<Record<string, unknown>>,
    private readonly records: Records,
  ) {}

  /** Records the answer frame. @throws errors of the file system; the claim then stays open */
  done(frame: Uint8Array): void {
    this.records.write(this.name, [this.claim, {state: 'done', frame: Buffer.from(frame).toString('utf8')}])
  }

  /** Records that no process waits for its answer any more. */
  lose(): void {
    try {
      this.records.write(this.name, [this.claim, {state: 'lost'}])
    } catch {
      // it stays open, and counts as lost when this process is gone
    }
  }

  /** Removes the claim because nothing was sent, so another run may send. */
  withdraw(): void {
    this.records.remove(this.name)
  }
}

function fateIn({state, frame}: Readonly<Record<string, unknown>>): Fate | undefined {
  if (state === 'lost') return {state}
  return state === 'done' && typeof frame === 'string' ? {state, frame: Buffer.from(frame)} : undefined
}
