import {createServer, type Server} from 'node:net'
import {expect, it} from 'vitest'
import {fastClock} from '../support/clock.js'
import {mockServer} from '../support/server.js'
import {qq} from '../support/run.js'

interface ErrorLine {
  error: Record<string, unknown>
}

it('exits 0 and prints nothing but data when all is well', async () => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(['account', 'get'], {env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(JSON.parse(stdout)).toEqual({user_id: 10000, nickname: '小助手'})
})

it('exits 1 when NapCat says failed, and quotes it', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'fail', action: 'get_group_list', message: 'no luck\n    at Object.x (/srv/napcat.js:1:2)'})
  const {code, stdout, stderr} = await qq(['group', 'list'], {env: mock.env})
  expect({code, stdout}).toEqual({code: 1, stdout: ''})
  expect(stderr).toBe('error: get_group_list failed: no luck (1200)\n')
})

it.each([
  'call set_self_longnick longNick=hi',
  'group kick 123456 10001 --yes --verify', // of NapCat's own it answers null
  'user like 10001',
  'msg send user:10001 hi',
])('exits 1 when ok hides a failure: qq %s', async line => {
  const mock = await mockServer()
  mock.fault({kind: 'soft', data: {result: 1, errMsg: 'x'}})
  const {code, stdout, stderr} = await qq(line.split(' '), {env: mock.env})
  expect(stdout).toBe('')
  expect(code).toBe(1)
  expect(stderr).toContain('x (result 1)')
})

it('exits 2 for wrong usage, with and without --json', async () => {
  expect((await qq(['group', 'kick'])).code).toBe(2)
  expect((await qq(['group', 'kick', '--json'])).code).toBe(2)
  expect((await qq(['group', 'list', '--nope', '-o', 'json'])).code).toBe(2)
})

it('exits 2 for an id that is none, naming the argument, before anything is sent', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['group', 'kick', '123456', '10001', '1000l', '--yes'], {env: mock.env})
  expect(code).toBe(2)
  expect(stderr).toContain('user: "1000l" is not a QQ number')
  expect(mock.calls).toEqual([])
})

it('exits 3 when nobody listens', async () => {
  const {code, stdout, stderr} = await qq(['group', 'list', '--url', 'ws://127.0.0.1:1'])
  expect({code, stdout}).toEqual({code: 3, stdout: ''})
  expect(stderr).toContain('could not connect to 127.0.0.1:1: connection refused')
})

it('exits 4 for a wrong token and says where it came from', async () => {
  const {url} = await mockServer({token: 'right'})
  const {code, stderr} = await qq(['group', 'list'], {env: {QQ_URL: url, QQ_TOKEN: 'wr0ng-secret'}})
  expect(code).toBe(4)
  expect(stderr).toContain('refused the token from QQ_TOKEN')
  expect(stderr).not.toContain('wr0ng-secret')
})

it('exits 5 when the answer does not come, and says that it may have been delivered', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'hang', action: 'send_msg'})
  const {code, stderr} = await qq(['msg', 'send', 'group:123456', 'hi', '--timeout', '300ms'], {env: mock.env})
  expect(code).toBe(5)
  expect(stderr).toContain('may have been delivered')
  expect(mock.calls.map(call => call.action)).toEqual(['send_msg'])
})

it('exits 5 when the connection is lost after the request left', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'drop', action: 'set_group_ban'})
  const {code, stderr} = await qq(['group', 'ban', '123456', '10001', '-o', 'json'], {env: mock.env})
  expect(code).toBe(5)
  expect((JSON.parse(stderr) as ErrorLine).error).toMatchObject({
    code: 'TIMEOUT',
    exit: 5,
    outcome: 'unknown',
    retryable: false,
  })
})

it('exits 6 when some of many failed, with every result on stdout and one PARTIAL line on stderr', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['group', 'ban', '123456', '10001', '20001', '10002', '--json'], {
    env: mock.env,
  })
  expect(code).toBe(6)
  expect((JSON.parse(stdout) as {user_id: string; ok: boolean}[]).map(({user_id, ok}) => [user_id, ok])).toEqual([
    ['10001', true],
    ['20001', false],
    ['10002', true],
  ])
  expect((JSON.parse(stderr) as ErrorLine).error).toMatchObject({code: 'PARTIAL', exit: 6, outcome: 'partial'})
})

it('exits with its own code when the only target failed', async () => {
  const mock = await mockServer()
  const {code, stdout} = await qq(['group', 'ban', '123456', '20001', '--json'], {env: mock.env})
  expect({code, stdout}).toEqual({code: 1, stdout: ''})
})

it('exits 4 at once when the token is refused in the middle of many', async () => {
  const {url} = await mockServer({token: 'right'})
  const {code, stdout} = await qq(['group', 'ban', '123456', '10001', '10002', '--json'], {
    env: {QQ_URL: url, QQ_TOKEN: 'no'},
  })
  expect({code, stdout}).toEqual({code: 4, stdout: ''})
})

it('exits 7 for an action that the server does not have', async () => {
  const {env} = await mockServer()
  const {code, stderr} = await qq(['call', 'nope'], {env})
  expect(code).toBe(7)
  expect(stderr).toContain('no action nope')
})

it('exits 7 rather than send what NapCat would drop', async () => {
  const mock = await mockServer()
  expect((await qq(['msg', 'send', 'user:10001', '--at', '10002', 'hi'], {env: mock.env})).code).toBe(7)
  expect(mock.calls).toEqual([])
})

it('exits 8 when --for passes before --count is reached, and 0 when it ends by --for alone', async () => {
  const {env} = await mockServer()
  expect((await qq(['listen', '--count', '1', '--for', '200ms'], {env})).code).toBe(8)
  expect((await qq(['listen', '--for', '200ms'], {env})).code).toBe(0)
})

it('exits 9 for a file that cannot be read', async () => {
  const {env} = await mockServer()
  expect((await qq(['msg', 'send', 'group:123456', '--image', './nowhere.png'], {env})).code).toBe(9)
  expect((await qq(['group', 'list', '--token-file', './nowhere'], {env})).code).toBe(9)
})

it('writes one line of JSON on stderr, and nothing on stdout, for a failure under -o json', async () => {
  const {code, stdout, stderr} = await qq(['group', 'list', '-o', 'json', '--url', 'ws://127.0.0.1:1'])
  expect({code, stdout}).toEqual({code: 3, stdout: ''})
  expect(stderr.trim().split('\n')).toHaveLength(1)
  const {error} = JSON.parse(stderr) as ErrorLine
  expect(Object.keys(error)).toEqual(['code', 'exit', 'action', 'retcode', 'message', 'hint', 'retryable', 'outcome'])
  expect(error).toMatchObject({code: 'CONNECT', exit: 3, retryable: true, outcome: 'none'})
})

it('reports a usage error as JSON too, without the dump that oclif makes of it', async () => {
  const {stdout, stderr} = await qq(['group', 'kick', '--json', '--token', 's3cret'])
  expect(stdout).toBe('')
  expect((JSON.parse(stderr) as ErrorLine).error).toMatchObject({code: 'USAGE', exit: 2})
  expect(stderr).not.toContain('s3cret')
  expect(stderr.length).toBeLessThan(500)
})

it('gives up on a server that accepts and says nothing, without having sent anything that matters', async () => {
  const server: Server = createServer(() => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as {port: number}
  const {code, stderr} = await qq(['group', 'list', '--connect-timeout', '300ms', '--url', `ws://127.0.0.1:${port}`])
  server.close()
  expect(code).toBe(3)
  expect(stderr).toContain('there was no answer within 0.3 s')
})

it('exits 8 when --verify finds that nothing came of an ok, and 0 when it did', async () => {
  const {env} = await mockServer()
  fastClock()
  // there the bot is an ordinary member: NapCat says ok all the same
  const refused = await qq(['group', 'kick', '345678', '10004', '--yes', '--verify'], {env})
  expect(refused.code).toBe(8)
  expect(refused.stderr).toContain('it did not take effect')
  expect((await qq(['group', 'kick', '123456', '10002', '--yes', '--verify'], {env})).code).toBe(0)
  expect((await qq(['group', 'ban', '123456', '10001', '--verify'], {env})).code).toBe(0)
})

it('waits for a bot to be online, and exits 8 when it does not come to that', async () => {
  const {env} = await mockServer()
  expect((await qq(['system', 'status', '--wait', '10s'], {env})).code).toBe(0)
  expect((await qq(['system', 'status', '--wait', '100ms', '--url', 'ws://127.0.0.1:1'])).code).toBe(8)
})
