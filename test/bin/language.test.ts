import {readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {loadWidth, type Width} from '../../src/lib/output/width.js'
import {testIo} from '../support/io.js'
import {runInProcess} from '../support/program.js'
import {cleanEnv, qq, ROOT, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const CHINESE = {LANG: 'zh_CN.UTF-8'}
const HAN = /\p{Script=Han}/u

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {hidden?: boolean}>
}

describe('the language', () => {
  const line = ['group', 'kick', '123456', 'x']
  const english = 'error: user: "x" is not a QQ number\n'
  const chinese = '错误：user："x" 不是有效的 QQ 号\n'

  it.each([
    ['the locale', [], CHINESE, chinese],
    ['--lang before the locale', ['--lang', 'en'], CHINESE, english],
    ['QQ_LANG in C.UTF-8', [], {LANG: 'C.UTF-8', QQ_LANG: 'zh-CN'}, chinese],
    ['--lang before QQ_LANG', ['--lang=en'], {QQ_LANG: 'zh-CN'}, english],
    ['English in C', [], {LANG: 'C'}, english],
    ['English in GBK, where Chinese would be garbled', [], {LANG: 'zh_CN.GBK', QQ_LANG: 'zh-CN'}, english],
  ])('is that of %s', async (_, flags, env, expected) => {
    expect((await qq([...line, ...flags], {env})).stderr).toBe(expected)
  })

  it('is refused where it is none', async () => {
    const {code, stderr} = await qq(['group', 'list', '--lang', 'cn'])
    expect({code, stderr}).toEqual({
      code: 2,
      stderr: 'error: --lang: "cn" is not one of en, zh-CN\nhint: did you mean en?\n',
    })
  })
})

describe('what programs read', () => {
  const lines = [
    ['group', 'list', '-o', 'json'],
    ['group', 'list-members', '123456', '-o', 'jsonl'],
    ['group', 'list', '-o', 'csv'],
    ['group', 'list', '-o', 'tsv'],
    ['group', 'list', '-o', 'yaml'],
    ['group', 'list', '-o', 'id'],
    ['group', 'list', '-o', 'raw'],
    ['msg', 'list-recent', '-o', 'csv'],
    ['action', 'list', '--json'],
    ['action', 'get', 'set_group_ban', '--json'],
    ['event', 'list', '--json'],
    ['config', 'list', '--json'],
    ['group', 'get', '1', '2', '-o', 'json'],
    ['group', 'get', '1', '2', '-o', 'csv'],
    ['group', 'kick', '123456', 'x', '-o', 'json'],
    ['group', 'kik', '--json'],
    ['group', 'list', '--filter', 'role', '-o', 'json'],
  ]

  it.each(lines.map(line => [line.join(' '), line] as const))('%s is the same in both languages', async (_, line) => {
    const mock = await mockServer()
    const env = {...mock.env, LC_ALL: ''}
    const run = async (own: Readonly<Record<string, string>>): Promise<Ran> => qq(line, {env: {...env, ...own}})
    const [inEnglish, inChinese] = [await run({LANG: 'C'}), await run(CHINESE)]
    const isPlain = !line.includes('json') && !line.includes('jsonl') && !line.includes('--json')
    expect(inChinese).toEqual(isPlain ? {...inEnglish, stderr: inChinese.stderr} : inEnglish)
  })
})

describe('the help', () => {
  let width: Width
  beforeAll(async () => {
    width = await loadWidth()
  })

  const lines = [['help', 'flags'], ...Object.keys(commands).map(id => [...id.split(':'), '--help', '--all'])]

  it.each([80, 40])('fits into %i cells in Chinese, with its marks where they belong', async cells => {
    for (const line of lines) {
      const io = testIo({env: cleanEnv(CHINESE), columns: cells})
      await runInProcess(line, io)
      const shown = io.printed.stdout.split('\n').map(each => each.trim())
      expect(io.printed.stderr).toBe('')
      const broken = shown.filter(each => /^[，。、：；？！）」]|[（「]$/u.test(each))
      expect(broken, line.join(' ')).toEqual([])
      const wide = io.printed.stdout
        .split('\n')
        // an English one that has Chinese in it may still be missing its Chinese
        .filter(each => HAN.test(each) && width(each) > cells && !/\bqq |[a-z] [a-z]+ [a-z]/.test(each))
      expect(wide, line.join(' ')).toEqual([])
    }
  })

  it('finds commands by Chinese words in every language', async () => {
    expect((await qq(['help', '禁言'])).stdout).toContain('qq group ban  ')
    expect((await qq(['help', '禁言'], {env: CHINESE})).stdout).toContain('qq group ban  ')
    expect((await qq(['help', 'mute'], {env: CHINESE})).stdout).toContain('qq group ban  ')
    expect((await qq(['action', 'list', '--search', '撤回', '-o', 'id'])).stdout).toContain('delete_msg')
  })
})
