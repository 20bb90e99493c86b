import {appendFileSync, readdirSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {FinishedFiles} from '../../../src/lib/transfer/finished-files.js'
import {sourceOf, type Source} from '../../../src/lib/transfer/source.js'
import {temporaryFolder} from '../config/fixture.js'

/** A file of this machine. */
function local(): Source {
  const file = path.join(temporaryFolder(), 'a.bin')
  writeFileSync(file, 'a')
  return sourceOf(file) as Source // no pipe
}

it('is private, by command and by place in it, and gone when all are done', () => {
  const state = temporaryFolder()
  const folder = path.join(state, 'uploads')
  const source = local()
  const files = new FinishedFiles(state, ['a'], false)
  files.keep(source, 0, {file_id: 7368512345678901234n})
  expect(files.recall(source, 0)).toBeUndefined() // of this very run
  const [name = ''] = readdirSync(folder)
  expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  const again = new FinishedFiles(state, ['a'], true)
  expect(again.recall(source, 0)).toEqual({data: {file_id: 7368512345678901234n}})
  expect(again.recall(source, 1)).toBeUndefined()
  expect(new FinishedFiles(state, ['b'], true).recall(source, 0)).toBeUndefined()
  again.forget()
  expect(readdirSync(folder)).toEqual([])
})

it('takes what stands before a line that breaks off', () => {
  const state = temporaryFolder()
  const sources = [sourceOf('https://example.com/a'), sourceOf('https://example.com/b')] as Source[] // no pipes
  const files = new FinishedFiles(state, [], false)
  for (const [at, source] of sources.entries()) files.keep(source, at, null)
  const [name = ''] = readdirSync(path.join(state, 'uploads'))
  appendFileSync(path.join(state, 'uploads', name), '{"id":"2 remo')
  const again = new FinishedFiles(state, [], true)
  expect(sources.map((source, at) => again.recall(source, at))).toEqual([{data: null}, {data: null}])
})

it('remembers nothing of what came through a pipe, and does without a folder', () => {
  const state = path.join(temporaryFolder(), 'no folder')
  const source = local()
  const piped: Source = {...source, way: {kind: 'inline', content: Buffer.from('a')}}
  new FinishedFiles(state, [], false).keep(piped, 0, null)
  expect(new FinishedFiles(state, [], true).recall(piped, 0)).toBeUndefined()
  writeFileSync(state, '')
  new FinishedFiles(state, [], false).keep(source, 0, null)
  expect(new FinishedFiles(state, [], true).recall(source, 0)).toBeUndefined()
})
