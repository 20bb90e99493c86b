import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type WebSocket} from 'ws'
import {counting, expectExactlyOnce, reads, rowsOf, send, sends, started} from '../support/batch.js'
import {temporaryFile} from '../support/files.js'
import {qq, qqProcess, shell, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

describe('lines', () => {
  it('are calls, commands as typed or lists of words; the results are in their order', async () => {
    const {env, calls} = await mockServer()
    const stdin = [
      '# a comment',
      '',
      '{"action":"get_group_info","params":{"group_id":"123456"},"echo":{"my":1}}',
      `qq msg send g:123456 "two words" 'and 你好' \\#`,
      '["msg","send","g:123456","a \\"quoted\\" 🐧"]',
      'group get 123456 234567',
    ].join('\n')
    const ran = await qq(['batch'], {env, stdin})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    expect(rowsOf(ran)).toMatchObject([
      {line: 3, ok: true, action: 'get_group_info', echo: {my: 1}, data: {group_id: 123456}},
      {line: 4, ok: true, command: 'msg send', data: {message_id: expect.any(Number) as number}},
      {line: 5, ok: true, command: 'msg send'},
      {line: 6, ok: true, command: 'group get', data: [{group_id: 123456}, {group_id: 234567}]},
    ])
    expect(rowsOf(ran).filter(row => 'action' in row).length).toBe(1)
    expect(calls.filter(({action}) => action === 'send_msg').map(({params}) => params)).toMatchObject([
      {message: [{data: {text: 'two words and 你好 #'}}]},
      {message: [{data: {text: 'a "quoted" 🐧'}}]},
    ])
  })

  it.each([
    ['{bad', 'USAGE', /not valid JSON/],
    ['{"params":{}}', 'VALIDATION', /action must be the name of an action/],
    ['{"action":"get_status","param":{}}', 'VALIDATION', /cannot have the key param/],
    ['{"action":"get_group_info","params":{"group":1}}', 'VALIDATION', /did you mean group_id/],
    ['{"action":"nonsense"}', 'UNSUPPORTED', /1404/],
    ['["a",1]', 'VALIDATION', /words/],
    ['msg send "g:1', 'USAGE', /quote/],
    ['group kik 1', 'USAGE', /no command/],
    ['group get', 'USAGE', /missing/i],
    ['group get 123456 -o table', 'USAGE', /--output cannot be used in one line/],
    ['group get 123456 --url ws://127.0.0.1:1', 'USAGE', /--url cannot be used in one line/],
    ['msg send g:123456 -', 'USAGE', /stdin/],
    ['listen', 'USAGE', /cannot be used in a batch/],
    ['batch x', 'USAGE', /cannot be used in a batch/],
    ['group kick 123456 10001', 'USAGE', /nothing was done/],
    ['{"action":"set_group_kick","params":{"group_id":"123456","user_id":"10001"}}', 'USAGE', /nothing was done/],
    ['{"action":"set_group_leave","params":{"group_id":"123456"}}', 'USAGE', /nothing was done/],
  ])('fail by themselves: %s', async (line, code, message) => {
    const {env, calls} = await mockServer()
    const ran = await qq(['batch', '-q'], {env, stdin: `${line}\n${send(1)}\n`})
    expect(ran.code).toBe(6)
    const [bad, good] = rowsOf(ran)
    expect(bad).toMatchObject({line: 1, ok: false, error: {code}})
    expect(bad?.error?.message).toMatch(message)
    expect(good).toMatchObject({line: 2, ok: true})
    expect(calls.filter(({action}) => action !== 'nonsense').map(({action}) => action)).toEqual(['send_group_msg'])
  })

  it('may be destructive with --yes, and severe with a word on the line', async () => {
    const {env, calls} = await mockServer()
    const kick =
      '{"action":"set_group_kick","params":{"group_id":"123456","user_id":"10002","reject_add_request":false}}'
    const stdin = `group kick 123456 10001\n${kick}\n{"action":"set_group_leave","params":{"group_id":"123456"},"confirm":"123456"}\n`
    const ran = await qq(['batch', '--yes'], {env, stdin})
    expect(rowsOf(ran).map(({line}) => line)).toEqual([1, 2, 3])
    expect(calls.map(({action}) => action)).toEqual(['set_group_kick', 'set_group_kick', 'set_group_leave'])
  })

  it('of a file are looked through before anything is sent', async () => {
    const {env, calls} = await mockServer()
    const refused = async (last: string): Promise<Ran> =>
      qq(['batch', temporaryFile('lines', `${send(1)}\n${last}\n`)], {env})
    expect(await refused('mock exec -- sh')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: /line 2: mock exec makes no sense/,
    })
    expect(await refused('group kick 123456 10001')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: /line 2 is destructive/,
    })
    expect(calls).toEqual([])
  })

  it('are shown as they would be sent in a dry run', async () => {
    const {env, calls} = await mockServer()
    const ran = await qq(['batch', '-n'], {env, stdin: `${send(1)}\ngroup kick 123456 10001\n{bad\n`})
    expect(ran.code).toBe(6)
    expect(ran.stdout.split('\n').map(line => line.slice(0, 30))).toEqual([
      '{"action":"send_group_msg","pa',
      '{"action":"set_group_kick","pa',
      '',
    ])
    expect(ran.stderr).toMatch(/line 3: the line: the value is not valid JSON/)
    expect(calls).toEqual([])
  })

  it('say what a missing parameter does, in calls and in CSV; commands send it always', async () => {
    const {env, calls} = await mockServer()
    const ban = '{"action":"set_group_ban","params":{"group_id":"234567","user_id":"10001"}}'
    const ran = await qq(['batch', '-o', 'none'], {env, stdin: `${ban}\ngroup ban 234567 10001\n`})
    expect(ran.stderr).toBe('note: line 1: without duration, NapCat uses 0 and lifts the ban\n')
    expect(calls.map(({params}) => params['duration'])).toEqual([undefined, expect.any(Number)])
    const csv = 'group_id,user_id,duration\n234567,10001,60\n234567,10001,\n'
    const table = await qq(['batch', '--csv', '--action', 'set_group_ban', '-o', 'none'], {env, stdin: csv})
    expect(table.stderr).toBe('note: line 3: without duration, NapCat uses 0 and lifts the ban\n')
  })

  it('may be CSV', async () => {
    const {env, calls} = await mockServer()
    const stdin = '\uFEFFgroup_id,user_id,card\r\n123456,10000,"a ""b"", c\nd"\r\n\r\n123456,10000,\n1,2\n'
    const ran = await qq(['batch', '--csv', '--action', 'set_group_card'], {env, stdin})
    expect(rowsOf(ran).map(({line, ok}) => [line, ok])).toEqual([
      [2, true],
      [5, true],
      [6, false],
    ])
    expect(calls.map(({params}) => params)).toEqual([
      {group_id: '123456', user_id: '10000', card: 'a "b", c\nd'},
      {group_id: '123456', user_id: '10000'},
    ])
  })
})

it.each(['qq batch FILE', 'qq batch < FILE', '{ read -r first; qq batch; } < FILE', 'cat FILE | qq batch'])(
  'loses nothing where its chunks meet: %s',
  async command => {
    const {env} = await mockServer()
    const bad = Array.from({length: 3000}, (_, index) => `["${'你好🐧'.repeat(1 + (index % 7))}${index}"]`)
    const file = temporaryFile('lines', `\uFEFF["first"]\n${bad.join('\n')}`)
    const {stdout} = await shell(command.replace('FILE', file), {env})
    const rows = rowsOf({stdout}).slice(-3000)
    const told = rows.map(({error}) => (error as {message: string}).message)
    expect(told).toEqual(bad.map(line => expect.stringContaining(line.slice(2, -2)) as string))
  },
)

it('stops at a failure when told to', async () => {
  const {env, calls} = await mockServer()
  const ran = await qq(['batch', '--stop-on-error'], {env, stdin: `${send(1)}\n{bad\n${send(2)}\n`})
  expect(ran.code).toBe(6)
  expect(ran.stderr).toMatch(/1 of 2 lines failed; it stopped after line 2/)
  expect(calls.length).toBe(1)
})

it('ends with the code of a line that is alone', async () => {
  const {env} = await mockServer()
  expect(await qq(['batch'], {env, stdin: '{"action":"nonsense"}\n'})).toMatchObject({code: 7})
})

it('ends at once when the token is refused', async () => {
  const {env, calls} = await mockServer({token: 'right'})
  for (const stdin of [sends(100), '{"action":"get_status"}\n'.repeat(100), 'group list\n'.repeat(5)]) {
    const ran = await qq(['batch', '--concurrency', '8'], {env: {...env, QQ_TOKEN: 'wrong'}, stdin})
    expect(ran).toMatchObject({code: 4, stdout: ''})
  }
  expect(calls).toEqual([])
})

it('is exit 3 when there is no server', async () => {
  for (const stdin of [sends(3), 'group list\n'])
    expect(await qq(['batch', '--url', 'ws://127.0.0.1:1'], {stdin})).toMatchObject({code: 3, stdout: ''})
})

it('does all lines also when nobody reads the results', async () => {
  const {env, calls} = await mockServer()
  const ran = await shell(`qq batch ${temporaryFile('lines', sends(3000))} --concurrency 16 | head -1`, {env})
  expect(rowsOf(ran)).toMatchObject([{line: 1, ok: true}])
  expect(calls.length).toBe(3000)
})

it('waits for a slow reader and for slow input', async () => {
  const {env, calls} = await mockServer()
  const lines = temporaryFile('lines', sends(2000))
  const ran = await shell(
    `{ head -700 ${lines}; sleep 0.5; tail -n +701 ${lines}; } | qq batch --concurrency 64 | { sleep 1; cat; }`,
    {env},
  )
  expect(rowsOf(ran).map(({line}) => line)).toEqual(Array.from({length: 2000}, (_, index) => index + 1))
  expect(new Set(calls.map(({params}) => JSON.stringify(params))).size).toBe(2000)
  expect(calls.length).toBe(2000)
})

describe('every line is accounted for once, and no write is repeated', () => {
  it.each([[[]], [['--unordered']]])('by a server that answers in any order %j', async flags => {
    let held: (() => void)[] = []
    const {env, seen} = await counting((answer, _socket, count) => {
      held.push(answer)
      if (held.length < 16 && count <= 1984) return
      for (const one of held.sort(() => Math.random() - 0.5)) one()
      held = []
    })
    const ran = await qq(['batch', '--concurrency', '16', ...flags], {env, stdin: sends(2000)})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    const rows = rowsOf(ran)
    expectExactlyOnce(rows, seen, 2000)
    for (const {line, data, echo} of rows) expect([data, echo]).toEqual([{message_id: `m${line}`}, line])
    if (flags.length === 0) expect(rows.every(({line}, index) => line === index + 1)).toBe(true)
  })

  it('by a server that drops the connection every 1,000 requests', async () => {
    const {env, seen} = await counting((answer, socket, count) => {
      if (count % 1000 === 0) socket.terminate()
      else answer()
    })
    const ran = await qq(['batch', '--concurrency', '32'], {env, stdin: sends(5000)})
    expect(ran.code).toBe(6)
    const rows = rowsOf(ran)
    expectExactlyOnce(rows, seen, 5000)
    const failed = rows.filter(({ok}) => !ok)
    expect(failed.length).toBeGreaterThan(3)
    expect(failed.length).toBeLessThan(5 * 64)
    expect(failed.every(({error}) => error?.outcome === 'unknown')).toBe(true)
  })

  it('by a server that never answers every 50th', async () => {
    const {env, seen} = await counting((answer, _socket, count) => {
      if (count % 50 !== 0) answer()
    })
    const ran = await qq(['batch', '--concurrency', '32', '--timeout', '2s'], {env, stdin: sends(500)})
    expect(ran.code).toBe(6)
    const rows = rowsOf(ran)
    expectExactlyOnce(rows, seen, 500)
    expect(rows.filter(({ok}) => !ok).map(({error}) => error?.code)).toEqual(Array<string>(10).fill('TIMEOUT'))
    expect(seen.size).toBe(500)
  })
})

describe('with --retry', () => {
  it('reads are repeated after a lost connection, and told of together', async () => {
    const {env, seen} = await counting((answer, socket, count) => {
      if (count % 1000 === 0) socket.terminate()
      else answer()
    })
    const args = ['batch', '--concurrency', '32', '--retry', '3', '--retry-wait', '10ms']
    const ran = await qq(args, {env, stdin: reads(5000)})
    expect(ran.code).toBe(0)
    const rows = rowsOf(ran)
    expect(rows.map(({line, data}) => [line, data])).toEqual(
      Array.from({length: 5000}, (_, index) => [index + 1, {message_id: `r${index + 1}`}]),
    )
    expect(Math.max(...seen.values())).toBe(2)
    const notes = ran.stderr.trimEnd().split('\n')
    expect(notes[0]).toMatch(
      /^note: \d+ lines, the first is line \d+: try 1 of 4 failed: .*lost.*; the next try is in 0.01 s$/,
    )
    expect(notes.length).toBeLessThan(20)
  })

  it('sends are not, unless --retry-unsafe allows it', async () => {
    const every500th = (answer: () => void, socket: WebSocket, count: number): void => {
      if (count % 500 === 0) socket.terminate()
      else answer()
    }
    const args = ['batch', '-q', '--concurrency', '8', '--retry', '3', '--retry-wait', 'none']
    const careful = await counting(every500th)
    const first = await qq(args, {env: careful.env, stdin: sends(1200)})
    expect(first.code).toBe(6)
    expectExactlyOnce(rowsOf(first), careful.seen, 1200)
    const careless = await counting(every500th)
    const second = await qq([...args, '--retry-unsafe'], {env: careless.env, stdin: sends(1200)})
    expect(second.code).toBe(0)
    expect(rowsOf(second).every(({ok}) => ok)).toBe(true)
    expect(Math.max(...careless.seen.values())).toBe(2)
  })

  it('what was not answered is asked again', async () => {
    const {env, seen} = await counting((answer, _socket, count) => {
      if (count % 50 !== 0) answer()
    })
    const args = ['batch', '-q', '--concurrency', '32', '--timeout', '1s', '--retry', '2', '--retry-wait', 'none']
    const ran = await qq(args, {env, stdin: reads(200)})
    expect(ran.code).toBe(0)
    expect(rowsOf(ran).map(({line, ok}) => [line, ok])).toEqual(
      Array.from({length: 200}, (_, index) => [index + 1, true]),
    )
    expect([...seen.values()].filter(times => times === 2).length).toBe(4)
  })

  it('a connection that answers nothing is given up for another', async () => {
    let connections = 0
    const {server, env} = await counting(answer => {
      if (connections > 1) answer()
    })
    server.on('connection', () => connections++)
    const args = ['batch', '-q', '--timeout', '1s', '--retry', '1', '--retry-wait', 'none']
    expect(await qq(args, {env, stdin: reads(2)})).toMatchObject({code: 0, stderr: ''})
    expect(connections).toBe(2)
  })

  it('a failure is tried again where asked for, by calls and by commands', async () => {
    const mock = await mockServer()
    const {env, calls} = mock
    mock.fault({action: 'get_group_info', kind: 'fail', times: 2})
    const args = ['batch', '--retry', '3', '--retry-wait', 'none', '--retry-on', 'failed']
    const stdin = '{"action":"get_group_info","params":{"group_id":"123456"}}\n'
    const call = await qq(args, {env, stdin})
    expect(rowsOf(call)).toMatchObject([{line: 1, ok: true}])
    expect(call.stderr).toMatch(
      /^note: line 1: try 1 of 4 failed: .*the next try is now\nnote: line 1: try 2 of 4 failed/,
    )
    mock.fault({action: 'get_group_info', kind: 'fail', times: 1})
    const command = await qq(args, {env, stdin: 'group get 123456\n'})
    expect(rowsOf(command)).toMatchObject([{line: 1, ok: true}])
    expect(command.stderr).toMatch(/^note: line 1: try 1 of 4 failed: .*the next try is now\n$/)
    expect(calls.filter(({action}) => action === 'get_group_info').length).toBe(5)
  })

  it('gives up after so many tries, and says how many there were', async () => {
    const mock = await mockServer()
    mock.fault({action: 'get_group_info', kind: 'fail'})
    const args = ['batch', '-q', '--retry', '2', '--retry-wait', 'none', '--retry-on', 'failed']
    const ran = await qq(args, {env: mock.env, stdin: '{"action":"get_group_info","params":{"group_id":"123456"}}\n'})
    expect(ran.code).toBe(1)
    expect(rowsOf(ran)).toMatchObject([
      {ok: false, error: {message: expect.stringMatching(/\(after 3 tries\)$/) as string}},
    ])
  })

  it('a server that is not there is tried as often', async () => {
    const args = ['batch', '--url', 'ws://127.0.0.1:1', '--retry', '2', '--retry-wait', '10ms']
    const ran = await qq(args, {stdin: sends(3)})
    expect(ran).toMatchObject({code: 3, stdout: ''})
    expect(ran.stderr).toMatch(/try 1 of 3 failed.*\n.*try 2 of 3 failed.*\n.*\(after 3 tries\)/)
  })

  it('an interrupt ends the wait for another try', async () => {
    const mock = await mockServer()
    mock.fault({action: 'get_group_info', kind: 'fail'})
    const file = temporaryFile('lines', '{"action":"get_group_info","params":{"group_id":"123456"}}\n')
    const run = started([file, '--retry', '2', '--retry-wait', '600s', '--retry-on', 'failed'], mock.env)
    run.stderr?.once('data', () => run.kill('SIGINT'))
    const ran = await run.ended
    expect(ran.code).toBe(130)
    expect(rowsOf(ran)).toMatchObject([{line: 1, ok: false, error: {code: 'ACTION_FAILED', outcome: 'none'}}])
    expect(ran.stderr).toMatch(/interrupted: 0 lines are done, 1 failed; no line after line 1 was started/)
  })
})

describe('with a journal', () => {
  const journalFile = (): string => path.join(path.dirname(temporaryFile('lines', '')), 'journal')

  it.each(['SIGKILL', 'SIGINT'] as const)('goes on after %s, and repeats no write', async signal => {
    let reached: () => void = () => undefined
    const halfWay = new Promise<void>(resolve => (reached = resolve))
    let slow = true
    const {env, seen} = await counting((answer, _socket, count) => {
      if (!slow || count <= 300) answer()
      if (count === 340) reached()
    })
    const lines = temporaryFile('lines', sends(1000))
    const journal = journalFile()
    const args = [lines, '--concurrency', '40', '--resume', journal]
    const first = started(args, env)
    await halfWay
    first.kill(signal)
    const ran = await first.ended
    if (signal === 'SIGINT') {
      expect(ran.code).toBe(130)
      expect(ran.stderr).toMatch(/interrupted: 300 lines are done, 0 failed, and the result of 40 is unknown/)
      expect(rowsOf(ran).length).toBe(340)
      expect(existsSync(`${journal}.lock`)).toBe(false)
    }
    slow = false
    const second = await qq(['batch', ...args], {env})
    expect(second.code).toBe(6)
    const rows = rowsOf(second)
    expectExactlyOnce(rows, seen, 1000)
    expect(seen.size).toBe(1000)
    const unknown = rows.filter(({ok}) => !ok)
    expect(unknown.length).toBeGreaterThanOrEqual(40)
    expect(unknown.every(({error, earlier}) => error?.outcome === 'unknown' && earlier)).toBe(true)

    const third = await qq(['batch', ...args, '--retry-unsafe'], {env})
    expect(third.code).toBe(0)
    expect([...seen.values()].filter(times => times === 2).length).toBe(unknown.length)
    expect(rowsOf(await qq(['batch', ...args], {env})).every(({ok, earlier}) => ok && earlier)).toBe(true)
  })

  it('does again what failed, and reads', async () => {
    const {env, calls} = await mockServer()
    const lines = temporaryFile(
      'lines',
      `${send(1)}\n{"action":"get_group_info","params":{"group_id":"999"}}\nmsg send g:999 hi\n`,
    )
    const args = ['batch', lines, '--resume', journalFile()]
    expect(await qq(args, {env})).toMatchObject({code: 6})
    const first = calls.map(({action}) => action)
    const ran = await qq(args, {env})
    expect(rowsOf(ran)[0]).toEqual({line: 1, ok: true, action: 'send_group_msg', echo: 1, earlier: true})
    expect(calls.slice(first.length).map(({action}) => action)).toEqual(first.slice(1))
  })

  it('refuses another input, and what is no journal', async () => {
    const {env, calls} = await mockServer()
    const journal = journalFile()
    expect(await qq(['batch', '--resume', journal], {env, stdin: sends(3)})).toMatchObject({code: 0})
    const other = `${sends(2)}${send('other')}\n`
    for (const run of [
      async () => qq(['batch', '--resume', journal, temporaryFile('lines', other)], {env}),
      async () => qq(['batch', '--resume', journal], {env, stdin: other}),
    ])
      expect(await run()).toMatchObject({code: 2, stderr: expect.stringMatching(/line 3 has changed/) as string})
    expect(await qq(['batch', '--resume', journal], {env, stdin: sends(2)})).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/the input ends at line 2/) as string,
    })
    const text = temporaryFile('text', sends(1))
    expect(await qq(['batch', '--resume', text], {env, stdin: sends(3)})).toMatchObject({code: 9})
    expect(readFileSync(text, 'utf8')).toBe(sends(1))
    writeFileSync(`${journal}.lock`, `${process.pid}\n`) // of this process, which is not the one that asks
    expect(await qqProcess(['batch', '--resume', journal], {env, stdin: sends(3)})).toMatchObject({
      code: 9,
      stderr: expect.stringMatching(/another batch is using/) as string,
    })
    expect(calls.length).toBe(3)
  })

  it('lets go of a record that was never finished', async () => {
    const {env, calls} = await mockServer()
    const journal = journalFile()
    await qq(['batch', '--resume', journal], {env, stdin: sends(2)})
    writeFileSync(journal, '3 0123', {flag: 'a'})
    const ran = await qq(['batch', '--resume', journal], {env, stdin: sends(3)})
    expect(ran).toMatchObject({code: 0})
    expect(calls.length).toBe(3)
  })
})
