import {describe, expect, it} from 'vitest'
import {rowsOf, send} from '../support/batch.js'
import {temporaryFile} from '../support/files.js'
import {qq, runProcess, BIN} from '../support/run.js'
import {mockServer} from '../support/server.js'

const GBK = Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0a]) // 你好
const PLACE = 'is not valid UTF-8: line 1, byte offset 0'
const file = temporaryFile('gbk.txt', GBK)

it.each([
  [['msg', 'send', 'group:123456', '-']],
  [['msg', 'send', 'group:123456', '--input', '-']],
  [['msg', 'send', 'group:123456', '--cq', '-']],
  [['msg', 'send', 'group:123456', '--segment', '-']],
  [['msg', 'send', 'group:123456', '--card', '-']],
  [['group', 'send', '123456', '-']],
  [['forward', 'send', 'group:123456', '-']],
  [['forward', 'send', 'group:123456', '--nodes', '-']],
  [['notice', 'send', '123456', '-']],
  [['collection', 'add', '-']],
  [['account', 'set-signature', '-']],
  [['qzone', 'send', '-']],
  [['user', 'find', '-']],
  [['ai', 'get-record', '123456', 'lucy', '-']],
  [['call', 'send_group_msg', 'group_id=123456', 'message=@-']],
  [['call', 'send_group_msg', 'group_id=123456', 'message:=@-']],
  [['call', 'send_group_msg', '--input', '-']],
  [['event', 'quick', '--event', '-', '--operation', '{}']],
  [['group', 'kick', '123456', '-', '--yes']],
  [['file', 'delete', '123456', '-', '--yes']],
  [['cq', 'decode', '-']],
  [['batch']],
])('refuses what is not UTF-8 on stdin: %j', async words => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env: mock.env, stdin: GBK})
  expect(stderr).toContain(`error: stdin ${PLACE}\nhint: `)
  expect(stderr).toContain('iconv -f GBK -t UTF-8')
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(mock.calls).toEqual([])
})

it.each([
  [['msg', 'send', 'group:123456', '--input', file], '--input: '],
  [['msg', 'send', 'group:123456', '--segments', `@${file}`], '--segments: '],
  [['forward', 'send', 'group:123456', '--nodes', `@${file}`], '--nodes: '],
  [['call', 'send_group_msg', 'group_id=123456', `message=@${file}`], 'message: '],
  [['call', 'send_group_msg', `message:=@${file}`], 'message: '],
  [['call', 'send_group_msg', '--input', file], '--input: '],
  [['cq', 'encode', '--input', file], '--input: '],
  [['batch', file], ''],
  [['listen', '--forward-to', 'http://127.0.0.1:9', '--secret-file', file], '--secret-file: '],
  [['mock', '--scenario', file], '--scenario: '],
])('refuses what is not UTF-8 in a file: %j', async (words, flag) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(words, {env: mock.env})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(`error: ${flag}${file} ${PLACE}\nhint: `)
  expect(stderr).toContain('iconv -f GBK -t UTF-8')
  expect(mock.calls).toEqual([])
})

it.runIf(process.platform === 'linux')('refuses a command line that is not UTF-8', async () => {
  const mock = await mockServer()
  const script = Buffer.concat([Buffer.from('"$1" "$2" msg send group:123456 '), GBK])
  const inGbk = await runProcess('sh', ['-s', process.execPath, BIN], {env: mock.env, stdin: script})
  expect(inGbk).toMatchObject({code: 2, stdout: ''})
  expect(inGbk.stderr).toContain('error: the command line is not valid UTF-8')
  expect(mock.calls).toEqual([])
  expect((await qq(['msg', 'send', 'group:123456', '\uFFFD'], {env: mock.env})).code).toBe(0)
})

it.each([
  [['notice', 'send', '123456', '-'], '你好', 'content', '你好'],
  [['call', 'send_group_msg', 'group_id=123456', 'message=@-'], '你好\n', 'message', '你好'],
  [['call', 'send_group_msg', '--input', '-'], '{"group_id":"123456","message":"你好"}', 'message', '你好'],
])('drops the mark of an editor on Windows: %j', async (words, text, name, value) => {
  const mock = await mockServer()
  expect((await qq(words, {env: mock.env, stdin: `\uFEFF${text}`})).code).toBe(0)
  expect(mock.calls[0]?.params).toMatchObject({[name]: value})
})

describe('a batch', () => {
  const forms = [
    ['calls', [], [`${send(1)}\n`, `{"action":"send_group_msg","params":{"group_id":"123456","message":"`, '"}}\n']],
    ['commands', [], ['msg send group:123456 m1\n', 'msg send group:123456 ', '\n']],
    ['words', [], ['["msg","send","group:123456","m1"]\n', '["msg","send","group:123456","', '"]\n']],
    ['CSV', ['--csv', '--action', 'send_group_msg'], ['group_id,message\n123456,m1\n', '123456,', '\n']],
  ] as const

  it.each(forms)(
    'of %s that is a file is refused before anything is sent',
    async (_form, flags, [good, head, tail]) => {
      const mock = await mockServer()
      const text = Buffer.concat([
        Buffer.from(good.repeat(5000)),
        Buffer.from(head),
        GBK.subarray(0, 4),
        Buffer.from(tail),
      ])
      const path = temporaryFile('lines', text)
      const {code, stdout, stderr} = await qq(['batch', path, ...flags], {env: mock.env})
      expect({code, stdout}).toEqual({code: 2, stdout: ''})
      const line = good.repeat(5000).split('\n').length
      const offset = Buffer.byteLength(good) * 5000 + Buffer.byteLength(head)
      expect(stderr).toContain(`${path} is not valid UTF-8: line ${line}, byte offset ${offset}`)
      expect(mock.calls).toEqual([])
    },
  )

  it.each(forms)('of %s on stdin ends before the line that is not', async (form, flags, [good, head, tail]) => {
    const mock = await mockServer()
    const stdin = Buffer.concat([Buffer.from(`${good}${head}`), GBK.subarray(0, 4), Buffer.from(`${tail}${good}`)])
    const ran = await qq(['batch', ...flags], {env: mock.env, stdin})
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain(`stdin is not valid UTF-8: line ${form === 'CSV' ? 3 : 2}, byte offset `)
    expect(rowsOf(ran)).toMatchObject([{ok: true}])
    expect(mock.calls).toHaveLength(1)
  })

  it('of what Excel saves as UTF-8 is read without its mark', async () => {
    const mock = await mockServer()
    const path = temporaryFile('cards.csv', '\uFEFF"group_id",user_id,card\r\n123456,10001,你好\r\n')
    const {code} = await qq(['batch', path, '--csv', '--action', 'set_group_card'], {env: mock.env})
    expect(code).toBe(0)
    expect(mock.calls.map(({params}) => params)).toEqual([{group_id: '123456', user_id: '10001', card: '你好'}])
  })

  it('of UTF-16 is refused by that name', async () => {
    const {env} = await mockServer()
    const {code, stderr} = await qq(['batch'], {env, stdin: Buffer.from('\uFEFFgroup list\n', 'utf16le')})
    expect(code).toBe(2)
    expect(stderr).toContain('stdin is UTF-16')
  })
})
