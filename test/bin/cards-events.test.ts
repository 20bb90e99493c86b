import {expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const CARD = ['--title', 't', '--desc', 'd', '--pic-url', 'p', '--jump-url', 'j']
const CARD_PARAMS = {title: 't', desc: 'd', picUrl: 'p', jumpUrl: 'j'}
const CUSTOM = ['icon-url', 'app-id', 'scene', 'template-type', 'business-type', 'ver-type', 'share-type', 'version-id']
const CUSTOM_FLAGS = [...CUSTOM, 'sdk-id', 'with-share-ticket'].flatMap(name => [`--${name}`, '1'])

const EVENT = {time: 1, self_id: 10000, post_type: 'message', message_type: 'group', group_id: 123456, user_id: 10001}
const PRIVATE = {...EVENT, message_type: 'private', group_id: undefined}
const REQUEST = {...EVENT, post_type: 'request', message_type: undefined, request_type: 'group'}

function quick(event: unknown, operation: unknown): string[] {
  return ['event', 'quick', '--event', JSON.stringify(event), '--operation', JSON.stringify(operation), '--yes']
}

it.each([
  [2, ['share', 'get-user'], 'or --group'],
  [2, ['share', 'get-user', '10001', '--group', '1'], 'or --group'],
  [2, ['share', 'get-user', '--group', '1', '--phone', '2'], '--phone'],
  [2, ['share', 'get-user', 'group:1'], 'a user is required'],
  [2, ['share', 'get-mini-app', 'wechat', ...CARD], 'bili, weibo, custom'],
  [2, ['share', 'get-mini-app', 'bili', '--title', 't'], '--desc is required'],
  [2, ['share', 'get-mini-app', 'bili', ...CARD, '--scene', '1'], '--scene cannot be used with the type bili'],
  [
    2,
    ['share', 'get-mini-app', 'custom', ...CARD, ...CUSTOM_FLAGS.slice(4)],
    'the type custom also requires --icon-url, --app-id',
  ],
  [7, quick(EVENT, {delete: true}), 'qq msg recall'],
  [7, quick(EVENT, {reply: 'x', kick: true}), 'qq group kick'],
  [7, quick(EVENT, {ban: true}), 'qq group ban'],
  [7, quick(EVENT, {ban_duration: 60}), 'qq group ban --for'],
  [7, quick(EVENT, {reject_add_request: true}), 'qq group kick --reject-requests'],
  [7, quick(EVENT, {remark: 'x'}), 'qq friend set-remark'],
  [7, quick(EVENT, {approve: true}), 'approve'],
  [7, quick(PRIVATE, {reply: 'x', at_sender: true}), 'at_sender'],
  [7, quick(REQUEST, {approve: true}), 'qq request group approve'],
  [7, quick({...REQUEST, request_type: 'friend'}, {approve: true}), 'qq request friend approve'],
  [7, quick({...EVENT, post_type: 'notice'}, {reply: 'x'}), 'not for notice'],
  [7, quick({...EVENT, post_type: 'message_sent'}, {reply: 'x'}), 'not for message_sent'],
  [2, quick(EVENT, {answer: 'x'}), '"answer"'],
  [2, quick(EVENT, {constructor: 'x'}), '"constructor"'],
  [2, quick(EVENT, {}), 'reply must be'],
  [2, quick(EVENT, {reply: []}), 'reply must be'],
  [2, quick(EVENT, {reply: 5}), 'reply must be'],
  [2, quick(EVENT, {reply: 'x', auto_escape: 'true'}), 'auto_escape must be'],
  [2, quick({...EVENT, user_id: undefined, time: undefined}, {reply: 'x'}), 'the event has no time, user_id'],
  [2, quick({...EVENT, group_id: undefined}, {reply: 'x'}), 'the event has no group_id'],
  [2, quick([EVENT], {reply: 'x'}), 'the value must be a JSON object'],
  [2, quick(EVENT, {reply: 'x'}).slice(0, -1), 'add --yes'],
  [2, ['event', 'quick', '--event', '-', '--operation', '@-', '--yes'], 'not valid JSON'],
  [9, ['event', 'quick', '--event', '@/nowhere/event.json', '--operation', '{}', '--yes'], '/nowhere/event.json'],
])('ends with %i for %j, with nothing sent', async (exit, words, text) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env: mock.env})
  expect({code, stdout}).toEqual({code: exit, stdout: ''})
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})

it.each([
  [['share', 'get-group', '123456'], 'send_group_ark_share', {group_id: '123456'}],
  [['share', 'get-group-legacy', '123456'], 'ArkShareGroup', {group_id: '123456'}],
  [['share', 'get-user', '10001'], 'send_ark_share', {user_id: '10001'}],
  [['share', 'get-user', 'u:1', '--phone', '139'], 'send_ark_share', {user_id: '1', phone_number: '139'}],
  [['share', 'get-user', '--group', 'g:1'], 'send_ark_share', {group_id: '1'}],
  [['share', 'get-user-legacy', '10001'], 'ArkSharePeer', {user_id: '10001'}],
  [['share', 'get-mini-app', 'bili', ...CARD], 'get_mini_app_ark', {type: 'bili', ...CARD_PARAMS}],
  [
    ['share', 'get-mini-app', 'weibo', ...CARD, '--web-url', 'w', '--raw-ark'],
    'get_mini_app_ark',
    {type: 'weibo', ...CARD_PARAMS, webUrl: 'w', rawArkData: 'true'},
  ],
])('sends %j as %s', async (words, action, params) => {
  const mock = await mockServer()
  expect((await qq(words, {env: mock.env})).code).toBe(0)
  expect(mock.calls).toMatchObject([{action, params}])
  expect(mock.calls[0]?.params).toEqual(params)
})

it('sends the custom form of a mini app without a type', async () => {
  const mock = await mockServer()
  expect((await qq(['share', 'get-mini-app', 'custom', ...CARD, ...CUSTOM_FLAGS], {env: mock.env})).code).toBe(0)
  const params = mock.calls[0]?.params ?? {}
  expect(params).toMatchObject({...CARD_PARAMS, iconUrl: '1', templateType: '1', withShareTicket: '1'})
  expect(params).not.toHaveProperty('type')
  expect(Object.keys(params)).toHaveLength(14)
})

it.each([
  [['share', 'get-group', '123456'], '.'],
  [['share', 'get-user', '10001'], '.arkMsg // .arkJson'],
  [['share', 'get-user', '--group', '123456'], '.arkMsg // .arkJson'],
  [['share', 'get-mini-app', 'bili', ...CARD], '.data | tojson'],
])('gives what a json segment needs: %j', async (words, ark) => {
  const {env} = await mockServer()
  const {stdout} = await qq([...words, '--jq', `{type: "json", data: {data: (${ark})}}`], {env})
  const {type, data} = JSON.parse(stdout) as {type: string; data: {data: string}}
  expect(type).toBe('json')
  expect(JSON.parse(data.data)).toHaveProperty('app')
  expect((await qq([...words, '-o', 'id'], {env})).stdout).toBe(`${data.data}\n`)
})

it('hides the old names of the cards', async () => {
  const {stdout} = await qq(['share', '--help'])
  expect(stdout).toContain('share get-user')
  expect(stdout).not.toContain('legacy')
})

it('replies to an event of stdin, and says that NapCat does not tell whether it worked', async () => {
  const mock = await mockServer()
  const operation = temporaryFile('reply.json', '{"reply": "收到", "at_sender": true}')
  const {code, stdout, stderr} = await qq(['event', 'quick', '--event', '-', '--operation', `@${operation}`, '--yes'], {
    env: mock.env,
    stdin: `${JSON.stringify({...EVENT, message_id: 7})}\n`,
  })
  expect({code, stdout: JSON.parse(stdout) as unknown}).toEqual({
    code: 0,
    stdout: {ok: true, action: '.handle_quick_operation'},
  })
  expect(stderr).toContain('note: NapCat answers before')
  expect(mock.calls[0]?.params).toEqual({
    context: {...EVENT, message_id: 7},
    operation: {reply: '收到', at_sender: true},
  })
  const history = await qq(
    ['call', 'get_group_msg_history', 'group_id=123456', '--jq', '.messages[-1].raw_message'],
    mock,
  )
  expect(history.stdout).toBe('[CQ:at,qq=10001]收到\n')
})

it('keeps the long ids of an event digit for digit', async () => {
  const event = JSON.stringify({...EVENT, real_seq: 1}).replace('"real_seq":1', '"real_seq":7412345678901234567')
  const {stdout} = await qq(['event', 'quick', '--event', event, '--operation', '{"reply": "x"}', '-n'])
  expect(stdout).toContain('"real_seq":7412345678901234567')
})

it('lists the kinds of events, as listen takes them, without a server', async () => {
  const env = {QQ_URL: 'ws://127.0.0.1:1'}
  const {stdout} = await qq(['event', 'list', '--filter', 'kind == notice.group_ban.ban', '--json'], {env})
  const [row] = JSON.parse(stdout) as unknown[]
  expect(row).toEqual({
    kind: 'notice.group_ban.ban',
    post_type: 'notice',
    detail_type: 'group_ban',
    sub_type: 'ban',
    summary: 'somebody, or the whole group, was muted',
  })
  const ids = (await qq(['event', 'list', '-o', 'id'], {env})).stdout.trim().split('\n')
  expect(ids).toEqual(expect.arrayContaining(['message.group.normal', 'request.friend', 'meta_event.heartbeat']))
})
