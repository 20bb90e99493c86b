import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {counting, expectExactlyOnce, rowsOf, send, started, type Row} from '../support/batch.js'
import {temporaryFile} from '../support/files.js'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const beside = (file: string): string => path.join(path.dirname(file), 'journal')

/** Sends as calls and as commands in turn. */
const mixed = (count: number): string =>
  Array.from({length: count}, (_, index) => {
    const number = index + 1
    return number % 2 === 0 ? `${send(number)}\n` : `call send_group_msg group_id=123456 message=m${number}\n`
  }).join('')

/** Those of an output that ended in the middle of something. */
const wholeRows = (stdout: string): Row[] => rowsOf({stdout: stdout.slice(0, stdout.lastIndexOf('\n') + 1)})

/** Whatever a run has shown to be done is known to be done to the next. */
function expectKnown(shown: readonly Row[], later: readonly Row[]): void {
  for (const {line, ok} of shown)
    if (ok) expect(later.find(row => row.line === line)).toMatchObject({ok: true, earlier: true})
}

describe('a result that was shown is in the journal', () => {
  it.each([1, 2, 3, 5, 8, 13, 21, 34, 55])('when the run is killed at its result number %d', async count => {
    const {env, seen} = await counting(answer => answer())
    const lines = temporaryFile('lines', mixed(100))
    const args = [lines, '--resume', beside(lines), '--concurrency', String(1 + (count % 4)), '--unordered']
    const run = started(args, env)
    let shown = 0
    run.stdout?.on('data', (text: string) => {
      shown += text.split('\n').length - 1
      if (shown >= count) run.kill('SIGKILL')
    })
    const {stdout} = await run.ended
    const later = rowsOf(await qq(['batch', ...args], {env}))
    expectKnown(wholeRows(stdout), later)
    expectExactlyOnce(later, seen, 100)
  })

  it.each(['jsonl', 'csv', 'raw'])('or it is not shown, where the journal can take no more: -o %s', async format => {
    const {env, seen} = await counting(answer => answer())
    const lines = temporaryFile('lines', mixed(100))
    const journal = beside(lines)
    const batch = `qq batch ${lines} --resume ${journal} --concurrency 4`
    // a limit in the midst of what the run would write
    const ran = await shell(`ulimit -f 2; ${batch} -o ${format}`, {env})
    expect(ran).toMatchObject({code: 9, stderr: expect.stringMatching(/cannot use the journal .*/) as string})
    const shown = ran.stdout.trimEnd().split('\n')
    const later = rowsOf(await shell(batch, {env}))
    expect(shown.length).toBeGreaterThan(1)
    if (format === 'jsonl') expectKnown(wholeRows(ran.stdout), later)
    else expect(later.filter(({earlier, ok}) => earlier && ok).length).toBeGreaterThanOrEqual(shown.length - 1)
    expectExactlyOnce(later, seen, 100)
  })
})

describe('a journal is that of what was done', () => {
  const CARDS = 'group_id,user_id,card\n123456,10000,a\n123456,10001,b\n'

  it.each<[string, string, readonly string[], RegExp]>([
    [
      'another action',
      CARDS,
      ['--csv', '--action', 'set_group_special_title'],
      /is of records for set_group_special_t/,
    ],
    [
      'swapped columns',
      CARDS.replace('group_id,user_id', 'user_id,group_id'),
      [],
      /this run has the columns user_id, group_id/,
    ],
    ['another column', CARDS.replace('card', 'name'), [], /the journal is for the columns group_id, user_id, card/],
    ['other cells', CARDS.replace('10001,b', '10001,c'), [], /line 3 has changed/],
    ['a cell with a space more', CARDS.replace(',b\n', ',b \n'), [], /line 3 has changed/],
    ['the same as it is', CARDS, ['--csv', '--action', 'set_group_card', '--unchecked'], /is with --unchecked/],
    ['lines of another kind', send(1), ['--no-input'], /is of calls and commands/],
  ])('and not of %s', async (_what, content, flags, reason) => {
    const {env, calls} = await mockServer()
    const lines = temporaryFile('lines', CARDS)
    const args = ['--resume', beside(lines)]
    const csv = ['--csv', '--action', 'set_group_card']
    expect(await qq(['batch', lines, ...csv, ...args], {env})).toMatchObject({code: 0})
    const before = [calls.length, readFileSync(beside(lines), 'utf8')]
    writeFileSync(lines, content)
    const now = flags.length === 0 ? csv : flags
    for (const run of [
      async () => qq(['batch', lines, ...now, ...args], {env}),
      async () => qq(['batch', ...now, ...args], {env, stdin: content}),
    ]) {
      const ran = await run()
      expect(ran.code).toBe(2)
      expect(rowsOf(ran).every(({earlier}) => earlier)).toBe(true) // of a pipe, before the line that is another
      expect(ran.stderr).toMatch(reason)
      expect(ran.stderr.trimEnd().split('\n').length).toBe(2) // the sentence, and the hint
    }
    expect([calls.length, readFileSync(beside(lines), 'utf8')]).toEqual(before)
  })

  it('and not of another server, by whatever name either is known', async () => {
    const [one, other] = [await mockServer(), await mockServer()]
    const lines = temporaryFile('lines', `${send(1)}\ngroup get 123456\n`)
    const home = path.dirname(lines)
    mkdirSync(path.join(home, 'qqctl'))
    const profiles = {a: {url: one.url}, b: {url: `${one.url}//event/`}, c: {url: other.url}}
    writeFileSync(path.join(home, 'qqctl', 'config.json'), JSON.stringify({profiles}), {mode: 0o600})
    const env = {QQ_NO_CONFIG: '', QQ_URL: '', XDG_CONFIG_HOME: home}
    const batch = async (...flags: string[]) => qq(['batch', lines, '--resume', beside(lines), ...flags], {env})
    expect(await batch('-p', 'a')).toMatchObject({code: 0})
    const refused = await batch('-p', 'c')
    expect(refused).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining(`for ${other.url}`) as string})
    for (const flags of [
      ['-p', 'b'],
      ['--url', `${one.url}/api`],
      ['--url', one.url, '--token', 'x'],
    ])
      expect(rowsOf(await batch(...flags))[0]).toMatchObject({ok: true, earlier: true})
    expect(one.calls.filter(({action}) => action === 'send_group_msg').length).toBe(1)
    expect(other.calls).toEqual([])
  })

  it('but of nothing where nothing was done', async () => {
    const {env, calls} = await mockServer()
    const args = ['batch', '--resume', beside(temporaryFile('lines', ''))]
    const gone = await qq(args, {env: {QQ_URL: 'ws://127.0.0.1:1'}, stdin: send(1)})
    expect(gone).toMatchObject({code: 3, stdout: ''})
    expect(await qq(args, {env, stdin: send(1)})).toMatchObject({code: 0})
    expect(calls.length).toBe(1)
  })

  it('whatever else is another', async () => {
    const {env, calls} = await mockServer()
    const lines = temporaryFile('lines', CARDS)
    const batch = async (...flags: string[]) =>
      qq(['batch', lines, '--csv', '--action', 'set_group_card', '--resume', beside(lines), ...flags], {env})
    await batch()
    for (const flags of [
      ['--concurrency', '9', '--unordered'],
      ['--delay', '1s'],
      ['-o', 'csv', '--fields', 'line'],
      ['--retry', '2', '--timeout', '1m', '-q'],
      ['--stop-on-error', '--yes', '--retry-unsafe'],
    ])
      expect(await batch(...flags)).toMatchObject({code: 0})
    writeFileSync(lines, CARDS.replace('10000,a', '"10000","a"').replaceAll('\n', '\r\n'))
    expect(rowsOf(await batch()).map(({earlier}) => earlier)).toEqual([true, true])
    expect(calls.length).toBe(2)
  })

  it('and of no older version', async () => {
    const {env, calls} = await mockServer()
    const lines = temporaryFile('lines', `${send(1)}\n`)
    const old = 'qq batch journal 1\n1 0123456789abcd d\n'
    writeFileSync(beside(lines), old)
    const ran = await qq(['batch', lines, '--resume', beside(lines)], {env})
    expect(ran).toMatchObject({code: 9, stdout: ''})
    expect(ran.stderr).toMatch(/^error: --resume: .* is the journal of another version of qq\nhint: /)
    expect(readFileSync(beside(lines), 'utf8')).toBe(old)
    expect(calls).toEqual([])
  })
})
