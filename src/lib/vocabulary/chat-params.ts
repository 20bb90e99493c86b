import {type Target} from '../message/target.js'

// type aliases, because an interface has no index signature and cannot be a record of parameters
type Peer = {readonly group_id: string} | {readonly user_id: string}
type Chat =
  | {readonly message_type: 'group'; readonly group_id: string}
  | {readonly message_type: 'private'; readonly user_id: string}

/** A chat, for actions that take a group or a user. */
export function peerParams({kind, id}: Target): Peer {
  return kind === 'group' ? {group_id: id} : {user_id: id}
}

/** A chat for send actions, with an explicit type, so that NapCat does not guess it from the ids. */
export function chatParams({kind, id}: Target): Chat {
  return kind === 'group' ? {message_type: 'group', group_id: id} : {message_type: 'private', user_id: id}
}
