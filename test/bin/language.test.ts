import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {loadWidth, type Width} from '../../src/lib/output/width.js'
import {testIo} from '../support/io.js'
import {runInProcess} from '../support/program.js'
import {onTerminal} from '../support/terminal.js'
import {cleanEnv, qq, qqLine, ROOT, type Ran} from '../support/run.js'
import {mockServer, writesTo} from '../support/server.js'

const CHINESE = {LANG: 'zh_CN.UTF-8'}
const HAN = /\p{Script=Han}/u

function emptyFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'qq-language-'))
}

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {hidden?: boolean}>
}

describe('the language', () => {
  const line = ['group', 'kick', '123456', '10x']
  const english = 'error: user: "10x" is not a QQ number\n'
  const chinese = '错误：user："10x" 不是有效的 QQ 号\n'

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

  it.each([
    ['the file', 'group kick 123456 10x', chinese],
    ['the profile before the file', 'group kick 123456 10x -p home', english],
    ['the profile, for what is no command', 'group kik -p home', /^error: /],
    ['the file, for what is no command', 'group kik', /^错误：/],
    ['the file, for the help', 'help', /^qq \S+：/],
    ['the profile, for the help', 'help -p home', /^qq \S+: /],
    ['--lang before the profile', 'group kick 123456 10x -p home --lang zh', chinese],
  ])('is that of %s', async (_, typed, expected) => {
    const home = emptyFolder()
    mkdirSync(path.join(home, 'qqctl'))
    const config = {lang: 'zh-CN', profiles: {home: {url: 'ws://127.0.0.1:1', lang: 'en'}}}
    writeFileSync(path.join(home, 'qqctl', 'config.json'), JSON.stringify(config), {mode: 0o600})
    const {stdout, stderr} = await qqLine(typed, {env: {XDG_CONFIG_HOME: home, QQ_NO_CONFIG: '', LANG: 'en_US.UTF-8'}})
    if (typeof expected === 'string') expect(stderr).toBe(expected)
    else expect(stderr + stdout).toMatch(expected)
  })

  it('has words for what is missing, and for what a question is about', async () => {
    const missing = await qqLine('group kick', {env: CHINESE})
    expect(missing.stderr).toContain('group（群号：123456 或 group:123456）')
    const {env} = await mockServer()
    const asked = await qqLine('group kick 123456 10001', {env: {...env, ...CHINESE}})
    expect(asked.stderr).toContain('错误：确定要将 10001 踢出群 123456 吗？')
  })

  it('is that of descriptions in the completion', async () => {
    expect((await qqLine('__complete -- group ki', {env: CHINESE})).stdout).toBe('kick\t踢出群成员\n')
  })

  it('is refused where it is none', async () => {
    const {code, stderr} = await qq(['group', 'list', '--lang', 'cn'])
    expect({code, stderr}).toEqual({
      code: 2,
      stderr: 'error: --lang: "cn" is not one of en, zh-CN\nhint: did you mean en?\n',
    })
  })
})

describe('a terminal', () => {
  it('asks in Chinese, and takes y and n', async () => {
    const mock = await mockServer()
    const terminal = onTerminal(['group', 'kick', '123456', '10001'], {...mock.env, ...CHINESE})
    await terminal.shows('确定要将 10001（前端-小明）踢出群 123456 吗？')
    terminal.type('n\r')
    expect(await terminal.ended).toBe(10)
    for (const words of ['否', '错误：', '未执行任何操作']) expect(terminal.screen).toContain(words)
    expect(writesTo(mock)).toEqual([])
  })

  it('asks for a word and for a secret in Chinese', async () => {
    const mock = await mockServer()
    const leaving = onTerminal(['group', 'leave', '123456'], {...mock.env, ...CHINESE})
    await leaving.shows('输入 123456 确认：')
    leaving.type('123456\r')
    expect(await leaving.ended).toBe(0)
    const secret = onTerminal(['config', 'set', 'token'], {
      ...CHINESE,
      QQ_NO_CONFIG: '',
      XDG_CONFIG_HOME: emptyFolder(),
    })
    await secret.shows('[输入不显示]')
    await secret.shows('显示或隐藏')
    secret.type('sesame\r')
    expect(await secret.ended).toBe(0)
  })

  it('shows events and parts of messages in Chinese', async () => {
    const mock = await mockServer()
    const terminal = onTerminal(['listen', '--count', '4'], {...mock.env, ...CHINESE})
    await terminal.shows('10000')
    const parts = JSON.stringify([
      {type: 'at', data: {qq: 'all'}},
      {type: 'dice', data: {result: '3'}},
    ])
    for (const kind of ['notice.group_ban.ban', 'request.friend', 'notice.group_recall'])
      await qq(['mock', 'emit', kind], {env: mock.env})
    await qq(['mock', 'emit', 'message.group.normal', `message:=${parts}`], {env: mock.env})
    expect(await terminal.ended).toBe(0)
    for (const words of ['@全体成员', '[骰子 ', '禁言 10 分钟', '申请加为好友：', '撤回了消息'])
      expect(terminal.screen).toContain(words)
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
        .slice(1) // the summary is on one line in every language
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
