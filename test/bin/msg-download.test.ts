import {randomBytes} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {type Mock} from '../../src/lib/mock/mock.js'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const BYTES = randomBytes(100_000)

const image = (name: string): object => ({type: 'image', data: {file: `https://a/${name}`}})
const file = (name: string): object => ({type: 'file', data: {file: 'https://a/x', name}})
const node = (...content: object[]): object => ({type: 'node', data: {user_id: 10_001, nickname: 'n', content}})

const MESSAGES: Readonly<Record<number, unknown>> = {
  1: [{type: 'text', data: {text: 'a.png'}}, image('a.png'), {type: 'record', data: {file: 'https://a/v.amr'}}],
  2: [file('../报告.zip'), image('a.png'), image('A.png'), {type: 'video', data: {file: 'https://a/m.mp4'}}],
  3: [node(image('f.png')), node(node(image('g.png'), image('f.png')))],
  4: 'nothing',
}

/** A mock with these messages, and an empty folder to work in. */
async function withMessages(): Promise<Mock & {env: Record<string, string>; cwd: string}> {
  const messages = Object.entries(MESSAGES).map(([id, message]) => ({
    group_id: 123_456,
    from: 10_001,
    message,
    message_id: Number(id),
  }))
  const mock = await mockServer({scenario: {messages}})
  mock.world.files.set('/tmp/a.png', BYTES)
  return Object.assign(mock, {cwd: mkdtempSync(path.join(tmpdir(), 'qq-test-'))})
}

it('downloads each file of a message by the action for its kind', async () => {
  const mock = await withMessages()
  const {code, stdout, stderr} = await qq(['msg', 'download', '1', '--chunk-size', '32k'], mock)
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(JSON.parse(stdout)).toMatchObject([
    {segment: '1', kind: 'image', path: 'a.png', size: 100_000},
    {segment: '2', kind: 'record', path: 'v.amr'},
  ])
  expect(readFileSync(path.join(mock.cwd, 'a.png')).equals(BYTES)).toBe(true)
  expect(readdirSync(mock.cwd)).toEqual(['a.png', 'v.amr'])
  expect(mock.calls.map(call => call.action)).toEqual([
    'get_msg',
    'download_file_image_stream',
    'download_file_record_stream',
  ])
  expect(mock.calls[1]?.params).toEqual({file: 'a.png', chunk_size: 32_768})
})

it('makes names harmless and distinct, whatever the case', async () => {
  const mock = await withMessages()
  const {stdout} = await qq(['msg', 'download', '2', '--to', '.', '-o', 'id'], mock)
  expect(stdout).toBe('报告.zip\na.png\nA-2.png\nm.mp4\n')
  expect(readdirSync(mock.cwd).sort()).toEqual(['A-2.png', 'a.png', 'm.mp4', '报告.zip'])
})

it('takes only the kinds that are wanted', async () => {
  const mock = await withMessages()
  const {stdout} = await qq(['msg', 'download', '2', '--kind', 'video', '--kind', 'file', '--jq', '.[].kind'], mock)
  expect(stdout).toBe('file\nvideo\n')
})

it('goes into forwards as deep as it is told', async () => {
  const mock = await withMessages()
  const none = await qq(['msg', 'download', '3'], mock)
  expect(none).toMatchObject({code: 0, stdout: '[]\n'})
  expect(none.stderr).toContain('add --depth 1 to look into its forward')
  expect((await qq(['msg', 'download', '3', '--depth', '1', '-o', 'id'], mock)).stdout).toBe('f.png\n')
  const deep = await qq(
    ['msg', 'download', '3', '--depth', '3', '--force', '--fields', 'path,segment', '-o', 'csv'],
    mock,
  )
  expect(deep).toMatchObject({
    code: 0,
    stdout: 'path,segment\nf.png,0.0.0\ng.png,0.1.0.0.0\nf-2.png,0.1.0.0.1\n',
  })
})

it('goes on after one that failed, and ends with 6', async () => {
  const mock = await withMessages()
  writeFileSync(path.join(mock.cwd, '报告.zip'), 'mine')
  mock.fault({kind: 'lose', action: 'download_file_image_stream', after: 1, times: 1})
  const {code, stdout} = await qq(['msg', 'download', '2'], mock)
  expect(code).toBe(6)
  expect(JSON.parse(stdout)).toMatchObject([
    {segment: '0', kind: 'file', ok: false, code: 'LOCAL', message: '报告.zip already exists'},
    {segment: '1', kind: 'image', ok: false, code: 'SOFT_FAILED'},
    {segment: '2', path: 'A-2.png'},
    {segment: '3', path: 'm.mp4'},
  ])
  expect(readFileSync(path.join(mock.cwd, '报告.zip'), 'utf8')).toBe('mine')
})

it('leaves what is there with --no-clobber, and asks for none of it', async () => {
  const mock = await withMessages()
  writeFileSync(path.join(mock.cwd, 'a.png'), 'mine')
  const {code, stdout, stderr} = await qq(['msg', 'download', '1', '--no-clobber', '-o', 'id'], mock)
  expect({code, stdout}).toEqual({code: 0, stdout: 'a.png\nv.amr\n'})
  expect(stderr).toContain('a.png already exists and was not changed')
  expect(mock.calls.map(call => call.action)).toEqual(['get_msg', 'download_file_record_stream'])
  expect((await qq(['msg', 'download', '1', '--force', '-q'], mock)).code).toBe(0)
  expect(readFileSync(path.join(mock.cwd, 'a.png')).equals(BYTES)).toBe(true)
})

it('reads the message and downloads nothing in a dry run', async () => {
  const mock = await withMessages()
  const {stdout} = await qq(['msg', 'download', '1', '-n'], mock)
  expect(
    stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as unknown),
  ).toMatchObject([
    {action: 'download_file_image_stream', params: {file: 'a.png'}},
    {action: 'download_file_record_stream'},
  ])
  expect(mock.calls.map(call => call.action)).toEqual(['get_msg'])
  expect(readdirSync(mock.cwd)).toEqual([])
})

it('has nothing to do for a message without files, and fails for one that is unknown', async () => {
  const mock = await withMessages()
  const nothing = await qq(['msg', 'download', '4'], mock)
  expect(nothing).toMatchObject({code: 0, stdout: '[]\n', stderr: 'note: there is nothing to download\n'})
  expect(await qq(['msg', 'download', '99'], mock)).toMatchObject({code: 1, stdout: ''})
})

it.each([
  [['abc'], 2],
  [['1', '--kind', 'text'], 2],
  [['1', '--depth', '0'], 2],
  [['1', '--sha256', 'f'.repeat(64)], 2],
  [['1', '--to', '-'], 2],
  [['1', '--to', 'no/where'], 9],
  [['1', '--force', '--no-clobber'], 2],
])('asks for nothing with %j', async (words, code) => {
  const mock = await withMessages()
  expect(await qq(['msg', 'download', ...words], mock)).toMatchObject({code, stdout: ''})
  expect(mock.calls).toEqual([])
})

it('feeds a loop with its paths', async () => {
  const mock = await withMessages()
  const script = 'qq msg download 1 -o id | while read -r f; do wc -c < "$f"; done'
  expect((await shell(script, mock)).stdout.split('\n')[0]?.trim()).toBe('100000')
})
