import {describe, expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq, qqLine} from '../support/run.js'
import {mockServer} from '../support/server.js'

describe('call', () => {
  it.each([
    [['mark_all_as_read'], '_mark_all_as_read', {}],
    [['get_client_key'], 'get_clientkey', {}],
    [['get_group_members', 'group_id=123456'], 'get_group_member_list', {group_id: '123456'}],
    [['get_group_notice_async', 'group_id=123456'], '_get_group_notice', {group_id: '123456'}],
    [['get_level_by_search', 'user_id:=10001'], 'get_stranger_info', {user_id: '10001'}],
    [['get_group_card', 'group_id=123456'], 'ArkSharePeer', {group_id: '123456'}],
    [['set_self_long_nick', 'longNick=你好'], 'set_self_longnick', {longNick: '你好'}],
  ])("does an old name under today's, and says so: %j", async (words, action, params) => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['call', ...words], {env: mock.env})
    expect(code, stderr).toBe(0)
    expect(stderr).toContain(`note: ${words[0] ?? ''} is now ${action}`)
    expect(mock.calls).toMatchObject([{action, params}])
  })

  it('asks for the status of an upload under the action that has it', async () => {
    const {stdout} = await qq(['call', 'get_upload_stream_status', 'stream_id=abc', '-n'])
    expect(JSON.parse(stdout)).toMatchObject({
      action: 'upload_file_stream',
      params: {stream_id: 'abc', verify_only: true},
    })
  })

  it.each([
    [['post_group_msg', 'group_id=123456', 'message=hi'], 'qq msg send'],
    [['post_private_file', 'user_id=10001', 'file=a.png'], '--image'],
    [['send_platform_music'], 'qq msg send-music'],
    [['get_group_card', 'group_id=123456', 'user_id=10001'], 'qq group get-member'],
    [['restart_server', 'command=sh'], 'qq system restart'],
  ])("refuses what cannot be done under today's name, and says what does it: %j", async (words, hint) => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['call', ...words, '--json'], {env: mock.env})
    expect(code).toBe(7)
    expect(JSON.parse(stderr)).toMatchObject({
      error: {code: 'UNSUPPORTED', action: words[0], hint: expect.stringContaining(hint) as string},
    })
    expect(mock.calls).toEqual([])
  })

  it('asks before an old name of something destructive too', async () => {
    const mock = await mockServer()
    expect((await qq(['call', 'restart_server'], {env: mock.env})).code).toBe(2)
    expect((await qq(['call', 'handle_quick_operation', 'context.a=1', 'operation.b=2'], {env: mock.env})).code).toBe(2)
    expect(mock.calls).toEqual([])
  })

  it('keeps the answer of a secret action out of --debug under an old name too', async () => {
    const {env} = await mockServer()
    const {stdout, stderr} = await qq(['call', 'get_client_key', '--debug'], {env})
    expect(stdout).toContain('mock-client-key')
    expect(stderr).toContain('(secret)')
    expect(stderr).not.toContain('mock-client-key')
  })

  it('sends name and parameters as they are with --unchecked', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action: 'mark_all_as_read', data: null})
    const words = ['call', 'mark_all_as_read', 'a.b=1', '--unchecked']
    expect(await qq(words, {env: mock.env})).toMatchObject({code: 0, stderr: ''})
    expect(mock.calls).toMatchObject([{action: 'mark_all_as_read', params: {a: {b: '1'}}}])
    await qq(['call', 'get_group_info', 'group=x', '--unchecked'], {env: mock.env})
    expect(mock.calls[1]).toMatchObject({action: 'get_group_info', params: {group: 'x'}})
  })

  it.each([
    [['get_group_info', 'group=1'], 'did you mean group_id?'],
    [['get_group_info'], 'group_id is missing'],
    [['get_group_info', 'group_id=abc'], 'group_id must be a number, not "abc"'],
    [['set_group_whole_ban', 'group_id=1', 'enable=yes'], 'enable must be true or false'],
    [['set_group_ban', 'group_id=1', 'user_id=2', 'duration=9007199254740993'], 'duration must be a whole number'],
    [['send_group_msg', 'group_id=1', 'message='], 'message must be'],
    [['send_group_msg', 'group_id=1', 'message[0]=hi'], 'message must be'],
    [['.handle_quick_operation', 'context=x', 'operation.reply=y', '--yes'], 'context must be an object or a list'],
    [['del_group_notice', 'group_id=1', 'id=2', '--yes'], '_del_group_notice has no parameter id'],
    [[''], 'action: the value is empty'],
    [['send_group_msg', 'group_id=1', 'message=two', 'words'], 'put a text with spaces in quotes'],
  ])('refuses %j', async (words, text) => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['call', ...words], {env: mock.env})
    expect(code).toBe(2)
    expect(stderr).toContain(text)
    expect(mock.calls).toEqual([])
  })

  it('leaves an action that it does not know to the server, which says the nearest name', async () => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['call', 'get_mgs', 'message_id=1'], {env: mock.env})
    expect(code).toBe(7)
    expect(stderr).toContain('note: get_mgs is not a known action; it is sent unchanged')
    expect(stderr).toContain('did you mean get_msg?')
    expect(mock.calls).toMatchObject([{action: 'get_mgs', params: {message_id: '1'}}])
  })

  it('sends nested segments, Chinese text from a file and ids of any length', async () => {
    const mock = await mockServer()
    const file = temporaryFile('text.txt', '你好 👋\n')
    const segments = [
      'message[].type=text',
      `message[0].data.text=@${file}`,
      'message[].type=face',
      'message[1].data.id=14',
    ]
    await qq(['call', 'send_group_msg', 'group_id=123456', ...segments], {env: mock.env})
    expect(mock.calls[0]?.params).toEqual({
      group_id: '123456',
      message: [
        {type: 'text', data: {text: '你好 👋'}},
        {type: 'face', data: {id: '14'}},
      ],
    })
    const {stdout} = await qq(['call', 'a_new_one', 'id:=7348293749283749283', 'b.c:=-9007199254740993', '-n'])
    expect(stdout).toContain('{"id":7348293749283749283,"b":{"c":-9007199254740993}}')
    const typed = await qq(['call', 'get_group_info', 'group_id:=7348293749283749283', '-n'])
    expect(typed.stdout).toContain('{"group_id":"7348293749283749283"}')
  })

  it('refuses more levels of lists than can be walked through, before anything is sent', async () => {
    const mock = await mockServer()
    const deep = `{"group_id":"1","message":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    const ran = await qq(['call', 'send_group_msg', '--input', '-'], {env: mock.env, stdin: deep})
    expect(ran).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining('more than 512 levels') as string})
    expect(mock.calls).toEqual([])
  })

  it('puts the parameters of the line over those of stdin', async () => {
    const mock = await mockServer()
    const json = '{"group_id":123456,"message":[{"type":"text","data":{"text":"old"}}]}'
    const line = 'call send_group_msg --input - message[0].data.text=新 -o id'
    const {code, stdout} = await qqLine(line, {env: mock.env, stdin: json})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\n$/)
    expect(mock.calls[0]?.params).toEqual({group_id: '123456', message: [{type: 'text', data: {text: '新'}}]})
  })

  it('says what is easily meant otherwise', async () => {
    const line = ['call', 'send_group_msg', 'group_id=1', 'message=[{"type":"text"}]', '-n']
    expect((await qq(line)).stderr).toContain('use message:= to send segments')
    const decided = ['call', 'set_group_admin', 'group_id=1', 'user_id=2', '-n']
    expect((await qq(decided)).stderr).toBe('note: without enable, NapCat uses false and removes the admin\n')
    expect((await qq([...decided, 'enable=true'])).stderr).toBe('')
  })

  it.each([
    ['set_group_ban group_id=1 user_id=2', 'without duration, NapCat uses 0 and lifts the ban'],
    ['set_group_whole_ban group_id=1', 'without enable, NapCat uses true and mutes everybody'],
    ['set_friend_add_request flag=1', 'without approve, NapCat uses true and approves the request'],
    ['set_group_add_request flag=1', 'without approve, NapCat uses true and approves the request'],
    ['set_msg_emoji_like message_id=1 emoji_id=76', 'without set, NapCat uses true and adds the reaction'],
    ['set_group_card group_id=1 user_id=2', 'without card, NapCat uses "" and clears the group card'],
    [
      '_send_group_notice group_id=1 content=x',
      'without confirm_required, NapCat uses 1 and asks the members to confirm it',
    ],
  ])('says what a missing parameter does: qq call %s', async (line, note) => {
    expect((await qq(['call', ...line.split(' '), '-n'])).stderr).toBe(`note: ${note}\n`)
  })
})
