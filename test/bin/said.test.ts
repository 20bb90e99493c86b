import {describe, expect, it} from 'vitest'
import {openFolder, qq, qqProcess} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {temporaryFile} from '../support/files.js'

const MINI_APP = [
  'bili',
  '--title',
  'a',
  '--desc',
  'b',
  '--pic-url',
  'https://x.org/y',
  '--jump-url',
  'https://x.org/z',
]

describe('--card', () => {
  const forms = ['id', 'raw', 'json', 'jsonl', 'csv', 'tsv', 'table']
  it.each([
    ...forms.map(form => [form, ['share', 'get-mini-app', ...MINI_APP], 'com.tencent.miniapp_01'] as const),
    ...[...forms, 'yaml'].map(form => [form, ['share', 'get-user', '10001'], 'com.tencent.contact.lua'] as const),
    ...[...forms, 'yaml'].map(form => [form, ['share', 'get-group', '123456'], 'com.tencent.contact.lua'] as const),
  ])('takes what -o %s prints of %j', async (form, words, app) => {
    const {env, calls} = await mockServer()
    const {stdout} = await qq([...words, '-o', form], {env})
    expect(await qq(['msg', 'send', 'g:123456', '--card', '-'], {env, stdin: stdout})).toMatchObject({code: 0})
    const sent = calls.findLast(({action}) => action === 'send_msg')?.params as {message: [{data: {data: string}}]}
    expect(JSON.parse(sent.message[0].data.data)).toMatchObject({app})
  })
})

describe('what QQ cannot do', () => {
  it('reads a picture as QQ for Windows does', async () => {
    const {env} = await mockServer()
    const {stdout} = await qq(['image', 'ocr', 'https://example.com/a.png'], {env})
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({text: '你好', pt1: {x: '10', y: '10'}})])
  })

  it('is no list of lines for a picture without text', async () => {
    const mock = await mockServer()
    mock.fault({action: 'ocr_image', kind: 'soft', data: null})
    expect((await qq(['image', 'ocr', 'https://example.com/a.png'], mock)).stdout).toBe('[]\n')
  })

  it('is no list of albums where QQ refused it', async () => {
    const mock = await mockServer()
    mock.fault({action: 'get_qun_album_list', kind: 'soft', data: {attach_info: '', has_more: false}})
    expect(await qq(['album', 'list', '123456'], mock)).toMatchObject({code: 1, stdout: ''})
  })

  it('is a poke without a packet backend that sends', async () => {
    const mock = await mockServer()
    mock.fault({action: 'send_poke', kind: 'fail', retcode: 1400, message: 'packetBackend发包能力不可用'})
    expect(await qq(['msg', 'poke', 'g:123456', '10001'], mock)).toMatchObject({code: 7})
  })

  it.each([
    ['image', 'download', 'x.png'],
    ['record', 'download', 'x.amr'],
    ['ai', 'get-record', '123456', 'lucy', '你好'],
  ])('is a file below a file: %s %s', async (...words) => {
    const {env} = await mockServer()
    const file = temporaryFile('a.txt', 'x')
    const ran = await qq([...words, '--to', `${file}/x`], {env})
    expect(ran).toMatchObject({code: 9, stderr: expect.stringContaining(`${file} is not a folder`) as string})
  })
})

describe('--jq', () => {
  it('knows the environment of the user', async () => {
    const {env} = await mockServer()
    const ran = await qqProcess(['group', 'list', '--jq', 'first | env.MINE, $ENV.MINE'], {
      env: {...env, MINE: 'a\\(b)"'},
    })
    expect(ran.stdout).toBe('a\\(b)"\na\\(b)"\n')
  })

  it.each([
    [['group', 'list', '-o', 'jsonl'], 'none'],
    [['msg', 'send', 'g:123456', 'x', '-o', 'jsonl'], 'partial'],
  ])('that fails on what %j gave, told once, has the outcome %s', async (words, outcome) => {
    const {env} = await mockServer()
    const {stderr, code} = await qq([...words, '--jq', 'error("no")'], {env})
    expect(code).toBe(2)
    const [{error}] = [JSON.parse(stderr) as {error: object}]
    expect(error).toMatchObject({outcome, message: 'jq: error (in the data): no'})
  })
})

describe('a hint', () => {
  it.each([
    [['group', 'unban', '123456', '99999'], null],
    [['group', 'ban', '123456', '20001'], 'nobody can mute the owner of a group'],
    [
      ['request', 'friend', 'approve', '999'],
      'use the `flag` of a request.friend event; NapCat has no list of friend requests',
    ],
  ])('of %j says what can apply', async (words, hint) => {
    const {env} = await mockServer()
    const {stderr} = await qq([...words, '--json'], {env, cwd: openFolder()})
    expect(JSON.parse(stderr)).toMatchObject({error: {hint}})
  })
})
