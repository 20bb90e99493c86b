import {type Known} from '../errors/saying.js'

/** A kind of note; each object has its own note, under a key that names it. */
export interface NoteKind<T> {
  /** The name of the folder of its notes. */
  readonly name: string
  /** Older notes are ignored. */
  readonly maxAgeMs: number
  /** If there are more notes, the oldest are removed. */
  readonly maxNotes: number
  /** Reads a note from unchecked JSON; undefined if it is not valid. */
  readonly parse: (noted: unknown) => T | undefined
}

/** A lock that this process holds. */
export interface Lock {
  /** Safe to call twice. */
  release(): void
}

/** Why a lock cannot be taken now. */
export interface Held {
  /** The process that holds it, as far as known. */
  readonly by: Known
  /** What to do if it is unknown whether that process still exists. */
  readonly hint: Known | undefined
}

/**
 * Notes for later runs, and locks between the runs of one user. A note can disappear at any time. Data that must not be
 * lost, such as what was sent, is not a note; it belongs to `lib/state`.
 */
export interface Memory {
  /** The last written value; undefined if there is none or it cannot be read. Never throws. */
  read<T>(kind: NoteKind<T>, key: string): T | undefined
  /** Replaces the note, or removes it. Never throws: a note that cannot be written is lost. */
  write<T>(kind: NoteKind<T>, key: string, value: T | undefined): void
  /** Takes a lock at once or not at all; undefined if locks are not possible. */
  lock(kind: Pick<NoteKind<unknown>, 'name'>, key: string): Lock | Held | undefined
}
