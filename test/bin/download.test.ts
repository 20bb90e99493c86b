import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Mock} from '../../src/lib/mock/mock.js'
import {sha256} from '../support/files.js'
import {endedAt, qq, qqLine, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

const BYTES = randomBytes(200_000)
const SHA256 = sha256(BYTES)

/** A mock that has a.zip and b.zip, and an empty folder to work in. */
async function withFiles(): Promise<Mock & {env: Record<string, string>; cwd: string}> {
  const mock = await mockServer()
  for (const name of ['a.zip', 'b.zip']) mock.world.files.set(`/tmp/${name}`, BYTES)
  return Object.assign(mock, {cwd: mkdtempSync(path.join(tmpdir(), 'qq-test-'))})
}

describe('file download', () => {
  it('writes to the current folder, under the name that the server gives', async () => {
    const mock = await withFiles()
    const {code, stdout, stderr} = await qq(['file', 'download', 'a.zip'], mock)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(stdout)).toEqual([
      {file: 'a.zip', path: 'a.zip', file_name: 'a.zip', size: 200_000, sha256: SHA256},
    ])
    expect(readFileSync(path.join(mock.cwd, 'a.zip')).equals(BYTES)).toBe(true)
    expect(readdirSync(mock.cwd)).toEqual(['a.zip'])
    expect(mock.calls.map(call => call.params)).toEqual([{file: 'a.zip'}])
  })

  it('takes many, from stdin too, and gives their paths', async () => {
    const mock = await withFiles()
    mkdirSync(path.join(mock.cwd, 'to'))
    const {stdout} = await qqLine('file download - --to to -o id', {...mock, stdin: 'a.zip\nb.zip\n'})
    expect(stdout).toBe('to/a.zip\nto/b.zip\n')
    expect(readdirSync(path.join(mock.cwd, 'to'))).toEqual(['a.zip', 'b.zip'])
  })

  it('goes on after one that failed', async () => {
    const mock = await withFiles()
    writeFileSync(path.join(mock.cwd, 'a.zip'), 'mine')
    mock.fault({kind: 'lose', action: 'download_file_stream', skip: 1, after: 1, times: 1})
    const {code, stdout} = await qq(['file', 'download', 'a.zip', 'c.zip', 'b.zip'], mock)
    expect(code).toBe(6)
    expect(JSON.parse(stdout)).toMatchObject([
      {file: 'a.zip', ok: false, code: 'LOCAL', message: 'a.zip already exists'},
      {file: 'c.zip', ok: false, code: 'SOFT_FAILED'},
      {file: 'b.zip', path: 'b.zip', size: 200_000},
    ])
    expect(readdirSync(mock.cwd)).toEqual(['a.zip', 'b.zip'])
    expect(readFileSync(path.join(mock.cwd, 'a.zip'), 'utf8')).toBe('mine')
  })

  it.each([
    [['--no-clobber'], 0, 'mine', 'note: ./x.zip already exists and was not changed\n'],
    [['--force'], 0, 'new', ''],
    [[], 9, 'mine', 'error: ./x.zip already exists\n'],
  ])('over a file that is there, with %j, ends with %i', async (flags, code, content, text) => {
    const mock = await withFiles()
    const file = path.join(mock.cwd, 'x.zip')
    writeFileSync(file, 'mine')
    const ran = await qq(['file', 'download', 'a.zip', '--to', './x.zip', ...flags], mock)
    expect(ran.code).toBe(code)
    expect(ran.stderr.startsWith(text)).toBe(true)
    expect(readFileSync(file).equals(BYTES) ? 'new' : readFileSync(file, 'utf8')).toBe(content)
    expect(mock.calls).toHaveLength(content === 'new' ? 1 : 0)
  })

  it('writes the bytes, and nothing else, to stdout', async () => {
    const mock = await withFiles()
    const {stdout, stderr} = await shell('qq file download a.zip --to - --json | sha256sum', mock)
    expect({stdout, stderr}).toEqual({stdout: `${SHA256}  -\n`, stderr: ''})
    expect(readdirSync(mock.cwd)).toEqual([])
  })

  it('puts no bytes on a terminal', async () => {
    const mock = await withFiles()
    const terminal = onTerminal(['file', 'download', 'a.zip', '--to', '-'], mock.env)
    expect(await terminal.ended).toBe(2)
    expect(terminal.screen).toContain('write it to a pipe, or give --to FILE')
    expect(mock.calls).toEqual([])
  })

  it('ends quietly when the reader of the bytes goes away', async () => {
    const mock = await withFiles()
    const script = '(qq file download a.zip --to -; echo $? >&2) | head -c 1 >/dev/null'
    expect((await shell(script, mock)).stderr).toBe('0\n')
  })

  it('keeps a file of another hash for nobody', async () => {
    const mock = await withFiles()
    const {code, stderr} = await qq(['file', 'download', 'a.zip', '--sha256', 'F'.repeat(64)], mock)
    expect(code).toBe(1)
    expect(stderr).toContain(`the file has SHA-256 ${SHA256}, not ${'f'.repeat(64)}`)
    expect(readdirSync(mock.cwd)).toEqual([])
    expect(await qq(['file', 'download', 'a.zip', '--sha256', SHA256], mock)).toMatchObject({code: 0})
  })

  it('counts a file that is there as done only when it has the hash', async () => {
    const mock = await withFiles()
    writeFileSync(path.join(mock.cwd, 'a.zip'), 'another')
    const args = ['file', 'download', 'a.zip', '--no-clobber', '--to', 'a.zip']
    const {code, stderr} = await qq([...args, '--sha256', SHA256], mock)
    expect(code).toBe(9)
    expect(stderr).toMatch(/^error: a\.zip already exists and has SHA-256 [\da-f]{64}, not /)
    const found = sha256('another')
    expect(await qq([...args, '--sha256', found], mock)).toMatchObject({code: 0})
    expect(readFileSync(path.join(mock.cwd, 'a.zip'), 'utf8')).toBe('another')
  })

  it.runIf(existsSync('/dev/full'))('ends with 9 when there is no room', async () => {
    const mock = await withFiles()
    const {code, stderr} = await qq(['file', 'download', 'a.zip', '--to', '/dev/full'], mock)
    expect(code).toBe(9)
    expect(stderr).toMatch(/^error: cannot write \/dev\/full: ENOSPC/)
  })

  it('ends with 9, and leaves nothing, when a file may grow no further', async () => {
    const mock = await withFiles()
    // in blocks of 512 bytes
    const {stdout, stderr} = await shell('ulimit -f 100; qq file download a.zip -o none; echo $?', mock)
    expect(stdout).toBe('9\n')
    expect(stderr).toMatch(/^error: cannot write a\.zip: EFBIG/)
    expect(readdirSync(mock.cwd)).toEqual([])
  })

  it('makes the folder that --to names with a slash at its end', async () => {
    const mock = await withFiles()
    const {code} = await qq(['file', 'download', 'a.zip', '--to', 'new/one/', '-n'], mock)
    expect(code).toBe(0)
    expect(readdirSync(mock.cwd)).toEqual([])
    const ran = await qq(['file', 'download', 'a.zip', '--to', 'new/one/', '-o', 'id'], mock)
    expect(ran).toMatchObject({code: 0, stdout: `${path.join('new', 'one', 'a.zip')}\n`})
    expect(readdirSync(path.join(mock.cwd, 'new', 'one'))).toEqual(['a.zip'])
  })

  it.each([
    [['https://example.com/a'], 2, 'is not a file id'],
    [['a', 'b', '--to', '-'], 2, '--to - can be used only with one file'],
    [['a', 'b', '--sha256', SHA256], 2, 'can be used only with one file'],
    [['a', 'b', '--to', 'new'], 9, 'new is not a folder'],
    [['a', '--to', `${__filename}/`], 9, 'is not a folder'],
    [['a', '--to', 'no/where'], 9, 'no is not a folder'],
    [['a', 'b', '--to', 'no/where'], 9, 'no/where is not a folder'],
    [['a', '--force', '--no-clobber'], 2, '--no-clobber'],
  ])('asks for nothing with %j', async (args, code, text) => {
    const mock = await withFiles()
    const ran = await qq(['file', 'download', ...args], mock)
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toContain(text)
    expect(mock.calls).toEqual([])
  })

  it('says what the server says', async () => {
    const mock = await withFiles()
    mock.fault({kind: 'fail', action: 'download_file_stream', after: 2, message: 'Download failed: gone'})
    const {code, stderr} = await qq(['file', 'download', 'a.zip'], mock)
    expect(code).toBe(1)
    expect(stderr).toContain('Download failed: gone')
    expect(readdirSync(mock.cwd)).toEqual([])
  })

  it('begins again with --retry where it broke off, and gives up after so many tries', async () => {
    const mock = await withFiles()
    const args = ['file', 'download', 'a.zip', '--retry', '1', '--retry-wait', 'none']
    mock.fault({kind: 'drop', action: 'download_file_stream', after: 3, times: 1})
    const {code, stderr} = await qq(args, mock)
    expect({code, stderr}).toMatchObject({code: 0, stderr: expect.stringContaining('try 1 of 2 failed') as string})
    expect(readFileSync(path.join(mock.cwd, 'a.zip')).equals(BYTES)).toBe(true)
    mock.fault({kind: 'drop', action: 'download_file_stream', after: 3})
    expect((await qq([...args, '--to', 'b'], mock)).code).toBe(5)
    expect(readdirSync(mock.cwd)).toEqual(['a.zip'])
    expect(mock.calls).toHaveLength(4)
  })

  it('is not repeated on top of what the connection repeats', async () => {
    const mock = await withFiles()
    mock.fault({kind: 'drop', action: 'download_file_stream'})
    const args = ['file', 'download', 'a.zip', '--retry', '2', '--retry-wait', 'none']
    expect((await qq(args, mock)).code).toBe(5)
    expect(mock.calls).toHaveLength(3)
  })

  it('leaves nothing when the connection is lost', async () => {
    const mock = await withFiles()
    mock.fault({kind: 'drop', action: 'download_file_stream', after: 3})
    expect(await qq(['file', 'download', 'a.zip'], mock)).toMatchObject({code: 5, stdout: ''})
    expect(readdirSync(mock.cwd)).toEqual([])
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves nothing when it is ended by %s', async (signal, code) => {
    const mock = await withFiles()
    mock.fault({kind: 'hang', action: 'download_file_stream', after: 3})
    const ran = await endedAt('"index":1', ['file', 'download', 'a.zip', '--debug'], mock, signal)
    expect(ran.code).toBe(code)
    expect(readdirSync(mock.cwd)).toEqual([])
  })

  it('sends nothing in a dry run', async () => {
    const mock = await withFiles()
    const {stdout} = await qq(['file', 'download', 'a.zip', '--chunk-size', '128k', '-n'], mock)
    expect(JSON.parse(stdout)).toMatchObject({params: {file: 'a.zip', chunk_size: 131_072}})
    expect(mock.calls).toEqual([])
  })
})

it('has the server convert a voice message', async () => {
  const mock = await withFiles()
  const args = ['record', 'download', 'v.amr', '--format', 'mp3', '--to', 'v.mp3', '-o', 'id']
  expect(await qq(args, mock)).toMatchObject({code: 0, stdout: 'v.mp3\n', stderr: ''})
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([
    ['download_file_record_stream', {file: 'v.amr', out_format: 'mp3'}],
  ])
})

it('downloads images', async () => {
  const mock = await withFiles()
  expect(await qq(['image', 'download', 'cat.png', '-o', 'id'], mock)).toMatchObject({code: 0, stdout: 'cat.png\n'})
  expect(mock.calls.map(call => call.action)).toEqual(['download_file_image_stream'])
})
