import {type Place} from '../saying.js'

/** Of settings, and of the files and places that they come from. */
export interface ConfigKinds {
  /** Where a setting comes from. */
  default: object
  profile: {name: string; file: string}
  /** The root of a file. */
  wholeFile: object

  noProfiles: {areFilesRead: boolean}
  currentUnnamed: object
  notUtf8: object
  readableByOthers: {file: string; mode: string}
  writableByOthers: {file: string; mode: string}
  /** @param near one that there is */
  unknownKey: {file: string; key: string; near: string | undefined}
  misplacedKey: {file: string; key: string; isOfProfiles: boolean}
  wrongCleartext: {profile: string}
  notJson5: {line: number; column: number}

  /** @param instead what was meant */
  wrongScheme: {instead: string | undefined}
  userInUrl: object
  /** @param instead what was meant */
  wrongWebuiScheme: {instead: string | undefined}
  /** The server is on another machine. @param from where its URL comes from */
  noWebui: {from: Place}
  wrongProxy: object
  urlOverridden: {profile: string}
  variableUnused: {profile: string}
  exposed: {host: string}
  /** Somebody else can dial in. */
  openPort: {port: number}
  clearText: {host: string}
  webuiClearText: {host: string}

  /** A token of another source than the URL. */
  tokenWithheld: {from: Place; urlFrom: Place}
  tokenFromStdin: object
  tokenTooLong: {from: Place}
  noToken: {from: Place}
  /** @param detail the system's words */
  tokenUnreadable: {detail: string}
  commandFailed: {detail: string}
  commandEnded: {exit: string | number}
  commandSilent: {limitMs: number}
}
