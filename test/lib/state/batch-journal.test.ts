import {appendFileSync, existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {BatchJournal, hashOf, type Fate} from '../../../src/lib/state/batch-journal.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {temporaryFile} from '../../support/files.js'

const newFile = (): string => path.join(path.dirname(temporaryFile('x', '')), 'journal')

/** What a journal knows of the first lines. */
function fatesIn(file: string, lines: number): (Fate | undefined)[] {
  const journal = BatchJournal.open(file)
  const fates = Array.from({length: lines}, (_, index) => journal.fateOf(index + 1, index + 1))
  journal.close()
  return fates
}

it('knows again what was noted, the last of each line', () => {
  const file = newFile()
  const journal = BatchJournal.open(file)
  for (const fate of ['started', 'done'] as const) journal.note(2, 2, fate)
  journal.note(3, 3, 'started')
  journal.note(4, 4, 'failed')
  journal.note(5, 5, 'unknown')
  journal.note(5000, 5000, 'done') // beyond what it has room for at first
  journal.close()
  expect(fatesIn(file, 6)).toEqual([undefined, 'done', 'started', 'failed', 'unknown', undefined])
  const again = BatchJournal.open(file)
  expect([again.lines, again.fateOf(5000, 5000)]).toEqual([5000, 'done'])
  again.close()
})

it('has in the file what was written, before it is closed', () => {
  const file = newFile()
  const journal = BatchJournal.open(file)
  journal.note(1, 1, 'started')
  expect(journal.hasUnwritten).toBe(true)
  journal.write()
  expect(journal.hasUnwritten).toBe(false)
  expect(readFileSync(file, 'utf8')).toMatch(/^qq batch journal 1\n1 0+1 s\n$/)
  journal.close()
})

it('cuts off a record that was never finished, and goes on behind it', () => {
  const file = newFile()
  const journal = BatchJournal.open(file)
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
    const journal = BatchJournal.open(file)
    journal.note(1, 1, 'done')
    journal.close()
    const again = BatchJournal.open(file)
    expect(() => again.fateOf(1, 2)).toThrow('line 1 is not what it was')
    again.close()
  })

  it.each(['something else\n', 'qq batch journal 1\nnonsense\n', 'qq batch journal 1\n1 0 d\n'])('%j', content => {
    const file = temporaryFile('journal', content)
    expect(() => BatchJournal.open(file)).toThrow('not the journal of a batch')
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

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
    expect(() => BatchJournal.open(link)).toThrow('another batch works with')
    journal.close()
    BatchJournal.open(link).close()
  })

  it('the lock of another machine, and tells how to go on', () => {
    const file = newFile()
    writeFileSync(`${file}.lock`, `${JSON.stringify({...ownHolder(), host: 'elsewhere', pid: 1})}\n`)
    expect(() => BatchJournal.open(file)).toThrow(
      expect.objectContaining({
        code: 'LOCAL',
        message: `--resume: another batch works with ${file} (process 1 on elsewhere)`,
        hint: expect.stringContaining(`remove ${realpathSync(path.dirname(file))}`) as string,
      }) as Error,
    )
  })
})

it('tells texts apart', () => {
  const hashes = new Set(Array.from({length: 50_000}, (_, index) => hashOf(`line ${index}`)))
  expect(hashes.size).toBe(50_000)
  expect([...hashes].every(Number.isSafeInteger)).toBe(true)
})
