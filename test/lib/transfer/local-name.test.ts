import {describe, expect, it} from 'vitest'
import {distinctNames, downloadName, localName, shortened} from '../../../src/lib/transfer/local-name.js'

describe('localName', () => {
  it.each([
    ['报告 1.pdf', '报告 1.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\x.ini', 'x.ini'],
    ['/etc/x', 'x'],
    ['..', ''],
    ['.', ''],
    ['', ''],
    ['   ', ''],
    ['a/', ''],
    ['.bashrc', 'bashrc'],
    ['-rf', 'rf'],
    ['~root', 'root'],
    ['a\u0000b\u001b[31m\nc.txt', 'ab[31mc.txt'],
    ['exe\u202egpj.scr', 'exegpj.scr'],
    ['a\u200bb', 'ab'],
    ['name. . ', 'name'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['console.log', 'console.log'],
    ['\ud800x', 'x'],
  ])('makes %j a file of this folder: %j', (name, file) => {
    expect(localName(name)).toBe(file)
  })

  it('keeps to 255 bytes, never inside a character, and keeps the ending', () => {
    const name = localName(`${'图'.repeat(300)}.tar`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^图{83}\.tar$/)
  })

  it.each([' ', '.', '\u200b', '图', 'a.', '../'])('is as quick with a million times %j', part => {
    const name = localName(`a${part.repeat(1e6)}b.pdf`)
    expect(name).toMatch(/\.pdf$/)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
  })

  it('cuts an ending that is none', () => {
    expect(shortened(`a.${'x'.repeat(300)}`, 10)).toBe('a.xxxxxxxx')
  })
})

describe('downloadName', () => {
  it.each([
    ['a.pdf', '/0d4b', 'a.pdf'],
    ['', '/0d4b-af.zip', '0d4b-af.zip'],
    ['..', '/uuid', 'uuid'],
    ['', '/..', 'download'],
    ['', 'x'.repeat(100), 'x'.repeat(64)],
  ])('is %j for an id that has none', (name, id, file) => {
    expect(downloadName(name, id)).toBe(file)
  })
})

describe('distinctNames', () => {
  it('numbers what occurs twice, before the ending, whatever the case', () => {
    expect(distinctNames(['a.png', 'b', 'A.png', 'b', 'a-2.png', 'a.PNG', '.x', '.x'])).toEqual([
      'a.png',
      'b',
      'A-2.png',
      'b-2',
      'a-2-2.png',
      'a-3.PNG',
      '.x',
      '.x-2',
    ])
  })

  it('keeps names short enough', () => {
    const long = `${'图'.repeat(83)}.tar`
    const [first, second = ''] = distinctNames([long, long])
    expect(first).toBe(long)
    expect(Buffer.byteLength(second)).toBeLessThanOrEqual(255)
    expect(second).toMatch(/^图+-2\.tar$/)
  })
})
