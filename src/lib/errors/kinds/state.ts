import {type MixedKind} from '../../protocol/catalog/facts.js'
import {type Saying} from '../saying.js'

/** Of what outlives a run, and of other runs. */
export interface StateKinds {
  /** Which process has a lock. */
  process: {pid: number}
  inContainer: {pid: number}
  onHost: {pid: number; host: string}
  unknownProcess: object
  /** A hint: nobody can tell from here whether a process is still there. */
  outOfSight: {file: string}
  noLock: {file: string}

  /** What calls are about that are made one at a time. @param by the run that makes them */
  callsAbout: {what: MixedKind}
  waiting: {calls: Saying; by: Saying}
  stillBusy: {calls: Saying; by: Saying}
  notSent: {action: string; calls: Saying; by: Saying}
  foreignFiles: {action: string; group: string}

  /** A record of what was sent. @param detail the system's words */
  damaged: {of: Recorded; file: string}
  unwritable: {of: Recorded; detail: string}
  unreadable: {of: Recorded; detail: string}

  /** Of the server that `server start` has started. @param detail what is wrong with the note */
  serverUnknown: {file: string; detail: string}
  serverNotNoted: {file: string; detail: string}
  serverBusy: {by: Saying}

  keyTaken: {key: string}
  mayBeDelivered: {key: string}
  /** @param at when, as ISO 8601 has it */
  alreadyDone: {at: string}
  /** @param detail the system's words */
  notRemembered: {detail: string}

  /** The journal of a batch. @param difference the next one */
  otherBatch: {file: string; difference: Saying}
  /** @param was what was done in that batch: '' for calls and commands, 'true' for without checks */
  otherDoing: {part: 'server' | 'action' | 'columns' | 'unchecked'; was: string; is: string}
  otherInput: {file: string; line: number}
  shorterInput: {last: number; known: number}
  otherVersion: {file: string}
  noJournal: {file: string}
  journalTaken: {file: string; by: Saying}
  journalOut: {file: string; detail: string}
}

/** What a record is about. */
export type Recorded = 'send' | 'upload'
