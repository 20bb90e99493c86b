import {execFileSync} from 'node:child_process'
import {chmodSync, mkdtempSync, truncateSync, writeFileSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {Readable} from 'node:stream'
import {describe, expect, it} from 'vitest'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {
  checkInline,
  inlineValue,
  isPipe,
  MAX_INLINE_BYTES,
  pathValue,
  settled,
  sourceOf,
  type FileNeeds,
  type Pipe,
  type Source,
} from '../../../src/lib/transfer/source.js'
import {type UploadMode} from '../../../src/lib/transfer/upload-mode.js'
import {imageFile, temporaryFile} from '../../support/files.js'

const SMALL = 256 * 1024

/** A file of so many zero bytes, which take no room on the disk. */
function fileOf(bytes: number): string {
  const file = temporaryFile('a.bin', '')
  truncateSync(file, bytes)
  return file
}

function folder(): string {
  return mkdtempSync(path.join(tmpdir(), 'qq-test-'))
}

function pipeOf(text: string, needs: FileNeeds = {}, mode?: UploadMode): Pipe {
  const pipe = sourceOf(text, needs, mode)
  if (!isPipe(pipe)) throw new Error(`${text} is no pipe`)
  return pipe
}

/** What comes of a pipe with this content. */
async function through(content: string | Buffer, needs: FileNeeds = {}, mode: UploadMode = 'auto'): Promise<Source> {
  return settled(pipeOf('-', needs), mode, Readable.from([Buffer.from(content)]), new AbortController().signal)
}

function wayOf(source: Source | Pipe): unknown {
  return isPipe(source) ? 'pipe' : source.way.kind
}

describe('sourceOf', () => {
  it.each([
    ['https://example.com/a/report.pdf?x=1#y', 'report.pdf'],
    ['https://example.com/%E6%8A%A5%E5%91%8A.pdf', '报告.pdf'],
    ['https://example.com/a%2Fb.pdf', 'b.pdf'],
    ['https://example.com/100%.txt', '100%.txt'],
    ['https://example.com/', undefined],
  ])('passes %s on', (text, name) => {
    expect(sourceOf(text)).toMatchObject({name, sizeBytes: undefined, way: {kind: 'given', value: text}})
  })

  it('reads base64, which goes inside the call', () => {
    const way = {kind: 'inline', content: Buffer.from('hello')}
    expect(sourceOf('base64://aGVsbG8=')).toMatchObject({name: undefined, sizeBytes: 5, way})
  })

  it.each([
    ['remote:/srv/backup.zip', 'backup.zip', '/srv/backup.zip'],
    [String.raw`remote:C:\Users\me\a.zip`, 'a.zip', String.raw`C:\Users\me\a.zip`],
    ['remote:remote:a', 'remote:a', 'remote:a'],
  ])("takes %s for a path on NapCat's own machine", (text, name, value) => {
    expect(sourceOf(text)).toMatchObject({label: text, name, way: {kind: 'given', value}})
  })

  it('looks at a file, which keeps its name', () => {
    const file = temporaryFile('cat 1.png', 'hello')
    expect(sourceOf(file)).toMatchObject({label: file, name: 'cat 1.png', sizeBytes: 5})
  })

  it('does not show what is the content itself', () => {
    expect(sourceOf('base64://aGVsbG8=')).toMatchObject({label: 'base64://…'})
  })

  it.each<[UploadMode, number, FileNeeds, string]>([
    ['auto', SMALL, {}, 'inline'],
    ['auto', SMALL + 1, {}, 'stream'],
    ['auto', 1, {path: true}, 'stream'],
    ['stream', 1, {}, 'stream'],
    ['base64', SMALL + 1, {}, 'inline'],
    ['auto', SMALL + 1, {inlineHint: say('x')}, 'inline'],
    ['base64', MAX_INLINE_BYTES, {}, 'inline'],
  ])('decides by mode %s, %i bytes and needs %j', (mode, bytes, needs, way) => {
    expect(wayOf(sourceOf(fileOf(bytes), needs, mode))).toBe(way)
  })

  it('gives the whole path of a file on a shared disk', () => {
    const file = fileOf(1)
    const value = path.relative(process.cwd(), file)
    expect(sourceOf(value, {}, 'path')).toMatchObject({sizeBytes: 1, way: {kind: 'given', value: file}})
  })

  it('advises nobody to make a picture of an archive', () => {
    const hintText = expect.stringContaining('archive') as string
    expect(() => sourceOf(folder())).toThrow(expect.objectContaining({hintText}))
    expect(() => sourceOf(folder(), {media: 'image'})).toThrow(
      expect.objectContaining({hintText: 'give the files in it'}),
    )
  })

  it('takes a folder on a shared disk where NapCat does', () => {
    const value = folder()
    expect(sourceOf(value, {path: true, folder: true}, 'path')).toMatchObject({way: {kind: 'given', value}})
    expect(() => sourceOf(value, {path: true}, 'path')).toThrow('is a folder')
    expect(() => sourceOf(value, {path: true, folder: true})).toThrow('is a folder')
  })

  it.each<[() => string, FileNeeds, UploadMode, string, string]>([
    [() => './nowhere.bin', {}, 'auto', 'LOCAL', 'cannot read ./nowhere.bin'],
    [() => './nowhere.bin', {}, 'path', 'LOCAL', 'cannot read ./nowhere.bin'],
    [() => 'file:///etc/hostname', {}, 'auto', 'LOCAL', 'cannot read file:'],
    [folder, {}, 'auto', 'VALIDATION', 'is a folder'],
    [() => '/dev/null', {}, 'auto', 'VALIDATION', 'is not a regular file'],
    [() => fileOf(0), {}, 'auto', 'VALIDATION', 'is empty'],
    [() => fileOf(0), {}, 'path', 'VALIDATION', 'is empty'],
    [() => 'base64://', {}, 'auto', 'VALIDATION', 'is empty'],
    [() => 'remote:', {}, 'auto', 'VALIDATION', 'remote: requires a path'],
    [() => 'https://', {}, 'auto', 'VALIDATION', 'is not a URL'],
    [() => 'https://example.com/a', {path: true}, 'auto', 'VALIDATION', 'NapCat does not accept a URL here'],
    [() => fileOf(1), {path: true}, 'base64', 'USAGE', 'NapCat does not accept base64 here'],
    [() => fileOf(MAX_INLINE_BYTES + 1), {}, 'base64', 'VALIDATION', 'NapCat accepts at most 37.0 MiB'],
    [
      () => fileOf(MAX_INLINE_BYTES + 1),
      {inlineHint: say('x')},
      'auto',
      'VALIDATION',
      'NapCat accepts at most 37.0 MiB',
    ],
    [() => fileOf(8), {media: 'image'}, 'auto', 'VALIDATION', 'is not an image'],
    [() => fileOf(8), {media: 'image'}, 'path', 'VALIDATION', 'is not an image'],
    [() => 'base64://aGVsbG8=', {media: 'image'}, 'auto', 'VALIDATION', 'is not an image'],
    [() => '-', {}, 'path', 'USAGE', 'stdin has no path'],
    [() => 'base64://aGVsbG8=', {}, 'path', 'USAGE', 'has no path'],
    [() => '-', {nameHint: say('add --name')}, 'auto', 'VALIDATION', 'stdin has no file name'],
    [() => 'https://example.com/', {nameHint: say('add --name')}, 'auto', 'VALIDATION', 'has no file name'],
  ])('refuses what cannot be sent (%#)', (make, needs, mode, code, words) => {
    const text = make()
    expect(() => sourceOf(text, needs, mode)).toThrow(expect.objectContaining({code}))
    expect(() => sourceOf(text, needs, mode)).toThrow(words)
  })

  // root reads everything
  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be read', () => {
    const file = temporaryFile('secret', 'x')
    chmodSync(file, 0)
    expect(() => sourceOf(file)).toThrow(expect.objectContaining({code: 'LOCAL'}))
  })
})

describe('a pipe', () => {
  it('is known when it has been read', async () => {
    const small = await through('hello')
    expect(small).toMatchObject({label: 'stdin', name: undefined, sizeBytes: 5, way: {kind: 'inline'}})
    expect(small.way.kind === 'inline' && (await inlineValue(small, small.way.content))).toBe('base64://aGVsbG8=')
    expect(wayOf(await through(Buffer.alloc(SMALL + 1)))).toBe('stream')
    expect(wayOf(await through('x', {path: true}))).toBe('stream')
  })

  it('may have a name', async () => {
    const pipe = path.join(folder(), 'pipe')
    execFileSync('mkfifo', [pipe])
    const looked = pipeOf(pipe)
    expect(looked.name).toBe('pipe')
    const written = writeFile(pipe, 'hello')
    expect(await settled(looked, 'auto', process.stdin, new AbortController().signal)).toMatchObject({sizeBytes: 5})
    await written
  })

  it.each([
    ['', {}, 'stdin is empty'],
    ['hello', {media: 'image'}, 'stdin is not an image'],
  ] as const)('is refused for %j', async (content, needs, words) => {
    await expect(through(content, needs)).rejects.toThrow(words)
  })

  it('is what base64:// becomes where NapCat takes a path alone', async () => {
    const pipe = pipeOf('base64://aGVsbG8=', {path: true})
    const source = await settled(pipe, 'auto', process.stdin, new AbortController().signal)
    expect(source).toMatchObject({label: 'base64://…', sizeBytes: 5, way: {kind: 'stream'}})
  })
})

describe('inlineValue', () => {
  it('is the content byte for byte', async () => {
    const file = temporaryFile('图 1.bin', Buffer.from([0, 255, 128]))
    expect(await inlineValue({label: file, sizeBytes: 3}, file)).toBe('base64://AP+A')
  })

  it('refuses a file that is another by now', async () => {
    const file = temporaryFile('a', 'hello')
    const source = sourceOf(file) as Source
    writeFileSync(file, 'hello, world')
    await expect(inlineValue(source, file)).rejects.toThrow('changed while it was being read')
    await expect(inlineValue(source, `${file}.gone`)).rejects.toThrow(QQError)
  })
})

describe('pathValue', () => {
  it.each<[string, FileNeeds, string]>([
    ['/srv/a b.png', {}, '/srv/a b.png'],
    ['/srv/100%.png', {}, 'file:///srv/100%25.png'],
    ['/srv/100%.png', {path: true}, '/srv/100%.png'],
    [String.raw`C:\100%.png`, {}, String.raw`file:///C:\100%25.png`],
    ['data/100%.png', {}, 'data/100%.png'],
    ['/srv/图.png', {fileUrl: true}, 'file:///srv/图.png'],
  ])('makes of %s with %j', (text, needs, value) => {
    expect(pathValue(text, needs)).toBe(value)
  })
})

describe('checkInline', () => {
  it('allows what goes into a frame', () => {
    expect(() => checkInline('x', MAX_INLINE_BYTES)).not.toThrow()
    // base64, the rest of the frame, and NapCat's limit (network/websocket-server.ts)
    expect(Math.ceil(MAX_INLINE_BYTES / 3) * 4 + 64 * 1024).toBeLessThan(50 * 1024 * 1024)
    expect(() => checkInline('x', MAX_INLINE_BYTES + 1)).toThrow(expect.objectContaining({code: 'VALIDATION'}))
  })
})

it('goes by the content of a file, not by its name', () => {
  expect(wayOf(sourceOf(imageFile('cat.txt'), {media: 'image'}))).toBe('inline')
})
