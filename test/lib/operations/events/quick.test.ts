import {expect, it} from 'vitest'
import {doQuickOperation, parseQuickOperation} from '../../../../src/lib/operations/events/quick.js'
import {type Caller} from '../../../../src/lib/client/caller.js'
import {callerOf} from '../../../support/caller.js'

type Fields = Record<string, unknown>
type Call = readonly [action: string, params: Fields]

const GROUP = {post_type: 'message', message_type: 'group', sub_type: 'normal', group_id: 1, user_id: 2, message_id: 3}
const PRIVATE = {post_type: 'message', message_type: 'private', sub_type: 'friend', user_id: 2, message_id: 3}
const TEMPORARY = {...PRIVATE, sub_type: 'group', group_id: 1}
const FRIEND = {post_type: 'request', request_type: 'friend', user_id: 2, flag: 'f'}
const JOIN = {post_type: 'request', request_type: 'group', sub_type: 'add', group_id: 1, user_id: 2, flag: 'f'}
const POKE = {post_type: 'notice', notice_type: 'notify', sub_type: 'poke', user_id: 2}
const member = {group_id: '1', user_id: '2'}
const text = (words: string): Fields => ({type: 'text', data: {text: words}})

/** What is called for an operation. */
async function callsFor(event: Fields, operation: Fields): Promise<Call[]> {
  const calls: Call[] = []
  const call: Caller['call'] = async ({action, params}) => {
    calls.push([action, params])
    const data = action === 'get_group_member_info' ? {user_id: 2} : null
    return Promise.resolve({action, data, raw: Buffer.alloc(0), stream: 'normal-action'})
  }
  await doQuickOperation(callerOf({call}), event, operation)
  return calls
}

it.each<[Fields, Fields, readonly Call[]]>([
  [
    GROUP,
    {reply: 'a [CQ:at,qq=all]'},
    [['send_msg', {message_type: 'group', group_id: '1', message: [text('a [CQ:at,qq=all]')]}]],
  ],
  [
    GROUP,
    {reply: '[CQ:face,id=1]', auto_escape: false, at_sender: true},
    [['send_msg', {message_type: 'group', group_id: '1', message: '[CQ:at,qq=2] [CQ:face,id=1]'}]],
  ],
  [
    GROUP,
    {reply: {type: 'face', data: {id: '14', large: true}}, at_sender: true},
    [
      [
        'send_msg',
        {
          message_type: 'group',
          group_id: '1',
          message: [
            {type: 'at', data: {qq: '2'}},
            {type: 'face', data: {id: '14', large: true}},
          ],
        },
      ],
    ],
  ],
  [
    PRIVATE,
    {reply: [text('a'), text('b')]},
    [['send_msg', {message_type: 'private', user_id: '2', message: [text('a'), text('b')]}]],
  ],
  [
    TEMPORARY,
    {reply: 'a'},
    [
      ['get_group_member_info', {...member, no_cache: true}],
      ['send_msg', {message_type: 'private', ...member, message: [text('a')]}],
    ],
  ],
  [GROUP, {delete: true}, [['delete_msg', {message_id: '3'}]]],
  [GROUP, {kick: true}, [['set_group_kick', {...member, reject_add_request: false}]]],
  [GROUP, {kick: true, reject_add_request: true}, [['set_group_kick', {...member, reject_add_request: true}]]],
  [GROUP, {ban: 600}, [['set_group_ban', {...member, duration: 600}]]],
  [GROUP, {ban: true}, [['set_group_ban', {...member, duration: 1800}]]],
  [GROUP, {ban: true, ban_duration: 60}, [['set_group_ban', {...member, duration: 60}]]],
  [GROUP, {ban: false, kick: false, delete: null}, []],
  [FRIEND, {approve: true, remark: 'r'}, [['set_friend_add_request', {flag: 'f', approve: true, remark: 'r'}]]],
  [FRIEND, {approve: false}, [['set_friend_add_request', {flag: 'f', approve: false}]]],
  [JOIN, {approve: false, reason: 'no'}, [['set_group_add_request', {flag: 'f', approve: false, reason: 'no'}]]],
  [JOIN, {}, []],
  [POKE, {}, []],
])('does about %j what %j says', async (event, operation, calls) => {
  expect(await callsFor(event, operation)).toEqual(calls)
})

it('replies before it removes', async () => {
  const calls = await callsFor(GROUP, {kick: true, ban: 1, delete: true, reply: 'bye'})
  expect(calls.map(([action]) => action)).toEqual(['send_msg', 'delete_msg', 'set_group_ban', 'set_group_kick'])
})

it.each<[Fields, Fields, string]>([
  [GROUP, {answer: 'x'}, 'no quick operation "answer"'],
  [GROUP, {approve: true}, 'no quick operation "approve"'],
  [JOIN, {reply: 'x'}, 'no quick operation "reply"'],
  [POKE, {reply: 'x'}, 'has no quick operations'],
  [GROUP, {reply: ''}, 'the message is empty'],
  [GROUP, {reply: 5}, 'the value must be a segment'],
  [GROUP, {reply: [{type: 'pok'}]}, 'there is no segment type'],
  [GROUP, {reply: 'x', delete: 'yes'}, 'delete must be true or false'],
  [GROUP, {reply: 'x', ban: 0}, 'not a number of seconds'],
  [GROUP, {reply: 'x', ban: 1.5}, 'not a number of seconds'],
  [GROUP, {reply: 'x', ban: 31 * 86_400}, 'not a number of seconds'],
  [GROUP, {reply: 'x', ban: 'long'}, 'ban must be'],
  [PRIVATE, {reply: 'x', kick: true}, 'is not in a group'],
  [PRIVATE, {reply: 'x', at_sender: true}, 'nobody can be mentioned'],
  [{...GROUP, group_id: undefined}, {reply: 'x'}, 'no group_id'],
  [FRIEND, {approve: 'true'}, 'approve must be'],
  [FRIEND, {approve: true, remark: 5}, 'remark must be'],
])('refuses about %j: %j, with nothing done', async (event, operation, message) => {
  await expect(callsFor(event, operation)).rejects.toThrow(message)
})

it('reads one line of JSON', () => {
  expect(parseQuickOperation(' {"reply":"hi"} ')).toEqual({reply: 'hi'})
  for (const bad of ['', 'hi', '[]', 'null', '{"reply":'])
    expect(() => parseQuickOperation(bad)).toThrow('not a quick operation')
})
