import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesOf} from '../../src/lib/mock/group-file-store.js'
import {type Mock} from '../../src/lib/mock/mock.js'
import {sha256} from '../support/files.js'
import {qq, qqLine, qqPipe, shell, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const GROUP = '123456'
const ALL = ['新人必读.pdf', 'mock-server.zip', '🐧 企鹅.png', '资料/API 说明.md']

type Row = Record<string, unknown>
type Place = Mock & {env: Record<string, string>; cwd: string}

async function withFolder(): Promise<Place> {
  return Object.assign(await mockServer(), {cwd: mkdtempSync(path.join(tmpdir(), 'qq-test-'))})
}

/** Downloads from the group, in the folder. */
async function download(place: Place, ...args: string[]): Promise<Ran> {
  return qq(['file', 'download', '--group', GROUP, ...args], place)
}

function rows({stdout, stderr}: Ran): Row[] {
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout) as Row[]
}

/** The group's files in the mock. */
function store({world}: Place): ReturnType<typeof filesOf> {
  return filesOf(world.groups.get(Number(GROUP))!, world.self)
}

function bytesOf(place: Place, name: string): Buffer {
  return [...store(place).files.values()].find(file => file.name === path.basename(name))!.bytes
}

function expectWhole(place: Place, file: string, name = file): void {
  expect(readFileSync(path.join(place.cwd, file)).equals(bytesOf(place, name)), file).toBe(true)
}

function downloads({calls}: Place): unknown[] {
  return calls.filter(({action}) => action === 'download_file_stream')
}

describe('file download --group', () => {
  it('looks names up and downloads them by their fresh ids, over one connection', async () => {
    const place = await withFolder()
    const found = rows(await download(place, '新人必读.pdf', '资料/API 说明.md', '/mock-server.zip'))
    const names = ['新人必读.pdf', 'API 说明.md', 'mock-server.zip']
    expect(found).toEqual(
      ['新人必读.pdf', '资料/API 说明.md', '/mock-server.zip'].map((file, index) => ({
        file,
        path: names[index],
        file_name: names[index],
        size: bytesOf(place, names[index]!).length,
        sha256: sha256(bytesOf(place, names[index]!)),
      })),
    )
    for (const name of names) expectWhole(place, name)
    expect(place.calls.map(({action}) => action)).toEqual([
      ...['get_group_root_files', 'get_group_files_by_folder'],
      ...names.map(() => 'download_file_stream'),
    ])
    for (const call of downloads(place) as {params: Row}[]) expect(call.params['file']).toMatch(/^[\da-f]{32}$/)
  })

  it('takes all that is in a folder', async () => {
    const place = await withFolder()
    mkdirSync(path.join(place.cwd, 'to'))
    expect(await download(place, '资料/', '--to', 'to', '-o', 'id')).toMatchObject({
      code: 0,
      stdout: 'to/API 说明.md\n',
    })
    expectWhole(place, 'to/API 说明.md')
  })

  it('takes all that is in no folder, and with --recursive the folders too', async () => {
    const place = await withFolder()
    expect(rows(await download(place, '/')).map(row => row['path'])).toEqual(ALL.slice(0, 3))
    expect(readdirSync(place.cwd)).toHaveLength(3)
    const {code, stdout} = await download(place, '/', '--recursive', '--force', '-o', 'id')
    expect({code, stdout}).toEqual({code: 0, stdout: `${ALL.join('\n')}\n`})
    for (const file of ALL) expectWhole(place, file)
  })

  it('goes on where it was with --no-clobber, and asks for nothing that is there', async () => {
    const place = await withFolder()
    await download(place, '/')
    const before = downloads(place).length
    const {code, stderr, ...ran} = await download(place, '/', '--recursive', '--no-clobber')
    expect(code).toBe(0)
    expect(rows({code, stderr, ...ran}).map(({path, kept}) => [path, kept])).toEqual(
      ALL.map((file, index) => [file, index < 3 ? true : undefined]),
    )
    expect(downloads(place)).toHaveLength(before + 1)
  })

  it('takes what file list gives, paths and ids', async () => {
    const place = await withFolder()
    const list = `file list ${GROUP} --recursive --files-only --jq '.[].path'`
    const {stdout} = await qqPipe([list, `file download --group ${GROUP} - -o id`], place)
    expect(stdout.split('\n')).toEqual([...ALL.map(file => path.basename(file)), ''])
    const id = (await qqLine(`file list ${GROUP} 资料 -o id`, place)).stdout.trim()
    const byId = await qqLine(`file download --group ${GROUP} id:${id} --to b`, place)
    expect(JSON.parse(byId.stdout)).toMatchObject([{path: 'b', size: 189_235}])
    expectWhole(place, 'b', 'API 说明.md')
  })

  it('names a file that is given by its id after the id', async () => {
    const place = await withFolder()
    const id = store(place).mint([...store(place).files.values()][0]!)
    place.world.files.set(id, Buffer.from('x'))
    expect(await download(place, `id:${id}`, '-o', 'id')).toMatchObject({code: 0, stdout: `${id}\n`})
  })

  it('writes one to stdout', async () => {
    const place = await withFolder()
    const {stdout} = await shell(`qq file download --group ${GROUP} "资料/API 说明.md" --to - | sha256sum`, place)
    expect(stdout).toBe(`${sha256(bytesOf(place, 'API 说明.md'))}  -\n`)
  })

  it.each([
    [['twice.txt'], 2, /choose one of them: \/twice\.txt \(id:[\da-f]{32}\), \/资料\/twice\.txt \(id:[\da-f]{32}\)/],
    [['mock-server.zi'], 2, /did you mean \/mock-server\.zip\?/],
    [['资料/mock-server.zip'], 2, /has no file "mock-server\.zip" in 资料/],
    [['没有/'], 2, /available: 资料/],
    [['新人必读.pdf', 'gone'], 2, /has no file "gone"/],
  ])('downloads nothing when a name stands for no one file: %j', async (args, code, words) => {
    const place = await withFolder()
    for (const folder of ['/', '/f0c1d2e3-0000-4000-8000-000000000001'])
      store(place).add({name: 'twice.txt', size: 3, folder, uploader: place.world.self})
    const ran = await download(place, ...args)
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toMatch(words)
    expect(downloads(place)).toEqual([])
    expect(readdirSync(place.cwd)).toEqual([])
  })

  it.each([
    [['a/b/c'], 2, 'is not a file name'],
    [['资料/', '--to', '-'], 2, '--to - can be used only with one file'],
    [['资料/', '--sha256', 'f'.repeat(64)], 2, 'can be used only with one file'],
    [['资料/', '--to', 'nowhere'], 9, 'nowhere is not a folder'],
    [['资料/', '--recursive'], 2, 'a folder contains no folders'],
  ])('asks for nothing with %j', async (args, code, words) => {
    const place = await withFolder()
    const ran = await download(place, ...args)
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toContain(words)
    expect(place.calls).toEqual([])
  })

  it('wants the group for --recursive', async () => {
    const place = await withFolder()
    const ran = await qq(['file', 'download', 'a', '--recursive'], place)
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('--group')
    expect(place.calls).toEqual([])
  })

  it.each([
    [3, 'it has more than 3 bytes'],
    [200_000, 'it has 189235 bytes instead of 200000'],
  ])('keeps nothing that has not the size that the group lists: %i', async (size, words) => {
    const place = await withFolder()
    const bytes = bytesOf(place, 'API 说明.md')
    store(place).add({name: 'other.md', size, bytes, folder: '/', uploader: place.world.self})
    const ran = await download(place, 'other.md')
    expect(ran).toMatchObject({code: 1, stdout: ''})
    expect(ran.stderr).toContain(words)
    expect(readdirSync(place.cwd)).toEqual([])
  })

  it('never overwrites one of two that have the same name', async () => {
    const place = await withFolder()
    for (const bytes of [Buffer.from('one'), Buffer.from('two')])
      store(place).add({name: 'twice.txt', size: 3, bytes, folder: '/', uploader: place.world.self})
    const ran = await download(place, '/', '--force')
    expect(ran.code).toBe(6)
    expect(rows(ran).at(-1)).toMatchObject({file: '/twice.txt', ok: false, code: 'LOCAL'})
    expect(readFileSync(path.join(place.cwd, 'twice.txt'), 'utf8')).toBe('one')
    const again = await download(place, '/', '--no-clobber')
    expect(again.code).toBe(6)
    expect(rows(again).map(row => row['kept'] ?? row['message'])).toEqual([
      ...[true, true, true, true],
      'another file of this run was already saved as twice.txt',
    ])
  })

  it('goes on after one that is damaged', async () => {
    const place = await withFolder()
    place.fault({kind: 'lose', action: 'download_file_stream', after: 3, times: 1})
    const ran = await download(place, '/')
    expect(ran.code).toBe(6)
    expect(rows(ran).map(({path, code}) => path ?? code)).toEqual(['SOFT_FAILED', 'mock-server.zip', '🐧 企鹅.png'])
    expectWhole(place, 'mock-server.zip')
    expect(readdirSync(place.cwd).sort()).toEqual(['mock-server.zip', '🐧 企鹅.png'])
  })

  it('keeps names of files and folders from leaving the target', async () => {
    const place = await withFolder()
    mkdirSync(path.join(place.cwd, 'to'))
    const {id} = store(place).addFolder('..', place.world.self)
    const uploader = place.world.self
    for (const name of ['..\\..\\x', 'a\nb\u001b[2J.txt', '.bashrc'])
      store(place).add({name, size: 3, folder: id, uploader})
    expect((await download(place, '/', '--recursive', '--to', 'to')).code).toBe(0)
    expect(readdirSync(path.join(place.cwd, 'to', 'folder')).sort()).toEqual(['ab[2J.txt', 'bashrc', 'x'])
    expect(readdirSync(place.cwd)).toEqual(['to'])
  })

  it('only looks up in a dry run', async () => {
    const place = await withFolder()
    const {stdout} = await download(place, '资料/', '/', '-n')
    expect(stdout.trim().split('\n')).toHaveLength(4)
    expect(place.calls.map(({action}) => action)).toEqual(['get_group_root_files', 'get_group_files_by_folder'])
    expect(readdirSync(place.cwd)).toEqual([])
  })

  it('has nothing to do for an empty folder', async () => {
    const place = await withFolder()
    store(place).addFolder('空', place.world.self)
    expect(await download(place, '空/')).toMatchObject({code: 0, stdout: '[]\n'})
  })

  it('says what stops it when a file is where a folder is to be', async () => {
    const place = await withFolder()
    writeFileSync(path.join(place.cwd, '资料'), 'a file')
    const ran = await download(place, '/', '--recursive')
    expect(ran.code).toBe(6)
    expect(rows(ran).at(-1)).toMatchObject({
      ok: false,
      code: 'LOCAL',
      message: expect.stringMatching(/^cannot write 资料\/API 说明\.md: /) as string,
    })
    expect(readFileSync(path.join(place.cwd, '资料'), 'utf8')).toBe('a file')
  })
})
