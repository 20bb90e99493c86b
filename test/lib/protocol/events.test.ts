import {describe, expect, it} from 'vitest'
import {EVENT_KINDS, eventKind, isEventKind} from '../../../src/lib/protocol/events.js'

/** The event table of NapCat 4.18: post_type, its own type, sub_types (none: an event without one). */
const TABLE: readonly (readonly [postType: string, type: string, subTypes?: readonly string[]])[] = [
  ['message', 'private', ['friend', 'group']],
  ['message', 'group', ['normal']],
  ['message_sent', 'private', ['friend', 'group']],
  ['message_sent', 'group', ['normal']],
  ['notice', 'friend_add'],
  ['notice', 'friend_recall'],
  ['notice', 'group_recall'],
  ['notice', 'group_increase', ['approve', 'invite']],
  ['notice', 'group_decrease', ['leave', 'kick', 'kick_me', 'disband']],
  ['notice', 'group_admin', ['set', 'unset']],
  ['notice', 'group_ban', ['ban', 'lift_ban']],
  ['notice', 'group_upload'],
  ['notice', 'group_card'],
  ['notice', 'essence', ['add']],
  ['notice', 'group_msg_emoji_like'],
  ['notice', 'notify', ['poke', 'group_name', 'title', 'profile_like', 'input_status', 'gray_tip']],
  ['notice', 'bot_offline'],
  ['notice', 'online_file_send', ['receive', 'refuse']],
  ['notice', 'online_file_receive', ['cancel']],
  ['request', 'friend'],
  ['request', 'group', ['add', 'invite']],
  ['meta_event', 'lifecycle', ['connect']],
  ['meta_event', 'heartbeat'],
]

const ROWS = TABLE.flatMap(([postType, type, subTypes = [undefined]]) =>
  subTypes.map(subType => {
    const family = postType === 'message_sent' ? 'message' : postType
    const event = {post_type: postType, [`${family}_type`]: type, ...(subType !== undefined && {sub_type: subType})}
    return {kind: [postType, type, subType].filter(part => part !== undefined).join('.'), event}
  }),
)

describe('eventKind', () => {
  it.each(ROWS)('names $kind', ({kind, event}) => {
    expect(eventKind({time: 1, self_id: 2, user_id: 3, ...event})).toBe(kind)
  })

  it('takes the type of its own family only', () => {
    const event = {post_type: 'notice', notice_type: 'group_card', message_type: 'group', request_type: 'add'}
    expect(eventKind(event)).toBe('notice.group_card')
  })

  it('leaves out a sub_type that is empty or no text', () => {
    expect(eventKind({post_type: 'request', request_type: 'friend', sub_type: ''})).toBe('request.friend')
    expect(eventKind({post_type: 'request', request_type: 'friend', sub_type: 1})).toBe('request.friend')
  })

  it('names events that are not known yet', () => {
    expect(eventKind({post_type: 'notice', notice_type: 'new', sub_type: 'thing'})).toBe('notice.new.thing')
  })
})

describe('the known kinds', () => {
  it('are the rows of the table, each with words for it', () => {
    // both kinds of one's own messages stand for all below them
    const kinds = ROWS.map(({kind}) => kind.replace(/^(message_sent\.\w+)\.\w+$/, '$1'))
    expect(new Set(Object.keys(EVENT_KINDS))).toEqual(new Set(kinds))
    expect(Object.values(EVENT_KINDS).filter(words => words.trim() === '')).toEqual([])
  })
})

describe('isEventKind', () => {
  it.each([
    ['notice.group_ban.ban', 'notice.group_ban.ban', true],
    ['notice.group_ban.ban', 'notice.group_ban', true],
    ['notice.group_ban.ban', 'notice', true],
    ['notice.group_ban', 'notice.group_ban.ban', false],
    ['notice.group_ban.ban', 'notice.group', false],
    ['message_sent.group.normal', 'message', false],
    ['message.group.normal', 'message.group', true],
    ['message.group.normal', 'group', false],
    ['notice.group_decrease.kick_me', 'notice.group_decrease.kick', false],
  ])('%s is %s: %s', (kind, wanted, expected) => {
    expect(isEventKind(kind, wanted)).toBe(expected)
  })
})
