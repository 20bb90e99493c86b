import {describe, expect, it} from 'vitest'
import {fill} from '../../../src/lib/errors/fill.js'
import {type Fact} from '../../../src/lib/errors/saying.js'
import {CHINESE} from '../../../src/lib/language/zh-CN/speech.js'

const filled = (template: string, facts: Readonly<Record<string, Fact>>): string =>
  fill(template, facts, () => '', CHINESE.joints)

function whyNoJson(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('a Chinese sentence', () => {
  it.each([
    ['没有配置方案 {name}', '没有配置方案 home'],
    ['没有配置方案{name}', '没有配置方案 home'],
    ['{name}不可用', 'home 不可用'],
    ['无法读取（{name}）', '无法读取（home）'],
    ['错误：{name}', '错误：home'],
    ['{name}', 'home'],
  ])('%s: a space between it and Latin', (template, expected) => {
    expect(filled(template, {name: 'home'})).toBe(expected)
  })

  it('has none between Chinese and Chinese, whatever the template has', () => {
    expect(filled('无法监听 {place} 的端口', {place: '本机'})).toBe('无法监听本机的端口')
    expect(filled('无法监听 {place} 的端口', {place: 'a（本机）'})).toBe('无法监听 a（本机）的端口')
    expect(filled('无法监听 {place} 的端口', {place: '--host'})).toBe('无法监听 --host 的端口')
  })

  it('joins lists as Chinese does', () => {
    expect(filled('可用：{names}', {names: ['a', 'b']})).toBe('可用：a、b')
    expect(filled('是否想输入 {names:or}？', {names: ['a', 'b']})).toBe('是否想输入 a 或 b？')
  })

  it('has words for what the system says, and leaves what NapCat says', () => {
    const said = "ENOENT: no such file or directory, open 'a.png'"
    expect(filled('无法读取：{detail}', {detail: said})).toBe("无法读取：没有此文件或目录（ENOENT，'a.png'）")
    expect(filled('失败：{said}', {said})).toBe(`失败：${said}`)
  })

  it.each([
    ['x', "不该有 'x'"],
    ['{"a":1', /^第 6 个字符之后有误$|^内容不完整$/],
    ['[1] 2', '结束之后还有内容（第 4 个字符之后）'],
    ['{"a', '字符串没有结束（第 3 个字符之后）'],
    ['[1,,2]', /^不该有 ','$/],
    ['{a:1}', '第 1 个字符之后有误'],
    ['["\\x"]', '第 3 个字符之后有误'],
    ['', '内容不完整'],
  ])('says in Chinese why %j is not JSON', (text, expected) => {
    const detail = whyNoJson(text)
    expect(filled('{detail}', {detail})).toMatch(typeof expected === 'string' ? new RegExp(`^${expected}$`) : expected)
  })

  it('leaves what it does not know', () => {
    expect(filled('失败：{detail}', {detail: 'EFOO: strange, open'})).toBe('失败：EFOO: strange, open')
  })
})
