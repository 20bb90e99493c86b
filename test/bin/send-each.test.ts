import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {imageFile} from '../support/files.js'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

const EACH = ['msg', 'send-each']
const SIX = ['g:123456', 'g:234567', 'g:345678', 'u:10001', 'u:10002', 'u:10003']

/** A mock, and an environment with a state folder of its own. */
async function world(): Promise<{mock: Awaited<ReturnType<typeof mockServer>>; env: Record<string, string>}> {
  const mock = await mockServer()
  return {mock, env: {...mock.env, XDG_STATE_HOME: mkdtempSync(path.join(tmpdir(), 'qq-test-'))}}
}

const sends = (mock: Awaited<ReturnType<typeof mockServer>>): unknown[] =>
  mock.calls.filter(({action}) => action === 'send_msg').map(({params}) => params['group_id'] ?? params['user_id'])

describe('msg send-each', () => {
  it('sends one message to each chat once, with one result for each', async () => {
    const mock = await mockServer()
    const ran = await qq(
      [...EACH, 'g:123456', 'user:10001', 'group:123456', '--text', '今晚维护', '--face', '14'],
      mock,
    )
    expect(ran).toMatchObject({code: 0, stderr: ''})
    expect(JSON.parse(ran.stdout)).toEqual([
      {target: 'group:123456', ok: true, message_id: expect.any(Number) as number},
      {target: 'user:10001', ok: true, message_id: expect.any(Number) as number},
    ])
    const message = [
      {type: 'text', data: {text: '今晚维护'}},
      {type: 'face', data: {id: '14'}},
    ]
    expect(mock.calls.map(({action, params}) => ({action, params}))).toEqual([
      {action: 'send_msg', params: {message_type: 'group', group_id: '123456', message}},
      {action: 'send_msg', params: {message_type: 'private', user_id: '10001', message}},
    ])
  })

  it('goes on after a chat that failed, and ends with 6', async () => {
    const mock = await mockServer()
    const ran = await qq([...EACH, 'g:123456', 'g:999', 'u:10001', '-t', 'hi', '-o', 'tsv'], mock)
    expect(ran.code).toBe(6)
    expect(ran.stderr).toContain('1 of 3 failed')
    const rows = ran.stdout.trim().split('\n')
    expect(rows[0]).toBe('target\tok\tmessage_id\tmessage')
    expect(rows[2]).toMatch(/^group:999\tfalse\t\tsend_msg failed/)
    expect(sends(mock)).toEqual(['123456', '999', '10001'])
  })

  it('ends with the code of its only chat', async () => {
    const mock = await mockServer()
    expect(await qq([...EACH, 'g:999', '-t', 'hi'], mock)).toMatchObject({code: 1, stdout: ''})
    mock.fault({
      kind: 'fail',
      action: 'send_msg',
      message: 'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg',
    })
    expect((await qq([...EACH, 'g:123456', '-t', 'hi'], mock)).code).toBe(5)
  })

  it('reads chats from stdin, and gives those that were sent to as ids', async () => {
    const mock = await mockServer()
    const line = `printf 'g:123456\\n\\ng:999\\nu:10001\\n' | qq msg send-each - -t hi -o id`
    expect((await shell(line, {env: mock.env})).stdout).toBe('group:123456\nuser:10001\n')
    const none = await shell('qq msg send-each - -t hi </dev/null', {env: mock.env})
    expect(none).toMatchObject({code: 0, stdout: '[]\n'})
    const text = await shell('echo 你好 | qq msg send-each g:123456 u:10001 --input - -o none', {env: mock.env})
    expect(text.code).toBe(0)
    expect(mock.calls.at(-1)?.params).toMatchObject({message: [{data: {text: '你好'}}]})
  })

  it('needs a pace for more than five chats', async () => {
    const mock = await mockServer()
    const ran = await qq([...EACH, ...SIX, '-t', 'hi'], mock)
    expect(ran).toMatchObject({code: 2, stdout: ''})
    expect(ran.stderr).toContain('6 chats require --delay or --rate')
    expect(mock.calls).toEqual([])
    expect((await qq([...EACH, ...SIX.slice(1), '-t', 'hi'], mock)).code).toBe(0)
    expect((await qq([...EACH, ...SIX, '-t', 'hi', '--delay', '1ms'], mock)).code).toBe(0)
    expect(sends(mock)).toHaveLength(11)
  })

  it('sends to each chat once under a key, and is not slowed down by those that are done', async () => {
    const {mock, env} = await world()
    const message = ['-t', 'hi', '--idempotency-key', 'notice 7']
    const first = await qq([...EACH, ...SIX.slice(1), ...message], {env})
    expect(first.code).toBe(0)
    const second = await qq([...EACH, ...SIX.slice(1), 'g:123456', ...message, '--delay', '1h'], {env})
    expect(second).toMatchObject({code: 0})
    expect((JSON.parse(second.stdout) as unknown[]).slice(0, 5)).toEqual(JSON.parse(first.stdout))
    expect(sends(mock).slice(5)).toEqual(['123456'])
    expect(second.stderr).toContain('it was not sent again')
    const other = await qq([...EACH, 'g:123456', '-t', 'other', '--idempotency-key', 'notice 7'], {env})
    expect(other.code).toBe(2)
  })

  it('uploads a file once for all, for as long as the sends may take', async () => {
    const mock = await mockServer()
    const file = imageFile('cat.png', 400_000)
    expect((await qq([...EACH, 'g:123456', 'u:10001', '--image', file], mock)).code).toBe(0)
    const uploads = mock.calls.filter(({params}) => params['filename'] !== undefined)
    expect(uploads).toHaveLength(1)
    expect(Number(uploads[0]?.params['file_retention'])).toBeGreaterThan(86_400_000)
    expect(sends(mock)).toEqual(['123456', '10001'])
  })

  it.each([
    [['g:123456', 'hello', '-t', 'x'], 'the text of the message is given by --text'],
    [['g:123456', 'u:10001'], 'the message is empty'],
    [['g:123456', 'u:10001', '--at', '10001', '-t', 'x'], 'private chat'],
    [['g:123456', '--image', './nowhere.png'], 'nowhere.png'],
    [['g:123456', '-t', 'x', '--delay', '2s..1s'], 'the end is less than the start'],
  ])('sends nothing with %j', async (args, words) => {
    const mock = await mockServer()
    const ran = await qq([...EACH, ...args], mock)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toContain(words)
    expect(mock.calls).toEqual([])
  })

  it('shows each frame in a dry run', async () => {
    const mock = await mockServer()
    const {stdout} = await qq([...EACH, 'g:123456', 'u:10001', '-t', 'x', '-n'], mock)
    expect(stdout.trim().split('\n')).toHaveLength(2)
    expect(mock.calls).toEqual([])
  })
})
