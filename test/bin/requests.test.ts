import {describe, expect, it} from 'vitest'
import {fastClock} from '../support/clock.js'
import {mockServer} from '../support/server.js'
import {qq, qqPipe} from '../support/run.js'

const JOIN = '1700000000000001'
const INVITE = '1700000000000002'
const FILTERED = '1700000000000003'
const FRIEND = '1780000000'

type Rows = readonly Record<string, unknown>[]

async function rows(words: readonly string[], env: Record<string, string>): Promise<Rows> {
  return JSON.parse((await qq(words, {env})).stdout) as Rows
}

describe('what is sent', () => {
  it.each([
    [['group', 'approve', JOIN], {flag: JOIN, approve: true}],
    [['group', 'approve', JOIN, '--search-count', '5'], {flag: JOIN, approve: true, count: 5}],
    [['group', 'reject', JOIN], {flag: JOIN, approve: false}],
    [['group', 'reject', JOIN, '--reason', '不行'], {flag: JOIN, approve: false, reason: '不行'}],
    [['friend', 'approve', FRIEND], {flag: FRIEND, approve: true}],
    [['friend', 'approve', FRIEND, '--remark', '同学'], {flag: FRIEND, approve: true, remark: '同学'}],
    [['friend', 'reject', FRIEND], {flag: FRIEND, approve: false}],
    [['doubt', 'approve', 'u_x'], {flag: 'u_x', approve: true}],
    [['group', 'list'], {}],
    [['group', 'list', '--count', '7'], {count: 7}],
    [['doubt', 'list', '--count', '7'], {count: 7}],
  ])('for request %j', async (words, params) => {
    const mock = await mockServer()
    expect((await qq(['request', ...words], {env: mock.env})).code).toBe(0)
    expect(mock.calls.map(call => call.params)).toEqual([params])
  })
})

it.each([
  [['group', 'list', '--kind', 'add']],
  [['group', 'list', '--count', '0']],
  [['group', 'list', '--group', '10x']],
  [['group', 'approve', '']],
  [['group', 'approve', JOIN, '--search-count', '0']],
  [['group', 'approve']],
  [['doubt', 'approve', 'u_x', '--reject']],
  [['friend', 'approve', FRIEND, '--verify']],
  [['friend', 'approve', FRIEND, '--user', '40005']],
  [['friend', 'approve', FRIEND, '5', '--verify', '--user', '40005']],
  [['friend', 'approve', '-', '--verify', '--user', '40005']],
  [['friend', 'reject', FRIEND, '--verify']],
])('refuses request %j before anything is sent', async words => {
  const mock = await mockServer()
  expect((await qq(['request', ...words], {env: mock.env, stdin: FRIEND})).code).toBe(2)
  expect(mock.calls).toEqual([])
})

describe('group requests', () => {
  it('are one list, in which each is once and tells its kind', async () => {
    const {env} = await mockServer()
    const listed = await rows(['request', 'group', 'list'], env)
    expect(listed.map(({kind, request_id}) => [kind, request_id])).toEqual([
      ['invite', Number(INVITE)],
      ['join', Number(JOIN)],
    ])
    expect((await qq(['request', 'group', 'list', '-o', 'id'], {env})).stdout).toBe(`${INVITE}\n${JOIN}\n`)
    expect((await qq(['request', 'group', 'list', '-o', 'table'], {env})).stdout).toMatch(
      /^request_id +kind +group_id +group_name +requester_nick +invitor_uin +message +checked +actor$/m,
    )
  })

  it.each([
    [['--kind', 'join'], [JOIN]],
    [['--kind', 'invite'], [INVITE]],
    [['--group', '456789'], [INVITE]],
    [['--group', '1'], []],
    [['--pending'], [INVITE]],
    [['--pending', '--kind', 'join'], []],
  ])('can be narrowed by %j', async (flags, ids) => {
    const {env} = await mockServer()
    await qq(['request', 'group', 'reject', JOIN], {env})
    expect((await rows(['request', 'group', 'list', ...flags], env)).map(row => String(row['request_id']))).toEqual(ids)
  })

  it('let in who is accepted, and keep out who is refused', async () => {
    const mock = await mockServer()
    const lines = ['request group list --pending -o id', 'request group approve - -o id'] as const
    const {code, stdout} = await qqPipe(lines, mock)
    expect({code, stdout}).toEqual({code: 0, stdout: `${INVITE}\n${JOIN}\n`})
    expect(mock.world.member(123_456, 40_001)).toBeDefined()
    expect(mock.world.group(456_789)).toBeDefined()
    await qq(['request', 'group', 'reject', FILTERED], {env: mock.env})
    expect(mock.world.member(123_456, 40_004)).toBeUndefined()
    expect(await rows(['request', 'group', 'list-ignored-adds'], mock.env)).toMatchObject([
      {request_id: Number(FILTERED), checked: true, actor: 10_000},
    ])
  })

  it('that do not exist are an error, each for itself', async () => {
    const {env} = await mockServer()
    const alone = await qq(['request', 'group', 'approve', '5'], {env})
    expect(alone).toMatchObject({code: 1, stdout: ''})
    expect(alone.stderr).toContain('No such request')
    const {code, stdout} = await qq(['request', 'group', 'approve', '5', JOIN, '-o', 'id'], {env})
    expect({code, stdout}).toEqual({code: 6, stdout: `${JOIN}\n`})
  })

  it.each([
    ['approve', JOIN, 0],
    ['reject', INVITE, 0],
    ['approve', FILTERED, 0],
    ['approve', '77', 8],
    ['reject', '77', 8],
  ])('--verify: %s %s exits %i', async (verb, flag, expected) => {
    const mock = await mockServer()
    // there the bot is an ordinary member: NapCat says ok all the same
    mock.emit({post_type: 'request', request_type: 'group', sub_type: 'add', group_id: 345_678, user_id: 5, flag: '77'})
    fastClock()
    expect((await qq(['request', 'group', verb, flag, '--verify'], {env: mock.env})).code).toBe(expected)
  })

  it('are looked for by --verify as far back as by NapCat', async () => {
    const mock = await mockServer()
    await qq(['request', 'group', 'approve', JOIN, '--search-count', '300', '--verify'], {env: mock.env})
    expect(mock.calls.find(call => call.action === 'get_group_system_msg')?.params).toEqual({count: 300})
  })

  it('by the other action are the same, and it is said', async () => {
    const {env} = await mockServer()
    const {stdout, stderr} = await qq(['request', 'group', 'list-ignored'], {env})
    expect(stdout).toBe((await qq(['request', 'group', 'list'], {env})).stdout)
    expect(stderr).toContain('note: these requests are the same')
  })
})

describe('friend requests', () => {
  it('come as events, whose flags can be answered', async () => {
    const mock = await mockServer()
    const event = {post_type: 'request', request_type: 'friend', user_id: 555, comment: '我是小王', flag: '1790000000'}
    mock.emit(event)
    const approve = ['request', 'friend', 'approve', '1790000000', '--remark', '小王']
    expect((await qq([...approve, '--verify', '--user', '555'], {env: mock.env})).code).toBe(0)
    expect(mock.world.friends.get(555)?.remark).toBe('小王')
  })

  it('are verified for each by its own user', async () => {
    const mock = await mockServer()
    mock.emit({post_type: 'request', request_type: 'friend', user_id: 555, flag: '1790000000'})
    const words = ['request', 'friend', 'approve', '1790000000', FRIEND, '--verify', '--user', '555', '--user']
    fastClock()
    const wrong = await qq([...words, '666', '-o', 'id'], {env: mock.env})
    expect(wrong).toMatchObject({code: 6, stdout: '1790000000\n'})
    expect((await qq([...words, '40005'], {env: mock.env})).code).toBe(0)
    expect(mock.calls.find(call => call.action === 'get_friend_list')?.params).toEqual({no_cache: true})
  })

  it('that are refused make no friends, and unknown ones are an error', async () => {
    const mock = await mockServer()
    expect((await qq(['request', 'friend', 'reject', FRIEND], {env: mock.env})).code).toBe(0)
    expect(mock.world.friends.has(40_005)).toBe(false)
    expect((await qq(['request', 'friend', 'reject', '5'], {env: mock.env})).code).toBe(1)
  })

  it('that QQ filtered out can be listed and accepted', async () => {
    const mock = await mockServer()
    const table = await qq(['request', 'doubt', 'list', '-o', 'table'], {env: mock.env})
    expect(table.stdout).toMatch(/^flag +uin +nick +reason +msg +source +time$/m)
    const {code} = await qqPipe(['request doubt list -o id', 'request doubt approve -'], mock)
    expect(code).toBe(0)
    expect(mock.world.friends.has(40_002)).toBe(true)
    expect(await rows(['request', 'doubt', 'list'], mock.env)).toEqual([])
  })
})
