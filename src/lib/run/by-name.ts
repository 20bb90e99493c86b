import {type Config} from '@oclif/core/interfaces'
import {type Caller, type Connection} from '../client/caller.js'
import {endpointUrl} from '../client/options.js'
import {type Reply} from '../client/read-reply.js'
import {type Request} from '../client/request.js'
import {isOfKind, QQError} from '../errors/errors.js'
import {isKnown, isSaying, type Place, type Saying} from '../errors/saying.js'
import {NUMBER, type TargetKind} from '../message/target.js'
import {ownNumber} from '../operations/own-number.js'
import {readFriends, readGroups, readMembers} from '../operations/read-names.js'
import {factsOf} from '../protocol/actions.js'
import {isJsonObject} from '../protocol/json.js'
import {Names, type Named, type NameList} from '../state/names.js'
import {type ParsedLine, type QQCommand} from './base.js'
import {parseLine} from './command-line.js'
import {type Session} from './session.js'

/** A line as it was typed. */
interface Words {
  readonly command: typeof QQCommand
  readonly argv: string[]
  readonly config: Config
}

/** A name where an id can stand. */
interface Wanted {
  readonly name: string
  /** undefined if only a contact can be meant, which may be either. */
  readonly kind: TargetKind | undefined
  /** Whether the id is written with its kind. */
  readonly prefixed: boolean
  /** What to say if it is no name at all. */
  readonly error: unknown
}

/** A name that strangers chose, and what was meant by it. */
interface Meant {
  readonly list: NameList
  readonly name: string
  readonly id: string
}

/** A line with names in the places of ids. */
export interface NamedLine {
  /** With a number in place of each name, for what must be known before the names are. */
  readonly line: ParsedLine
  /** The line with the ids. @throws QQError VALIDATION for a name of nothing, or of several */
  readonly resolve: (session: Session) => Promise<ParsedLine>
}

/** Reads a line again that was refused, with names in place of ids. @throws the error, if it is not about that */
export async function namedLine({command, argv, config}: Words, error: unknown): Promise<NamedLine> {
  if (formOf(error) === undefined) throw error
  const found: Wanted[] = []
  const line = await parseLine(command, argv, config, (text, cause) => {
    const wanted = wantedOf(text, cause)
    found.push(wanted)
    return idOf('10000', wanted)
  })
  const resolve = async (session: Session): Promise<ParsedLine> => {
    if (!command.connects(line.flags)) throw error
    const lookup = new Lookup(session)
    try {
      const ids = new Map<string, string>()
      const parseKnown = async (): Promise<ParsedLine> =>
        parseLine(command, argv, config, (text, cause) => {
          const wanted = wantedOf(text, cause)
          return ids.get(keyOf(wanted)) ?? idOf('10000', wanted)
        })
      const users = found.filter(({kind}) => kind === 'user')
      for (const wanted of found)
        if (wanted.kind !== 'user') ids.set(keyOf(wanted), await lookup.find(wanted, undefined))
      // the members of a group can be looked up when it is known which group that is
      const group = users.length > 0 ? groupOf(await parseKnown()) : undefined
      for (const wanted of users) ids.set(keyOf(wanted), await lookup.find(wanted, group))
      return await parseKnown()
    } finally {
      await lookup.close()
    }
  }
  return {line, resolve}
}

function listsOf(kind: TargetKind, group: string | undefined): readonly NameList[] {
  if (kind === 'group') return ['groups']
  return group === undefined ? ['friends'] : ['friends', `members ${group}`]
}

function keyOf({kind, prefixed, name}: Wanted): string {
  return JSON.stringify([kind, prefixed, name])
}

/** The id for a text from stdin. @throws the error, if the text cannot be a name; as `NamedLine.resolve` */
export async function idOfText(session: Session, line: ParsedLine, text: string, error: unknown): Promise<string> {
  const wanted = wantedOf(text, error)
  const lookup = new Lookup(session)
  try {
    return await lookup.find(wanted, groupOf(line))
  } finally {
    await lookup.close()
  }
}

/** Finds names in the memory, or asks over a connection of its own. */
class Lookup {
  readonly #renewed = new Map<NameList, readonly Named[]>()
  #names: Names | undefined
  #connection: Connection | undefined
  #bot: string | undefined

  constructor(private readonly session: Session) {}

  async find(wanted: Wanted, group: string | undefined): Promise<string> {
    const {name, kind, error} = wanted
    const names = (this.#names ??= await namesOf(this.session))
    if (wanted.prefixed && NUMBER.test(name)) return idOf(name, wanted)
    const contact = names?.contacts.get(name)
    if (contact !== undefined && (kind === undefined || contact.startsWith(`${kind}:`)))
      return wanted.prefixed || kind === undefined ? contact : contact.slice(contact.indexOf(':') + 1)
    if (kind === undefined) throw error
    try {
      return idOf(await this.#findListed(name, kind, listsOf(kind, group)), wanted)
    } catch (refusal) {
      const place = placeOf(error)
      const isOfName = isOfKind(refusal, 'run.nameUnknown') || isOfKind(refusal, 'run.nameOfSeveral')
      throw isOfName && place !== undefined ? refusal.at(place) : refusal
    }
  }

  async close(): Promise<void> {
    await this.#connection?.close()
  }

  /** Looks in the memory first, and then, if the name is missing or the memory old, at the server. */
  async #findListed(name: string, kind: TargetKind, lists: readonly NameList[]): Promise<string> {
    const names = this.#names
    for (const list of lists) {
      const meant = this.#meant(list, name, this.#renewed.get(list) ?? names?.list(list) ?? (await this.#renew(list)))
      if (meant !== undefined) return meant
    }
    for (const list of lists) {
      const meant = this.#meant(list, name, this.#renewed.get(list) ?? (await this.#renew(list)))
      if (meant !== undefined) return meant
    }
    const all = lists.flatMap(list => this.#renewed.get(list) ?? [])
    const near = all.filter(named => called(named).some(text => text.includes(name) || name.includes(text)))
    throw new QQError('VALIDATION', {kind: 'run.nameUnknown', of: kind, name, candidates: candidates(near)})
  }

  /** @throws QQError VALIDATION if there are several of that name */
  #meant(list: NameList, name: string, among: readonly Named[]): string | undefined {
    const hits = among.filter(named => called(named).includes(name))
    const [hit] = hits
    if (!hit) return undefined
    if (hits.length > 1)
      throw new QQError('VALIDATION', {kind: 'run.nameOfSeveral', name, candidates: candidates(hits)})
    if (hit.remark !== name) this.session.connector.guard(connection => guarded(connection, {list, name, id: hit.id}))
    return hit.id
  }

  async #renew(list: NameList): Promise<readonly Named[]> {
    const connection = (this.#connection ??= await this.session.connector.open('api'))
    const rows = await readList(connection, list)
    this.#renewed.set(list, rows)
    if (this.session.settings.isDryRun) return rows
    this.#bot ??= await ownNumber(connection)
    this.#names?.keep(this.#bot, list, rows)
    return rows
  }
}

/** The memory of names for the server of a session; it can be read in a dry run too. */
export async function namesOf({memory, settings}: Session): Promise<Names | undefined> {
  const store = await memory.readable()
  return store && new Names(store, endpointUrl(settings.resolve().url.value, 'api'))
}

export async function readList(caller: Caller, list: NameList): Promise<readonly Named[]> {
  if (list === 'groups') return readGroups(caller)
  return list === 'friends' ? readFriends(caller) : readMembers(caller, list.slice('members '.length))
}

/** A connection that asks once, before the first call with an effect, whether a name still means the same. */
function guarded(connection: Connection, meant: Meant): Connection {
  let asked: Promise<void> | undefined
  const check = async ({action, isLookUp}: Request): Promise<void> => {
    if (isLookUp || connection.isDry || factsOf(action)?.effect === 'read') return
    await (asked ??= checkMeant(connection, meant))
  }
  return {
    get closed() {
      return connection.closed
    },
    isDry: connection.isDry,
    call: async (request: Request): Promise<Reply> => {
      await check(request)
      return connection.call(request)
    },
    stream: async function* (request: Request): AsyncGenerator<Reply, void> {
      await check(request)
      yield* connection.stream(request)
    },
    close: async () => connection.close(),
  }
}

async function checkMeant(caller: Caller, {list, name, id}: Meant): Promise<void> {
  const hits = (await readList(caller, list)).filter(named => called(named).includes(name))
  if (hits.length === 1 && hits[0]?.id === id) return
  throw new QQError('VALIDATION', {kind: 'run.nameMoved', name, id, candidates: candidates(hits)})
}

function called({name, remark}: Named): readonly string[] {
  return [name, remark].filter(text => text !== '')
}

function candidates(named: readonly Named[]): readonly string[] {
  return named.slice(0, 10).map(one => `${one.id} (${called(one).join(', ')})`)
}

function idOf(id: string, {kind = 'group', prefixed}: Pick<Wanted, 'kind' | 'prefixed'>): string {
  return prefixed ? `${kind}:${id}` : id
}

/** The name in a refused text. @throws the error, if it cannot be a name */
function wantedOf(text: string, error: unknown): Wanted {
  const form = formOf(error)
  const [, prefix, rest] = /^(g|group|u|user)[:：]([\s\S]*)$/.exec(text) ?? []
  const name = rest ?? text
  const said = prefix === undefined ? undefined : prefix.startsWith('g') ? 'group' : 'user'
  const kind = form === 'group' || form === 'user' ? form : undefined
  const isNumber = said !== undefined && NUMBER.test(name)
  if (form === undefined || !(isNumber || canBeName(name))) throw error
  if (form !== 'chat' && said !== undefined && said !== kind) throw error
  return {name, kind: form === 'chat' ? said : kind, prefixed: form === 'chat' || said !== undefined, error}
}

/** Not what looks like a mistyped id: digits with signs, or with Latin letters. */
export function canBeName(text: string): boolean {
  return (
    text.trim() !== '' &&
    text.length <= 1000 &&
    !/^[\p{N}\p{P}\p{Z}+-]*$/u.test(text) &&
    !/^(?=.*\d)[\dA-Za-z]+$/.test(text)
  )
}

/** What a text was to be, if it was refused as no chat, no group or no user. */
function formOf(error: unknown): 'chat' | 'group' | 'user' | undefined {
  if (!(error instanceof QQError)) return undefined
  let what: Saying = error.what
  while (!isKnown(what)) {
    const inner = what.facts['what']
    if (inner === undefined || !isSaying(inner)) return undefined
    what = inner
  }
  if (what.kind !== 'input.malformed') return undefined
  const {form} = what
  return form === 'chat' || form === 'group' || form === 'user' ? form : undefined
}

/** Where a refused text stands. */
function placeOf(error: unknown): Place | undefined {
  if (!(error instanceof QQError) || isKnown(error.what)) return undefined
  const {place} = error.what.facts
  return typeof place === 'string' || (typeof place === 'object' && isSaying(place)) ? place : undefined
}

/** The group that a line is about. */
function groupOf({args, flags}: ParsedLine): string | undefined {
  const {group, target} = {...flags, ...args}
  if (typeof group === 'string') return group
  return isJsonObject(target) && target['kind'] === 'group' ? String(target['id']) : undefined
}
