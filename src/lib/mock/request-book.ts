import {textOf} from './wire-values.js'

/** A friend request. NapCat has no list of these, only their events. */
export interface FriendRequest {
  /** When it was made, in seconds since the epoch: all that the flag is. */
  readonly flag: string
  readonly userId: number
  answered: boolean
}

/** A friend request that QQ filtered out. */
export interface DoubtRequest {
  readonly userId: number
  readonly message: string
  readonly reason: string
  readonly source: string
}

export interface GroupRequest {
  /** The flag; 16 digits, still below 2^53. */
  readonly id: number
  readonly kind: 'join' | 'invite'
  readonly groupId: number
  /** Who asks: to join, or the bot to come. */
  readonly userId: number
  readonly message: string
  /** Whether QQ filtered it out. */
  readonly filtered: boolean
  /** Who handled it; 0 if nobody has. */
  actor: number
}

/** The group to which the bot is invited. */
export const NEW_GROUP = {id: 456_789, name: '周末羽毛球'}

const STRANGERS: Readonly<Record<number, string>> = {
  40_001: '想进群的人',
  40_002: '可疑的人',
  40_004: '广告号',
  40_005: '新同学',
}

export function strangerName(userId: number): string {
  return STRANGERS[userId] ?? `用户${userId}`
}

/** The requests that were made to the bot, the latest first. */
export class RequestBook {
  readonly friends: FriendRequest[] = [{flag: '1780000000', userId: 40_005, answered: false}]
  readonly doubts: DoubtRequest[] = [{userId: 40_002, message: '你好', reason: '频繁加好友', source: '搜索QQ号'}]
  readonly groups: GroupRequest[]

  /** @param groupId of the join request @param inviterId the user who invites the bot to another group */
  constructor(groupId: number, inviterId: number) {
    const open = {message: '', filtered: false, actor: 0}
    this.groups = [
      {...open, id: 1_700_000_000_000_002, kind: 'invite', groupId: NEW_GROUP.id, userId: inviterId},
      {
        ...open,
        id: 1_700_000_000_000_001,
        kind: 'join',
        groupId,
        userId: 40_001,
        message: '问题：从哪里来？\n答案：GitHub',
      },
      {
        ...open,
        id: 1_700_000_000_000_003,
        kind: 'join',
        groupId,
        userId: 40_004,
        message: '加群领福利',
        filtered: true,
      },
    ]
  }

  /** A request event that somebody sends through the mock is a request that can be answered. */
  note(event: Readonly<Record<string, unknown>>): void {
    const flag = textOf(event['flag'])
    const userId = Number(event['user_id'])
    if (event['post_type'] !== 'request' || flag === '') return
    if (event['request_type'] === 'friend') this.friends.unshift({flag, userId, answered: false})
    else if (event['request_type'] === 'group') {
      this.groups.unshift({
        id: Number(flag),
        kind: event['sub_type'] === 'invite' ? 'invite' : 'join',
        groupId: Number(event['group_id']),
        userId,
        message: textOf(event['comment']),
        filtered: false,
        actor: 0,
      })
    }
  }
}
