import {describe, expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

it.each([
  ['restart', []],
  ['exit', []],
  ['exit', ['--confirm', 'clean-cache']],
  ['clean-cache', []],
  ['send-packet', ['a.b', '08']],
])('does not do system %s %j when nobody has agreed', async (verb, words) => {
  const mock = await mockServer()
  const {code, stdout} = await qq(['system', verb, ...words], {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(mock.calls).toEqual([])
})

describe('system exit', () => {
  const EXIT = ['system', 'exit', '--confirm', 'exit']

  it('takes the end of the connection for the answer', async () => {
    const mock = await mockServer()
    const {code, stdout, stderr} = await qq(EXIT, {env: mock.env})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(stdout)).toEqual({ok: true, action: 'bot_exit'})
    expect(mock.calls.map(({action}) => action)).toEqual(['bot_exit'])
  })

  it('has no frame to show', async () => {
    const {env} = await mockServer()
    expect(await qq([...EXIT, '-o', 'raw'], {env})).toMatchObject({code: 0, stdout: ''})
  })

  it('is not done when the token is refused', async () => {
    const mock = await mockServer({token: 'right'})
    expect((await qq(EXIT, {env: {QQ_URL: mock.url, QQ_TOKEN: 'wrong'}})).code).toBe(4)
    expect(mock.calls).toEqual([])
  })

  it('leaves its effect unknown when the connection stays', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'hang', action: 'bot_exit'})
    expect((await qq([...EXIT, '--timeout', '50ms'], {env: mock.env})).code).toBe(5)
  })
})

describe('system restart', () => {
  const RESTART = ['system', 'restart', '--yes']

  it('is answered', async () => {
    const {env} = await mockServer()
    const {code, stdout} = await qq(RESTART, {env})
    expect({code, value: JSON.parse(stdout) as unknown}).toEqual({code: 0, value: {ok: true, action: 'set_restart'}})
  })

  it('waits with --wait until the bot is online again', async () => {
    let looks = 0
    const mock = await mockServer({
      onCall: ({action}) => {
        if (action === 'set_restart') mock.world.online = false
        if (action === 'get_status' && ++looks === 2) mock.world.online = true
      },
    })
    const {code, stdout, stderr} = await qq([...RESTART, '--wait', '10m'], {env: mock.env})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(stdout)).toEqual({ok: true, action: 'set_restart'})
    expect(mock.calls.map(({action}) => action)).toEqual(['set_restart', 'get_status', 'get_status', 'get_status'])
  })

  it('exits 8 when it does not come back', async () => {
    const mock = await mockServer({onCall: () => void (mock.world.online = false)})
    const {code, stderr} = await qq([...RESTART, '--wait', '0'], {env: mock.env})
    expect(code).toBe(8)
    expect(stderr).toMatch(/the bot did not come online|NapCat did not stop/) // whichever a wait of nothing meets first
  })

  it('exits 1 where NapCat runs in one process and refuses', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'fail', action: 'set_restart', message: '不支持'})
    expect((await qq([...RESTART, '--wait', '1m'], {env: mock.env})).code).toBe(1)
    expect(mock.calls).toHaveLength(1)
  })

  it('sends nothing in a dry run', async () => {
    const mock = await mockServer()
    const {stdout} = await qq(['system', 'restart', '--wait', '1m', '-n'], {env: mock.env})
    expect(JSON.parse(stdout)).toMatchObject({action: 'set_restart', params: {}})
    expect(mock.calls).toEqual([])
  })
})

describe('system send-packet', () => {
  it.each([
    [[], {cmd: 'a.b', data: '08aF'}, '"08001200"\n'],
    [['--no-wait'], {cmd: 'a.b', data: '08aF', rsp: false}, '{\n  "ok": true,\n  "action": "send_packet"\n}\n'],
  ])('with %j sends the bytes and shows what there is', async (flags, params, stdout) => {
    const mock = await mockServer()
    expect(await qq(['system', 'send-packet', 'a.b', '08aF', '--yes', ...flags], {env: mock.env})).toMatchObject({
      code: 0,
      stdout,
    })
    expect(mock.calls.at(-1)?.params).toEqual(params)
  })

  it.each(['', '0', '0g', '08 00', '0x08'])('refuses %j, which is not hex', async hex => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['system', 'send-packet', 'a.b', hex, '--yes'], {env: mock.env})
    expect(code).toBe(2)
    expect(stderr).toContain('is not hex')
    expect(mock.calls).toEqual([])
  })
})

describe('system get-packet-status', () => {
  it('says ok where the backend can be used', async () => {
    const {env} = await mockServer()
    const {code, stdout} = await qq(['system', 'get-packet-status', '--jq', '.ok'], {env})
    expect({code, stdout}).toEqual({code: 0, stdout: 'true\n'})
  })

  it('exits 7 with the reason where it cannot', async () => {
    const mock = await mockServer()
    mock.fault({
      kind: 'fail',
      action: 'nc_get_packet_status',
      retcode: 1400,
      message: 'packetBackend不可用\n请参照文档',
    })
    const {code, stderr} = await qq(['system', 'get-packet-status'], {env: mock.env})
    expect(code).toBe(7)
    expect(stderr).toContain('packetBackend不可用')
    expect(stderr).not.toContain('get-packet-status')
  })
})

it('translates each argument by itself', async () => {
  const mock = await mockServer()
  const {stdout} = await qq(['system', 'translate', 'hello', 'good morning'], {env: mock.env})
  expect(JSON.parse(stdout)).toEqual(['译：hello', '译：good morning'])
  expect(mock.calls.at(-1)?.params).toEqual({words: ['hello', 'good morning']})
})

it('sends what no NapCat does, and says what does it instead', async () => {
  const mock = await mockServer()
  const {code, stderr} = await qq(['system', 'slice-words', '今天', '很好'], {env: mock.env})
  expect(code).toBe(7)
  expect(stderr).toMatch(/\.get_word_slices \(1404\)\nhint: .*jieba/)
  expect(mock.calls).toMatchObject([{action: '.get_word_slices', params: {content: '今天 很好'}}])
  mock.fault({kind: 'soft', action: '.get_word_slices', data: {slices: ['今天', '很', '好']}})
  expect(await qq(['system', 'slice-words', '今天很好', '--jq', '.slices[1]'], {env: mock.env})).toMatchObject({
    code: 0,
    stdout: '很\n',
  })
})

it.each([
  ['get-rkey', /^type +rkey +created_at +ttl$/m, '&rkey=mock-private\n&rkey=mock-group\n'],
  ['get-rkey-raw', /^type +rkey +time +ttl$/m, '&rkey=mock-private\n&rkey=mock-group\n'],
  ['get-robot-range', /^minUin +maxUin$/m, '2854196301\n66600000\n'],
])('shows system %s as a table and as ids', async (verb, header, ids) => {
  const {env} = await mockServer()
  expect((await qq(['system', verb, '-o', 'table'], {env})).stdout).toMatch(header)
  expect((await qq(['system', verb, '-o', 'id'], {env})).stdout).toBe(ids)
})
