import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decodePieces, decodeText, readTextFile, withoutLastNewline} from '../../../src/lib/input/text.js'
import {type QQError} from '../../../src/lib/errors/errors.js'
import {temporaryFile} from '../../support/files.js'
import {hintOf} from '../../support/words.js'

const GBK = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]) // 你好

const failureOf = (bytes: Buffer): QQError => {
  try {
    decodeText(bytes, 'a.txt')
  } catch (error) {
    return error as QQError
  }
  throw new Error('it was taken')
}

/** What is given of bytes that come in pieces, and what they were refused with. */
async function inPieces(bytes: Buffer, lengths: () => number): Promise<{text: string; error?: string}> {
  const pieces = function* (): Generator<Buffer, void> {
    const room = Buffer.alloc(16)
    for (let at = 0; at < bytes.length;) {
      const length = Math.min(lengths(), room.length)
      const copied = bytes.copy(room, 0, at, at + length)
      yield room.subarray(0, copied) // the same room for each, as of a file that is read
      at += copied
    }
  }
  let text = ''
  try {
    for await (const part of decodePieces(pieces(), 'a.txt', () => text.split('\n').length)) text += part
  } catch (error) {
    return {text, error: (error as QQError).message}
  }
  return {text}
}

describe('text', () => {
  it.each([
    ['', ''],
    ['你好\n', '你好\n'],
    ['\uFEFF你好', '你好'],
    ['\uFEFF', ''],
    ['a\uFEFFb', 'a\uFEFFb'],
    ['a\uFFFDb\0', 'a\uFFFDb\0'],
  ])('in UTF-8 is taken as it is, without the mark of an editor: %j', (written, text) => {
    expect(decodeText(Buffer.from(written), 'a.txt')).toBe(text)
  })

  it.each([
    [GBK, 1, 0],
    [Buffer.concat([Buffer.from('ok\n你'), GBK]), 2, 6],
    [Buffer.from([0x61, 0xe4, 0xbd]), 1, 1],
    [Buffer.from([0x61, 0x0a, 0xe4, 0xbd, 0x0a, 0x62]), 2, 2],
    [Buffer.from([0x61, 0xc0, 0x80]), 1, 1],
    [Buffer.from([0xed, 0xa0, 0x80]), 1, 0],
    [Buffer.from([0xf5, 0x80, 0x80, 0x80]), 1, 0],
    [Buffer.from([0x61, 0x80]), 1, 1],
  ])('in anything else is refused, with its place: %j', (bytes, line, offset) => {
    const error = failureOf(bytes)
    expect(error).toMatchObject({
      code: 'VALIDATION',
      message: `a.txt is not valid UTF-8: line ${line}, byte offset ${offset}`,
    })
    expect(hintOf(error)).toContain('iconv -f GBK -t UTF-8')
  })

  it.each([
    ['FFFE', Buffer.from('\uFEFF你好', 'utf16le')],
    ['FEFF', Buffer.from('\uFEFF你好', 'utf16le').swap16()],
  ])('in UTF-16 is named as that: %s', async (_mark, bytes) => {
    expect(failureOf(bytes)).toMatchObject({message: 'a.txt is UTF-16, not UTF-8'})
    expect(hintOf(failureOf(bytes))).toContain('iconv -f UTF-16')
    for (const length of [1, 2, 3, 16]) {
      expect(await inPieces(bytes, () => length)).toEqual({text: '', error: 'a.txt is UTF-16, not UTF-8'})
    }
  })

  it('is the same in pieces, wherever they are cut, with the lines before a bad one', async () => {
    const parts = [
      Buffer.from('a'),
      Buffer.from('\n'),
      Buffer.from('你'),
      Buffer.from('😀'),
      Buffer.from('\uFEFF'),
      GBK,
    ]
    const bytes = fc.array(fc.constantFrom(...parts), {maxLength: 30}).map(list => Buffer.concat(list))
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.integer({min: 1, max: 7}), {minLength: 1}), async (whole, lengths) => {
        let round = 0
        const got = await inPieces(whole, () => lengths[round++ % lengths.length] ?? 1)
        const [good = '', ...bad] = whole.toString().split('\uFFFD')
        if (bad.length === 0) {
          expect(got).toEqual({text: decodeText(whole, 'a.txt')})
          return
        }
        const lines = good.split('\n')
        const place = `line ${lines.length}, byte offset ${Buffer.byteLength(good)}`
        expect(failureOf(whole).message).toBe(`a.txt is not valid UTF-8: ${place}`)
        expect(got.error).toBe(failureOf(whole).message)
        const before = lines.slice(0, -1).map(line => `${line}\n`)
        expect(got.text).toMatch(new RegExp(`^${before.join('').replace(/^\uFEFF/, '')}`))
      }),
    )
  })

  it('of a file loses one newline at its end where that is asked for', () => {
    const text = readTextFile(temporaryFile('a.txt', 'a\r\n\r\n'), '--input')
    expect(withoutLastNewline(text)).toBe('a\r\n')
    expect(() => readTextFile('/nowhere/a', '--input')).toThrow(/^--input: cannot read \/nowhere\/a: ENOENT/)
  })
})
