import {describe, expect, it} from 'vitest'
import {imageFile, temporaryFile} from '../support/files.js'
import {qq, qqLine} from '../support/run.js'
import {mockServer} from '../support/server.js'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

async function json(words: readonly string[], env: Readonly<Record<string, string>>): Promise<unknown> {
  const {stdout, stderr, code} = await qq(words, {env})
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}

describe('account set-profile', () => {
  it.each([
    [['--nickname', '新名'], {nickname: '新名'}],
    [['--bio', ''], {nickname: '小助手', personal_note: ''}],
    [['--sex', '男'], {nickname: '小助手', sex: '1'}],
    [['--sex', 'unknown', '--nickname', 'n'], {nickname: 'n', sex: '0'}],
    [['--sex', '2'], {nickname: '小助手', sex: '2'}],
  ])('sends for %j the current nickname where none is given', async (flags, params) => {
    const mock = await mockServer()
    expect(await json(['account', 'set-profile', ...flags], mock.env)).toEqual({ok: true, action: 'set_qq_profile'})
    expect(mock.calls.at(-1)?.params).toEqual(params)
    const reads = mock.calls.filter(({action}) => action === 'get_login_info').length
    expect(reads).toBe(flags.includes('--nickname') ? 0 : 1)
  })

  it('changes what is given, and nothing else', async () => {
    const {env} = await mockServer()
    await json(['account', 'set-profile', '--sex', 'female', '--bio', '早'], env)
    expect(await json(['user', 'get', '10000'], env)).toMatchObject([
      {nickname: '小助手', sex: 'female', long_nick: '早'},
    ])
    await json(['account', 'set-profile', '--nickname', '新名'], env)
    expect(await json(['user', 'get', '10000'], env)).toMatchObject([
      {nickname: '新名', sex: 'female', long_nick: '早'},
    ])
  })

  it('finds the failure inside an ok', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action: 'set_qq_profile', data: {result: 1, errMsg: '昵称违规'}})
    const {code, stderr} = await qq(['account', 'set-profile', '--nickname', 'x'], {env: mock.env})
    expect(code).toBe(1)
    expect(stderr).toContain('昵称违规 (result 1)')
  })

  it('reads the nickname in a dry run too, and writes nothing', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['account', 'set-profile', '--bio', 'x', '-n'], {env: mock.env})
    expect(JSON.parse(stdout)).toMatchObject({
      action: 'set_qq_profile',
      params: {nickname: '小助手', personal_note: 'x'},
    })
    expect(mock.calls.map(({action}) => action)).toEqual(['get_login_info'])
  })
})

describe('account set-status', () => {
  it.each([
    [['busy'], {status: 50, ext_status: 0, battery_status: 0}],
    [['Q我吧'], {status: 60, ext_status: 0, battery_status: 0}],
    [['studying'], {status: 10, ext_status: 1018, battery_status: 0}],
    [['battery', '--battery', '80'], {status: 10, ext_status: 1000, battery_status: 80}],
    [['online', '--ext', '3000'], {status: 10, ext_status: 3000, battery_status: 0}],
    [['10', '--ext', '1000', '--battery', '0'], {status: 10, ext_status: 1000, battery_status: 0}],
  ])('sends all three numbers for %j, and they are shown', async (words, params) => {
    const mock = await mockServer()
    await json(['account', 'set-status', ...words], mock.env)
    expect(mock.calls.at(-1)?.params).toEqual(params)
    const {status, ext_status} = params
    expect(await json(['user', 'get-status', '10000'], mock.env)).toEqual({status, ext_status})
  })
})

it("shows a status of one's own until another is set", async () => {
  const mock = await mockServer()
  const {env} = mock
  expect(await json(['account', 'set-custom-status', '14', '--text', '开心', '--type', '2'], env)).toMatchObject({
    ok: true,
  })
  expect(mock.calls.at(-1)?.params).toEqual({face_id: '14', face_type: '2', wording: '开心'})
  const customStatus = {faceId: '14', faceType: '2', wording: '开心'}
  expect(await json(['user', 'get', '10000'], env)).toMatchObject([{customStatus}])
  await json(['account', 'set-status', 'online'], env)
  expect(await json(['user', 'get', '10000'], env)).toMatchObject([{customStatus: null}])
  await json(['account', 'set-custom-status', '微笑'], env)
  expect(mock.calls.at(-1)?.params).toEqual({face_id: '14'})
})

describe('account set-signature', () => {
  it.each([
    ['有事 请留言', '有事 请留言'],
    ['"" ', ''],
    ['早 -', '早 夜里'],
  ])('makes one text of: %s', async (words, text) => {
    const {env} = await mockServer()
    expect((await qqLine(`account set-signature ${words}`, {env, stdin: '夜里\n'})).code).toBe(0)
    expect(await json(['user', 'get', '10000'], env)).toMatchObject([{long_nick: text}])
  })
})

it.each([
  ['a local file as base64', (file: string) => file, `base64://${PNG.toString('base64')}`],
  ['a URL as it is', () => 'https://example.com/a.png', 'https://example.com/a.png'],
  ['a path on the server', () => 'remote:/srv/a.png', '/srv/a.png'],
])('sends %s for a picture', async (_what, image, file) => {
  const mock = await mockServer()
  const path = temporaryFile('a.png', PNG)
  expect(await json(['account', 'set-avatar', image(path)], mock.env)).toEqual({ok: true, action: 'set_qq_avatar'})
  expect(mock.calls.at(-1)?.params).toEqual({file})
})

it('tells when QQ does not take a file for a picture', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'fail', action: 'set_qq_avatar', message: '头像设置失败，文件可能不是图片格式'})
  const {code, stderr} = await qq(['account', 'set-avatar', imageFile()], {env: mock.env})
  expect(code).toBe(1)
  expect(stderr).toContain('set_qq_avatar failed')
})

it.each([
  [['set-profile'], 'give at least one of --nickname, --bio, --sex', 2],
  [['set-profile', '--nickname', ' '], '--nickname: the value is empty', 2],
  [['set-profile', '--sex', 'mal'], 'did you mean male?', 2],
  [['set-status', 'bussy'], 'did you mean busy?', 2],
  [['set-status', '11'], 'set-status --help', 2],
  [['set-status', 'busy', '--ext', '1018'], '--ext requires the status online', 2],
  [['set-status', 'battery'], 'the status battery and --battery PERCENT require each other', 2],
  [['set-status', 'online', '--battery', '5'], 'the status battery and --battery PERCENT require each other', 2],
  [['set-status', 'battery', '--battery', '101'], 'more than 100', 2],
  [['set-custom-status', 'smile'], 'face: there is no QQ face "smile"', 2],
  [['set-avatar', '-'], 'stdin is empty', 2],
  [['set-avatar', './nowhere.png'], 'cannot read ./nowhere.png', 9],
  [['get-cookies', 'https://qun.qq.com/'], 'domain:', 2],
  [['get-credentials'], 'domain', 2],
  [['list-likes', '--count', '0'], '--count', 2],
])('refuses account %j before anything is sent', async (words, text, exit) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['account', ...words], {env: mock.env})
  expect({code, stdout}).toEqual({code: exit, stdout: ''})
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})

it('lists who liked a profile, from where and as many as asked for', async () => {
  const mock = await mockServer()
  const {stdout} = await qq(['account', 'list-likes', '--start', '1', '--count', '2', '-o', 'table'], {env: mock.env})
  expect(stdout).toMatch(/^uin +nick +count +latestTime\n10002 .*\n10003 .*\n$/)
  expect(await json(['account', 'list-likes', '--user', '10001'], mock.env)).toEqual([])
  await json(['user', 'like', '10001', '--times', '3'], mock.env)
  expect(await json(['account', 'list-likes', '--user', '10001'], mock.env)).toMatchObject([{uin: 10000, count: 3}])
})

const SECRETS: [string, string[]][] = [
  ['account get-clientkey', ['mock-client-key']],
  ['account get-cookies qun.qq.com', ['mock-p-skey', '1234567890']],
  ['account get-csrf', ['1234567890']],
  ['account get-credentials qun.qq.com', ['mock-p-skey', '1234567890']],
  ['system get-rkey', ['mock-private', 'mock-group']],
  ['system get-rkey-raw', ['mock-private', 'mock-group']],
  ['system get-rkey-server', ['mock-private', 'mock-group']],
]

describe('secrets', () => {
  it.each(SECRETS)('of %s are on stdout, and nowhere else', async (line, secrets) => {
    const {env} = await mockServer()
    for (const flags of [[], ['--debug'], ['--debug', '-o', 'table'], ['--debug', '-o', 'raw']]) {
      const {code, stdout, stderr} = await qq([...line.split(' '), ...flags], {env})
      expect(code).toBe(0)
      for (const secret of secrets) {
        expect(stdout).toContain(secret)
        expect(stderr).not.toContain(secret)
      }
    }
  })

  it.each(SECRETS)('of %s are not quoted by what goes wrong with them', async (line, secrets) => {
    const {env} = await mockServer()
    for (const flags of [
      ['--jq', 'tostring|error'],
      ['--jq', 'tostring|fromjson|.[]|tonumber|.[]', '-o', 'jsonl'],
      ['--jq', '[.[]?|tostring]|join("")|tonumber', '--debug'],
      ['--jq', '.x.y.z|error', '--json'],
      ['--fields', 'nope'],
      ['--sort', 'nope'],
      ['--filter', 'nope == 1'],
      ['--dry-run'],
    ]) {
      const {stderr, stdout} = await qq([...line.split(' '), ...flags], {env})
      const shown = flags.includes('--dry-run') ? stdout + stderr : stderr
      for (const secret of secrets) expect(shown, flags.join(' ')).not.toContain(secret)
    }
  })

  it.each(['account get-clientkey', 'call get_clientkey', 'call get_clientkey --stream'])(
    'says that jq failed on them: qq %s',
    async line => {
      const {env} = await mockServer()
      const {code, stderr} = await qq([...line.split(' '), '--jq', '..|strings|tonumber'], {env})
      expect({code, stderr}).toEqual({
        code: 2,
        stderr: 'error: jq: it failed on the data; the reason is not shown because the data is secret\n',
      })
    },
  )

  it("are cut out of the URLs and cookies in NapCat's own errors", async () => {
    const mock = await mockServer()
    const message =
      'request to https://ssl.ptlogin2.qq.com/jump?clientkey=ABCDEF&u1=x failed, Cookie: skey=@LEAK; p_skey=LEAK'
    mock.fault({kind: 'fail', action: 'get_cookies', message})
    const {code, stderr} = await qq(['account', 'get-cookies', 'qun.qq.com', '--debug'], {env: mock.env})
    expect(code).toBe(1)
    expect(stderr).toContain('request to https://ssl.ptlogin2.qq.com/jump?… failed, Cookie: skey=…; p_skey=…')
    expect(stderr).not.toMatch(/ABCDEF|LEAK/)
  })
})

it.each([
  ['account list-clients', '[]', 'NapCat always returns an empty list'],
  ['account get-model x', '"napcat"', 'NapCat always returns this answer'],
  ['account set-model', '"ok": true', 'does nothing'],
  ['system can-send-image', '"yes": true', 'NapCat always answers yes'],
  ['system can-send-record', '"yes": true', 'NapCat always answers yes'],
  ['system check-url https://example.com/', '"level": 1', 'NapCat checks nothing'],
  ['guild list', '[]', 'NapCat does not support guilds'],
  ['guild get-profile', '"ok": true', 'NapCat does not support guilds'],
  ['ai send-record 123456 lucy-voice-houge hi', '"message_id": 0', 'always 0'],
])('says of %s what its answer is worth', async (line, data, note) => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(line.split(' '), {env})
  expect(code).toBe(0)
  expect(stdout).toContain(data)
  expect(stderr).toMatch(/^note: .*\n$/)
  expect(stderr).toContain(note)
  expect((await qq([...line.split(' '), '-q'], {env})).stderr).toBe('')
})
