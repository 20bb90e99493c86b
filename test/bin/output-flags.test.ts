import {describe, expect, it} from 'vitest'
import {testIo} from '../support/io.js'
import {runInProcess} from '../support/program.js'
import {cleanEnv, qq, qqProcess} from '../support/run.js'
import {mockServer} from '../support/server.js'

const MEMBERS = [
  {user_id: 10000, role: 'owner' as const, join_time: 1_500_000_000, last_sent_time: 1_600_000_000},
  {user_id: 10001, role: 'admin' as const, join_time: 1_600_000_000, last_sent_time: 0},
  {user_id: 10002, role: 'member' as const, join_time: 1_500_000_000, last_sent_time: 0},
]
const WORLD = {
  scenario: {
    groups: [{group_id: 123456, members: MEMBERS}],
    messages: [{group_id: 123456, from: 10001, text: 'hi', message_id: 1234567, time: 1_600_000_000}],
  },
}
const LIST = ['group', 'list-members', '123456']
const TIMES = [...LIST, '--fields', 'join_time,last_sent_time', '--no-header']

/** What a line prints, in Beijing; on a terminal where `columns` is given. */
async function printed(words: readonly string[], columns?: number): Promise<string> {
  const {env} = await mockServer(WORLD)
  const io = testIo({
    env: cleanEnv({...env, TZ: 'Asia/Shanghai', NO_COLOR: '1'}),
    ...(columns !== undefined && {columns}),
  })
  await runInProcess(words, io)
  expect(io.printed.stderr).toBe('')
  return io.printed.stdout
}

describe('--count-by', () => {
  const count = async (field: string, ...more: readonly string[]): Promise<string> =>
    printed([...LIST, '--count-by', field, ...more])

  it('counts the rows that pass, by the values of a field', async () => {
    expect(await count('join_time', '-o', 'csv')).toBe('value,count\n1500000000,2\n1600000000,1\n')
    expect(await count('role', '--filter', 'role != owner', '-o', 'jsonl')).toBe(
      '{"value":"admin","count":1}\n{"value":"member","count":1}\n',
    )
  })

  it('is done before sorting, limiting and picking', async () => {
    expect(await count('join_time', '--sort', 'count', '--limit', '1', '--fields', 'value', '-o', 'csv')).toBe(
      'value\n1600000000\n',
    )
    expect(await count('role', '--jq', 'map(.count) | add')).toBe('3\n')
    expect(await count('join_time', '-o', 'id')).toBe('1500000000\n1600000000\n')
  })

  it('draws bars on a terminal, and its values as in the column of the field', async () => {
    expect((await printed([...LIST, '--count-by', 'join_time'], 80)).split('\n')).toEqual([
      'value                count  bar',
      `2017-07-14 10:40:00  2      ${'#'.repeat(40)}`,
      `2020-09-13 20:26:40  1      ${'#'.repeat(20)}`,
      '',
    ])
    expect(await printed([...LIST, '--count-by', 'role', '-o', 'csv'], 80)).toBe(
      'value,count\nowner,1\nadmin,1\nmember,1\n',
    )
  })

  it('counts a stream of rows at its end', async () => {
    const {env} = await mockServer(WORLD)
    const {stdout, code} = await qq(['msg', 'recall', '1234567', '999', '--count-by', 'ok'], {env})
    expect(JSON.parse(stdout)).toEqual([
      {value: true, count: 1},
      {value: false, count: 1},
    ])
    expect(code).toBe(6)
  })

  it.each([
    [['group', 'list-members', '123456', '--count-by', 'nope'], 'no row has the field "nope"'],
    [['group', 'list-members', '123456', '--count-by', 'a..b'], '"a..b" is not a field'],
    [['group', 'list-members', '123456', '--count-by', 'role', '--sort', 'role'], 'no row has the field "role"'],
    [['listen', '--count-by', 'post_type'], '--count-by requires all rows, but these rows come one by one'],
  ])('refuses: qq %j', async (words, message) => {
    const {env} = await mockServer(WORLD)
    expect(await qq(words, {env})).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(message) as string,
    })
  })
})

describe('--time', () => {
  const local = '2017-07-14 10:40:00'
  const utc = '2017-07-14 02:40:00'
  it.each([
    ['table', 'auto', 100, local],
    ['table', 'local', 100, local],
    ['table', 'utc', 100, utc],
    ['table', 'epoch', 100, '1500000000'],
    ['table', 'auto', undefined, '1500000000'],
    ['table', 'local', undefined, local],
    ['csv', 'auto', 100, '1500000000'],
    ['csv', 'local', undefined, local],
    ['tsv', 'utc', undefined, utc],
    ['csv', 'epoch', undefined, '1500000000'],
    ['json', 'local', undefined, '[\n  {\n    "join_time": 1500000000,'],
    ['jsonl', 'utc', undefined, '{"join_time":1500000000,'],
    ['yaml', 'local', 100, '- join_time: 1500000000'],
    ['id', 'local', undefined, '1500000000'],
  ])('in %s: %s', async (format, time, columns, start) => {
    const text = await printed([...TIMES, '-o', format, '--time', time], columns)
    expect(text.slice(0, start.length)).toBe(start)
  })

  it('tells when a message was sent, too', async () => {
    const line = ['msg', 'get', '1234567', '-o', 'table', '--time']
    expect(await printed([...line, 'local'])).toContain('2020-09-13 20:26:40')
    expect(await printed([...line, 'utc'])).toContain('2020-09-13 12:26:40')
    expect(await printed([...line, 'epoch'])).toContain('1600000000')
  })

  it('and when an event came', async () => {
    const event = {time: 1_600_000_000, post_type: 'notice', notice_type: 'friend_add', user_id: 10001}
    const lines = ['utc', 'epoch'].map(async time => {
      const {env} = await mockServer({scenario: {events: [{after_ms: 0, event}]}})
      const {stdout} = await qq(['listen', '--count', '1', '-o', 'table', '--time', time], {env})
      return stdout
    })
    expect(await Promise.all(lines)).toEqual(['12:26:40 10001 became a friend\n', '1600000000 10001 became a friend\n'])
  })
})

describe('--size', () => {
  const line = ['file', 'get-space', '123456', '--fields', 'used_space', '--no-header', '-o']
  it.each([
    ['table', 'auto', 100, 'used_space  3.2 MiB\n'],
    ['table', 'bytes', 100, 'used_space  3355443\n'],
    ['table', 'human', undefined, 'used_space  3.2 MiB\n'],
    ['csv', 'auto', undefined, '3355443\n'],
    ['csv', 'human', undefined, '3.2 MiB\n'],
    ['jsonl', 'human', undefined, '{"used_space":3355443}\n'],
  ])('in %s: %s', async (format, size, columns, text) => {
    expect(await printed([...line, format, '--size', size], columns)).toBe(text)
  })

  it('is another thing where a command has one of its own', async () => {
    const {env, calls} = await mockServer(WORLD)
    const {code} = await qq(['face', 'add', 'remote:/a.png', '--size', '9', '-o', 'table'], {env})
    expect({code, size: calls[0]?.params['file_size']}).toEqual({code: 0, size: 9})
    const batch = await qq(['batch', '-o', 'none'], {env, stdin: 'face add remote:/a.png --size 8\n'})
    expect({code: batch.code, size: calls[1]?.params['file_size']}).toEqual({code: 0, size: 8})
  })
})

describe('--sort and --last', () => {
  it('sort by several fields, downwards where that is said', async () => {
    expect(await printed([...LIST, '-o', 'id', '--sort', 'join_time,-user_id'])).toBe('10002\n10000\n10001\n')
    expect(await printed([...LIST, '-o', 'id', '--sort', '-join_time, role'])).toBe('10001\n10002\n10000\n')
  })

  it('show the end of what is sorted', async () => {
    expect(await printed([...LIST, '-o', 'id', '--last', '2'])).toBe('10001\n10002\n')
    expect(await printed([...LIST, '-o', 'id', '--sort', 'join_time,-user_id', '--last', '1'])).toBe('10001\n')
    expect(await printed([...LIST, '-o', 'json', '--last', '0'])).toBe('[]\n')
    expect(await printed([...LIST, '-o', 'id', '--last', '9'])).toBe('10000\n10001\n10002\n')
  })

  it('wait for all results of many targets, in JSON lines too', async () => {
    const line = ['user', 'get', '10001', '10002', '10000', '-o', 'jsonl', '--fields', 'user_id']
    expect(await printed([...line, '--sort', 'user_id', '--last', '2'])).toBe('{"user_id":10001}\n{"user_id":10002}\n')
  })
})

describe('--csv-bom', () => {
  it('begins a list with the mark, once', async () => {
    const {env} = await mockServer(WORLD)
    const {stdout} = await qqProcess([...LIST, '-o', 'csv', '--fields', 'user_id', '--csv-bom'], {env})
    expect(stdout).toBe('\uFEFFuser_id\n10000\n10001\n10002\n')
  })

  it('begins a stream with the mark, once', async () => {
    const events = [1, 2].map(user_id => ({
      after_ms: 0,
      event: {post_type: 'notice', notice_type: 'friend_add', user_id},
    }))
    const {env} = await mockServer({scenario: {events}})
    const line = ['listen', '--count', '2', '-o', 'csv', '--fields', 'user_id', '--csv-bom']
    expect((await qq(line, {env})).stdout).toBe('\uFEFFuser_id\n1\n2\n')
  })
})

it.each([
  ['--time now', '--time: "now" is not one of auto, local, utc, epoch'],
  ['--size big', '--size: "big" is not one of auto, human, bytes'],
  ['--last -1', '--last: "-1" is not a whole number'],
  ['--last 1 --limit 1', '--last cannot be used with --limit'],
  ['--sort a,,b', '"" is not a field'],
  ['--sort a,-', '"" is not a field'],
  ['--csv-bom', '--csv-bom requires -o csv'],
  ['--csv-bom -o tsv', '--csv-bom requires -o csv'],
])('refuses %s before anything is sent', async (flags, message) => {
  const {env, calls} = await mockServer(WORLD)
  const {code, stdout, stderr} = await qq([...LIST, ...flags.split(' ')], {env})
  expect({code, stdout, calls}).toEqual({code: 2, stdout: '', calls: []})
  expect(stderr).toContain(message)
})

it.each([
  ['--sort time', '--sort requires all rows, but these rows come one by one'],
  ['--last 3', '--last requires all rows, but these rows come one by one'],
  ['--csv-bom', '--csv-bom requires -o csv'],
])('refuses %s of events, which have no end', async (flags, message) => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(['listen', ...flags.split(' ')], {env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(message)
})
