import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {qq, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

/** A configuration with these aliases, and a server. */
async function world(aliases: Readonly<Record<string, unknown>> = {}): Promise<{
  run: (...words: readonly string[]) => Promise<Ran>
  mock: Awaited<ReturnType<typeof mockServer>>
  file: string
}> {
  const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  mkdirSync(path.join(home, 'qqctl'))
  const file = path.join(home, 'qqctl/config.json')
  writeFileSync(file, JSON.stringify({aliases}), {mode: 0o600})
  const mock = await mockServer()
  const env = {...mock.env, XDG_CONFIG_HOME: home, QQ_NO_CONFIG: ''}
  return {run: async (...words) => qq(words, {env}), mock, file}
}

const SENT = (text: string): object => ({
  action: 'send_msg',
  params: {message_type: 'group', group_id: '123456', message: [{type: 'text', data: {text}}]},
})

describe('an alias', () => {
  it.each([
    ['gets its words in their places', 'kk', 'group kick $2 $1 -y', ['10001', '123456'], 'set_group_kick'],
    ['gets further words and flags at its end', 'kk', 'group kick 123456', ['10001', '--yes'], 'set_group_kick'],
    ['has a Chinese name and flags before it', '踢', 'group kick 123456 $1 -y', ['10001'], 'set_group_kick'],
  ])('%s', async (_what, name, text, words, action) => {
    const {run, mock} = await world({[name]: text})
    expect(await run(name, ...words)).toMatchObject({code: 0, stderr: ''})
    expect(mock.calls.at(-1)).toMatchObject({action, params: {group_id: '123456', user_id: '10001'}})
    expect(await run('-o', 'none', name, ...words)).toEqual({code: 0, signal: null, stdout: '', stderr: ''})
  })

  it.each(['a b  c', '$(touch x)', '$1 $2', "'; ls", '"', '\\', '好 的', '$$'])(
    'does not split or read what fills a place: %s',
    async text => {
      const {run, mock} = await world({say: 'msg send \'group:$1\' -t "$2"'})
      expect(await run('say', '123456', text)).toMatchObject({code: 0})
      expect(mock.calls.at(-1)).toMatchObject(SENT(text))
    },
  )

  it('has a dollar where there are two', async () => {
    const {run, mock} = await world({pay: 'msg send group:123456 -t "$$5 $1"'})
    expect(await run('pay', 'x')).toMatchObject({code: 0})
    expect(mock.calls.at(-1)).toMatchObject(SENT('$5 x'))
  })

  it.each([
    [['kk', '123456'], 'the alias kk requires 2 words before any flag'],
    [['kk', '--yes', '123456', '10001'], 'the alias kk requires 2 words before any flag'],
    [['kk', '-p', 'home', '123456', '10001'], 'the alias kk requires 2 words before any flag'],
    [['loop', '1'], 'there is no command "loop 1"'],
    [['odd'], 'there is no command "nonsense"'],
    [['open'], 'a quote is not closed'],
    [['nope'], 'there is no command "nope"'],
  ])('is refused, and nothing is sent: qq %j', async (words, message) => {
    const {run, mock} = await world({kk: 'group kick $1 $2', loop: 'loop $1', odd: 'nonsense', open: "msg 'send"})
    expect(await run(...words)).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining(message) as string})
    expect(mock.calls).toEqual([])
  })

  it('never takes the place of a command or a topic, and is none in a batch', async () => {
    const {run, mock} = await world({group: 'account get', send: 'account get', kk: 'account get'})
    expect(await run('group', 'foo')).toMatchObject({code: 2})
    expect(await run('send', 'group:123456', 'hi')).toMatchObject({code: 0})
    expect(mock.calls.map(({action}) => action)).toEqual(['send_msg'])
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), 'lines')
    writeFileSync(file, 'kk\n')
    expect(await run('batch', file)).toMatchObject({code: expect.not.stringMatching('0') as number})
    expect(mock.calls).toHaveLength(1)
  })

  it('is explained with its command', async () => {
    const {run} = await world({kk: 'group kick $1 $2'})
    for (const words of [
      ['kk', '--help'],
      ['help', 'kk'],
    ]) {
      const {stdout, code} = await run(...words)
      expect(code).toBe(0)
      expect(stdout).toMatch(/^kk stands for: qq group kick \$1 \$2\n\nRemove members from a group\n/)
    }
  })

  it('is completed, and so is what follows it', async () => {
    const {run} = await world({kk: 'group kick $1 $2', group: 'account get'})
    expect((await run('__complete', '--', 'kk')).stdout).toBe('kk\tgroup kick $1 $2\n')
    expect((await run('__complete', '--', 'kk', '123456', '10001', '--reject')).stdout).toMatch(/^--reject-requests\t/)
    expect((await run('__complete', '--', 'group', 'kic')).stdout).toMatch(/^kick\t/)
  })
})

describe('alias set, list and remove', () => {
  it('keep the file, and tell what was there', async () => {
    const {run, file} = await world()
    writeFileSync(file, '{\n  // mine\n  "url": "ws://127.0.0.1:1"\n}\n')
    expect(await run('alias', 'set', 'kk', 'group kick $1')).toMatchObject({code: 0, stderr: ''})
    expect((await run('alias', 'set', 'kk', 'group kick $1 -y')).stderr).toBe('note: it stood for: group kick $1\n')
    expect(JSON.parse((await run('alias', 'list')).stdout)).toEqual([{name: 'kk', expansion: 'group kick $1 -y'}])
    expect(readFileSync(file, 'utf8')).toContain('// mine')
    expect(await run('alias', 'remove', 'kk')).toMatchObject({code: 0})
    expect(await run('alias', 'remove', 'kk')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no alias') as string,
    })
    expect((await run('alias', 'list')).stdout).toBe('[]\n')
  })

  it.each([
    ['group', 'account get', '"group" is a command already'],
    ['members', 'account get', undefined],
    ['send', 'account get', '"send" is a command already'],
    ['help', 'account get', '"help" is a command already'],
    ['-x', 'account get', undefined],
    ['a b', 'account get', '"a b" cannot be an alias'],
    ['kk', 'nonsense $1', 'there is no command "nonsense $1"'],
    ['kk', 'group kick $2', '$1 is missing'],
    ['kk', 'msg send group:1 $x', '"$x" is not a place for a word'],
    ['kk', 'msg send group:1 $@', '"$@" is not a place for a word'],
    ['kk', "msg send 'x", 'a quote is not closed'],
    ['kk', '"-o" json group list', 'an alias begins with a command, not with -o'],
  ])('refuse: %s %s', async (name, text, message) => {
    const {run} = await world()
    const {code, stderr} = await run('alias', 'set', name, text)
    if (message !== undefined) expect(stderr).toContain(message)
    expect(code).toBe(message === undefined && name === 'members' ? 0 : 2)
    expect((await run('alias', 'list', '-o', 'id')).stdout).toBe(code === 0 ? 'members\n' : '')
  })
})
