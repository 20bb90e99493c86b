import {appendFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {FinishedFiles} from '../../../src/lib/state/finished-files.js'
import {Store} from '../../../src/lib/state/store.js'
import {identityOf, sourceOf, type Source} from '../../../src/lib/transfer/source.js'
import {temporaryFolder} from '../config/fixture.js'

const source = (text: string): Source => sourceOf(text) as Source // no pipe

/** As a run of its own has them. */
function filesOf(state: string, command: string, sources: readonly Source[], resume: boolean): FinishedFiles {
  return new FinishedFiles(
    new Store(state),
    [command, sources.map(({label}) => label)],
    sources.map(identityOf),
    resume,
  )
}

function localFile(): string {
  const file = path.join(temporaryFolder(), 'a.bin')
  writeFileSync(file, 'a')
  return file
}

it('is private, by command and by place in it, and gone when all are done', () => {
  const state = temporaryFolder()
  const folder = path.join(state, 'uploads')
  const file = localFile()
  const twice = [source(file), source(file)]
  const files = filesOf(state, 'a', twice, false)
  files.keep(0, {file_id: 7368512345678901234n})
  const [name = ''] = readdirSync(folder)
  expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  const again = filesOf(state, 'a', twice, true)
  expect(again.recall(0)).toEqual({data: {file_id: 7368512345678901234n}})
  expect(again.recall(1)).toBeUndefined()
  expect(filesOf(state, 'b', twice, true).recall(0)).toBeUndefined()
  expect(filesOf(state, 'a', twice.slice(1), true).recall(0)).toBeUndefined()
  again.forget()
  expect(readdirSync(folder)).toEqual([])
})

it('tells nothing of a file that has changed', () => {
  const state = temporaryFolder()
  const file = localFile()
  filesOf(state, '', [source(file)], false).keep(0, null)
  utimesSync(file, 1, 1)
  expect(filesOf(state, '', [source(file)], true).recall(0)).toBeUndefined()
})

it('takes what stands before a line that breaks off', () => {
  const state = temporaryFolder()
  const sources = ['https://example.com/a', 'remote:/b', 'remote:/c'].map(source)
  const files = filesOf(state, '', sources, false)
  files.keep(0, null)
  files.keep(1, null)
  const [name = ''] = readdirSync(path.join(state, 'uploads'))
  appendFileSync(path.join(state, 'uploads', name), '{"id":"2 remo')
  const again = filesOf(state, '', sources, true)
  expect(sources.map((_, at) => again.recall(at))).toEqual([{data: null}, {data: null}, undefined])
})

it('goes on behind a line that breaks off', () => {
  const state = temporaryFolder()
  const sources = ['https://example.com/a', 'remote:/b'].map(source)
  const recalled = (): unknown[] => {
    const files = filesOf(state, 'a', sources, true)
    return sources.map((_, at) => files.recall(at)?.data)
  }
  filesOf(state, 'a', sources, false).keep(0, 'a')
  const [name = ''] = readdirSync(path.join(state, 'uploads'))
  appendFileSync(path.join(state, 'uploads', name), '{"id":"1 remo')
  expect(filesOf(state, 'a', sources, true).keep(1, 'b')).toBe(true)
  expect(recalled()).toEqual(['a', 'b'])
})

it.each(['x\n', '{}\n', 'null\n', '{"id":1}\n', '{"id":"0 a"}\n\0\0\n'])('refuses to guess from %j', content => {
  const state = temporaryFolder()
  const sources = ['https://example.com/a', 'remote:/b'].map(source)
  filesOf(state, 'a', sources, false).keep(0, null)
  const [name = ''] = readdirSync(path.join(state, 'uploads'))
  writeFileSync(path.join(state, 'uploads', name), content)
  expect(() => filesOf(state, 'a', sources, true)).toThrow(
    expect.objectContaining({code: 'LOCAL', message: expect.stringContaining(name) as string}) as Error,
  )
  expect(filesOf(state, 'a', sources, false).recall(0)).toBeUndefined()
})

it('tells when it cannot remember what is done, and remembers that with the next', () => {
  const state = temporaryFolder()
  const sources = ['https://example.com/a', 'remote:/b'].map(source)
  const files = filesOf(state, 'a', sources, false)
  writeFileSync(path.join(state, 'uploads'), '')
  expect(files.keep(0, 'a')).toBe(false)
  rmSync(path.join(state, 'uploads'))
  expect(files.keep(1, 'b')).toBe(true)
  expect(filesOf(state, 'a', sources, true).recall(0)).toEqual({data: 'a'})
})

it('is removed a day after the last file was done, when other files are', () => {
  const state = temporaryFolder()
  const sources = ['https://example.com/a', 'remote:/b'].map(source)
  filesOf(state, 'a', sources, false).keep(0, null)
  const [name = ''] = readdirSync(path.join(state, 'uploads'))
  utimesSync(path.join(state, 'uploads', name), 1, 1)
  filesOf(state, 'b', sources, false).keep(0, null)
  expect(readdirSync(path.join(state, 'uploads'))).toHaveLength(1)
  expect(filesOf(state, 'a', sources, true).recall(0)).toBeUndefined()
})

it('remembers nothing of what came through a pipe, and does without a folder', () => {
  const state = path.join(temporaryFolder(), 'no folder')
  const local = source(localFile())
  const piped: Source = {...local, way: {kind: 'inline', content: Buffer.from('a')}}
  filesOf(state, '', [piped], false).keep(0, null)
  expect(filesOf(state, '', [piped], true).recall(0)).toBeUndefined()
  writeFileSync(state, '')
  filesOf(state, '', [local], false).keep(0, null)
  expect(filesOf(state, '', [local], true).recall(0)).toBeUndefined()
})
