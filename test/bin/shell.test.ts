import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {mockServer} from '../support/server.js'
import {endedAt, hasProgram, qq, shell} from '../support/run.js'

const jq = hasProgram('jq')
if (!jq) console.warn('skipped: the tests that pipe into jq (it is not installed)')

it.skipIf(!jq)("sends to every group from a while-read loop: nothing eats the loop's input", async () => {
  const {code, stderr} = await shell(
    `qq mock exec --print-calls -- sh -c 'qq group list --json | jq -r ".[].group_id" | while read g; do qq msg send group:$g "维护通知 🛠"; done'`,
  )
  expect(code).toBe(0)
  const sent = stderr
    .split('\n')
    .filter(line => line.includes('"send_msg"'))
    .map(line => JSON.parse(line) as {params: {group_id: string; message: unknown}})
  expect(sent.map(call => call.params.group_id)).toEqual(['123456', '234567', '345678'])
  expect(sent[0]?.params.message).toEqual([{type: 'text', data: {text: '维护通知 🛠'}}])
})

it('leaves stdin alone in every command that did not ask for it', async () => {
  const {env} = await mockServer()
  const {stdout} = await shell(
    'printf "1\\n2\\n" | { qq group get-member 123456 >&2; qq group list -o none; qq group nope; cat; }',
    {env},
  )
  expect(stdout).toBe('1\n2\n')
})

it('does not read stdin when the line is wrong elsewhere', async () => {
  const {stdout} = await shell('printf "text" | { qq msg send nowhere -; qq msg send g:1 - --nope; cat; }')
  expect(stdout).toBe('text')
})

it('sends nothing when there is no text and stdin is an open pipe', async () => {
  const mock = await mockServer()
  const {code} = await qq(['msg', 'send', 'group:123456'], {env: mock.env, stdin: null})
  expect(code).toBe(2)
  expect(mock.calls).toEqual([])
})

it('takes the text from stdin where - stands, and drops one trailing newline', async () => {
  const mock = await mockServer()
  await qq(['msg', 'send', 'group:123456', '-'], {env: mock.env, stdin: 'line 1\n[CQ:at,qq=1] & 🐧\n\n'})
  expect(mock.calls[0]?.params['message']).toEqual([{type: 'text', data: {text: 'line 1\n[CQ:at,qq=1] & 🐧\n'}}])
})

it('asks nobody and sends nothing for something destructive without a terminal', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['group', 'kick', '123456', '10001'], {env: mock.env})
  expect(code).toBe(2)
  expect(stderr).toContain('--yes')
  expect(mock.calls).toEqual([])
})

it('wants the word for the severe ones, also through call', async () => {
  const mock = await mockServer()
  const leave = ['call', 'set_group_leave', 'group_id=123456', 'is_dismiss:=false']
  expect((await qq([...leave, '--yes'], {env: mock.env})).code).toBe(2)
  expect((await qq([...leave, '--confirm', '999'], {env: mock.env})).code).toBe(2)
  expect(mock.calls).toEqual([])
  expect((await qq([...leave, '--confirm', '123456'], {env: mock.env})).code).toBe(0)
  expect(mock.calls.map(call => call.action)).toEqual(['set_group_leave'])
})

it('ends at once when the reader of listen goes away, also while nothing more comes', async () => {
  const event = {post_type: 'notice', notice_type: 'friend_add', user_id: 10001}
  const {env} = await mockServer({scenario: {events: [{after_ms: 0, event}]}})
  // only the end of listen itself can end this pipe: nothing more comes that it could fail to write
  const {stdout, stderr} = await shell('{ qq listen; echo "exit $?" >&2; } | head -1', {env})
  expect(JSON.parse(stdout)).toMatchObject(event)
  expect(stderr).toContain('exit 0')
})

it('passes on the exit code of what mock exec runs, and 128 + the signal', async () => {
  expect((await qq(['mock', 'exec', '--', 'sh', '-c', 'exit 7'])).code).toBe(7)
  expect((await qq(['mock', 'exec', '--', 'sh', '-c', 'kill -9 $$'])).code).toBe(137)
  expect((await qq(['mock', 'exec', '--', '/no/such/command'])).code).toBe(127)
  expect((await qq(['mock', 'exec', '--', '/etc/passwd'])).code).toBe(126)
})

it("shields what mock exec runs from the caller's configuration", async () => {
  const {stdout} = await shell('qq mock exec -- sh -c "env | grep ^QQ_ | cut -d= -f1 | sort; qq account get -o id"', {
    env: {QQ_OUTPUT: 'yaml', QQ_PROFILE: 'prod', QQ_TOKEN_FILE: '/x'},
  })
  expect(stdout).toBe('QQ_NO_CONFIG\nQQ_TOKEN\nQQ_URL\n10000\n')
})

describe('mock exec --profile', () => {
  it('makes the names mean the mock, and nothing else', async () => {
    const script =
      'qq account get --all-profiles --jq ".[].profile"; qq account get -p prod --jq .user_id; qq account get -p other'
    const folder = path.dirname(temporaryFile('x', ''))
    const env = {XDG_CONFIG_HOME: folder, QQ_NO_CONFIG: ''}
    mkdirSync(path.join(folder, 'qqctl'))
    writeFileSync(path.join(folder, 'qqctl', 'config.json'), '{"profiles": {"other": {}}, "output": "yaml"}')
    const {code, stdout, stderr} = await qq(['mock', 'exec', '-p', 'home, prod', '--', 'sh', '-c', script], {env})
    expect({code, stdout, stderr}).toEqual({
      code: 9,
      stdout: 'home\nprod\n10000\n',
      stderr: 'error: there is no profile "other"\nhint: available: home, prod\n',
    })
  })

  it('stays with the mock wherever the script goes, also where temporary files are kept in a relative folder', async () => {
    const cwd = path.dirname(temporaryFile('x', ''))
    const args = ['mock', 'exec', '--profile', 'a', '--', 'sh', '-c', 'cd / && qq account get -p a -o id']
    expect(await qq(args, {cwd, env: {TMPDIR: '.'}})).toMatchObject({code: 0, stdout: '10000\n'})
    expect(readdirSync(cwd)).toEqual(['x'])
  })

  it('stays with the mock whatever else a script says of servers', async () => {
    const script =
      'QQ_URL=ws://127.0.0.1:1 QQ_TOKEN=x qq account get -p a -o id; env -u QQ_URL qq account get -p a -o id'
    expect(await qq(['mock', 'exec', '--profile', 'a', '--', 'sh', '-c', script])).toMatchObject({
      code: 0,
      stdout: '10000\n10000\n',
    })
  })

  it('keeps what is remembered of the bots apart', async () => {
    const script =
      'for p in a b a; do qq send g:123456 hi -p $p --idempotency-key k -q -o none; done; qq call mock.calls --jq length'
    const env = {XDG_STATE_HOME: path.dirname(temporaryFile('x', ''))}
    const {stdout} = await qq(['mock', 'exec', '--profile', 'a,b', '--', 'sh', '-c', script], {env})
    expect(stdout).toBe('2\n')
  })

  it('refuses a name that is none before anything runs', async () => {
    const {code, stdout} = await qq(['mock', 'exec', '--profile', 'a,', '--', 'echo', 'ran'])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves no file behind after two %s', async signal => {
    const folder = path.dirname(temporaryFile('x', ''))
    // it is told of the first one, and goes on
    const script = `trap "echo told >&2" INT TERM HUP
      kill -s ${signal.slice(3)} $PPID
      while kill -0 $PPID 2>/dev/null; do sleep 0.1; done`
    const args = ['mock', 'exec', '--profile', 'a', '--', 'sh', '-c', script]
    const {code} = await endedAt('told', args, {env: {TMPDIR: folder}}, signal)
    expect(code).toBe({SIGINT: 130, SIGTERM: 143, SIGHUP: 129}[signal])
    expect(readdirSync(folder)).toEqual(['x'])
  })
})

it('records what the mock was asked, and plays a world from a file', async () => {
  const world = temporaryFile(
    'world.json',
    JSON.stringify({groups: [{group_id: 777, group_name: '自己的群', member_count: 500}]}),
  )
  const {stdout} = await qq([
    'mock',
    'exec',
    '--scenario',
    world,
    '--',
    'sh',
    '-c',
    'qq group list-members 777 -o id | wc -l',
  ])
  expect(stdout.trim()).toBe('500')
})

it('prints an empty list as [] with exit 0, and as nothing but a header-less table', async () => {
  const world = temporaryFile('world.json', JSON.stringify({groups: []}))
  const {stdout, code} = await qq([
    'mock',
    'exec',
    '--scenario',
    world,
    '--',
    'sh',
    '-c',
    'qq group list; qq group list -o table; qq group list -o jsonl',
  ])
  expect({stdout, code}).toEqual({stdout: '[]\n', code: 0})
})

it('keeps integers beyond 2^53 digit for digit in every format', async () => {
  const {env} = await mockServer()
  for (const format of ['json', 'jsonl', 'csv', 'tsv', 'yaml', 'table', 'raw']) {
    const line = ['call', 'get_group_info_ex', 'group_id=123456', '--fields', 'extInfo.memberBitmap', '-o', format]
    const {stdout} = await qq(line, {env})
    expect(stdout, format).toContain('9007199254740993123')
  }
  const {stdout} = await qq(['call', 'get_group_info_ex', 'group_id=123456', '--jq', '.extInfo'], {env})
  expect(stdout).toContain('9007199254740993123')
})

it('gives the reply frame untouched with -o raw, also when it is a failure', async () => {
  const mock = await mockServer()
  const good = await qq(['account', 'get', '-o', 'raw'], {env: mock.env})
  expect(good.stdout).toBe(
    '{"status":"ok","retcode":0,"data":{"user_id":10000,"nickname":"小助手"},"message":"","wording":"","echo":"1","stream":"normal-action"}\n',
  )
  mock.fault({kind: 'fail', action: 'get_login_info'})
  const bad = await qq(['account', 'get', '-o', 'raw'], {env: mock.env})
  expect(bad.code).toBe(1)
  expect(JSON.parse(bad.stdout)).toMatchObject({status: 'failed', retcode: 1200})
})

it('prints falsy answers as what they are', async () => {
  const mock = await mockServer()
  for (const data of [0, false, '']) {
    mock.clearFaults()
    mock.fault({kind: 'soft', action: 'get_login_info', data})
    const {stdout, code} = await qq(['account', 'get', '--json'], {env: mock.env})
    expect({stdout, code}).toEqual({stdout: `${JSON.stringify(data)}\n`, code: 0})
  }
})

it('prints the exact frames in a dry run, without a token, and sends nothing', async () => {
  const mock = await mockServer({token: 's3cret'})
  const {stdout, stderr, code} = await qq(['group', 'kick', '123456', '10001', '10002', '-n'], {env: mock.env})
  expect({stderr, code}).toEqual({stderr: '', code: 0})
  expect(stdout).toBe(
    '{"action":"set_group_kick","params":{"group_id":"123456","user_id":"10001","reject_add_request":false},"echo":"1"}\n' +
      '{"action":"set_group_kick","params":{"group_id":"123456","user_id":"10002","reject_add_request":false},"echo":"2"}\n',
  )
  expect(mock.calls).toEqual([])
})

it('shows the frames with --debug, but no token', async () => {
  const mock = await mockServer({token: 's3cret'})
  const {stderr} = await qq(['account', 'get', '--debug'], {env: mock.env})
  expect(stderr).toContain('> {"action":"get_login_info"')
  expect(stderr).toContain('< {"status":"ok"')
  expect(stderr).not.toContain('s3cret')
})

it('keeps the answers of secret actions out of --debug', async () => {
  const mock = await mockServer()
  const {stdout, stderr} = await qq(['call', 'get_clientkey', '--debug'], {env: mock.env})
  const {clientkey} = JSON.parse(stdout) as {clientkey: string}
  expect(clientkey).not.toBe('')
  expect(stderr).toContain('(secret)')
  expect(stderr).not.toContain(clientkey)
})

it('lists 500 members as a table and as ids', async () => {
  const mock = await mockServer({scenario: {groups: [{group_id: 9, member_count: 500}]}})
  const table = await qq(['group', 'list-members', '9', '-o', 'table'], {env: mock.env})
  expect(table.stdout.trim().split('\n')).toHaveLength(501)
  const ids = await qq(['group', 'list-members', '9', '-o', 'id'], {env: mock.env})
  expect(new Set(ids.stdout.trim().split('\n')).size).toBe(500)
})
