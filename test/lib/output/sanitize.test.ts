import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {escapeInvisible, sanitize, sanitizeLines} from '../../../src/lib/output/sanitize.js'

const DANGEROUS = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

describe('sanitize', () => {
  it.each([
    ['an ANSI colour', '\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
    ['a window title', '\x1b]0;owned\x07', '␛]0;owned␇'],
    ['a C1 control sequence introducer', '\u009b2J', '\ufffd2J'],
    ['a carriage return and a line feed', 'a\r\nb', 'a␍␊b'],
    ['NUL and DEL', '\0\x7f', '␀␡'],
    ['a tab', 'a\tb', 'a b'],
    ['line separators', 'a\u2028b\u2029c', 'a b c'],
    ['a right-to-left override', 'gpj.\u202eexe', 'gpj.exe'],
    ['isolates and marks', '\u2066a\u2069\u200e\u200f\u061c', 'a'],
    ['zero-width characters', 'a\u200b\u200c\u2060\ufeff\u00adb', 'ab'],
    ['blank fillers', '\u3164\uffa0\u115f', ''],
    ['a joiner between letters', 'a\u200db', 'ab'],
    ['a joiner after an emoji', '😀\u200dx', '😀x'],
    ['a variation selector on a letter', 'a\ufe0fb', 'ab'],
    ['text hidden in tags', 'a\u{e0041}\u{e0042}', 'a'],
    ['a lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['a decomposed letter', 'e\u0301', 'é'],
  ])('makes %s harmless', (_name, text, expected) => {
    expect(sanitize(text)).toBe(expected)
  })

  it.each([
    '测试昵称',
    'plain ASCII ~',
    '👨‍👩‍👧‍👦',
    '👩🏽‍🚀',
    '🏳️‍🌈',
    '🇨🇳',
    '1️⃣',
    '❤️',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '葛\u{e0100}',
  ])('keeps %s', text => {
    expect(sanitize(text)).toBe(text)
  })

  it('leaves no control, bidirectional or separator character in any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        expect(sanitize(text)).not.toMatch(DANGEROUS)
      }),
    )
  })
})

describe('sanitizeLines', () => {
  it('keeps line feeds and tabs', () => {
    expect(sanitizeLines('a\tb\n\x1bc\r\n')).toBe('a\tb\n␛c␍\n')
  })
})

describe('escapeInvisible', () => {
  it('writes C1, bidirectional and zero-width characters as escapes', () => {
    expect(escapeInvisible('"\u009b\u202e\u200b\x7f\u2028"')).toBe('"\\u009b\\u202e\\u200b\\u007f\\u2028"')
  })

  it('keeps the joiners of an emoji', () => {
    expect(escapeInvisible('"👨‍👩‍👧"')).toBe('"👨‍👩‍👧"')
  })

  it('never changes what the JSON says', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        expect(JSON.parse(escapeInvisible(JSON.stringify(text)))).toBe(text)
      }),
    )
  })
})
