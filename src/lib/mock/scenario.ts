import {type Fault} from './faults.js'
import {type Role, type Sex} from './people.js'

/** A QQ or group number, as a number or as its digits. */
export type Id = number | string

export interface ScenarioPerson {
  readonly user_id: Id
  readonly nickname?: string
  readonly remark?: string
  readonly sex?: Sex
  readonly age?: number
  readonly level?: number
  readonly category_id?: number
  readonly long_nick?: string
}

export interface ScenarioMember {
  readonly user_id: Id
  readonly nickname?: string
  readonly card?: string
  readonly role?: Role
  readonly title?: string
  readonly level?: number
  readonly sex?: Sex
  readonly age?: number
  readonly qq_level?: number
  readonly join_time?: number
  readonly last_sent_time?: number
  readonly shut_up_timestamp?: number
  readonly is_robot?: boolean
}

export interface ScenarioGroup {
  readonly group_id: Id
  readonly group_name?: string
  readonly group_remark?: string
  readonly max_member_count?: number
  readonly group_all_shut?: boolean
  /** The bot joins as an ordinary member when the list leaves it out. */
  readonly members?: readonly ScenarioMember[]
  /**
   * Fills the group with generated members up to this number. Without `members`: an owner, the bot as an administrator,
   * and ordinary members.
   */
  readonly member_count?: number
}

export interface ScenarioMessage {
  /** A group's message; else `user_id` names the other side of a private conversation. */
  readonly group_id?: Id
  readonly user_id?: Id
  /** Who said it; when absent the `user_id`, or in a group the bot. */
  readonly from?: Id
  /** Plain text; or `message`. */
  readonly text?: string
  /** CQ text, one segment, or segments; nodes alone make a forward card. */
  readonly message?: unknown
  /** Who reacted to it, by the id of the emoji. */
  readonly reactions?: Readonly<Record<string, readonly Id[]>>
  /** Seconds since the epoch; now when absent. */
  readonly time?: number
  /** The short id; made up when absent. */
  readonly message_id?: number
}

/** An event that is sent once, this many milliseconds after the first event client connected. */
export interface ScenarioEvent {
  readonly after_ms: number
  readonly event: Readonly<Record<string, unknown>>
}

/**
 * A world as JSON. Every part is optional; a missing part is that of the built-in world, and an empty list is really
 * empty. The built-in messages of conversations that a scenario does not have are left out.
 */
export interface Scenario {
  readonly self?: ScenarioPerson
  readonly friends?: readonly ScenarioPerson[]
  readonly groups?: readonly ScenarioGroup[]
  readonly messages?: readonly ScenarioMessage[]
  readonly faults?: readonly Fault[]
  readonly events?: readonly ScenarioEvent[]
}
