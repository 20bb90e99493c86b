import {Presence} from './presence.js'
import {DEFAULT_SELF, defaultScenario} from './default-world.js'
import {MessageLog} from './message/stored-messages.js'
import {Reactions} from './message/reactions.js'
import {generatedMember, type Group, type Member, type Person} from './people.js'
import {RequestBook} from './request-book.js'
import {type Scenario, type ScenarioGroup, type ScenarioMember, type ScenarioPerson} from './scenario.js'
import {nowSeconds} from './wire-values.js'

function person(source: ScenarioPerson): Person {
  const userId = Number(source.user_id)
  return {
    nickname: `用户${userId}`,
    remark: '',
    sex: 'unknown',
    age: 0,
    level: 16,
    category_id: 0,
    long_nick: '',
    ...source,
    user_id: userId,
  }
}

function member(source: ScenarioMember): Member {
  const userId = Number(source.user_id)
  return {
    nickname: `用户${userId}`,
    card: '',
    role: 'member',
    title: '',
    level: 1,
    sex: 'unknown',
    age: 0,
    qq_level: 16,
    join_time: 1_660_000_000,
    last_sent_time: 1_780_000_000,
    shut_up_timestamp: 0,
    is_robot: false,
    ...source,
    user_id: userId,
  }
}

/** The members a group starts with; `count` fills up with made-up ones. */
function startingMembers(source: ScenarioGroup, self: Person): Member[] {
  const members = (source.members ?? []).map(member)
  const count = source.member_count ?? 0
  if (members.length === 0 && count > 1) members.push({...generatedMember(0), role: 'owner'})
  if (!members.some(one => one.user_id === self.user_id)) {
    const role = source.members === undefined ? 'admin' : 'member'
    members.push(member({user_id: self.user_id, nickname: self.nickname, role}))
  }
  const taken = new Set(members.map(one => one.user_id))
  for (let index = 0; members.length < count; index++) {
    const made = generatedMember(index)
    if (!taken.has(made.user_id)) members.push(made)
  }
  return members
}

function group(source: ScenarioGroup, self: Person): Group {
  const members = startingMembers(source, self)
  return {
    group_id: Number(source.group_id),
    group_name: source.group_name ?? `群${source.group_id}`,
    group_remark: source.group_remark ?? '',
    max_member_count: source.max_member_count ?? (members.length > 500 ? 2000 : 500),
    all_shut: source.group_all_shut ?? false,
    members: new Map(members.map(one => [one.user_id, one])),
  }
}

/** The state that the account can see and that calls change; `makeWorld` makes it with its messages. */
export class World {
  readonly self: Person
  readonly presence = new Presence()
  readonly friends = new Map<number, Person>()
  readonly groups = new Map<number, Group>()
  readonly messages = new MessageLog()
  readonly reactions = new Reactions()
  readonly requests: RequestBook
  /** When the bot signed in to a group today. */
  readonly signedIn = new Map<Group, number>()
  /** Files that were uploaded, by their path on the server or their id. */
  readonly files = new Map<string, Buffer>()
  /** Whether the account is logged in; the server also runs without a login. */
  online = true

  constructor(scenario: Scenario = {}) {
    this.self = person({...DEFAULT_SELF, ...scenario.self})
    const builtIn = defaultScenario(this.self.user_id, nowSeconds())
    for (const friend of scenario.friends ?? builtIn.friends) this.friends.set(Number(friend.user_id), person(friend))
    for (const one of scenario.groups ?? builtIn.groups) this.groups.set(Number(one.group_id), group(one, this.self))
    this.requests = new RequestBook([...this.groups.keys()][0] ?? 0, [...this.friends.keys()][0] ?? this.self.user_id)
  }

  group(id: unknown): Group | undefined {
    return this.groups.get(Number(id))
  }

  member(groupId: unknown, userId: unknown): Member | undefined {
    return this.group(groupId)?.members.get(Number(userId))
  }

  /** The bot itself as a member of a group it is in. */
  selfIn(group: Group): Member | undefined {
    return group.members.get(this.self.user_id)
  }

  /** A known user: the bot, a friend, or a member of a group. */
  person(id: unknown): Person | undefined {
    const userId = Number(id)
    if (userId === this.self.user_id) return this.self
    const friend = this.friends.get(userId)
    if (friend !== undefined) return friend
    for (const group of this.groups.values()) {
      const found = group.members.get(userId)
      if (found !== undefined) return person({...profileOf(found)})
    }
    return undefined
  }

  /** Adds a friend; an existing friend does not change. */
  befriend(source: ScenarioPerson): void {
    const friend = person(source)
    if (!this.friends.has(friend.user_id)) this.friends.set(friend.user_id, friend)
  }
}

/** State of a world for a few actions, made on first use. */
export function perWorld<T>(make: (world: World) => T): (world: World) => T {
  const known = new WeakMap<World, {readonly state: T}>()
  return world => {
    const found = known.get(world) ?? {state: make(world)}
    known.set(world, found)
    return found.state
  }
}

function profileOf(found: Member): ScenarioPerson {
  return {
    user_id: found.user_id,
    nickname: found.nickname,
    sex: found.sex,
    age: found.age,
    level: found.qq_level,
  }
}
