import {existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {mockServer} from '../support/server.js'
import {qq, qqProcess} from '../support/run.js'

it.each(['set_group_kick_async', 'set_group_kick_rate_limited'])(
  'asks before %s too, which is the same action',
  async action => {
    const mock = await mockServer()
    const {code} = await qq(['call', action, 'group_id=123456', 'user_id=10001', 'reject_add_request:=false'], {
      env: mock.env,
    })
    expect(code).toBe(2)
    expect(mock.calls).toEqual([])
  },
)

it('keeps the answer of a secret action out of --debug under its other names too', async () => {
  const {env} = await mockServer()
  const {stderr} = await qq(['call', 'get_clientkey_async', '--debug'], {env})
  expect(stderr).toContain('(secret)')
})

it.each([
  [['group', 'list-members', '123456', '--filter', 'rol != admin', '-o', 'id'], '"rol"'],
  [['group', 'list-members', '123456', '--sort', 'rol'], '"rol"'],
  [['group', 'list-members', '123456', '--fields', 'uesr_id'], '"uesr_id"'],
  [['group', 'list-members', '123456', '--filter', 'role == admin && level > 1'], '"&&"'],
  [['group', 'list', '--jq', '.', '-o', 'table'], '--jq'],
])('refuses %j rather than select nothing, or everything', async (words, text) => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(text)
})

it.each([
  [['call', 'get_group_list'], '123456\n234567\n345678\n'],
  [['call', 'get_group_member_info', 'group_id=123456', 'user_id=10001'], '10001\n'],
  [['call', 'get_login_info'], '10000\n'],
])('gives the ids that are meant by %j -o id', async (words, ids) => {
  const {env} = await mockServer()
  expect((await qq([...words, '-o', 'id'], {env})).stdout).toBe(ids)
})

it('keeps stderr to one line of JSON, and gives its notes when all went well', async () => {
  const {env} = await mockServer()
  const bad = await qq(['call', 'nope', '-o', 'json'], {env})
  expect(bad.stderr.trim().split('\n')).toHaveLength(1)
  const mock = await mockServer()
  mock.fault({kind: 'soft', action: 'nope', data: 1})
  const good = await qq(['call', 'nope', '-o', 'json'], {env: mock.env})
  expect(good).toMatchObject({code: 0, stdout: '1\n'})
  expect(good.stderr).toContain('note: nope is not a known action')
})

it.each([['- 列表项'], ['-列表项'], ['---'], ['--看 这里']])('says how %j is given as a text', async text => {
  const {env} = await mockServer()
  const {code, stderr} = await qq(['send', 'g:123456', text], {env})
  expect(code).toBe(2)
  expect(stderr).toContain(`there is no flag ${text}\nhint: write -- before a text that begins with -, after all flags`)
  const mock = await mockServer()
  expect((await qq(['send', 'g:123456', '--', text], {env: mock.env})).code).toBe(0)
  expect(mock.calls.at(-1)?.params).toMatchObject({message: [{type: 'text', data: {text}}]})
})

it('takes a bare number for a group in `file upload`', async () => {
  const mock = await mockServer()
  const file = temporaryFile('a.txt', 'a')
  expect((await qq(['file', 'upload', '123456', file], {env: mock.env})).code).toBe(0)
  expect(mock.calls.at(-1)).toMatchObject({action: 'upload_group_file', params: {group_id: '123456'}})
})

it('reads stdin for one thing only', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['msg', 'send', 'g:123456', '-', '--token-file', '-'], {env: mock.env, stdin: 'x'})
  expect(code).toBe(2)
  expect(stderr).toContain('it is already used for the token')
  expect(mock.calls).toEqual([])
})

it('takes the token from stdin where the line says so', async () => {
  const {url} = await mockServer({token: 's3cret'})
  const {code} = await qq(['account', 'get', '--url', url, '--token-file', '-'], {stdin: 's3cret\n'})
  expect(code).toBe(0)
})

it('lets no escape of the server reach stderr', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'fail', action: 'get_login_info', message: 'a\u001B]0;x\u0007\u009B31m\u202E'})
  for (const flags of [[], ['--debug'], ['--json']]) {
    const {stderr} = await qq(['account', 'get', ...flags], {env: mock.env})
    expect(stderr).not.toMatch(/[\u0007\u001B\u009B\u202E]/)
  }
})

it('does not take a topic with a flag for a wish for help', async () => {
  const {code, stderr} = await qq(['group', '--nope'])
  expect(code).toBe(2)
  expect(stderr).toContain('group requires a command')
})

it.each([
  [['group', 'list', '--filtr', 'x'], 'did you mean --filter?'],
  [['group', 'kick'], 'missing arguments: group'],
])('is brief and helpful about %j', async (words, text) => {
  const {stderr} = await qq(words)
  expect(stderr).toContain(text)
  expect(stderr).not.toContain('allows multiple values')
})

it('needs no settings for what needs no server, and tells bad files from bad flags', async () => {
  expect((await qq(['action', 'get', 'send_msg'], {env: {QQ_URL: 'garbage'}})).code).toBe(0)
  expect((await qq(['group', 'list'], {env: {QQ_URL: 'garbage'}})).code).toBe(2)
  const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  mkdirSync(path.join(home, 'qqctl'))
  for (const config of ['{"url":"garbage"}', '{"output":"xml"}', '{"timeout":"5"}', '{']) {
    writeFileSync(path.join(home, 'qqctl', 'config.json'), config)
    const {code} = await qq(['group', 'list'], {env: {XDG_CONFIG_HOME: home, QQ_NO_CONFIG: ''}})
    expect(code, config).toBe(9)
  }
})

it('says why a token that there is was not given', async () => {
  const {url} = await mockServer({token: 's3cret'})
  const {code, stderr} = await qq(['account', 'get', '-q', '--url', url], {env: {QQ_TOKEN: 's3cret'}})
  expect(code).toBe(4)
  expect(stderr).toContain('the token from QQ_TOKEN is not used: the URL comes from --url')
})

it('ends at once what is bounded to nothing', async () => {
  const {env} = await mockServer()
  expect((await qq(['listen', '--limit', '0'], {env})).code).toBe(0)
  expect((await qq(['mock', '--port', '0', '--limit', '0'])).code).toBe(0)
  expect((await qq(['mock', '--port', '99999'])).code).toBe(2)
})

it('counts only the events that are shown', async () => {
  const events = [1, 2].map(user_id => ({
    after_ms: 0,
    event: {post_type: 'notice', notice_type: 'friend_add', user_id},
  }))
  const {env} = await mockServer({scenario: {events}})
  const {code, stdout} = await qq(['listen', '--count', '1', '--filter', 'user_id == 2'], {env})
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({user_id: 2})
})

it('loads the world that the documentation shows', async () => {
  const text = readFileSync(path.join(__dirname, '..', '..', 'docs', 'mock.md'), 'utf8')
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? []
  const world = temporaryFile('world.json', json)
  const {code, stdout} = await qqProcess([
    'mock',
    'exec',
    '--scenario',
    world,
    '--',
    'qq',
    'msg',
    'get',
    '1234567',
    '--jq',
    '.[0].raw_message',
  ])
  expect({code, stdout}).toEqual({code: 0, stdout: '早\n'})
})

it('wants members or --all of group unban', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['group', 'unban', '123456'], {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain('give either the argument user or --all')
  expect(mock.calls).toEqual([])
})

it('keeps a long description of a missing argument in one piece', async () => {
  const {stderr} = await qq(['msg', 'react', '1234567'])
  expect(stderr).toContain('or the number of a QQ face (76); or -')
})

it.each([
  ['msg', 'get', '42'],
  ['essence', 'add', '42'],
])('tells how NapCat gets to know a message again: %j', async (...words) => {
  const {env} = await mockServer()
  const {code, stderr} = await qq(words, {env})
  expect(code).toBe(1)
  expect(stderr).toContain('hint: NapCat forgets message ids')
  expect(stderr).not.toContain('admin')
})

it.each([
  [['group', 'kick', '123456', '-', '--yes'], ''],
  [['batch'], ''],
  [['batch'], 'group kick 123456 '],
  [['batch'], 'msg get --'],
  [['batch'], 'call get_msg '],
  [['batch'], 'group ban 123456 10001 --for 1'],
])('quotes the beginning of a word of a megabyte: %j %j', async (words, before) => {
  const {code, stderr, stdout} = await qq([...words, '--url', 'ws://127.0.0.1:9'], {
    stdin: `${before}${'x'.repeat(1e6)}\n`,
  })
  expect(code).toBe(2)
  expect(stderr).toContain('xxx…')
  expect(stderr.length + stdout.length).toBeLessThan(10_000)
})

it.runIf(existsSync('/proc/self'))('finds no state folder below /proc, and says so', async () => {
  const {env, calls} = await mockServer()
  const {code, stderr} = await qq(['msg', 'send', 'group:123456', 'hi', '--idempotency-key', 'k'], {
    env: {...env, XDG_STATE_HOME: '/proc/none'},
  })
  expect({code, stderr}).toMatchObject({code: 9, stderr: expect.stringContaining('/proc/none') as string})
  expect(calls).toEqual([])
})
