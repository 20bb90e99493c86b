import {appendFileSync, existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Doing} from '../../../src/lib/state/batch-doing.js'
import {BatchJournal, hashOf, type Fate} from '../../../src/lib/state/batch-journal.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {temporaryFile} from '../../support/files.js'

const newFile = (): string => path.join(path.dirname(temporaryFile('x', '')), 'journal')

const DOING: Doing = {server: 'ws://127.0.0.1:3001/api', unchecked: false}
const HEADER = 'qq batch journal 2 {"server":"ws://127.0.0.1:3001/api","unchecked":false}\n'

function openFor(file: string, doing: Doing = DOING): BatchJournal {
  const journal = BatchJournal.open(file)
  try {
    journal.bind(doing)
    return journal
  } catch (error) {
    journal.close()
    throw error
  }
}

/** What a journal knows of the first lines. */
function fatesIn(file: string, lines: number): (Fate | undefined)[] {
  const journal = openFor(file)
  const fates = Array.from({length: lines}, (_, index) => journal.fateOf(index + 1, index + 1))
  journal.close()
  return fates
}

it('knows again what was noted, the last of each line', () => {
  const file = newFile()
  const journal = openFor(file)
  for (const fate of ['started', 'done'] as const) journal.note(2, 2, fate)
  journal.note(3, 3, 'started')
  journal.note(4, 4, 'failed')
  journal.note(5, 5, 'unknown')
  journal.note(5000, 5000, 'done') // beyond what it has room for at first
  journal.close()
  expect(fatesIn(file, 6)).toEqual([undefined, 'done', 'started', 'failed', 'unknown', undefined])
  const again = openFor(file)
  expect([again.lines, again.fateOf(5000, 5000)]).toEqual([5000, 'done'])
  again.close()
})

it('has in the file what was written, before it is closed', () => {
  const file = newFile()
  const journal = openFor(file)
  journal.note(1, 1, 'started')
  expect(journal.hasUnwritten).toBe(true)
  journal.write()
  expect(journal.hasUnwritten).toBe(false)
  expect(readFileSync(file, 'utf8')).toBe(`${HEADER}1 00000000000001 s\n`)
  journal.close()
})

it('cuts off a record that was never finished, and goes on behind it', () => {
  const file = newFile()
  const journal = openFor(file)
  journal.note(1, 1, 'done')
  journal.close()
  const whole = readFileSync(file, 'utf8')
  for (let length = 1; length < 18; length++) {
    writeFileSync(file, whole)
    appendFileSync(file, '2 00000000000002 d'.slice(0, length))
    expect(fatesIn(file, 2)).toEqual(['done', undefined])
    expect(readFileSync(file, 'utf8')).toBe(whole)
  }
})

describe('refuses', () => {
  it('another line under the same number', () => {
    const file = newFile()
    const journal = openFor(file)
    journal.note(1, 1, 'done')
    journal.close()
    const again = openFor(file)
    expect(() => again.fateOf(1, 2)).toThrow('line 1 has changed')
    again.close()
  })

  it.each([
    'something else\n',
    `${HEADER}nonsense\n`,
    `${HEADER}1 0 d\n`,
    ...[
      '',
      '{}',
      'null',
      '{',
      '{"server":1,"unchecked":false}',
      '{"server":"a"}',
      '{"server":"a","unchecked":true,"columns":[1]}',
    ].map(doing => `qq batch journal 2 ${doing}\n`),
  ])('%j', content => {
    expectRefused(content, 'not the journal of a batch')
  })

  it.each(['qq batch journal 1\n1 00000000000001 d\n', 'qq batch journal 3 {}\n'])(
    'the journal of another version: %j',
    content => {
      expectRefused(content, 'the journal of another version of qq')
    },
  )

  function expectRefused(content: string, message: string): void {
    const file = temporaryFile('journal', content)
    expect(() => BatchJournal.open(file)).toThrow(message)
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(existsSync(`${file}.lock`)).toBe(false)
  }

  it('a second process, but not the lock of one that is gone', () => {
    const file = newFile()
    writeFileSync(`${file}.lock`, `${process.ppid}\n`)
    expect(() => BatchJournal.open(file)).toThrow(`process ${process.ppid}`)
    writeFileSync(`${file}.lock`, '999999999\n')
    expect(fatesIn(file, 1)).toEqual([undefined])
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  it('a second process by another way to the same file', () => {
    const file = newFile()
    BatchJournal.open(file).close()
    const link = `${file}.link`
    symlinkSync(file, link)
    const journal = BatchJournal.open(file)
    expect(() => BatchJournal.open(link)).toThrow('another batch is using')
    journal.close()
    BatchJournal.open(link).close()
  })

  it('the lock of another machine, and tells how to go on', () => {
    const file = newFile()
    writeFileSync(`${file}.lock`, `${JSON.stringify({...ownHolder(), host: 'elsewhere', pid: 1})}\n`)
    expect(() => BatchJournal.open(file)).toThrow(
      expect.objectContaining({
        code: 'LOCAL',
        message: `--resume: another batch is using ${file} (process 1 on elsewhere)`,
        hintText: expect.stringContaining(`remove ${realpathSync(path.dirname(file))}`) as string,
      }) as Error,
    )
  })
})

describe('is tied to what is done', () => {
  const CSV: Doing = {...DOING, action: 'set_group_card', columns: ['group_id', 'user_id', '名片 "x"\n']}

  it.each<[string, Doing, Partial<Doing>, string]>([
    [
      'another server',
      DOING,
      {server: 'ws://b/api'},
      'the journal is for ws://127.0.0.1:3001/api, but this run is for ws://b/api',
    ],
    [
      'another action',
      CSV,
      {action: 'set_group_ban'},
      'the journal is of records for set_group_card, but this run is of records for set_group_ban',
    ],
    ['no action', CSV, {action: undefined, columns: undefined}, 'but this run is of calls and commands'],
    [
      'other columns',
      CSV,
      {columns: ['user_id', 'group_id', 'card']},
      'but this run has the columns user_id, group_id, card',
    ],
    ['fewer columns', CSV, {columns: ['group_id', 'user_id']}, 'but this run has the columns group_id, user_id'],
    ['columns that look alike', {...CSV, columns: ['a, b']}, {columns: ['a', 'b']}, 'has the columns a, b'],
    [
      '--unchecked',
      DOING,
      {unchecked: true},
      'the journal is of a run without --unchecked, but this run is with --unchecked',
    ],
  ])('and refuses %s', (_what, was, change, message) => {
    const file = newFile()
    const journal = openFor(file, was)
    expect(() => journal.bind({...was, ...change})).toThrow(message)
    journal.note(1, 1, 'done')
    journal.close()
    const content = readFileSync(file)
    openFor(file, was).close()
    expect(() => openFor(file, {...was, ...change})).toThrow(message)
    expect(readFileSync(file).equals(content)).toBe(true)
  })

  it('anew where nothing was noted', () => {
    const file = newFile()
    BatchJournal.open(file).close()
    for (let length = 0; length <= HEADER.length; length++) {
      writeFileSync(file, HEADER.slice(0, length))
      openFor(file, CSV).close()
      expect(readFileSync(file, 'latin1')).toMatch(/^qq batch journal 2 \{.*set_group_card.*\}\n$/)
    }
  })
})

it('tells texts apart', () => {
  const hashes = new Set(Array.from({length: 50_000}, (_, index) => hashOf(`line ${index}`)))
  expect(hashes.size).toBe(50_000)
  expect([...hashes].every(Number.isSafeInteger)).toBe(true)
})
