import {describe, expect, it} from 'vitest'
import {imageFile} from '../support/files.js'
import {mockServer} from '../support/server.js'
import {qq, qqLine, qqPipe} from '../support/run.js'

const NOTICE = 'b8c3f4d2-0000-4000-8000-000000000001'

const SCENARIO = {
  messages: ['第一', '第二', '第三'].map((text, index) => ({
    group_id: 123_456,
    from: 10_001,
    text,
    message_id: 101 + index,
  })),
}

/** In 345678 the bot is an ordinary member. */
const AS_MEMBER = {messages: [{group_id: 345_678, from: 20_006, text: 'hi', message_id: 7}]}

const PLAIN_NOTICE = {pinned: 0, confirm_required: 1, is_show_edit_card: 0}

it.each([
  [['notice', 'send', '1', 'a', 'b'], {group_id: '1', content: 'a b', ...PLAIN_NOTICE}],
  [['notice', 'send', '1', '-'], {group_id: '1', content: 'from stdin', ...PLAIN_NOTICE}],
  [
    ['notice', 'send', '1', 'x', '--pinned', '--no-confirm', '--show-edit-card', '--type', '2', '--tip-window', '1'],
    {group_id: '1', content: 'x', pinned: 1, confirm_required: 0, is_show_edit_card: 1, type: 2, tip_window_type: 1},
  ],
  [
    ['notice', 'send', '1', 'x', '--image', imageFile()],
    {group_id: '1', content: 'x', image: 'base64://iVBORw0KGgo=', ...PLAIN_NOTICE},
  ],
  [
    ['notice', 'send', '1', 'x', '--image', 'remote:/cat.png'],
    {group_id: '1', content: 'x', image: '/cat.png', ...PLAIN_NOTICE},
  ],
  [['notice', 'delete', '1', 'n'], {group_id: '1', notice_id: 'n'}],
  [['essence', 'add', '5'], {message_id: '5'}],
  [['essence', 'remove', '5'], {message_id: '5'}],
  [
    ['essence', 'remove', '--group', 'group:1', '--seq', '2', '--random', '4294967295'],
    {group_id: '1', msg_seq: '2', msg_random: '4294967295'},
  ],
  [['todo', 'add', '1', '5'], {group_id: '1', message_id: '5'}],
  [['todo', 'complete', '1', '7412345678901234567'], {group_id: '1', message_id: '7412345678901234567'}],
  [['todo', 'cancel', '1', '--seq', '9'], {group_id: '1', message_seq: '9'}],
])('sends for %j what it means', async (words, params) => {
  const {code, stdout} = await qq([...words, '-n'], {stdin: 'from stdin\n'})
  expect(code).toBe(0)
  expect((JSON.parse(stdout) as {params: unknown}).params).toEqual(params)
})

it.each([
  [['notice', 'send', '123456', '']],
  [['notice', 'send', '123456', '-']],
  [['notice', 'send', '123456', 'a', '-', '-']],
  [['notice', 'send', '123456', 'a', '--image', '-']],
  [['notice', 'send', '123456']],
  [['notice', 'delete', '123456', NOTICE]],
  [['notice', 'delete', '123456', '', '--yes']],
  [['essence', 'add', '7412345678901234567']],
  [['essence', 'add', 'x']],
  [['essence', 'remove']],
  [['essence', 'remove', '7412345678901234567']],
  [['essence', 'remove', '5', '--group', '123456']],
  [['essence', 'remove', '5', '--group', '123456', '--seq', '1', '--random', '2']],
  [['essence', 'remove', '--seq', '1', '--random', '2']],
  [['essence', 'remove', '--group', '123456', '--seq', '1']],
  [['essence', 'remove', '--group', '123456', '--seq', '1x', '--random', '2']],
  [['todo', 'add', '123456']],
  [['todo', 'complete', '123456', '5', '--seq', '1']],
  [['todo', 'cancel', '123456', '--seq', 'x']],
])('refuses %j before anything is sent', async words => {
  const mock = await mockServer()
  expect((await qq(words, {env: mock.env, stdin: '\n'})).code).toBe(2)
  expect(mock.calls).toEqual([])
})

describe('notices', () => {
  it('that are sent can be read, as they were written in a table, escaped as QQ has them elsewhere', async () => {
    const {env} = await mockServer()
    await qq(['notice', 'send', '123456', 'a <b> & "c"', '--image', 'https://example.com/a.png', '--no-confirm'], {env})
    const [first] = JSON.parse((await qq(['notice', 'list', '123456'], {env})).stdout) as Record<string, unknown>[]
    expect(first).toMatchObject({
      sender_id: 10_000,
      message: {text: 'a &lt;b&gt; &amp; &quot;c&quot;', images: [{width: '640'}]},
      settings: {confirm_required: 0},
    })
    const table = await qq(['notice', 'list', '123456', '-o', 'table'], {env})
    expect(table.stdout).toMatch(/^notice_id +sender_id +publish_time +message.text +read_num$/m)
    expect(table.stdout).toContain('a <b> & "c"')
    const csv = await qq(['notice', 'list', '123456', '-o', 'csv', '--fields', 'message.text'], {env})
    expect(csv.stdout).toContain('a &lt;b&gt;')
  })

  it('that are deleted are gone', async () => {
    const {env} = await mockServer()
    expect((await qqPipe(['notice list 123456 -o id', 'notice delete 123456 - --yes'], {env})).code).toBe(0)
    expect((await qq(['notice', 'list', '123456'], {env})).stdout).toBe('[]\n')
  })

  it("need the right: QQ's no is an error for sending and, inside an ok, for deleting", async () => {
    const {env} = await mockServer()
    expect((await qq(['notice', 'send', '345678', 'x'], {env})).code).toBe(1)
    const deleted = await qq(['notice', 'delete', '345678', NOTICE, '--yes'], {env})
    expect(deleted.code).toBe(1)
    expect(deleted.stderr).toContain('no permission')
  })
})

describe('essence', () => {
  it('is added and removed, by ids and by numbers', async () => {
    const {env} = await mockServer({scenario: SCENARIO})
    const ids = async (): Promise<string> => (await qq(['essence', 'list', '123456', '-o', 'id'], {env})).stdout
    expect(await ids()).toBe('101\n102\n')
    await qq(['essence', 'add', '103'], {env})
    expect(await ids()).toBe('103\n101\n102\n')
    await qq(['essence', 'remove', '101', '103'], {env})
    expect(await ids()).toBe('102\n')
    const numbers = `essence list 123456 --jq '.[] | "--seq \\(.msg_seq) --random \\(.msg_random)"'`
    const flags = (await qqLine(numbers, {env})).stdout.trim()
    const {stdout} = await qqLine(`essence remove --group 123456 ${flags} --jq '.[].msg_seq'`, {env})
    expect(stdout).toBe('1002\n')
    expect(await ids()).toBe('')
  })

  it('is readable in a table, and in segments elsewhere', async () => {
    const {env} = await mockServer({scenario: SCENARIO})
    const table = await qq(['essence', 'list', '123456', '-o', 'table'], {env})
    expect(table.stdout).toMatch(/^message_id +sender_nick +content +operator_nick +operator_time$/m)
    expect(table.stdout).toMatch(/^101 +小明 +第一 /m)
    const json = await qq(['essence', 'list', '123456', '--jq', '.[0].content[0].data.text'], {env})
    expect(json.stdout).toBe('第一\n')
  })

  it.each([['add'], ['remove']])('%s takes for a failure the no that comes with ok', async verb => {
    const {env} = await mockServer({scenario: AS_MEMBER})
    const {code, stderr} = await qq(['essence', verb, '7'], {env})
    expect(code).toBe(1)
    expect(stderr).toContain('no permission')
  })

  it('does what it can of many, and nothing of none', async () => {
    const mock = await mockServer({scenario: SCENARIO})
    const {code, stdout} = await qq(['essence', 'remove', '5', '102', '-o', 'id'], {env: mock.env})
    expect({code, stdout}).toEqual({code: 6, stdout: '102\n'})
    const empty = await qq(['essence', 'remove', '-'], {env: mock.env, stdin: ''})
    expect(empty).toMatchObject({code: 0, stdout: '[]\n'})
  })
})

describe('todo', () => {
  it.each([['add'], ['complete'], ['cancel']])('%s fails for a message that there is not', async verb => {
    const {env} = await mockServer({scenario: SCENARIO})
    expect((await qq(['todo', verb, '123456', '101'], {env})).code).toBe(0)
    expect((await qq(['todo', verb, '123456', '5'], {env})).code).toBe(1)
  })

  it('says what is missing when the server has no packet backend', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'fail', action: 'set_group_todo', retcode: 1400, message: 'packetBackend不可用'})
    const {code, stderr} = await qq(['todo', 'add', '123456', '--seq', '5'], {env: mock.env})
    expect(code).toBe(7)
    expect(stderr).toContain('packet backend')
  })
})
