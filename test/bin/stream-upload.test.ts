import {execFileSync, spawn} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it, vi} from 'vitest'
import {type Mock} from '../../src/lib/mock/mock.js'
import {seeded} from '../support/random.js'
import {sha256} from '../support/files.js'
import {BIN, cleanEnv, qq, qqLine, runProcess, shell, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

const CHUNK = 4096
const WINDOW = 16
/** However busy the machine is: a pipe cannot be opened for writing before somebody reads it. */
const WHEN_IT_READS = {timeout: 60_000, interval: 20}

interface Home {
  readonly folder: string
  readonly file: string
  readonly bytes: Buffer
  readonly env: Record<string, string>
}

/** A folder with a random file in it, which is also where state and temporary files go. */
function home(size: number): Home {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  const file = path.join(folder, 'a.zip')
  const bytes = randomBytes(size)
  writeFileSync(file, bytes)
  return {folder, file, bytes, env: {XDG_STATE_HOME: folder, TMPDIR: folder}}
}

/** The unfinished uploads that are remembered. */
function remembered({folder}: Home): string[] {
  const uploads = path.join(folder, 'qqctl', 'uploads')
  return existsSync(uploads) ? readdirSync(uploads) : []
}

/** Uploads in chunks of 4 KiB until the mock falls silent, after so many, then ends the process by a signal. */
async function ended(
  mock: Mock,
  env: Record<string, string>,
  args: string[],
  signal: NodeJS.Signals,
  after = 60,
): Promise<Ran> {
  mock.fault({kind: 'hang', action: 'upload_file_stream', skip: after})
  const child = spawn(process.execPath, [BIN, 'stream', 'upload', '--chunk-size', '4k', '--debug', ...args], {
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = {stdout: '', stderr: ''}
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
    // every chunk of the window was sent, and nothing more comes
    if (!output.stderr.includes(`"chunk_index":${after + WINDOW - 1}`) || child.killed) return
    mock.clearFaults()
    child.kill(signal)
  })
  return new Promise(resolve => child.on('close', (code, by) => resolve({code, signal: by, ...output})))
}

const chunksIn = ({calls}: Mock): number => calls.filter(call => call.params['chunk_index'] !== undefined).length

const notesOf = ({stderr}: Ran): string[] => stderr.split('\n').filter(line => line !== '' && !/^[<>] /.test(line))

describe('stream upload', () => {
  it('gives the path of the file on the server, and its hash', async () => {
    const mock = await mockServer()
    const {file, bytes, env} = home(100_000)
    const {code, stdout, stderr} = await qq(['stream', 'upload', file], {env: {...mock.env, ...env}})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const done = JSON.parse(stdout) as {file_path: string}
    expect(done).toEqual({
      stream_id: expect.any(String) as string,
      file_path: expect.stringMatching(/\/NapCat\/temp\/qq-[\da-f-]{36}\.zip$/) as string,
      file_size: 100_000,
      sha256: sha256(bytes),
    })
    expect(mock.world.files.get(done.file_path)?.equals(bytes)).toBe(true)
    expect(mock.calls[0]?.params).toMatchObject({file_retention: 300_000})
  })

  it('takes what comes through a pipe, and leaves no trace of it', async () => {
    const mock = await mockServer()
    const at = home(3_000_000)
    const args = ['stream', 'upload', '-', '--name', 'x.zip', '--retention', '1h', '-o', 'id']
    const {stdout} = await qq(args, {env: {...mock.env, ...at.env}, stdin: at.bytes})
    expect(mock.world.files.get(stdout.trim())?.equals(at.bytes)).toBe(true)
    expect(stdout).toMatch(/\/NapCat\/temp\/x\.zip\n$/)
    expect(mock.calls[0]?.params).toMatchObject({file_retention: 3_600_000, filename: 'x.zip'})
    expect(readdirSync(at.folder)).toEqual(['a.zip'])
  })

  it('takes a pipe that has a name', async () => {
    const mock = await mockServer()
    const {env} = home(1)
    const script = 'mkfifo "$TMPDIR/pipe"; echo hello > "$TMPDIR/pipe" & qq stream upload "$TMPDIR/pipe" -o id'
    const {stdout} = await shell(script, {env: {...mock.env, ...env}})
    expect(mock.world.files.get(stdout.trim())?.toString()).toBe('hello\n')
  })

  it.each([
    [[], 2, 'the file is missing'],
    [['EMPTY'], 2, 'is empty, and QQ does not accept empty files'],
    [['/'], 2, '/ is a folder'],
    [['/no/such'], 9, 'cannot read /no/such'],
    [['FILE', '--sha256', 'f'.repeat(64)], 2, 'a.zip has SHA-256'],
    [['FILE', '--sha256', 'abc'], 2, '--sha256: "abc" is not a hexadecimal SHA-256'],
    [['FILE', '--name', '../x'], 2, '--name: "../x" is not a file name'],
    [['FILE', '--name', '100%.zip'], 2, '--name: "100%.zip" is not a file name'],
    [['FILE', '--stream-id', 'a/b'], 2, '--stream-id: the id must have'],
    [['FILE', '--retention', '25d'], 2, '--retention: 25d is too long'],
    [['FILE', '--chunk-size', '0'], 2, '--chunk-size: 0 is not a size from 1k to 16m'],
    [['FILE', '--chunk-size', 'x'], 2, '--chunk-size: "x" is not a size'],
    [['FILE', '--verify', '--stream-id', 'x'], 2, '--verify and --reset cannot be used with a file'],
    [['--verify'], 2, '--stream-id'],
  ])('sends nothing for %j', async (args, code, text) => {
    const mock = await mockServer()
    const {file, folder, env} = home(10)
    const empty = path.join(folder, 'empty')
    writeFileSync(empty, '')
    const words = args.map(word => (word === 'FILE' ? file : word === 'EMPTY' ? empty : word))
    const ran = await qq(['stream', 'upload', ...words], {env: {...mock.env, ...env}})
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toContain(text)
    expect(mock.calls).toEqual([])
  })

  it('accepts the hash that it has', async () => {
    const mock = await mockServer()
    const {file, bytes, env} = home(10)
    for (const hash of [sha256(bytes).toUpperCase(), 'auto']) {
      expect(await qq(['stream', 'upload', file, '--sha256', hash], {env: {...mock.env, ...env}})).toMatchObject({
        code: 0,
      })
    }
    expect(mock.calls[0]?.params).toMatchObject({expected_sha256: sha256(bytes)})
  })

  it('uploads nothing in a dry run', async () => {
    const mock = await mockServer()
    const {file, env} = home(100_000)
    const {stdout} = await qq(['stream', 'upload', file, '--dry-run'], {env: {...mock.env, ...env}})
    const frames = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as {params: object})
    expect(frames.map(frame => frame.params)).toMatchObject([
      {total_chunks: 2, chunk_index: 0, chunk_data: '<stream:a.zip>'},
      {is_complete: true},
    ])
    expect(mock.calls).toEqual([])
  })

  it('tells what the server has of a stream, and drops it', async () => {
    const mock = await mockServer()
    const {env} = mock
    const first = 'stream_id=s total_chunks:=2 filename=a chunk_index:=0 chunk_data=QQ=='
    await qqLine(`call upload_file_stream ${first}`, {env})
    const status = await qq(['stream', 'upload', '--stream-id', 's', '--verify'], {env})
    expect(JSON.parse(status.stdout)).toMatchObject({stream_id: 's', received_chunks: 1, total_chunks: 2})
    const reset = await qq(['stream', 'upload', '--stream-id', 's', '--reset'], {env})
    expect(JSON.parse(reset.stdout)).toEqual({ok: true, action: 'upload_file_stream', stream_id: 's'})
    expect(await qq(['stream', 'upload', '--stream-id', 's', '--verify'], {env})).toMatchObject({code: 1, stdout: ''})
  })

  it('goes on by itself when the connection is lost, and says so', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 50, times: 1})
    const {file, bytes, env} = home(100 * CHUNK)
    const args = ['stream', 'upload', file, '--chunk-size', '4k', '-o', 'id']
    const {code, stdout, stderr} = await qq(args, {env: {...mock.env, ...env}})
    expect(code).toBe(0)
    expect(stderr).toMatch(/^note: \S+ was not answered: the connection was lost; connecting again\n$/)
    expect(mock.world.files.get(stdout.trim())?.equals(bytes)).toBe(true)
  })
})

describe('an upload that is ended', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s leaves nothing, here or on the server', async (signal, code) => {
    const mock = await mockServer()
    const at = home(100 * CHUNK)
    const ran = await ended(mock, {...mock.env, ...at.env}, [at.file], signal)
    expect(ran).toMatchObject({code, stdout: ''})
    expect(notesOf(ran)).toEqual([])
    expect(mock.calls.at(-1)?.params).toMatchObject({reset: true})
    expect(remembered(at)).toEqual([])
  })

  it('leaves what --resume needs, and goes on with no more than that', async () => {
    const mock = await mockServer()
    const at = home(100 * CHUNK)
    const env = {...mock.env, ...at.env}
    const ran = await ended(mock, env, [at.file, '--resume'], 'SIGINT')
    expect(ran.code).toBe(130)
    const [note] = notesOf(ran)
    expect(note).toMatch(
      /^interrupted: \d\d % of a\.zip is uploaded; run the same command within 10 minutes to continue$/,
    )
    expect(remembered(at)).toHaveLength(1)
    const {stdout} = await qq(['stream', 'upload', at.file, '--resume', '-o', 'id'], {env})
    expect(mock.world.files.get(stdout.trim())?.equals(at.bytes)).toBe(true)
    expect(chunksIn(mock)).toBeLessThanOrEqual(100 + WINDOW)
    expect(remembered(at)).toEqual([])
  })

  it.each([1, 2, 3])('without a word goes on with what is missing and a window (seed %i)', async seed => {
    const mock = await mockServer()
    const at = home(100 * CHUNK)
    const env = {...mock.env, ...at.env}
    const after = 1 + Math.floor(seeded(seed)() * 80)
    expect(await ended(mock, env, [at.file], 'SIGKILL', after)).toMatchObject({signal: 'SIGKILL'})
    const arrived = chunksIn(mock)
    expect(arrived).toBeGreaterThanOrEqual(after)
    expect(arrived).toBeLessThanOrEqual(after + WINDOW)
    const {stdout} = await qq(['stream', 'upload', at.file, '--resume', '-o', 'id'], {env})
    expect(mock.world.files.get(stdout.trim())?.equals(at.bytes)).toBe(true)
    expect(mock.calls.filter(call => call.params['filename'] !== undefined)).toHaveLength(1)
    expect(chunksIn(mock) - arrived).toBeLessThanOrEqual(100 - arrived + WINDOW)
  })

  it.each([
    ['stream upload', ['--name', 'b.zip'], []],
    ['stream upload', ['--retention', '1h'], ['--retention', '10m']],
    ['stream upload', ['--retention', '0'], ['--retention', '20d']],
    ['flash create', [], []],
    ['flash create', [], ['--name', 'b-12345678.zip', '--retention', '0']],
  ])('is not gone on with where %s %j wants another name or retention than %j', async (words, args, before) => {
    const mock = await mockServer()
    const at = home(100 * CHUNK)
    const env = {...mock.env, ...at.env}
    await ended(mock, env, [at.file, ...before], 'SIGKILL')
    const ran = await qq([...words.split(' '), at.file, '--resume', ...args], {env})
    expect(ran).toMatchObject({code: 0})
    const [first, second] = mock.calls.map(({params}) => params).filter(({filename}) => filename !== undefined)
    expect(second).toMatchObject({file_size: 100 * CHUNK})
    expect(second?.['filename']).not.toBe(first?.['filename'])
    if (args[0] === '--name') expect(second?.['filename']).toBe(args[1])
  })

  it.each([
    ['stream upload', ['--name', 'b.zip'], ['--name', 'b.zip']],
    ['stream upload', ['--retention', '10m'], ['--retention', '1h']],
    ['file upload user:10001', [], ['--retention', '0', '--name', 'b.zip']],
    ['flash create', [], ['--name', 'a-12345678.zip', '--retention', '2d']],
  ])('is gone on with where %s %j can do with what %j left', async (words, args, before) => {
    const mock = await mockServer()
    const at = home(100 * CHUNK)
    const env = {...mock.env, ...at.env}
    await ended(mock, env, [at.file, ...before], 'SIGKILL')
    expect(await qq([...words.split(' '), at.file, '--resume', ...args], {env})).toMatchObject({code: 0})
    expect(mock.calls.filter(({params}) => params['filename'] !== undefined)).toHaveLength(1)
  })

  it('while it reads a pipe leaves no file', async () => {
    const mock = await mockServer()
    const at = home(1)
    const env = cleanEnv({...mock.env, ...at.env})
    const child = spawn(process.execPath, [BIN, 'stream', 'upload', '-'], {env, stdio: ['pipe', 'ignore', 'ignore']})
    const closed = new Promise(resolve => child.on('close', resolve))
    // more than a pipe holds: when it is gone, the tool has begun to read
    child.stdin.write(Buffer.alloc(1_000_000), () => child.kill('SIGINT'))
    expect(await closed).toBe(130)
    expect(readdirSync(at.folder)).toEqual(['a.zip'])
    expect(mock.calls).toEqual([])
  })

  it('does not wait for whoever holds the other end of a named pipe', async () => {
    const at = home(1)
    const pipe = path.join(at.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const child = spawn(process.execPath, [BIN, 'stream', 'upload', pipe], {env: cleanEnv(at.env), stdio: 'ignore'})
    const closed = new Promise(resolve => child.on('close', (code, signal) => resolve({code, signal})))
    const writer = await vi.waitFor(() => openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK), WHEN_IT_READS)
    child.kill('SIGINT')
    expect(await closed).toEqual({code: null, signal: 'SIGINT'})
    closeSync(writer)
    expect(readdirSync(at.folder)).toEqual(['a.zip', 'pipe'])
  })
})

describe('progress', () => {
  it('is a bar on a terminal, and gone at the end', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'delay', action: 'upload_file_stream', ms: 100})
    const at = home(100 * CHUNK)
    const args = ['stream', 'upload', at.file, '--chunk-size', '4k', '-o', 'id']
    const terminal = onTerminal(args, {...mock.env, ...at.env})
    await terminal.shows('a.zip  [#')
    expect(await terminal.ended).toBe(0)
    expect(terminal.screen).toMatch(/ %  [\d.]+ KiB of 400\.0 KiB  [\d.]+ KiB\/s  \d:\d\d left/)
    expect(terminal.screen).toMatch(/\u001b\[K[^[\]]*\/NapCat\/temp\/qq-/)
  })

  it('is nothing with -q', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'delay', action: 'upload_file_stream', ms: 100})
    const at = home(100 * CHUNK)
    const args = ['stream', 'upload', at.file, '--chunk-size', '4k', '-o', 'id', '-q']
    const terminal = onTerminal(args, {...mock.env, ...at.env})
    expect(await terminal.ended).toBe(0)
    expect(terminal.screen).toMatch(/^\/app\/[^\r\n]*\r\n$/)
  })
})

it.runIf(existsSync('/proc/self/status'))('brings 50 MB there and back in little memory', async () => {
  const mock = await mockServer()
  const at = home(50_000_000)
  const hook = path.join(at.folder, 'hook.cjs')
  // not resourceUsage().maxRSS, which begins with that of the process that started this one
  writeFileSync(
    hook,
    `process.on('exit', () => {
       const [, kib] = /VmHWM:\\s+(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))
       require('fs').writeSync(2, kib)
     })`,
  )
  const run = async (...args: string[]): Promise<Ran> =>
    runProcess(process.execPath, ['-r', hook, BIN, ...args], {env: {...mock.env, ...at.env}})
  const call = await run('account', 'get', '-o', 'none')
  const up = await run('stream', 'upload', at.file, '--name', 'big.zip', '-o', 'none')
  const down = await run('file', 'download', 'big.zip', '--to', path.join(at.folder, 'b.zip'), '-o', 'none')
  expect([call.code, up.code, down.code]).toEqual([0, 0, 0])
  expect(readFileSync(path.join(at.folder, 'b.zip')).equals(at.bytes)).toBe(true)
  // in KiB, with room for when the garbage is collected; the file in base64 would be 65,000
  const ordinary = Number(call.stderr)
  expect(ordinary).toBeGreaterThan(20_000)
  expect(Number(up.stderr) - ordinary).toBeLessThan(40_000)
  expect(Number(down.stderr) - ordinary).toBeLessThan(40_000)
})
