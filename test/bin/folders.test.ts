import {chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {openFolder, qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const KEYED = ['send', 'g:123456', 'hi', '--idempotency-key', 'k', '-o', 'id']
/** A user that the system does not know, and who so has no home at all. */
const UNKNOWN_USER = 54_321

const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'qq-test-'))

describe('a relative folder of the environment', () => {
  it.each([{XDG_CONFIG_HOME: '.'}, {XDG_CONFIG_HOME: './'}, {HOME: '.'}, {HOME: ''}])(
    'does not have the configuration of the current one read, and run: %j',
    async variables => {
      const cwd = freshFolder()
      const evil = {profiles: {evil: {url: 'ws://127.0.0.1:1', token_command: 'touch ran; echo x'}}}
      for (const folder of ['qqctl', '.config/qqctl']) {
        mkdirSync(path.join(cwd, folder), {recursive: true})
        writeFileSync(path.join(cwd, folder, 'config.json'), JSON.stringify(evil), {mode: 0o600})
      }
      const env = {QQ_NO_CONFIG: '', XDG_CACHE_HOME: freshFolder(), ...variables}
      const {code, stderr} = await qq(['account', 'get', '-p', 'evil'], {cwd, env})
      expect({code, stderr}).toMatchObject({
        code: 9,
        stderr: expect.stringContaining('there is no profile "evil"') as unknown,
      })
      expect(readdirSync(cwd).sort()).toEqual(['.config', 'qqctl'])
    },
  )

  it('does not make two places of one memory: a key counts wherever it is used', async () => {
    const mock = await mockServer()
    const env = {...mock.env, HOME: freshFolder(), XDG_STATE_HOME: 'rel'}
    const folders = [freshFolder(), freshFolder()]
    for (const cwd of folders) expect(await qq(KEYED, {cwd, env})).toMatchObject({code: 0})
    expect(mock.calls.map(({action}) => action)).toEqual(['send_msg'])
    expect(folders.flatMap(folder => readdirSync(folder))).toEqual([])
  })
})

// only root can be somebody else
describe.skipIf(process.getuid?.() !== 0)('a user without any home', () => {
  const FILE = path.join(openFolder(), 'a.txt')
  writeFileSync(FILE, 'a')
  const options = (env: Readonly<Record<string, string>>) => {
    const cwd = freshFolder()
    chmodSync(cwd, 0o777)
    return {cwd, env: {...env, HOME: '', XDG_STATE_HOME: 'rel', QQ_NO_CONFIG: ''}, uid: UNKNOWN_USER}
  }

  it('is served, where nothing must be remembered', async () => {
    const {env} = await mockServer()
    const ran = await qq(['account', 'get', '-o', 'id'], options(env))
    expect(ran).toMatchObject({code: 0, stdout: '10000\n', stderr: ''})
    const own = options(env)
    writeFileSync(path.join(own.cwd, 'a.txt'), 'a')
    for (const files of [['a.txt'], ['a.txt', 'a.txt']])
      expect(await qq(['file', 'upload', 'g:123456', ...files], own)).toMatchObject({code: 0})
    expect(readdirSync(own.cwd)).toEqual(['a.txt'])
  })

  it.each([
    {line: KEYED, hint: 'set HOME or XDG_STATE_HOME to an absolute path'},
    {line: ['file', 'upload', 'g:123456', FILE, '--resume'], hint: 'set HOME or XDG_STATE_HOME'},
    {line: ['completion', 'fish', '--install'], hint: 'set HOME to an absolute path, or load the output of'},
  ])('is told where a folder is needed: $line', async ({line, hint}) => {
    const mock = await mockServer()
    const own = options(mock.env)
    const {code, stdout, stderr} = await qq(line, own)
    expect({code, stdout}).toEqual({code: 9, stdout: ''})
    expect(stderr).toContain(`hint: ${hint}`)
    expect(mock.calls).toEqual([])
    expect(readdirSync(own.cwd)).toEqual([])
  })
})
