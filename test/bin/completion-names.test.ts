import {existsSync, mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {startMock, type Mock} from '../../src/lib/mock/mock.js'
import {temporaryFile} from '../support/files.js'
import {qq, toolFolder} from '../support/run.js'
import {programOnTerminal} from '../support/terminal.js'

const folder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
const state = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
const OWNER = {user_id: 10000, role: 'owner'} as const
const HOSTILE = '危险 $(touch pwned)`touch pwned`"; touch pwned; \u001B[31m\u202E\nx'
let mock: Mock
let env: Record<string, string>

beforeAll(async () => {
  const member = (user_id: number, card: string) => ({user_id, nickname: 'x', card, role: 'member' as const})
  mock = await startMock({
    heartbeatMs: 0,
    scenario: {
      friends: [{user_id: 10001, nickname: 'x', remark: '老王'}],
      groups: [
        {group_id: 111111, group_name: '测试群', members: [OWNER, member(20002, '小明')]},
        {group_id: 122222, group_name: '测试二群', members: [OWNER]},
        {group_id: 333333, group_name: HOSTILE, members: [OWNER]},
      ],
    },
  })
  env = {QQ_URL: mock.url, XDG_STATE_HOME: state}
  for (const line of [
    ['contact', 'sync'],
    ['contact', 'set', '值班', 'group:122222'],
    ['group', 'kick', '111111', '小明', '--yes'],
  ])
    expect(await qq([...line, '-o', 'none'], {env})).toMatchObject({code: 0})
})

afterAll(async () => mock.close())

async function lines(...words: string[]): Promise<string[]> {
  const {code, stdout, stderr} = await qq(['__complete', '--', ...words], {env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  return stdout.split('\n').slice(0, -1)
}

const HOSTILE_SHOWN = '333333\t危险 $(touch pwned)`touch pwned`"; touch pwned; [31m x'

describe('the remembered names', () => {
  it.each([
    [
      ['group', 'get', ''],
      ['111111\t测试群', '122222\t值班, 测试二群', HOSTILE_SHOWN],
    ],
    [['group', 'get', '11'], ['111111\t测试群']],
    [['group', 'get', 'g:11'], ['g:111111\t测试群']],
    [['group', 'get', '值'], ['122222\t值班, 测试二群']],
    [['listen', '--group', '12'], ['122222\t值班, 测试二群']],
    [['listen', '--user=1'], ['--user=10001\t老王']],
    [
      ['msg', 'send', ''],
      ['group:\t', 'user:\t'],
    ],
    [['msg', 'send', 'u:'], ['u:10001\t老王']],
    [['msg', 'send', '老'], ['user:10001\t老王']],
    [['msg', 'send', 'group:二'], ['group:122222\t值班, 测试二群']],
    [['group', 'kick', '111111', '小'], ['20002\t小明']],
    [['group', 'kick', '测试群', '2'], ['20002\t小明']],
    [['group', 'kick', '111111', '老'], []],
    [['group', 'get', '--url', 'ws://127.0.0.1:1', ''], []],
    [['group', 'get', '-p', 'other', ''], []],
  ])('complete %j', async (words, wanted) => {
    const before = mock.calls.length
    expect(await lines(...words)).toEqual(wanted)
    expect(mock.calls.length).toBe(before)
  })

  it('are completed in bash by name, one alone, and a hostile one runs nothing', async () => {
    const script = temporaryFile('qq.bash', (await qq(['completion', 'bash'])).stdout)
    const PATH = `${toolFolder()}:${process.env['PATH'] ?? ''}`
    const terminal = programOnTerminal('bash', ['--norc', '--noprofile', '-i'], folder, {
      ...env,
      LC_ALL: 'C.UTF-8',
      PATH,
      TERM: 'dumb',
    })
    terminal.type(`source ${script}; bind -x '"\\C-x\\C-p": printf "<%s>" "$READLINE_LINE"'; PS1='rea''dy '\n`)
    await terminal.shows('ready ')
    for (const [typed, wanted] of [
      ['qq group get 值', 'qq group get 122222 '],
      ['qq group get 测试', 'qq group get 测试'],
      ['qq msg send g:二', 'qq msg send g:122222 '],
      ['qq group get 危', 'qq group get 333333 '],
      ['qq group get "危', 'qq group get "333333" '],
      ['qq group get 33', 'qq group get 333333 '],
    ] as const) {
      terminal.type(`${typed}\t\u0018\u0010`)
      await terminal.shows(`<${wanted}>`)
      terminal.type('\u0015')
    }
    terminal.type('exit\n')
    await terminal.ended
    expect(existsSync(path.join(folder, 'pwned'))).toBe(false)
  })
})
