import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {mockServer} from '../support/server.js'
import {qq, shell} from '../support/run.js'

it('keeps the order of the line, whatever stands between the words', async () => {
  const mock = await mockServer()
  const line =
    'msg send g:123456 --no-check --reply 5 --at 10001 看这里 now --face 14 --image https://example.org/a.png 完毕 --at-all -t=- --at user:10002 --face 1'
  await qq([...line.split(' '), '--', '--image'], {env: mock.env})
  expect(mock.calls[0]?.params).toEqual({
    message_type: 'group',
    group_id: '123456',
    message: [
      {type: 'reply', data: {id: '5'}},
      {type: 'at', data: {qq: '10001'}},
      {type: 'text', data: {text: '看这里 now'}},
      {type: 'face', data: {id: '14'}},
      {type: 'image', data: {file: 'https://example.org/a.png', name: 'a.png'}},
      {type: 'text', data: {text: '完毕'}},
      {type: 'at', data: {qq: 'all'}},
      {type: 'text', data: {text: '-'}},
      {type: 'at', data: {qq: '10002'}},
      {type: 'face', data: {id: '1'}},
      {type: 'text', data: {text: '--image'}},
    ],
  })
})

it('sends a message that can be got, recalled, and is gone', async () => {
  const {env} = await mockServer()
  const {stdout: id} = await qq(['msg', 'send', 'group:123456', '你好 🐧', '-o', 'id'], {env})
  expect(id).toMatch(/^\d+\n$/)
  const got = await qq(['msg', 'get', id.trim()], {env})
  expect(JSON.parse(got.stdout)).toMatchObject([{message: [{type: 'text', data: {text: '你好 🐧'}}]}])
  expect((await qq(['msg', 'recall', '-'], {env, stdin: id})).code).toBe(0)
  expect((await qq(['msg', 'get', id.trim()], {env})).code).toBe(1)
})

it('sends a private message to the user alone', async () => {
  const mock = await mockServer()
  await qq(['send', 'u:10001', 'hi'], {env: mock.env})
  expect(mock.calls[0]?.params).toEqual({
    message_type: 'private',
    user_id: '10001',
    message: [{type: 'text', data: {text: 'hi'}}],
  })
})

it('sends an image of this machine and one from stdin as base64', async () => {
  const mock = await mockServer()
  const file = temporaryFile('猫.png', 'GIF89a')
  await qq(['msg', 'send', 'group:123456', '--image', file], {env: mock.env})
  await qq(['msg', 'send', 'group:123456', '--image', '-'], {env: mock.env, stdin: 'GIF89a'})
  expect(mock.calls.map(call => call.params['message'])).toEqual([
    [{type: 'image', data: {file: 'base64://R0lGODlh', name: '猫.png'}}],
    [{type: 'image', data: {file: 'base64://R0lGODlh'}}],
  ])
})

it('takes text literally, byte for byte', async () => {
  const mock = await mockServer()
  const text = `[CQ:at,qq=all] & < > &amp; "quoted" \\n \t 👨‍👩‍👧 \u2028 $(date) \`x\` ${'长'.repeat(50_000)}`
  await qq(['msg', 'send', 'group:123456', '-'], {env: mock.env, stdin: text})
  expect(mock.calls[0]?.params['message']).toEqual([{type: 'text', data: {text}}])
})

it.each([
  [['msg', 'send', 'group:123456', '']],
  [['msg', 'send', 'group:123456', '--reply', '5']],
  [['msg', 'send', '123456', 'hi']],
  [['msg', 'send', 'group:12x', 'hi']],
  [['msg', 'send', 'group:123456', '-', '-']],
  [['msg', 'send', 'group:123456', '--at', 'bob', 'hi']],
  [['msg', 'send', 'group:123456', '--face', 'smile']],
])('refuses %j before anything is sent', async words => {
  const mock = await mockServer()
  expect((await qq(words, {env: mock.env, stdin: 'text'})).code).toBe(2)
  expect(mock.calls).toEqual([])
})

it('does nothing, with exit 0, when the command before it in the pipe found nothing', async () => {
  const mock = await mockServer()
  const {code, stdout, stderr} = await qq(['group', 'kick', '123456', '-'], {env: mock.env, stdin: '\n'})
  expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
  expect(stderr).toContain('nothing to do')
  expect(mock.calls).toEqual([])
})

it('unmutes everybody who is muted', async () => {
  const mock = await mockServer()
  await qq(['group', 'ban', '123456', '10001', '10002', '--for', '1h'], {env: mock.env})
  const {stdout, code} = await qq(['group', 'unban', '123456', '--all', '-o', 'id'], {env: mock.env})
  expect(code).toBe(0)
  expect(stdout.trim().split('\n').sort()).toEqual(['10001', '10002'])
  const dry = await qq(['group', 'unban', '123456', '--all', '-n'], {env: mock.env})
  expect(dry).toMatchObject({code: 0, stdout: ''})
})

it('fails with exit 9 when stdout cannot be written', async () => {
  const {env} = await mockServer()
  const {code, stderr} = await shell('qq group list > /dev/full', {env})
  expect(code).toBe(9)
  expect(stderr).toContain('cannot write to stdout')
})

it('ends with 143 on SIGTERM', async () => {
  const {env} = await mockServer()
  const {stdout} = await shell(
    'qq listen 2>ready & n=0; while ! grep -q listening ready 2>/dev/null && [ $n -lt 400 ]; do sleep 0.05; n=$((n+1)); done; kill $!; wait $!; echo $?',
    {
      env,
      cwd: mkdtempSync(path.join(tmpdir(), 'qq-test-')),
    },
  )
  expect(stdout).toBe('143\n')
})
