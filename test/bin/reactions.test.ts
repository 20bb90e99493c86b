import {expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const SCENARIO = {
  groups: [{group_id: 123_456, member_count: 50}],
  messages: [
    {
      group_id: 123_456,
      from: 30_001,
      text: 'hi',
      message_id: 7,
      reactions: {76: Array.from({length: 40}, (_, index) => 30_001 + index)},
    },
  ],
}

it('reacts with each emoji, and takes each back', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const {env} = mock
  const all = async (): Promise<string> => (await qq(['msg', 'list-reactions', '7', '👍', '-o', 'id'], {env})).stdout
  expect((await qq(['msg', 'react', '7', '👍', '微笑', '-'], {env, stdin: '❤️\n👍\n'})).code).toBe(0)
  expect(await all()).toBe('10000\n')
  expect((await qq(['msg', 'unreact', '7', '👍'], {env})).code).toBe(0)
  expect(await all()).toBe('')
  const sent = mock.calls.filter(call => call.action === 'set_msg_emoji_like').map(call => call.params)
  expect(sent).toEqual([
    {message_id: '7', emoji_id: '128077', set: true},
    {message_id: '7', emoji_id: '14', set: true},
    {message_id: '7', emoji_id: '10084', set: true},
    {message_id: '7', emoji_id: '128077', set: false},
  ])
})

it('knows faces by name everywhere, and makes no reaction with one that NapCat does not list', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const {env} = mock
  expect((await qq(['msg', 'list-reactions', '7', '赞', '-o', 'id'], {env})).stdout.split('\n')).toHaveLength(41)
  expect((await qq(['msg', 'fetch-reactions', '7', '/赞'], {env})).code).toBe(0)
  expect((await qq(['msg', 'unreact', '7', '赞'], {env})).code).toBe(0)
  expect(mock.calls.map(({params}) => params['emoji_id'] ?? params['emojiId'])).toEqual(['76', '76', '76'])
  for (const words of [['54'], ['赞', '-']]) {
    const {code, stdout, stderr} = await qq(['msg', 'react', '7', ...words], {env, stdin: '54\n'})
    expect({code, stdout}).toEqual({code: 7, stdout: ''})
    expect(stderr).toContain('NapCat does not know the QQ face 54\nhint: similar faces: 53 (蛋糕), 55 (炸弹)')
  }
  expect((await qq(['msg', 'react', '7', '足球'], {env})).code).toBe(2)
  expect(mock.calls).toHaveLength(3)
  expect((await qq(['msg', 'list-reactions', '7', '54'], {env})).code).toBe(0) // somebody's QQ may know it
})

it('says which reaction QQ did not take although NapCat said ok', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  mock.fault({kind: 'soft', times: 1, data: {result: 65002, errMsg: 'limit'}})
  const {code, stdout} = await qq(['msg', 'react', '7', '14', '👍', '-o', 'table'], {env: mock.env})
  expect(code).toBe(6)
  expect(stdout).toMatch(/^14 +false +.*limit/m)
  expect(stdout).toMatch(/^128077 +true/m)
})

it('fetches one page and says how to go on, or all pages', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const fetch = async (...flags: string[]): Promise<{users: number; stderr: string}> => {
    const {stdout, stderr} = await qq(['msg', 'fetch-reactions', '7', '76', ...flags], {env: mock.env})
    return {users: (JSON.parse(stdout) as unknown[]).length, stderr}
  }
  const one = await fetch()
  expect(one.users).toBe(15)
  expect(one.stderr).toContain('use --cookie 15, or --all')
  expect(await fetch('--cookie', '30')).toEqual({users: 10, stderr: ''})
  expect(await fetch('--all', '--count', '10')).toEqual({users: 40, stderr: ''})
  expect(mock.calls[0]?.params).toEqual({message_id: '7', emojiId: '76', emojiType: 1, count: 20, cookie: ''})
  expect(mock.calls.slice(2).map(call => call.params['cookie'])).toEqual(['', '10', '20', '30'])
})

it('ends where a cookie comes back again', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  mock.fault({kind: 'soft', data: {emojiLikesList: [{tinyId: '1'}], cookie: 'same', isLastPage: false}})
  const {stdout} = await qq(['msg', 'fetch-reactions', '7', '76', '--all', '-o', 'id'], {env: mock.env})
  expect(stdout).toBe('1\n1\n')
})

it("fails where QQ's own result is a failure", async () => {
  const mock = await mockServer({scenario: SCENARIO})
  mock.fault({kind: 'soft', data: {result: 1, errMsg: 'no such message', emojiLikesList: []}})
  const {code, stderr} = await qq(['msg', 'fetch-reactions', '7', '👍'], {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain('no such message')
})

it("takes the kind of an emoji in words or as NapCat's number", async () => {
  const mock = await mockServer({scenario: SCENARIO})
  for (const type of ['unicode', '2']) {
    await qq(['msg', 'list-reactions', '7', '76', '--type', type, '--group', '123456'], {env: mock.env})
    await qq(['msg', 'fetch-reactions', '7', '76', '--type', type], {env: mock.env})
  }
  const list = {message_id: '7', emoji_id: '76', group_id: '123456', emoji_type: '2', count: 0}
  const fetch = expect.objectContaining({emojiType: 2}) as object
  expect(mock.calls.map(call => call.params)).toEqual([list, fetch, list, fetch])
})

it.each([
  [['group', 'poke', '123456', '30001'], {group_id: '123456', user_id: '30001'}],
  [['msg', 'poke', 'g:123456', '30001'], {group_id: '123456', user_id: '30001'}],
  [['msg', 'poke', 'u:10001'], {user_id: '10001'}],
  [['msg', 'poke', 'u:10001', '10000'], {user_id: '10001', target_id: '10000'}],
  [['friend', 'poke', '10001'], {user_id: '10001'}],
  [['friend', 'poke', '10001', '--self'], {user_id: '10001', target_id: '10000'}],
  [['group', 'mark-read', '123456'], {group_id: '123456'}],
  [['friend', 'mark-read', '10001', '--message', '7'], {user_id: '10001', message_id: '7'}],
  [['msg', 'mark-read', 'g:123456', '--message', '7'], {group_id: '123456', message_id: '7'}],
  [['msg', 'mark-read', 'u:10001'], {user_id: '10001'}],
  [['msg', 'mark-read', '--message', '7'], {message_id: '7'}],
  [
    ['msg', 'click-button', '123456', '1', '--app', '102', '--seq', '1001'],
    {group_id: '123456', button_id: '1', bot_appid: '102', msg_seq: '1001'},
  ],
])('%j sends exactly what it says', async (words, params) => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stderr} = await qq(words, {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(mock.calls.at(-1)?.params).toEqual(params)
})

it('fails where the press of a button came to nothing', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'soft', data: {result: 5, errMsg: 'no such button'}})
  const {code, stderr} = await qq(['msg', 'click-button', '123456', '1', '--app', '102'], {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain('no such button')
})

it('lists the latest chats with local times, and their numbers as ids', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const table = await qq(['msg', 'list-recent', '-o', 'table'], {env})
  expect(table.stdout).toMatch(/^chatType +peerUin +peerName +remark +msgTime +sendNickName +lastestMsg\.raw_message$/m)
  expect(table.stdout).toMatch(/^2 +123456 .* hi$/m)
  expect((await qq(['msg', 'list-recent', '-o', 'id'], {env})).stdout).toBe('123456\n')
})

it.each([
  'msg react 7 abc',
  'msg react 7 👍🏽',
  'msg react abc 👍',
  'msg unreact 7',
  'msg list-reactions 7 👍 --type 3',
  'msg fetch-reactions 7 👍 --count 0',
  'msg poke g:123456',
  'msg poke 10001',
  'group poke 123456',
  'msg mark-read',
  'msg mark-read 123456',
  'group mark-read u:10001',
  'group mark-read 123456 --message x',
  'msg click-button 123456 1',
  'msg list-recent --count 0',
])('refuses %j before anything is sent', async line => {
  const mock = await mockServer()
  expect((await qq(line.split(' '), {env: mock.env})).code).toBe(2)
  expect(mock.calls).toEqual([])
})
