import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {cutToWidth, loadWidth} from '../../../src/lib/output/width.js'

describe('loadWidth', () => {
  it.each([
    ['abc', 3],
    ['测试', 4],
    ['（，。）', 8],
    ['한국어', 6],
    ['ﾊﾟ', 2],
    ['é', 1],
    ['😀', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇨🇳', 2],
    ['1️⃣', 2],
    ['❤️', 2],
    ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 2],
    ['กำ', 2],
    ['a\u200bb', 2],
    ['', 0],
  ])('measures %s', async (text, cells) => {
    const width = await loadWidth()
    expect(width(text)).toBe(cells)
  })
})

describe('cutToWidth', () => {
  it('never cuts inside a cluster', async () => {
    const width = await loadWidth()
    expect(cutToWidth('👨‍👩‍👧👨‍👩‍👧', 3, width)).toBe('👨‍👩‍👧…')
    expect(cutToWidth('👨‍👩‍👧👨‍👩‍👧', 2, width)).toBe('…')
    expect(cutToWidth('测试', 4, width)).toBe('测试')
    expect(cutToWidth('测试', 0, width)).toBe('')
  })

  it('never gives more cells than allowed, and no broken surrogate pair', async () => {
    const width = await loadWidth()
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.nat(20), (text, cells) => {
        const cut = cutToWidth(text, cells, width)
        expect(width(cut)).toBeLessThanOrEqual(cells)
        expect(cut).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})
