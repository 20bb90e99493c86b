import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {plain} from './support/plain.js'
import {
  BIN,
  copyTool,
  openFolder,
  qqProcess,
  ROOT,
  runProcess,
  shell,
  type Ran,
  type RunOptions,
} from './support/run.js'
import {mockServer} from './support/server.js'

const DONE = {code: 0, signal: null, stdout: '', stderr: ''}

/** One line each, as it would be typed. */
const LINES = [
  '',
  '--help',
  '-h',
  'help',
  'group',
  'group --help',
  'help group',
  'msg',
  'mock --help',
  'group kick --help',
  'msg send -h',
  'help mock exec',
  'listen --help',
  'call --help',
  'action list --help',
  'account get',
  'account get -o json',
  'account get foo',
  'members',
  'group members 123456 -o id',
  'send g:123456 hi -o none',
  'group list -o table',
  'group list -o csv --sort -member_count',
  'group list -o yaml --limit 1',
  'group list --jq .[].group_id',
  'group list --color -o table',
  'group list --nope',
  'group list --filter x',
  'group kick',
  'group kick 1',
  'group kick 1 abc',
  'group kick 123456 10001',
  'group kick 123456 10001 -n',
  'group ban 123456 20001',
  'group ban 123456 10001 20001 -o jsonl',
  'group ban 123456 10001 --for 0',
  'group --nope',
  'group kik',
  'nonsense',
  '-o json group list',
  'call nope',
  'call get_group_info_ex group_id=123456',
  'call test_download_stream -o jsonl',
  'call set_group_kick group_id=1',
  'call mark_all_as_read',
  'call post_group_msg message[0].type=text',
  'action list -o json',
  'action list --tag msg --supported -o table',
  'action get send_msg -o table',
  'action get send_msg',
  'action get mark_all_as_read --schema',
  'action get get_msg --example',
  'action get get_mgs',
  'completion bash',
  'complete',
  '__complete -- g',
  '__complete -- group m',
  '__complete -- request group approve --',
  '__complete -- call get_gr',
  'group list --url ws://127.0.0.1:1',
  'group list --json --url ws://127.0.0.1:1',
  'listen --for 1ms -q', // without the note that it is listening, for which there may be no time
]

it.each(LINES)('does as the compiled files do: qq %s', async line => {
  const words = line === '' ? [] : line.split(' ')
  const run = async (how: typeof plain): Promise<Ran> => {
    // a world of its own for each: what the one does must not change what the other sees
    const {env, port} = await mockServer()
    const ran = await how(words, {env})
    const portless = (text: string): string => text.replaceAll(String(port), 'PORT')
    return {...ran, stdout: portless(ran.stdout), stderr: portless(ran.stderr)}
  }
  expect(await run(qqProcess)).toEqual(await run(plain))
})

it("runs a command with the mock's address", async () => {
  const run = ['mock', 'exec', '--', 'sh', '-c']
  expect(await qqProcess([...run, 'echo ${QQ_URL%:*}'])).toEqual({...DONE, stdout: 'ws://127.0.0.1\n'})
  expect(await qqProcess([...run, 'exit'])).toEqual(DONE)
})

it('prints the same version, without loading anything', async () => {
  expect(await qqProcess(['--version'])).toEqual(await plain(['--version']))
})

it.runIf(existsSync('/dev/full'))('ends with 9 when the version cannot be printed', async () => {
  const {code, stderr} = await shell('qq --version > /dev/full')
  expect(code).toBe(9)
  expect(stderr).toMatch(/^error: cannot write to stdout: ENOSPC/)
})

describe('an ordinary call', () => {
  const hook = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), 'hook.cjs')
  writeFileSync(
    hook,
    `process.on('exit', () => {
       const files = Object.keys(require.cache).filter(file => file.includes('/dist/'))
       require('fs').writeSync(2, JSON.stringify(files.map(file => file.split('/dist/')[1])))
     })`,
  )

  it.each([
    ['account get', 'commands/account/get.js', []],
    ['group get-member 123456 10001', 'commands/group/get-member.js', []],
    ['group kick 123456 10001 --yes', 'commands/group/kick.js', ['many', 'events-many']],
    ['msg send g:123456 hi', 'commands/msg/send.js', ['send', 'chat-send']],
    ['send g:123456 hi', 'commands/msg/send.js', ['send', 'chat-send']],
    ['call get_login_info', 'commands/call.js', ['call', 'call-events-help']],
    ['listen --event meta_event --count 1 -q', 'commands/listen.js', ['events', 'events-many', 'call-events-help']],
  ])('loads no cold part: qq %s', async (line, file, chunks) => {
    const {env} = await mockServer()
    const args = ['-r', hook, BIN, ...line.split(' ')]
    const {stderr} = await runProcess(process.execPath, args, {env})
    // nor does it in Chinese, as long as nothing is said to a person
    const inChinese = await runProcess(process.execPath, args, {env: {...env, LANG: 'zh_CN.UTF-8'}})
    expect(inChinese.stderr).toBe(stderr)
    const loaded = (JSON.parse(stderr) as string[]).map(name => name.replace(/-[\w-]{8}\.js$/, ''))
    const wanted = ['connection', ...chunks].map(name => `chunks/${name}`)
    expect(loaded.sort()).toEqual(['shipped.js', file, ...wanted].sort())
  })
})

it('has not grown by much', () => {
  const [shipped = 0, chunks = 0, all = 0] = ['shipped.js', 'chunks', 'commands'].map(name =>
    sizeOf(path.join(ROOT, 'dist', name)),
  )
  const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {commands: object}
  expect(shipped).toBeLessThan(121_000)
  expect(chunks).toBeLessThan(1_680_000)
  expect(all / Object.keys(commands).length).toBeLessThan(1350)
})

/** In bytes, without the spaces that a file is filled up with (build/young-space.mjs). */
function sizeOf(name: string): number {
  if (!statSync(name).isDirectory()) return readFileSync(name, 'latin1').trimEnd().length
  return readdirSync(name).reduce((sum, child) => sum + sizeOf(path.join(name, child)), 0)
}

it('runs from a path with spaces and Chinese characters, through a symlink, and without its sources', async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), '一个 文件夹')
  mkdirSync(folder)
  const tool = copyTool(folder)
  const link = path.join(folder, 'link')
  symlinkSync(tool, link)
  const {env} = await mockServer()
  for (const script of [tool, link]) {
    for (const line of [
      'group list -o id',
      'group list -o table',
      'group --help',
      'account get --jq .user_id',
      'mock exec -- qq account get',
    ]) {
      const {code, stderr} = await runProcess(process.execPath, [script, ...line.split(' ')], {env})
      expect({code, stderr}, line).toEqual({code: 0, stderr: ''})
    }
  }
})

it('runs installed from its package, read-only, and as another user', async () => {
  const folder = openFolder()
  const pack = await runProcess('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
  })
  const install = ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', folder]
  const installed = await runProcess('npm', [...install, path.join(folder, pack.stdout.trim())], {})
  expect(installed.code, installed.stderr).toBe(0)
  expect(readdirSync(path.join(folder, 'lib', 'node_modules'))).toEqual(['qqctl'])
  const shipped = ['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.md', 'bin', 'dist', 'docs', 'package.json']
  expect(readdirSync(path.join(folder, 'lib', 'node_modules', 'qqctl')).sort()).toEqual(shipped)
  const {env} = await mockServer()
  const tool = path.join(folder, 'bin', 'qq')
  const run = async (extra: RunOptions): Promise<Ran> =>
    runProcess(tool, ['account', 'get', '-o', 'id'], {env, ...extra})
  const good = {code: 0, stdout: '10000\n', stderr: ''}
  expect(await run({})).toMatchObject(good)
  for (const line of ['--help', 'group --help', 'group kick --help', 'completion bash', '__complete -- group k']) {
    const own = await runProcess(process.execPath, [BIN, ...line.split(' ')], {env})
    expect(await runProcess(tool, line.split(' '), {env}), line).toEqual(own)
    expect({code: own.code, empty: own.stdout === ''}, line).toEqual({code: 0, empty: false})
  }
  await runProcess('chmod', ['-R', 'a-w', path.join(folder, 'lib')], {})
  expect(await run({})).toMatchObject(good)
  // only root can be somebody else, who here has no home to keep a cache in
  if (process.getuid?.() === 0) expect(await run({uid: 65_534, env: {...env, HOME: '/'}})).toMatchObject(good)
})
