import {existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {listening} from '../lib/client/servers.js'
import {temporaryFile} from '../support/files.js'
import {hasProgram, qq, runProcess, toolFolder} from '../support/run.js'
import {programOnTerminal} from '../support/terminal.js'

const tool = toolFolder()
const PATH = `${tool}:${process.env['PATH'] ?? ''}`
const UTF8 = {LC_ALL: 'C.UTF-8'}

/** A folder with files to complete. */
function folderOfFiles(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  for (const name of ['cat pic.png', '中文.txt']) writeFileSync(path.join(folder, name), '')
  mkdirSync(path.join(folder, 'dir'))
  return folder
}

/** Settings in a file, and the environment that has them seen. */
function configured(settings: string): Record<string, string> {
  const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  mkdirSync(path.join(home, 'qqctl'))
  writeFileSync(path.join(home, 'qqctl', 'config.json'), settings)
  return {XDG_CONFIG_HOME: home, QQ_NO_CONFIG: ''}
}

describe('__complete', () => {
  const good = {code: 0, stderr: ''}

  it('gives a word and what it is a line, and is hidden from people', async () => {
    expect(await qq(['__complete', '--', 'group', 'ki'])).toMatchObject({
      ...good,
      stdout: 'kick\tRemove members from a group\n',
    })
    expect((await qq(['--help'])).stdout).not.toContain('__complete')
    expect((await qq(['complete'])).stderr).not.toContain('__complete')
  })

  it('tells where names of files can stand', async () => {
    const {stdout} = await qq(['__complete', '--', 'msg', 'send', 'g:1', '--image=c'])
    expect(stdout).toBe(':files\t--image=\n')
  })

  it('knows the profiles; but for those that no terminal should see', async () => {
    const profiles = JSON.stringify({profiles: {home: {}, 家: {}, 'a b': {}, 'a\tb': {}, '\u001b[31m': {}}})
    const {stdout} = await qq(['__complete', '--', 'group', 'list', '-p', ''], {env: configured(profiles)})
    expect(stdout).toBe('home\t\n家\t\na b\t\n')
  })

  it.each([
    [[]],
    [['']],
    [['-']],
    [['--']],
    [['constructor', '']],
    [['../../x', '']],
    [['group', '\n', '']],
    [['group', 'list', '--constructor', '']],
    [['call', '__proto__', '']],
    [['listen', '--event', '(']],
    [['😀', '你好']],
  ])('minds nothing that is typed: %j', async words => {
    expect(await qq(['__complete', '--', ...words])).toMatchObject(good)
  })

  it('is silent about a broken configuration, and knows nothing from it', async () => {
    const env = {...configured('{"profiles":'), QQ_OUTPUT: 'nonsense', QQ_TIMEOUT: 'x'}
    expect(await qq(['__complete', '--', 'group', 'list', '-p', ''], {env})).toMatchObject({...good, stdout: ''})
    expect((await qq(['__complete', '--', 'group', 'li'], {env})).stdout).toContain('list\t')
  })

  it('connects to nothing', async () => {
    let connections = 0
    const port = await listening(createServer(() => connections++))
    const env = {QQ_URL: `ws://127.0.0.1:${port}`}
    for (const line of ['group list -p ', 'call get_', 'listen --event ', 'group kick --url x 1 '])
      expect(await qq(['__complete', '--', ...line.split(' ')], {env})).toMatchObject(good)
    expect(connections).toBe(0)
  })
})

describe('bash', () => {
  const completion = qq(['completion', 'bash']).then(({stdout}) => temporaryFile('qq.bash', stdout))

  /** What bash is given to choose from, where its words are these and the cursor is behind the last. */
  async function replies(line: string, words: readonly string[], cwd = tmpdir()): Promise<string[]> {
    const script = `source "$1"
      COMP_LINE=$2 COMP_POINT=\${#2}
      shift 2
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _qqctl
      printf '%s\\n' "\${COMPREPLY[@]}"`
    const env = {...UTF8, PATH}
    const args = ['-c', script, 'bash', await completion, line, ...words]
    const {stdout, stderr} = await runProcess('bash', args, {env, cwd})
    expect(stderr).toBe('')
    return stdout.split('\n').filter(word => word !== '')
  }

  it.each([
    ['qq gro', ['qq', 'gro'], ['group']],
    [`${tool}/qq group ki`, [`${tool}/qq`, 'group', 'ki'], ['kick']],
    ['qq  group   list -o js', ['qq', 'group', 'list', '-o', 'js'], ['json', 'jsonl']],
    // bash breaks at : and =, and puts what is chosen behind the break
    ['qq send g', ['qq', 'send', 'g'], ['group:']],
    ['qq send group:', ['qq', 'send', 'group', ':'], []],
    ['qq send group:12 --ima', ['qq', 'send', 'group', ':', '12', '--ima'], ['--image']],
    ['qq listen --event=heart', ['qq', 'listen', '--event', '=', 'heart'], ['heartbeat']],
    ['qq group list --output=', ['qq', 'group', 'list', '--output', '='], ['auto', 'table', 'json']],
    ['qq listen --event "request.f', ['qq', 'listen', '--event', '"request.f'], ['request.friend']],
    ['qq call get_group_info gr', ['qq', 'call', 'get_group_info', 'gr'], ['group_id=']],
    ['qq call get_group_info x= gr', ['qq', 'call', 'get_group_info', 'x', '=', 'gr'], ['group_id=']],
    ['qq msg send g:1 --image ca', ['qq', 'msg', 'send', 'g', ':', '1', '--image', 'ca'], ['cat\\ pic.png']],
    ['qq msg send g:1 --image=d', ['qq', 'msg', 'send', 'g', ':', '1', '--image', '=', 'd'], ['dir/']],
    ['qq cq decode --input @中', ['qq', 'cq', 'decode', '--input', '@中'], ['@中文.txt']],
    ['qq nonsense ', ['qq', 'nonsense', ''], []],
  ])('completes %j', async (line, words, wanted) => {
    expect((await replies(line, words, folderOfFiles())).slice(0, 3)).toEqual(wanted)
  })

  it.each([
    [['qq', 'gro'], ['group']],
    [['qq', 'send', 'g', ':', '1', '--ima'], ['--image']],
    [['qq', 'listen', '--event', '=', 'heart'], ['heartbeat']],
  ])('completes %j where only the words are known', async (words, wanted) => {
    expect(await replies('', words)).toEqual(wanted)
  })

  it('asks qqctl where it is there: Linux QQ has a qq too', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
    writeFileSync(path.join(elsewhere, 'qq'), '#!/bin/sh\necho window\n', {mode: 0o755})
    writeFileSync(path.join(elsewhere, 'qqctl'), `#!/bin/sh\nexec '${tool}/qq' "$@"\n`, {mode: 0o755})
    const script = 'source <(qqctl completion bash); COMP_WORDS=(qq gro) COMP_CWORD=1; _qqctl; echo "${COMPREPLY[*]}"'
    const env = {PATH: `${elsewhere}:${PATH}`}
    expect(await runProcess('bash', ['-c', script], {env})).toMatchObject({stdout: 'group\n', stderr: ''})
  })
})

/** Shells that complete at a terminal alone; Ctrl-X Ctrl-P shows what the line has become. */
const SHELLS = [
  {
    name: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    load: `source <(qq completion bash); bind -x '"\\C-x\\C-p": printf "<%s>" "$READLINE_LINE"'`,
  },
  {
    name: 'zsh',
    args: ['-f', '-i'],
    load: `autoload -U compinit; compinit -u -D; source <(qq completion zsh); show() { print -rn -- "<$BUFFER>" }; zle -N show; bindkey '^X^P' show`,
  },
].map(shell => ({...shell, isHere: hasProgram(shell.name)}))
const fish = hasProgram('fish')
const absent = [...SHELLS.filter(({isHere}) => !isHere).map(({name}) => name), ...(fish ? [] : ['fish'])]
if (absent.length > 0) console.warn(`the completion of ${absent.join(' and ')} is not tried: it is not here`)

describe.each(SHELLS)('$name at a terminal', ({name, args, load, isHere}) => {
  it.skipIf(!isHere)('completes what is typed', async () => {
    const terminal = programOnTerminal(name, args, folderOfFiles(), {...UTF8, PATH, TERM: 'dumb'})
    terminal.type(`${load}; PS1='rea''dy '\n`)
    await terminal.shows('ready ')
    for (const [typed, wanted] of [
      ['qq group ki', 'qq group kick '],
      ['qq send gro', 'qq send group:'],
      ['qq send group:12 --ima', 'qq send group:12 --image '],
      ['qq listen --event=heart', 'qq listen --event=heartbeat '],
      ['qq listen --event "request.f', 'qq listen --event "request.friend" '],
      ['qq call get_group_info gr', 'qq call get_group_info group_id='],
      ['qq msg send g:1 --image=ca', 'qq msg send g:1 --image=cat\\ pic.png '],
      ['qq msg send g:1 --image 中', 'qq msg send g:1 --image 中文.txt '],
      ['qq cq decode --input @ca', 'qq cq decode --input @cat\\ pic.png '],
      ['qq call send_group_msg message=@di', 'qq call send_group_msg message=@dir/'],
      ['echo x | X=1 qq group ki', 'echo x | X=1 qq group kick '],
      ['qq group kick 12', 'qq group kick 12'],
    ] as const) {
      terminal.type(`${typed}\t\u0018\u0010`)
      await terminal.shows(`<${wanted}>`)
      terminal.type('\u0015')
    }
    terminal.type('exit\n')
    await terminal.ended
  })
})

describe.skipIf(!fish)('fish', () => {
  it.each([
    ['qq group ki', 'kick\tRemove members from a group\n'],
    ['qqctl group ki', ''], // there is none
    ['qq send gro', 'group:\n'],
    ['qq send group:12 --ima', '--image\tan image\n'],
    ['qq listen --event=heart', '--event=heartbeat\n'],
    ['qq listen --event "request.fr', 'request.friend\tsomebody wants to become a friend\n'],
    ['qq msg send g:1 --image=ca', '--image=cat pic.png\n'],
    ['qq cq decode --input @中', '@中文.txt\n'],
    ['echo x | X=1 qq group ki', 'kick\tRemove members from a group\n'],
    ['qq group kick 12', ''],
  ])('completes %j', async (line, wanted) => {
    const script = 'qq completion fish | source; complete -C "$argv[1]"'
    const env = {...UTF8, PATH, HOME: folderOfFiles()}
    const {stdout, stderr} = await runProcess('fish', ['-N', '-c', script, line], {env, cwd: folderOfFiles()})
    expect({stdout, stderr}).toEqual({stdout: wanted, stderr: ''})
  })
})

describe('--install', () => {
  const homes = (): {HOME: string; PATH: string} => ({HOME: mkdtempSync(path.join(tmpdir(), 'qq-test-')), PATH})

  it.each([
    ['bash', ['.local/share/bash-completion/completions/qq', '.local/share/bash-completion/completions/qqctl']],
    ['zsh', ['.local/share/zsh/site-functions/_qq']],
    ['fish', ['.config/fish/completions/qq.fish', '.config/fish/completions/qqctl.fish']],
  ])('writes what %s will look for, again and again, and tells where', async (shell, names) => {
    const env = homes()
    const files = names.map(name => path.join(env.HOME, name))
    const script = (await qq(['completion', shell])).stdout
    for (const _again of [1, 2]) {
      const {code, stdout, stderr} = await qq(['completion', shell, '--install'], {env})
      expect({code, stdout}).toEqual({code: 0, stdout: files.map(file => `${file}\n`).join('')})
      expect(stderr).toMatch(/^note: .*(?:new shells|compinit)/)
      for (const file of files) expect(readFileSync(file, 'utf8')).toBe(script)
    }
  })

  it("heeds XDG's folders", async () => {
    const {HOME} = homes()
    const {stdout} = await qq(['completion', 'fish', '--install', '-q'], {env: {HOME, XDG_CONFIG_HOME: `${HOME}/own`}})
    expect(stdout).toContain(`${HOME}/own/fish/completions/qq.fish\n`)
  })

  it('leaves alone what something else has written, unless told otherwise', async () => {
    const foreign = temporaryFile('qqctl.fish', '# of my own\n')
    const folder = path.dirname(foreign)
    const env = homes()
    mkdirSync(path.join(env.HOME, '.config/fish'), {recursive: true})
    symlinkSync(folder, path.join(env.HOME, '.config/fish/completions'))
    const {code, stdout, stderr} = await qq(['completion', 'fish', '--install'], {env})
    expect({code, stdout}).toEqual({code: 9, stdout: ''})
    expect(stderr).toContain('qq did not write it\nhint: check its content; add --force to overwrite it')
    expect(readFileSync(foreign, 'utf8')).toBe('# of my own\n')
    expect(existsSync(path.join(folder, 'qq.fish'))).toBe(false)
    expect(await qq(['completion', 'fish', '--install', '--force'], {env})).toMatchObject({code: 0})
    expect(readFileSync(foreign, 'utf8')).toBe((await qq(['completion', 'fish'])).stdout)
  })

  it('exits 9 where it cannot write', async () => {
    const {code, stderr} = await qq(['completion', 'zsh', '--install'], {env: {HOME: temporaryFile('home', '')}})
    expect(code).toBe(9)
    expect(stderr).toContain('cannot write the completion of zsh: ')
  })

  it.skipIf(!fish)('makes fish complete', async () => {
    const env = homes()
    await qq(['completion', 'fish', '--install'], {env})
    const {stdout} = await runProcess('fish', ['-c', 'complete -C "qq group ki"'], {env})
    expect(stdout).toBe('kick\tRemove members from a group\n')
  })

  it.skipIf(!hasProgram('zsh'))('makes zsh complete, by the line that it tells', async () => {
    const env = homes()
    const {stderr} = await qq(['completion', 'zsh', '--install'], {env})
    const [fpath = ''] = /fpath=\(.*\)/.exec(stderr) ?? []
    const terminal = programOnTerminal('zsh', ['-f', '-i'], tmpdir(), {...UTF8, ...env, TERM: 'dumb'})
    terminal.type(`${fpath}; autoload -U compinit; compinit -u -D; PS1='rea''dy '\n`)
    await terminal.shows('ready ')
    terminal.type('qq completion --in\t')
    await terminal.shows('qq completion --install ')
    terminal.type('\u0015exit\n')
    await terminal.ended
  })
})

it.each([
  [['completion'], 'missing argument: shell'],
  [['completion', 'tcsh'], '"tcsh" is not one of bash, zsh, fish'],
  [['completion', 'bash', '--force'], '--install'],
])('exits 2 for %j', async (line, message) => {
  const {code, stderr} = await qq(line)
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})
