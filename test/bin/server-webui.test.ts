import {describe, expect, it} from 'vitest'
import {type Mock, type MockWebui, type WebuiOptions} from '../../src/lib/mock/mock.js'
import {webuiMock} from '../lib/mock/webui/fixture.js'
import {openFolder, qq, qqProcess, type Ran} from '../support/run.js'

interface Place {
  readonly mock: Mock
  readonly webui: MockWebui
  readonly env: Record<string, string>
}

/** A bot that is online, which `server start` did not start, and its WebUI. */
async function place(options: WebuiOptions = {}): Promise<Place> {
  const {mock, client} = await webuiMock({restartMs: 700, ...options})
  const {webui} = mock
  await client.status(({qrcodeurl}) => qrcodeurl !== '')
  webui.order('scan')
  await client.status(({isLogin}) => isLogin === true)
  const env = {XDG_STATE_HOME: openFolder(), QQ_URL: mock.url, QQ_WEBUI: webui.url, QQ_WEBUI_TOKEN: webui.token}
  return {mock, webui, env}
}

const restartsOf = ({mock, webui}: Place): number[] => [
  webui.counts.restarts,
  mock.calls.filter(({action}) => action === 'set_restart').length,
]

const stateOf = ({webui}: Place): unknown => webui.order('state')

async function restart(at: Place, ...more: string[]): Promise<Ran> {
  return qq(['server', 'restart', '--yes', ...more], {env: at.env})
}

describe('server restart over the WebUI', () => {
  it('asks once, and the account comes back without a scan', async () => {
    const at = await place()
    const ran = await restart(at, '--wait', '30s')
    expect([ran.code, JSON.parse(ran.stdout)]).toEqual([0, expect.objectContaining({state: 'running', pid: null})])
    expect([restartsOf(at), at.webui.counts.quickLogins, stateOf(at)]).toEqual([[1, 0], 1, {state: 'online'}])
  })

  it.each(['hang', 'reset', 'html', 'lose'] as const)(
    'asks once and in no other way when the answer is lost: %s',
    async kind => {
      const at = await place()
      at.webui.order('fault', {kind, path: '/api/Process/Restart'})
      const ran = await restart(at, '--wait', kind === 'lose' ? '30s' : '500ms')
      const isDone = kind === 'lose'
      expect([ran.code, restartsOf(at)]).toEqual([isDone ? 0 : 5, [1, 0]])
      expect(ran.stderr).toContain('no answer came')
      expect(stateOf(at)).toEqual({state: 'online'}) // it came back, or was never away
    },
    20_000,
  )

  it.each(['forbidden', 'refused'] as const)(
    'calls set_restart when it is certain that nothing was done: %s',
    async kind => {
      const at = await place()
      if (kind === 'forbidden') at.webui.order('fault', {kind, path: '/api/Process/Restart'})
      const env = kind === 'refused' ? {...at.env, QQ_WEBUI: 'http://127.0.0.1:1'} : at.env
      const ran = await restart({...at, env})
      expect([ran.code, restartsOf(at)]).toEqual([0, [kind === 'forbidden' ? 1 : 0, 1]])
      expect(ran.stderr).toContain('so set_restart is called')
      if (kind === 'forbidden') expect(stateOf(at)).toEqual({state: 'online'})
    },
  )

  it('asks once for two restarts at the same time', async () => {
    const at = await place()
    const line = ['server', 'restart', '--yes', '--wait', '30s']
    const both = await Promise.all([1, 2].map(async () => qqProcess(line, {env: at.env})))
    expect(both.map(({code}) => code)).toEqual([0, 0])
    expect(both.filter(({stderr}) => stderr.includes('it is not asked again'))).toHaveLength(1)
    expect([restartsOf(at), at.webui.counts.quickLogins, stateOf(at)]).toEqual([[1, 0], 1, {state: 'online'}])
  })

  it('tells who is not logged in when QQ refuses, and what to do', async () => {
    const at = await place()
    at.webui.order('quick', {message: '登录态已失效'})
    const ran = await restart(at)
    expect([ran.code, restartsOf(at)]).toEqual([1, [1, 0]])
    expect(ran.stderr).toMatch(/10000 is not logged in.*登录态已失效[^]*qq login/)
  })

  it('does not log anybody in where nobody was', async () => {
    const {mock} = await webuiMock({restartMs: 700})
    const env = {
      XDG_STATE_HOME: openFolder(),
      QQ_URL: mock.url,
      QQ_WEBUI: mock.webui.url,
      QQ_WEBUI_TOKEN: 'mock-webui-token',
    }
    const ran = await qq(['server', 'restart', '--yes'], {env})
    expect([ran.code, mock.webui.counts.restarts, mock.webui.counts.quickLogins]).toEqual([0, 1, 0])
    expect(ran.stderr).toContain('nobody is logged in there')
  })

  it('does not take the WebUI of a profile for that of another server', async () => {
    const at = await place()
    const other = await place()
    const ran = await restart({...at, env: at.env}, '--url', other.mock.url)
    expect([ran.code, restartsOf(at), restartsOf(other)]).toEqual([0, [0, 0], [0, 1]])
  })
})

it('asks once for two restarts by set_restart at the same time', async () => {
  const at = await place()
  const {QQ_URL = '', XDG_STATE_HOME = ''} = at.env
  const line = ['server', 'restart', '--yes']
  const both = await Promise.all([1, 2].map(async () => qqProcess(line, {env: {QQ_URL, XDG_STATE_HOME}})))
  expect(both.map(({code}) => code).sort()).toEqual([0, expect.toBeOneOf([0, 3])]) // the port may be closed already
  expect(restartsOf(at)).toEqual([0, 1])
})
