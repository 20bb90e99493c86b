import {beforeAll, describe, expect, it} from 'vitest'
import {drawMarkdown} from '../../../src/lib/help/markdown.js'
import {loadWidth, type Width} from '../../../src/lib/output/width.js'

let width: Width
beforeAll(async () => {
  width = await loadWidth()
})

describe('a Chinese page', () => {
  it('has paragraphs without a space between their lines', () => {
    expect(drawMarkdown('选项优先于变量，\n变量优先于文件；\n`QQ_URL`\n是例外。\n', 80, width)).toBe(
      '选项优先于变量，变量优先于文件；`QQ_URL` 是例外。\n',
    )
  })

  it('is broken by the rules of Chinese', () => {
    expect(drawMarkdown('- 列出全部的群成员时（名片），按顺序\n', 22, width)).toBe(
      '- 列出全部的群成员时\n  （名片），按顺序\n',
    )
  })

  it('has columns as wide as their Chinese', () => {
    const page = '| 变量 | 是 |\n| - | - |\n| QQ_LANG | 语言，给人看的文字用它 |\n'
    expect(drawMarkdown(page, 31, width)).toBe('  变量     是\n  QQ_LANG  语言，给人看的文字用\n           它\n')
  })
})
