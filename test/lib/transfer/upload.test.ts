import {createHash} from 'node:crypto'
import {appendFileSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {Readable} from 'node:stream'
import {describe, expect, it} from 'vitest'
import {type Saying} from '../../../src/lib/errors/saying.js'
import {type Mock} from '../../../src/lib/mock/mock.js'
import {resetUpload, uploadFile, uploadStatus} from '../../../src/lib/transfer/upload.js'
import {Store} from '../../../src/lib/state/store.js'
import {UnfinishedUpload} from '../../../src/lib/transfer/unfinished-upload.js'
import {openSource, spoolSource, type UploadSource} from '../../../src/lib/transfer/upload-source.js'
import {failureOf} from '../client/fixture.js'
import {temporaryFolder} from '../config/fixture.js'
import {mocked} from '../mock/fixture.js'
import {seeded} from '../../support/random.js'
import {brokenLine} from './broken-line.js'
import {linked, randomSource} from './fixture.js'
import {hintOf, wordsOf} from '../../support/words.js'

const KIB = 1024
const CHUNK = 4 * KIB
const WINDOW = 16

/** The indexes of the chunks that were answered, in that order. */
const chunksAt = ({calls}: Mock): number[] =>
  calls.map(call => call.params['chunk_index']).filter(index => typeof index === 'number')

const mebi = (count: number): number => count * KIB * KIB

describe('an upload', () => {
  it.each([
    ['one byte', 1],
    ['exactly one chunk', CHUNK],
    ['one byte more', CHUNK + 1],
    ['many chunks', 100 * CHUNK - 1],
    ['more than the server keeps in memory', mebi(11)],
  ])('of %s arrives byte for byte', async (_what, size) => {
    const mock = await mocked()
    const source = await randomSource(size)
    const seen: number[] = []
    const chunkBytes = size > mebi(1) ? 64 * KIB : CHUNK
    const done = await uploadFile(await linked(mock.url), source, {chunkBytes, onProgress: bytes => seen.push(bytes)})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(done).toMatchObject({file_size: size, sha256: createHash('sha256').update(source.bytes).digest('hex')})
    expect(seen.at(-1)).toBe(size)
    const count = Math.ceil(size / chunkBytes)
    expect(chunksAt(mock).sort((a, b) => a - b)).toEqual(Array.from({length: count}, (_, index) => index))
  })

  it('tells the server all that it reads once with the first chunk, and completes when every chunk is there', async () => {
    const mock = await mocked()
    const source = await randomSource(3 * CHUNK, '图 %.TXT')
    const done = await uploadFile(await linked(mock.url), source, {chunkBytes: CHUNK})
    const [first, ...others] = mock.calls.map(call => call.params)
    expect(first).toEqual({
      stream_id: done.stream_id,
      total_chunks: 3,
      file_size: 3 * CHUNK,
      expected_sha256: source.sha256,
      filename: expect.stringMatching(/^qq-[\da-f-]{36}\.TXT$/) as string,
      file_retention: 300_048,
      chunk_index: 0,
      chunk_data: expect.any(String) as string,
    })
    expect(others.map(({chunk_data: _, ...rest}) => rest)).toEqual([
      {stream_id: done.stream_id, chunk_index: 1},
      {stream_id: done.stream_id, chunk_index: 2},
      {stream_id: done.stream_id, is_complete: true},
    ])
  })

  it('takes names of its own, in any script', async () => {
    const mock = await mocked()
    const options = {streamId: 'job-7', fileName: '图"1".txt', retentionMs: 0}
    const done = await uploadFile(await linked(mock.url), await randomSource(10), options)
    expect(done).toMatchObject({stream_id: 'job-7', file_path: expect.stringMatching(/\/图"1"\.txt$/) as string})
    expect(mock.calls.map(call => call.params)).toMatchObject([
      {stream_id: 'job-7', reset: true}, // what another upload may have left there
      {stream_id: 'job-7', file_retention: 0},
      {stream_id: 'job-7', is_complete: true},
    ])
  })

  it('goes over a connection that cannot be renewed', async () => {
    const mock = await mocked()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 5, times: 1})
    const {Client} = await import('../../../src/lib/client/client.js')
    const client = await Client.connect({url: mock.url, endpoint: 'api', connectTimeoutMs: 0})
    const error = await failureOf(uploadFile(client, await randomSource(50 * CHUNK), {chunkBytes: CHUNK}))
    expect(error).toMatchObject({code: 'TIMEOUT', outcome: 'none', action: 'upload_file_stream'})
    expect(error.message).toMatch(
      /^\d+ % of a\.bin is uploaded, then the upload failed: upload_file_stream was not answered: the connection was lost/,
    )
  })

  it('ends, and is dropped by the server, when the file changes meanwhile', async () => {
    const mock = await mocked()
    const source = await randomSource(50 * CHUNK)
    const link = await linked(mock.url)
    const onProgress = (bytes: number): void => {
      if (bytes === 20 * CHUNK) appendFileSync(source.path!, 'x')
    }
    const error = await failureOf(uploadFile(link, source, {chunkBytes: CHUNK, onProgress}))
    expect(error).toMatchObject({code: 'LOCAL', message: 'a.bin changed while it was being read'})
    expect(mock.calls.at(-1)?.params).toMatchObject({reset: true})
    expect(mock.world.files.size).toBe(0)
  })

  it.each([
    ['another size', {file_size: 7}],
    ['another hash', {sha256: 'f'.repeat(64)}],
    ['no hash', {sha256: undefined}],
  ])('that the server reports with %s fails', async (_what, wrong) => {
    const mock = await mocked()
    const source = await randomSource(8)
    const data = {type: 'response', file_path: '/a', file_size: 8, sha256: source.sha256, ...wrong}
    mock.fault({kind: 'soft', action: 'upload_file_stream', skip: 1, data})
    const error = await failureOf(uploadFile(await linked(mock.url), source))
    expect(error).toMatchObject({code: 'SOFT_FAILED', exit: 1})
    expect(error.message).toContain('the server assembled a.bin wrongly')
  })

  it('that the server refuses fails with its words', async () => {
    const mock = await mocked()
    mock.fault({kind: 'fail', action: 'upload_file_stream', message: 'Memory limit exceeded'})
    const error = await failureOf(uploadFile(await linked(mock.url), await randomSource(8)))
    expect(error).toMatchObject({code: 'ACTION_FAILED', retcode: 1200})
    expect(error.message).toContain('Memory limit exceeded')
  })
})

describe('an upload that loses its connection', () => {
  it.each([
    ['at its first chunk', 0],
    ['in the middle', 60],
    ['at its last chunk', 99],
    ['with nothing but the end missing', 100],
  ])('%s goes on, and sends no more than a window twice', async (_what, skip) => {
    const mock = await mocked()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip, times: 1, execute: skip !== 60})
    const source = await randomSource(100 * CHUNK)
    const notes: string[] = []
    const done = await uploadFile(await linked(mock.url), source, {
      chunkBytes: CHUNK,
      onNote: what => notes.push(wordsOf(what)),
    })
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(notes).toEqual(['upload_file_stream was not answered: the connection was lost; connecting again'])
    // the one that was lost with the connection may not have been carried out
    if (skip < 100) expect(chunksAt(mock).length).toBeLessThanOrEqual(100 + WINDOW + 1)
  })

  const seeds = Array.from({length: 10}, (_, index) => index + 1)

  it.each(seeds)('at a random byte is complete anyway (seed %i)', async seed => {
    const mock = await mocked()
    const source = await randomSource(100 * CHUNK - 1)
    const tearAt = 300 + Math.floor(seeded(seed)() * source.size * 1.37) // behind the handshake; base64 and frames are longer
    const {url, torn} = await brokenLine(mock.port, [tearAt])
    const done = await uploadFile(await linked(url), source, {chunkBytes: CHUNK})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(torn()).toBe(1)
    expect(chunksAt(mock).length).toBeLessThanOrEqual(100 + WINDOW)
  })

  it("ten times at random bytes is complete anyway, also on the server's disk", async () => {
    const mock = await mocked()
    const random = seeded(11)
    const source = await randomSource(mebi(12))
    const {url, torn} = await brokenLine(
      mock.port,
      seeds.map(() => 300 + Math.floor(random() * mebi(3))),
    )
    const done = await uploadFile(await linked(url), source, {chunkBytes: 64 * KIB})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(torn()).toBeGreaterThan(1)
  })

  it('begins anew, under a new name, where the server has forgotten it', async () => {
    const mock = await mocked()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 50, times: 1})
    const source = await randomSource(100 * CHUNK)
    const link = await linked(mock.url)
    const onNote = (): void => {
      const id = String(mock.calls[0]?.params['stream_id'])
      mock.fault({kind: 'fail', action: 'upload_file_stream', message: `Stream not found: ${id}`, times: 1})
    }
    const done = await uploadFile(link, source, {chunkBytes: CHUNK, onNote})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    const openings = mock.calls.filter(call => call.params['filename'] !== undefined).map(call => call.params)
    expect(openings).toHaveLength(2)
    expect(openings[0]?.['stream_id']).not.toBe(openings[1]?.['stream_id'])
    expect(openings[0]?.['filename']).not.toBe(openings[1]?.['filename'])
  })

  it('begins anew where what the server has cannot be put together', async () => {
    const mock = await mocked()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 50, times: 1})
    const source = await randomSource(100 * CHUNK)
    let total = 0
    const onNote = (what: Saying): void => {
      if (!wordsOf(what).includes('connecting again')) return
      total = 100
      // the count is the whole file's, as when chunks were counted twice: what is below the last window stays missing
      const data = {received_chunks: total, total_chunks: total}
      mock.fault({kind: 'soft', action: 'upload_file_stream', data, times: 2})
    }
    const done = await uploadFile(await linked(mock.url), source, {chunkBytes: CHUNK, onNote})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(total).toBe(100)
    expect(mock.calls.filter(call => call.params['filename'] !== undefined)).toHaveLength(2)
  })

  it('is given up when that is wanted', async () => {
    const mock = await mocked()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 50, times: 1})
    const source = await randomSource(100 * CHUNK)
    const error = await failureOf(uploadFile(await linked(mock.url), source, {chunkBytes: CHUNK, resume: false}))
    expect(error).toMatchObject({code: 'TIMEOUT', hintText: undefined})
    expect(chunksAt(mock).length).toBeLessThanOrEqual(50 + WINDOW)
  })

  it('connects again when a server is silent', async () => {
    const mock = await mocked()
    mock.fault({kind: 'hang', action: 'upload_file_stream', skip: 10, times: 1})
    const source = await randomSource(20 * CHUNK)
    const done = await uploadFile(await linked(mock.url, 300), source, {chunkBytes: CHUNK})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
  })
})

/** The note of a file, as a run of its own would have it. */
const noteOf = (source: UploadSource, state: string, server: string): UnfinishedUpload =>
  new UnfinishedUpload(new Store(state), server, source)

describe('an upload that another run began', () => {
  /** Breaks off an upload for good after so many calls. */
  async function broken(mock: Mock, source: UploadSource, unfinished: UnfinishedUpload, after: number): Promise<void> {
    const {Client} = await import('../../../src/lib/client/client.js')
    const client = await Client.connect({url: mock.url, endpoint: 'api', connectTimeoutMs: 0})
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: after, times: 1})
    const error = await failureOf(uploadFile(client, source, {chunkBytes: CHUNK, unfinished}))
    expect(hintOf(error)).toBe('run the same command with --resume within 10 minutes to continue')
  }

  it('goes on with what is missing and a window', async () => {
    const mock = await mocked()
    const state = temporaryFolder()
    const source = await randomSource(100 * CHUNK)
    await broken(mock, source, noteOf(source, state, mock.url), 70)
    const unfinished = noteOf(source, state, mock.url)
    const done = await uploadFile(await linked(mock.url), source, {unfinished, resume: true})
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(chunksAt(mock).length).toBeLessThanOrEqual(100 + WINDOW)
    expect(mock.calls.filter(call => call.params['filename'] !== undefined)).toHaveLength(1)
    expect(readdirSync(path.join(state, 'uploads'))).toEqual([])
  })

  it('begins anew while that run is at work, and says so', async () => {
    const mock = await mocked()
    const state = temporaryFolder()
    const source = await randomSource(100 * CHUNK)
    await broken(mock, source, noteOf(source, state, mock.url), 70)
    const other = noteOf(source, state, mock.url)
    other.claim()
    const unfinished = noteOf(source, state, mock.url)
    const notes: string[] = []
    const options = {unfinished, resume: true, chunkBytes: CHUNK, onNote: (what: Saying) => notes.push(wordsOf(what))}
    const done = await uploadFile(await linked(mock.url), source, options)
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(notes).toEqual([
      `the upload of ${source.name} starts again from the beginning: another run is also uploading it (process ${process.pid})`,
    ])
    expect(other.recall()).toBeDefined()
  })

  it.each([
    ['when it is not asked to', false, (): void => undefined],
    ['when the file has changed', true, (file: string): void => utimesSync(file, 1, 1)],
  ])('begins anew %s', async (_what, resume, change) => {
    const mock = await mocked()
    const state = temporaryFolder()
    const source = await randomSource(100 * CHUNK)
    await broken(mock, source, noteOf(source, state, mock.url), 70)
    change(source.path!)
    const again = await openSource(source.path!)
    const options = {unfinished: noteOf(again, state, mock.url), resume, chunkBytes: CHUNK}
    const done = await uploadFile(await linked(mock.url), again, options)
    await again.close()
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(mock.calls.filter(call => call.params['filename'] !== undefined)).toHaveLength(2)
  })

  it('goes on under an id of its own that the server knows', async () => {
    const mock = await mocked()
    const source = await randomSource(50 * CHUNK)
    const options = {streamId: 'mine', chunkBytes: CHUNK}
    const link = await linked(mock.url)
    const reader = {...source, read: source.read.bind(source)}
    reader.read = (position, length) => {
      if (position > 30 * CHUNK) throw new Error('no more')
      return source.read(position, length)
    }
    const {Client} = await import('../../../src/lib/client/client.js')
    const client = await Client.connect({url: mock.url, endpoint: 'api', connectTimeoutMs: 0})
    await expect(uploadFile(client, reader, options)).rejects.toThrow('no more')
    expect(await uploadStatus(link, 'mine')).toMatchObject({total_chunks: 50})
    const done = await uploadFile(link, source, {...options, resume: true})
    client.close()
    expect(mock.world.files.get(done.file_path)?.equals(source.bytes)).toBe(true)
    expect(mock.calls.filter(call => call.params['filename'] !== undefined)).toHaveLength(1)
  })
})

describe('the note of an unfinished upload', () => {
  const notesIn = (state: string): string[] =>
    readdirSync(path.join(state, 'uploads')).filter(name => name.endsWith('.json'))
  const stream = {id: 'a', fileName: 'b', chunkBytes: 1, window: 2, retentionMs: 0}

  it('is private, by server and by file', async () => {
    const state = path.join(temporaryFolder(), 'deep', 'down')
    const source = await randomSource(10)
    const note = noteOf(source, state, 'ws://a')
    note.keep(stream)
    expect(note.recall()).toEqual(stream)
    const other = noteOf(source, state, 'ws://b')
    expect(other.recall()).toBeUndefined()
    other.release()
    note.release()
    const changed = noteOf({...source, sha256: '0'}, state, 'ws://a')
    expect(changed.recall()).toBeUndefined()
    changed.release()
    const folder = path.join(state, 'uploads')
    const [name = '', ...others] = readdirSync(folder)
    expect(others).toEqual([])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
    note.forget()
    expect(note.recall()).toBeUndefined()
    note.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is left while another run is at work, and taken over when that is gone', async () => {
    const state = temporaryFolder()
    const source = await randomSource(10)
    const first = noteOf(source, state, 'ws://a')
    first.keep(stream)
    const second = noteOf(source, state, 'ws://a')
    expect(second.claim()).toEqual({kind: 'state.process', pid: process.pid})
    expect(second.recall()).toBeUndefined()
    second.keep({...stream, id: 'z'})
    second.forget()
    expect(first.recall()).toEqual(stream)
    first.release()
    expect(second.recall()).toEqual(stream)
    const [name = ''] = notesIn(state)
    writeFileSync(path.join(state, 'uploads', name), 'garbage')
    expect(second.recall()).toBeUndefined()
    second.release()
    expect(readdirSync(path.join(state, 'uploads'))).toEqual([name])
  })

  it('is forgotten when it is old, and done without where there is no folder', async () => {
    const state = temporaryFolder()
    const [old, fresh] = [await randomSource(10), await randomSource(10)]
    const oldNote = noteOf(old, state, 'ws://a')
    oldNote.keep(stream)
    const [name = ''] = notesIn(state)
    utimesSync(path.join(state, 'uploads', name), 1, 1)
    expect(oldNote.recall()).toBeUndefined()
    const freshNote = noteOf(fresh, state, 'ws://a')
    freshNote.keep(stream)
    expect(notesIn(state)).not.toContain(name)
    expect(freshNote.recall()).toEqual(stream)
    const blocked = noteOf(fresh, fresh.path!, 'ws://a')
    blocked.keep(stream)
    expect(blocked.recall()).toBeUndefined()
  })
})

describe('a source', () => {
  it.each([
    ['a folder', 'VALIDATION', 'is a folder'],
    ['an empty file', 'VALIDATION', 'is empty, and QQ does not accept empty files'],
    ['nothing', 'LOCAL', 'there is no such file'],
    ['a device', 'VALIDATION', 'is not a regular file'],
  ])('cannot be %s', async (what, code, text) => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'a folder'))
    writeFileSync(path.join(folder, 'an empty file'), '')
    const error = await failureOf(openSource(what === 'a device' ? '/dev/null' : path.join(folder, what)))
    expect(error.code).toBe(code)
    expect(error.message).toContain(text)
  })

  it('can be a stream, which leaves no file behind', async () => {
    const source = await spoolSource(Readable.from([Buffer.from('ab'), Buffer.from('cde')]), 'stdin')
    expect(source).toMatchObject({size: 5, path: undefined, sha256: createHash('sha256').update('abcde').digest('hex')})
    expect(source.read(1, 3).toString()).toBe('bcd')
    expect(source.read(0, 9).toString()).toBe('abcde')
    await source.close()
    expect(await failureOf(spoolSource(Readable.from([]), 'stdin'))).toMatchObject({code: 'VALIDATION'})
  })

  it('is read no further when the run is to end', async () => {
    const {path: file} = await randomSource(10)
    const reason = new Error('over')
    await expect(openSource(file!, AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})

it('drops a stream whether the server knows it or not, and passes on every other failure', async () => {
  const mock = await mocked()
  const link = await linked(mock.url)
  await resetUpload(link, 'unknown')
  mock.fault({kind: 'drop', action: 'upload_file_stream', times: 1})
  expect(await failureOf(resetUpload(link, 'x'))).toMatchObject({code: 'TIMEOUT'})
})
