import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {describe, expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const GROUP = '123456'
const HANDLE = '0445a5690aa9479ca29cb6075f8ec1d5'
const DOCS = '/f0c1d2e3-0000-4000-8000-000000000001'

type Row = Record<string, unknown>

function rows({stdout, stderr}: Ran): Row[] {
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout) as Row[]
}

/** The paths of all files and folders by now. */
async function paths(env: Record<string, string>): Promise<unknown[]> {
  return rows(await qq(['file', 'list', GROUP, '--recursive'], {env})).map(({path}) => path)
}

const BEGINNING = ['/新人必读.pdf', '/mock-server.zip', '/🐧 企鹅.png', '/资料', '/资料/API 说明.md']

describe('file list', () => {
  it('shows files and folders, with times and sizes in columns for people', async () => {
    const {env} = await mockServer()
    const {stdout} = await qq(['file', 'list', GROUP, '-o', 'tsv'], {env})
    const [header, first] = stdout.split('\n')
    expect(header).toBe('kind\tfile_id\tfile_name\tfile_size\tuploader_name\tmodify_time')
    expect(first).toMatch(/^file\t[\da-f]{32}\t新人必读\.pdf\t1048576\t企鹅馆长\t\d{10}$/)
    expect(stdout).toContain(`folder\t${DOCS}\t资料`)
  })

  it.each([
    [['资料'], ['get_group_root_files', 'get_group_files_by_folder']],
    [['path:资料'], ['get_group_root_files', 'get_group_files_by_folder']],
    [[`id:${DOCS}`], ['get_group_files_by_folder']],
    [[DOCS], ['get_group_files_by_folder']],
  ])('lists a folder (%j)', async (folder, actions) => {
    const mock = await mockServer()
    const found = rows(await qq(['file', 'list', GROUP, ...folder], {env: mock.env}))
    expect(found).toMatchObject([{kind: 'file', file_name: 'API 说明.md'}])
    expect(mock.calls.map(({action}) => action)).toEqual(actions)
    expect(mock.calls.at(-1)?.params).toEqual({group_id: GROUP, folder_id: DOCS})
  })

  it('shows all folders, with the path by which other commands know each file', async () => {
    const {env} = await mockServer()
    const found = rows(await qq(['file', 'list', GROUP, '--recursive'], {env}))
    expect(found.map(({path}) => path)).toEqual(BEGINNING)
    expect(found.map(({parent}) => parent)).toEqual(['/', '/', '/', '/', '资料'])
  })

  it.each([
    ['--files-only', 3],
    ['--folders-only', 1],
  ])('shows only those with %s', async (flag, count) => {
    const {env} = await mockServer()
    const {stdout} = await qq(['file', 'list', GROUP, flag, '-o', 'id'], {env})
    expect(stdout.trim().split('\n')).toHaveLength(count)
  })

  it('says when there may be more than it asked for', async () => {
    const mock = await mockServer()
    const {stderr, ...ran} = await qq(['file', 'list', GROUP, '--count', '2'], {env: mock.env})
    expect(rows({stderr, ...ran})).toHaveLength(2)
    expect(stderr).toContain('there may be more than')
    expect(mock.calls[0]?.params).toEqual({group_id: GROUP, file_count: 2})
    expect((await qq(['file', 'list', GROUP], {env: mock.env})).stderr).toBe('')
  })
})

describe('what is malformed is refused before anything is sent', () => {
  it.each([
    [['list', GROUP, 'a/b'], 2, 'folder inside a folder'],
    [['list', GROUP, '资料', '--recursive'], 2, '--recursive'],
    [['list', GROUP, '--files-only', '--folders-only'], 2, ''],
    [['list', GROUP, '--count', '0'], 2, '--count'],
    [['list-folder', GROUP, '资料'], 2, 'is not a folder id'],
    [['create-folder', GROUP, 'a/b'], 2, 'not a name without a folder'],
    [['delete-folder', GROUP, '/', '--yes'], 2, 'folder: / cannot be deleted'],
    [['move', GROUP, HANDLE, '--to', '资料'], 2, 'add --from'],
    [['move', GROUP, '资料/a', '--to', '/', '--from', '资料'], 2, '--from cannot be used with'],
    [['move', GROUP, 'a', '--to', 'a/b'], 2, 'folder inside a folder'],
    [['move', GROUP, 'a'], 2, '--to is required'],
    [['rename', GROUP, 'a', 'b/c'], 2, 'not a name without a folder'],
    [['rename', GROUP, HANDLE, 'b'], 2, 'add --from'],
    [['delete', GROUP, 'a'], 2, 'add --yes'],
    [['delete', GROUP, 'a/b/c', '--yes'], 2, 'is not a file name'],
    [['get-url', GROUP, 'a/b/c'], 2, 'is not a file name'],
    [['get', ''], 2, 'the value is empty'],
    [['get', 'a/b/c', '--group', GROUP], 2, 'is not a file name'],
    [['get', 'a', '--group', '10x'], 2, 'is not a group number'],
    [['upload', '大群', 'x'], 2, 'is not a chat'],
    [['upload', 'g:1', './nowhere'], 9, 'remote:/path'],
    [['upload', 'g:1', mkdtempSync(`${tmpdir()}/qq-`)], 2, 'is a folder'],
    [['upload', 'g:1', 'base64://aGk='], 2, 'add --name'],
    [['upload', 'g:1', 'https://example.com/'], 2, 'add --name'],
    [['upload', 'g:1', 'remote:/a', 'remote:/b', '--name', 'c'], 2, '--name can be used only with one file'],
    [['upload', 'g:1', 'remote:/a', '--name', 'c/d'], 2, '--name'],
    [['upload', 'g:1', 'remote:/a', '--mkdir'], 2, '--folder'],
    [['upload', 'u:10001', 'remote:/a', '--folder', 'x'], 2, 'only groups have folders'],
    [['fetch-remote'], 2, 'give either a URL or --base64'],
    [['fetch-remote', 'https://e.com/a', '--base64', 'aGk='], 2, 'give either a URL or --base64'],
    [['fetch-remote', 'ftp://e.com/a'], 2, 'is not an http:// or https:// URL'],
    [['fetch-remote', '--base64', '%'], 2, 'the value must be @FILE or base64'],
    [['fetch-remote', '--base64', 'aGk=', '--header', 'A: b'], 2, '--header requires a URL'],
    [['fetch-remote', 'https://e.com/a', '--header', 'A=b'], 2, 'write "Name: value"'],
    [['fetch-remote', 'https://e.com/a', '--name', '../a'], 2, '--name'],
  ])('%j', async (args, code, words) => {
    const mock = await mockServer()
    const ran = await qq(['file', ...args], {env: mock.env})
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toContain(words)
    expect(mock.calls).toEqual([])
  })
})

describe('file move and rename', () => {
  it('move a file by its name, and look whether it came', async () => {
    const mock = await mockServer()
    const {env} = mock
    expect(rows(await qq(['file', 'move', GROUP, '新人必读.pdf', '--to', '资料'], {env}))).toEqual({ok: true})
    expect(mock.calls.find(({action}) => action === 'move_group_file')?.params).toEqual({
      group_id: GROUP,
      file_id: expect.stringMatching(/^[\da-f]{32}$/) as string,
      current_parent_directory: '/',
      target_parent_directory: DOCS,
    })
    expect(mock.calls.at(-1)?.action).toBe('get_group_files_by_folder')
    expect(await paths(env)).toContain('/资料/新人必读.pdf')
    expect((await qq(['file', 'move', GROUP, '资料/新人必读.pdf', '--to', '/'], {env})).code).toBe(0)
    expect((await paths(env)).sort()).toEqual([...BEGINNING].sort())
  })

  it('rename a file by its path', async () => {
    const mock = await mockServer()
    const {env} = mock
    expect((await qq(['file', 'rename', GROUP, '资料/API 说明.md', 'README.md'], {env})).code).toBe(0)
    expect(mock.calls.find(({action}) => action === 'rename_group_file')?.params).toMatchObject({
      current_parent_directory: DOCS,
      new_name: 'README.md',
    })
    expect(await paths(env)).toContain('/资料/README.md')
  })

  it('take an id, with the folder that it is in', async () => {
    const {env} = await mockServer()
    const {stdout} = await qq(['file', 'list', GROUP, '--jq', '.[0].file_id'], {env})
    const id = stdout.trim()
    expect((await qq(['file', 'rename', GROUP, id, 'b.pdf', '--from', '/'], {env})).code).toBe(0)
    expect((await qq(['file', 'move', GROUP, id, '--from', '/', '--to', DOCS], {env})).code).toBe(0)
    expect(await paths(env)).toContain('/资料/b.pdf')
  })

  it.each([
    ['move', ['mock-server.zip', '--to', '资料']],
    ['rename', ['mock-server.zip', 'b.zip']],
  ])("believe NapCat's ok with --no-verify alone (%s)", async (verb, args) => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action: `${verb}_group_file`, data: {ok: true}})
    expect((await qq(['file', verb, GROUP, ...args, '--no-verify'], {env: mock.env})).code).toBe(0)
    expect(mock.calls.at(-1)?.action).toBe(`${verb}_group_file`)
    expect(await paths(mock.env)).toEqual(BEGINNING)
  })

  it.each([
    [['move', GROUP, 'mock-server.zip', '--to', '/'], 'already in that folder'],
    [['rename', GROUP, 'mock-server.zip', 'mock-server.zip'], 'already has that name'],
    [['move', GROUP, 'mock-server.zip', '--to', '没有'], 'available: 资料'],
    [['move', GROUP, 'gone.txt', '--to', '资料'], 'has no file "gone.txt"'],
  ])('do nothing where nothing is to do: %j', async (args, words) => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['file', ...args], {env: mock.env})
    expect(code).toBe(2)
    expect(stderr).toContain(words)
    expect(mock.calls.map(({action}) => action)).not.toContain(`${args[0] ?? ''}_group_file`)
  })

  it('only read in a dry run, and only what they must', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['file', 'move', GROUP, 'mock-server.zip', '--to', DOCS, '-n'], {env: mock.env})
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stdout).toContain(`"target_parent_directory":"${DOCS}"`)
    expect(mock.calls.map(({action}) => action)).toEqual(['get_group_root_files', 'get_group_files_by_folder'])
  })
})

describe('file delete', () => {
  it('deletes by name, path and id, with a result for each', async () => {
    const {env} = await mockServer()
    const {stdout: id} = await qq(['file', 'list', GROUP, '--jq', '.[0].file_id'], {env})
    const names = ['mock-server.zip', '资料/API 说明.md', id.trim()]
    const found = rows(await qq(['file', 'delete', GROUP, ...names, '--yes'], {env}))
    expect(found.map(({file, ok}) => [file, ok])).toEqual(names.map(name => [name, true]))
    expect(await paths(env)).toEqual(['/🐧 企鹅.png', '/资料'])
  })

  it('deletes nothing when one of the names is missing', async () => {
    const {env} = await mockServer()
    const {code, stderr} = await qq(['file', 'delete', GROUP, 'mock-server.zip', 'gone', '--yes'], {env})
    expect(code).toBe(2)
    expect(stderr).toContain('has no file "gone"')
    expect(await paths(env)).toEqual(BEGINNING)
  })

  it("finds the failure that QQ's answer hides, and NapCat's own", async () => {
    const {env} = await mockServer()
    // there the bot is an ordinary member
    const refused = await qq(['file', 'delete', '345678', '新人必读.pdf', '--yes'], {env})
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('没有权限')
    const stale = await qq(['file', 'delete', GROUP, HANDLE, 'mock-server.zip', '--yes'], {env})
    expect(stale.code).toBe(6)
    expect(rows(stale)).toMatchObject([
      {file: HANDLE, ok: false, message: 'delete_group_file failed: Invalid file_id (1200)'},
      {file: 'mock-server.zip', ok: true},
    ])
  })

  it('says that an empty list is nothing to do', async () => {
    const mock = await mockServer()
    const {code, stdout, stderr} = await qq(['file', 'delete', GROUP, '-', '--json'], {env: mock.env, stdin: '\n'})
    expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
    expect(stderr).toContain('nothing to do')
    expect(mock.calls).toEqual([])
  })
})

describe('folders', () => {
  it('are made and deleted, with what is in them', async () => {
    const {env} = await mockServer()
    const {stdout: id} = await qq(['file', 'create-folder', GROUP, '新', '-o', 'id'], {env})
    expect(await paths(env)).toContain('/新')
    expect((await qq(['file', 'delete-folder', GROUP, id.trim(), '--yes'], {env})).code).toBe(0)
    expect((await qq(['file', 'delete-folder', GROUP, '资料', '--yes'], {env})).code).toBe(0)
    expect(await paths(env)).toEqual(BEGINNING.slice(0, 3))
  })

  it("are refused with QQ's words", async () => {
    const {env} = await mockServer()
    const {code, stderr} = await qq(['file', 'create-folder', GROUP, '资料'], {env})
    expect(code).toBe(1)
    expect(stderr).toContain('文件夹已存在')
  })
})

describe('file upload', () => {
  it('sends what was given, named by its path or URL', async () => {
    const mock = await mockServer()
    const {env} = mock
    const file = temporaryFile('报告 1.txt', 'hello')
    const found = rows(
      await qq(['file', 'upload', `g:${GROUP}`, file, 'https://example.com/b.pdf?x', 'remote:/srv/c.zip'], {env}),
    )
    const [room, ...calls] = mock.calls.map(({action, params}) => [action, params])
    expect(room).toEqual(['get_group_file_system_info', {group_id: GROUP}])
    expect(calls).toEqual(
      [
        ['base64://aGVsbG8=', '报告 1.txt'],
        ['https://example.com/b.pdf?x', 'b.pdf'],
        ['/srv/c.zip', 'c.zip'],
      ].map(([source, name]) => ['upload_group_file', {group_id: GROUP, file: source, name}]),
    )
    expect(found.map(({name, size, path, ok}) => [name, size, path, ok])).toEqual([
      ['报告 1.txt', 5, file, true],
      ['b.pdf', null, 'https://example.com/b.pdf?x', true],
      ['c.zip', null, 'remote:/srv/c.zip', true],
    ])
    expect(await paths(env)).toEqual(expect.arrayContaining(['/报告 1.txt', '/b.pdf', '/c.zip']))
    const {stdout: space} = await qq(['file', 'get-space', GROUP, '--jq', '.file_count'], {env})
    expect(space).toBe('7\n')
  })

  it('shows id, name and size of each, and prints the ids', async () => {
    const {env} = await mockServer()
    const args = ['file', 'upload', `g:${GROUP}`, temporaryFile('a.txt', 'hello'), '-o']
    expect((await qq([...args, 'tsv'], {env})).stdout).toMatch(/^file_id\tname\tsize\n\/[\da-f-]{36}\ta\.txt\t5\n$/)
    expect((await qq([...args, 'id'], {env})).stdout).toMatch(/^\/[\da-f-]{36}\n$/)
  })

  it('puts it into a folder, which it makes when it is told to', async () => {
    const mock = await mockServer()
    const {env} = mock
    const upload = ['file', 'upload', `g:${GROUP}`, 'remote:/a.txt', '--no-copy', '--folder']
    expect((await qq([...upload, '资料'], {env})).code).toBe(0)
    expect(mock.calls.at(-1)?.params).toEqual({
      group_id: GROUP,
      file: '/a.txt',
      name: 'a.txt',
      folder: DOCS,
      upload_file: false,
    })
    expect((await qq([...upload, '新'], {env})).stderr).toMatch(/has no folder "新"\nhint: available: 资料/)
    for (const _ of [1, 2]) expect((await qq([...upload, '新', '--mkdir'], {env})).code).toBe(0)
    expect(mock.calls.filter(({action}) => action === 'create_group_file_folder')).toHaveLength(1)
    expect((await paths(env)).filter(path => path === '/新/a.txt')).toHaveLength(2)
  })

  it('knows the files of a user as those of a private chat', async () => {
    const mock = await mockServer()
    for (const args of [
      ['upload', 'user:10001'],
      ['upload-private', '10001'],
    ]) {
      const ran = await qq(['file', ...args, 'base64://aGk=', '--name', 'hi.txt'], {env: mock.env})
      expect(rows(ran)).toMatchObject([{name: 'hi.txt', size: 2, path: 'base64://…'}])
      expect(mock.calls.at(-1)).toMatchObject({
        action: 'upload_private_file',
        params: {user_id: '10001', file: 'base64://aGk=', name: 'hi.txt'},
      })
    }
  })

  it('gives a result for each when some fail', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'fail', action: 'upload_group_file', message: '空间不足', times: 1})
    const ran = await qq(['file', 'upload', `g:${GROUP}`, 'remote:/a', 'remote:/b'], {env: mock.env})
    expect(ran.code).toBe(6)
    expect(rows(ran)).toMatchObject([
      {path: 'remote:/a', name: 'a', ok: false, code: 'ACTION_FAILED'},
      {path: 'remote:/b', name: 'b', ok: true},
    ])
  })

  it('makes nothing in a dry run', async () => {
    const mock = await mockServer()
    const args = ['file', 'upload', `g:${GROUP}`, 'remote:/a', '--folder', '新', '--mkdir', '-n']
    const {stdout} = await qq(args, {env: mock.env})
    expect(
      stdout
        .trim()
        .split('\n')
        .map(line => (JSON.parse(line) as Row)['params']),
    ).toEqual([
      {group_id: GROUP, folder_name: '新'},
      {group_id: GROUP, file: '/a', name: 'a', folder: '<folder:新>'},
    ])
    expect(mock.calls.map(({action}) => action)).toEqual(['get_group_root_files'])
  })
})

it('keeps a temporary file, as its dead_time shows', async () => {
  const {env} = await mockServer()
  const dead = async (): Promise<string> =>
    (await qq(['file', 'list', GROUP, '--filter', 'file_name == mock-server.zip', '--jq', '.[].dead_time'], {env}))
      .stdout
  expect(Number(await dead())).toBeGreaterThan(0)
  expect((await qq(['file', 'keep', GROUP, 'mock-server.zip'], {env})).code).toBe(0)
  expect(await dead()).toBe('0\n')
})

it('shows where a file of a group lies on the server, by its name', async () => {
  const mock = await mockServer()
  const ran = await qq(['file', 'get', '--group', GROUP, '资料/API 说明.md'], {env: mock.env})
  expect(rows(ran)).toMatchObject({file: expect.stringContaining('/') as string})
  expect(mock.calls.map(({action}) => action)).toEqual([
    'get_group_root_files',
    'get_group_files_by_folder',
    'get_file',
  ])
  expect(mock.calls.at(-1)?.params).toEqual({file: expect.stringMatching(/^[\da-f]{32}$/) as string})
  await qq(['file', 'get', '资料/API 说明.md'], {env: mock.env})
  expect(mock.calls.at(-1)?.params).toEqual({file: '资料/API 说明.md'})
})

it.each(['keep', 'get-url'])(
  'finds a file by its name and folder for %s, and says which names are near',
  async verb => {
    const mock = await mockServer()
    expect((await qq(['file', verb, GROUP, '资料/API 说明.md'], {env: mock.env})).code).toBe(0)
    expect(mock.calls.at(-1)?.params['file_id']).toMatch(/^[\da-f]{32}$/)
    const {code, stderr} = await qq(['file', verb, GROUP, 'API 说明.m'], {env: mock.env})
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean /资料/API 说明.md?')
  },
)

it('adds the name to the URL of a file that was given by name', async () => {
  const {env} = await mockServer()
  const url = async (file: string): Promise<string> =>
    (await qq(['file', 'get-url', GROUP, file, '-o', 'id'], {env})).stdout
  expect(await url('资料/API 说明.md')).toMatch(/\?fname=API%20%E8%AF%B4%E6%98%8E\.md\n$/)
  const {stdout: raw} = await qq(['file', 'upload', `g:${GROUP}`, 'remote:/a', '-o', 'id'], {env})
  expect(await url(raw.trim())).toMatch(/\?fname=\n$/)
})

it.each([
  [
    ['https://e.com/a', '--header', 'Cookie: a=b; c', '--header', 'X-Y:1', '--name', 'a b.zip'],
    {url: 'https://e.com/a', name: 'a b.zip', headers: ['Cookie=a=b; c', 'X-Y=1']},
  ],
  [['--base64', 'aGVsbG8='], {base64: 'aGVsbG8='}],
  [['--base64', '@-'], {base64: 'aGVsbG8='}],
  [['--base64', `@${temporaryFile('a', 'hello')}`], {base64: 'aGVsbG8='}],
])('has NapCat fetch a file: %j', async (args, params) => {
  const mock = await mockServer()
  const ran = await qq(['file', 'fetch-remote', ...args], {env: mock.env, stdin: 'hello'})
  expect(ran.stderr).toBe('')
  expect(rows(ran)).toEqual({file: expect.stringContaining('/NapCat/temp/') as string})
  expect(mock.calls).toMatchObject([{action: 'download_file', params}])
  expect(mock.calls[0]?.params).toEqual(params)
})
