import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {qq, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

// Nothing may ever reach a chat that was not meant: each case counts what the mock was sent, whatever the name is.

const NAMES = [
  '测试群',
  '测试群 🐧',
  '👨‍👩‍👧',
  'a:b',
  'group:测试',
  'user:10001',
  '：全角：',
  `it's "quoted"`,
  '$(touch pwned)',
  '`id`',
  '第一行\n第二行',
  'tab\tand \u001B[31mred',
  '开'.repeat(200),
  '../../etc/passwd',
  '__proto__',
  '{place}',
  '\u202Eright to left',
  '12345',
  '１２３',
  '1000l',
]

/** Digits, and what looks like mistyped ones, are never names. */
const NO_NAMES = new Set(['12345', '１２３', '1000l'])

type World = Readonly<Record<string, unknown>>
type Run = (...args: string[]) => Promise<Ran>

interface Started {
  readonly run: Run
  readonly pipe: (stdin: string, ...args: string[]) => Promise<Ran>
  /** The chats that something was done to: of each call with an effect, the group, or the user. */
  readonly done: () => string[]
  readonly reads: (action: string) => number
}

async function start(scenario: World): Promise<Started> {
  const mock = await mockServer({scenario: {friends: [], ...scenario}})
  const env = {...mock.env, XDG_STATE_HOME: mkdtempSync(path.join(tmpdir(), 'qq-names-'))}
  return {
    run: async (...args) => qq(args, {env}),
    pipe: async (stdin, ...args) => qq(args, {env, stdin}),
    done: () =>
      mock.calls
        .filter(({action}) => action === 'send_msg' || action === 'set_group_kick')
        .map(({params}) => [params['group_id'], params['user_id']].filter(id => typeof id === 'string').join(' ')),
    reads: action => mock.calls.filter(call => call.action === action).length,
  }
}

const group = (group_id: number, group_name: string, more: World = {}): World => ({group_id, group_name, ...more})
const members = (...cards: readonly (readonly [number, string])[]): World => ({
  members: [
    {user_id: 10000, role: 'owner'},
    ...cards.map(([user_id, card]) => ({user_id, nickname: 'x', card, role: 'member'})),
  ],
})

const SEND = (name: string): [string, ...string[]] => ['msg', 'send', `g:${name}`, 'hi', '-o', 'none']
const KICK = (name: string): [string, ...string[]] => ['group', 'kick', '111111', name, '--yes', '-o', 'none']

describe.each(NAMES)('the name %j', name => {
  const isName = !NO_NAMES.has(name)
  // where the kind is fixed, a text with `:` is an id with its kind, so such a name needs `user:` in front
  const isUserName = isName && !/[:：]/.test(name)

  it('is that of the one group', async () => {
    const {run, done} = await start({groups: [group(111_111, name), group(222_222, 'other')]})
    const {code} = await run(...SEND(name))
    const isId = /^[1-9]\d*$/.test(name)
    if (!isId) expect(code).toBe(isName ? 0 : 2)
    expect(done()).toEqual(isName ? ['111111'] : isId ? [name] : [])
  })

  it('is that of two groups', async () => {
    const {run, done} = await start({groups: [group(111_111, name), group(222_222, name)]})
    const ran = await run(...SEND(name))
    if (!isName) {
      expect(done().every(chat => chat === name)).toBe(true)
      return
    }
    expect([ran.code, done()]).toEqual([2, []])
    expect(ran.stderr).toMatch(/111111.*222222/s)
  })

  it('is only a part of the name of a group', async () => {
    const {run, done} = await start({groups: [group(111_111, `${name}的群`)]})
    const {code} = await run(...SEND(name))
    if (/^[1-9]\d*$/.test(name)) {
      expect(done()).toEqual([name])
      return
    }
    expect([code, done()]).toEqual([2, []])
  })

  it('was taken away since the memory was filled', async () => {
    const {run, done} = await start({groups: [group(111_111, name), group(222_222, 'other')]})
    await run('contact', 'sync')
    await run('group', 'set-name', '111111', 'renamed')
    const {code} = await run(...SEND(name))
    if (/^[1-9]\d*$/.test(name)) {
      expect(done()).toEqual([name])
      return
    }
    expect([code, done()]).toEqual([2, []])
  })

  it('was taken by another group since the memory was filled', async () => {
    const {run, done} = await start({groups: [group(111_111, name), group(222_222, 'other')]})
    await run('contact', 'sync')
    await run('group', 'set-name', '111111', 'renamed')
    await run('group', 'set-name', '222222', name)
    const {code} = await run(...SEND(name))
    if (/^[1-9]\d*$/.test(name)) {
      expect(done()).toEqual([name])
      return
    }
    expect([code, done()]).toEqual([2, []])
  })

  it('is the remark of a group, which counts from the memory', async () => {
    const {run, done, reads} = await start({groups: [group(111_111, 'x', {group_remark: name})]})
    await run('contact', 'sync')
    const before = reads('get_group_list')
    await run(...SEND(name))
    expect(done()).toEqual(isName ? ['111111'] : /^[1-9]\d*$/.test(name) ? [name] : [])
    expect(reads('get_group_list')).toBe(before)
  })

  it('is a contact, which costs no read', async () => {
    const {run, done, reads} = await start({groups: [group(111_111, name), group(222_222, name)]})
    const {code} = await run('contact', 'set', name, 'group:222222')
    expect(code === 0).toBe(isName && !/[\p{Cc}:：]/u.test(name))
    if (code !== 0) return
    await run('msg', 'send', name, 'hi')
    await run(...SEND(name))
    expect(done()).toEqual(['222222', '222222'])
    expect(reads('get_group_list')).toBe(0)
  })

  it('is the card of one member', async () => {
    const {run, done} = await start({groups: [group(111_111, 'x', members([20_001, name], [20_002, 'other']))]})
    await run(...KICK(name))
    if (isUserName) expect(done()).toEqual(['111111 20001'])
    else expect(done().every(chat => chat === `111111 ${name.replace('user:', '')}`)).toBe(true)
  })

  it('is the card of two members, or of one who left', async () => {
    const {run, done} = await start({
      groups: [
        group(111_111, 'x', members([20_001, name], [20_002, name])),
        group(222_222, 'y', members([20_003, name])),
      ],
    })
    const {code} = await run(...KICK(name))
    if (!isUserName) return
    expect([code, done()]).toEqual([2, []])
    // from here on the memory has them, and one leaves
    await run('group', 'kick', '111111', '20001', '20002', '--yes')
    const gone = await run(...KICK(name))
    expect([gone.code, done()]).toEqual([2, ['111111 20001', '111111 20002']])
  })

  it('comes from stdin', async () => {
    const {pipe, done} = await start({groups: [group(111_111, 'x', members([20_001, name], [20_002, 'other']))]})
    await pipe(`other\n${name}\n`, 'group', 'kick', '111111', '-', '--yes')
    if (!isUserName) expect(done()).not.toContain('111111 20001')
    else if (name.includes('\n')) expect(done()).toEqual([])
    else expect(done()).toEqual(['111111 20002', '111111 20001'])
  })
})

it('is looked up in the memory for a read, and asked for once more for anything else', async () => {
  const {run, reads} = await start({groups: [group(111_111, '测试群')]})
  await run('contact', 'sync')
  expect(reads('get_group_list')).toBe(1)
  await run('group', 'list-members', '测试群')
  expect(reads('get_group_list')).toBe(1)
  await run('msg', 'send', 'g:测试群', 'hi')
  expect(reads('get_group_list')).toBe(2)
  await run('msg', 'send', 'g:111111', 'hi')
  expect(reads('get_group_list')).toBe(2)
})

it('stands in the lines of a batch and in flags, and shows the id in a dry run', async () => {
  const {run, pipe, done} = await start({groups: [group(111_111, '测试群', members([20_001, '小明']))]})
  await pipe('msg send g:测试群 hi\ngroup kick 测试群 小明 --yes\n', 'batch')
  expect(done()).toEqual(['111111', '111111 20001'])
  const found = await run('user', 'find', '10000', '--group', '测试群', '-o', 'id')
  expect(found.code).toBe(0)
  const {stdout} = await run('msg', 'send', 'g:测试群', 'hi', '--dry-run')
  expect(stdout).toContain('"group_id":"111111"')
  expect(done()).toHaveLength(2)
})

it('finds groups by a part of their names', async () => {
  const {run} = await start({groups: [group(111_111, '测试群'), group(222_222, 'x', {group_remark: '测试'})]})
  expect((await run('group', 'find', '测试', '-o', 'id')).stdout).toBe('111111\n222222\n')
  expect((await run('group', 'find', '测试', '--exact', '-o', 'id')).stdout).toBe('222222\n')
})

it('keeps, lists and removes contacts', async () => {
  const {run} = await start({})
  await run('contact', 'set', '老王', 'u:10001')
  expect((await run('contact', 'list', '-o', 'tsv', '--no-header')).stdout).toContain('老王\tuser:10001')
  await run('contact', 'remove', '老王')
  expect((await run('contact', 'remove', '老王')).code).toBe(2)
})
