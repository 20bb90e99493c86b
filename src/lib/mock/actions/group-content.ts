import {createHash} from 'node:crypto'
import {type CallContext, type HandlerTable} from '../handler.js'
import {type StoredMessage} from '../message/stored-messages.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds, textOf, type Wire, type WireParams} from '../wire-values.js'
import {perWorld, type World} from '../world.js'
import {groupOf} from './groups.js'

interface Notice {
  readonly id: string
  readonly senderId: number
  readonly time: number
  readonly text: string
  readonly images: readonly Wire[]
  readonly settings: Wire
  readonly readers: number
}

interface Essence {
  readonly message: StoredMessage
  readonly operatorId: number
  readonly time: number
}

/** The content of groups besides members and messages, by group; the latest first. */
interface Content {
  readonly notices: Map<number, Notice[]>
  readonly essence: Map<number, Essence[]>
}

const DAY_S = 86_400
const NATIVE_OK = {result: 0, errMsg: ''}
const NO_RIGHT = {result: 1, errMsg: 'no permission'}
const PENGUIN = {id: 'penguin-1', height: '480', width: '640'}
const UNKNOWN_MESSAGE = 'msg not found'

/** QQ's web services escape texts. */
const ENTITIES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

const contentOf = perWorld((world): Content => {
  const groups = [...world.groups.values()]
  return {
    notices: new Map(groups.map(({group_id, members}) => [group_id, startingNotices([...members.keys()][0] ?? 0)])),
    essence: new Map(groups.map(({group_id}) => [group_id, startingEssence(world, group_id)])),
  }
})

function startingNotices(senderId: number): Notice[] {
  const settings = noticeSettings({confirm_required: 1})
  const notice = (index: number, text: string, images: readonly Wire[]): Notice => ({
    id: `b8c3f4d2-0000-4000-8000-00000000000${index}`,
    senderId,
    time: nowSeconds() - index * DAY_S,
    text,
    images,
    settings,
    readers: 5 - index,
  })
  return [notice(1, '本群规则：<友善>发言，不发广告。', []), notice(2, '周五晚八点分享会', [PENGUIN])]
}

function noticeSettings(params: WireParams): Wire {
  return {
    is_show_edit_card: Number(params['is_show_edit_card'] ?? 0),
    remind_ts: 0,
    tip_window_type: Number(params['tip_window_type'] ?? 0),
    confirm_required: Number(params['confirm_required'] ?? 1),
  }
}

/** The first two messages of a group. */
function startingEssence(world: World, groupId: number): Essence[] {
  const operatorId = [...(world.group(groupId)?.members.values() ?? [])].find(
    member => member.role !== 'member',
  )?.user_id
  return world.messages
    .of({kind: 'group', id: groupId})
    .slice(0, 2)
    .map(message => ({message, operatorId: operatorId ?? message.senderId, time: message.time + 60}))
}

function mayManage(world: World, groupId: number): boolean {
  return (world.member(groupId, world.self.user_id)?.role ?? 'member') !== 'member'
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, found => ENTITIES[found] ?? found)
}

/** Pinned notices look like others. */
function noticeObject(notice: Notice): Wire {
  return {
    notice_id: notice.id,
    sender_id: notice.senderId,
    publish_time: notice.time,
    message: {text: escapeHtml(notice.text), image: notice.images, images: notice.images},
    settings: notice.settings,
    read_num: notice.readers,
  }
}

function sendNotice(params: WireParams, {world}: CallContext): undefined {
  const group = groupOf(world, params)
  if (!mayManage(world, group.group_id)) throw new Refusal(FAILED, '设置群公告失败,错误信息:no permission')
  const image = textOf(params['image'])
  if (image !== '' && !/^(?:https?:\/\/|base64:\/\/|file:\/\/|\/)/.test(image))
    throw new Refusal(FAILED, `群公告${image}设置失败,image字段可能格式不正确`)
  const notices = contentOf(world).notices.get(group.group_id) ?? []
  const seed = createHash('md5')
    .update(`${group.group_id}:${notices.length}:${textOf(params['content'])}`)
    .digest('hex')
  const notice: Notice = {
    id: seed.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    senderId: world.self.user_id,
    time: nowSeconds(),
    text: textOf(params['content']),
    images: image === '' ? [] : [{...PENGUIN, id: seed}],
    settings: noticeSettings(params),
    readers: 0,
  }
  contentOf(world).notices.set(group.group_id, [notice, ...notices])
  return undefined
}

/** NapCat returns QQ's answer and does not check that the notice exists. */
function deleteNotice(params: WireParams, {world}: CallContext): Wire {
  const group = groupOf(world, params)
  if (!mayManage(world, group.group_id)) return NO_RIGHT
  const {notices} = contentOf(world)
  const left = (notices.get(group.group_id) ?? []).filter(notice => notice.id !== textOf(params['notice_id']))
  notices.set(group.group_id, left)
  return NATIVE_OK
}

/** QQ's own number of a message besides its sequence. */
function randomOf({longId}: StoredMessage): number {
  return createHash('md5').update(longId).digest().readUInt32BE()
}

function essenceObject(world: World, {message, operatorId, time}: Essence): Wire {
  return {
    msg_seq: message.realSeq,
    msg_random: randomOf(message),
    sender_id: message.senderId,
    sender_nick: world.person(message.senderId)?.nickname ?? '',
    operator_id: operatorId,
    operator_nick: world.person(operatorId)?.nickname ?? '',
    message_id: message.shortId,
    operator_time: time,
    content: message.segments,
  }
}

/** Only short ids are known here, and only group messages can be essence. */
function essenceMessage(world: World, params: WireParams): StoredMessage {
  const id = textOf(params['message_id'])
  const message = world.messages.find(id)
  if (message?.peer.kind !== 'group' || String(message.shortId) !== id) throw new Refusal(FAILED, UNKNOWN_MESSAGE)
  return message
}

/** QQ's answer to a change of the essence; a refusal also comes with ok. */
function digest(result: Wire): Wire {
  return {wording: '', digestUin: '', digestTime: 0, msg: {}, errorCode: 0, ...result}
}

function addEssence(params: WireParams, context: CallContext): Wire {
  const {world} = context
  const message = essenceMessage(world, params)
  const {id: group_id} = message.peer
  if (!mayManage(world, group_id)) return digest(NO_RIGHT)
  const {essence} = contentOf(world)
  const marked = essence.get(group_id) ?? []
  if (marked.some(one => one.message === message)) return digest(NATIVE_OK)
  const operator_id = world.self.user_id
  essence.set(group_id, [{message, operatorId: operator_id, time: nowSeconds()}, ...marked])
  const {shortId: message_id, senderId: sender_id} = message
  context.emit({
    post_type: 'notice',
    notice_type: 'essence',
    sub_type: 'add',
    group_id,
    user_id: sender_id,
    message_id,
    sender_id,
    operator_id,
  })
  return digest(NATIVE_OK)
}

function removeEssence(params: WireParams, {world}: CallContext): Wire {
  const {msg_seq, msg_random} = params
  const byNumbers = msg_seq !== undefined && msg_random !== undefined && params['group_id'] !== undefined
  const known = byNumbers ? undefined : essenceMessage(world, params)
  const groupId = known?.peer.id ?? Number(params['group_id'])
  if (!mayManage(world, groupId)) return digest(NO_RIGHT)
  const isMeant = ({message}: Essence): boolean =>
    known === undefined
      ? String(message.realSeq) === textOf(msg_seq) && String(randomOf(message)) === textOf(msg_random)
      : message === known
  const {essence} = contentOf(world)
  essence.set(
    groupId,
    (essence.get(groupId) ?? []).filter(one => !isMeant(one)),
  )
  return digest(NATIVE_OK)
}

/** The todo of a group: nothing lists it, and QQ's answer is not checked. */
function todo(params: WireParams, {world}: CallContext): undefined {
  if (textOf(params['message_seq']) !== '') return undefined
  if (world.messages.find(textOf(params['message_id'])) === undefined) throw new Refusal(FAILED, UNKNOWN_MESSAGE)
  return undefined
}

export const GROUP_CONTENT: HandlerTable = {
  _get_group_notice: (params, {world}) =>
    (contentOf(world).notices.get(groupOf(world, params).group_id) ?? []).slice(0, 20).map(noticeObject),
  _send_group_notice: sendNotice,
  _del_group_notice: deleteNotice,
  get_essence_msg_list: (params, {world}) =>
    (contentOf(world).essence.get(groupOf(world, params).group_id) ?? []).map(one => essenceObject(world, one)),
  set_essence_msg: addEssence,
  delete_essence_msg: removeEssence,
  set_group_todo: todo,
  complete_group_todo: todo,
  cancel_group_todo: todo,
}
