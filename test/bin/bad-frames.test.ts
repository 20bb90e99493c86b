import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {bareServer, reads, rowsOf, sends} from '../support/batch.js'
import {temporaryFile} from '../support/files.js'
import {qq} from '../support/run.js'

/** A server that answers the requests, from the first on, with these frames, and whoever listens with these events. */
async function hostile(
  answers: (echo: string, count: number) => readonly string[],
  events: readonly (string | Buffer)[] = [],
): Promise<Record<string, string>> {
  let count = 0
  const {server, env} = await bareServer()
  server.on('connection', socket => {
    for (const event of events) socket.send(event)
    socket.on('message', data => {
      const {echo} = JSON.parse((data as Buffer).toString()) as {echo: string}
      for (const frame of answers(echo, ++count)) socket.send(frame)
    })
  })
  return env
}

/** As NapCat writes a good answer, with whatever stands for its data. */
const good = (data: string, echo: string): string =>
  `{"status":"ok","retcode":0,"data":${data},"message":"","wording":"","echo":"${echo}","stream":"normal-action"}`

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('an answer in a batch', () => {
  it('cannot close its object and open another', async () => {
    const env = await hostile(echo => [good('null,"line":99,"ok":false,"error":{"code":"X"}', echo)])
    const ran = await qq(['batch'], {env, stdin: sends(1)})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    expect(rowsOf(ran)).toEqual([{line: 1, ok: true, action: 'send_group_msg', echo: 1, data: null}])
  })

  it('that says failed at its end has failed', async () => {
    const env = await hostile(echo => [good('null,"retcode":1200', echo)])
    const ran = await qq(['batch'], {env, stdin: sends(1)})
    expect(ran.code).toBe(1)
    expect(rowsOf(ran)).toMatchObject([{line: 1, ok: false, error: {code: 'ACTION_FAILED', retcode: 1200}}])
  })

  it('that is no JSON is none, and not noted as one', async () => {
    const env = await hostile(echo => [good('GARBAGE', echo)])
    const lines = temporaryFile('lines', sends(1))
    const args = ['batch', lines, '--timeout', '300ms', '--resume', path.join(path.dirname(lines), 'journal')]
    const first = await qq(args, {env})
    expect(first.code).toBe(5)
    expect(rowsOf(first)).toMatchObject([{ok: false, error: {code: 'TIMEOUT', outcome: 'unknown'}}])
    expect(rowsOf(await qq(args, {env}))).toMatchObject([{ok: false, earlier: true, error: {outcome: 'unknown'}}])
  })

  it.each([
    ['-o', 'jsonl'],
    ['-o', 'csv'],
    ['-o', 'tsv'],
    ['-o', 'id'],
    ['-o', 'raw'],
    ['--jq', '.data.n'],
    ['--fields', 'line,data.n'],
    ['--filter', 'ok == true'],
  ])('stands beside frames that are noise: %s %s', async (...flags) => {
    const env = await hostile((echo, count) => [
      ...(count === 2 ? [good('GARBAGE', echo), good('"\u0001"', echo), good('1}{', echo), 'no frame of ours'] : []),
      good(`{"n":${count}}`, echo),
    ])
    const ran = await qq(['batch', '--no-header', ...flags], {env, stdin: reads(3)})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    expect(ran.stdout.trimEnd().split('\n').length).toBe(3)
    expect(ran.stdout).not.toMatch(/GARBAGE|\u0001/)
  })

  it('with too many levels fails a read, and leaves a send unknown, in calls and in commands', async () => {
    const env = await hostile(echo => [good(nested(600), echo)])
    const stdin = `${reads(1)}${sends(1)}call get_status\ncall send_group_msg group_id=1 message=hi\n`
    const ran = await qq(['batch'], {env, stdin})
    expect(ran.code).toBe(6)
    expect(rowsOf(ran).map(({error}) => [error?.code, error?.outcome])).toEqual([
      ['ACTION_FAILED', 'none'],
      ['TIMEOUT', 'unknown'],
      ['ACTION_FAILED', 'none'],
      ['TIMEOUT', 'unknown'],
    ])
  })
})

describe('an answer with too many levels', () => {
  it.each([513, 20_000])('of %d fails a read with 1, and leaves a write unknown with 5', async levels => {
    const env = await hostile(echo => [good(nested(levels), echo)])
    const read = await qq(['call', 'get_status', '--json'], {env})
    expect([read.code, read.stdout]).toEqual([1, ''])
    expect(JSON.parse(read.stderr)).toMatchObject({error: {code: 'ACTION_FAILED', outcome: 'none'}})
    const write = await qq(['msg', 'send', 'g:1', 'hi', '--json'], {env})
    expect([write.code, write.stdout]).toEqual([5, ''])
    expect(JSON.parse(write.stderr)).toMatchObject({error: {exit: 5, outcome: 'unknown', retryable: false}})
  })

  it.each(['json', 'jsonl', 'table', 'csv', 'tsv', 'yaml', 'id', 'raw', 'none'])(
    'is none with 512 of them: -o %s',
    async format => {
      const env = await hostile(echo => [good(`{"a":${nested(511)}}`, echo)])
      expect(await qq(['call', 'get_status', '-o', format], {env})).toMatchObject({code: 0, stderr: ''})
    },
  )
})

describe('events', () => {
  const event = (n: number): string => `{"time":1,"self_id":2,"post_type":"notice","notice_type":"x","n":${n}}`
  /** None of them may be passed on by its looks. */
  const SPLIT = [
    event(7).replace('x', 'a\nb'),
    event(7).replace('x', '\u001b[2J'),
    `${event(7)}\n${event(8)}`,
    event(7).slice(0, -1),
    `x${event(7)}`,
    Buffer.from(event(7).replace('x', '\0')),
  ]
  /** These look like events until they are parsed. */
  const BROKEN = [event(7).replace(':2', ':'), event(7).replace('7', nested(513)), '{"time":1,"n":7}']

  it.each([
    ['-o', 'jsonl'],
    ['-o', 'raw'],
  ])('that would be more than a line each are noise: %s %s', async (...flags) => {
    const env = await hostile(() => [], [event(1), ...SPLIT, event(2)])
    const record = temporaryFile('record', '')
    const ran = await qq(['listen', '--count', '2', '--record', record, ...flags], {env})
    expect(ran).toMatchObject({code: 0, stdout: `${event(1)}\n${event(2)}\n`})
    expect(readFileSync(record, 'utf8')).toBe(ran.stdout)
  })

  it.each([
    ['-o', 'csv'],
    ['-o', 'yaml'],
    ['-o', 'table'],
    ['--jq', '.n'],
    ['--fields', 'n'],
    ['--filter', 'n < 9'],
    ['--event', 'notice'],
    ['--no-self', '--json'],
    ['--exec', 'cat; sleep 0'],
  ])('that are no JSON are noise to what parses them: %s %s', async (...flags) => {
    const env = await hostile(() => [], [event(1), ...SPLIT, ...BROKEN, event(2)])
    const record = temporaryFile('record', '')
    const ran = await qq(['listen', '--count', '2', '--record', record, ...flags], {env})
    expect(ran.code).toBe(0)
    expect(ran.stdout).not.toContain('7')
    expect(readFileSync(record, 'utf8')).toBe(`${event(1)}\n${event(2)}\n`)
  })

  it('that are no JSON are not what somebody waits for', async () => {
    const env = await hostile(() => [], [...SPLIT, ...BROKEN, event(1)])
    for (const flags of [[], ['--then', 'cat'], ['--event', 'notice']])
      expect(await qq(['wait', ...flags], {env})).toMatchObject({code: 0, stdout: `${event(1)}\n`})
  })
})
