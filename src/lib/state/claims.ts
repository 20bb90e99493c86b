import {randomBytes} from 'node:crypto'
import {holderIn, ownHolder, standingOf} from './holder.js'
import {type Records} from './records.js'

/** What became of a claimed send: answered, given up without an answer, or neither yet. */
type Fate = {readonly state: 'open'} | {readonly state: 'lost'} | {readonly state: 'done'; readonly frame: Buffer}

/** A claim as it was found. */
export interface FoundClaim {
  readonly name: string
  /** When it was made, in epoch ms. */
  readonly madeAt: number
  /** The hash of what was to be sent. */
  readonly content: string
  readonly fate: Fate
  /** Its process may be there: it may still be answered. */
  readonly isHeld: boolean
}

/** What follows the ending is that of a claim that was never finished. */
const NAME = /^([\da-f]{64})-(\d{13})-[\da-f]{12}\.jsonl(\..+)?$/

/** Claims on sends, for as long as they count: a record each, of the claim and, in a second line, of what became of it. */
export class Claims {
  /** @param maxAgeMs after which a claim counts no more, and is removed */
  constructor(
    private readonly records: Records,
    private readonly maxAgeMs: number,
  ) {}

  /**
   * The claims on one send; of two the older has the smaller name. Those of any send that are too old are removed.
   * @param scope 64 hex digits that stand for the send
   * @throws QQError LOCAL for what cannot be read, and for a claim that makes no sense
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

  /** Claims a send for this process. @throws QQError LOCAL when it cannot be written */
  make(scope: string, content: string): OwnClaim {
    const name = `${scope}-${String(Date.now()).padStart(13, '0')}-${randomBytes(6).toString('hex')}.jsonl`
    const claim = {...ownHolder(), content}
    this.records.create(name, claim)
    return new OwnClaim(name, claim, this.records)
  }

  /** None when it has been withdrawn meanwhile. */
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

  /** It was answered, with this frame. @throws what the file system throws: the claim then stays open */
  done(frame: Uint8Array): void {
    this.records.write(this.name, [this.claim, {state: 'done', frame: Buffer.from(frame).toString('utf8')}])
  }

  /** Nobody waits for its answer any more. */
  lose(): void {
    try {
      this.records.write(this.name, [this.claim, {state: 'lost'}])
    } catch {
      // it stays open, and counts as lost when this process is gone
    }
  }

  /** Nothing was sent: the next one may. */
  withdraw(): void {
    this.records.remove(this.name)
  }
}

function fateIn({state, frame}: Readonly<Record<string, unknown>>): Fate | undefined {
  if (state === 'lost') return {state}
  return state === 'done' && typeof frame === 'string' ? {state, frame: Buffer.from(frame)} : undefined
}
