import {type UnsendableType} from '../../protocol/segments.js'
/** Of messages, their segments and what they are about. */
export interface MessageKinds {
  empty: object
  noCard: object
  severalQuotes: object
  /** A kind that goes with no other. */
  standsAlone: {type: string}
  nobodyToMention: object
  /** `all` where a user is wanted. */
  allIsNoUser: object
  unsendable: {type: string; instead: UnsendableType}
  /** @param available the keys that NapCat knows */
  unknownKey: {key: string; near: string | undefined; available: readonly string[]}
  missing: {key: string}
  resultByChance: object
  receivedForward: object
  /** @param near a platform that was meant @param id of the song there */
  noSong: {text: string; near: string | undefined; id: string; platforms: readonly string[]}
  notInCq: {text: string}

  tooDeep: {deepest: number}
  nodesBesideOthers: object
  /** A text for the card of nodes within a node, where there are none. */
  ofInnerCard: {key: string}

  /** A chat of the wrong kind. */
  otherChat: {text: string; is: 'group' | 'user'}

  noReaction: {text: string}
  /** @param near names of faces that may have been meant */
  noFace: {wanted: 'name' | 'number' | 'reaction'; text: string; near: readonly string[]}
  /** @param called the number of the face that is called so @param canBeSent whether a flag lets it pass */
  unlistedFace: {id: string; nearest: readonly string[]; called: string | undefined; canBeSent: boolean}
}
