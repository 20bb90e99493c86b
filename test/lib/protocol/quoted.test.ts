import {describe, expect, it} from 'vitest'
import {cut, quoted} from '../../../src/lib/protocol/quoted.js'

describe('quoted', () => {
  it.each([
    ['a "b"\n', '"a \\"b\\"\\n"'],
    ['x'.repeat(200), `"${'x'.repeat(200)}"`],
    ['x'.repeat(1e6), `"${'x'.repeat(200)}…"`],
    [`${'x'.repeat(199)}😀`, `"${'x'.repeat(199)}…"`],
    [undefined, 'null'],
    [{id: 12345678901234567890n}, '{"id":12345678901234567890}'],
    [Array(1000).fill(1), `[${'1,'.repeat(99)}1…`],
  ])('shows so much of it that it is recognised', (value, expected) => {
    expect(quoted(value)).toBe(expected)
  })

  it('goes without quotes, too', () => {
    expect(cut('a'.repeat(201))).toBe(`${'a'.repeat(200)}…`)
  })
})
