import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {sourceOf} from '../../../src/lib/transfer/source.js'
import {temporaryFile} from '../../support/files.js'

describe('sourceOf', () => {
  it.each([
    ['https://example.com/a/report.pdf?x=1#y', 'report.pdf', undefined],
    ['https://example.com/%E6%8A%A5%E5%91%8A.pdf', '报告.pdf', undefined],
    ['https://example.com/a%2Fb.pdf', 'b.pdf', undefined],
    ['https://example.com/100%.txt', '100%.txt', undefined],
    ['https://example.com/', undefined, undefined],
    ['remote:/srv/backup.zip', 'backup.zip', undefined],
    [String.raw`remote:C:\Users\me\a.zip`, 'a.zip', undefined],
    ['base64://aGVsbG8=', undefined, 5],
  ])('looks at %s', (text, name, sizeBytes) => {
    expect(sourceOf(text)).toMatchObject({text, name, sizeBytes})
  })

  it('looks at a file, which keeps its name', () => {
    const file = temporaryFile('cat 1.png', 'hello')
    expect(sourceOf(file)).toEqual({text: file, label: file, name: 'cat 1.png', isLocal: true, sizeBytes: 5})
  })

  it('does not show what is the content itself', () => {
    expect(sourceOf('base64://aGVsbG8=').label).toBe('base64://…')
  })

  it.each([
    [() => './nowhere.bin', 'LOCAL', 'cannot read ./nowhere.bin'],
    [() => mkdtempSync(path.join(tmpdir(), 'qq-test-')), 'VALIDATION', 'is a folder'],
    [() => temporaryFile('empty', ''), 'VALIDATION', 'is empty'],
    [() => 'base64://', 'VALIDATION', 'is empty'],
    [() => 'remote:', 'VALIDATION', 'needs a path'],
    [() => 'https://', 'VALIDATION', 'is no URL'],
    [() => '-', 'USAGE', 'stdin'],
  ])('refuses what cannot be uploaded (%#)', (make, code, words) => {
    const text = make()
    expect(() => sourceOf(text)).toThrow(expect.objectContaining({code}))
    expect(() => sourceOf(text)).toThrow(words)
  })
})
