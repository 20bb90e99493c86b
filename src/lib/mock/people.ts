import {createHash} from 'node:crypto'

export type Sex = 'male' | 'female' | 'unknown'

export type Role = 'owner' | 'admin' | 'member'

/** A user with the fields of a friend list. */
export interface Person {
  readonly user_id: number
  nickname: string
  /** The friend remark; '' if there is none. */
  remark: string
  sex: Sex
  readonly age: number
  /** The level of the account. */
  readonly level: number
  readonly category_id: number
  long_nick: string
}

/** Somebody in one group. */
export interface Member {
  readonly user_id: number
  readonly nickname: string
  card: string
  role: Role
  title: string
  /** The level inside the group. */
  readonly level: number
  readonly sex: Sex
  readonly age: number
  readonly qq_level: number
  /** Seconds since the epoch, as the other two times. */
  readonly join_time: number
  last_sent_time: number
  /** When the mute ends; 0 if not muted. */
  shut_up_timestamp: number
  readonly is_robot: boolean
}

export interface Group {
  readonly group_id: number
  group_name: string
  group_remark: string
  readonly max_member_count: number
  all_shut: boolean
  readonly members: Map<number, Member>
}

/** QQ's internal id of an account: "u_" and 22 characters; native objects carry it beside the number. */
export function uidOf(userId: number): string {
  return `u_${createHash('md5').update(String(userId)).digest('base64url')}`
}

/** Whether one member may kick, ban or recall another. */
export function outranks(actor: Member, target: Member): boolean {
  if (actor.role === 'owner') return target.role !== 'owner'
  return actor.role === 'admin' && target.role === 'member'
}

const FAMILY_NAMES = ['陈', '林', '黄', '张', '李', '王', '吴', '刘', '蔡', '杨', '许', '周']
const GIVEN_NAMES = ['晓', '子涵', '雨桐', '浩然', '思远', '一鸣', '梓萱', '嘉怡', '俊杰', '若溪', '天宇', '佳']
const SUFFIXES = ['', '', '✨', '_dev', '🐱', '', '(请假中)', '']

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ''
}

/** The n-th (from 0) generated member of a group; the same n is the same person in every group. */
export function generatedMember(index: number): Member {
  const name = pick(FAMILY_NAMES, index) + pick(GIVEN_NAMES, Math.floor(index / FAMILY_NAMES.length) + index)
  return {
    user_id: 30_001 + index,
    nickname: name + pick(SUFFIXES, index),
    card: index % 3 === 0 ? `${pick(GIVEN_NAMES, index)}-${String(index + 1).padStart(3, '0')}` : '',
    role: 'member',
    title: '',
    level: (index * 7) % 100 || 1,
    sex: index % 2 === 0 ? 'male' : 'female',
    age: 18 + (index % 30),
    qq_level: 10 + (index % 60),
    join_time: 1_600_000_000 + index * 86_400,
    last_sent_time: 1_780_000_000 + index * 3600,
    shut_up_timestamp: 0,
    is_robot: false,
  }
}
