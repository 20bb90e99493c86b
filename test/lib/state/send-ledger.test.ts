import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {say} from '../../../src/lib/errors/saying.js'
import {parseFrame, readReply, type Reply} from '../../../src/lib/client/read-reply.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {Interrupt} from '../../../src/lib/errors/interrupt.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {SendLedger, type LedgerOptions} from '../../../src/lib/state/send-ledger.js'
import {Store} from '../../../src/lib/state/store.js'
import {wordsOf} from '../../support/words.js'

const SERVER = 'ws://127.0.0.1:3001/api'
const HI = {group_id: '1', message: [{type: 'text', data: {text: 'geheim 你好'}}]}

let stateFolder = ''
let notes: string[] = []

beforeEach(() => {
  stateFolder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  notes = []
})

afterEach(() => {
  vi.useRealTimers()
})

/** As a run of its own would have it. */
function ledger(more: Partial<LedgerOptions> = {}): SendLedger {
  return new SendLedger({
    store: new Store(stateFolder),
    server: SERVER,
    key: 'k',
    retryUnsafe: false,
    signal: new AbortController().signal,
    note: what => notes.push(wordsOf(what)),
    ...more,
  })
}

function reply(action = 'send_group_msg', id = '7123456789012345678'): Reply {
  const raw = Buffer.from(`{"status":"ok","retcode":0,"data":{"message_id":${id}},"echo":"1"}`)
  return readReply({action, params: {}, sentMs: 0}, parseFrame(raw)!, raw)
}

const sent = async (): Promise<Reply> => Promise.resolve(reply())
const notAllowed = async (): Promise<Reply> => Promise.reject(new Error('it was sent again'))

function failing(error: Error): () => Promise<Reply> {
  return async () => Promise.reject(error)
}

const lost = failing(new QQError('TIMEOUT', say('no answer'), {outcome: 'unknown'}))

const folder = (): string => path.join(stateFolder, 'sends')
const files = (): string[] => (existsSync(folder()) ? readdirSync(folder()) : [])
const theFile = (): string => path.join(folder(), files()[0] ?? '')

describe('a key', () => {
  it('gives the answer of then, digit for digit, and says so', async () => {
    const first = await ledger().once('send_group_msg', HI, sent)
    const second = await ledger().once('send_group_msg', HI, notAllowed)
    expect(second).toEqual({...first, isRecorded: true})
    expect(second.data).toEqual({message_id: 7123456789012345678n})
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('not sent again')
  })

  it('stands for the same whatever the order, the old and new names, and how long the server may take', async () => {
    await ledger().once('send_group_msg', HI, sent)
    const [{type, data}] = HI.message as [(typeof HI.message)[0]]
    const same = {message: [{data, type}], timeout: 5, group_id: '1'}
    await ledger().once('send_group_msg', same, notAllowed)
    await ledger().once('send_group_msg_async', HI, notAllowed)
  })

  it('cannot stand for anything else', async () => {
    await ledger().once('send_group_msg', HI, sent)
    const other = ledger().once('send_group_msg', {...HI, message: 'x'}, notAllowed)
    await expect(other).rejects.toMatchObject({code: 'VALIDATION', exit: 2})
  })

  it.each([
    ['to another group', 'send_group_msg', {...HI, group_id: '2'}, {}],
    ['by another action', 'send_msg', HI, {}],
    ['over another server', 'send_group_msg', HI, {server: 'ws://127.0.0.1:3002/api'}],
    ['under another key', 'send_group_msg', HI, {key: 'K'}],
  ])('is free for what goes %s', async (_what, action, params, more) => {
    await ledger().once('send_group_msg', HI, sent)
    const {data} = await ledger(more).once(action, params, async () => Promise.resolve(reply(action, '5')))
    expect(data).toEqual({message_id: 5})
  })

  it('stands for each send of a run by itself', async () => {
    const ids = async (book: SendLedger, send: (id: string) => () => Promise<Reply>): Promise<unknown[]> => {
      const first = await book.once('upload_group_file', {group_id: '1', file: 'a'}, send('1'))
      const second = await book.once('upload_group_file', {group_id: '1', file: 'b'}, send('2'))
      return [first.data, second.data]
    }
    const both = [{message_id: 1}, {message_id: 2}]
    expect(await ids(ledger(), id => async () => Promise.resolve(reply('upload_group_file', id)))).toEqual(both)
    expect(await ids(ledger(), () => notAllowed)).toEqual(both)
  })

  it('knows uploaded files by their content, wherever they were put', async () => {
    const run = async (place: string, sha256: string, send: () => Promise<Reply>): Promise<Reply> => {
      const book = ledger()
      book.uploaded(place, sha256)
      return book.once('send_group_msg', {group_id: '1', message: [{type: 'image', data: {file: place}}]}, send)
    }
    await run('/tmp/1/a.png', 'aa', sent)
    await run('/tmp/2/a.png', 'aa', notAllowed)
    await expect(run('/tmp/3/a.png', 'bb', notAllowed)).rejects.toMatchObject({code: 'VALIDATION'})
  })

  it('is free again after 24 hours, and its file is gone', async () => {
    vi.useFakeTimers({toFake: ['Date']})
    await ledger().once('send_group_msg', HI, sent)
    vi.setSystemTime(Date.now() + 24 * 3_600_000)
    await ledger().once('send_group_msg', HI, notAllowed)
    vi.setSystemTime(Date.now() + 1)
    await ledger({key: 'other'}).once('send_group_msg', HI, sent)
    expect(files()).toHaveLength(1)
    expect((await ledger().once('send_group_msg', HI, sent)).data).toEqual(reply().data)
  })

  it('leaves no word of the message on disk', async () => {
    await ledger().once('send_group_msg', HI, sent)
    const text = readFileSync(theFile(), 'utf8')
    expect(text).not.toContain('geheim')
    expect(text).not.toContain('你好')
  })
})

describe('after a send that failed', () => {
  it.each([
    ['was refused', new QQError('ACTION_FAILED', say('no'))],
    ['never left', new QQError('CONNECT', say('gone'))],
    ['was interrupted before it left', new Interrupt('SIGINT')],
  ])('because it %s the key is free', async (_what, error) => {
    await expect(ledger().once('send_group_msg', HI, failing(error))).rejects.toBe(error)
    expect(files()).toEqual([])
    await ledger().once('send_group_msg', {...HI, message: 'other'}, sent)
  })

  it.each([
    ['had no answer', new QQError('TIMEOUT', say('late'), {outcome: 'unknown'})],
    [
      'was given up by NapCat itself',
      new QQError('TIMEOUT', say('Timeout: NTEvent'), {retcode: 1200, outcome: 'unknown'}),
    ],
    ['was interrupted after it left', new Interrupt('SIGINT', say('it may have been done'))],
    ['broke in a way that nobody knows', new Error('bug')],
  ])('because it %s the key is locked', async (_what, error) => {
    await expect(ledger().once('send_group_msg', HI, failing(error))).rejects.toBe(error)
    const again = ledger().once('send_group_msg', HI, notAllowed)
    await expect(again).rejects.toMatchObject({code: 'TIMEOUT', exit: 5, outcome: 'unknown', retryable: false})
  })

  it('sends when told to, and gives that answer from then on', async () => {
    await expect(ledger().once('send_group_msg', HI, lost)).rejects.toThrow()
    const other = ledger({retryUnsafe: true}).once('send_group_msg', {...HI, message: 'x'}, notAllowed)
    await expect(other).rejects.toMatchObject({code: 'VALIDATION'})
    await ledger({retryUnsafe: true}).once('send_group_msg', HI, sent)
    await ledger().once('send_group_msg', HI, notAllowed)
    await ledger({retryUnsafe: true}).once('send_group_msg', HI, notAllowed)
  })

  it('does not forget a try of unknown fate because a later one was refused', async () => {
    await expect(ledger().once('send_group_msg', HI, lost)).rejects.toThrow()
    const refused = failing(new QQError('ACTION_FAILED', say('no')))
    await expect(ledger({retryUnsafe: true}).once('send_group_msg', HI, refused)).rejects.toThrow('no')
    await expect(ledger().once('send_group_msg', HI, notAllowed)).rejects.toMatchObject({code: 'TIMEOUT'})
  })
})

describe('a claim of another process', () => {
  /** Makes an open claim of another process: of the test's own parent, which lives, or of nobody. */
  async function claimedBy(pid: number, more: object = {}): Promise<void> {
    await expect(ledger().once('send_group_msg', HI, lost)).rejects.toThrow()
    const [line = ''] = readFileSync(theFile(), 'utf8').split('\n')
    const {content} = JSON.parse(line) as {content: string}
    writeFileSync(theFile(), `${JSON.stringify({pid, content, ...more})}\n`)
  }

  const DONE = `${JSON.stringify({state: 'done', frame: reply().raw.toString()})}\n`
  const isWaiting = async (): Promise<void> => vi.waitFor(() => expect(files()).toHaveLength(1), {timeout: 60_000})

  it('is waited for, and its answer given', async () => {
    await claimedBy(process.ppid)
    const waiting = ledger().once('send_group_msg', HI, notAllowed)
    await isWaiting()
    appendFileSync(theFile(), DONE)
    expect((await waiting).data).toEqual(reply().data)
    expect(files()).toHaveLength(1)
  })

  it('makes way when it is withdrawn', async () => {
    await claimedBy(process.ppid)
    const waiting = ledger().once('send_group_msg', HI, sent)
    await isWaiting()
    rmSync(theFile())
    expect((await waiting).data).toEqual(reply().data)
  })

  it('is waited for no longer than for an answer', async () => {
    await claimedBy(process.ppid)
    const late = ledger({limitMs: 20}).once('send_group_msg', HI, notAllowed)
    await expect(late).rejects.toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
    await ledger({limitMs: 20, retryUnsafe: true}).once('send_group_msg', HI, sent)
  })

  it('ends the wait with the run, and leaves nothing behind', async () => {
    await claimedBy(process.ppid)
    const run = new AbortController()
    const waiting = ledger({limitMs: 0, signal: run.signal}).once('send_group_msg', HI, notAllowed)
    const reason = new Interrupt('SIGINT')
    run.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    expect(files()).toHaveLength(1)
  })

  it('is not waited for when its number is that of another process by now', async () => {
    await claimedBy(process.ppid, {...ownHolder(), pid: process.ppid})
    await expect(ledger({limitMs: 0}).once('send_group_msg', HI, notAllowed)).rejects.toMatchObject({code: 'TIMEOUT'})
  })

  it('is waited for when it was made on another machine, since nobody can tell what became of it', async () => {
    await claimedBy(0x7fffffff, {...ownHolder(), pid: 0x7fffffff, host: 'elsewhere'})
    const waiting = ledger().once('send_group_msg', HI, notAllowed)
    await isWaiting()
    appendFileSync(theFile(), DONE)
    expect((await waiting).data).toEqual(reply().data)
  })

  it('of the same run is waited for, too', async () => {
    let answer = (_reply: Reply): void => undefined
    const first = ledger().once('send_group_msg', HI, async () => new Promise(resolve => (answer = resolve)))
    await isWaiting()
    const second = ledger().once('send_group_msg', HI, notAllowed)
    answer(reply())
    expect((await second).data).toEqual((await first).data)
  })

  it.each(['', '{"state":"do', DONE.slice(0, -1)])('that died, with %j as its last words, locks the key', async end => {
    await claimedBy(0x7fffffff)
    appendFileSync(theFile(), end)
    await expect(ledger().once('send_group_msg', HI, notAllowed)).rejects.toMatchObject({code: 'TIMEOUT'})
  })
})

describe('files that make no sense', () => {
  it.each(['', 'x', '{}\n', 'null\n', '{"pid":1}\n', '{"pid":1,"content":"a"}\n{}\n', '\0\0\0\0\n'])(
    'end the run before anything is sent: %j',
    async content => {
      await ledger().once('send_group_msg', HI, sent)
      writeFileSync(theFile(), content)
      const again = ledger({retryUnsafe: true}).once('send_group_msg', HI, notAllowed)
      await expect(again).rejects.toMatchObject({code: 'LOCAL', exit: 9})
      await expect(again).rejects.toThrow(theFile())
    },
  )

  it('of others are left alone', async () => {
    mkdirSync(folder())
    writeFileSync(path.join(folder(), 'notes.txt'), 'x')
    await ledger().once('send_group_msg', HI, sent)
    expect(files()).toContain('notes.txt')
  })

  it('do not matter to other keys', async () => {
    await ledger().once('send_group_msg', HI, sent)
    writeFileSync(theFile(), 'x')
    await ledger({key: 'other'}).once('send_group_msg', HI, sent)
  })
})

it('sends nothing where nothing can be remembered', async () => {
  const file = path.join(stateFolder, 'file')
  writeFileSync(file, '')
  const send = ledger({store: new Store(file)}).once('send_group_msg', HI, notAllowed)
  await expect(send).rejects.toMatchObject({code: 'LOCAL', exit: 9})
})

it('gives the answer, and locks the key, where that can no longer be remembered', async () => {
  const {data} = await ledger().once('send_group_msg', HI, async () => {
    const file = theFile()
    rmSync(file)
    mkdirSync(file) // nothing can be appended to a folder
    return sent()
  })
  expect(data).toEqual(reply().data)
  expect(notes).toEqual([expect.stringContaining('it was sent, but this could not be recorded')])
})
