import {createHash, randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Saying} from '../../../src/lib/errors/saying.js'
import {wordsOf} from '../../support/words.js'
import {type QQError} from '../../../src/lib/errors/errors.js'
import {receiveFile} from '../../../src/lib/transfer/download.js'
import {downloadFile, downloadTarget, placeIn, type DownloadTarget} from '../../../src/lib/transfer/download-target.js'
import {Client} from '../../../src/lib/client/client.js'
import {Link} from '../../../src/lib/transfer/link.js'
import {failureOf, optionsFor} from '../client/fixture.js'
import {callServer, deferred, packet} from '../client/servers.js'
import {failureOf as thrownBy, temporaryFolder} from '../config/fixture.js'
import {mocked} from '../mock/fixture.js'
import {linked} from './fixture.js'

const ACTION = 'download_file_stream'
const BYTES = randomBytes(2500)
const SHA256 = createHash('sha256').update(BYTES).digest('hex')

type Packet = Record<string, unknown>

/** The packets of a file as NapCat sends them, 1000 bytes each. */
function packetsOf(bytes: Buffer, name = 'a.bin'): Packet[] {
  const parts = [0, 1000, 2000].map(start => bytes.subarray(start, start + 1000))
  return [
    {type: 'stream', data_type: 'file_info', file_name: name, file_size: bytes.length, chunk_size: 1000},
    ...parts.map((part, index) => ({
      ...{type: 'stream', data_type: 'file_chunk', index, size: part.length},
      data: part.toString('base64'),
    })),
    {type: 'response', data_type: 'file_complete', total_chunks: 3, total_bytes: bytes.length},
  ]
}

/** Sends these packets for every call. */
async function serving(packets: readonly Packet[]): Promise<string> {
  const {url} = await callServer(({echo}, socket) => {
    for (const data of packets) socket.send(packet(echo, data))
  })
  return url
}

interface Attempt {
  readonly folder: string
  readonly failure: QQError
  readonly left: readonly string[]
}

/** A download of these packets that fails, and what it leaves in its folder. */
async function failing(packets: readonly Packet[], more: {sha256?: string; sizeBytes?: number} = {}): Promise<Attempt> {
  const folder = temporaryFolder()
  const options = {id: 'x', written: new Set<string>(), ...more}
  const link = await linked(await serving(packets))
  const failure = await failureOf(
    downloadFile(link, ACTION, {file: 'x'}, downloadTarget(folder, 'refuse', false), options),
  )
  return {folder, failure, left: readdirSync(folder)}
}

describe('a download', () => {
  it.each([
    ['a packet is lost', (all: Packet[]) => all.filter((_, at) => at !== 2), 'packet 2 came instead of packet 1'],
    [
      'a packet comes twice',
      (all: Packet[]) => [...all.slice(0, 3), ...all.slice(2)],
      'packet 1 came instead of packet 2',
    ],
    [
      'packets change places',
      ([a, b, c, ...rest]: Packet[]) => [a!, c!, b!, ...rest],
      'packet 1 came instead of packet 0',
    ],
    ['the last packet is lost', (all: Packet[]) => all.filter((_, at) => at !== 3), '3 packets were sent, but 2 came'],
    [
      'the size is another',
      (all: Packet[]) => [...all.slice(0, 4), {...all[4], total_bytes: 9}],
      '9 bytes were sent, but 2500 came',
    ],
    [
      'a packet is cut',
      (all: Packet[]) => [all[0]!, {...all[1], data: 'QQ=='}, ...all.slice(2)],
      'packet 0 has 1 bytes instead of 1000',
    ],
    ['it does not say what it is', (all: Packet[]) => all.slice(1), 'it does not begin with its name and size'],
    [
      'there is something else in it',
      (all: Packet[]) => [all[0]!, {type: 'stream', data: 'Index-> 1'}, ...all.slice(1)],
      'packet 0 is not part of a file',
    ],
  ])('fails, and leaves nothing, when %s', async (_what, spoil, text) => {
    const {failure, left} = await failing(spoil(packetsOf(BYTES)))
    expect(failure).toMatchObject({code: 'SOFT_FAILED', exit: 1, message: `the download is damaged: ${text}`})
    expect(left).toEqual([])
  })

  it('fails, and leaves nothing, when the hash is another', async () => {
    const {failure, left} = await failing(packetsOf(BYTES), {sha256: 'f'.repeat(64)})
    expect(failure).toMatchObject({
      code: 'SOFT_FAILED',
      message: `the file has SHA-256 ${SHA256}, not ${'f'.repeat(64)}`,
    })
    expect(left).toEqual([])
  })

  it.each([
    [2499, 'it has more than 2499 bytes'],
    [2501, 'it has 2500 bytes instead of 2501'],
    [1, 'it has more than 1 bytes'],
  ])('fails, and leaves nothing, when it is to have %i bytes', async (sizeBytes, text) => {
    const {failure, left} = await failing(packetsOf(BYTES), {sizeBytes})
    expect(failure).toMatchObject({code: 'SOFT_FAILED', message: `the download is damaged: ${text}`})
    expect(left).toEqual([])
  })

  it('ends at the first byte too many: a file without end fills no disk', async () => {
    const endless = [packetsOf(BYTES)[0]!, ...packetsOf(BYTES).slice(1, 3)] // and never the last packet
    const {failure, left} = await failing(endless, {sizeBytes: 1999})
    expect(failure.message).toContain('more than 1999 bytes')
    expect(left).toEqual([])
  })

  it.each([
    ['../../etc/x', 'x'],
    ['CON', '_CON'],
    ['', 'id-of-it.zip'],
    ['a\nb\u001b[31m\u202e.txt', 'ab[31m.txt'],
    ['..', 'id-of-it.zip'],
    ['图'.repeat(300), '图'.repeat(85)],
  ])('named %j becomes %j in the folder', async (name, file) => {
    const folder = temporaryFolder()
    const options = {id: '/id-of-it.zip', written: new Set<string>(), sha256: SHA256}
    const target = downloadTarget(folder, 'refuse', true)
    const done = await downloadFile(await linked(await serving(packetsOf(BYTES, name))), ACTION, {}, target, options)
    expect(done).toMatchObject({path: path.join(folder, file), fileName: name, kept: false, size: 2500, sha256: SHA256})
    expect(readdirSync(folder)).toEqual([file])
    expect(readFileSync(path.join(folder, file)).equals(BYTES)).toBe(true)
  })

  it('does not trust the size that it begins with: that of a record is from before it was converted', async () => {
    const packets = packetsOf(BYTES)
    packets[0] = {...packets[0], file_size: 7}
    const folder = temporaryFolder()
    const notes: string[] = []
    const options = {id: 'x', written: new Set<string>(), onNote: (what: Saying) => void notes.push(wordsOf(what))}
    const target = downloadTarget(folder, 'refuse', false)
    expect(await downloadFile(await linked(await serving(packets)), ACTION, {}, target, options)).toMatchObject({
      size: 2500,
    })
    expect(notes).toEqual(['the file should have 7 bytes, but it has 2500'])
  })

  it('of nothing is an empty file', async () => {
    const packets = [packetsOf(BYTES)[0]!, {type: 'response', total_chunks: 0, total_bytes: 0}]
    const file = path.join(temporaryFolder(), 'empty')
    const options = {id: 'x', written: new Set<string>()}
    await downloadFile(await linked(await serving(packets)), ACTION, {}, downloadTarget(file, 'refuse', false), options)
    expect(readFileSync(file)).toHaveLength(0)
  })

  it('shows nothing of itself until it is whole', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'a.bin')
    const [last] = packetsOf(BYTES).slice(-1)
    const go = deferred()
    const {url} = await callServer(({echo}, socket) => {
      for (const data of packetsOf(BYTES).slice(0, -1)) socket.send(packet(echo, data))
      void go.promise.then(() => socket.send(packet(echo, last)))
    })
    let seen: string[] = []
    await downloadFile(await linked(url), ACTION, {}, downloadTarget(file, 'refuse', false), {
      id: 'x',
      written: new Set(),
      onProgress: bytes => {
        if (bytes < 2500) return
        seen = readdirSync(folder)
        go.resolve()
      },
    })
    expect(seen).toEqual([expect.stringMatching(/^\.a\.bin\.part-\d+-[\da-f]{6}$/)])
    expect(readdirSync(folder)).toEqual(['a.bin'])
  })
})

describe('a file that is there', () => {
  /** Downloads over a file that holds "old"; what it holds then. */
  async function over(
    existing: DownloadTarget['existing'],
    to: 'file' | 'folder',
    asked: {count: number},
  ): Promise<string> {
    const folder = temporaryFolder()
    const file = path.join(folder, 'a.bin')
    writeFileSync(file, 'old')
    const {url} = await callServer(({echo}, socket) => {
      asked.count++
      for (const data of packetsOf(BYTES)) socket.send(packet(echo, data))
    })
    const target = downloadTarget(to === 'file' ? file : folder, existing, false)
    try {
      const {kept} = await downloadFile(await linked(url), ACTION, {}, target, {id: 'x', written: new Set()})
      return `${kept ? 'kept' : 'written'}: ${readFileSync(file).toString('latin1') === 'old' ? 'old' : 'new'}`
    } catch (error) {
      expect(readdirSync(folder)).toEqual(['a.bin'])
      return `${(error as QQError).code}: ${readFileSync(file, 'utf8')}`
    }
  }

  it.each([
    ['refuse', 'file', 'LOCAL: old', 0],
    ['refuse', 'folder', 'LOCAL: old', 1],
    ['keep', 'file', 'kept: old', 0],
    ['keep', 'folder', 'kept: old', 1],
    ['overwrite', 'file', 'written: new', 1],
    ['overwrite', 'folder', 'written: new', 1],
  ] as const)('with %s, named by the %s: %s', async (existing, to, result, count) => {
    const asked = {count: 0}
    expect(await over(existing, to, asked)).toBe(result)
    expect(asked.count).toBe(count)
  })

  it('because it was made meanwhile is not overwritten', async () => {
    const file = path.join(temporaryFolder(), 'a.bin')
    const options = {id: 'x', written: new Set<string>(), onProgress: () => writeFileSync(file, 'other')}
    const link = await linked(await serving(packetsOf(BYTES)))
    const error = await failureOf(downloadFile(link, ACTION, {}, downloadTarget(file, 'refuse', false), options))
    expect(error).toMatchObject({code: 'LOCAL', message: `${file} already exists`})
    expect(readFileSync(file, 'utf8')).toBe('other')
    expect(readdirSync(path.dirname(file))).toEqual(['a.bin'])
  })

  it('because this very run wrote it is never overwritten', async () => {
    const folder = temporaryFolder()
    const written = new Set<string>()
    const link = await linked(await serving(packetsOf(BYTES)))
    const target = downloadTarget(folder, 'overwrite', true)
    await downloadFile(link, ACTION, {}, target, {id: '1', written})
    const error = await failureOf(downloadFile(link, ACTION, {}, target, {id: '2', written}))
    expect(error).toMatchObject({
      code: 'LOCAL',
      message: `another file of this run was already saved as ${folder}/a.bin`,
    })
  })
})

describe('a file whose name is known', () => {
  const name = '../a.txt'
  const anyFolder = (): DownloadTarget => downloadTarget(temporaryFolder(), 'keep', true)

  it.each([
    [{name}, 'a.txt'],
    [{name, folder: '资料'}, '资料/a.txt'],
    [{name, folder: '../../etc'}, 'etc/a.txt'],
    [{name: '..', folder: '..'}, 'folder/id'],
    [{name: '\n', folder: 'CON'}, '_CON/id'],
  ])('is %j in the folder', (known, file) => {
    const folder = anyFolder()
    expect(placeIn(folder, known, 'id')).toEqual({
      ...folder,
      kind: 'file',
      path: path.join(folder.path, file),
    })
  })

  it('goes where it is told to go, however it is called', () => {
    const target = downloadTarget(path.join(temporaryFolder(), 'b'), 'refuse', false)
    expect(placeIn(target, {name, folder: 'c'}, 'id')).toBe(target)
  })

  it('gets the folder that it is to lie in', async () => {
    const link = await linked(await serving(packetsOf(BYTES)))
    const target = placeIn(anyFolder(), {name, folder: '资料'}, 'id')
    const {path: file} = await downloadFile(link, ACTION, {}, target, {id: 'x', written: new Set()})
    expect(readFileSync(file).equals(BYTES)).toBe(true)
  })

  it('is not downloaded where its folder is a file', async () => {
    const folder = anyFolder()
    writeFileSync(path.join(folder.path, 'taken'), '')
    const link = await linked(await serving(packetsOf(BYTES)))
    const target = placeIn(folder, {name, folder: 'taken'}, 'id')
    const failure = await failureOf(downloadFile(link, ACTION, {}, target, {id: 'x', written: new Set()}))
    expect(failure).toMatchObject({code: 'LOCAL', message: expect.stringContaining('cannot write') as string})
  })
})

describe('a target', () => {
  it('is what it looks like', () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'sub'))
    expect(downloadTarget(folder, 'refuse', true)).toMatchObject({kind: 'folder'})
    expect(downloadTarget(path.join(folder, 'sub/'), 'refuse', false)).toMatchObject({kind: 'folder'})
    expect(downloadTarget(path.join(folder, 'new'), 'refuse', false)).toMatchObject({kind: 'file'})
    expect(downloadTarget('/dev/null', 'refuse', false)).toMatchObject({kind: 'device'})
  })

  it.each([
    ['new', true],
    ['no/where', false],
  ])('%s is no folder', (name, many) => {
    const error = thrownBy(() => downloadTarget(path.join(temporaryFolder(), name), 'refuse', many))
    expect(error).toMatchObject({code: 'LOCAL', exit: 9})
    expect(error.message).toMatch(/is not a folder$/)
  })

  it('that is full is LOCAL', async () => {
    const link = await linked(await serving(packetsOf(BYTES)))
    const target = downloadTarget('/dev/full', 'refuse', false)
    const error = await failureOf(downloadFile(link, ACTION, {}, target, {id: 'x', written: new Set()}))
    expect(error).toMatchObject({code: 'LOCAL', exit: 9})
    expect(error.message).toMatch(/^cannot write \/dev\/full: ENOSPC/)
    expect(existsSync('/dev/full')).toBe(true)
  })
})

it('slows the server down instead of filling the memory while its sink is slow', async () => {
  const go = deferred()
  const chunk = Buffer.alloc(64 * 1024).toString('base64')
  const total = 400
  let socketFull = false
  const {url} = await callServer(({echo}, socket) => {
    socket.send(packet(echo, {data_type: 'file_info', file_name: 'a', file_size: 1}))
    for (let index = 0; index < total; index++)
      socket.send(packet(echo, {data_type: 'file_chunk', index, data: chunk, size: 64 * 1024}))
    socket.send(packet(echo, {type: 'response', total_chunks: total, total_bytes: total * 64 * 1024}), () =>
      go.resolve(),
    )
    socketFull = socket.bufferedAmount > 20 * 1024 * 1024
  })
  let flushed = false
  void go.promise.then(() => (flushed = true))
  const flushedAt: boolean[] = []
  const sink = {
    write: async (): Promise<void> => {
      // the server has had every chance to send the rest
      for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
      flushedAt.push(flushed)
    },
  }
  const received = await receiveFile(await linked(url), ACTION, {}, async () => Promise.resolve(sink))
  expect(received?.size).toBe(total * 64 * 1024)
  expect(socketFull).toBe(true)
  expect(flushedAt[total / 4]).toBe(false)
})

it('brings what was uploaded to the mock, and notices what its faults do', async () => {
  const mock = await mocked()
  mock.world.files.set('/tmp/a.bin', BYTES)
  const link = await linked(mock.url)
  const options = {id: 'a.bin', written: new Set<string>()}
  const params = {file: 'a.bin', chunk_size: 1000}
  const target = downloadTarget(temporaryFolder(), 'overwrite', false)
  for (const kind of ['lose', 'repeat', 'swap'] as const) {
    mock.fault({kind, action: ACTION, after: 2, times: 1})
    expect(await failureOf(downloadFile(link, ACTION, params, target, options))).toMatchObject({code: 'SOFT_FAILED'})
  }
  const done = await downloadFile(link, ACTION, params, target, options)
  expect(readFileSync(done.path).equals(BYTES)).toBe(true)
})

it('has a connection of its own after one that was not read to its end, and shares it with one that was', async () => {
  let connections = 0
  const {url} = await callServer(({echo, params}, socket) => {
    const gone = params['file'] === 'gone'
    if (gone) socket.send(JSON.stringify({status: 'failed', retcode: 1200, echo}))
    else for (const data of packetsOf(BYTES)) socket.send(packet(echo, data))
  })
  const link = await Link.open(async () => {
    connections++
    return Client.connect(optionsFor(url))
  })
  const get = async (file: string, wanted = true): Promise<unknown> =>
    receiveFile(link, ACTION, {file}, async () =>
      Promise.resolve(wanted ? {write: async () => Promise.resolve()} : undefined),
    )
  await get('a')
  await get('b')
  await failureOf(get('gone'))
  await get('c', false)
  expect(connections).toBe(1)
  await get('d')
  expect(connections).toBe(2)
  await link.close()
})
