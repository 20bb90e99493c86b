import {expect, it} from 'vitest'
import {eventLine} from '../../../src/lib/output/event-line.js'
import {humanView} from '../../../src/lib/output/human.js'
import {eventWords} from '../../../src/lib/output/event-words.js'
import {EVENT_KINDS} from '../../../src/lib/protocol/events.js'

const TIME = 1_780_000_000
const GROUP = {group_id: 123, user_id: 7, operator_id: 8}

/** An event of a kind, with what the server gives it. */
function event(kind: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  const [post_type = '', type, sub_type] = kind.split('.')
  const family = post_type === 'message_sent' ? 'message' : post_type
  return {time: TIME, self_id: 1, post_type, [`${family}_type`]: type, ...(sub_type && {sub_type}), ...fields}
}

async function line(row: unknown): Promise<string> {
  return eventLine(row, await humanView({color: false, header: true}, 'readable')).slice('00:00:00 '.length)
}

const said = (text: string): unknown => [{type: 'text', data: {text}}]

it.each<[string, Record<string, unknown>, string]>([
  [
    'message.group.normal',
    {...GROUP, group_name: '测试群', sender: {nickname: 'n', card: '小明'}, message: said('你好\n再见')},
    '测试群(123) 小明(7): 你好␊再见',
  ],
  ['message.private.friend', {user_id: 7, sender: {nickname: 'n'}, message: 'hi'}, 'private n(7): hi'],
  ['message.private.group', {user_id: 7, group_id: 284840486, message: said('x')}, '284840486 7: x'],
  ['message_sent.private', {user_id: 1, target_id: 7, message: said('x')}, 'private(7) → 1: x'],
  ['message_sent.group', {...GROUP, message: []}, '123 → 7: [unsupported]'],
  ['notice.friend_add', {user_id: 7}, '7 became a friend'],
  ['notice.friend_recall', {user_id: 7, message_id: 5}, '7 recalled message 5'],
  ['notice.group_recall', {...GROUP, message_id: 5}, '123 8 recalled message 5 of 7'],
  ['notice.group_recall', {...GROUP, operator_id: 7, message_id: 5}, '123 7 recalled message 5'],
  ['notice.group_increase.approve', GROUP, '123 7 joined, let in by 8'],
  ['notice.group_increase.approve', {...GROUP, operator_id: 0}, '123 7 joined'],
  ['notice.group_increase.invite', GROUP, '123 7 joined, invited by 8'],
  ['notice.group_decrease.leave', GROUP, '123 7 left'],
  ['notice.group_decrease.kick', GROUP, '123 7 was removed, by 8'],
  ['notice.group_decrease.kick_me', GROUP, '123 the bot was removed, by 8'],
  ['notice.group_decrease.disband', GROUP, '123 the group was dissolved, by 8'],
  ['notice.group_admin.set', GROUP, '123 7 is an admin now'],
  ['notice.group_admin.unset', GROUP, '123 7 is no longer an admin'],
  ['notice.group_ban.ban', {...GROUP, duration: 93_600}, '123 7 was muted for 1 d 2 h, by 8'],
  ['notice.group_ban.ban', {...GROUP, user_id: 0, duration: -1}, '123 everybody was muted, by 8'],
  ['notice.group_ban.lift_ban', {...GROUP, duration: 0}, '123 7 may speak again, allowed by 8'],
  ['notice.group_ban.lift_ban', {...GROUP, user_id: 0}, '123 everybody may speak again, allowed by 8'],
  ['notice.group_upload', {...GROUP, file: {name: 'a.pdf', size: 2048}}, '123 7 uploaded a.pdf (2.0 KiB)'],
  ['notice.group_upload', GROUP, '123 7 uploaded a file'],
  ['notice.group_card', {...GROUP, card_old: '', card_new: '明'}, '123 7 changed the card from “” to “明”'],
  ['notice.essence.add', {...GROUP, sender_id: 7, message_id: 5}, '123 message 5 of 7 was marked as essence, by 8'],
  [
    'notice.group_msg_emoji_like',
    {...GROUP, message_id: 5, is_add: true, likes: [{emoji_id: '128077'}, {emoji_id: '76'}]},
    '123 7 reacted with 👍 [face 76] to message 5',
  ],
  [
    'notice.group_msg_emoji_like',
    {...GROUP, message_id: 5, is_add: false, likes: [null]},
    '123 7 took back [face ] from message 5',
  ],
  ['notice.notify.poke', {...GROUP, target_id: 1}, '123 7 poked 1'],
  ['notice.notify.poke', {user_id: 7, sender_id: 1, target_id: 7}, '1 poked 7'],
  ['notice.notify.group_name', {...GROUP, name_new: '新'}, '123 7 renamed the group to “新”'],
  ['notice.notify.title', {...GROUP, title: 't'}, '123 7 got the title “t”'],
  ['notice.notify.profile_like', {operator_id: 8, operator_nick: 'n', times: 10}, 'n(8) liked the profile, 10 times'],
  ['notice.notify.input_status', {user_id: 7, status_text: '正在输入', group_id: 0}, '7 is typing: 正在输入'],
  ['notice.notify.gray_tip', {...GROUP, content: '{}'}, '123 a grey line: {}'],
  ['notice.bot_offline', {user_id: 1, tag: '下线', message: 'kicked'}, 'the bot was logged out: 下线 kicked'],
  ['notice.online_file_send.receive', {peer_id: 7}, '7 took the online file'],
  ['notice.online_file_send.refuse', {peer_id: 7}, '7 refused the online file'],
  ['notice.online_file_receive.cancel', {peer_id: 7}, '7 cancelled the online file'],
  ['request.friend', {user_id: 7, comment: '我是', flag: 'f'}, '7 wants to be a friend: 我是 (flag f)'],
  ['request.group.add', {...GROUP, comment: '', flag: 'f'}, '123 7 wants to join (flag f)'],
  ['request.group.invite', {...GROUP, comment: '', flag: 'f'}, '123 7 invites the bot (flag f)'],
  ['meta_event.lifecycle.connect', {}, 'connected as 1'],
  ['meta_event.heartbeat', {status: {online: true}}, 'heartbeat: online'],
  ['meta_event.heartbeat', {status: {online: false}}, 'heartbeat: offline'],
  ['notice.new_kind', {...GROUP, odd: {a: 1}}, '123 notice.new_kind user_id=7 operator_id=8'],
  ['notice.notify.toString', {user_id: 7}, 'notice.notify.toString user_id=7'],
])('says of %s %j: %s', async (kind, fields, text) => {
  expect(await line(event(kind, fields))).toBe(text)
})

it('has words for every kind that is no message', () => {
  const kinds = Object.keys(EVENT_KINDS).filter(kind => !kind.startsWith('message'))
  expect(kinds.filter(kind => eventWords(event(kind)) === undefined)).toEqual([])
})

it('makes visible what strangers hide in what they write', async () => {
  const hostile = event('request.friend', {user_id: 7, comment: '\u001B[31m\u202Ex', flag: '1'})
  expect(await line(hostile)).not.toMatch(/[\u001B\u202E]/)
})

it('shows in colour what is urgent', async () => {
  const human = await humanView({color: true, header: true}, 'readable')
  expect(eventLine(event('notice.bot_offline'), human)).toContain('\u001B[31m')
  expect(eventLine(event('request.friend'), human)).toContain('\u001B[1m')
})
