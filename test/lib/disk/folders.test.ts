import {existsSync, mkdtempSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {makeFolder} from '../../../src/lib/disk/folders.js'

const place = (): string => mkdtempSync(path.join(tmpdir(), 'qq-folders-'))

describe('makeFolder', () => {
  it('makes what is missing above it, too, with the same mode', () => {
    const folder = path.join(place(), 'a', 'b', 'c')
    makeFolder(folder, 0o700)
    for (const made of [folder, path.dirname(folder), path.dirname(path.dirname(folder))])
      expect(statSync(made).mode & 0o777).toBe(0o700)
  })

  it('leaves a folder that is there, also one behind a link', () => {
    const folder = place()
    const link = path.join(folder, 'link')
    symlinkSync(place(), link)
    makeFolder(folder)
    makeFolder(path.join(link, 'x'))
    expect(existsSync(path.join(link, 'x'))).toBe(true)
  })

  it('says what is in its way', () => {
    const file = path.join(place(), 'file')
    writeFileSync(file, '')
    expect(() => makeFolder(file)).toThrow(/EEXIST/)
    expect(() => makeFolder(path.join(file, 'a', 'b'))).toThrow(/EEXIST|ENOTDIR/)
  })

  it.runIf(existsSync('/proc/self'))('gives up below /proc', () => {
    expect(() => makeFolder('/proc/none/a/b', 0o700)).toThrow(/ENOENT/)
  })
})
