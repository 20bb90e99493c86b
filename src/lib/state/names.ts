import {type Memory, type NoteKind} from '../io/memory.js'
import {isJsonObject} from '../protocol/json.js'

const DAY_MS = 86_400_000

/** A group, a friend or a member of a group, with what it is called. */
export interface Named {
  readonly id: string
  /** What others called it: the name of a group, the card of a member. A friend's nickname is no name. */
  readonly name: string
  /** What the owner of the bot called it. */
  readonly remark: string
}

/** The groups, the friends, or the members of one group. */
export type NameList = 'groups' | 'friends' | `members ${string}`

const NAMES: NoteKind<readonly Named[]> = {
  name: 'names',
  maxAgeMs: DAY_MS,
  maxNotes: 2000,
  parse: noted => (Array.isArray(noted) ? noted.filter(isNamed) : undefined),
}

/** Which bot answered at a URL the last time. */
const BOTS: NoteKind<string> = {
  name: 'bots',
  maxAgeMs: DAY_MS,
  maxNotes: 200,
  parse: noted => (typeof noted === 'string' ? noted : undefined),
}

/** The names that a user gave to chats: each with its target, such as `user:10001`. */
const CONTACTS: NoteKind<Readonly<Record<string, string>>> = {
  name: 'contacts',
  maxAgeMs: Infinity,
  maxNotes: Infinity,
  parse: noted => (isJsonObject(noted) ? Object.fromEntries(Object.entries(noted).filter(isContact)) : undefined),
}

/** The remembered names at one server. Nothing here uses the network. */
export class Names {
  /** @param server the URL of its API */
  constructor(
    private readonly memory: Memory,
    private readonly server: string,
  ) {}

  /** The bot that answered there less than a day ago. */
  get bot(): string | undefined {
    return this.memory.read(BOTS, this.server)
  }

  /** The list of that bot; undefined if there is none of the last day. */
  list(list: NameList): readonly Named[] | undefined {
    const {bot} = this
    return bot === undefined ? undefined : this.memory.read(NAMES, `${this.server} ${bot} ${list}`)
  }

  keep(bot: string, list: NameList, named: readonly Named[]): void {
    if (this.bot !== bot) this.memory.write(BOTS, this.server, bot)
    this.memory.write(NAMES, `${this.server} ${bot} ${list}`, named)
  }

  get contacts(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.memory.read(CONTACTS, this.server) ?? {}))
  }

  /** @returns whether it was kept; false also if another run is changing the contacts */
  changeContacts(change: (contacts: Map<string, string>) => void): boolean {
    const lock = this.memory.lock(CONTACTS, this.server)
    if (!lock || !('release' in lock)) return false
    try {
      const contacts = new Map(this.contacts)
      change(contacts)
      this.memory.write(CONTACTS, this.server, Object.fromEntries(contacts))
      const kept = this.contacts
      return kept.size === contacts.size && [...contacts].every(([name, target]) => kept.get(name) === target)
    } finally {
      lock.release()
    }
  }
}

function isNamed(value: unknown): value is Named {
  return isJsonObject(value) && ['id', 'name', 'remark'].every(key => typeof value[key] === 'string')
}

function isContact(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}
