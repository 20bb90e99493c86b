import {execFileSync, spawn} from 'node:child_process'
import {closeSync, constants, mkdtempSync, openSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {BIN, cleanEnv, qq} from '../support/run.js'
import {mockServer} from '../support/server.js'
import {onTerminal} from '../support/terminal.js'

const FROM_STDIN = ['account', 'get', '-o', 'id', '--token-file', '-']

const CURSOR_IS_BACK = '\x1b[?25h'

it.skipIf(process.platform === 'win32')('takes the first line from a pipe that does not block', async () => {
  const {url} = await mockServer({token: 'right'})
  const pipe = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), 'pipe')
  execFileSync('mkfifo', [pipe])
  const end = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK) // never at its end, since we can write to it
  try {
    const child = spawn(process.execPath, [BIN, ...FROM_STDIN], {
      env: cleanEnv({QQ_URL: url}),
      stdio: [end, 'pipe', 'inherit'],
    })
    let stdout = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    writeSync(end, 'right\nand more')
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(0)
    expect(stdout).toBe('10000\n')
  } finally {
    closeSync(end)
  }
})

it('has the token from stdin for a second connection too', async () => {
  const mock = await mockServer({token: 'right'})
  mock.fault({kind: 'drop', times: 1})
  const ran = await qq([...FROM_STDIN, '--retry', '1', '--retry-wait', 'none'], {env: mock.env, stdin: 'right\n'})
  expect(ran).toMatchObject({code: 0, stdout: '10000\n'})
})

it('takes the token from the terminal after a question there', async () => {
  const mock = await mockServer({token: 'right'})
  const terminal = onTerminal(['group', 'kick', '123456', '10001', '--token-file', '-'], {QQ_URL: mock.url})
  await terminal.shows('(y/N)')
  terminal.type('y\r')
  await terminal.shows(CURSOR_IS_BACK) // the question is over
  terminal.type('right\n')
  expect(await terminal.ended).toBe(0)
  expect(mock.calls.map(({action}) => action)).toEqual(['set_group_kick'])
})

it.each([
  ['QQ_TOKEN_FILE', '/dev/zero', 9],
  ['QQ_TOKEN_COMMAND', 'echo right; head -c 100000000 /dev/zero', 0],
  ['QQ_TOKEN_COMMAND', 'head -c 100000000 /dev/zero', 9],
])('is not overwhelmed by %s=%s', async (variable, value, exit) => {
  const {url} = await mockServer({token: 'right'})
  const {code, stderr} = await qq(['account', 'get', '-o', 'id'], {env: {QQ_URL: url, [variable]: value}})
  expect({code, stderr}).toEqual({
    code: exit,
    stderr: exit === 0 ? '' : `error: the first line from ${variable} is too long for a token\n`,
  })
})
