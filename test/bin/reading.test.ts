import {expect, it} from 'vitest'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

/** 2026-01-31, in UTC. */
const TIME = 1_769_817_600

const text = (words: string): object => ({type: 'text', data: {text: words}})
const node = (user_id: number, nickname: string, content: unknown): object => ({
  type: 'node',
  data: {user_id, nickname, content, time: TIME},
})

const SCENARIO = {
  messages: [
    {from: 10_001, message: [text('早上好 [x] \u001b[31m&\u202e')], message_id: 1},
    {
      from: 10_002,
      message: [
        {type: 'reply', data: {id: '1'}},
        {type: 'at', data: {qq: '10001'}},
        text(' 好\n第二行 '),
        {type: 'image', data: {file: 'https://a/cat.png'}},
      ],
      message_id: 22,
    },
    {
      from: 10_001,
      message: [node(1, 'N1', [text('one')]), node(2, 'N2', [node(3, 'N3', [text('deep')])])],
      message_id: 3,
    },
  ].map(message => ({group_id: 123_456, time: TIME, ...message})),
}

const HISTORY = [
  '1   2026-01-31 00:00:00  前端-小明(10001): 早上好 [x] ␛[31m&',
  '22  2026-01-31 00:00:00  🌸樱花落(10002):',
  '    > 前端-小明(10001): 早上好 [x] ␛[31m&',
  '    @前端-小明 好',
  '    第二行 [image cat.png 6.1 KiB]',
  '3   2026-01-31 00:00:00  前端-小明(10001): [forward]',
]

it('shows a history as people read it, on a terminal and where a table is asked for', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const sizes = (shown: string): string => shown.replace(/\d+\.\d KiB/, '6.1 KiB')
  const terminal = onTerminal(['msg', 'history', 'g:123456', '--no-color'], env)
  expect(await terminal.ended).toBe(0)
  expect(sizes(terminal.screen).trimEnd().split('\r\n')).toEqual(HISTORY)
  const piped = await qq(['msg', 'history', 'g:123456', '--all', '-o', 'table'], {env})
  expect(sizes(piped.stdout).trimEnd().split('\n')).toEqual(HISTORY)
  const few = await qq(['msg', 'history', 'g:123456', '--sort', '-message_id', '--limit', '1', '-o', 'table'], {env})
  expect(sizes(few.stdout)).toMatch(/^22 {2}.*\n {4}\[reply 1\] @10001 好\n/)
})

it('shows what a single message quotes, which is read for that alone', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const shown = await qq(['msg', 'get', '22', '-o', 'table'], {env: mock.env})
  expect(shown.stdout).toMatch(/^22 {2}.*\n {4}> 前端-小明\(10001\): 早上好 \[x\] ␛\[31m&\n {4}@10001 好\n/)
  const asked = mock.calls.length
  await qq(['msg', 'get', '22'], {env: mock.env})
  expect(mock.calls.length).toBe(asked + 1)
  mock.fault({action: 'get_msg', kind: 'fail', skip: 1})
  const alone = await qq(['msg', 'get', '22', '-o', 'table'], {env: mock.env})
  expect(alone).toMatchObject({code: 0, stderr: '', stdout: expect.stringContaining('[reply 1] @10001 好') as string})
})

it('leaves the data of a history as it is in every format that is data', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const {stdout} = await qq(['msg', 'history', 'g:123456'], {env})
  const [, answer] = JSON.parse(stdout) as {raw_message: string; message: unknown}[]
  expect(answer?.raw_message).toMatch(/^\[CQ:reply,id=1\]\[CQ:at,qq=10001\] 好\n第二行 \[CQ:image,file=cat\.png,/)
  const csv = await qq(['msg', 'history', 'g:123456', '-o', 'csv', '--limit', '1'], {env})
  expect(csv.stdout.split('\n')[0]).toBe('message_id,time,sender.user_id,sender.card,raw_message')
  expect(csv.stdout).toContain('早上好 &#91;x&#93; \u001b&#91;31m&amp;\u202e')
  const raw = await qq(['msg', 'get', '22', '--fields', 'raw_message', '-o', 'table'], {env})
  expect(raw.stdout).toContain('[CQ:reply,id=1]')
})

it('shows messages by their ids with their chats, and which could not be got', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const {code, stdout} = await qq(['msg', 'get', '1', '99', '-', '-o', 'table'], {env, stdin: '22\n'})
  expect(code).toBe(6)
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    '1   2026-01-31 00:00:00  测试群 🐧(123456)  前端-小明(10001): 早上好 [x] ␛[31m&',
    '99  get_msg failed: 消息不存在 (1200)',
    '22  2026-01-31 00:00:00  测试群 🐧(123456)  🌸樱花落(10002):',
    '    > 前端-小明(10001): 早上好 [x] ␛[31m&',
  ])
})

it('dims on a terminal what nobody typed', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const terminal = onTerminal(['msg', 'get', '3'], env)
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen).toContain('\u001b[2m[forward]\u001b[22m')
})

it('opens forwards within forwards, as deep as --depth', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const shown = async (...flags: string[]): Promise<string[]> =>
    (await qq(['forward', 'get', '3', '-o', 'table', ...flags], {env})).stdout.trimEnd().split('\n')
  const flat = ['2026-01-31 00:00:00  N1(1): one', '2026-01-31 00:00:00  N2(2): [forward 1 message]']
  expect(await shown()).toEqual(flat)
  expect(await shown('--depth', '1')).toEqual(flat)
  expect(await shown('--depth', '2')).toEqual([
    '2026-01-31 00:00:00  N1(1): one',
    '2026-01-31 00:00:00  N2(2):',
    '    [forward 1 message]',
    '        2026-01-31 00:00:00  N3(3): deep',
  ])
})

it('fetches by its res_id a forward that did not come along, and says when one cannot be had', async () => {
  const mock = await mockServer({scenario: SCENARIO})
  const sent = await qq(['forward', 'send', 'g:123456', '1', '--jq', '.res_id'], mock)
  const nodes = [{user_id: '1', nickname: 'N', content: [{type: 'forward', data: {id: sent.stdout.trim()}}]}]
  const outer = await qq(['forward', 'send', 'g:123456', '--nodes', '-', '-o', 'id'], {
    ...mock,
    stdin: JSON.stringify(nodes),
  })
  const get = ['forward', 'get', outer.stdout.trim(), '--jq', '.[].message[0].data']
  expect(JSON.parse((await qq(get, mock)).stdout)).toEqual({id: sent.stdout.trim()})
  expect(JSON.parse((await qq([...get, '--depth', '2'], mock)).stdout)).toMatchObject({
    id: sent.stdout.trim(),
    content: [{message: [{type: 'text'}]}],
  })
  expect(mock.calls.at(-1)?.params).toEqual({id: sent.stdout.trim()})
  mock.fault({kind: 'delay', ms: 0, times: 1, action: 'get_forward_msg'})
  mock.fault({kind: 'fail', message: '需要packet', action: 'get_forward_msg'})
  const failed = await qq([...get, '--depth', '2'], mock)
  expect(failed.code).toBe(6)
  expect(JSON.parse(failed.stdout)).toEqual({id: sent.stdout.trim()})
  expect(failed.stderr).toContain('1 nested forward could not be opened')
  expect(failed.stderr).toContain('需要packet')
})

it('shows in words what was said last in each chat, cut to the terminal, and raw with --fields', async () => {
  const long = {user_id: 10_001, message: [{type: 'face', data: {id: '14'}}, text('好'.repeat(200))]}
  const {env} = await mockServer({scenario: {messages: [long]}})
  const terminal = onTerminal(['msg', 'list-recent', '--no-color'], env)
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen).toMatch(/ \[face 微笑\]好+…\r\n$/)
  const {stdout} = await qq(['msg', 'list-recent', '--fields', 'lastestMsg.raw_message', '-o', 'table'], {env})
  expect(stdout).toContain('[CQ:face,id=14')
})

it('reads the CQ codes of a server that writes messages as text', async () => {
  const mock = await mockServer()
  const message = '[CQ:at,qq=1] &#91;hi&#93; &amp;[CQ:dice,result=4]'
  mock.fault({kind: 'soft', data: {message_id: 5, time: TIME, user_id: 1, sender: {nickname: 'n'}, message}})
  const {stdout} = await qq(['msg', 'get', '5', '-o', 'table'], mock)
  expect(stdout).toBe('5  2026-01-31 00:00:00  n(1): @n [hi] &[dice 4]\n')
})

it('ends quietly when its reader goes away', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const {stdout, stderr} = await shell('qq msg history g:123456 -o table | head -1', {env})
  expect({lines: stdout.trimEnd().split('\n').length, stderr}).toEqual({lines: 1, stderr: ''})
})
