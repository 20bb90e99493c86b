import {type Caller} from '../client/caller.js'
import {lookUp, type Request} from '../client/request.js'
import {Interrupt} from '../errors/interrupt.js'
import {asSaying, say, type Sentence} from '../errors/saying.js'
import {sanitize} from '../output/sanitize.js'
import {isJsonObject, textOf} from '../protocol/json.js'

export type Params = Readonly<Record<string, unknown>>
type Row = Readonly<Record<string, unknown>>

/** What a server says about the objects of a question; without it, they are told by their ids. */
export interface Told {
  /** The answer of the action's `read`. */
  readonly data: unknown
  /** The number of the bot, for the actions that may be about itself. */
  readonly self: string | undefined
}

/** Makes calls to the server. */
export type Look = <T>(use: (caller: Caller) => Promise<T>) => Promise<T>

interface Asking {
  /** An id comes before its name, so that no name can take the place of a number. */
  readonly question: (params: Params, told: Told | undefined) => Sentence
  /** The one call that tells the names. */
  readonly read?: (params: Params) => Request
  /** Whether it may be about the bot itself, whose number must be known. */
  readonly mayBeSelf?: boolean
}

const kick: Asking = {
  read: ({group_id}) => lookUp('get_group_member_list', {group_id: textOf(group_id)}),
  mayBeSelf: true,
  question: ({group_id, user_id}, told) => {
    const group = textOf(group_id)
    const members = membersOf(idsIn(user_id), told)
    const [user = say('nobody')] = members
    const {length: count} = members
    if (count <= 1) return say('Remove {user} from group {group}?', {user, group})
    const {first, more} = shortened(members)
    return more === 0
      ? say('Remove {count} members from group {group}: {first}?', {count, group, first})
      : say('Remove {count} members from group {group}: {first} and {more} more?', {count, group, first, more})
  },
}

const ASKING: Readonly<Record<string, Asking>> = {
  set_group_kick: kick,
  set_group_kick_members: kick,
  set_group_leave: {
    read: ({group_id}) => lookUp('get_group_info', {group_id: textOf(group_id)}),
    question: ({group_id}, told) => {
      const group = textOf(group_id)
      const {group_name: named, member_count: count} = isJsonObject(told?.data) ? told.data : {}
      const name = shown(named)
      if (name === '' || typeof count !== 'number') return say('Leave group {group}?', {group})
      return say('Leave group {group} ({name}, {count} members)?', {group, name, count})
    },
  },
  delete_friend: {
    read: () => lookUp('get_friend_list', {}),
    question: ({friend_id, user_id}, told) => {
      const friends = rowsOf(told?.data)
      const users = idsIn(friend_id ?? user_id).map(id => {
        const friend = friends.find(row => textOf(row['user_id']) === id)
        if (told && !friend) return say('{id} (not a friend)', {id})
        return named(id, shown(friend?.['remark']) || shown(friend?.['nickname']))
      })
      const [user = say('nobody')] = users
      const {length: count} = users
      if (count <= 1) return say('Delete the friend {user}?', {user})
      const {first, more} = shortened(users)
      return more === 0
        ? say('Delete {count} friends: {first}?', {count, first})
        : say('Delete {count} friends: {first} and {more} more?', {count, first, more})
    },
  },
  // nothing can name an id of a file: each listing gives others
  delete_group_file: {
    question: ({group_id, file_id}) => {
      const group = textOf(group_id)
      const files = idsIn(file_id).map(id => asSaying(sanitize(id)))
      const [file = say('nothing')] = files
      const {length: count} = files
      if (count <= 1) return say('Delete the file {file} of group {group}?', {file, group})
      const {first, more} = shortened(files)
      return more === 0
        ? say('Delete {count} files of group {group}: {first}?', {count, group, first})
        : say('Delete {count} files of group {group}: {first} and {more} more?', {count, group, first, more})
    },
  },
  delete_group_folder: {
    read: ({group_id}) => lookUp('get_group_root_files', {group_id: textOf(group_id)}),
    question: ({group_id, folder_id, folder}, told) => {
      const group = textOf(group_id)
      const typed = textOf(folder ?? folder_id)
      const found = rowsOf(isJsonObject(told?.data) ? told.data['folders'] : undefined).find(row =>
        [row['folder_id'], row['folder_name']].map(textOf).includes(typed),
      )
      const name =
        textOf(found?.['folder_name']) === typed
          ? asSaying(sanitize(typed))
          : named(typed, shown(found?.['folder_name']))
      const count = found?.['total_file_count']
      return typeof count === 'number'
        ? say('Delete the folder {name} of group {group} with its {count} files?', {name, group, count})
        : say('Delete the folder {name} of group {group} with all its files?', {name, group})
    },
  },
  del_group_album_media: {
    read: ({group_id}) => lookUp('get_qun_album_list', {group_id: textOf(group_id), attach_info: ''}),
    question: ({group_id, album_id, lloc}, told) => {
      const id = textOf(album_id)
      const list = isJsonObject(told?.data) ? told.data['album_list'] : told?.data
      const album = named(id, shown(rowsOf(list).find(row => textOf(row['album_id']) === id)?.['name']))
      const about = {album, group: textOf(group_id)}
      const media = idsIn(lloc).map(each => asSaying(sanitize(each)))
      const {first, more} = shortened(media)
      const {length: count} = media
      if (count <= 1) return say('Delete {first} from the album {album} of group {group}?', {first, ...about})
      return more === 0
        ? say('Delete {count} pictures and videos from the album {album} of group {group}: {first}?', {
            count,
            first,
            ...about,
          })
        : say('Delete {count} pictures and videos from the album {album} of group {group}: {first} and {more} more?', {
            count,
            first,
            more,
            ...about,
          })
    },
  },
  _del_group_notice: {
    read: ({group_id}) => lookUp('_get_group_notice', {group_id: textOf(group_id)}),
    question: ({group_id, notice_id}, told) => {
      const group = textOf(group_id)
      const known = rowsOf(told?.data)
      const notices = idsIn(notice_id).map(id => {
        const message = known.find(row => textOf(row['notice_id']) === id)?.['message']
        return named(id, shown(isJsonObject(message) ? message['text'] : undefined))
      })
      const [notice = say('nothing')] = notices
      const {length: count} = notices
      if (count <= 1) return say('Delete the notice {notice} of group {group}?', {notice, group})
      const {first, more} = shortened(notices)
      return more === 0
        ? say('Delete {count} notices of group {group}: {first}?', {count, group, first})
        : say('Delete {count} notices of group {group}: {first} and {more} more?', {count, group, first, more})
    },
  },
  delete_custom_face: {
    read: () => lookUp('fetch_custom_face_detail', {}),
    question: ({ids, res_id, id}, told) => {
      const known = rowsOf(told?.data)
      const faces = idsIn(ids ?? res_id ?? id).map(each =>
        named(each, shown(known.find(row => textOf(row['resId']) === each)?.['desc'])),
      )
      const {first, more} = shortened(faces)
      const {length: count} = faces
      if (count <= 1) return say('Delete the sticker {first}?', {first})
      return more === 0
        ? say('Delete {count} stickers: {first}?', {count, first})
        : say('Delete {count} stickers: {first} and {more} more?', {count, first, more})
    },
  },
  delete_qzone_msg: {question: ({tid}) => say('Delete the post {tid}?', {tid: idsIn(tid).map(sanitize)})},
  bot_exit: ofBot(say('Stop NapCat?'), bot => say('Stop NapCat of the bot {bot}?', {bot})),
  set_restart: ofBot(say('Restart NapCat?'), bot => say('Restart NapCat of the bot {bot}?', {bot})),
  clean_cache: ofBot(say("Delete NapCat's temporary files?"), bot =>
    say("Delete the temporary files of the bot {bot}'s NapCat?", {bot}),
  ),
  clean_stream_temp_file: ofBot(say('Delete all files that wait in NapCat, those of running transfers too?'), bot =>
    say("Delete all files that wait in the bot {bot}'s NapCat, those of running transfers too?", {bot}),
  ),
  send_packet: {question: ({cmd}) => say('Send the packet {cmd}?', {cmd: shown(cmd)})},
  '.handle_quick_operation': {question: () => say('Do the quick operation?')},
}

/** The actions that are asked about. */
export const ASKED_ABOUT: readonly string[] = Object.keys(ASKING)

/**
 * The question before a destructive action.
 * @param look makes calls to the server, which tells names; without it, the question has only ids
 */
export async function questionOf(action: string, params: Params, look?: Look): Promise<Sentence> {
  const asking = ASKING[action]
  if (!asking) return say('Call {action}?', {action})
  return asking.question(params, look && (await toldBy(asking, params, look)))
}

async function toldBy({read, mayBeSelf = false}: Asking, params: Params, look: Look): Promise<Told | undefined> {
  const request = read?.(params)
  if (!request) return undefined
  return look(async caller => {
    try {
      const {data} = await caller.call(request)
      const login = mayBeSelf ? (await caller.call(lookUp('get_login_info', {}))).data : undefined
      return {data, self: isJsonObject(login) ? textOf(login['user_id']) : undefined}
    } catch (error) {
      if (error instanceof Interrupt) throw error
      return undefined // the question can be asked without names
    }
  })
}

/** A question about the server, which is told by its bot. */
function ofBot(plain: Sentence, question: (bot: Sentence) => Sentence): Asking {
  return {
    read: () => lookUp('get_login_info', {}),
    question: (_params, told) => {
      if (!isJsonObject(told?.data)) return plain
      return question(named(textOf(told.data['user_id']), shown(told.data['nickname'])))
    },
  }
}

/** The members, those first whose removal is easily a mistake: the bot itself, the owner, admins, and no members. */
function membersOf(ids: readonly string[], told: Told | undefined): Sentence[] {
  const members = new Map(rowsOf(told?.data).map(row => [textOf(row['user_id']), row]))
  const known = ids.map(id => {
    const member = members.get(id)
    const name = shown(member?.['card']) || shown(member?.['nickname']) || id
    if (told?.self === id) return {rank: 0, text: say('{id} ({name}, this bot itself)', {id, name})}
    if (told && !member) return {rank: 3, text: say('{id} (not a member)', {id})}
    if (member?.['role'] === 'owner') return {rank: 1, text: say('{id} ({name}, the owner)', {id, name})}
    if (member?.['role'] === 'admin') return {rank: 2, text: say('{id} ({name}, admin)', {id, name})}
    return {rank: 4, text: named(id, name)}
  })
  return known.sort((a, b) => a.rank - b.rank).map(({text}) => text)
}

function named(id: string, name: string): Sentence {
  return name === '' || name === id ? asSaying(sanitize(id)) : say('{id} ({name})', {id: sanitize(id), name})
}

const MOST = 5

/** The first few, and how many more there are. */
function shortened(objects: readonly Sentence[]): {readonly first: readonly Sentence[]; readonly more: number} {
  if (objects.length <= MOST) return {first: objects, more: 0}
  return {first: objects.slice(0, 3), more: objects.length - 3}
}

/** Longer names are cut, so that the numbers stay in sight. */
const LONGEST = 40

/** One line of a text that strangers may have written. */
function shown(value: unknown): string {
  const text = sanitize(textOf(value ?? '')).trim()
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function rowsOf(data: unknown): Row[] {
  return Array.isArray(data) ? data.filter(isJsonObject) : []
}

function idsIn(value: unknown): string[] {
  return [value]
    .flat()
    .filter(each => each !== undefined && each !== null)
    .map(textOf)
}
