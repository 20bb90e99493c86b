import {type Saying} from '../saying.js'

/** Of what NapCat answered. Facts called `said` are its own words, in one line. */
export interface ReplyKinds {
  /** @param said empty = nothing */
  reason: {said: string; retcode: number | undefined}
  /** @param advice what can be done, where that can be told from what was said */
  failed: {action: string; reason: Saying; advice: Advice | undefined}
  /** It answered ok with a failure inside. */
  softFailed: {action: string; reason: Saying; advice: Advice | undefined}
  /** A write of which it says no more than that QQ did not confirm it. */
  notConfirmed: {action: string; reason: Saying}
  /** 1404. @param near an action of almost that name */
  unknownAction: {action: string; near: string | undefined}
  /** 1404 for an action that others have. @param since the version that brought it @param gone what to use instead */
  actionNotThere: {action: string; since: string | undefined; gone: Saying | undefined}
  /** The packet backend cannot send; `nc_get_packet_status` does not tell that. */
  needsPacketSending: {action: string; reason: Saying}
  needsPacket: {action: string; reason: Saying}
  /** More levels of lists and objects than anybody reads. */
  tooDeep: {action: string; levels: number}
}

/** What to look at first when an action failed. */
export type Advice =
  | 'owner'
  | 'admin'
  | 'admin (for others)'
  | 'admin or group setting'
  | 'admin or uploader'
  | 'windows'
  | 'server-path'
  | 'membership'
  | 'path or URL'
  | 'request flag'
  | 'friend request flag'
  | 'ban of the owner'
  | 'message id'
