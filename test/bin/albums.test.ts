import {describe, expect, it} from 'vitest'
import {imageFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const ALBUM = ['123456', 'V61mock0001']

interface Picture {
  image: {lloc: string}
  batch_id: string
  like: {num: number}
  comment: {comments: {content: string}[]}
}

async function pictures(env: Record<string, string>): Promise<Picture[]> {
  return JSON.parse((await qq(['album', 'list-media', ...ALBUM, '--all'], {env})).stdout) as Picture[]
}

it('uploads pictures under the name that the album has', async () => {
  const mock = await mockServer()
  const {env} = mock
  const {stdout} = await qq(['album', 'upload', ...ALBUM, imageFile(), 'remote:/b.png'], {env})
  expect((JSON.parse(stdout) as {ok: boolean}[]).map(({ok}) => ok)).toEqual([true, true])
  const about = {group_id: '123456', album_id: 'V61mock0001', album_name: '团建照片'}
  expect(mock.calls.map(({action, params}) => [action, params])).toEqual([
    ['get_qun_album_list', {group_id: '123456'}],
    ['upload_image_to_qun_album', {...about, file: 'base64://iVBORw0KGgo='}],
    ['upload_image_to_qun_album', {...about, file: '/b.png'}],
  ])
  expect(await pictures(env)).toHaveLength(3)
})

it('looks nothing up for an album whose name is given', async () => {
  const mock = await mockServer()
  await qq(['album', 'upload', ...ALBUM, 'remote:/b.png', '--album-name', '相册'], {env: mock.env})
  expect(mock.calls).toMatchObject([{params: {album_name: '相册'}}])
})

it('likes, comments and deletes what the list then shows', async () => {
  const {env} = await mockServer()
  const [first] = await pictures(env)
  const {batch_id, image} = first!
  expect((await qq(['album', 'like', ...ALBUM, batch_id], {env})).code).toBe(0)
  expect((await qq(['album', 'comment', ...ALBUM, image.lloc, '拍得真好'], {env})).code).toBe(0)
  expect((await pictures(env))[0]).toMatchObject({like: {num: 1}, comment: {comments: [{content: '拍得真好'}]}})
  expect((await qq(['album', 'unlike', ...ALBUM, batch_id, '--lloc', image.lloc], {env})).code).toBe(0)
  expect((await pictures(env))[0]).toMatchObject({like: {num: 0}})
  expect((await qq(['album', 'delete-media', ...ALBUM, image.lloc, '--yes'], {env})).code).toBe(0)
  expect(await pictures(env)).toEqual([])
})

it.each([
  ['like', ['1700000000'], {batch_id: '1700000000'}],
  ['unlike', ['1700000000', '--lloc', 'N1'], {batch_id: '1700000000', lloc: 'N1'}],
  ['comment', ['N1', 'hi'], {lloc: 'N1', content: 'hi'}],
])('sends the parameters of %s', async (verb, args, params) => {
  const {stdout} = await qq(['album', verb, ...ALBUM, ...args, '-n'])
  const frame = JSON.parse(stdout) as {params: unknown}
  expect(frame.params).toEqual({group_id: '123456', album_id: 'V61mock0001', ...params})
})

it("finds the failure in QQ's answer, for one and for each of many", async () => {
  const {env} = await mockServer()
  const one = await qq(['album', 'like', ...ALBUM, '1'], {env})
  expect(one.code).toBe(1)
  expect(one.stderr).toContain('照片不存在')
  const many = await qq(['album', 'delete-media', ...ALBUM, 'NDN0mock0001', 'gone', '--yes', '-o', 'tsv'], {env})
  expect(many.code).toBe(6)
  expect(many.stdout).toMatch(/^lloc\tok\tmessage\nNDN0mock0001\ttrue\t\ngone\tfalse\t.*照片不存在/)
})

describe('pages', () => {
  it('are taken one at a time, with the place of the next on stderr', async () => {
    const mock = await mockServer()
    const {env} = mock
    await qq(['album', 'upload', ...ALBUM, ...Array.from({length: 25}, (_, n) => `remote:/${n}.png`)], {env})
    const list = ['album', 'list-media', ...ALBUM, '-o', 'id']
    const first = await qq(list, {env})
    expect(first.stdout.trim().split('\n')).toHaveLength(20)
    expect(first.stderr).toContain('there are more: use --all, or --cursor "20"')
    const rest = await qq([...list, '--cursor', '20'], {env})
    expect(rest.stdout.trim().split('\n')).toHaveLength(6)
    expect(rest.stderr).toBe('')
    const all = await qq([...list, '--all'], {env})
    expect(all.stdout).toBe(first.stdout + rest.stdout)
    expect(all.stderr).toBe('')
  })

  it('of albums are followed until there are no more', async () => {
    const mock = await mockServer()
    const page = {album_list: [{album_id: 'V0', album_name: '旧'}], attach_info: 'p2', has_more: true}
    mock.fault({kind: 'soft', action: 'get_qun_album_list', data: page, times: 1})
    const {stdout} = await qq(['album', 'list', '123456', '--all', '-o', 'tsv'], {env: mock.env})
    expect(stdout).toMatch(/^album_id\tname\tcreate_time\nV0\t旧\t\nV61mock0001\t团建照片\t\d{10}\n$/)
    expect(mock.calls.map(({params}) => params['attach_info'])).toEqual([undefined, 'p2'])
  })
})

it.each([
  [['upload', ...ALBUM, './nowhere.png'], 9, 'cannot read ./nowhere.png'],
  [['delete-media', ...ALBUM, 'N1'], 2, 'add --yes'],
  [['comment', ...ALBUM, 'N1', ' '], 2, 'text: the value is empty'],
  [['like', ...ALBUM, '1', '--lloc', ''], 2, '--lloc: the value is empty'],
  [['list-media', '123456', ''], 2, 'album: the value is empty'],
])('refuses %j before anything is sent', async (args, code, words) => {
  const mock = await mockServer()
  const ran = await qq(['album', ...args], {env: mock.env})
  expect(ran).toMatchObject({code, stdout: ''})
  expect(ran.stderr).toContain(words)
  expect(mock.calls).toEqual([])
})

it('refuses an album that the group does not have', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['album', 'upload', '123456', 'V2', 'remote:/a.png'], {env: mock.env})
  expect(code).toBe(2)
  expect(stderr).toContain('has no album "V2"')
  expect(mock.calls.map(({action}) => action)).toEqual(['get_qun_album_list'])
})
