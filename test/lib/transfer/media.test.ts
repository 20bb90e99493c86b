import {mkdirSync, truncateSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {inlineMedia} from '../../../src/lib/transfer/media.js'
import {failureOf, temporaryFolder, writeFile} from '../config/fixture.js'

const LIMIT = 10 * 1024 * 1024

/** A file of so many zero bytes. */
function fileOf(bytes: number): string {
  const file = writeFile(path.join(temporaryFolder(), 'a.png'), '')
  truncateSync(file, bytes)
  return file
}

describe('inlineMedia', () => {
  it.each(['http://example.com/a.png', 'https://example.com/a.png?b=c', 'base64://AAEC'])('passes %s on', text => {
    expect(inlineMedia(text, undefined)).toBe(text)
  })

  it.each([
    ['remote:/srv/a b.png', '/srv/a b.png'],
    ['remote:C:\\a.png', 'C:\\a.png'],
    ['remote:remote:a', 'remote:a'],
  ])('takes %s for a path on NapCat’s own machine', (text, file) => {
    expect(inlineMedia(text, undefined)).toBe(file)
  })

  it('refuses remote: without a path', () => {
    expect(failureOf(() => inlineMedia('remote:', undefined))).toMatchObject({code: 'VALIDATION', exit: 2})
  })

  it('sends a file of this machine as base64, byte for byte', () => {
    const file = writeFile(path.join(temporaryFolder(), '图 1.png'), 'h\u00e9\u0000')
    expect(inlineMedia(file, undefined)).toBe(`base64://${Buffer.from('h\u00e9\u0000').toString('base64')}`)
  })

  it('sends what came on stdin for -', () => {
    expect(inlineMedia('-', Buffer.from([0, 255, 128]))).toBe('base64://AP+A')
  })

  it('sends up to 10 MiB', () => {
    expect(inlineMedia(fileOf(LIMIT), undefined)).toHaveLength('base64://'.length + Math.ceil(LIMIT / 3) * 4)
    expect(inlineMedia('-', Buffer.alloc(LIMIT)).startsWith('base64://AAAA')).toBe(true)
  })

  it('refuses more than 10 MiB, with the size', () => {
    const file = fileOf(LIMIT * 1.5)
    expect(failureOf(() => inlineMedia(file, undefined))).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: `${file} has 15.0 MiB; inside a message 10 MiB is the limit`,
    })
    expect(failureOf(() => inlineMedia(fileOf(LIMIT + 1), undefined)).code).toBe('VALIDATION')
    expect(failureOf(() => inlineMedia('-', Buffer.alloc(LIMIT + 1))).message).toMatch(/^stdin has 10\.0 MiB/)
  })

  it('refuses what is empty', () => {
    const file = fileOf(0)
    expect(failureOf(() => inlineMedia(file, undefined))).toMatchObject({
      code: 'VALIDATION',
      message: `${file} is empty`,
    })
    expect(failureOf(() => inlineMedia('-', undefined)).message).toBe('stdin is empty')
    expect(failureOf(() => inlineMedia('-', Buffer.alloc(0))).message).toBe('stdin is empty')
  })

  it.each(['missing.png', 'file:///srv/a.png', 'ftp://example.com/a.png'])(
    'refuses %s, which is not there, with how to name a path of NapCat’s machine',
    name => {
      const file = path.join(temporaryFolder(), name)
      const error = failureOf(() => inlineMedia(file, undefined))
      expect(error).toMatchObject({
        code: 'LOCAL',
        exit: 9,
        hint: 'a path on NapCat’s own machine is written remote:/path',
      })
      expect(error.message).toContain(`cannot read ${file}`)
    },
  )

  it('refuses a folder', () => {
    const folder = path.join(temporaryFolder(), 'folder')
    mkdirSync(folder)
    expect(failureOf(() => inlineMedia(folder, undefined)).code).toBe('LOCAL')
  })
})
