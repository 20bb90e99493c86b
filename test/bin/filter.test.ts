import {describe, expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

/** Events of friends, of whose fields one is a text. */
const EVENTS = [5, 'abc', {}, 9, 50].map(user_id => ({
  after_ms: 0,
  event: {post_type: 'notice', notice_type: 'friend_add', user_id},
}))

const MEMBERS = [
  {user_id: 10000, role: 'owner' as const},
  {user_id: 10001, join_time: 1_500_000_000, last_sent_time: 1_600_000_000},
  {user_id: 10002, join_time: 1_600_000_000, last_sent_time: 0, card: '7'},
  {user_id: 10003, join_time: Math.floor(Date.now() / 1000) - 60, last_sent_time: 0, card: '明'},
]
const WORLD = {scenario: {groups: [{group_id: 123456, members: MEMBERS}]}}

describe('--filter', () => {
  it.each([
    ['last_sent_time < 2019-01-01', ''],
    ['last_sent_time < 2021-01-01', '10001\n'],
    ['last_sent_time == 0 and join_time > -1h', '10003\n'],
    ['join_time >= yesterday', '10003\n'],
    ["join_time < '2017-07-14 02:40' or user_id == 10003", '10003\n'],
    ["join_time <= '2017-07-14 02:40' or user_id == 10003", '10001\n10003\n'],
  ])('of a list: %s', async (filter, stdout) => {
    const {env} = await mockServer(WORLD)
    const line = ['group', 'list-members', '123456', '--role', 'member', '--filter', filter, '-o', 'id']
    expect(await qq(line, {env: {...env, TZ: 'UTC'}})).toEqual({code: 0, signal: null, stdout, stderr: ''})
  })

  it.each(['json', 'jsonl', 'table', 'csv', 'id', 'yaml'])(
    'ends a list with exit 2 and nothing on stdout when a row cannot be compared: -o %s',
    async format => {
      const {env} = await mockServer(WORLD)
      const line = ['group', 'list-members', '123456', '--filter', 'card < 8 or role == owner', '-o', format]
      const {code, stdout, stderr} = await qq(line, {env})
      expect({code, stdout}).toEqual({code: 2, stdout: ''})
      expect(stderr).toContain('card is a text in a row, but 8 is a number')
    },
  )

  it.each([
    ['group list --filter', 'member_count < abc'],
    ['listen --filter', 'time < 90d'],
    ['wait --filter', 'user_id == 1 && time > 5'],
    ['ask group:123456 hi --filter', 'user_id ='],
    ['batch --filter', 'line < x'],
  ])('that is wrong is refused before a connection is opened: qq %s %j', async (line, filter) => {
    const {code, stdout, stderr} = await qq([...line.split(' '), filter], {env: {QQ_URL: 'ws://127.0.0.1:9'}})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain('not a filter')
  })

  it.each(['listen --count 2', 'listen --count 2 -o csv --fields user_id --no-header'])(
    'of events lets what cannot be compared not pass, and notes it once: qq %s',
    async line => {
      const {env} = await mockServer({scenario: {events: EVENTS}})
      const words = [...line.split(' '), '--filter', 'user_id < 10', '--filter', 'not user_id == 4']
      const {code, stdout, stderr} = await qq(words, {env})
      expect(code).toBe(0)
      expect(stdout.match(/\b(?:5|9|50|abc)\b/g)).toEqual(['5', '9'])
      const notes = stderr.split('\n').filter(text => text.includes('--filter'))
      expect(notes).toEqual([
        'note: --filter: user_id < 10: user_id is a text in a row, but 10 is a number; such rows are left out',
      ])
    },
  )

  it('of a wait is the same, and -q keeps its note', async () => {
    const {env} = await mockServer({scenario: {events: EVENTS}})
    const {code, stdout, stderr} = await qq(['wait', '-q', '--filter', 'user_id > 20', '--json'], {env})
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({user_id: 50})
    expect(stderr).toBe('')
  })

  it('of one object alone, which may tell of a write, does not pass either', async () => {
    const {env} = await mockServer(WORLD)
    const {code, stdout, stderr} = await qq(['group', 'get', '123456', '--filter', 'group_name < 5', '--json'], {env})
    expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
    expect(stderr).toContain('such rows are left out')
  })
})
