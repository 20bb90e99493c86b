import {appendFileSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {FinishedFiles} from '../../../src/lib/transfer/finished-files.js'
import {sourceOf, type Source} from '../../../src/lib/transfer/source.js'
import {temporaryFolder} from '../config/fixture.js'

const source = (text: string): Source => sourceOf(text) as Source // no pipe

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
  const files = new FinishedFiles(state, ['a'], twice, false)
  files.keep(0, {file_id: 7368512345678901234n})
  const [name = ''] = readdirSync(folder)
  expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  const again = new FinishedFiles(state, ['a'], twice, true)
  expect(again.recall(0)).toEqual({data: {file_id: 7368512345678901234n}})
  expect(again.recall(1)).toBeUndefined()
  expect(new FinishedFiles(state, ['b'], twice, true).recall(0)).toBeUndefined()
  expect(new FinishedFiles(state, ['a'], twice.slice(1), true).recall(0)).toBeUndefined()
  again.forget()
  expect(readdirSync(folder)).toEqual([])
})

it('tells nothing of a file that has changed', () => {
  const state = temporaryFolder()
  const file = localFile()
  new FinishedFiles(state, [], [source(file)], false).keep(0, null)
  utimesSync(file, 1, 1)
  expect(new FinishedFiles(state, [], [source(file)], true).recall(0)).toBeUndefined()
})

it('takes what stands before a line that breaks off', () => {
  const state = temporaryFolder()
  const sources = ['https://example.com/a', 'remote:/b', 'remote:/c'].map(source)
  const files = new FinishedFiles(state, [], sources, false)
  files.keep(0, null)
  files.keep(1, null)
  const [name = ''] = readdirSync(path.join(state, 'uploads'))
  appendFileSync(path.join(state, 'uploads', name), '{"id":"2 remo')
  const again = new FinishedFiles(state, [], sources, true)
  expect(sources.map((_, at) => again.recall(at))).toEqual([{data: null}, {data: null}, undefined])
})

it('remembers nothing of what came through a pipe, and does without a folder', () => {
  const state = path.join(temporaryFolder(), 'no folder')
  const local = source(localFile())
  const piped: Source = {...local, way: {kind: 'inline', content: Buffer.from('a')}}
  new FinishedFiles(state, [], [piped], false).keep(0, null)
  expect(new FinishedFiles(state, [], [piped], true).recall(0)).toBeUndefined()
  writeFileSync(state, '')
  new FinishedFiles(state, [], [local], false).keep(0, null)
  expect(new FinishedFiles(state, [], [local], true).recall(0)).toBeUndefined()
})
