import {type Marks} from './catalog/facts.js'

/** The times and sizes among the fields of events. */
export const EVENT_MARKS: Marks = {times: ['time'], sizes: ['size', 'file_size']}

/** An event as NapCat sends it. */
export type OneBotEvent = Readonly<Record<string, unknown>>

/**
 * The kinds of events that NapCat 4.18 sends, as dotted names: post_type, its own type, sub_type. (OneBot and older
 * documents name more; this server never sends them.)
 */
export const EVENT_KINDS = {
  'message.private.friend': 'a private message from a friend',
  'message.private.group': 'a private message through a group (temporary session)',
  'message.group.normal': 'a group message',
  'message_sent.private': 'a private message of the bot itself (reportSelfMessage must be on)',
  'message_sent.group': 'a group message of the bot itself (reportSelfMessage must be on)',
  'notice.friend_add': 'somebody became a friend',
  'notice.friend_recall': 'a private message was recalled',
  'notice.group_recall': 'a group message was recalled',
  'notice.group_increase.approve': 'somebody joined a group by approval',
  'notice.group_increase.invite': 'somebody joined a group by invitation',
  'notice.group_decrease.leave': 'somebody left a group',
  'notice.group_decrease.kick': 'somebody was removed from a group',
  'notice.group_decrease.kick_me': 'the bot was removed from a group',
  'notice.group_decrease.disband': 'a group was dissolved',
  'notice.group_admin.set': 'somebody was made an admin',
  'notice.group_admin.unset': 'somebody is no longer an admin',
  'notice.group_ban.ban': 'somebody, or the whole group, was muted',
  'notice.group_ban.lift_ban': 'somebody, or the whole group, may speak again',
  'notice.group_upload': 'a file was uploaded to a group',
  'notice.group_card': 'a member changed the card (noticed when that member speaks)',
  'notice.essence.add': 'a message was marked as essence',
  'notice.group_msg_emoji_like': 'somebody reacted to a group message',
  'notice.notify.poke': 'a poke',
  'notice.notify.group_name': 'a group was renamed',
  'notice.notify.title': 'a member got a special title',
  'notice.notify.profile_like': "somebody liked the bot's profile",
  'notice.notify.input_status': 'somebody is typing',
  'notice.notify.gray_tip': 'a grey line in a group',
  'notice.bot_offline': 'QQ logged the bot out; the connection may stay open',
  'notice.online_file_send.receive': 'the other side took an online file',
  'notice.online_file_send.refuse': 'the other side refused an online file',
  'notice.online_file_receive.cancel': 'the other side cancelled an online file',
  'request.friend': 'somebody wants to become a friend',
  'request.group.add': 'somebody wants to join a group',
  'request.group.invite': 'somebody invites the bot to a group',
  'meta_event.lifecycle.connect': 'the connection is ready',
  'meta_event.heartbeat': 'the server is alive',
} as const

/** The dotted name of an event: `message.group.normal`, `notice.notify.poke`, `request.friend`. */
export function eventKind(event: OneBotEvent): string {
  const postType = String(event['post_type'])
  const family = postType === 'message_sent' ? 'message' : postType
  const parts = [postType, event[`${family}_type`], event['sub_type']]
  return parts.filter(part => typeof part === 'string' && part !== '').join('.')
}

/** Whether `kind` is `wanted` or one of its sub-kinds: `notice.group_ban` has `notice.group_ban.lift_ban`. */
export function isEventKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`)
}
