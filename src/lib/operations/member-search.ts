import {lookUp, request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError, toQQError} from '../errors/errors.js'
import {atPlace, listOf, type Saying} from '../errors/saying.js'
import {Interrupt} from '../errors/interrupt.js'
import {isJsonObject} from '../protocol/json.js'

/** The fields that are searched. */
const NAMES = ['user_id', 'nickname', 'card'] as const

/** The found members of one group, and the frame that contained them. */
interface FoundMembers {
  readonly members: readonly Readonly<Record<string, unknown>>[]
  readonly raw: readonly Buffer[]
}

/** One search in the members of groups; it keeps the groups that could not be searched. */
export class MemberSearch {
  readonly #wanted: string
  #groups = 0
  #failures: Saying[] = []

  /** @param exact the whole name or number must equal the text */
  constructor(
    text: string,
    private readonly exact: boolean,
  ) {
    this.#wanted = text.toLowerCase()
  }

  /**
   * Searches group by group, one call at a time.
   * @param only the groups to search; all groups of the bot if absent
   * @throws QQError for a refused token, and for the failure of a single group
   */
  async *groups(caller: Caller, only: readonly string[] | undefined): AsyncGenerator<FoundMembers, void> {
    const groups = only === undefined ? await groupIds(caller) : [...new Set(only)]
    this.#groups = groups.length
    for (const group of groups) {
      if (caller.closed) this.#failures.push({kind: 'operations.groupNotTried', group})
      else yield await this.#search(caller, group)
    }
  }

  /** At the end: the groups that could not be searched, with the reasons. */
  get failure(): QQError | undefined {
    if (this.#failures.length === 0) return undefined
    const count = {failed: this.#failures.length, all: this.#groups}
    const what = {kind: 'operations.groupsNotSearched', ...count, why: listOf(this.#failures)} as const
    return new QQError('PARTIAL', what, {action: 'get_group_member_list', outcome: 'partial'})
  }

  async #search(caller: Caller, group: string): Promise<FoundMembers> {
    try {
      const {data, raw} = await caller.call(request('get_group_member_list', {group_id: group}))
      const list = Array.isArray(data) ? data.filter(isJsonObject) : []
      return {members: list.filter(member => this.#isWanted(member)), raw: [raw]}
    } catch (error) {
      const known = error instanceof Interrupt ? undefined : toQQError(error)
      if (!known || known.code === 'AUTH' || known.code === 'INTERNAL' || this.#groups === 1) throw error
      this.#failures.push(atPlace(group, known.what))
      return {members: [], raw: []}
    }
  }

  #isWanted(member: Readonly<Record<string, unknown>>): boolean {
    return NAMES.some(name => {
      const value = member[name]
      if (typeof value !== 'string' && typeof value !== 'number') return false
      const text = String(value).toLowerCase()
      return this.exact ? text === this.#wanted : text.includes(this.#wanted)
    })
  }
}

async function groupIds(caller: Caller): Promise<string[]> {
  const {data} = await caller.call(lookUp('get_group_list', {}))
  return Array.isArray(data) ? data.filter(isJsonObject).map(group => String(group['group_id'])) : []
}
