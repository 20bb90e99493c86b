import {createHash, randomBytes} from 'node:crypto'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

it('brings a file that is too big for one frame to the server in chunks, whole', async () => {
  const mock = await mockServer()
  const bytes = randomBytes(700_000)
  const file = temporaryFile('大文件.bin', bytes)
  const {code, stdout} = await qq(['file', 'upload', 'group:123456', file, '-o', 'json'], {env: mock.env})
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject([{name: '大文件.bin', size: bytes.length, ok: true}])
  const [, first] = mock.calls
  expect(first).toMatchObject({
    action: 'upload_file_stream',
    params: {expected_sha256: createHash('sha256').update(bytes).digest('hex')},
  })
  const last = mock.calls.at(-1)!
  expect(last).toMatchObject({action: 'upload_group_file', params: {group_id: '123456', name: '大文件.bin'}})
  expect(mock.world.files.get(String(last.params['file']))).toEqual(bytes)
  const back = path.join(path.dirname(file), 'back.bin')
  const got = await qq(['file', 'download', path.basename(String(last.params['file'])), '--to', back], {env: mock.env})
  expect(got).toMatchObject({code: 0})
  expect(readFileSync(back)).toEqual(bytes)
})

it('sends a small file along with the call', async () => {
  const mock = await mockServer()
  const file = temporaryFile('small.bin', Buffer.from('small'))
  expect(await qq(['file', 'upload', 'group:123456', file], {env: mock.env})).toMatchObject({code: 0})
  expect(mock.calls.at(-1)).toMatchObject({action: 'upload_group_file', params: {file: 'base64://c21hbGw='}})
  expect(mock.calls.map(({action}) => action)).toEqual(['get_group_file_system_info', 'upload_group_file'])
})
