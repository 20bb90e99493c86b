import {type Caller} from '../client/client.js'
import {QQError, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {isJsonObject} from '../protocol/json.js'

/** What a member is known by. */
const NAMES = ['user_id', 'nickname', 'card'] as const

/** One search through the members of groups, and the groups that could not be searched. */
export class MemberSearch {
  readonly #wanted: string
  #groups = 0
  #failures: string[] = []
  #raw: Buffer[] = []

  /** @param exact the whole name or number must be the text, not a part of it */
  constructor(
    text: string,
    private readonly exact: boolean,
  ) {
    this.#wanted = text.toLowerCase()
  }

  /**
   * The members that are found, group by group, one call at a time.
   * @param only these groups; all that the bot is in when absent
   * @throws QQError what ends everything: a refused token, and the failure of a group that is alone
   */
  async *members(caller: Caller, only: readonly string[] | undefined): AsyncGenerator<Record<string, unknown>, void> {
    const groups = only === undefined ? await groupIds(caller) : [...new Set(only)]
    this.#groups = groups.length
    for (const group of groups) {
      const list = caller.closed ? this.#lost(group) : await this.#list(caller, group)
      yield* list.filter(member => this.#isWanted(member))
    }
  }

  /** The frames behind the rows, as the rows are made. */
  async *frames(rows: AsyncIterable<unknown>): AsyncGenerator<Buffer, void> {
    for await (const _ of rows) yield* this.#raw.splice(0)
    yield* this.#raw.splice(0)
  }

  /** Known at the end: the groups that could not be searched, and why. */
  get failure(): QQError | undefined {
    if (this.#failures.length === 0) return undefined
    const message = `${this.#failures.length} of ${this.#groups} groups could not be searched: ${this.#failures.join('; ')}`
    return new QQError('PARTIAL', message, {action: 'get_group_member_list', outcome: 'partial'})
  }

  async #list(caller: Caller, group: string): Promise<Record<string, unknown>[]> {
    try {
      const {data, raw} = await caller.call('get_group_member_list', {group_id: group})
      this.#raw.push(raw)
      return Array.isArray(data) ? data.filter(isJsonObject) : []
    } catch (error) {
      const known = error instanceof Interrupt ? undefined : toQQError(error)
      if (!known || known.code === 'AUTH' || known.code === 'INTERNAL' || this.#groups === 1) throw error
      this.#failures.push(`${group}: ${known.message}`)
      return []
    }
  }

  #lost(group: string): never[] {
    this.#failures.push(`${group}: not tried, the connection was lost`)
    return []
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
  const {data} = await caller.read('get_group_list', {})
  return Array.isArray(data) ? data.filter(isJsonObject).map(group => String(group['group_id'])) : []
}
