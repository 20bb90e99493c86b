import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {nearest} from '../../../src/lib/protocol/nearest.js'

const NAMES = ['group_id', 'user_id', 'message', 'duration']

describe('nearest', () => {
  it.each([
    ['group_id', 'group_id'],
    ['grup_id', 'group_id'],
    ['groupid', 'group_id'],
    ['gorup_id', 'group_id'],
    ['GROUP_ID', 'group_id'],
    ['usr', undefined],
    ['duratoin', 'duration'],
    ['masage', 'message'],
    ['colour', undefined],
    ['', undefined],
  ])('%j becomes %s', (word, expected) => {
    expect(nearest(word, NAMES)).toBe(expected)
  })

  it('allows one slip in a word of up to five letters, two up to eight', () => {
    expect(nearest('ab', ['xab'])).toBe('xab')
    expect(nearest('ab', ['xaby'])).toBeUndefined()
    expect(nearest('abcdef', ['xabcdefy'])).toBe('xabcdefy')
    expect(nearest('abcdef', ['xyabcdefz'])).toBeUndefined()
  })

  it('knows a name that was cut short by its first three letters or more', () => {
    expect(nearest('dur', NAMES)).toBe('duration')
    expect(nearest('DURA', NAMES)).toBe('duration')
    expect(nearest('du', NAMES)).toBeUndefined()
  })

  it('takes the closest, and of two equally close the first', () => {
    expect(nearest('cat', ['cart', 'cat'])).toBe('cat')
    expect(nearest('cat', ['bat', 'hat'])).toBe('bat')
  })

  it('finds nothing among nothing', () => {
    expect(nearest('a', [])).toBeUndefined()
  })

  it('does not compare what is longer than any name', () => {
    const long = 'a'.repeat(1e6)
    expect(nearest(long, [long, `${long}b`])).toBeUndefined()
    expect(nearest('group_id', [long, 'groupid'])).toBe('groupid')
    expect(nearest('a'.repeat(64), ['a'.repeat(63)])).toBe('a'.repeat(63))
  })

  it('finds every word itself, and with two neighbours swapped', () => {
    const word = fc.stringMatching(/^[a-z_]{2,20}$/)
    fc.assert(
      fc.property(word, fc.nat(), (text, place) => {
        const at = place % (text.length - 1)
        const swapped = `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
        expect(nearest(text, ['0123456789', text])).toBe(text)
        expect(nearest(swapped, [text])).toBe(text)
      }),
    )
  })
})
