import {type Place, type Saying} from '../saying.js'

/** Of files that go up and down. A `detail` is the system's own words, a `file` what was typed for it. */
export interface TransferKinds {
  /** How far an upload came that was ended. @param goesOn whether the same command can go on with it */
  uploadedSoFar: {file: string; percent: number; goesOn: boolean}
  uploadLost: {file: string; percent: number; goesOn: boolean; problem: Saying}
  beginsAnew: {file: string; problem: Saying}
  hasRival: {by: Saying}
  isNamedOtherwise: object
  connectingAgain: {problem: Saying}
  /** The server lost it again and again. */
  lostByServer: {file: string; times: number}
  /** @param missing what NapCat did not say of an upload */
  uploadUnclear: {missing: 'count' | 'path'}
  putTogetherWrongly: {file: string; size: number; sha256: string; foundSize: string; foundSha256: string}

  /** Something that is not as it was said to be. */
  sizeDiffers: {said: number; found: number}
  damaged: {how: Damage; packet?: number; said?: string | number; found?: string | number}
  otherHash: {found: string; wanted: string}
  keptOtherHash: {file: string; found: string; wanted: string}

  /** Of URLs on the web. */
  isNoUrl: {url: string}
  isNoWebUrl: {url: string}
  unreachable: {host: string; detail: string}
  lostHost: {host: string; detail: string}
  silentHost: {host: string; ms: number}
  httpStatus: {host: string; status: number}
  redirectsForEver: {host: string}
  sentNothing: {host: string}

  /** Files and folders of this machine. @param advice what to do where it is a file to send */
  noFile: {file: string; advice: 'remote' | 'no upload' | undefined}
  mayNotRead: {file: string; advice: 'remote' | 'no upload' | undefined}
  cannotRead: {file: string; detail: string; advice?: 'remote' | 'no upload' | undefined}
  cannotWrite: {file: string; detail: string}
  /** @param folder for temporary files */
  cannotKeep: {file: string; folder: string; detail: string}
  isThere: {file: string}
  /** Two files of one run would be one. */
  isTaken: {file: string}
  isNoFolder: {folder: string}
  /** @param bare without a slash at its end */
  isFolder: {folder: string; bare: string; advice: 'contents' | 'files' | 'files or remote' | 'archive'}
  isNoOrdinaryFile: {file: string}
  isEmpty: {file: string}
  hasChanged: {file: string}

  /** What cannot be sent, or not like that. */
  hasNoName: {file: string}
  /** @param what the file, or several together @param size in MiB, as `limit` */
  tooBig: {what: Place; size: string; limit: string}
  isNoBase64: {file: string}
  noUrlHere: {url: string}
  noBase64Here: object
  hasNoPath: {file: string}
  isNoMedia: {file: string; wanted: 'image' | 'record' | 'video'; found: Saying | undefined}
  /** The content of a file. @param format its name */
  content: {format: string; medium: 'image' | 'voice' | 'sound' | 'video'}
  isNoServerPath: {text: string}
  remoteNeedsPath: object
}

/** How a download is not what it should be. */
export type Damage =
  'beginning' | 'end' | 'packets' | 'bytes' | 'too short' | 'too long' | 'no part' | 'out of order' | 'packet size'
