import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {counting, expectExactlyOnce, rowsOf, send, started, type Row} from '../support/batch.js'
import {temporaryFile} from '../support/files.js'
import {qq, shell} from '../support/run.js'

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
    expect(ran).toMatchObject({code: 9, stderr: expect.stringMatching(/the journal .* cannot be had/) as string})
    const shown = ran.stdout.trimEnd().split('\n')
    const later = rowsOf(await shell(batch, {env}))
    expect(shown.length).toBeGreaterThan(1)
    if (format === 'jsonl') expectKnown(wholeRows(ran.stdout), later)
    else expect(later.filter(({earlier, ok}) => earlier && ok).length).toBeGreaterThanOrEqual(shown.length - 1)
    expectExactlyOnce(later, seen, 100)
  })
})
