import {type Saying} from '../saying.js'

/** Of several calls that belong together, and of what is done with events. */
export interface OperationsKinds {
  notOnline: {limitMs: number}
  notStopped: {limitMs: number}
  ownNumberNotTold: object

  /** @param use what is to be done with it by what is to be sent */
  messageNotShown: {id: string; use?: 'quoted' | 'forwarded'}
  chatNotTold: {id: string}
  isNoMember: {user: string; group: string}
  /** A hint: the history cannot begin at that message. */
  anchorUnknown: object
  /** Of a list of sign-ins. */
  isYesterdays: object
  forwardsClosed: {count: number; why: Saying}
  /** NapCat tells it along with the forward around it alone. */
  contentNotGiven: object
  groupsNotSearched: {failed: number; all: number; why: Saying}
  groupNotTried: {group: string}
  /** Faces that NapCat leaves out, or may have left out. */
  facesLost: {faces: readonly string[]}
  facesDoubtful: {faces: readonly string[]}

  isNoPlainName: {text: string}
  needsFolder: object
  hasFolderAlready: object
  /** @param folders those that there are @param canMake whether a flag makes it */
  noFolder: {group: string; name: string; folders: readonly string[]; canMake: boolean}
  /** @param near paths of files with almost that name */
  noFile: {group: string; name: string; folder: string | undefined; near: readonly string[]}
  severalFiles: {count: number; name: string; files: readonly string[]}
  noAlbum: {group: string; album: string}
  noShareCode: {text: string}

  noEvent: {text: string; near: string | undefined}
  /** @param detail JavaScript's words for what is wrong with a pattern */
  noPattern: {detail: string}
  cannotRecord: {file: string; detail: string}
  fellShort: {shown: number; count: number; end: 'for' | 'idle'}
  /** @param tries undefined = another try would not help */
  undelivered: {origin: string; reason: string | Saying; tries: number | undefined}
  httpStatus: {status: number; location: string | undefined}
  /** The receiver has the event, but its answer is too long, or does not end in time. */
  endlessAnswer: {origin: string; bytes: number; limitMs: number; isLate: boolean}
  cannotRun: {detail: string}
  commandLate: {limitMs: number}
  /** @param by a signal */
  commandFailed: {code: number | undefined; by: string | undefined}

  /** Of quick operations. Values are quoted already, since they can be anything. */
  noQuickOperation: {text: string}
  noBanTime: {value: string}
  inNoGroup: {name: string}
  eventHasNo: {name: string}
  eventLacks: {names: readonly string[]}
  nothingToDo: {event: string}
  noOperation: {event: string; name: string; known: readonly string[]}
  /** What NapCat itself does not do by a quick operation. @param command what does it */
  ignoredOperation: {name: string; command: string}
  ignoredRequest: {request: 'friend' | 'group'}
  ignoredEvent: {event: string}
}
