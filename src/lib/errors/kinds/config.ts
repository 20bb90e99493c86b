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
  unknownKey: {file: string; key: string}

  wrongScheme: {protocol: string}
  userInUrl: object
  wrongProxy: object
  urlOverridden: {profile: string}
  variableUnused: {profile: string}
  exposed: {host: string}
  /** Somebody else can dial in. */
  openPort: {port: number}
  clearText: {host: string}

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
