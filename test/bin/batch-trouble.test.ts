import {existsSync, symlinkSync} from 'node:fs'
import {createServer, type AddressInfo, type Server} from 'node:net'
import path from 'node:path'
import {afterEach, describe, expect, it} from 'vitest'
import {counting, expectExactlyOnce, reads, rowsOf, send, sends, started} from '../support/batch.js'
import {temporaryFile} from '../support/files.js'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const READ = '{"action":"get_group_info","params":{"group_id":"123456"}}\n'
const BAD = '{bad\n'

describe('a connection', () => {
  it('that is closed before the server has said a word fails the lines, and the run ends', async () => {
    const {server, env, seen} = await counting(() => undefined)
    server.on('connection', socket => socket.close())
    const ran = await qq(['batch'], {env, stdin: sends(3)})
    expect(ran.code).toBe(6)
    expect(rowsOf(ran).map(({error}) => [error?.code, error?.outcome])).toEqual(Array(3).fill(['CONNECT', 'none']))
    expect(seen.size).toBe(0)
    const again = await qq(['batch', '-q', '--retry', '1', '--retry-wait', 'none'], {env, stdin: sends(1)})
    expect(again.code).toBe(3)
    expect(rowsOf(again)[0]?.error?.message).toMatch(/and sent nothing \(after 2 tries\)$/)
  })

  it('that cannot be had again leaves unknown what was sent before', async () => {
    const {server, env, seen} = await counting((_answer, socket) => {
      socket.terminate()
      server.close()
    })
    const journal = path.join(path.dirname(temporaryFile('lines', '')), 'journal')
    const args = ['batch', '-q', '--retry', '2', '--retry-wait', '10ms', '--retry-unsafe', '--resume', journal]
    const ran = await qq(args, {env, stdin: sends(2)})
    expect(ran.code).toBe(6)
    expect(rowsOf(ran).map(({error}) => error?.outcome)).toEqual(['unknown', 'none'])
    expect([...seen]).toEqual([['m1', 1]])
    const next = await counting(answer => answer(), Number(new URL(env['QQ_URL'] ?? '').port))
    const second = await qq(['batch', '--resume', journal], {env, stdin: sends(2)})
    expect(rowsOf(second).map(({ok, earlier = false}) => [ok, earlier])).toEqual([
      [false, true],
      [true, false],
    ])
    expect([...next.seen]).toEqual([['m2', 1]])
  })

  it('is tried no oftener for a command', async () => {
    const args = ['batch', '--url', 'ws://127.0.0.1:1', '--retry', '2', '--retry-wait', '10ms']
    const ran = await qq(args, {stdin: 'group list\n'})
    expect(ran).toMatchObject({code: 3, stdout: ''})
    expect(ran.stderr.match(/try \d of 3 failed/g)).toEqual(['try 1 of 3 failed', 'try 2 of 3 failed'])
    expect(ran.stderr).toMatch(/refused \(after 3 tries\)\n/)
  })

  it('on which a command has no answer is given up for another', async () => {
    let connections = 0
    const {server, env} = await counting(answer => {
      if (connections > 1) answer()
    })
    server.on('connection', () => connections++)
    const args = ['batch', '-q', '--timeout', '1s', '--retry', '1', '--retry-wait', 'none']
    expect(await qq(args, {env, stdin: 'group get 123456\n'})).toMatchObject({code: 0, stderr: ''})
    expect(connections).toBe(2)
  })

  it('is not given up while a command waits for its answer', async () => {
    const held: (() => void)[] = []
    const {env, seen} = await counting((answer, _socket, count) => {
      held.push(answer)
      // so much later that it is far from its own end when the first is given up
      if (count === 1) setTimeout(() => run.stdin?.end('call send_group_msg group_id=1 message=m2\n'), 4000)
      if (count === 3) for (const one of held) one()
    })
    const args = ['-q', '--timeout', '5s', '--retry', '1', '--retry-wait', 'none', '--concurrency', '2']
    const run = started(args, env, 'pipe')
    run.stdin?.write(reads(1))
    const ran = await run.ended
    expect(rowsOf(ran)).toMatchObject([{ok: true}, {ok: true}])
    expect([...seen]).toEqual([
      ['r1', 2],
      ['m2', 1],
    ])
  })
})

const mute: Server[] = []
afterEach(() => {
  for (const server of mute.splice(0)) server.close()
})

describe('a run that stops', () => {
  it('ends while a line waits for the connection on which it is to be sent again', async () => {
    const {server, env} = await counting((_answer, socket) => {
      const {port} = server.address() as AddressInfo
      server.close()
      const silent = createServer(() => run.kill('SIGINT')) // takes connections, and never says a word
      mute.push(silent)
      silent.listen(port, '127.0.0.1', () => socket.terminate())
    })
    const args = [temporaryFile('lines', reads(2)), '--retry', '1', '--retry-wait', 'none', '-q']
    const run = started(args, env)
    const ran = await run.ended
    expect(ran.code).toBe(130)
    expect(rowsOf(ran)).toMatchObject([{line: 1, ok: false}])
    expect(ran.stderr).toMatch(/0 lines are done, 1 failed; no line after line 1 was started/)
  })

  it('ends the wait of a command for another try', async () => {
    const mock = await mockServer()
    mock.fault({action: 'get_group_info', kind: 'fail'})
    const args = ['--retry', '2', '--retry-wait', '600s', '--retry-on', 'failed', '--concurrency', '2']
    const run = started(['--stop-on-error', ...args], mock.env, 'pipe')
    run.stderr?.once('data', () => run.stdin?.write(BAD))
    run.stdin?.write('group get 123456\n')
    const ran = await run.ended
    expect(ran.code).toBe(6)
    expect(rowsOf(ran)).toMatchObject([{error: {code: 'ACTION_FAILED'}}, {error: {code: 'USAGE'}}])
  })

  it('does not wait for more input, nor for a pause to pass', async () => {
    const {env} = await counting(answer => answer())
    const run = started(['--stop-on-error'], env, 'pipe')
    run.stdin?.write(BAD)
    expect((await run.ended).code).toBe(2)
    const mock = await mockServer()
    mock.fault({action: 'get_group_info', kind: 'fail'})
    const args = ['--stop-on-error', '--delay', '600s', '--concurrency', '2', '--unordered']
    expect(await qq(['batch', ...args], {env: mock.env, stdin: `${READ}${READ}`})).toMatchObject({code: 1})
  })
})

describe('a file', () => {
  it('that is a pipe is read once, and none of its lines is lost', async () => {
    const {env, seen} = await counting(answer => answer())
    const ran = await shell(`cat ${temporaryFile('lines', sends(3))} | qq batch /dev/stdin`, {env})
    expectExactlyOnce(rowsOf(ran), seen, 3)
    expect(seen.size).toBe(3)
  })

  it('that cannot be read is exit 9', async () => {
    const loop = path.join(path.dirname(temporaryFile('lines', '')), 'loop')
    symlinkSync(loop, loop)
    for (const file of [loop, `${loop}-not-there`, path.dirname(loop)])
      expect(await qq(['batch', file])).toMatchObject({code: 9, stderr: expect.stringMatching(/cannot read/) as string})
  })

  it('of which only some results are to be seen is done whole', async () => {
    const {env, seen} = await counting(answer => answer())
    const lines = temporaryFile('lines', `${send(1)}\n${BAD}${send(3)}\n`)
    const linesOf = async (...flags: string[]): Promise<number[]> =>
      rowsOf(await qq(['batch', lines, ...flags], {env})).map(({line}) => line)
    expect(await linesOf('--limit', '2')).toEqual([1, 2])
    expect(await linesOf('--filter', 'ok == false')).toEqual([2])
    expect(await linesOf('--filter', 'ok == true', '--limit', '1')).toEqual([1])
    expect((await qq(['batch', lines, '--limit', '1', '-o', 'raw'], {env})).stdout.split('\n').length).toBe(2)
    expect([...seen.values()]).toEqual([4, 4])
  })
})

it('shows the frames with --debug', async () => {
  const {env} = await counting(answer => answer())
  const {stderr} = await qq(['batch', '--debug'], {env, stdin: sends(1)})
  expect(stderr).toMatch(/^> \{"action":"send_group_msg",.*\n< \{"status":"ok"/)
})

it('keeps a journal that can be read when the disk is full', async () => {
  const {env, seen} = await counting(answer => answer())
  const lines = temporaryFile('lines', sends(100))
  const journal = path.join(path.dirname(lines), 'journal')
  const full = await shell(`ulimit -f 1; qq batch ${lines} --resume ${journal} --concurrency 8`, {env})
  expect(full).toMatchObject({code: 9, stderr: expect.stringMatching(/cannot use the journal .*/) as string})
  const done = seen.size
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(100)
  const ran = await qq(['batch', lines, '--resume', journal], {env})
  expectExactlyOnce(rowsOf(ran), seen, 100)
  expect(existsSync(`${journal}.lock`)).toBe(false)
})
