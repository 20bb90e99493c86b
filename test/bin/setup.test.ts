import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {openFolder, qq, qqProcess, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

interface Home {
  readonly env: Record<string, string>
  readonly file: string
  /** Runs a line in this home. */
  readonly run: (line: readonly string[], stdin?: string) => Promise<Ran>
}

/** A home of its own, with a configuration file where its text is given. */
function home(text?: string): Home {
  const folder = openFolder()
  const file = path.join(folder, 'qqctl', 'config.json')
  if (text !== undefined) {
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, text, {mode: 0o600})
  }
  const env = {XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, QQ_NO_CONFIG: ''}
  return {env, file, run: async (line, stdin) => qq(line, {env, ...(stdin !== undefined && {stdin})})}
}

const textOf = ({file}: Home): string => readFileSync(file, 'utf8')
const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

describe('init', () => {
  it('saves what answers as the profile in use, for this user alone, and works twice', async () => {
    const {url} = await mockServer({token: 'right'})
    const own = home()
    for (const _ of [1, 2]) {
      const {code, stdout, stderr} = await own.run(
        ['init', '--url', url, '--token-file', '-', '--yes'],
        'right\nnext\n',
      )
      expect({code, stdout: JSON.parse(stdout) as unknown}).toEqual({
        code: 0,
        stdout: {
          profile: 'default',
          url,
          server: 'NapCat.Onebot 4.18.19',
          bot: '10000',
          nickname: '小助手',
          path: own.file,
        },
      })
      expect(stderr).toContain('qq group list')
    }
    expect(JSON.parse(textOf(own))).toEqual({current: 'default', profiles: {default: {url, token: 'right'}}})
    expect([modeOf(own.file), modeOf(path.dirname(own.file))]).toEqual(['600', '700'])
    expect((await own.run(['account', 'get', '-o', 'id'])).stdout).toBe('10000\n')
  })

  it('saves nothing that does not answer, and ends with its code', async () => {
    const {url} = await mockServer({token: 'right'})
    const own = home()
    const wrong = await own.run(['init', '--url', url, '--token', 'wrong', '--yes'])
    expect([wrong.code, wrong.stdout]).toEqual([4, ''])
    expect(wrong.stderr).toContain('refused the token from profile default')
    expect((await own.run(['init', '--url', 'ws://127.0.0.1:1', '--yes'])).code).toBe(3)
    expect((await own.run(['init'])).code).toBe(2)
    expect(existsSync(own.file)).toBe(false)
  })

  it('asks on a terminal, again after a mistake, and never shows the token', async () => {
    const {url} = await mockServer({token: 'right'})
    const own = home()
    const terminal = onTerminal(['init'], own.env)
    await terminal.shows('WebSocket server of NapCat:')
    terminal.type(`${url}\r`)
    await terminal.shows('Token (empty for none):')
    terminal.type('wr0ng-t0ken\r')
    await terminal.shows('Save it anyway?')
    terminal.type('n\r')
    const again = terminal.screen.length
    await terminal.shows('Save it anyway?')
    while (!terminal.screen.slice(again).includes('WebSocket server of NapCat:')) await terminal.shows('\n').then(tick)
    terminal.type(`${url}\r`)
    while (!terminal.screen.slice(again).includes('Token (empty for none):')) await terminal.shows('\n').then(tick)
    terminal.type('right\r')
    await terminal.shows('Name of the profile:')
    terminal.type('家\r')
    expect(await terminal.ended).toBe(0)
    expect(terminal.screen).not.toContain('wr0ng-t0ken')
    expect(JSON.parse(textOf(own))).toEqual({current: '家', profiles: {家: {url, token: 'right'}}})
  })

  it('asks by its name whether a profile is to be replaced', async () => {
    const {url} = await mockServer()
    const own = home('{"profiles": {"家": {"url": "ws://127.0.0.1:1"}}}')
    const terminal = onTerminal(['init', '--url', url, '--token', 'x'], own.env)
    await terminal.shows('Name of the profile:')
    terminal.type('家\r')
    await terminal.shows('The profile 家 already exists. Replace it?')
    terminal.type('y\r')
    expect(await terminal.ended).toBe(0)
    expect(JSON.parse(textOf(own))).toEqual({current: '家', profiles: {家: {url, token: 'x'}}})
  })

  it('ends with 130 at Ctrl-C, with nothing saved', async () => {
    const own = home()
    const terminal = onTerminal(['init'], own.env)
    await terminal.shows('WebSocket server of NapCat:')
    terminal.type('\x03')
    expect(await terminal.ended).toBe(130)
    expect(existsSync(own.file)).toBe(false)
  })
})

async function tick(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

describe('profiles', () => {
  it('are added, used, listed without their tokens, and removed', async () => {
    const own = home()
    const add = async (...line: string[]): Promise<number | null> => (await own.run(['profile', 'add', ...line])).code
    expect(await add('home', '--url', 'ws://127.0.0.1:3001', '--token', 's3cret')).toBe(0)
    expect(await add('家', '--url', 'ws://u:1?access_token=t0k', '--token-command', 'pass show x')).toBe(0)
    expect(await add('file', '--url', 'wss://x', '--token-file', 'a/b')).toBe(0)
    expect((await own.run(['profile', 'use', '家'])).code).toBe(0)
    const listed = await own.run(['profile', 'list', '-o', 'csv', '--fields', 'name,current,url,token'])
    expect(listed.stdout).toBe(
      'name,current,url,token\nhome,false,ws://127.0.0.1:3001,token\n家,true,ws://u:1/,token\nfile,false,wss://x,token_file\n',
    )
    expect((await own.run(['profile', 'current', '-o', 'id'])).stdout).toBe('家\n')
    expect((await own.run(['profile', 'remove', '家'])).code).toBe(2)
    const removed = await own.run(['profile', 'remove', '家', '--yes'])
    expect([removed.code, removed.stderr]).toEqual([0, expect.stringContaining('no profile is in use now')])
    expect((await own.run(['profile', 'current', '--jq', '.name'])).stdout).toBe('null\n')
    const {profiles} = JSON.parse(textOf(own)) as {profiles: Record<string, unknown>}
    expect(profiles).toEqual({
      home: {url: 'ws://127.0.0.1:3001', token: 's3cret'},
      file: {url: 'wss://x', token_file: path.resolve('a/b')},
    })
  })

  it.each([
    [['add', 'a b', '--url', 'ws://x'], 'is not a profile name'],
    [['add', 'a,b', '--url', 'ws://x'], 'is not a profile name'],
    [['add', 'new', '--url', 'http://x'], 'ws://'],
    [['add', 'home', '--url', 'ws://x'], 'the profile home already exists'],
    [['use', 'nobody'], 'available: home'],
    [['remove', 'nobody', '--yes'], 'available: home'],
  ])('refuse %j, and leave the file as it is', async (line, words) => {
    const text = '{"profiles": {"home": {"url": "ws://127.0.0.1:3001"}}}'
    const own = home(text)
    const {code, stderr} = await own.run(['profile', ...line])
    expect([code, textOf(own)]).toEqual([2, text])
    expect(stderr).toContain(words)
  })

  it('are tried with --check, and not saved when nothing answers', async () => {
    const {url} = await mockServer({token: 'right'})
    const own = home()
    expect((await own.run(['profile', 'add', 'a', '--check', '--url', url])).code).toBe(4)
    expect(existsSync(own.file)).toBe(false)
    const {code, stderr} = await own.run(['profile', 'add', 'a', '--check', '--url', url, '--token', 'right'])
    expect([code, stderr]).toEqual([0, expect.stringContaining('with the bot 小助手 (10000)')])
  })

  it('are all there when many are added at once', async () => {
    const own = home()
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const ran = await Promise.all(
      names.map(async name => qqProcess(['profile', 'add', name, '--url', `ws://${name}`], {env: own.env})),
    )
    expect(ran.map(({code}) => code)).toEqual(names.map(() => 0))
    expect((await own.run(['profile', 'list', '-o', 'id'])).stdout.split('\n').filter(Boolean).sort()).toEqual(names)
    expect(readdirSync(path.dirname(own.file))).toEqual(['config.json'])
  })
})

const WITH_COMMENTS = `// 机器人
{
  current: 'home', // the one
  profiles: {
    home: {url: 'ws://127.0.0.1:3001', token: 's3cret', mine: 1},
  },
}
`

describe('the configuration', () => {
  it('is shown with where each value comes from, the token only when it is asked for', async () => {
    const own = home(WITH_COMMENTS)
    const rows = async (...flags: string[]): Promise<string> =>
      (await own.run(['config', 'list', '-o', 'tsv', '--no-header', '--filter', 'source ~ .', ...flags])).stdout
    const source = `profile home (${own.file})`
    expect((await rows()).split('\n')).toEqual([
      `profile\thome\t${source}`,
      `url\tws://127.0.0.1:3001\t${source}`,
      `token\t********\t${source}`,
      'connect_timeout\t10s\tdefault',
      'output\ttsv\t--output',
      'webui\thttp://127.0.0.1:6099\tdefault',
      '',
    ])
    expect(await rows('--reveal')).toContain('token\ts3cret\t')
    expect((await own.run(['config', 'get', 'url', '-o', 'id'])).stdout).toBe('ws://127.0.0.1:3001\n')
    const typed = await qq(['config', 'get', 'url', '--json'], {env: {...own.env, QQ_URL: 'ws://u'}})
    expect(JSON.parse(typed.stdout)).toEqual({key: 'url', value: 'ws://u', source: 'QQ_URL'})
    expect(typed.stderr).toContain('unknown key profiles.home.mine')
  })

  it('has the WebUI and its token, which is shown only when it is asked for, in a URL never', async () => {
    const own = home(WITH_COMMENTS)
    const webui = 'http://127.0.0.1:7001/webui?token=h1dden'
    expect((await own.run(['config', 'set', 'webui', webui, '-p', 'home'])).code).toBe(0)
    expect((await own.run(['config', 'set', 'profiles.home.webui_token', '-'], 'w3bui\n')).code).toBe(0)
    const {stdout} = await own.run(['config', 'list', '-o', 'tsv'])
    expect(stdout).toContain('webui\thttp://127.0.0.1:7001/webui?token=…\t')
    expect(stdout).toContain('webui_token\t********\t')
    expect(stdout).not.toMatch(/h1dden|w3bui/)
    const revealed = await own.run(['config', 'get', 'webui_token', '--reveal', '-o', 'id'])
    expect(revealed.stdout).toBe('w3bui\n')
  })

  it('keeps comments, unknown keys and its mode when a value is set or removed, also behind a link', async () => {
    const own = home(WITH_COMMENTS)
    const real = path.join(openFolder(), 'mine.json5')
    writeFileSync(real, WITH_COMMENTS)
    chmodSync(real, 0o640)
    const linked = home()
    mkdirSync(path.dirname(linked.file))
    symlinkSync(real, linked.file)
    for (const {run} of [own, linked]) {
      expect((await run(['config', 'set', 'timeout', '1m', '-p', 'home'])).code).toBe(0)
      expect((await run(['config', 'set', 'profiles.home.token', '-'], 'n3w\n')).code).toBe(0)
      expect((await run(['config', 'set', 'output', 'table'])).code).toBe(0)
      expect((await run(['config', 'unset', 'output'])).code).toBe(0)
    }
    const changed = WITH_COMMENTS.replace(`'s3cret', mine: 1`, `"n3w", mine: 1, "timeout": "1m"`)
    expect([textOf(own), modeOf(own.file)]).toEqual([changed, '600'])
    expect([readFileSync(real, 'utf8'), modeOf(real)]).toEqual([changed, '640'])
  })

  it.each([
    [['urll', 'x'], 2, 'did you mean url?'],
    [['cleartext', 'ok'], 2, 'must be inside a profile'],
    [['url', 'http://x'], 2, 'ws://'],
    [['webui', 'ws://x'], 2, 'http:// or https://'],
    [['timeout', 'soon'], 2, 'not a duration'],
    [['output', 'tabel'], 2, 'did you mean table?'],
    [['current', 'nobody'], 2, 'available: home'],
    [['profiles.nobody.url', 'ws://x'], 2, 'available: home'],
    [['profiles.home.retry.times', 'x'], 2, 'not a whole number'],
    [['profiles.home.retry.wait', 'x'], 2, 'not a duration'],
    [['profiles.home.cleartext', 'yes'], 2, 'ok'],
    [['token', ''], 2, 'is empty'],
    [['url'], 2, 'use - to read it from stdin'],
    [['url', 'ws://x', '-p', 'nobody'], 9, 'nobody'],
  ])('is not touched by %j', async (line, exit, words) => {
    const own = home(WITH_COMMENTS)
    const {code, stdout, stderr} = await own.run(['config', 'set', ...line])
    expect({code, stdout, text: textOf(own)}).toEqual({code: exit, stdout: '', text: WITH_COMMENTS})
    expect(stderr).toContain(words)
  })

  it('tells the line and column of a mistake, never the token beside it', async () => {
    const own = home('{\n  "token": "s3cret" "url": "ws://x"\n}')
    for (const line of [
      ['account', 'get'],
      ['config', 'set', 'output', 'table'],
      ['config', 'list'],
    ]) {
      const {code, stderr} = await own.run(line)
      expect([code, stderr]).toEqual([9, expect.stringContaining('line 2, column 21')])
      expect(stderr).not.toContain('s3cret')
    }
    expect((await own.run(['config', 'path', '-o', 'id'])).stdout).toBe(`${own.file}\n`)
  })

  it('is edited in a copy, which takes its place when it can be read', async () => {
    const own = home(WITH_COMMENTS)
    const edit = async (editor: string): Promise<Ran> =>
      qqProcess(['config', 'edit'], {env: {...own.env, EDITOR: editor}})
    expect((await edit('sed -i s/home/heim/g')).code).toBe(0)
    expect(textOf(own)).toBe(WITH_COMMENTS.replaceAll('home', 'heim'))
    expect((await edit('false')).code).toBe(9)
    const broken = await edit('sed -i s/{/[/')
    expect([broken.code, textOf(own)]).toEqual([9, WITH_COMMENTS.replaceAll('home', 'heim')])
    const [kept = ''] = /\S+\.json5/.exec(broken.stderr) ?? []
    expect(readFileSync(kept, 'utf8')).toContain('[')
    expect(readdirSync(path.dirname(own.file)).sort()).toEqual(['config.json', path.basename(kept)])
  })

  it('cannot be written where there is none', async () => {
    const {code, stderr} = await qq(['config', 'set', 'output', 'table'])
    expect([code, stderr]).toEqual([9, expect.stringContaining('unset QQ_NO_CONFIG')])
    const own = home()
    writeFileSync(path.dirname(own.file), 'a file where the folder should be')
    const blocked = await own.run(['config', 'set', 'output', 'table'])
    expect([blocked.code, blocked.stderr]).toEqual([9, expect.stringContaining('cannot write')])
  })
})

describe('a token that crosses a network in clear text', () => {
  it('is told once a week and server, and not where the owner says that it may', async () => {
    const own = home(JSON.stringify({profiles: {lan: {url: 'ws://10.255.255.1:1', token: 'x', cleartext: 'ok'}}}))
    const notes = async (...flags: string[]): Promise<boolean> => {
      const {code, stderr} = await own.run(['account', 'get', '--connect-timeout', '1ms', ...flags])
      expect(code).toBe(3)
      return stderr.includes('in clear text')
    }
    const to = (host: string): string[] => ['--url', `ws://${host}:1`, '--token', 'x']
    expect(await notes(...to('10.255.255.1'), '-q')).toBe(false)
    expect(await notes(...to('10.255.255.1'))).toBe(true)
    expect(await notes(...to('10.255.255.1'))).toBe(false)
    expect(await notes(...to('10.255.255.2'))).toBe(true)
    expect(await notes('-p', 'lan')).toBe(false)
  })
})

it.each([
  ['account', 'get'],
  ['system', 'status'],
])('a terminal is told which server it is: qq %s %s', async (...words) => {
  const {url} = await mockServer()
  const terminal = onTerminal(words, {QQ_URL: url})
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen).toContain(`NapCat.Onebot 4.18.19 runs at ${url}/ with the bot 小助手 (10000)`)
  expect((await qq(words, {env: {QQ_URL: url}})).stderr).toBe('')
})
