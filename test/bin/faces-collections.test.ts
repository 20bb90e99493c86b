import {expect, it} from 'vitest'
import {imageFile} from '../support/files.js'
import {qq, qqLine, qqPipe} from '../support/run.js'
import {mockServer} from '../support/server.js'

const NODDING = '10000_0_0_0_D8EAA70984B402EE10B0F33DB88F4173_0_0'

it.each([
  [['face', 'add', 'https://example.com/a.png'], 'NapCat does not accept a URL here'],
  [['face', 'add', 'remote:'], 'remote: requires a path'],
  [['face', 'add', 'remote:/a.png', '--size', '0'], '--size'],
  [['face', 'list', '--count', '0'], '--count'],
  [['face', 'set-desc', '2', 'x'], '--res is required'],
  [['face', 'set-desc', '', 'x', '--res', 'r', '--md5', 'm'], 'emoji'],
  [['face', 'delete', 'x', ' ', '--yes'], 'res: the value is empty'],
  [['face', 'delete', 'x'], 'add --yes'],
  [['collection', 'add', ''], 'text: the value is empty'],
  [['collection', 'add', '-', '-'], '- is given more than once'],
  [['collection', 'list', '--category', 'notes'], '--category'],
  [['qzone', 'send', ''], 'text: the value is empty'],
  [['qzone', 'send', 'hi', '--visible', 'nobody'], 'not one of all, friends, some, self, except'],
  [['qzone', 'send', 'hi', '--visible', 'some'], '--user'],
  [['qzone', 'send', 'hi', '--visible', 'except'], '--user'],
  [['qzone', 'send', 'hi', '--visible', 'friends', '--user', '10001'], '--visible some'],
  [['qzone', 'send', 'hi', '--user', '10001'], '--visible some'],
  [['qzone', 'send', 'hi', '--visible', 'some', '--user', 'g:1'], '--user'],
  [['qzone', 'delete', 'x'], 'add --yes'],
])('refuses %j with nothing sent', async (words, text) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})

it('names each of several flags that are missing', async () => {
  const {stderr} = await qq(['face', 'set-desc', '2', 'x'])
  expect(stderr).toMatch(/error: --\w+ is required; --\w+ is required\n/)
})

it.each([
  [['face', 'list'], {}],
  [['face', 'list-details', '--count', '5'], {count: 5}],
  [['face', 'add', 'remote:/a.png'], {file: '/a.png', is_mark_face: false, is_origin: false}],
  [
    ['face', 'add', 'remote:/a.png', '--name', 'n', '--id', 'i', '--package', 'p', '--mark', '--origin', '--size', '9'],
    {file: '/a.png', file_name: 'n', emoji_id: 'i', package_id: 'p', is_mark_face: true, is_origin: true, file_size: 9},
  ],
  [['collection', 'list'], {category: '0'}],
  [['collection', 'list', '--category', '1', '--count', '3'], {category: '1', count: '3'}],
  [['collection', 'add', 'two', 'words'], {rawData: 'two words', brief: 'two words'}],
  [['qzone', 'send', 'two', 'words'], {content: 'two words'}],
  [['qzone', 'send', 'hi', '--visible', 'all'], {content: 'hi', ugc_right: 1}],
  [['qzone', 'send', 'hi', '--visible', 'friends'], {content: 'hi', ugc_right: 4}],
  [['qzone', 'send', 'hi', '--visible', '64'], {content: 'hi', ugc_right: 64}],
  [
    ['qzone', 'send', 'hi', '--visible', 'some', '--user', '1', '--user', 'u:2'],
    {content: 'hi', ugc_right: 16, target_uins: ['1', '2']},
  ],
  [
    [
      'qzone',
      'send',
      '',
      '--visible',
      'except',
      '--user',
      '1',
      '--image',
      'remote:/a.png',
      '--image',
      'base64://iVBORw0KGgo=',
    ],
    {content: '', images: ['file:///a.png', 'base64://iVBORw0KGgo='], ugc_right: 128, target_uins: ['1']},
  ],
])('sends %j as it must be', async (words, params) => {
  const mock = await mockServer()
  expect(await qq(words, {env: mock.env})).toMatchObject({code: 0, stderr: ''})
  expect(mock.calls.map(call => call.params)).toEqual([params])
})

it('puts a local picture into a post', async () => {
  const mock = await mockServer()
  await qq(['qzone', 'send', 'hi', '--image', imageFile()], {env: mock.env})
  expect(mock.calls[0]?.params['images']).toEqual(['base64://iVBORw0KGgo='])
})

it('adds, describes and deletes stickers', async () => {
  const {env} = await mockServer()
  const done = async (line: string): Promise<string> => {
    const {stdout, ...ran} = await qqLine(line, {env})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    return stdout
  }
  await done('face add remote:/data/happy.gif -o none')
  const row = JSON.parse(await done("face list-details --filter 'emoId == 4' -o jsonl")) as {resId: string; md5: string}
  await done(`face set-desc 4 开心 --res ${row.resId} --md5 ${row.md5} -o none`)
  expect(await done("face list-details --filter 'desc == 开心' -o id")).toBe(`${row.resId}\n`)
  const rest = ["face list-details --filter 'desc != 开心' -o id", 'face delete - --yes -o none'] as const
  expect(await qqPipe(rest, {env})).toMatchObject({code: 0, stderr: ''})
  const {stdout} = await qq(['face', 'list', '--json'], {env})
  expect(JSON.parse(stdout)).toEqual([expect.stringContaining('https://')])
})

it('tells which sticker could not be deleted', async () => {
  const {env} = await mockServer()
  const {code, stdout} = await qq(['face', 'delete', 'nope', NODDING, '--yes'], {env})
  expect(code).toBe(6)
  expect(JSON.parse(stdout)).toMatchObject([
    {res_id: 'nope', ok: false, code: 'SOFT_FAILED'},
    {res_id: NODDING, ok: true, data: {result: 0}},
  ])
})

it('deletes each sticker by a call of its own', async () => {
  const mock = await mockServer()
  await qq(['face', 'delete', NODDING, NODDING, 'other', '--yes'], {env: mock.env})
  expect(mock.calls.map(call => call.params)).toEqual([{res_id: [NODDING]}, {res_id: ['other']}])
})

it('collects a text from stdin, with its first line for the list', async () => {
  const mock = await mockServer()
  await qq(['collection', 'add', '-'], {env: mock.env, stdin: '\n  买菜 \n牛奶\n'})
  expect(mock.calls[0]?.params).toEqual({rawData: '\n  买菜 \n牛奶', brief: '买菜'})
  const {stdout, stderr} = await qq(['collection', 'list', '--count', '1', '-o', 'table'], {env: mock.env})
  expect(stdout).toMatch(/^cid +type +author\.strId +collectTime +summary\.richMediaSummary\.brief\n\S+ .*买菜\n$/)
  expect(stderr).toContain('there are more')
})

it('says nothing of more collections when these are all', async () => {
  const {env} = await mockServer()
  expect((await qq(['collection', 'list'], {env})).stderr).toBe('')
})

it('deletes what it has posted, once', async () => {
  const mock = await mockServer()
  const {stdout} = await qq(['qzone', 'send', 'hi', '-o', 'id'], {env: mock.env})
  const tid = stdout.trim()
  expect((await qq(['qzone', 'delete', tid, '--yes'], {env: mock.env})).code).toBe(0)
  const again = await qq(['qzone', 'delete', tid, '--yes'], {env: mock.env})
  expect(again.code).toBe(1)
  expect(again.stderr).toContain('删除说说失败')
})

it.each([
  ['create_collection', ['collection', 'add', 'x'], {result: 5, errMsg: 'full'}],
  ['get_collection_list', ['collection', 'list'], {errCode: 5, errMsg: 'busy'}],
  ['add_custom_face', ['face', 'add', 'remote:/a.png'], {result: 5, errMsg: 'too many'}],
  ['set_custom_face_desc', ['face', 'set-desc', '1', 'x', '--res', 'r', '--md5', 'm'], {result: 5, errMsg: 'no'}],
])('finds the failure inside the answer of %s', async (action, words, data) => {
  const mock = await mockServer()
  mock.fault({kind: 'soft', action, data})
  const {code, stderr} = await qq(words, {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain(data.errMsg)
})
