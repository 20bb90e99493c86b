import {randomBytes} from 'node:crypto'
import {appendFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {makeFolder} from '../disk/folders.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {holderIn, ownHolder, standingOf} from './holder.js'

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

const NAME = /^([\da-f]{64})-(\d{13})-[\da-f]{12}\.jsonl(?:\.new)?$/

/**
 * Claims on sends, one small file each, for as long as they count. A file appears under a name of its own with its first
 * line in it, and is only appended to: however a process dies, what is read is what it knew.
 */
export class Claims {
  /** @param maxAgeMs after which a claim counts no more, and is removed */
  constructor(
    private readonly folder: string,
    private readonly maxAgeMs: number,
  ) {}

  /**
   * The claims on one send; of two the older has the smaller name. Those of any send that are too old are removed.
   * @param scope 64 hex digits that stand for the send
   * @throws QQError LOCAL for a folder that cannot be read, and for a claim that makes no sense
   */
  find(scope: string): FoundClaim[] {
    return this.#names().flatMap(name => {
      const [, itsScope, madeAt] = NAME.exec(name) ?? []
      if (madeAt === undefined) return []
      if (Number(madeAt) < Date.now() - this.maxAgeMs) {
        remove(path.join(this.folder, name))
        return []
      }
      return itsScope === scope && !name.endsWith('.new') ? this.#read(name, Number(madeAt)) : []
    })
  }

  /** Claims a send for this process. @throws QQError LOCAL when it cannot be written */
  make(scope: string, content: string): OwnClaim {
    const name = `${scope}-${String(Date.now()).padStart(13, '0')}-${randomBytes(6).toString('hex')}.jsonl`
    const file = path.join(this.folder, name)
    try {
      makeFolder(this.folder, 0o700)
      const line = JSON.stringify({...ownHolder(), content})
      writeFileSync(`${file}.new`, `${line}\n`, {mode: 0o600, flush: true})
      renameSync(`${file}.new`, file)
    } catch (error) {
      throw inaccessible('it cannot be remembered what is sent', error)
    }
    return new OwnClaim(name, file)
  }

  #names(): string[] {
    try {
      return readdirSync(this.folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw inaccessible('it cannot be known what was sent before', error)
    }
  }

  /** None when it has been withdrawn meanwhile. */
  #read(name: string, madeAt: number): FoundClaim[] {
    const file = path.join(this.folder, name)
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (error) {
      if (isMissing(error)) return []
      throw inaccessible('it cannot be known what was sent before', error)
    }
    const [first, ...more] = text.split('\n').slice(0, -1) // what follows the last newline was never finished
    const noted = objectIn(first, file)
    const {content} = noted
    const holder = holderIn(noted)
    if (!holder || typeof content !== 'string') throw damaged(file)
    return [{name, madeAt, content, fate: fateOf(more[0], file), isHeld: standingOf(holder) !== 'gone'}]
  }
}

/** A claim of this process, until it is settled. */
export class OwnClaim {
  constructor(
    readonly name: string,
    private readonly file: string,
  ) {}

  /** It was answered, with this frame. @throws what the file system throws: the claim then stays open */
  done(frame: Uint8Array): void {
    this.#append({state: 'done', frame: Buffer.from(frame).toString('utf8')})
  }

  /** Nobody waits for its answer any more. */
  lose(): void {
    try {
      this.#append({state: 'lost'})
    } catch {
      // it stays open, and counts as lost when this process is gone
    }
  }

  /** Nothing was sent: the next one may. */
  withdraw(): void {
    remove(this.file)
  }

  #append(fate: object): void {
    appendFileSync(this.file, `${JSON.stringify(fate)}\n`, {flush: true})
  }
}

function fateOf(line: string | undefined, file: string): Fate {
  if (line === undefined) return {state: 'open'}
  const {state, frame} = objectIn(line, file)
  if (state === 'lost') return {state}
  if (state === 'done' && typeof frame === 'string') return {state, frame: Buffer.from(frame)}
  throw damaged(file)
}

function objectIn(line: string | undefined, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line ?? '')
    if (isJsonObject(value)) return value
  } catch {
    // no JSON
  }
  throw damaged(file)
}

/** It may be all that is left of a message that was sent: nothing is guessed. */
function damaged(file: string): QQError {
  return new QQError('LOCAL', `the note of an earlier send is damaged, so nothing was sent: ${file}`, {
    hint: 'look whether the message is there; without this file its key is free again',
  })
}

function inaccessible(what: string, error: unknown): QQError {
  return new QQError('LOCAL', `${what}, so nothing was sent: ${reasonOf(error)}`, {
    hint: '--idempotency-key keeps its notes in the state folder (XDG_STATE_HOME)',
    cause: error,
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** What cannot be removed counts on until it is too old. */
function remove(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // the folder is not ours to write in
  }
}
