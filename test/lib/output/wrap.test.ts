import fc from 'fast-check'
import {beforeAll, describe, expect, it} from 'vitest'
import {loadWidth, type Width} from '../../../src/lib/output/width.js'
import {wrapLine} from '../../../src/lib/output/wrap.js'

let width: Width
beforeAll(async () => {
  width = await loadWidth()
})

const wrapped = (text: string, cells: number): string[] => wrapLine(text, cells, width)

describe('wrapLine', () => {
  it('breaks Chinese anywhere, and Latin at spaces', () => {
    expect(wrapped('列出群成员的名片', 8)).toEqual(['列出群成', '员的名片'])
    expect(wrapped('list the members', 8)).toEqual(['list the', 'members'])
    expect(wrapped('请用 `qq group` 列出', 12)).toEqual(['请用 `qq', 'group` 列出'])
  })

  it('puts no closing mark at the beginning of a line, and no opening one at its end', () => {
    expect(wrapped('列出群成员，', 10)).toEqual(['列出群成', '员，'])
    expect(wrapped('默认值（自动）。', 8)).toEqual(['默认值', '（自', '动）。'])
    expect(wrapped('名称「群」', 6)).toEqual(['名称', '「群」'])
  })

  it('keeps flags and commands whole, and drops the space at a break', () => {
    expect(wrapped('确认 --no-input 之后', 14)).toEqual(['确认', '--no-input 之', '后'])
  })

  it('breaks in the middle only what is longer than a line', () => {
    expect(wrapped('abcdefgh', 4)).toEqual(['abcd', 'efgh'])
    expect(wrapped('<可选值：auto|json|jsonl>', 12)).toEqual(['<可选值：', 'auto|json|', 'jsonl>'])
    expect(wrapped('a|b|c|d|e|f', 4)).toEqual(['a|b|', 'c|d|', 'e|f'])
  })

  it('ends where there is no room at all', () => {
    expect(wrapped('群员', -4)).toEqual(['群', '员', ''])
    expect(wrapped('', 0)).toEqual([''])
  })

  it('loses nothing but spaces at breaks, and fits', () => {
    const text = fc.array(fc.constantFrom('群', '员', '，', '（', '）', 'ab', '--x', ' ', '。', 'qq'), {maxLength: 40})
    fc.assert(
      fc.property(text, fc.integer({min: 8, max: 30}), (pieces, cells) => {
        const line = pieces.join('')
        const lines = wrapped(line, cells)
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''))
        for (const each of lines) expect(width(each)).toBeLessThanOrEqual(cells)
      }),
    )
  })
})
