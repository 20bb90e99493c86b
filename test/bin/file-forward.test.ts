import {mkdtempSync, readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesOf, type GroupFile} from '../../src/lib/mock/group-file-store.js'
import {type Mock} from '../../src/lib/mock/mock.js'
import {sha256} from '../support/files.js'
import {endedAt, qq, shell, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const FROM = '123456'
const TO = '234567'
const TEXT = Buffer.from('一二三'.repeat(50_000))

type Row = Record<string, unknown>
type Place = Mock & {env: Record<string, string>; temporary: string}

/** A mock whose group has 一二三.txt, and a folder of its own for temporary files. */
async function withFile(): Promise<Place> {
  const mock = await mockServer()
  const temporary = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  const place = Object.assign(mock, {env: {...mock.env, TMPDIR: temporary}, temporary})
  store(place, FROM).add({name: '一二三.txt', size: TEXT.length, bytes: TEXT, folder: '/', uploader: mock.world.self})
  return place
}

function store({world}: Pick<Mock, 'world'>, group: string): ReturnType<typeof filesOf> {
  return filesOf(world.groups.get(Number(group))!, world.self)
}

/** The files of a group that this run has brought. */
function brought(place: Place, group = TO): GroupFile[] {
  return [...store(place, group).files.values()].filter(({uploader}) => uploader === place.world.self)
}

async function forward(place: Place, ...args: string[]): Promise<Ran> {
  return qq(['file', 'forward', FROM, ...args], {env: place.env})
}

function rows({stdout, stderr}: Ran): Row[] {
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout) as Row[]
}

function actions({calls}: Place): string[] {
  return calls.map(({action}) => action)
}

describe('file forward', () => {
  it('brings a file down and up again, whole, under its name', async () => {
    const place = await withFile()
    const found = rows(await forward(place, '一二三.txt', '--to', `group:${TO}`))
    expect(found).toEqual([
      {
        file_id: expect.stringMatching(/^\/[\da-f-]{36}$/) as string,
        name: '一二三.txt',
        size: TEXT.length,
        file: '一二三.txt',
        ok: true,
      },
    ])
    expect(brought(place)).toMatchObject([{name: '一二三.txt', folder: '/', size: TEXT.length}])
    expect(brought(place)[0]?.bytes.equals(TEXT)).toBe(true)
    expect(place.calls.find(({action}) => action === 'upload_file_stream')?.params).toMatchObject({
      expected_sha256: sha256(TEXT),
    })
    expect(readdirSync(place.temporary)).toEqual([])
  })

  it('sends many on, and makes a folder for them', async () => {
    const place = await withFile()
    const args = ['资料/', '一二三.txt', '--to', `g:${TO}`, '--folder', '新', '--mkdir', '-o', 'tsv']
    const {stdout} = await forward(place, ...args)
    expect(stdout.split('\n').map(line => line.split('\t').slice(1).join(' '))).toEqual([
      'name size ok',
      'API 说明.md 189235 true',
      `一二三.txt ${TEXT.length} true`,
      '',
    ])
    const folders = new Set(brought(place).map(({folder}) => store(place, TO).folders.get(folder)?.name))
    expect([...folders]).toEqual(['新'])
  })

  it('takes names from stdin, and a friend for a target', async () => {
    const place = await withFile()
    const script = `echo /一二三.txt | qq file forward ${FROM} - --to user:10001 --name a.txt -o id`
    expect((await shell(script, {env: place.env})).stdout).toMatch(/^\/[\da-f-]{36}\n$/)
    expect(place.calls.at(-1)).toMatchObject({action: 'upload_private_file', params: {user_id: '10001', name: 'a.txt'}})
  })

  it('wants a name for an id that has none', async () => {
    const place = await withFile()
    const id = store(place, FROM).mint([...store(place, FROM).files.values()].at(-1)!)
    place.world.files.set(id, TEXT)
    const ran = await forward(place, id, '--to', `g:${TO}`)
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('has no file name')
    expect(actions(place)).not.toContain('upload_file_stream')
    expect((await forward(place, id, '--to', `g:${TO}`, '--name', 'b.txt')).code).toBe(0)
    expect(brought(place)).toMatchObject([{name: 'b.txt'}])
  })

  it('sends nothing on that did not come down whole, and goes on with the next', async () => {
    const place = await withFile()
    const uploader = place.world.self
    store(place, FROM).add({name: 'other.txt', size: 9, bytes: TEXT, folder: '/', uploader})
    place.fault({kind: 'swap', action: 'download_file_stream', after: 1, times: 1})
    const ran = await forward(place, '新人必读.pdf', 'other.txt', '一二三.txt', '--to', `g:${TO}`)
    expect(ran.code).toBe(6)
    expect(rows(ran)).toMatchObject([
      {name: '新人必读.pdf', ok: false, code: 'SOFT_FAILED'},
      {name: 'other.txt', ok: false, code: 'SOFT_FAILED'},
      {name: '一二三.txt', ok: true},
    ])
    expect(brought(place).map(({name}) => name)).toEqual(['一二三.txt'])
    expect(readdirSync(place.temporary)).toEqual([])
  })

  it('says so when QQ does not take it', async () => {
    const place = await withFile()
    place.fault({kind: 'fail', action: 'upload_group_file', message: '空间不足'})
    const ran = await forward(place, '一二三.txt', '--to', `g:${TO}`)
    expect(ran).toMatchObject({code: 1, stdout: ''})
    expect(ran.stderr).toContain('空间不足')
  })

  it.each([
    ['SIGINT', 130, 'download_file_stream'],
    ['SIGTERM', 143, 'download_file_stream'],
    ['SIGINT', 130, 'upload_file_stream'],
    ['SIGTERM', 143, 'upload_group_file'],
  ] as const)('leaves nothing when it is ended by %s (%i) in %s', async (signal, code, action) => {
    const place = await withFile()
    place.fault({kind: 'hang', action, execute: false, after: 2})
    const args = ['file', 'forward', FROM, '一二三.txt', '--to', `g:${TO}`, '--debug']
    const ran = await endedAt(`"action":"${action}"`, args, place, signal)
    expect(ran.code).toBe(code)
    expect(readdirSync(place.temporary)).toEqual([])
    expect(brought(place)).toEqual([])
  })

  it('ends with 9 where no temporary file can be made', async () => {
    const place = await withFile()
    const ran = await qq(['file', 'forward', FROM, '一二三.txt', '--to', `g:${TO}`], {
      env: {...place.env, TMPDIR: '/nowhere'},
    })
    expect(ran.code).toBe(9)
    expect(ran.stderr).toMatch(/cannot store 一二三\.txt in \/nowhere: .*\n.*TMPDIR/s)
  })

  it('ends with 9, and leaves nothing, when the disk for temporary files is full', async () => {
    const place = await withFile()
    const script = `ulimit -f 100; qq file forward ${FROM} 一二三.txt --to g:${TO}; echo $?`
    const {stdout, stderr} = await shell(script, {env: place.env})
    expect(stdout).toBe('9\n')
    expect(stderr).toMatch(/cannot store 一二三\.txt in .*EFBIG.*\n.*TMPDIR/s)
    expect(readdirSync(place.temporary).filter(name => name.startsWith('qqctl'))).toEqual([])
    expect(actions(place)).not.toContain('upload_file_stream')
  })

  it('looks up, and does nothing, in a dry run', async () => {
    const place = await withFile()
    const args = ['/一二三.txt', '--to', `g:${TO}`, '--folder', '新', '--mkdir', '-n']
    const frames = (await forward(place, ...args)).stdout.trim().split('\n')
    expect(frames.map(frame => JSON.parse(frame) as Row)).toMatchObject([
      {action: 'create_group_file_folder', params: {group_id: TO, folder_name: '新'}},
      {action: 'download_file_stream', params: {file: expect.stringMatching(/^[\da-f]{32}$/) as string}},
      {action: 'upload_group_file', params: {file: '<stream:一二三.txt>', folder: '<folder:新>', name: '一二三.txt'}},
    ])
    expect(new Set(actions(place))).toEqual(new Set(['get_group_root_files']))
  })

  it.each([
    [['a/b/c', '--to', 'g:1'], 'is not a file name'],
    [['a', '--to', '1'], 'is not a chat'],
    [['a'], '--to is required'],
    [['a', '--to', 'u:1', '--folder', 'x'], 'only groups have folders'],
    [['a', 'b', '--to', 'u:1', '--name', 'x'], '--name can be used only with one file'],
    [['a/', '--to', 'u:1', '--name', 'x'], '--name can be used only with one file'],
    [['a', '--to', 'u:1', '--name', 'x/y'], '--name'],
    [['a', '--to', 'g:1', '--mkdir'], '--folder'],
  ])('is refused before anything is sent: %j', async (args, words) => {
    const place = await withFile()
    const ran = await forward(place, ...args)
    expect(ran).toMatchObject({code: 2, stdout: ''})
    expect(ran.stderr).toContain(words)
    expect(place.calls).toEqual([])
  })

  it('touches nothing when one of the names is missing', async () => {
    const place = await withFile()
    const ran = await forward(place, '一二三.txt', 'gone', '--to', `g:${TO}`, '--folder', '新', '--mkdir')
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('has no file "gone"')
    expect(actions(place).every(action => action.startsWith('get_group_'))).toBe(true)
  })

  it('has nothing to do for nothing', async () => {
    const place = await withFile()
    expect(await forward(place, '-', '--to', 'g:1', '--json')).toMatchObject({code: 0, stdout: '[]\n'})
    expect(place.calls).toEqual([])
  })
})
