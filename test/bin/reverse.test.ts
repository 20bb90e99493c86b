import {describe, expect, it} from 'vitest'
import {freePort} from '../lib/client/servers.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

/** A mock that dials a port of ours, and the flags of who waits there. */
async function dialling(token?: string): Promise<Awaited<ReturnType<typeof mockServer>> & {readonly reverse: string}> {
  const reverse = String(await freePort())
  const dial = {url: `ws://127.0.0.1:${reverse}`, intervalMs: 5}
  return Object.assign(await mockServer({dial, ...(token !== undefined && {token})}), {reverse})
}

describe('--reverse', () => {
  it('lets NapCat dial in for one call', async () => {
    const {reverse} = await dialling('s3cret')
    const line = ['group', 'list', '-o', 'id', '--reverse', reverse, '--token', 's3cret']
    expect(await qq(line)).toMatchObject({
      code: 0,
      stdout: '123456\n234567\n345678\n',
      stderr: `note: waiting for NapCat to connect to ws://127.0.0.1:${reverse}\n`,
    })
  })

  it('leaves stderr to errors under JSON', async () => {
    const {reverse} = await dialling()
    const {code, stderr, stdout} = await qq(['account', 'get', '--reverse', reverse, '--json'])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(stdout)).toMatchObject({user_id: 10_000})
  })

  it('does many targets over one connection', async () => {
    const {reverse, calls} = await dialling()
    const line = ['group', 'kick', '123456', '10001', '20003', '--yes', '-o', 'jsonl', '--reverse', reverse]
    expect((await qq(line)).stdout).toBe('{"user_id":"10001","ok":true}\n{"user_id":"20003","ok":true}\n')
    expect(calls.map(({action, path}) => [action, path])).toEqual([
      ['set_group_kick', '/'],
      ['set_group_kick', '/'],
    ])
  })

  it('ends with 3 when nobody comes and with 4 for a wrong token', async () => {
    const nobody = await qq([
      'group',
      'list',
      '--reverse',
      String(await freePort()),
      '--connect-timeout',
      '1ms',
      '--json',
    ])
    expect(nobody.code).toBe(3)
    expect(JSON.parse(nobody.stderr)).toMatchObject({error: {code: 'CONNECT', exit: 3}})
    const {reverse} = await dialling('s3cret')
    // --for counts from the connection on
    for (const line of ['group list', 'listen --for 1ms', 'wait --for 1ms', 'ask g:123456 x --for 1ms']) {
      const wrong = [...line.split(' '), '--reverse', reverse, '--connect-timeout', '1s', '--token', 'no']
      const {code, stdout, stderr} = await qq(wrong)
      expect({code, stdout}, line).toEqual({code: 4, stdout: ''})
      expect(stderr, line).toContain('sent a wrong token, not the one from --token')
    }
  })

  it.each([
    [['--reverse', '99999'], 'error: --reverse: "99999" is not [HOST:]PORT'],
    [['--reverse', '8080', '--url', 'ws://127.0.0.1:1'], '--reverse cannot be used with --url'],
  ])('%j is refused', async (flags, message) => {
    const {code, stderr} = await qq(['group', 'list', ...flags])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

it('mock --dial wants a URL', async () => {
  const {code, stderr} = await qq(['mock', '--port', '0', '--dial', 'http://127.0.0.1'])
  expect(code).toBe(2)
  expect(stderr).toContain('--dial: "http://127.0.0.1" is not a ws:// or wss:// URL')
})
