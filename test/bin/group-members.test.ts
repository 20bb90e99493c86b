import {describe, expect, it} from 'vitest'
import {fastClock} from '../support/clock.js'
import {qq, qqLine, qqPipe} from '../support/run.js'
import {mockServer, writesTo} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

describe('--verify', () => {
  /** In 234567 the bot is the owner; 10003 is an admin there, 10001 and 10006 are members. */
  const CASES = [
    ['kick-many 234567 10001 10006 --yes', 'set_group_kick_members', 'get_group_member_list'],
    ['add-admin 234567 10001', 'set_group_admin', 'get_group_member_list'],
    ['remove-admin 234567 10003', 'set_group_admin', 'get_group_member_list'],
    ['set-card 234567 10001 新名片', 'set_group_card', 'get_group_member_info'],
    ['set-card 234567 10003 --clear', 'set_group_card', 'get_group_member_info'],
    ['leave 234567 --confirm 234567', 'set_group_leave', 'get_group_list'],
  ] as const

  it.each(CASES)('exits 8 when nothing came of an ok: qq group %s', async (line, action, read) => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action, data: null})
    fastClock()
    const {code, stdout, stderr} = await qq(['group', ...line.split(' '), '--verify', '--json'], {env: mock.env})
    expect({code, stdout}).toEqual({code: 8, stdout: ''})
    expect(JSON.parse(stderr)).toMatchObject({error: {code: 'UNMET', action}})
    expect(mock.calls.filter(call => call.action === action)).toHaveLength(1)
    const reads = mock.calls.filter(call => call.action === read)
    expect(reads.length).toBeGreaterThan(2)
    expect(reads.every(call => call.params['no_cache'] === true)).toBe(true)
  })

  it.each(CASES)('exits 0 when it happened: qq group %s', async line => {
    const {env} = await mockServer()
    const {code, stderr} = await qq(['group', ...line.split(' '), '--verify'], {env})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
  })

  it('says of each target whether it happened', async () => {
    const mock = await mockServer()
    // nobody is made an admin who is not there
    const line = ['group', 'add-admin', '234567', '10001', '99999', '--verify', '-o', 'tsv', '--fields', 'user_id,ok']
    fastClock()
    const {code, stdout, stderr} = await qq(line, {env: mock.env})
    expect({code, stdout}).toEqual({code: 6, stdout: 'user_id\tok\n10001\ttrue\n99999\tfalse\n'})
    expect(stderr).toContain('1 of 2 failed')
  })

  it('looks at nothing in a dry run', async () => {
    const mock = await mockServer()
    const {code, stdout} = await qq(['group', 'leave', '234567', '--verify', '-n'], {env: mock.env})
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({action: 'set_group_leave', params: {group_id: '234567'}})
    expect(mock.calls).toEqual([])
  })
})

it('does not take a newcomer for inactive: qq group list-members --inactive-since', async () => {
  const justNow = Math.floor(Date.now() / 1000) - 60
  const members = [
    {user_id: 10000, role: 'owner' as const},
    {user_id: 10001, join_time: 1_500_000_000, last_sent_time: 1_600_000_000},
    {user_id: 10002, join_time: 1_600_000_000, last_sent_time: 0},
    {user_id: 10003, join_time: justNow, last_sent_time: 0},
    {user_id: 10004, join_time: 1_600_000_000, last_sent_time: justNow},
  ]
  const {env} = await mockServer({scenario: {groups: [{group_id: 123456, members}]}})
  const line = 'group list-members 123456 --role member --inactive-since 30d -o id'
  expect((await qq(line.split(' '), {env})).stdout).toBe('10001\n10002\n')
})

describe('group kick-many', () => {
  it('takes its members from stdin, each once, and removes them by one call', async () => {
    const mock = await mockServer()
    const kick = 'group kick-many 234567 - --reject-requests --yes -o id'
    const {code, stdout} = await qqLine(kick, {env: mock.env, stdin: '10001\n\n10006\n10001\n'})
    expect({code, stdout}).toEqual({code: 0, stdout: '10001\n10006\n'})
    expect(mock.calls.map(({action, params}) => ({action, params}))).toEqual([
      {
        action: 'set_group_kick_members',
        params: {group_id: '234567', user_id: ['10001', '10006'], reject_add_request: true},
      },
    ])
  })

  it('gives an array, and always says whether requests are refused', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['group', 'kick-many', '234567', '10001', '--yes'], {env: mock.env})
    expect(JSON.parse(stdout)).toEqual([{user_id: '10001', ok: true}])
    expect(mock.calls[0]?.params).toMatchObject({user_id: ['10001'], reject_add_request: false})
  })

  it('has nothing to do when nothing is on stdin', async () => {
    const mock = await mockServer()
    const {code, stdout, stderr} = await qq(['group', 'kick-many', '234567', '-', '-o', 'csv'], {
      env: mock.env,
      stdin: '',
    })
    expect({code, stdout}).toMatchObject({code: 0})
    expect(stdout).not.toContain('true')
    expect(stderr).toContain('nothing to do')
    expect(mock.calls).toEqual([])
  })
})

describe('group get-honors', () => {
  const honors = (mock: Awaited<ReturnType<typeof mockServer>>, data: unknown): void =>
    mock.fault({kind: 'soft', action: 'get_group_honor_info', data})
  const LINE = ['group', 'get-honors', '123456', '-o', 'tsv', '--no-header']

  it('lists every honor with its name, the one of today first', async () => {
    const {env} = await mockServer()
    const {stdout} = await qq([...LINE, '--fields', 'honor,user_id'], {env})
    expect(stdout).toBe('current_talkative\t20001\ntalkative\t20001\nperformer\t20002\nlegend\t10001\nemotion\t10002\n')
  })

  it.each([{}, {current_talkative: {}}, {current_talkative: null}])('copes without one: %j', async extra => {
    const mock = await mockServer()
    honors(mock, {group_id: 123456, ...extra, legend_list: [{user_id: '5', nickname: 'x'}], emotion_list: []})
    const {stdout, stderr} = await qq(LINE, {env: mock.env})
    expect({stdout, stderr}).toEqual({stdout: 'legend\t5\tx\t\n', stderr: ''})
  })

  it('notes that nothing found is no proof', async () => {
    const mock = await mockServer()
    honors(mock, {group_id: 123456, talkative_list: [], strong_newbie_list: []})
    const {code, stdout, stderr} = await qq(['group', 'get-honors', '123456'], {env: mock.env})
    expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
    expect(stderr).toContain('the empty list may be wrong')
  })
})

describe('group list-banned', () => {
  it('shows who is muted and until when', async () => {
    const {env} = await mockServer()
    expect(await qqLine('group ban 123456 10001 -o none', {env})).toMatchObject({code: 0, stdout: '', stderr: ''})
    const {stdout, stderr} = await qqLine('group list-banned 123456 -o table', {env})
    expect(stdout).toMatch(/^uin +nick +cardName +shutUpTime\n10001 +小明 +前端-小明 +\d{10}\n$/)
    expect(stderr).toBe('')
  })

  it('notes that an empty list is no proof', async () => {
    const {env} = await mockServer()
    const {code, stdout, stderr} = await qq(['group', 'list-banned', '123456'], {env})
    expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
    expect(stderr).toContain('the empty list may be wrong')
    expect((await qq(['group', 'list-banned', '123456', '-q'], {env})).stderr).toBe('')
  })

  it('gives what unban takes', async () => {
    const mock = await mockServer()
    expect((await qqLine('group ban 123456 10001 10002 -o none', mock)).code).toBe(0)
    expect((await qqPipe(['group list-banned 123456 -o id', 'group unban 123456 -'], mock)).code).toBe(0)
    const last = mock.calls.slice(-2).map(call => call.params)
    expect(last).toEqual([
      {group_id: '123456', user_id: '10001', duration: 0},
      {group_id: '123456', user_id: '10002', duration: 0},
    ])
  })
})

it('says who may mention everybody', async () => {
  const {env} = await mockServer()
  const rest = async (group: string): Promise<unknown> =>
    JSON.parse((await qq(['group', 'get-at-all', group], {env})).stdout)
  expect(await rest('123456')).toMatchObject({can_at_all: true, remain_at_all_count_for_uin: 5})
  expect(await rest('345678')).toMatchObject({can_at_all: false})
})

it('wants the number of the group typed before it is left', async () => {
  const mock = await mockServer()
  const terminal = onTerminal(['group', 'leave', '123456', '-o', 'none'], mock.env)
  await terminal.shows('123456')
  terminal.type('yes\r')
  expect(await terminal.ended).toBe(10)
  expect(writesTo(mock)).toEqual([])
})
