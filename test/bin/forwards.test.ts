import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {type Fault} from '../../src/lib/mock/faults.js'
import {imageFile, PNG_HEAD, sha256, temporaryFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const SCENARIO = {
  messages: [
    {group_id: 123_456, from: 10_001, text: 'hi', message_id: 1},
    {group_id: 123_456, from: 10_001, text: 'ho', message_id: 2},
  ],
}

const said = (user_id: string, nickname: string, text: string): object => ({
  type: 'node',
  data: {user_id, nickname, content: [{type: 'text', data: {text}}]},
})
const quoted = (id: string): object => ({type: 'node', data: {id}})

it.each([
  [['group', 'send-forward', '123456'], 'send_group_forward_msg', {group_id: '123456'}],
  [['friend', 'send-forward', '10001'], 'send_private_forward_msg', {user_id: '10001'}],
  [['forward', 'send', 'g:123456'], 'send_forward_msg', {message_type: 'group', group_id: '123456'}],
  [['forward', 'send', 'u:10001'], 'send_forward_msg', {message_type: 'private', user_id: '10001'}],
])('%j sends its nodes in the order of the line', async (words, action, to) => {
  const mock = await mockServer({scenario: SCENARIO})
  const file = temporaryFile('nodes.json', '[{"user_id":"10003","nickname":"A","content":"[CQ:at,qq=all]"},{"id":2}]')
  const line = [
    '--news',
    'n1',
    '--node',
    '小明@10001:早',
    '1',
    '--nodes',
    `@${file}`,
    '--source',
    'S',
    '--node',
    'b@10002:x',
  ]
  const {code, stderr} = await qq([...words, ...line, '2', '--news', 'n2'], {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([
    ['nc_get_packet_status', {}],
    ['get_msg', {message_id: '1'}],
    ['get_msg', {message_id: '2'}],
    [
      action,
      {
        ...to,
        message: [
          said('10001', '小明', '早'),
          quoted('1'),
          said('10003', 'A', '[CQ:at,qq=all]'),
          quoted('2'),
          said('10002', 'b', 'x'),
          quoted('2'),
        ],
        source: 'S',
        news: [{text: 'n1'}, {text: 'n2'}],
      },
    ],
  ])
})

const saying = (...segments: object[]): string =>
  JSON.stringify([{user_id: '10001', nickname: '小明', content: segments}])

it('looks up what its nodes quote, each message once', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const {longId} = mock.world.messages.find('1')!
  const quote = (id: string): object => ({type: 'reply', data: {id}})
  const inner = {user_id: '10002', nickname: 'b', content: [quote(longId), {type: 'text', data: {text: 'y'}}]}
  const nodes = JSON.stringify([
    {user_id: '10001', nickname: '小明', content: [quote(longId), {type: 'text', data: {text: 'x'}}]},
    {user_id: '10001', nickname: '小明', content: [{type: 'node', data: inner}]},
    {user_id: '10001', nickname: '小明', content: [quote('2'), {type: 'text', data: {text: 'z'}}]},
  ])
  const {code, stderr} = await qq(['forward', 'send', 'g:234567', '--nodes', nodes], {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  const [packet, first, second, sent] = mock.calls
  expect([packet?.action, first?.params, second?.params]).toEqual([
    'nc_get_packet_status',
    {message_id: longId},
    {message_id: '2'},
  ])
  expect(sent?.params['message']).toMatchObject([
    {data: {content: [quote('1'), {}]}},
    {data: {content: [{data: {content: [quote('1'), {}]}}]}},
    {data: {content: [quote('2'), {}]}},
  ])
})

it.each([
  [[], 1, ['nc_get_packet_status', 'get_msg'], 'message 5 to quote was not found in NapCat'],
  [['--no-check'], 0, ['nc_get_packet_status', 'send_forward_msg'], ''],
])('sends no node that quotes an unknown message: %j', async (words, exit, actions, message) => {
  const mock = await mockServer()
  const nodes = saying({type: 'reply', data: {id: 5}}, {type: 'text', data: {text: 'x'}})
  const {code, stderr} = await qq(['forward', 'send', 'g:123456', '--nodes', nodes, ...words], {env: mock.env})
  expect(code).toBe(exit)
  expect(stderr).toContain(message)
  expect(mock.calls.map(({action}) => action)).toEqual(actions)
})

it.each([
  [[], 1, ['get_msg', 'get_msg'], 'message 5 to forward was not found in NapCat; nothing was sent'],
  [['--no-check'], 1, ['send_forward_msg'], 'send_forward_msg failed'],
  [['-n'], 0, [], ''],
])('sends no forward without one of its messages: %j', async (words, exit, actions, message) => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stderr} = await qq(['forward', 'send', 'g:123456', '1', '5', '2', ...words], {env: mock.env})
  expect(code).toBe(exit)
  expect(stderr).toContain(message)
  expect(mock.calls.map(({action}) => action)).toEqual(actions)
})

it('refuses a face in a node that NapCat does not list, or sends it and looks for it', async () => {
  const mock = await mockServer()
  const nodes = saying({type: 'face', data: {id: 14}}, {type: 'face', data: {id: 499}})
  const line = ['forward', 'send', 'g:123456', '--nodes', nodes]
  const {code, stderr} = await qq(line, {env: mock.env})
  expect(code).toBe(7)
  expect(stderr).toContain('.content[1]: data.id: NapCat does not know the QQ face 499')
  expect(mock.calls).toEqual([])
  expect(await qq([...line, '--no-check'], {env: mock.env})).toMatchObject({
    code: 0,
    stderr: 'note: the message was sent without faces that NapCat does not know: 499\n',
  })
  expect(mock.calls.at(-1)).toMatchObject({action: 'get_forward_msg'})
})

it('finds in a forward what it looks for at any depth, and takes names', async () => {
  const mock = await mockServer()
  const face = (id: string): object => ({type: 'face', data: {id}})
  const inner = {type: 'forward', data: {content: [{message: [face('499')]}]}}
  mock.fault({kind: 'soft', action: 'get_forward_msg', data: {messages: [{message: [inner]}]}})
  const node = (...content: object[]): object => ({type: 'node', data: {nickname: '明', content}})
  const nodes = JSON.stringify([node(node(face('499'))), node(face('微笑'))])
  const line = ['forward', 'send', 'g:123456', '--nodes', nodes, '--no-check']
  mock.fault({kind: 'soft', action: 'send_forward_msg', data: {message_id: 1}})
  expect((await qq(line, {env: mock.env})).stderr).not.toMatch(/face|error/)
  expect(JSON.stringify(mock.calls.find(({action}) => action === 'send_forward_msg')?.params)).toContain(
    JSON.stringify(face('14')),
  )
})

it.each([
  [[], 2, '--nodes[0].content[0]: data: NapCat does not know the key "summry" here'],
  [['--no-check'], 0, ''],
])('refuses an unknown key of a segment in a node, unless it is told not to: %j', async (words, exit, message) => {
  const {env} = await mockServer()
  const nodes = saying({type: 'image', data: {file: 'https://x.org/a.png', summry: 'x'}})
  const {code, stderr} = await qq(['forward', 'send', 'g:123456', '--nodes', nodes, ...words], {env})
  expect(code).toBe(exit)
  expect(stderr).toContain(message)
})

it('brings its files to the server as --upload says', async () => {
  const mock = await mockServer()
  const file = imageFile('a.png')
  const send = ['forward', 'send', 'g:123456', '--nodes', saying({type: 'image', data: {file}})]
  const sent = async (...words: string[]): Promise<unknown> => {
    const {code, stderr} = await qq([...send, ...words], {env: mock.env})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    return mock.calls.at(-1)?.params['message']
  }
  const withFile = (value: unknown): object => [{data: {content: [{type: 'image', data: {file: value}}]}}]
  expect(await sent('--upload', 'path')).toMatchObject(withFile(file))
  expect(await sent('--upload', 'base64')).toMatchObject(withFile(expect.stringMatching(/^base64:/)))
  const [{data}] = (await sent('--upload', 'stream', '--chunk-size', '1k')) as [
    {data: {content: [{data: {file: string}}]}},
  ]
  expect(mock.world.files.has(data.content[0].data.file)).toBe(true)
})

it('refuses --upload path for what is on no disk', async () => {
  const mock = await mockServer()
  const nodes = saying({type: 'image', data: {file: 'base64://R0lGODlh'}})
  const {code, stderr} = await qq(['forward', 'send', 'g:1', '--nodes', nodes, '--upload', 'path'], {env: mock.env})
  expect(code).toBe(2)
  expect(stderr).toContain('--nodes[0].content[0].data.file: base64://… has no path')
  expect(mock.calls).toEqual([])
})

it('reads back what it sent, by the message and by the res_id', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const sent = await qq(['forward', 'send', 'g:123456', '-', '--node', 'b@10002:x', '-o', 'json'], {
    env,
    stdin: '2\n\n1\n',
  })
  const {message_id, res_id} = JSON.parse(sent.stdout) as {message_id: number; res_id: string}
  for (const id of [String(message_id), res_id]) {
    const {stdout} = await qq(['forward', 'get', id, '--jq', '.[].raw_message'], {env})
    expect(stdout).toBe('ho\nhi\nx\n')
  }
})

const LACKING: readonly Fault[] = [
  {action: 'nc_get_packet_status', kind: 'fail', retcode: 1400, message: 'packetBackend不可用'},
  {action: 'send_group_forward_msg', kind: 'soft', data: {message_id: 5}}, // the res_id is missing
]

it.each([[LACKING], [LACKING.slice(1)]])(
  'says what is lost where there is no packet backend, once, and only when something is',
  async faults => {
    const mock = await mockServer({scenario: SCENARIO})
    for (const fault of faults) mock.fault(fault)
    const notes = async (...words: string[]): Promise<number> => {
      const {code, stderr} = await qq(['group', 'send-forward', '123456', ...words], {env: mock.env})
      expect(code).toBe(0)
      return stderr.split("NapCat's packet backend is not available").length - 1
    }
    expect(await notes('1', '--node', 'a@10001:b')).toBe(1)
    expect(await notes('1', '--summary', 'x')).toBe(1)
    expect(await notes('1', '2')).toBe(0)
    expect(await notes('1', '--summary', 'x', '-n')).toBe(0)
  },
)

it('sends also where NapCat cannot tell whether it has a packet backend', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  mock.fault({action: 'nc_get_packet_status', kind: 'fail', retcode: 1404})
  const sent = await qq(['group', 'send-forward', '123456', '--node', 'a@10001:b'], {env: mock.env})
  expect(sent).toMatchObject({code: 0, stderr: ''})
})

it('sends nothing when the connection is lost before', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  mock.fault({action: 'nc_get_packet_status', kind: 'drop'})
  expect((await qq(['group', 'send-forward', '123456', '--node', 'a@10001:b'], {env: mock.env})).code).toBe(5)
  expect(new Set(mock.calls.map(call => call.action))).toEqual(new Set(['nc_get_packet_status']))
})

it.each([
  ['a list', (nodes: readonly object[]) => JSON.stringify(nodes, null, 2)],
  ['lines', (nodes: readonly object[]) => `\uFEFF${nodes.map(node => JSON.stringify(node)).join('\r\n\n')}\n`],
])('takes nodes as %s of JSON: on the line, in a file, on stdin', async (_what, write) => {
  const content = write([
    {user_id: '10003', nickname: '甲', content: '早 🎉'},
    {id: '2'},
    said('10001', '乙', '[CQ:x]'),
  ])
  const message = [said('10003', '甲', '早 🎉'), quoted('2'), said('10001', '乙', '[CQ:x]')]
  const mock = await mockServer({scenario: SCENARIO})
  const send = async (source: string, stdin?: string): Promise<void> => {
    const sent = await qq(['forward', 'send', 'g:123456', '--nodes', source], {env: mock.env, ...(stdin && {stdin})})
    expect(sent).toMatchObject({code: 0, stderr: ''})
    expect(mock.calls.at(-1)?.params['message']).toEqual(message)
  }
  if (content.startsWith('[')) await send(content)
  await send(`@${temporaryFile('nodes', content)}`)
  await send('-', content)
  await send('@-', content)
})

it('sends nodes in nodes, each card with texts of its own', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const inner = [said('10001', 'a', 'x'), {type: 'node', data: {content: [quoted('1')]}}]
  const outer = {user_id: '10002', nickname: 'b', content: inner, source: 'S', news: ['n'], summary: 's', prompt: 'p'}
  const nodes = JSON.stringify([outer])
  const sent = await qq(['forward', 'send', 'g:123456', '--nodes', nodes, '-o', 'id'], {env: mock.env})
  expect(sent).toMatchObject({code: 0, stderr: ''})
  expect(mock.calls.at(-1)?.params['message']).toEqual([{type: 'node', data: {...outer, news: [{text: 'n'}]}}])
  const {stdout} = await qq(['forward', 'get', sent.stdout.trim(), '-o', 'json'], {env: mock.env})
  expect(stdout).toContain('"content"')
})

it('brings the files of nodes to the server: small ones as base64, large ones in chunks, each once', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const large = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom', 'latin1'), Buffer.alloc(300_000, 7)])
  const file = temporaryFile('nodes.json', '')
  const folder = path.dirname(file)
  writeFileSync(path.join(folder, '小.png'), PNG_HEAD)
  writeFileSync(path.join(folder, 'large.bin'), large)
  const segments = [
    {type: 'image', data: {file: '小.png'}},
    {type: 'image', data: {file: 'https://example.com/a.png'}},
    {type: 'image', data: {file: 'remote:/srv/a.png'}},
    {type: 'file', data: {file: path.join(folder, 'large.bin')}},
    {type: 'video', data: {file: 'large.bin', thumb: `base64://${PNG_HEAD.toString('base64')}`}},
  ]
  writeFileSync(file, JSON.stringify([{content: [{type: 'node', data: {content: segments}}]}]))
  const sent = await qq(['forward', 'send', 'g:123456', '--nodes', `@${file}`], {env: mock.env, cwd: '/'})
  expect(sent).toMatchObject({code: 0, stderr: ''})
  const sends = mock.calls.filter(call => call.action === 'send_forward_msg')
  const [node] = sends[0]?.params['message'] as [{data: {content: [{data: {content: {data: {file: string}}[]}}]}}]
  const {content} = node.data.content[0].data
  const uploaded = content[3]?.data.file ?? ''
  expect(sha256(mock.world.files.get(uploaded))).toBe(sha256(large))
  expect(content).toEqual([
    {type: 'image', data: {file: `base64://${PNG_HEAD.toString('base64')}`}},
    {type: 'image', data: {file: 'https://example.com/a.png'}},
    {type: 'image', data: {file: '/srv/a.png'}},
    {type: 'file', data: {file: uploaded, name: 'large.bin'}},
    {type: 'video', data: {file: uploaded, thumb: `base64://${PNG_HEAD.toString('base64')}`}},
  ])
  expect(mock.calls.filter(({params}) => params['is_complete'] === true)).toHaveLength(1)
})

it('makes no big frame of many small files, from wherever they come', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const images = [1, 2, 3].map(n => Buffer.concat([PNG_HEAD, Buffer.alloc(200_000, n)]))
  const files = images.map((bytes, index) => temporaryFile(`${index}.png`, bytes))
  const encoded = images.map(bytes => `base64://${bytes.toString('base64')}`)
  const shown = [...files, ...encoded, ...files]
  const nodes = shown.map(file => ({content: {type: 'image', data: {file}}}))
  const sent = await qq(['forward', 'send', 'g:123456', '--nodes', '-'], {env: mock.env, stdin: JSON.stringify(nodes)})
  expect(sent).toMatchObject({code: 0, stderr: ''})
  const message = mock.calls.at(-1)?.params['message'] as {data: {content: [{data: {file: string}}]}}[]
  const arrived = message.map(({data}) => data.content[0].data.file)
  expect(arrived[0]).toBe(encoded[0])
  expect(arrived.slice(1).map(file => sha256(mock.world.files.get(file)))).toEqual(
    [...images, ...images, ...images].slice(1).map(sha256),
  )
  expect(new Set(arrived.slice(1)).size).toBe(3 + 3) // the files once each, and what was written three times
  expect(Math.max(...mock.calls.map(({params}) => JSON.stringify(params).length))).toBeLessThan(500_000)
})

it.each([
  [['forward', 'send', 'g:123456'], 'send_forward_msg'],
  [['group', 'send-forward', '123456'], 'send_group_forward_msg'],
  [['friend', 'send-forward', '10001'], 'send_private_forward_msg'],
])('%j takes a limit that NapCat would ignore, and says so', async (words, action) => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stderr} = await qq([...words, '1', '--send-timeout', '1m'], {env: mock.env})
  expect({code, stderr}).toEqual({
    code: 0,
    stderr: 'note: --send-timeout has no effect here: NapCat has its own limit for forwards\n',
  })
  expect(mock.calls.at(-1)).toMatchObject({action})
  expect(mock.calls.at(-1)?.params).not.toHaveProperty('timeout')
  expect((await qq([...words, '--help'])).stdout).not.toContain('send-timeout')
})

it('finds files that are named on the line or on stdin from where it is', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const cwd = path.dirname(imageFile('a.png'))
  const nodes = '[{"content":[{"type":"image","data":{"file":"a.png"}}]}]'
  for (const source of [nodes, '-']) {
    const sent = await qq(['forward', 'send', 'g:123456', '--nodes', source], {env: mock.env, cwd, stdin: nodes})
    expect(sent).toMatchObject({code: 0, stderr: ''})
  }
  const [line, stdin] = mock.calls.filter(call => call.action === 'send_forward_msg')
  expect(line?.params).toEqual(stdin?.params)
})

it.each([
  ['[]', 2, 'the list is empty'],
  ['{}', 2, '--nodes[0]: the value must be a node'],
  ['[{"content":"a"},{"content":[{"type":"imge"}]}]', 2, '--nodes[1].content[0]: there is no segment type "imge"'],
  ['{"id":1}\n{"id":"x"}', 2, '--nodes[1]: "x" is not a message id'],
  ['{"id":1}\n\n{"id":', 2, '--nodes (line 3): the value is not valid JSON'],
  ['[{"content":[{"type":"image","data":{"file":"no.png"}}]}]', 9, '--nodes[0].content[0].data.file: cannot read'],
  ['[{"content":[{"type":"image","data":{"file":"/"}}]}]', 2, '--nodes[0].content[0].data.file: / is a folder'],
  ['[{"content":[{"type":"image","data":{"file":"-"}}]}]', 9, '--nodes[0].content[0].data.file: cannot read'],
  ['[{"content":[{"type":"poke"}]}]', 7, 'use `qq msg poke`'],
  ['nodes.json', 2, 'write a file as @nodes.json'],
])('refuses the nodes %j, says where, and sends nothing', async (nodes, exit, text) => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stdout, stderr} = await qq(['forward', 'send', 'g:123456', '--nodes', nodes], {env: mock.env})
  expect({code, stdout}).toEqual({code: exit, stdout: ''})
  expect(stderr).toContain(text)
  expect(mock.calls).toEqual([])
})

it('sends a forward once under a key, with its files', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const env = {...mock.env, XDG_STATE_HOME: path.dirname(temporaryFile('x', ''))}
  const file = imageFile('large.png', 300_000)
  const nodes = JSON.stringify([{content: {type: 'image', data: {file}}}])
  const send = ['forward', 'send', 'g:123456', '--nodes', nodes, '--idempotency-key', 'k']
  const first = await qq(send, {env})
  expect(await qq(send, {env})).toMatchObject({code: 0, stdout: first.stdout})
  expect(mock.calls.filter(call => call.action === 'send_forward_msg')).toHaveLength(1)
})

it.each([
  ['forward send g:123456', 2],
  ['forward send g:123456 --source x', 2],
  ['forward send g:123456 abc', 2],
  ['forward send g:123456 --node abc', 2],
  ['forward send g:123456 - --nodes -', 2],
  ['forward send g:123456 --nodes -', 2],
  ['forward send g:123456 1 --nodes @no-such-file', 9],
  ['forward send g:123456 1 --nodes no-such-file', 2],
  ['forward send 123456 1', 2],
])('refuses %j before anything is sent', async (line, exit) => {
  const mock = await mockServer()
  expect((await qq(line.split(' '), {env: mock.env, stdin: '{}'})).code).toBe(exit)
  expect(mock.calls).toEqual([])
})

it.each([
  [['group', 'forward', '234567'], 'forward_group_single_msg', {group_id: '234567'}],
  [['friend', 'forward', '10001'], 'forward_friend_single_msg', {user_id: '10001'}],
  [['msg', 'forward', 'g:234567'], 'forward_group_single_msg', {group_id: '234567'}],
  [['msg', 'forward', 'u:10001'], 'forward_friend_single_msg', {user_id: '10001'}],
])('%j forwards each message, and says which failed', async (words, action, to) => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stdout} = await qq([...words, '1', '-', '-o', 'json'], {env: mock.env, stdin: '9\n2\n'})
  expect(code).toBe(6)
  expect(JSON.parse(stdout)).toMatchObject([
    {message_id: '1', ok: true},
    {message_id: '9', ok: false, retcode: 1200},
    {message_id: '2', ok: true},
  ])
  expect(mock.calls.map(call => [call.action, call.params])).toEqual(
    ['1', '9', '2'].map(message_id => [action, {...to, message_id}]),
  )
})

it('forwards nothing, with exit 0, when nothing comes from stdin', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['msg', 'forward', 'u:10001', '-'], {env: mock.env, stdin: ''})
  expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
  expect(stderr).toContain('nothing to do')
  expect(mock.calls).toEqual([])
})
