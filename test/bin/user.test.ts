import {describe, expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

describe('user get', () => {
  it('shows friends and strangers, asking anew with --fresh alone', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['user', 'get', '10001', 'u:20001', '-o', 'table'], {env: mock.env})
    expect(stdout).toMatch(
      /^user_id +nickname +sex +age +qid +qqLevel +long_nick +reg_time\n10001 +小明 .*\n20001 +企鹅馆长/,
    )
    expect((await qq(['user', 'get', '10001', '--fresh'], {env: mock.env})).code).toBe(0)
    expect(mock.calls.map(({params}) => params)).toEqual([
      {user_id: '10001'},
      {user_id: '20001'},
      {user_id: '10001', no_cache: true},
    ])
  })

  it('tells who is not known, and shows the others', async () => {
    const {env} = await mockServer()
    const {code, stdout} = await qq(['user', 'get', '10001', '999', '--jq', '.[].ok'], {env})
    expect({code, stdout}).toEqual({code: 6, stdout: 'null\nfalse\n'})
  })
})

describe('user like', () => {
  it('likes each user so many times, once by default', async () => {
    const mock = await mockServer()
    expect((await qq(['user', 'like', '10001', '10002', '--times', '5'], {env: mock.env})).code).toBe(0)
    expect((await qq(['user', 'like', '-'], {env: mock.env, stdin: '10001\n'})).code).toBe(0)
    expect(mock.calls.map(({params}) => [params['user_id'], params['times']])).toEqual([
      ['10001', 5],
      ['10002', 5],
      ['10001', 1],
    ])
  })

  it('passes on that QQ takes no more today', async () => {
    const {env} = await mockServer()
    const {code, stderr} = await qq(['user', 'like', '10001', '--times', '11'], {env})
    expect(code).toBe(1)
    expect(stderr).toContain('已达上限')
  })
})

describe('user find', () => {
  it('shows members of all groups in the columns that tell them apart', async () => {
    const mock = await mockServer()
    const {code, stdout, stderr} = await qq(['user', 'find', 'ALICE', '-o', 'table'], {env: mock.env})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toBe(
      'user_id  nickname  card        group_id\n' +
        '10003    Alice     Alice       123456\n' +
        '10003    Alice     讲师 Alice  234567\n',
    )
    expect(mock.calls.map(({action}) => action)).toEqual([
      'get_group_list',
      'get_group_member_list',
      'get_group_member_list',
      'get_group_member_list',
    ])
  })

  it('finds one number in the groups that are named, and gives ids to act on', async () => {
    const mock = await mockServer()
    const words = ['user', 'find', '10001', '--exact', '--group', '123456', '--group', 'g:345678', '-o', 'id']
    expect(await qq(words, {env: mock.env})).toMatchObject({code: 0, stdout: '10001\n'})
    expect(mock.calls.map(({params}) => params['group_id'])).toEqual(['123456', '345678'])
  })

  it('is an empty list when nobody is found', async () => {
    const {env} = await mockServer()
    expect(await qq(['user', 'find', 'nobody at all'], {env})).toMatchObject({code: 0, stdout: '[]\n'})
  })

  it('exits 6 with what the other groups had when one fails, which it names on stderr', async () => {
    const {env} = await mockServer()
    const words = ['user', 'find', '小明', '--group', '999', '--group', '123456']
    const {code, stdout, stderr} = await qq([...words, '-o', 'id'], {env})
    expect({code, stdout}).toEqual({code: 6, stdout: '10001\n'})
    expect(stderr).toContain('1 of 2 groups could not be searched: 999: get_group_member_list failed')
    const inJson = await qq([...words, '--json'], {env})
    expect(JSON.parse(inJson.stderr)).toMatchObject({error: {code: 'PARTIAL', exit: 6}})
  })

  it('gives the frames that it looked through', async () => {
    const {env} = await mockServer()
    const {stdout} = await qq(['user', 'find', 'nobody', '--group', '123456', '-o', 'raw'], {env})
    expect(JSON.parse(stdout)).toMatchObject({status: 'ok', retcode: 0})
  })

  it('shows in a dry run what it would ask each group', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['user', 'find', 'x', '-n'], {env: mock.env})
    expect(stdout.trim().split('\n')).toHaveLength(3)
    expect(mock.calls.map(({action}) => action)).toEqual(['get_group_list'])
  })
})

describe('ai', () => {
  it('lists voices with the type that they stand under', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['ai', 'list-characters', '123456', '-o', 'table'], {env: mock.env})
    expect(stdout).toMatch(/^type +character_id +character_name +preview_url\n推荐 +lucy-voice-laibixiaoxin +小新/)
    const singing = await qq(['ai', 'list-characters', '123456', '--chat-type', 'singing', '-o', 'id'], {env: mock.env})
    expect(singing.stdout).toBe('lucy-voice-lyrics\n')
    expect(mock.calls.map(({params}) => params)).toEqual([{group_id: '123456'}, {group_id: '123456', chat_type: 2}])
  })

  it('gives the bare URL of a record', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['ai', 'get-record', '123456', 'lucy-voice-houge', '你好', '世界', '-o', 'id'], {
      env: mock.env,
    })
    expect(stdout).toBe('https://grouptalk.c2c.qq.com/ai-voice/mock.silk\n')
    expect(mock.calls.at(-1)?.params).toEqual({group_id: '123456', character: 'lucy-voice-houge', text: '你好 世界'})
  })

  it.each([
    ['a voice that there is not', ['123456', 'nobody', 'hi'], 1, ['send_group_ai_record']],
    ['nothing to say', ['123456', 'lucy-voice-houge', ' '], 2, []],
    ['a voice without a name', ['123456', '', 'hi'], 2, []],
  ])('does not send %s', async (_what, words, exit, actions) => {
    const mock = await mockServer()
    expect((await qq(['ai', 'send-record', ...words], {env: mock.env})).code).toBe(exit)
    expect(mock.calls.map(({action}) => action)).toEqual(actions)
  })
})

it.each([
  [['user', 'get', '1000l'], 'user: "1000l" is not a QQ number'],
  [['user', 'get-status', 'g:1'], 'a user is required'],
  [['user', 'like', '10001', '--times', '0'], '--times'],
  [['user', 'find', ' '], 'text: the value is empty'],
  [['user', 'find', 'x', '--group', '1000l'], 'not a group number'],
  [['user', 'find', '-', '-'], '- is given more than once'],
  [['ai', 'list-characters', '123456', '--chat-type', 'sing'], 'did you mean singing?'],
])('refuses %j before anything is sent', async (words, text) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})
