import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {BIN, endedAt, qq, runProcess, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const PNG = '\x89PNG\r\n\x1a\n'
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const base64 = (text: string): string => `base64://${latin1(text).toString('base64')}`
const text = (value: string): object => ({type: 'text', data: {text: value}})

const FOLDER = path.dirname(temporaryFile('猫.png', latin1(PNG)))
const inFolder = (name: string, content: string | Buffer): void => writeFileSync(path.join(FOLDER, name), content)
inFolder('v.silk', '\x02#!SILK_V3')
inFolder('v.amr', '#!AMR\n')
inFolder('v.mp4', '\0\0\0\x18ftypisom')
inFolder('report.txt', 'hello')
inFolder('card.json', '{"app":"com.x","n":12345678901234567890}')
inFolder('list.json', '\uFEFF[{"type":"face","data":{"id":14}},{"type":"at","data":{"qq":10001}}]')
inFolder('text.txt', 'line 1\nline 2 [CQ:at,qq=2]\r\n')
inFolder('gbk.txt', Buffer.from('c4e3bac3', 'hex'))
inFolder('empty.png', '')
mkdirSync(path.join(FOLDER, 'folder'))

const SONG = '{"url":"https://x.org/a","audio":"https://x.org/a.mp3","title":"晴天","image":"https://x.org/b.jpg"}'

describe('a message', () => {
  it.each<[string[], object[]]>([
    [['-t', 'a', '--text=-', '--text', '[x]'], [text('a - [x]')]],
    [
      ['--at', '10001', '--at', 'user:10002'],
      [
        {type: 'at', data: {qq: '10001'}},
        {type: 'at', data: {qq: '10002'}},
      ],
    ],
    [['--at-all'], [{type: 'at', data: {qq: 'all'}}]],
    [
      ['--face', '14', '--face', '0'],
      [
        {type: 'face', data: {id: '14'}},
        {type: 'face', data: {id: '0'}},
      ],
    ],
    [
      ['--mface', '231182:ab12:cd34'],
      [{type: 'mface', data: {emoji_package_id: 231182, emoji_id: 'ab12', key: 'cd34', summary: ''}}],
    ],
    [
      ['--mface', '231182:ab12:cd34:[贴贴]'],
      [{type: 'mface', data: {emoji_package_id: 231182, emoji_id: 'ab12', key: 'cd34', summary: '[贴贴]'}}],
    ],
    [['--image', '猫.png'], [{type: 'image', data: {file: base64(PNG), name: '猫.png'}}]],
    [['--image', './猫.png', '--name', 'cat.png'], [{type: 'image', data: {file: base64(PNG), name: 'cat.png'}}]],
    [['--image', 'remote:/tmp/a.png'], [{type: 'image', data: {file: '/tmp/a.png', name: 'a.png'}}]],
    [
      ['--image', 'https://x.org/a%20b.png?x=1'],
      [{type: 'image', data: {file: 'https://x.org/a%20b.png?x=1', name: 'a b.png'}}],
    ],
    [['--image', base64(PNG)], [{type: 'image', data: {file: base64(PNG)}}]],
    [['--record', 'v.silk'], [{type: 'record', data: {file: base64('\x02#!SILK_V3'), name: 'v.silk'}}]],
    [['--record', 'v.amr'], [{type: 'record', data: {file: base64('#!AMR\n'), name: 'v.amr'}}]],
    [['--video', 'v.mp4'], [{type: 'video', data: {file: base64('\0\0\0\x18ftypisom'), name: 'v.mp4'}}]],
    [['--file', 'report.txt'], [{type: 'file', data: {file: base64('hello'), name: 'report.txt'}}]],
    [['--file', 'base64://aGk=', '--name', 'a.txt'], [{type: 'file', data: {file: 'base64://aGk=', name: 'a.txt'}}]],
    [['--music', '163:1901371647'], [{type: 'music', data: {type: '163', id: '1901371647'}}]],
    [['--music', SONG], [{type: 'music', data: {type: 'custom', ...(JSON.parse(SONG) as object)}}]],
    [['--contact', 'user:10001'], [{type: 'contact', data: {type: 'qq', id: '10001'}}]],
    [['--contact', 'g:123456'], [{type: 'contact', data: {type: 'group', id: '123456'}}]],
    [['--card', '{"app": "com.x"}'], [{type: 'json', data: {data: '{"app": "com.x"}'}}]],
    [['--card', '@card.json'], [{type: 'json', data: {data: '{"app":"com.x","n":12345678901234567890}'}}]],
    [['--dice'], [{type: 'dice', data: {}}]],
    [['--rps'], [{type: 'rps', data: {}}]],
    [
      ['--segment', '{"type":"reply","data":{"seq":5}}', 'x'],
      [{type: 'reply', data: {seq: 5}}, text('x')],
    ],
    [
      ['--segments', '@list.json'],
      [
        {type: 'face', data: {id: 14}},
        {type: 'at', data: {qq: 10001}},
      ],
    ],
    [['--segments', '[{"type":"face","data":{"id":"1"}}]'], [{type: 'face', data: {id: '1'}}]],
    [['--input', '@text.txt'], [text('line 1\nline 2 [CQ:at,qq=2]')]],
    [['a', '--input', 'text.txt', 'b'], [text('a line 1\nline 2 [CQ:at,qq=2] b')]],
    [
      ['--cq', '[CQ:at,qq=2] hi'],
      [{type: 'at', data: {qq: '2'}}, text(' hi')],
    ],
    [['[CQ:at,qq=2] hi'], [text('[CQ:at,qq=2] hi')]],
    [
      ['--cq', '--input', 'text.txt', '-t', '&#91;'],
      [text('line 1\nline 2 '), {type: 'at', data: {qq: '2'}}, text(' [')],
    ],
  ])('of %j', async (args, message) => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['group', 'send', '123456', ...args], {env: mock.env, cwd: FOLDER})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(mock.calls.map(call => [call.action, call.params])).toEqual([
      ['send_group_msg', {group_id: '123456', message}],
    ])
  })

  it('keeps the order of ten kinds of parts', async () => {
    const mock = await mockServer()
    const id = String(mock.say({group_id: 123_456, from: 10_001, text: 'hi'}))
    const line = [
      ...['开头', '--reply', id, '--at', '10001', '看这里', '--image', '猫.png', '--at-all', '完毕', '--face', '14'],
      ...['--segment', '{"type":"face","data":{"id":"1"}}', '--input', '@text.txt', '--contact', 'u:10001', '-t', 'a'],
      ...['--record', 'v.amr', '--music', 'qq:5', '--file', 'report.txt', '--name', '报告.txt', '尾'],
    ]
    const {code, stderr} = await qq(['msg', 'send', 'g:123456', ...line], {env: mock.env, cwd: FOLDER})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(mock.calls.map(({action}) => action)).toEqual(['get_msg', 'send_msg'])
    expect(mock.calls[1]?.params['message']).toEqual([
      text('开头'),
      {type: 'reply', data: {id}},
      {type: 'at', data: {qq: '10001'}},
      text('看这里'),
      {type: 'image', data: {file: base64(PNG), name: '猫.png'}},
      {type: 'at', data: {qq: 'all'}},
      text('完毕'),
      {type: 'face', data: {id: '14'}},
      {type: 'face', data: {id: '1'}},
      text('line 1\nline 2 [CQ:at,qq=2]'),
      {type: 'contact', data: {type: 'qq', id: '10001'}},
      text('a'),
      {type: 'record', data: {file: base64('#!AMR\n'), name: 'v.amr'}},
      {type: 'music', data: {type: 'qq', id: '5'}},
      {type: 'file', data: {file: base64('hello'), name: '报告.txt'}},
      text('尾'),
    ])
  })

  it.each([
    ['CQ syntax', '[CQ:at,qq=all] [CQ:image,file=x] &#91; &amp; &'],
    ['brackets, quotes and escapes', '[]{}<>"\'`$HOME $(date) \\n %s \\'],
    ['white space', '  a\n\nb\r\n\tc  '],
    ['emoji and other planes', '👨‍👩‍👧 🏳️‍🌈 𠮷 é e\u0301 \u202e'],
    ['line separators', 'a\u2028b\u2029c\u0085d\ufeff'],
    ['100 kB', '长'.repeat(33_334)],
  ])('is stored as it was typed: %s', async (_what, typed) => {
    const mock = await mockServer()
    for (const run of [{args: [typed]}, {args: ['-'], stdin: `${typed}\n`}, {args: ['-t', typed]}]) {
      const {stdout} = await qq(['msg', 'send', 'g:123456', ...run.args, '-o', 'id'], {env: mock.env, ...run})
      const got = await qq(['msg', 'get', stdout.trim()], {env: mock.env})
      expect(JSON.parse(got.stdout)).toMatchObject([{message: [text(typed)]}])
    }
  })

  it('comes from a loop, from xargs, from a file and from a pipe', async () => {
    const mock = await mockServer()
    const {code, stderr} = await shell(
      `seq 1 3 | xargs -I{} qq msg send g:123456 "n {}" -o none
       qq msg send g:123456 - -o none < text.txt
       seq 4 5 | while read n; do qq send g:123456 "n $n" -o none; done
       printf '[{"type":"dice"}]' | qq group send 123456 --segments - -o none
       qq msg send g:123456 --image - -o none < 猫.png
       echo "CQ: [CQ:face,id=1]" | qq friend send 10001 --cq - -o none
       mkfifo pipe; cat 猫.png > pipe & qq msg send g:123456 --image pipe -o none`,
      {env: mock.env, cwd: FOLDER},
    )
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(mock.calls.map(({params}) => params['message'])).toEqual([
      [text('n 1')],
      [text('n 2')],
      [text('n 3')],
      [text('line 1\nline 2 [CQ:at,qq=2]')],
      [text('n 4')],
      [text('n 5')],
      [{type: 'dice', data: {}}],
      [{type: 'image', data: {file: base64(PNG)}}],
      [text('CQ: '), {type: 'face', data: {id: '1'}}],
      [{type: 'image', data: {file: base64(PNG), name: 'pipe'}}],
    ])
  })
})

it.each<[string[], number, string]>([
  [['g:123456', '--image', 'report.txt'], 2, '--image: report.txt is not an image'],
  [['g:123456', '--image', 'v.amr'], 2, '--image: v.amr is not an image: its content is an AMR voice'],
  [['g:123456', '--image', 'base64://aGVsbG8='], 2, '--image: base64://… is not an image'],
  [['g:123456', '--image', 'base64://!!'], 2, '--image: the content of base64://… is not base64'],
  [['g:123456', '--image', 'empty.png'], 2, '--image: empty.png is empty'],
  [['g:123456', '--image', 'folder'], 2, '--image: folder is a folder'],
  [['g:123456', '--image', 'nowhere.png'], 9, '--image: cannot read nowhere.png: there is no such file'],
  [['g:123456', '--image', 'remote:'], 2, '--image: remote: requires a path'],
  [['g:123456', '--record', '猫.png'], 2, '--record: 猫.png is not a voice or audio file: its content is a PNG image'],
  [['g:123456', '--video', '猫.png'], 2, '--video: 猫.png is not a video'],
  [['g:123456', '--file', 'base64://aGk='], 2, '--file: base64://… has no file name'],
  [['g:123456', '--file', '-'], 2, '--file: stdin has no file name'],
  [['g:123456', '--file', 'report.txt', '--name', 'a/b'], 2, '--file: --name'],
  [['g:123456', 'hi', '--name', 'a'], 2, '--name must be directly after the file'],
  [['g:123456', '--file', 'report.txt', 'x', '--name', 'a'], 2, '--name must be directly after the file'],
  [['g:123456', '--at', 'all'], 2, '--at: "all" is not a QQ number\nhint: use --at-all to mention everybody'],
  [['g:123456', '--mface', '1:2'], 2, '--mface: "1:2" is not a sticker'],
  [['g:123456', '--music', 'spotify:1'], 2, '--music: "spotify:1" is not a song'],
  [['g:123456', '--music', '{"url":"https://x.org"}'], 2, '--music: data.image is missing'],
  [['g:123456', '--contact', '10001'], 2, '--contact: "10001" is not a chat'],
  [['g:123456', '--card', '{'], 2, '--card: the value is not valid JSON'],
  [['g:123456', '--card', '{"a":1}'], 2, '--card: a card has an "app"'],
  [['g:123456', '--card', '@nowhere.json'], 9, '--card: cannot read nowhere.json'],
  [['g:123456', '--segments', '[{"type":"xml"}]'], 7, '--segments[0]: NapCat cannot send xml'],
  [['g:123456', '--segments', '@nowhere.json'], 9, '--segments: cannot read nowhere.json'],
  [['g:123456', '--cq', '[CQ:location,lat=1,lon=2]'], 7, '--cq: NapCat cannot send location'],
  [['g:123456', '--cq', '[CQ:image,fiel=x]'], 2, '--cq: data: NapCat does not know the key "fiel" here'],
  [
    ['g:123456', '--music', '{"url":"https://a/b","image":"https://a/c","titel":"x"}'],
    2,
    '--music: data: NapCat does not know the key "titel"',
  ],
  [
    ['g:123456', '--segment', '{"type":"image","data":{"file":"base64://aGk="}}'],
    2,
    '--segment: image: base64://… is not an image',
  ],
  [['g:123456', '--cq', '[CQ:shake]'], 2, '--cq: there is no segment type "shake"'],
  [['u:10001', '--cq', '[CQ:at,qq=2]'], 7, 'nobody can be mentioned in a private chat'],
  [['g:123456', '--input', '@nowhere.txt'], 9, '--input: cannot read nowhere.txt'],
  [['g:123456', '--input', 'gbk.txt'], 2, '--input: gbk.txt is not valid UTF-8: line 1, byte offset 0'],
  [['g:123456', '-', '--image', '-'], 2, 'stdin can be read only once, but - is given more than once'],
  [['g:123456', '--input', '-', '--segments', '@-'], 2, 'stdin can be read only once, but - is given more than once'],
  [['g:123456', '--dice', 'hi'], 2, 'dice must be the only segment of its'],
  [['g:123456', 'hi', '--send-timeout', '0'], 2, '--send-timeout must be from 1s to 30m'],
  [['g:123456', 'hi', '--send-timeout', '31m'], 2, '--send-timeout must be from 1s to 30m'],
  [['g:123456', 'hi', '--send-timeout', '1m', '--timeout', '30s'], 2, '--timeout must be longer than --send-timeout'],
])('refuses %j before anything is sent', async (args, exit, message) => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['msg', 'send', ...args], {env: mock.env, cwd: FOLDER, stdin: 'hello'})
  expect({code, stdout}).toEqual({code: exit, stdout: ''})
  expect(stderr).toContain(`error: ${message}`)
  expect(mock.calls).toEqual([])
})

it('keeps the digits of a long number in JSON', async () => {
  const {env} = await mockServer()
  const list = '[{"type":"reply","data":{"seq":12345678901234567890}},{"type":"face","data":{"id":1}}]'
  const {stdout} = await qq(['send', 'g:123456', '--segments', '-', '-n'], {env, stdin: list})
  expect(stdout).toContain(`"message":${list}`)
})

describe('a quote', () => {
  it("is looked up first, and goes out under NapCat's own id", async () => {
    const mock = await mockServer()
    const id = String(mock.say({group_id: 123_456, from: 10_001, text: 'hi'}))
    expect((await qq(['group', 'send', '123456', '--reply', id, 'yes'], {env: mock.env})).code).toBe(0)
    expect(mock.calls.map(({action, params}) => [action, params])).toEqual([
      ['get_msg', {message_id: id}],
      ['send_group_msg', {group_id: '123456', message: [{type: 'reply', data: {id}}, text('yes')]}],
    ])
  })

  it.each([[['--reply', '5', 'yes']], [['--cq', '[CQ:reply,id=5]yes']], [['--reply', '5', 'yes', '-n']]])(
    'of a message that NapCat does not know sends nothing: %j',
    async args => {
      const mock = await mockServer()
      const {code, stdout, stderr} = await qq(['group', 'send', '123456', ...args], {env: mock.env})
      expect({code, stdout}).toEqual({code: 1, stdout: ''})
      expect(stderr).toContain('message 5 to quote was not found in NapCat; nothing was sent')
      expect(mock.calls.map(({action}) => action)).toEqual(['get_msg'])
    },
  )

  it("under QQ's own long id goes out under NapCat's", async () => {
    const mock = await mockServer()
    const id = mock.say({group_id: 123_456, from: 10_001, text: 'hi'})
    const {longId} = mock.world.messages.find(String(id))!
    expect((await qq(['group', 'send', '123456', '--reply', longId, 'yes'], {env: mock.env})).code).toBe(0)
    expect(mock.calls[1]?.params).toMatchObject({message: [{type: 'reply', data: {id: String(id)}}, text('yes')]})
  })

  it.each([
    [{kind: 'soft', data: null} as const, 1],
    [{kind: 'hang'} as const, 5],
  ])('that cannot be looked up sends nothing: %j', async (fault, exit) => {
    const mock = await mockServer()
    mock.fault({action: 'get_msg', ...fault})
    const args = ['group', 'send', '123456', '--reply', '5', 'yes', '--timeout', '200ms']
    expect((await qq(args, {env: mock.env})).code).toBe(exit)
    expect(mock.calls.map(({action}) => action)).toEqual(['get_msg'])
  })

  it.each([
    ['g:123456', 'group:234567', {group_id: 234_567, from: 10_003}],
    ['g:123456', 'user:10001', {user_id: 10_001}],
    ['u:10001', 'user:10003', {user_id: 10_003}],
    ['u:10001', 'group:123456', {group_id: 123_456, from: 10_001}],
  ])('in %s of a message in %s is told', async (target, other, said) => {
    const mock = await mockServer()
    const id = String(mock.say({...said, text: 'hi'}))
    const {code, stderr} = await qq(['send', target, '--reply', id, 'yes'], {env: mock.env})
    expect(code).toBe(0)
    expect(stderr).toBe(
      `note: message ${id} is from another chat (${other}): QQ may show the quote wrongly, or not at all\n`,
    )
  })

  it.each([[['send', 'u:10001']], [['friend', 'send', '10001']], [['ask', 'u:10001', '--for', '1ms']]])(
    "of a message of one's own in the same private chat is fine: %j",
    async words => {
      const {env} = await mockServer()
      const {stdout} = await qq(['send', 'u:10001', 'hi', '-o', 'id'], {env})
      const {stderr} = await qq([...words, '--reply', stdout.trim(), 'yes'], {env})
      expect(stderr).not.toContain('another chat')
    },
  )

  it('whose chat cannot be told is not said to be of another', async () => {
    const mock = await mockServer()
    const quoted = {message_id: 5, message_type: 'private', self_id: 10_000, user_id: 10_000}
    mock.fault({kind: 'soft', action: 'get_msg', data: quoted})
    const {code, stderr} = await qq(['send', 'u:10001', '--reply', '5', 'yes'], {env: mock.env})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
  })

  it('is sent unseen with --no-check', async () => {
    const mock = await mockServer()
    const args = ['group', 'send', '123456', '--reply', '5', 'yes', '--no-check']
    expect((await qq(args, {env: mock.env})).code).toBe(0)
    expect(mock.calls.map(({action}) => action)).toEqual(['send_group_msg'])
  })
})

describe('a file that a segment names', () => {
  it('can be written as a flag takes it: remote:', async () => {
    const mock = await mockServer()
    const segments =
      '[{"type":"video","data":{"path":"remote:/a.mp4","thumb":"/b.png"}},{"type":"video","data":{"file":"/a.mp4","thumb":"remote:/b.png"}},{"type":"text","data":{"text":"remote:/c"}}]'
    const {code} = await qq(['send', 'g:123456', '--segments', segments], {env: mock.env})
    expect(code).toBe(0)
    expect(mock.calls[0]?.params['message']).toEqual([
      {type: 'video', data: {path: '/a.mp4', thumb: '/b.png'}},
      {type: 'video', data: {file: '/a.mp4', thumb: '/b.png'}},
      text('remote:/c'),
    ])
  })

  it('and that is not there is looked for by NapCat, which the error says', async () => {
    const {env} = await mockServer()
    const segment = '{"type":"image","data":{"file":"./cat.png"}}'
    const {code, stderr} = await qq(['send', 'g:123456', '--segment', segment], {env})
    expect(code).toBe(1)
    expect(stderr).toContain('uri= ./cat.png (1200)\nhint: NapCat reads a path on its own machine')
  })
})

describe('a face', () => {
  it.each([
    [['--face', '微笑', 'hi'], ['send_msg'], ''],
    [['--face', '微笑', 'hi', '--no-check'], ['send_msg'], ''],
    [
      ['--face', '14', '--face', '998', '--face', '998', 'hi', '--cq', '[CQ:face,id=999]', '--no-check'],
      ['send_msg', 'get_msg'],
      'note: the message was sent without faces that NapCat does not know: 998, 999\n',
    ],
    [['--face', '999', 'hi', '-n', '--no-check'], [], ''],
  ])('that NapCat leaves out is told: %j', async (words, actions, notes) => {
    const mock = await mockServer()
    const {code, stderr} = await qq(['send', 'g:123456', ...words], {env: mock.env})
    expect({code, stderr}).toEqual({code: 0, stderr: notes})
    expect(mock.calls.map(({action}) => action)).toEqual(actions)
  })

  it.each([
    [['--face', '54'], '--face'],
    [['--cq', 'a[CQ:face,id=54]'], '--cq: data.id'],
    [['--segment', '{"type":"face","data":{"id":54}}'], '--segment: data.id'],
    [['--segments', '[{"type":"face","data":{"id":"54"}}]'], '--segments[0]: data.id'],
  ])('that NapCat does not list is refused, with what is next to it: %j', async (words, place) => {
    const mock = await mockServer({scenario: {messages: [{user_id: 10_001, text: 'x', message_id: 3}]}})
    for (const line of [
      ['send', 'g:123456'],
      ['msg', 'reply', '3'],
    ]) {
      const {code, stderr} = await qq([...line, 'hi', ...words], {env: mock.env})
      expect({code, stderr}).toEqual({
        code: 7,
        stderr: `error: ${place}: NapCat does not know the QQ face 54\nhint: similar faces: 53 (蛋糕), 55 (炸弹); add --no-check to send it anyway\n`,
      })
    }
    const batch = await qq(['batch'], {env: mock.env, stdin: 'msg send g:123456 hi --face 54\n'})
    expect(batch.code).toBe(7)
    expect(mock.calls).toEqual([])
  })

  it('by its name is sent by its number, whatever says it', async () => {
    const mock = await mockServer()
    const line = ['--face', '/求求', '--segment', '{"type":"face","data":{"id":"拜托"}}', '--cq', '[CQ:face,id=doge]']
    expect((await qq(['send', 'g:123456', ...line], {env: mock.env})).code).toBe(0)
    const sent = mock.calls[0]?.params['message'] as {data: {id: string}}[]
    expect(sent.map(({data}) => data.id)).toEqual(['200', '353', '179'])
  })

  it('alone that NapCat does not know fails with --no-check, and nothing is sent', async () => {
    const {env} = await mockServer()
    const {code, stderr} = await qq(['send', 'g:123456', '--face', '54', '--no-check'], {env})
    expect(code).toBe(1)
    expect(stderr).toContain('消息体无法解析')
  })

  it('that nobody can look for is told, and the message counts as sent', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'fail', action: 'get_msg', retcode: 1200})
    const line = ['send', 'g:123456', 'x', '--face', '499', '-o', 'id', '--no-check']
    const {code, stdout, stderr} = await qq(line, {env: mock.env})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\n$/)
    expect(stderr).toBe(
      'note: NapCat leaves out faces that it does not know, perhaps also 499; the message could not be read to check this\n',
    )
  })

  it.each<[unknown, string]>([
    [[{type: 'face', data: {id: 499}}], ''],
    ['x[CQ:face,id=499]', ''],
    [[{type: 'text', data: {text: 'x'}}], 'note: the message was sent without faces that NapCat does not know: 499\n'],
    [
      null,
      'note: NapCat leaves out faces that it does not know, perhaps also 499; the message could not be read to check this\n',
    ],
  ])('is found in the message as NapCat shows it, %j', async (message, stderr) => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action: 'get_msg', data: {message}})
    const line = ['send', 'g:123456', '--face', '499', 'x', '--no-check']
    expect(await qq(line, {env: mock.env})).toMatchObject({code: 0, stderr})
  })

  it('that a Ctrl-C keeps from being looked for does not lose the id of what was sent', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'hang', action: 'get_msg'})
    const line = ['send', 'g:123456', 'x', '--face', '499', '-o', 'id', '--debug', '--no-check']
    const {code, stdout} = await endedAt('"action":"get_msg"', line, mock, 'SIGINT')
    expect(code).toBe(130)
    expect(stdout).toMatch(/^\d+\n$/)
  })
})

describe('a limit for the send', () => {
  it('reaches NapCat, and we wait longer', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'delay', action: 'send_msg', ms: 300})
    const env = {...mock.env, QQ_TIMEOUT: '100ms'}
    expect((await qq(['send', 'u:10001', 'hi', '--send-timeout', '1m'], {env})).code).toBe(0)
    expect(mock.calls[0]?.params).toMatchObject({timeout: 60_000})
  })

  it('is left to NapCat when it is not given', async () => {
    const mock = await mockServer()
    await qq(['send', 'u:10001', 'hi'], {env: mock.env})
    expect(mock.calls[0]?.params).not.toHaveProperty('timeout')
  })
})

it('says that a message may have been delivered when no answer came', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'hang', action: 'send_group_msg'})
  const {code, stdout, stderr} = await qq(['group', 'send', '123456', 'hi', '--timeout', '50ms', '--json'], {
    env: mock.env,
  })
  expect({code, stdout}).toEqual({code: 5, stdout: ''})
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'TIMEOUT', outcome: 'unknown', retryable: false}})
  expect(stderr).toContain('it may have been delivered anyway')
  expect(mock.calls).toHaveLength(1)
})

describe('big files', () => {
  it('are brought to the server first, small ones go within the message', async () => {
    const mock = await mockServer()
    const bytes = Buffer.concat([latin1(PNG), randomBytes(300_000)])
    inFolder('big.png', bytes)
    inFolder('half.png', bytes.subarray(0, 200_000))
    const files = ['--image', 'half.png', '--image', 'big.png', '--image', '猫.png', '--image', 'half.png']
    const {code, stderr} = await qq(['send', 'g:123456', ...files, '完'], {env: mock.env, cwd: FOLDER})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const message = mock.calls.at(-1)?.params['message'] as {data: {file: string; name: string}}[]
    const [half, big, small, again] = message.map(({data}) => data)
    expect([half?.name, big?.name, small?.name, again?.name]).toEqual(['half.png', 'big.png', '猫.png', 'half.png'])
    expect(half?.file).toBe(`base64://${bytes.subarray(0, 200_000).toString('base64')}`)
    expect(small?.file).toBe(base64(PNG))
    expect(mock.world.files.get(big?.file ?? '')?.equals(bytes)).toBe(true)
    expect(mock.world.files.get(again?.file ?? '')?.equals(bytes.subarray(0, 200_000))).toBe(true)
  })

  it.each(['--segment', '--segments', '--cq'])('in %s as base64 are brought to the server too', async flag => {
    const mock = await mockServer()
    const bytes = Buffer.concat([latin1(PNG), randomBytes(300_000)])
    const file = `base64://${bytes.toString('base64')}`
    const segment = {type: 'image', data: {file, summary: '图'}}
    const content = {
      '--segment': JSON.stringify(segment),
      '--segments': JSON.stringify([segment]),
      '--cq': `[CQ:image,file=${file},summary=图]`,
    }[flag]
    const words = flag === '--cq' ? ['--cq', '-'] : [flag, '-']
    const {code, stderr} = await qq(['send', 'g:123456', ...words], {env: mock.env, stdin: content ?? ''})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const message = mock.calls.at(-1)?.params['message'] as {data: {file: string}}[]
    expect(message).toEqual([{type: 'image', data: {file: expect.any(String) as string, summary: '图'}}])
    expect(mock.world.files.get(message[0]?.data.file ?? '')?.equals(bytes)).toBe(true)
    expect(Math.max(...mock.calls.map(({params}) => JSON.stringify(params).length))).toBeLessThan(100_000)
  })

  it('are not brought anywhere in a dry run', async () => {
    const mock = await mockServer()
    inFolder('dry.png', Buffer.concat([latin1(PNG), randomBytes(300_000)]))
    const {code, stdout} = await qq(['send', 'g:123456', '--image', 'dry.png', '-n'], {env: mock.env, cwd: FOLDER})
    expect(code).toBe(0)
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {params: object}
    expect(last.params).toMatchObject({message: [{type: 'image', data: {file: '<stream:dry.png>', name: 'dry.png'}}]})
    expect(mock.calls).toEqual([])
  })

  it('come after the look at what is quoted', async () => {
    const mock = await mockServer()
    inFolder('quoted.png', Buffer.concat([latin1(PNG), randomBytes(300_000)]))
    const {code} = await qq(['send', 'g:123456', '--reply', '5', '--image', 'quoted.png'], {env: mock.env, cwd: FOLDER})
    expect(code).toBe(1)
    expect(mock.calls.map(({action}) => action)).toEqual(['get_msg'])
  })

  it('come with a reply as well', async () => {
    const mock = await mockServer()
    const id = String(mock.say({group_id: 123_456, from: 10_001, text: 'hi'}))
    inFolder('reply.png', Buffer.concat([latin1(PNG), randomBytes(300_000)]))
    const {code} = await qq(['msg', 'reply', id, '给', '--image', 'reply.png'], {env: mock.env, cwd: FOLDER})
    expect(code).toBe(0)
    expect(mock.calls.at(-1)?.params['message']).toMatchObject([
      {type: 'reply', data: {id}},
      {type: 'at', data: {qq: '10001'}},
      text(' 给'),
      {type: 'image', data: {name: 'reply.png'}},
    ])
  })

  it.runIf(existsSync('/proc/self/status'))('of 30 MB take little memory, and no frame is big', async () => {
    const mock = await mockServer()
    inFolder('huge.png', Buffer.concat([latin1(PNG), randomBytes(30_000_000)]))
    inFolder(
      'hook.cjs',
      `process.on('exit', () => {
         const [, kib] = /VmHWM:\\s+(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))
         require('fs').writeSync(2, kib)
       })`,
    )
    const words = ['-r', './hook.cjs', BIN, 'send', 'g:123456', '--image', 'huge.png', '-o', 'none']
    const {code, stderr} = await runProcess(process.execPath, words, {env: mock.env, cwd: FOLDER})
    expect(code).toBe(0)
    expect(Number(stderr)).toBeLessThan(100_000)
    expect(Math.max(...mock.calls.map(({params}) => JSON.stringify(params).length))).toBeLessThan(1_000_000)
  })
})
