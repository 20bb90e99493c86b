import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {execFileSync} from 'node:child_process'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {copyTool, openFolder, qqProcess, ROOT, runProcess, type Ran, type RunOptions} from '../support/run.js'
import {mockServer} from '../support/server.js'

const CALL = ['account', 'get', '-o', 'id']
const GOOD = {code: 0, stdout: '10000\n', stderr: ''}

/** Runs a call with a cache below this folder. */
async function callWith(base: string, {env, ...options}: RunOptions = {}): Promise<Ran> {
  const mock = await mockServer()
  return qqProcess(CALL, {...options, env: {...mock.env, XDG_CACHE_HOME: base, ...env}})
}

const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'qq-cache-'))

function filesOf(base: string): string[] {
  const [build = ''] = existsSync(path.join(base, 'qqctl')) ? readdirSync(path.join(base, 'qqctl')) : []
  const folder = path.join(base, 'qqctl', build)
  return build === '' ? [] : readdirSync(folder).map(name => path.join(folder, name))
}

it('is made by the first run, closed to others, and used by the next', async () => {
  const base = path.join(freshFolder(), 'cache')
  expect(await callWith(base)).toMatchObject(GOOD)
  const made = filesOf(base).map(file => [file, statSync(file).mtimeMs])
  expect(made.length).toBeGreaterThan(1)
  const modeOf = (name: string): number => statSync(name).mode & 0o777
  const [first = ''] = filesOf(base)
  const folders = [base, path.join(base, 'qqctl'), path.dirname(first)]
  if (process.platform !== 'win32') {
    expect(folders.map(modeOf)).toEqual([0o700, 0o700, 0o700])
    expect(new Set(filesOf(base).map(modeOf))).toEqual(new Set([0o600]))
  }
  expect(await callWith(base)).toMatchObject(GOOD)
  expect(filesOf(base).map(file => [file, statSync(file).mtimeMs])).toEqual(made)
})

it.each([
  ['garbage', (content: Buffer) => Buffer.from('garbage'.repeat(content.length / 7))],
  ['nothing', () => Buffer.alloc(0)],
  ['half of it', (content: Buffer) => content.subarray(0, content.length / 2)],
  ['one wrong bit', (content: Buffer) => flipped(content)],
  ['the right length of zeros', (content: Buffer) => Buffer.alloc(content.length)],
])('is not believed when it holds %s, and is made anew', async (_what, spoil) => {
  const base = freshFolder()
  await callWith(base)
  const files = filesOf(base)
  const contents = files.map(file => readFileSync(file).length)
  for (const file of files) writeFileSync(file, spoil(readFileSync(file)))
  expect(await callWith(base)).toMatchObject(GOOD)
  expect(
    files.map(file => readFileSync(file).length).every((length, index) => length > (contents[index] ?? 0) / 2),
  ).toBe(true)
})

function flipped(content: Buffer): Buffer {
  const middle = Math.floor(content.length / 4)
  content[middle] = (content[middle] ?? 0) ^ 1
  return content
}

it('is done without where there can be none', async () => {
  const file = path.join(freshFolder(), 'file')
  writeFileSync(file, '')
  for (const base of [file, '/proc/none', '/dev/null', '/dev/null/none'])
    expect(await callWith(base), base).toMatchObject(GOOD)
  expect(await callWith('', {env: {HOME: ''}})).toMatchObject(GOOD)
})

it('is not looked for in the current folder', async () => {
  const home = freshFolder()
  const cwd = freshFolder()
  poison(path.join(cwd, '.cache', 'qqctl'))
  poison(path.join(cwd, 'qqctl'))
  const env = {HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home}
  for (const relative of ['.', 'a/b']) expect(await callWith(relative, {cwd, env}), relative).toMatchObject(GOOD)
  expect(filesOf(path.join(home, '.cache')).length).toBeGreaterThan(1) // that of HOME is the one
  for (const relative of ['.', 'home'])
    expect(await callWith('', {cwd, env: {...env, HOME: relative}}), relative).toMatchObject(GOOD)
  expect(readdirSync(cwd).sort()).toEqual(['.cache', 'qqctl'])
})

/**
 * What somebody would put there to have it run: a cache of another script. V8 believes it, since the script is as long as ours.
 * Made by a process of its own, since V8 also compares its flags.
 */
const POISON = ((): Buffer => {
  const made = path.join(freshFolder(), 'poison')
  const maker = `
    const [source, made] = process.argv.slice(1)
    const evil = '(function(){process.stdout.write("POISONED");process.exit(0)})'
    const script = new (require('vm').Script)(evil.padEnd(require('fs').readFileSync(source, 'latin1').length))
    const data = script.createCachedData()
    require('fs').writeFileSync(made, Buffer.concat([data, data]))`
  const env = {PATH: process.env['PATH']}
  execFileSync(process.execPath, ['-e', maker, path.join(ROOT, 'dist', 'shipped.js'), made], {env})
  return readFileSync(made)
})()

const [BUILD = ''] = readFileSync(path.join(ROOT, 'dist', 'build-id'), 'utf8').split(' ')
const CODE = `code-${BUILD}-${process.version}-${process.arch}`

/** Makes a folder what the cache would be, with poison in it; its file. */
function poison(own: string): string {
  mkdirSync(path.join(own, CODE), {recursive: true, mode: 0o700})
  const file = path.join(own, CODE, 'shipped_js')
  writeFileSync(file, POISON, {mode: 0o600})
  return file
}

describe.skipIf(process.platform === 'win32')('a poisoned cache', () => {
  /** A place like many: a folder of ours, in one that others may enter. */
  function place(): {above: string; base: string; own: string; code: string; file: string; elsewhere: string} {
    const above = freshFolder()
    chmodSync(above, 0o755)
    const base = path.join(above, 'cache')
    const own = path.join(base, 'qqctl')
    mkdirSync(base, {mode: 0o755})
    const file = poison(own)
    return {above, base, own, code: path.join(own, CODE), file, elsewhere: path.join(above, 'elsewhere')}
  }
  type Place = ReturnType<typeof place>

  /** Puts it elsewhere, and a symlink to there in its place. */
  function replaceByLink(name: string, elsewhere: string): void {
    renameSync(name, elsewhere)
    symlinkSync(elsewhere, name)
  }

  it('would be run, if it were our own: the tests below prove something', async () => {
    expect(await callWith(place().base)).toMatchObject({code: 0, stdout: 'POISONED'})
  })

  it('would be run from a sticky folder and through a symlink, if it were our own', async () => {
    const {above, base} = place()
    chmodSync(above, 0o1777)
    chmodSync(base, 0o1777)
    expect(await callWith(base)).toMatchObject({stdout: 'POISONED'})
    symlinkSync(base, path.join(above, 'link'))
    expect(await callWith(path.join(above, 'link'))).toMatchObject({stdout: 'POISONED'})
  })

  it.each<[string, (at: Place) => unknown]>([
    ['in a folder that others can write to', ({base}) => chmodSync(base, 0o757)],
    ['in a folder that a group can write to', ({base}) => chmodSync(base, 0o775)],
    ['below a folder that others can write to', ({above}) => chmodSync(above, 0o777)],
    ['whose folder others can enter', ({own}) => chmodSync(own, 0o711)],
    ['whose folder a group can read', ({own}) => chmodSync(own, 0o750)],
    ['whose inner folder others can write to', ({code}) => chmodSync(code, 0o702)],
    ['behind a symlink', ({own, elsewhere}) => replaceByLink(own, elsewhere)],
    ['behind a symlink further below', ({code, elsewhere}) => replaceByLink(code, elsewhere)],
    ['in a file behind a symlink', ({file, elsewhere}) => replaceByLink(file, elsewhere)],
    ['in a file with a second name', ({file, elsewhere}) => linkSync(file, elsewhere)],
    ['in a file that others can write to', ({file}) => chmodSync(file, 0o602)],
    ['in a file that a group can write to', ({file}) => chmodSync(file, 0o620)],
  ])('is not run %s', async (_what, put) => {
    const at = place()
    put(at)
    expect(await callWith(at.base)).toMatchObject(GOOD)
  })

  it.each<[string, (file: string) => unknown]>([
    ['a pipe', file => execFileSync('mkfifo', [file])],
    ['a folder', file => mkdirSync(file)],
    ['a device', file => symlinkSync('/dev/zero', file)],
  ])('is done without where %s stands in its place', async (_what, put) => {
    const {base, file} = place()
    rmSync(file)
    put(file)
    expect(await callWith(base)).toMatchObject(GOOD)
  })

  /** Nobody; whoever is not root cannot make things of another user, who would be the attacker. */
  const OTHER = 65_534
  describe.skipIf(process.getuid?.() !== 0)('of another user (needs root)', () => {
    const give = (...names: readonly string[]): unknown => names.forEach(name => chownSync(name, OTHER, OTHER))

    it.each<[string, (at: Place) => unknown]>([
      ['is all theirs', ({own, code, file}) => give(own, code, file)],
      [
        'is all theirs, in a sticky folder',
        ({base, own, code, file}) => (chmodSync(base, 0o1777), give(own, code, file)),
      ],
      ['has a folder of theirs', ({own}) => give(own)],
      ['has an inner folder of theirs', ({code}) => give(code)],
      ['has a file of theirs', ({file}) => give(file)],
      ['stands in a folder of theirs', ({base}) => give(base)],
      ['stands in a sticky folder of theirs', ({base}) => (chmodSync(base, 0o1777), give(base))],
      ['stands below a folder of theirs', ({above}) => give(above)],
    ])('is not run when it %s', async (_what, put) => {
      const at = place()
      put(at)
      expect(await callWith(at.base)).toMatchObject(GOOD)
    })

    it('is not run through a symlink to a folder of theirs', async () => {
      const {above, base} = place()
      const link = path.join(above, 'link')
      symlinkSync(base, link)
      give(base)
      expect(await callWith(link)).toMatchObject(GOOD)
    })

    it.each([
      ['itself', 'mkdir -m 700 qqctl && cp -R "$POISON"/. qqctl'],
      ['a symlink to it', 'mkdir -m 700 theirs && cp -R "$POISON"/. theirs && ln -s theirs qqctl'],
      ['a symlink to ours', 'ln -s ours qqctl'],
    ])('is not run when they were in a sticky folder before us, and left %s', async (_what, script) => {
      const above = freshFolder()
      const base = path.join(above, 'shared')
      mkdirSync(base)
      chmodSync(above, 0o755)
      chmodSync(base, 0o1777)
      poison(path.join(base, 'ours'))
      const theirs = path.join(above, 'poison')
      poison(theirs)
      execFileSync('chmod', ['-R', 'a+rX', theirs])
      const attack = await runProcess('sh', ['-c', script], {cwd: base, uid: OTHER, env: {POISON: theirs}})
      expect(attack).toMatchObject({code: 0, stderr: ''})
      expect(await callWith(base)).toMatchObject(GOOD)
    })
  })
})

it.skipIf(process.getuid?.() !== 0)(
  'is not needed: there is help without a home, under a user number without an entry',
  async () => {
    const tool = copyTool(openFolder())
    const env = {XDG_CONFIG_HOME: '/', XDG_STATE_HOME: '/'}
    for (const line of ['--version', '--help', 'group --help', 'group kick --help']) {
      const words = ['-u', 'HOME', process.execPath, tool, ...line.split(' ')]
      const ran = await runProcess('env', words, {env, uid: 1_234_567, cwd: '/'})
      expect(ran, line).toMatchObject({code: 0, stderr: ''})
    }
  },
)
