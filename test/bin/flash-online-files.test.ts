import {expect, it} from 'vitest'
import {qq, qqLine} from '../support/run.js'
import {mockServer} from '../support/server.js'

const SET = '6d0c2f1e-0000-4000-8000-000000000001'
const OFFER = ['7412345678901239990', '7412345678901239991'] as const

it.each([
  [['flash', 'create', 'https://example.com/a.zip'], 'NapCat does not accept a URL here'],
  [['flash', 'get', ''], 'fileset'],
  [['flash', 'get-url', SET], '--index'],
  [['flash', 'get-url', SET, 'a.zip', '--index', '0'], '--index'],
  [['flash', 'send', '123456', SET], 'group:123456'],
  [['flash', 'get-id', 'https://qfile.qq.com/'], 'https://qfile.qq.com/q/CODE'],
  [['flash', 'get-id', 'https://'], 'code'],
  [['flash', 'get-id', ' '], 'code'],
  [['online-file', 'send-folder', '10001', '/data'], 'remote:/path'],
  [['online-file', 'send', 'group:1', 'remote:/a'], 'a user is required'],
  [['online-file', 'receive', '10001', 'x', 'y'], 'message'],
  [['online-file', 'refuse', '10001', '1', ''], 'element'],
])('refuses %j with nothing sent', async (words, text) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})

it.each([
  [['flash', 'create', 'remote:/a', 'remote:/b'], {files: ['/a', '/b']}],
  [
    ['flash', 'create', 'remote:C:\\a', '--name', 'n', '--thumb', 'remote:/t.png'],
    {files: ['C:\\a'], name: 'n', thumb_path: '/t.png'},
  ],
  [['flash', 'get-url', SET, '照片.zip'], {fileset_id: SET, file_name: '照片.zip'}],
  [['flash', 'get-url', SET, '--index', '0'], {fileset_id: SET, file_index: 0}],
  [['flash', 'send', 'g:123456', SET], {fileset_id: SET, group_id: '123456'}],
  [['flash', 'send', 'u:10001', SET], {fileset_id: SET, user_id: '10001'}],
  [['flash', 'get-id', 'mock0001'], {share_code: 'mock0001'}],
  [['flash', 'get-id', 'https://qfile.qq.com/q/mock0001?from=qq#x'], {share_code: 'mock0001'}],
  [['flash', 'get-id', 'https://qfile.qq.com/q/?code=mock0001'], {share_code: 'mock0001'}],
  [['online-file', 'send', '10001', 'remote:/a', '--name', 'b'], {user_id: '10001', file_path: '/a', file_name: 'b'}],
  [['online-file', 'send-folder', 'u:10001', 'remote:/a'], {user_id: '10001', folder_path: '/a'}],
  [['online-file', 'receive', '10001', ...OFFER], {user_id: '10001', msg_id: OFFER[0], element_id: OFFER[1]}],
  [['online-file', 'refuse', '10001', ...OFFER], {user_id: '10001', msg_id: OFFER[0], element_id: OFFER[1]}],
  [['online-file', 'cancel', '10001', OFFER[0]], {user_id: '10001', msg_id: OFFER[0]}],
])('sends %j as it must be', async (words, params) => {
  const mock = await mockServer()
  expect(await qq(words, {env: mock.env})).toMatchObject({code: 0, stderr: ''})
  expect(mock.calls.map(call => call.params)).toEqual([params])
})

it('makes a flash transfer that can be found, listed and sent', async () => {
  const mock = await mockServer()
  const printed = async (line: string): Promise<string> => {
    const {stdout, ...ran} = await qqLine(line, {env: mock.env})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    return stdout
  }
  const id = '6d0c2f1e-0000-4000-8000-000000000002'
  expect(await printed('flash create remote:/data/a.zip remote:/data/b.txt --name 资料 -o id')).toBe(`${id}\n`)
  const link = (await printed(`flash get-link ${id} -o id`)).trim()
  expect(await printed(`flash get-id ${link} -o id`)).toBe(`${id}\n`)
  const shown = `${id}\t资料\t2\t2048\thttps://qfile.qq.com/q/mock0002\n`
  expect(await printed(`flash get ${id} -o tsv --no-header`)).toBe(shown)
  expect(await printed(`flash list-files ${id} -o id`)).toBe('a.zip\nb.txt\n')
  expect(await printed(`flash get-url ${id} b.txt -o id`)).toBe('https://qfile.qq.com/d/b.txt\n')
  expect(await printed(`flash send group:123456 ${id} -o none`)).toBe('')
  const {data} = JSON.parse(
    (await qq(['call', 'get_group_msg_history', 'group_id=123456', '-o', 'raw'], mock)).stdout,
  ) as {
    data: {messages: {message: unknown}[]}
  }
  expect(data.messages.at(-1)?.message).toEqual([{type: 'flashtransfer', data: {fileSetId: id}}])
})

it('says that there may be more files than NapCat lists', async () => {
  const {env} = await mockServer()
  const paths = Array.from({length: 20}, (_, index) => `remote:/data/${index}.txt`)
  const made = await qq(['flash', 'create', ...paths, '-o', 'id'], {env})
  const listed = await qq(['flash', 'list-files', made.stdout.trim(), '-o', 'id'], {env})
  expect(listed.stdout.trim().split('\n')).toHaveLength(18)
  expect(listed.stderr).toContain('only the first 18 files')
  expect((await qq(['flash', 'list-files', SET], {env})).stderr).toBe('')
})

it('fails for a code that nobody has, although NapCat says ok', async () => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(['flash', 'get-id', 'nope', '--json'], {env})
  expect({code, stdout}).toEqual({code: 1, stdout: ''})
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'SOFT_FAILED', action: 'get_fileset_id'}})
})

it.each([
  [['flash', 'list-files', 'nope'], 'fileset not found'],
  [['flash', 'get', 'nope'], 'fileset not found'],
  [['flash', 'get-link', 'nope'], 'fileset not found'],
  [['flash', 'download', 'nope'], 'fileset not found'],
  [['flash', 'get-url', SET, 'nope.txt'], 'file not found'],
  [['flash', 'get-url', SET, '--index', '7'], 'file not found'],
  [['flash', 'send', 'g:999', SET], 'target not found'],
  [['online-file', 'send', '77777', 'remote:/a'], 'result -1'],
  [['online-file', 'receive', '10002', ...OFFER], 'no such file'],
])('finds the failure inside the answer to %j', async (words, text) => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env})
  expect({code, stdout}).toEqual({code: 1, stdout: ''})
  expect(stderr).toContain(text)
})

it('says that a download has only started', async () => {
  const {env} = await mockServer()
  expect((await qq(['flash', 'download', SET], {env})).stderr).toContain('has only started')
})

it('offers, withdraws, takes and refuses online files', async () => {
  const {env} = await mockServer()
  const list = async (): Promise<string> => (await qq(['online-file', 'list', '10001', '-o', 'id'], {env})).stdout
  const sent = (await qq(['online-file', 'send', '10001', 'remote:/data/a.zip', '-o', 'id'], {env})).stdout
  expect(await list()).toBe(`${OFFER[0]}\n${sent}`)
  const cancelled = await qq(['online-file', 'cancel', '10001', sent.trim(), '-o', 'table'], {env})
  expect(cancelled.stdout).toBe(`ok  cancel_online_file  user_id=10001  msg_id=${sent}`)
  expect(await list()).toBe(`${OFFER[0]}\n`)
  await qq(['online-file', 'receive', '10001', ...OFFER], {env})
  expect(await list()).toBe('')
})

it('shows an offer with its file in a table', async () => {
  const {env} = await mockServer()
  const {stdout} = await qq(['online-file', 'list', '10001', '-o', 'table'], {env})
  expect(stdout).toMatch(/^msgId +elements\.0\.elementId .* msgTime\n/)
  expect(stdout).toMatch(/\n7412345678901239990 +7412345678901239991 +照片\.zip +10485760 +\d+\n$/)
})
