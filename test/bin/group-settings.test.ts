import {describe, expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq, qqLine} from '../support/run.js'
import {mockServer} from '../support/server.js'

/** In the first the bot is an admin, in the second the owner, in the third a member. */
const GROUP = {group_id: '234567'}
const PIXEL = 'R0lGODlhAQABAAAAACw='
const AVATAR = temporaryFile('pixel.gif', 'GIF89a')

it.each([
  ['get-detail 234567', 'get_group_detail_info', {}],
  ['get-ext group:234567', 'get_group_info_ex', {}],
  ['ban-all 234567', 'set_group_whole_ban', {enable: true}],
  ['unban-all 234567', 'set_group_whole_ban', {enable: false}],
  ['add-admin 234567 10006', 'set_group_admin', {user_id: '10006', enable: true}],
  ['remove-admin 234567 user:10003', 'set_group_admin', {user_id: '10003', enable: false}],
  ['set-card 234567 10003 "  两个 词 "', 'set_group_card', {user_id: '10003', card: '  两个 词 '}],
  ['set-card 234567 10003 --clear', 'set_group_card', {user_id: '10003', card: ''}],
  ['set-title 234567 10003 大佬', 'set_group_special_title', {user_id: '10003', special_title: '大佬'}],
  ['set-title 234567 10003 --clear', 'set_group_special_title', {user_id: '10003', special_title: ''}],
  ['set-name 234567 "新 名"', 'set_group_name', {group_name: '新 名'}],
  ['set-remark 234567 工作', 'set_group_remark', {remark: '工作'}],
  ['set-remark 234567 --clear', 'set_group_remark', {remark: ''}],
  ['set-avatar 234567 https://example.com/a.png', 'set_group_portrait', {file: 'https://example.com/a.png'}],
  [`set-avatar 234567 base64://${PIXEL}`, 'set_group_portrait', {file: `base64://${PIXEL}`}],
  ['set-avatar 234567 remote:/srv/a.png', 'set_group_portrait', {file: '/srv/a.png'}],
  [`set-avatar 234567 ${AVATAR}`, 'set_group_portrait', {file: 'base64://R0lGODlh'}],
  ['leave 234567 --confirm=234567', 'set_group_leave', {is_dismiss: false}],
  ['set-join-policy 234567 anyone', 'set_group_add_option', {add_type: 1}],
  ['set-join-policy 234567 approval', 'set_group_add_option', {add_type: 2}],
  ['set-join-policy 234567 3', 'set_group_add_option', {add_type: 3}],
  [
    'set-join-policy 234567 answer --question 1+1 --answer 2',
    'set_group_add_option',
    {add_type: 4, group_question: '1+1', group_answer: '2'},
  ],
  ['set-join-policy 234567 5 --question 谁', 'set_group_add_option', {add_type: 5, group_question: '谁'}],
  ['set-robot-policy 234567 free', 'set_group_robot_add_option', {robot_member_switch: 0, robot_member_examine: 0}],
  ['set-robot-policy 234567 review', 'set_group_robot_add_option', {robot_member_switch: 0, robot_member_examine: 2}],
  ['set-robot-policy 234567 forbid', 'set_group_robot_add_option', {robot_member_switch: 1, robot_member_examine: 2}],
  ['set-search 234567 --no-code-finger-open 1', 'set_group_search', {no_code_finger_open: 1}],
  ['set-search 234567 --no-finger-open 2', 'set_group_search', {no_finger_open: 2}],
  [
    'set-invite-policy 234567 no_approval_under_100',
    'set_group_member_invite_policy',
    {policy: 'no_approval_under_100'},
  ],
  ['set-permissions 234567 --upload-album off', 'set_group_member_permissions', {allow_member_upload_album: false}],
  [
    'set-permissions 234567 --temporary-session on --create-group off',
    'set_group_member_permissions',
    {allow_member_temporary_session: true, allow_member_create_group: false},
  ],
  ['set-history-visible 234567 on', 'set_group_new_member_history_visibility', {visible: true}],
  ['set-history-visible 234567 off', 'set_group_new_member_history_visibility', {visible: false}],
  ['sign 234567', 'set_group_sign', {}],
  ['send-sign 234567', 'send_group_sign', {}],
  ['get-at-all 234567', 'get_group_at_all_remain', {}],
  ['get-honors 234567', 'get_group_honor_info', {type: 'all'}],
  ['get-honors 234567 --type legend', 'get_group_honor_info', {type: 'legend'}],
  ['list-banned 234567', 'get_group_shut_list', {}],
  ['list-signed 234567', 'get_group_signed_list', {}],
])('sends one call: qq group %s', async (line, action, params) => {
  const mock = await mockServer()
  const {code, stderr} = await qqLine(`group ${line}`, {env: mock.env})
  expect(code, stderr).toBe(0)
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([[action, {...GROUP, ...params}]])
})

const NAPCAT_IGNORES = 'NapCat ignores'

it.each([
  ['set-card 234567 10003', 2, 'give either the argument card or --clear'],
  ['set-card 234567 10003 x --clear', 2, 'give either the argument card or --clear'],
  ['set-card 234567 10003 ""', 2, 'card: the value is empty'],
  ['set-card 234567 10003 " " --clear', 2, 'card: the value is empty'],
  ['set-card 234567 10x x', 2, 'user: "10x" is not a QQ number'],
  ['set-title 234567 10003', 2, 'give either the argument title or --clear'],
  ['set-title 234567 10003 x --clear', 2, 'give either the argument title or --clear'],
  ['set-remark 234567', 2, 'give either the argument remark or --clear'],
  ['set-remark 234567 ""', 2, 'use --clear to clear it'],
  ['set-name 234567 ""', 2, 'name: the value is empty'],
  ['set-avatar 234567 -', 2, 'stdin is empty'],
  ['set-avatar 234567 ./nowhere.png', 9, 'cannot read ./nowhere.png'],
  ['leave 234567', 2, 'add --confirm 234567'],
  ['leave 234567 --confirm 123456', 2, '--confirm 123456 is wrong: use --confirm'],
  ['leave 234567 --yes', 2, '--yes'],
  ['leave 234567 --dismiss --confirm 234567', 7, `${NAPCAT_IGNORES} --dismiss`],
  ['set-join-policy 234567 answer', 2, 'the policy answer requires --question'],
  ['set-join-policy 234567 answer --question a', 2, 'the policy answer requires --answer'],
  ['set-join-policy 234567 answer --question a --answer ""', 2, 'the policy answer requires --answer'],
  ['set-join-policy 234567 question', 2, 'the policy question requires --question'],
  ['set-join-policy 234567 question --question a --answer b', 2, '--answer cannot be used with the policy question'],
  ['set-join-policy 234567 anyone --question a', 2, '--question cannot be used with the policy anyone'],
  ['set-join-policy 234567 anyon', 2, 'did you mean anyone?'],
  ['set-join-policy 234567 6', 2, 'is not one of anyone, approval, nobody, answer, question'],
  ['set-robot-policy 234567 none', 2, 'is not one of free, review, forbid'],
  ['set-search 234567', 2, 'give --no-code-finger-open'],
  ['set-search 234567 --no-finger-open 0', 7, `${NAPCAT_IGNORES} 0`],
  ['set-search 234567 --no-code-finger-open 0 --no-finger-open 1', 7, `${NAPCAT_IGNORES} 0`],
  ['set-search 234567 --no-finger-open -1', 2, 'not a whole number'],
  ['set-invite-policy 234567 no-approval', 2, 'did you mean no_approval?'],
  ['set-permissions 234567', 2, 'give at least one of'],
  ['set-permissions 234567 --upload-album yes', 2, '"yes" is not one of on, off'],
  ['set-history-visible 234567 true', 2, 'is not one of on, off'],
  ['get-honors 234567 --type king', 2, '--type'],
  ['kick-many 234567 10001 10003', 2, 'add --yes'],
  ['kick-many 234567 10001 10x --yes', 2, '"10x" is not a QQ number'],
  ['ban-anonymous 234567 flag --for 0', 2, 'qq group unban'],
])('refuses and sends nothing: qq group %s', async (line, exit, words) => {
  const mock = await mockServer()
  const {code, stderr} = await qqLine(`group ${line}`, {env: mock.env})
  expect(code).toBe(exit)
  expect(stderr).toContain(words)
  expect(mock.calls).toEqual([])
})

it.each([
  ['ban-all 345678', 'the bot must be an admin or the owner of the group'],
  ['set-join-policy 345678 nobody', 'the bot must be an admin or the owner of the group'],
  ['set-permissions 345678 --create-group on', 'the bot must be an admin or the owner of the group'],
  ['set-avatar 345678 https://example.com/a.png', 'the bot must be an admin or the owner of the group'],
  ['set-card 345678 10004 x', 'for other members, the bot must be an admin'],
  ['set-name 345678 x', 'unless the group lets every member do it'],
])('tells a bot that is a plain member what is missing: qq group %s', async (line, words) => {
  const {env} = await mockServer()
  const {code, stderr} = await qqLine(`group ${line}`, {env})
  expect(code).toBe(1)
  expect(stderr).toContain(words)
})

it('tells that nobody can mute anonymous senders any more, when the server has said so', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['group', 'ban-anonymous', '123456', 'flag', '--for', '1m'], {env: mock.env})
  expect(code).toBe(7)
  expect(stderr).toContain('QQ no longer has anonymous chats')
  const params = {group_id: '123456', anonymous_flag: 'flag', duration: 60}
  expect(mock.calls).toMatchObject([{action: 'set_group_anonymous_ban', params}])
})

it('fails when NapCat has nothing about a group, instead of showing nothing', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['group', 'get-ext', '999', '--json'], {env: mock.env})
  expect({code, stdout}).toEqual({code: 1, stdout: ''})
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'ACTION_FAILED', action: 'get_group_info_ex', retcode: 0}})
  const dry = await qq(['group', 'get-ext', '999', '-n'], {env: mock.env})
  expect(dry.code).toBe(0)
  expect(JSON.parse(dry.stdout)).toMatchObject({action: 'get_group_info_ex'})
})

it('says that an inner failure of a new picture is one', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'soft', action: 'set_group_portrait', data: {result: 1004022, errMsg: ''}})
  const {code, stderr} = await qq(['group', 'set-avatar', '123456', 'https://example.com/a.png'], {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain('result 1004022')
})

describe('what is set can be read', () => {
  it.each([
    ['set-name 123456 新名', 'get 123456 --jq .[].group_name', '新名\n'],
    ['set-remark 123456 新备注', 'get 123456 --jq .[].group_remark', '新备注\n'],
    ['set-remark 123456 --clear', 'get 123456 --jq .[].group_remark', '\n'],
    ['set-card 123456 10001 新名片', 'get-member 123456 10001 --jq .card', '新名片\n'],
    ['set-card 123456 10001 --clear', 'get-member 123456 10001 --jq .card', '\n'],
    ['set-title 234567 10001 头衔', 'get-member 234567 10001 --jq .title', '头衔\n'],
    ['add-admin 234567 10001', 'list-members 234567 --role admin -o id', '10003\n10001\n'],
    ['remove-admin 234567 10003', 'list-members 234567 --role admin -o id', ''],
    ['ban-all 123456', 'get-detail 123456 --jq .group_all_shut', '-1\n'],
    ['unban-all 123456', 'get-detail 123456 --jq .group_all_shut', '0\n'],
    ['ban 123456 10001', 'list-banned 123456 -o id', '10001\n'],
    ['sign 123456', "list-signed 123456 --jq '.[-1].user_id'", '10000\n'],
    ['leave 123456 --confirm 123456', 'list -o id', '234567\n345678\n'],
    ['kick-many 123456 10001 10002 10003 --yes', 'list-members 123456 --role member -o id', '20003\n20004\n'],
  ])('qq group %s; qq group %s', async (write, read, expected) => {
    const {env} = await mockServer()
    expect(await qqLine(`group ${write} -o none`, {env})).toMatchObject({code: 0, stdout: ''})
    expect(await qqLine(`group ${read}`, {env})).toMatchObject({code: 0, stdout: expected})
  })
})
