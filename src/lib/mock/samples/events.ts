import {pokeInfo} from '../poke-info.js'
import {EVENT_KINDS, eventKind, isEventKind} from '../../protocol/events.js'
import {converted} from '../fields.js'
import {sentEvent} from '../message/message-object.js'
import {type Peer, type StoredMessage} from '../message/stored-messages.js'
import {BAD_REQUEST, Refusal} from '../refusal.js'
import {hear, type SaidMessage} from '../say.js'
import {nowSeconds, type WireParams, textOf} from '../wire-values.js'
import {heartbeatEvent} from '../wire/meta-events.js'
import {type World} from '../world.js'

type Kind = keyof typeof EVENT_KINDS
type Fields = Record<string, unknown>
type MessageKind = Extract<Kind, `message${string}`>

/** The default participants. */
interface Cast {
  readonly world: World
  readonly given: WireParams
  readonly group_id: number
  /** A member of the group, other than the bot. */
  readonly user_id: number
  readonly self: number
  /** The bot's first friend. */
  readonly friend: number
  /** The last message of the group and who said it. */
  readonly said: {readonly message_id: number; readonly user_id: number}
}

/** What each kind has besides the fields of its name (docs of NapCat 4.18: event/**, api/group.ts, api/friend.ts). */
const FIELDS: Readonly<Record<Exclude<Kind, MessageKind>, (cast: Cast) => Fields>> = {
  'notice.friend_add': ({friend}) => ({user_id: friend}),
  'notice.friend_recall': ({world, friend}) => ({
    user_id: friend,
    message_id: lastOf(world, {kind: 'private', id: friend})?.shortId ?? 0,
  }),
  'notice.group_recall': ({group_id, said}) => ({group_id, ...said, operator_id: said.user_id}),
  'notice.group_increase.approve': ({group_id, self}) => ({group_id, user_id: 40_001, operator_id: self}),
  'notice.group_increase.invite': ({group_id, user_id}) => ({group_id, user_id: 40_001, operator_id: user_id}),
  'notice.group_decrease.leave': ({group_id, user_id}) => ({group_id, user_id, operator_id: 0}),
  'notice.group_decrease.kick': ({group_id, user_id, self}) => ({group_id, user_id, operator_id: self}),
  'notice.group_decrease.kick_me': ({group_id, user_id, self}) => ({group_id, user_id: self, operator_id: user_id}),
  'notice.group_decrease.disband': ({group_id, user_id}) => ({group_id, user_id, operator_id: user_id}),
  'notice.group_admin.set': ({group_id, user_id}) => ({group_id, user_id}),
  'notice.group_admin.unset': ({group_id, user_id}) => ({group_id, user_id}),
  'notice.group_ban.ban': ({group_id, user_id, self}) => ({group_id, user_id, operator_id: self, duration: 600}),
  'notice.group_ban.lift_ban': ({group_id, user_id, self}) => ({group_id, user_id, operator_id: self, duration: 0}),
  'notice.group_upload': ({group_id, user_id}) => ({
    group_id,
    user_id,
    file: {id: '/f0c1d2e3-0000-4000-8000-0000000000ff', name: '周报.docx', size: 20_480, busid: 102},
  }),
  'notice.group_card': ({group_id, user_id}) => ({group_id, user_id, card_new: '新名片', card_old: '旧名片'}),
  'notice.essence.add': ({group_id, self, said}) => ({group_id, ...said, sender_id: said.user_id, operator_id: self}),
  'notice.group_msg_emoji_like': ({group_id, user_id, said}) => ({
    group_id,
    user_id,
    message_id: said.message_id,
    likes: [{emoji_id: '76', count: 1}],
    is_add: true,
  }),
  'notice.notify.poke': ({group_id, user_id, self, friend, given}) =>
    given['sender_id'] === undefined
      ? {group_id, user_id, target_id: self, raw_info: pokeInfo(user_id, self)}
      : {user_id: friend, sender_id: friend, target_id: self, raw_info: pokeInfo(friend, self)},
  'notice.notify.group_name': ({group_id, user_id}) => ({group_id, user_id, name_new: '新群名'}),
  'notice.notify.title': ({group_id, user_id}) => ({group_id, user_id, title: '龙王'}),
  'notice.notify.profile_like': ({world, friend}) => ({
    operator_id: friend,
    operator_nick: world.person(friend)?.nickname ?? '',
    times: 1,
  }),
  'notice.notify.input_status': ({friend}) => ({
    user_id: friend,
    status_text: '对方正在输入...',
    event_type: 1,
    group_id: 0,
  }),
  'notice.notify.gray_tip': ({group_id, user_id, said}) => ({
    group_id,
    user_id,
    message_id: said.message_id,
    busi_id: '1061',
    content: '{"items":[{"txt":"灰条","type":"nor"}]}',
    raw_info: {},
  }),
  'notice.bot_offline': ({self}) => ({
    user_id: self,
    tag: '下线通知',
    message: '你的帐号在另一地点登录，你被迫下线。',
  }),
  'notice.online_file_send.receive': ({friend}) => ({peer_id: friend}),
  'notice.online_file_send.refuse': ({friend}) => ({peer_id: friend}),
  'notice.online_file_receive.cancel': ({friend}) => ({peer_id: friend}),
  'request.friend': () => ({user_id: 40_005, comment: '我是新同学', flag: String(nowSeconds())}),
  'request.group.add': ({group_id}) => ({
    group_id,
    user_id: 40_001,
    comment: '问题：从哪里来？\n答案：GitHub',
    flag: flag(),
  }),
  'request.group.invite': ({friend}) => ({group_id: 456_789, user_id: friend, comment: '', flag: flag()}),
  'meta_event.lifecycle.connect': () => ({}),
  'meta_event.heartbeat': ({world}) => heartbeatEvent(world, 30_000),
}

/** Sixteen digits, as QQ's own. */
function flag(): string {
  return `${Date.now()}${String(process.hrtime.bigint() % 1000n).padStart(3, '0')}`
}

function lastOf(world: World, peer: Peer): StoredMessage | undefined {
  return world.messages.of(peer).at(-1)
}

function castOf(world: World, given: WireParams): Cast {
  const group_id = given['group_id'] === undefined ? ([...world.groups.keys()][0] ?? 0) : Number(given['group_id'])
  const self = world.self.user_id
  const user_id = [...(world.group(group_id)?.members.keys() ?? [])].find(member => member !== self) ?? 0
  const friend = [...world.friends.keys()][0] ?? 0
  const last = lastOf(world, {kind: 'group', id: group_id})
  const said = {user_id: last?.senderId ?? user_id, message_id: last?.shortId ?? 0}
  return {world, given, group_id, user_id, self, friend, said}
}

/** A message is stored, so it can be fetched, quoted and recalled. */
function messageSample(kind: MessageKind, cast: Cast, given: WireParams): SaidMessage {
  const {world, group_id, user_id, self, friend} = cast
  const what = {text: given['message'] === undefined ? '你好 👋' : undefined, ...given}
  const other = (fallback: number): number => Number(given['user_id'] ?? fallback)
  switch (kind) {
    case 'message.group.normal':
      return hear(world, {kind: 'group', id: group_id}, other(Number(given['from'] ?? user_id)), what)
    case 'message.private.friend':
      return hear(world, {kind: 'private', id: other(friend)}, other(friend), what)
    case 'message.private.group': {
      const id = other(strangerIn(world, group_id))
      return hear(world, {kind: 'private', id, through: group_id}, id, what)
    }
    case 'message_sent.group':
    case 'message_sent.private': {
      const peer: Peer =
        kind === 'message_sent.group' ? {kind: 'group', id: group_id} : {kind: 'private', id: other(friend)}
      const heard = hear(world, peer, self, what)
      return {...heard, events: [sentEvent(world, heard.message)]}
    }
  }
}

/** A member with whom only a temporary session is possible. */
function strangerIn(world: World, groupId: number): number {
  const members = [...(world.group(groupId)?.members.keys() ?? [])]
  return members.find(id => id !== world.self.user_id && !world.friends.has(id)) ?? 40_001
}

/** The parts of a name as the fields that they are: `notice.notify.poke` is a `sub_type` of a `notice_type`. */
function namedFields(kind: string): Fields {
  const [post_type = '', type, sub_type] = kind.split('.')
  return {post_type, [`${post_type}_type`]: type, ...(sub_type !== undefined && {sub_type})}
}

function isMessageKind(kind: Kind): kind is MessageKind {
  return kind.startsWith('message')
}

/** The parameters of a sample that are not fields of the event. */
const SPOKEN = new Set(['text', 'message', 'from'])

/**
 * An event of a kind, ready to send: a sample with the given fields. Digits in text become numbers where NapCat sends
 * numbers. For a message, `text` (or `message`) is the content, and `from` the sender.
 * @param kind a dotted name; for a group of kinds, the first of them
 * @throws Refusal for an unknown kind, and for fields that contradict it
 */
export function sampleEvents(world: World, kind: string, given: WireParams): Fields[] {
  const name = (Object.keys(EVENT_KINDS) as Kind[]).find(leaf => isEventKind(leaf, kind) || isEventKind(kind, leaf))
  if (name === undefined) throw new Refusal(BAD_REQUEST, `there is no event ${kind}`)
  const cast = castOf(world, given)
  const heard = isMessageKind(name) ? messageSample(name, cast, given) : undefined
  const sample = heard?.events[0] ?? {...namedFields(name), ...FIELDS[name as Exclude<Kind, MessageKind>](cast)}
  const own = Object.entries(given).filter(([field]) => heard === undefined || !SPOKEN.has(field))
  const typed = own.map(([field, value]) => [field, converted(value, typeof sample[field])] as const)
  const event: Fields = {...sample, ...Object.fromEntries(typed)}
  const made = eventKind(event)
  if (!isEventKind(made, kind)) throw new Refusal(BAD_REQUEST, `these fields make it ${made}, not ${textOf(kind)}`)
  return [event, ...(heard?.events.slice(1) ?? [])]
}
