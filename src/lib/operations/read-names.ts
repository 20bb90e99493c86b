import {type Caller} from '../client/caller.js'
import {lookUp} from '../client/request.js'
import {isJsonObject} from '../protocol/json.js'

interface Row {
  readonly id: string
  readonly name: string
  readonly remark: string
}

/** The names of the groups, as QQ has them now. */
export async function readGroups(caller: Caller): Promise<Row[]> {
  const {data} = await caller.call(lookUp('get_group_list', {no_cache: true}))
  return rowsOf(data, 'group_id', 'group_name', 'group_remark')
}

/** The friends with their remarks; a nickname is no name. */
export async function readFriends(caller: Caller): Promise<Row[]> {
  const {data} = await caller.call(lookUp('get_friend_list', {}))
  return rowsOf(data, 'user_id', undefined, 'remark')
}

/** The members of a group with their cards. */
export async function readMembers(caller: Caller, group: string): Promise<Row[]> {
  const {data} = await caller.call(lookUp('get_group_member_list', {group_id: group, no_cache: true}))
  return rowsOf(data, 'user_id', 'card', undefined)
}

function rowsOf(data: unknown, id: string, name: string | undefined, remark: string | undefined): Row[] {
  const rows = Array.isArray(data) ? data.filter(isJsonObject) : []
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
  return rows.map(row => ({
    id: String(row[id]),
    name: name === undefined ? '' : textOf(row[name]),
    remark: remark === undefined ? '' : textOf(row[remark]),
  }))
}
