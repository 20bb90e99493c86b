import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it, vi} from 'vitest'
import {noFrame} from '../../../src/lib/client/read-reply.js'
import {BatchJournal} from '../../../src/lib/state/batch-journal.js'
import {FinishedFiles} from '../../../src/lib/state/finished-files.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {SendLedger} from '../../../src/lib/state/send-ledger.js'
import {Store} from '../../../src/lib/state/store.js'
import {RunTurns, TurnCaller} from '../../../src/lib/state/turn-caller.js'
import {UnfinishedUpload} from '../../../src/lib/transfer/unfinished-upload.js'
import {type UploadSource} from '../../../src/lib/transfer/upload-source.js'
import {callerOf} from '../../support/caller.js'
import {temporaryFolder} from '../config/fixture.js'

/** Puts a file where version 0.1.0 had it, as that wrote it, byte for byte; its folder. */
function written(name: string, content: string): string {
  const state = temporaryFolder()
  mkdirSync(path.dirname(path.join(state, name)), {recursive: true, mode: 0o700})
  writeFileSync(path.join(state, name), content, {mode: 0o600})
  return state
}

const signal = new AbortController().signal
const notAllowed = async (): Promise<never> => Promise.reject(new Error('it was sent again'))
const ended = {...ownHolder(), pid: 0x7fffffff}

/** As if this had been sent under a key, and this claim and fate noted of it. */
async function sentAgain(key: string, scope: string, content: string, fate: string): Promise<unknown> {
  const name = `sends/${scope}-${Date.now()}-cc31fec2d873.jsonl`
  const state = written(name, `${JSON.stringify({...ended, content})}\n${fate}`)
  const options = {server: 'ws://127.0.0.1:3001/api', retryUnsafe: false, signal, note: () => undefined}
  const ledger = new SendLedger({store: new Store(state), key, ...options})
  return (await ledger.once('send_group_msg', {group_id: '1', message: 'hi'}, notAllowed)).data
}

it('a send that was answered is not made again', async () => {
  const data = await sentAgain(
    'k',
    'b13be0ad655c05efe3d8754ccd292fbe59d602584da07736230ae6b788841fbe',
    'd8cefb1916fee236cce6c0d600c592d71477b9af931c733bacaf881e7ee805c0',
    '{"state":"done","frame":"{\\"status\\":\\"ok\\",\\"retcode\\":0,\\"data\\":{\\"message_id\\":7123456789012345678},\\"echo\\":\\"1\\"}"}\n',
  )
  expect(data).toEqual({message_id: 7123456789012345678n})
})

it.each(['{"state":"lost"}\n', '', '{"state":"do'])('a send without an answer is not made again: %j', async fate => {
  const again = sentAgain(
    'lost',
    'be4e3576244283419c3065fa0bb391678cd64f02924c11ae65390c4dd1db335b',
    '24555910ca4892593e3aca1a8646b8904ea22b70f78fbe5ecf053b8f8964ff21',
    fate,
  )
  await expect(again).rejects.toMatchObject({code: 'TIMEOUT', outcome: 'unknown'})
})

it('a claim that was never finished is none', async () => {
  const scope = 'b13be0ad655c05efe3d8754ccd292fbe59d602584da07736230ae6b788841fbe'
  const [fresh, old] = [Date.now(), Date.now() - 25 * 3_600_000].map(time => `${scope}-${time}-cc31fec2d873.jsonl.new`)
  const state = written(`sends/${fresh}`, '{"pid":')
  writeFileSync(path.join(state, 'sends', `${old}`), '')
  const options = {server: 'ws://127.0.0.1:3001/api', retryUnsafe: false, signal, note: () => undefined}
  const ledger = new SendLedger({store: new Store(state), key: 'k', ...options})
  await ledger.once('send_group_msg', {group_id: '1'}, async () => Promise.resolve(noFrame('send_group_msg')))
  const names = readdirSync(path.join(state, 'sends'))
  expect(names).toHaveLength(2)
  expect(names).toContain(fresh)
})

it('an upload goes on', () => {
  const state = written(
    'uploads/ff70d7960f80ee11315b173c74192c74.json',
    '{"server":"ws://a","path":"/home/a/a.zip","size":10,"mtimeMs":1700000000000.5,"sha256":"ab","stream":{"id":"i","fileName":"f.zip","chunkBytes":65536,"window":16,"retentionMs":300000}}',
  )
  const file = {name: 'a', path: '/home/a/a.zip', size: 10, mtimeMs: 1700000000000.5, sha256: 'ab'} as UploadSource
  const stream = {id: 'i', fileName: 'f.zip', chunkBytes: 65_536, window: 16, retentionMs: 300_000}
  expect(new UnfinishedUpload(new Store(state), 'ws://a', file).recall()).toEqual(stream)
})

it('a file that is done is not sent again', () => {
  const state = written(
    'uploads/7f26fbb4d6b84785944a0a0ffe449961.jsonl',
    '{"id":"0 https://example.com/a","data":{"file_id":7368512345678901234}}\n{"id":"1 remo',
  )
  const labels = ['https://example.com/a', 'remote:/b']
  const command = ['ws://a', 'upload_group_file', ['123456', undefined], labels]
  const ids = labels.map((label, at) => `${at} ${label}`)
  const files = new FinishedFiles(new Store(state), command, ids, true)
  expect(files.recall(0)).toEqual({data: {file_id: 7368512345678901234n}})
  expect(files.recall(1)).toBeUndefined()
})

it('a turn that another process has is waited for', async () => {
  const holder = {...ownHolder(), id: '2d6e4420aaf6'}
  const memory = new Store(written('locks/05d88dcfc0efeacd6501f73ed19c04d2.lock', `${JSON.stringify(holder)}\n`))
  const onWait = vi.fn()
  const where = {memory, queues: new Map(), url: 'ws://127.0.0.1:3001'}
  const options = {...where, limitMs: 1, signal, onWait, note: () => undefined}
  const turns = new RunTurns(async () => Promise.resolve(options))
  const caller = new TurnCaller(callerOf({call: async ({action}) => Promise.resolve(noFrame(action))}), turns)
  await expect(caller.call({action: 'delete_group_file', params: {group_id: '1', file_id: 'x'}})).rejects.toThrow(
    'was not sent',
  )
  expect(onWait).toHaveBeenCalledOnce()
})

it('the lines of a batch are not done again', () => {
  const header =
    '{"server":"ws://127.0.0.1:3001/api","unchecked":false,"action":"set_group_card","columns":["\\u540d\\u7247","b"]}'
  const lines = '1 1cdc3dac41df79 d\n2 00000000000002 s\n'
  const journal = BatchJournal.open(path.join(written('journal', `qq batch journal 2 ${header}\n${lines}`), 'journal'))
  journal.bind({
    server: 'ws://127.0.0.1:3001/api',
    unchecked: false,
    action: 'set_group_card',
    columns: ['名片', 'b'],
  })
  expect([journal.fateOf(1, 8123456789012345), journal.fateOf(2, 2)]).toEqual(['done', 'started'])
  journal.close()
})
