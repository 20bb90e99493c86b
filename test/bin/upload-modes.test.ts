import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Mock} from '../../src/lib/mock/mock.js'
import {imageFile, PNG_HEAD, sha256, sha256Of, temporaryFile} from '../support/files.js'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const LARGE_BYTES = 300 * 1024
const SMALL = imageFile('小.png')
const LARGE = imageFile('大.png', LARGE_BYTES)
const SMALL_BASE64 = `base64://${PNG_HEAD.toString('base64')}`

interface Case {
  /** FILE is the file. */
  readonly words: string
  readonly action: string
  /** Where the file is in what is sent: `file`, `images.0`. */
  readonly at: string
}

/** What NapCat resolves, be it a path, a URL or base64. */
const ANY_FORM: readonly Case[] = [
  {words: 'account set-avatar FILE', action: 'set_qq_avatar', at: 'file'},
  {words: 'group set-avatar 123456 FILE', action: 'set_group_portrait', at: 'file'},
  {words: 'notice send 123456 你好 --image FILE', action: '_send_group_notice', at: 'image'},
  {words: 'image ocr FILE', action: 'ocr_image', at: 'image'},
  {words: 'image ocr-raw FILE', action: '.ocr_image', at: 'image'},
  {words: 'album upload 123456 V61mock0001 FILE --album-name 相册', action: 'upload_image_to_qun_album', at: 'file'},
  {words: 'qzone send 今天 --image FILE', action: 'send_qzone_msg', at: 'images.0'},
  {words: 'file upload group:123456 FILE --name x.png', action: 'upload_group_file', at: 'file'},
  {words: 'file upload user:10001 FILE --name x.png', action: 'upload_private_file', at: 'file'},
  {words: 'file upload-private 10001 FILE --name x.png', action: 'upload_private_file', at: 'file'},
]

/** What opens a path on its own disk and nothing else. */
const PATH_ONLY: readonly Case[] = [
  {words: 'face add FILE', action: 'add_custom_face', at: 'file'},
  {words: 'online-file send 10001 FILE --name x.png', action: 'send_online_file', at: 'file_path'},
  {words: 'flash create remote:/a.zip --thumb FILE', action: 'create_flash_task', at: 'thumb_path'},
]

const ALL = [...ANY_FORM, ...PATH_ONLY]

/** Runs one of them with this file and these flags; what was sent for the file, of the last call. */
async function sent(
  mock: Mock & {env: Record<string, string>},
  {words, action, at}: Case,
  file: string,
  ...more: string[]
) {
  const args = words.split(' ').map(word => (word === 'FILE' ? file : word))
  const ran = await qq([...args, ...more], {env: mock.env, stdin: file === '-' ? readFileSync(LARGE) : ''})
  expect(ran).toMatchObject({code: 0, stderr: ''})
  const last = mock.calls.at(-1)
  expect(last?.action).toBe(action)
  return valueAt(last?.params, at)
}

function valueAt(params: unknown, at: string): string {
  return at.split('.').reduce((value, key) => (value as Record<string, unknown>)[key], params) as string
}

/** How `qzone send` writes paths: it is the one whose parameter is documented with file:// alone. */
function pathFor({action}: Case, file: string): string {
  return action === 'send_qzone_msg' ? `file://${file}` : file
}

function chunks({calls}: Mock): number {
  return calls.filter(({params}) => params['chunk_index'] !== undefined).length
}

describe.each(ALL)('$words', one => {
  it('streams a large file, whole, and names its path', async () => {
    const mock = await mockServer()
    const value = await sent(mock, one, LARGE, '--chunk-size', '128k')
    const file = value.replace('file://', '')
    expect(value).toBe(pathFor(one, file))
    expect(file).toMatch(/\/NapCat\/temp\/qq-[\da-f-]{36}\.png$/)
    expect(sha256(mock.world.files.get(file))).toBe(sha256Of(LARGE))
    expect(chunks(mock)).toBe(3)
  })

  it('streams what comes on stdin', async () => {
    const mock = await mockServer()
    const value = await sent(mock, one, '-')
    expect(sha256(mock.world.files.get(value.replace('file://', '')))).toBe(sha256Of(LARGE))
  })

  it('names the whole path of a file on a shared disk, and sends none of it', async () => {
    const mock = await mockServer()
    expect(await sent(mock, one, path.relative(process.cwd(), LARGE), '--upload', 'path')).toBe(pathFor(one, LARGE))
    expect(chunks(mock)).toBe(0)
  })

  it('passes a path of the server on', async () => {
    const mock = await mockServer()
    expect(await sent(mock, one, 'remote:/srv/a.png', '--upload', 'stream')).toBe(pathFor(one, '/srv/a.png'))
    expect(chunks(mock)).toBe(0)
  })

  it('streams a small file when told to', async () => {
    const mock = await mockServer()
    const value = await sent(mock, one, SMALL, '--upload', 'stream')
    expect(mock.world.files.get(value.replace('file://', ''))).toEqual(PNG_HEAD)
  })

  it('makes no call in a dry run, and says what would be there', async () => {
    const mock = await mockServer()
    const args = one.words.split(' ').map(word => (word === 'FILE' ? LARGE : word))
    const {stdout} = await qq([...args, '-n'], mock)
    const frames = stdout.trim().split('\n')
    expect(frames).toHaveLength(3)
    const {params} = JSON.parse(frames.at(-1) ?? '') as {params: unknown}
    expect(valueAt(params, one.at)).toBe('<stream:大.png>')
    expect(mock.calls).toEqual([])
  })
})

describe.each(ANY_FORM)('$words', one => {
  it.each([
    ['a small file', SMALL, []],
    ['a small file, when told to', SMALL, ['--upload', 'base64']],
    ['base64', SMALL_BASE64, []],
  ])('puts %s into the call', async (_what, file, more) => {
    const mock = await mockServer()
    expect(await sent(mock, one, file, ...more)).toBe(SMALL_BASE64)
    expect(chunks(mock)).toBe(0)
  })

  it('puts a large file into the call when told to', async () => {
    const mock = await mockServer()
    const value = await sent(mock, one, LARGE, '--upload', 'base64')
    expect(sha256(Buffer.from(value.replace('base64://', ''), 'base64'))).toBe(sha256Of(LARGE))
  })

  it('passes a URL on', async () => {
    const mock = await mockServer()
    const url = 'https://example.com/猫.png'
    expect(await sent(mock, one, url, '--upload', 'stream')).toBe(url)
  })
})

describe.each(PATH_ONLY)('$words', one => {
  it.each([
    ['a small file', SMALL],
    ['base64', SMALL_BASE64],
  ])('streams %s too', async (_what, file) => {
    const mock = await mockServer()
    expect(mock.world.files.get(await sent(mock, one, file))).toEqual(PNG_HEAD)
  })
})

const TEXT = temporaryFile('a.png', 'hello')

it.each(ALL.filter(({words}) => !/^(?:file|online-file) /.test(words)))(
  '$words refuses what is not an image before anything is sent',
  async ({words}) => {
    const mock = await mockServer()
    const args = words.split(' ').map(word => (word === 'FILE' ? TEXT : word))
    const {code, stderr} = await qq(args, {env: mock.env})
    expect(code).toBe(2)
    expect(stderr).toContain('a.png is not an image')
    expect(mock.calls).toEqual([])
  },
)

describe('what is refused before anything is sent', () => {
  it.each([
    [['flash', 'create', SMALL, '--upload', 'base64'], 2, 'NapCat does not accept base64 here'],
    [['face', 'add', 'https://example.com/a.png'], 2, 'fetch-remote'],
    [['flash', 'create', '-'], 2, 'stdin has no file name'],
    [['online-file', 'send', '10001', '-'], 2, 'add --name'],
    [['file', 'upload', 'g:123456', '-'], 2, 'add --name'],
    [['file', 'upload', 'g:123456', SMALL, '-', '--name', 'x'], 2, '--name can be used only with one file'],
    [['file', 'upload', 'g:123456', '-', '--name', 'x', '--upload', 'path'], 2, 'stdin has no path'],
    [['file', 'upload', 'g:123456', '-', '--name', 'x'], 2, 'stdin is empty'],
    [['qzone', 'send', '-', '--image', '-'], 2, 'stdin'],
    [['flash', 'create', SMALL, '--thumb', TEXT], 2, 'is not an image'],
    [['flash', 'create', path.dirname(SMALL)], 2, 'is a folder'],
    [['account', 'set-avatar', SMALL, '--upload', 'ftp'], 2, '--upload'],
  ])('%j', async (args, code, words) => {
    const mock = await mockServer()
    const ran = await qq(args, {env: mock.env, stdin: ''})
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toContain(words)
    expect(mock.calls).toEqual([])
  })

  it('is told of all paths at once', async () => {
    const mock = await mockServer()
    const empty = temporaryFile('empty', '')
    const args = ['file', 'upload', 'g:123456', SMALL, './nowhere', empty, path.dirname(SMALL)]
    const {code, stderr} = await qq(args, {env: mock.env})
    expect(code).toBe(9)
    expect(stderr).toContain('3 of 4 files cannot be used: cannot read ./nowhere')
    expect(stderr).toContain(`${empty} is empty`)
    expect(stderr).toContain(`${path.dirname(SMALL)} is a folder`)
    expect(mock.calls).toEqual([])
  })
})

describe('flash create', () => {
  it('brings all files, under names that people know and that are not taken', async () => {
    const mock = await mockServer()
    const {env} = mock
    const other = temporaryFile('大.png', 'another')
    await qq(['flash', 'create', LARGE, other, 'remote:/data/photos', '--name', '资料'], {env})
    const {files, name} = mock.calls.at(-1)?.params as {files: string[]; name: string}
    expect(name).toBe('资料')
    expect(files).toEqual([
      expect.stringMatching(/\/NapCat\/temp\/大-[\da-f]{8}\.png$/),
      expect.stringMatching(/\/NapCat\/temp\/大-[\da-f]{8}\.png$/),
      '/data/photos',
    ])
    expect(files.slice(0, 2).map(file => sha256(mock.world.files.get(file)))).toEqual([LARGE, other].map(sha256Of))
  })

  it('has the server keep them for a day, and the first ones while the others come', async () => {
    const mock = await mockServer()
    await qq(['flash', 'create', SMALL, LARGE], {env: mock.env})
    const kept = mock.calls.map(({params}) => params['file_retention']).filter(ms => ms !== undefined)
    const usual = (bytes: number): number => 86_400_000 + 300_000 + Math.ceil(bytes / 256)
    expect(kept).toEqual([usual(PNG_HEAD.length) + LARGE_BYTES / 32, usual(LARGE_BYTES)])
  })

  it("makes names of the server's out of any", async () => {
    const mock = await mockServer()
    const odd = temporaryFile(`${'长'.repeat(70)} "a"%?.txt`, 'hello')
    await qq(['flash', 'create', odd], {env: mock.env})
    expect(String(mock.calls[0]?.params['filename'])).toMatch(/^长{50}-[\da-f]{8}\.txt$/)
  })
})

it.each([
  [['face', 'add', SMALL], {file_name: '小.png'}],
  [['face', 'add', SMALL, '--name', '猫.png'], {file_name: '猫.png'}],
  [['online-file', 'send', '10001', SMALL], {file_name: '小.png'}],
])('%j shows the name that the file has here', async (args, params) => {
  const mock = await mockServer()
  await qq(args, {env: mock.env})
  expect(mock.calls.at(-1)?.params).toMatchObject(params)
})

describe('file upload', () => {
  it('takes what comes through a pipe, under the name that it is given', async () => {
    const mock = await mockServer()
    const {stdout} = await shell('seq 100000 | qq file upload g:123456 - --name 数.txt', {env: mock.env})
    expect(JSON.parse(stdout)).toMatchObject([{name: '数.txt', size: 588_895, path: 'stdin', ok: true}])
    const {params} = mock.calls.at(-1)!
    expect(params['name']).toBe('数.txt')
    expect(mock.world.files.get(String(params['file']))?.toString()).toMatch(/^1\n2\n[^]*\n100000\n$/)
  })

  it('brings a file whose path has a % in it', async () => {
    const mock = await mockServer()
    const bytes = Buffer.from('hello')
    mock.world.files.set('/srv/100%.txt', bytes)
    const {stdout} = await qq(['file', 'upload', 'g:123456', 'remote:/srv/100%.txt', '-o', 'id'], {env: mock.env})
    expect(mock.world.files.get(stdout.trim())).toEqual(bytes)
  })

  const room = (used_space: unknown, total_space: unknown): unknown => ({
    file_count: 1,
    limit_count: 10_000,
    used_space,
    total_space,
  })

  it.each([
    [[LARGE], room(1000, 300_000), '300.0 KiB, but group 123456 has only 292.0 KiB of 293.0 KiB'],
    [[LARGE, SMALL], room('0', String(LARGE_BYTES)), 'the files have 300.0 KiB, but group 123456 has only '],
    [[SMALL], room(20, 10), '8 B, but group 123456 has only 0 B of 10 B'],
  ])('sends nothing of %j to a group that has no room for it', async (files, data, words) => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action: 'get_group_file_system_info', data})
    const {code, stdout, stderr} = await qq(['file', 'upload', 'g:123456', ...files, '--folder', '新', '--mkdir'], mock)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(words)
    expect(mock.calls.map(({action}) => action)).toEqual(['get_group_file_system_info'])
  })

  it.each([
    ['what just fits', {kind: 'soft' as const, data: room(0, LARGE_BYTES)}],
    ['when the sizes are not told', {kind: 'soft' as const, data: room(null, 0)}],
    ['when there is no answer to make sense of', {kind: 'soft' as const, data: {}}],
    ['when NapCat cannot tell', {kind: 'fail' as const, message: 'Timeout'}],
  ])('sends %s', async (_what, fault) => {
    const mock = await mockServer()
    mock.fault({...fault, action: 'get_group_file_system_info'})
    expect(await qq(['file', 'upload', 'g:123456', LARGE], mock)).toMatchObject({code: 0, stderr: ''})
  })

  it("asks nobody for room that needs none of it, or is no group's", async () => {
    const mock = await mockServer()
    await qq(['file', 'upload', 'g:123456', 'remote:/a', 'https://example.com/b'], mock)
    await qq(['file', 'upload', 'u:10001', SMALL], mock)
    await qq(['file', 'upload', 'g:123456', SMALL, '-n'], mock)
    expect(mock.calls.map(({action}) => action)).toEqual([
      'upload_group_file',
      'upload_group_file',
      'upload_private_file',
    ])
  })
})

describe('a connection that is lost', () => {
  it('is renewed, and the call made', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 20, times: 1})
    const {code, stderr} = await qq(['account', 'set-avatar', LARGE, '--chunk-size', '4k'], mock)
    expect(code).toBe(0)
    expect(stderr).toContain('connecting again')
    expect(sha256(mock.world.files.get(String(mock.calls.at(-1)?.params['file'])))).toBe(sha256Of(LARGE))
  })

  it('ends the run with --no-resume', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 20, times: 1})
    const {code, stderr} = await qq(['account', 'set-avatar', LARGE, '--chunk-size', '4k', '--no-resume'], mock)
    expect(code).toBe(5)
    expect(stderr).toMatch(/\d+ % of 大\.png is uploaded, then the upload failed: /)
    expect(stderr).not.toContain('--resume')
    expect(mock.calls.map(({action}) => action)).not.toContain('set_qq_avatar')
  })
})
