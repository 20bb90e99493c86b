import {type Known} from '../errors/saying.js'

/** What is remembered of one sort of thing; each thing has a note of its own, under a key that names it. */
export interface NoteKind<T> {
  /** The name of the folder that its notes are in. */
  readonly name: string
  /** An older note is as good as none. */
  readonly maxAgeMs: number
  /** Of more notes the oldest are removed. */
  readonly maxNotes: number
  /** What a note says, out of JSON that anybody may have written; undefined = it says nothing that we know. */
  readonly parse: (noted: unknown) => T | undefined
}

/** A lock that this process has. */
export interface Lock {
  /** Safe to call twice. */
  release(): void
}

/** Why a lock cannot be had now. */
export interface Held {
  /** Which process has it, as far as it can be told. */
  readonly by: Known
  /** What to do, where nobody can tell from here whether that process is still there. */
  readonly hint: Known | undefined
}

/**
 * What one run tells the next: notes that are good to have, and locks between the runs of one user. A note can be gone at any
 * time. What must not be forgotten, such as what was sent, is no note of this kind: it belongs to `lib/state`.
 */
export interface Memory {
  /** What was written last; undefined where there is nothing, or nothing that can be read. Never throws. */
  read<T>(kind: NoteKind<T>, key: string): T | undefined
  /** Remembers this in place of what was there, or forgets it. Never throws: what cannot be written is not remembered. */
  write<T>(kind: NoteKind<T>, key: string, value: T | undefined): void
  /** Takes a lock at once or not at all; undefined where there can be none. */
  lock(kind: Pick<NoteKind<unknown>, 'name'>, key: string): Lock | Held | undefined
}
