import {describe, expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/caller.js'
import {type Params} from '../../../src/lib/client/request.js'
import {callerOf} from '../../support/caller.js'
import {
  filePath,
  GroupFiles,
  namedUrl,
  parseFile,
  parseFiles,
  parseFolder,
  folderOfFile,
} from '../../../src/lib/operations/group-files.js'

const FOLDER = '/f0c1d2e3-0000-4000-8000-000000000001'
const HANDLE = '0445a5690aa9479ca29cb6075f8ec1d5'

describe('parseFolder', () => {
  it.each([
    ['/', {id: '/'}],
    ['资料', {name: '资料'}],
    ['/资料/', {name: '资料'}],
    [FOLDER, {id: FOLDER}],
    [FOLDER.toUpperCase(), {id: FOLDER.toUpperCase()}],
    ['id:abc', {id: 'abc'}],
    ['path:资料', {name: '资料'}],
    [`path:${FOLDER}`, {name: FOLDER.slice(1)}],
    ['id:', {name: 'id:'}],
    [HANDLE, {name: HANDLE}],
  ])('takes %s', (text, ref) => {
    expect(parseFolder(text)).toEqual(ref)
  })

  it.each([
    ['a/b', 'to: "a/b" is a folder inside a folder'],
    ['/a/b', 'is a folder inside a folder'],
    ['', 'to: the value is empty'],
    ['//', 'to: the value is empty'],
    ['path:', 'to: the value is empty'],
  ])('refuses %j', (text, words) => {
    expect(() => parseFolder(text, 'to')).toThrow(expect.objectContaining({code: 'VALIDATION'}))
    expect(() => parseFolder(text, 'to')).toThrow(words)
  })
})

describe('parseFile', () => {
  it.each([
    ['a.txt', {name: 'a.txt'}],
    ['/a.txt', {name: 'a.txt', folder: {id: '/'}}],
    ['资料/a b.txt', {name: 'a b.txt', folder: {name: '资料'}}],
    ['/资料/a b.txt', {name: 'a b.txt', folder: {name: '资料'}}],
    [HANDLE, {id: HANDLE}],
    [FOLDER, {id: FOLDER}],
    ['id:short', {id: 'short'}],
    [`path:${HANDLE}`, {name: HANDLE}],
    ['path:id:x', {name: 'id:x'}],
  ])('takes %s', (text, ref) => {
    expect(parseFile(text)).toEqual(ref)
  })

  it.each(['a/b/c', '/a/b/c', '//b', 'a/', '/', '', 'path:'])('refuses %j', text => {
    expect(() => parseFile(text)).toThrow(expect.objectContaining({code: 'VALIDATION'}))
  })
})

describe('parseFiles', () => {
  it.each([
    ['/', {allIn: {id: '/'}}],
    ['//', {allIn: {id: '/'}}],
    ['资料/', {allIn: {name: '资料'}}],
    ['/资料/', {allIn: {name: '资料'}}],
    ['path:资料/', {allIn: {name: '资料'}}],
    [`${FOLDER}/`, {allIn: {id: FOLDER}}],
    [`id:${FOLDER}/`, {allIn: {id: FOLDER}}],
    ['资料/a', {name: 'a', folder: {name: '资料'}}],
    [HANDLE, {id: HANDLE}],
  ])('takes %s', (text, ref) => {
    expect(parseFiles(text)).toEqual(ref)
  })

  it.each(['a/b/', '/a/b/', '/a/b/c', ''])('refuses %j', text => {
    expect(() => parseFiles(text)).toThrow(expect.objectContaining({code: 'VALIDATION'}))
  })
})

it('needs the folder with an id, and once only with a path', () => {
  const from = {name: '资料'}
  expect(folderOfFile({id: HANDLE}, from)).toBe(from)
  expect(folderOfFile({name: 'a'}, undefined)).toBeUndefined()
  expect(() => folderOfFile({id: HANDLE}, undefined)).toThrow('does not contain the folder')
  expect(() => folderOfFile({name: 'a', folder: from}, from)).toThrow(
    '--from cannot be used with a file that is given with its folder',
  )
})

it('adds a name to the URLs that want one', () => {
  expect(namedUrl({url: 'https://x/?fname='}, 'a b&.txt')).toEqual({url: 'https://x/?fname=a%20b%26.txt'})
  expect(namedUrl({url: 'https://x/?fname=b'}, 'a')).toEqual({url: 'https://x/?fname=b'})
  expect(namedUrl({url: 'https://x/?fname='}, undefined)).toEqual({url: 'https://x/?fname='})
  expect(namedUrl(null, 'a')).toBeNull()
})

const LISTINGS: Readonly<Record<string, unknown>> = {
  '/': {
    files: [
      {file_id: 'h1', file_name: 'one.txt'},
      {file_id: 'h2', file_name: 'both.txt'},
    ],
    folders: [
      {folder_id: '/f1', folder_name: 'F'},
      {folder_id: '/f2', folder_name: 'G'},
    ],
  },
  '/f1': {
    files: [
      {file_id: 'h3', file_name: 'both.txt'},
      {file_id: 'h4', file_name: 'deep.txt', file_size: 12},
    ],
    folders: [],
  },
  '/f2': {
    files: [
      {file_id: 'h5', file_name: 'twice.txt'},
      {file_id: 'h6', file_name: 'twice.txt'},
    ],
    folders: [],
  },
}

/** Answers reads from LISTINGS, and keeps the folders that were listed. */
function files(): {files: GroupFiles; listed: string[]; asked: Params[]} {
  const listed: string[] = []
  const asked: Params[] = []
  const call: Caller['call'] = async ({action, params}) => {
    const {folder_id = '/'} = params as {folder_id?: string}
    listed.push(folder_id)
    asked.push(params)
    return Promise.resolve({action, data: LISTINGS[folder_id], raw: Buffer.alloc(0), stream: 'normal-action'})
  }
  return {files: new GroupFiles(callerOf({call}), '1'), listed, asked}
}

describe('GroupFiles', () => {
  it.each([
    ['one.txt', 'h1', {id: '/'}],
    ['/both.txt', 'h2', {id: '/'}],
    ['F/both.txt', 'h3', {id: '/f1', name: 'F'}],
    ['deep.txt', 'h4', {id: '/f1', name: 'F'}],
  ])('finds %s', async (text, id, folder) => {
    expect(await files().files.file(parseFile(text))).toMatchObject({id, folder})
  })

  it('finds a name in the folder that it is said to be in', async () => {
    expect(await files().files.file(parseFile('both.txt'), {name: 'F'})).toMatchObject({id: 'h3'})
    expect(await files().files.file(parseFile('both.txt'), {id: '/f1'})).toMatchObject({id: 'h3'})
  })

  it('tells all that is in a folder, and all that there is', async () => {
    const {files: group, listed} = files()
    expect((await group.allIn({name: 'F'})).map(filePath)).toEqual(['/F/both.txt', '/F/deep.txt'])
    expect((await group.allIn({id: '/'})).map(filePath)).toEqual(['/one.txt', '/both.txt'])
    expect((await group.all()).map(({id}) => id)).toEqual(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
    expect(listed).toEqual(['/', '/f1', '/f2'])
    await expect(group.allIn({name: 'H'})).rejects.toThrow('no folder "H"')
  })

  it('tells the size where the listing has one', async () => {
    expect(await files().files.file(parseFile('deep.txt'))).toMatchObject({sizeBytes: 12})
    expect(await files().files.file(parseFile('one.txt'))).toMatchObject({sizeBytes: undefined})
  })

  it('asks nothing for an id', async () => {
    const {files: group, listed} = files()
    expect(await group.file({id: 'x'})).toEqual({id: 'x'})
    expect(await group.placedFile({id: 'x'}, {id: '/f1'})).toEqual({id: 'x', folder: {id: '/f1'}})
    expect(listed).toEqual([])
  })

  it('lists each folder once however many names it looks for, and asks for all of it', async () => {
    const {files: group, listed, asked} = files()
    await group.file(parseFile('one.txt'))
    await group.file(parseFile('deep.txt'))
    expect(listed).toEqual(['/', '/f1', '/f2'])
    expect(asked[0]).toEqual({group_id: '1', file_count: 10_000})
  })

  it.each([
    ['both.txt', '2 files have the name "both.txt"', 'choose one of them: /both.txt (id:h2), /F/both.txt (id:h3)'],
    ['G/twice.txt', '2 files have the name', 'choose one of them: /G/twice.txt (id:h5), /G/twice.txt (id:h6)'],
    ['gone.txt', 'group 1 has no file "gone.txt"', 'qq file list 1 --recursive'],
    ['deep.tx', 'has no file "deep.tx"', 'did you mean /F/deep.txt? '],
    ['twice.tx', 'has no file', 'did you mean /G/twice.txt or /G/twice.txt? '],
    ['/deep.txt', 'has no file "deep.txt" in /', 'to list all files'],
    ['F/one.txt', 'group 1 has no file "one.txt" in F', 'qq file list 1 --recursive'],
    ['H/one.txt', 'group 1 has no folder "H"', 'available: F, G'],
  ])('refuses %s', async (text, message, hint) => {
    const found = files().files.file(parseFile(text))
    await expect(found).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining(message) as string,
      hintText: expect.stringContaining(hint) as string,
    })
  })

  it('counts what is in a folder now, not what was', async () => {
    const {files: group, listed} = files()
    expect(await group.count({id: '/f2'}, 'twice.txt')).toBe(2)
    expect(await group.count({id: '/f2'}, 'once.txt')).toBe(0)
    expect(await group.count({id: '/f1'}, undefined)).toBe(2)
    expect(listed).toEqual(['/f2', '/f2', '/f1'])
  })

  it('has nothing where the answer is no listing', async () => {
    expect(await files().files.count({id: '/nowhere'}, undefined)).toBe(0)
  })
})
