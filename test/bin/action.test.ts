import {describe, expect, it} from 'vitest'
import {qq, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

describe('action list', () => {
  const rowsOf = (stdout: string): Record<string, unknown>[] => JSON.parse(stdout) as Record<string, unknown>[]

  it('needs no server, nor good settings for one', async () => {
    const {code, stdout} = await qq(['action', 'list'], {env: {QQ_URL: 'nonsense'}})
    expect(code).toBe(0)
    expect(rowsOf(stdout).length).toBeGreaterThanOrEqual(177)
    expect((await qq(['action', 'list', '--supported'], {env: {QQ_URL: 'nonsense'}})).code).toBe(2)
  })

  it('names commands as they are called, not their aliases', async () => {
    const rows = rowsOf((await qq(['action', 'list', '--tag', 'send_msg'])).stdout)
    expect(rows.find(({action}) => action === 'send_msg')).toEqual({
      action: 'send_msg',
      command: 'msg send',
      summary: 'Send a message to a group or a user',
      effect: 'send',
      destructive: false,
      requires: [],
      since: null,
    })
  })

  it.each([
    [['msg'], ({command}: Record<string, unknown>) => String(command).startsWith('msg ')],
    [['control'], ({effect}: Record<string, unknown>) => effect === 'control'],
    [['PACKET'], ({requires}: Record<string, unknown>) => (requires as string[]).includes('packet')],
    [['destructive'], ({destructive}: Record<string, unknown>) => destructive === true],
    [['todo', 'packet'], ({action}: Record<string, unknown>) => String(action).includes('todo')],
    [['kick_mem'], ({action}: Record<string, unknown>) => action === 'set_group_kick_members'],
  ])('finds by %j', async (tags, holds) => {
    const all = rowsOf((await qq(['action', 'list'])).stdout)
    const found = rowsOf((await qq(['action', 'list', ...tags.flatMap(tag => ['--tag', tag])])).stdout)
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(all.filter(holds))
  })

  it('says that a tag finds nothing, and which one was meant', async () => {
    const {code, stdout, stderr} = await qq(['action', 'list', '--tag', 'pakcet'])
    expect({code, stdout}).toEqual({code: 0, stdout: '[]\n'})
    expect(stderr).toBe('note: no action has the tag or the name pakcet; did you mean packet?\n')
  })

  it('asks the server what it can do', async () => {
    const mock = await mockServer()
    const version = {app_name: 'NapCat.Onebot', protocol_version: 'v11', app_version: '4.18.9'}
    mock.fault({kind: 'soft', action: 'get_version_info', data: version})
    mock.fault({kind: 'fail', action: 'nc_get_packet_status', retcode: 1400, message: 'packet后端不可用'})
    const {code, stdout} = await qq(['action', 'list', '--supported'], {env: mock.env})
    expect(code).toBe(0)
    const support = new Map(rowsOf(stdout).map(row => [row['action'], [row['supported'], row['reason']]]))
    expect(support.get('get_msg')).toEqual([true, null])
    expect(support.get('send_qzone_msg')).toEqual([false, 'it requires NapCat 4.18.18 or later, but this is 4.18.9'])
    expect(support.get('fetch_ptt_text')).toEqual([true, null])
    expect(support.get('get_rkey')).toEqual([false, 'the packet backend is not available'])
    expect(support.get('ocr_image')).toEqual([null, 'it works only where NapCat runs on Windows'])
    expect(mock.calls.map(call => call.action)).toEqual(['get_version_info', 'nc_get_packet_status'])
  })

  it('tells nothing of a server that is no NapCat, nor of one that it cannot ask', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'soft', action: 'get_version_info', data: {app_name: 'Lagrange', app_version: '1'}, times: 1})
    const other = await qq(['action', 'list', '--supported'], {env: mock.env})
    expect(other.code).toBe(7)
    expect(other.stderr).toContain('"Lagrange"')
    mock.fault({kind: 'drop', action: 'nc_get_packet_status'})
    expect((await qq(['action', 'list', '--supported'], {env: mock.env})).code).toBe(5)
    const {url} = await mockServer({token: 'right'})
    expect((await qq(['action', 'list', '--supported', '--url', url])).code).toBe(4)
  })
})

describe('action get', () => {
  it('gives all in one object', async () => {
    const {stdout} = await qq(['action', 'get', 'set_group_ban'])
    expect(JSON.parse(stdout)).toMatchObject({
      action: 'set_group_ban',
      command: 'group ban',
      summary: 'Mute members of a group',
      effect: 'set',
      waitMs: 30_000,
      requires: ['admin'],
      params: [{name: 'group_id', required: true}, {name: 'user_id'}, {name: 'duration', default: 0}],
      examples: expect.arrayContaining([
        'qq call set_group_ban group_id=123456 user_id=10001 duration=600',
        'qq group ban 123456 10001 --for 10m',
      ]) as string[],
      schema: {title: 'set_group_ban', required: ['group_id', 'user_id']},
    })
  })

  it('gives the schema alone, or the lines alone', async () => {
    const schema = await qq(['action', 'get', 'set_group_kick', '--schema', '-o', 'table'])
    expect(JSON.parse(schema.stdout)).toEqual(
      JSON.parse((await qq(['action', 'get', 'set_group_kick', '--schema'])).stdout),
    )
    const {stdout} = await qq(['action', 'get', 'get_msg', '--example', '-o', 'table'])
    const [call, ...others] = stdout.trim().split('\n')
    expect(call).toBe('qq call get_msg message_id=1234567')
    expect(others.length).toBeGreaterThan(0)
    expect(others.every(line => line.includes('qq msg get'))).toBe(true)
  })

  it('gives lines that run', async () => {
    const {env} = await mockServer()
    const {code, stderr} = await shell('eval "$(qq action get get_group_info --example --jq ".examples[0]")"', {env})
    expect(code, stderr).toBe(0)
  })

  it.each([
    ['mark_all_as_read', '_mark_all_as_read'],
    ['post_group_msg', 'send_group_msg'],
    ['ocr_image_new_async', '.ocr_image'],
  ])('leads from %s to %s', async (name, action) => {
    const {stdout, stderr} = await qq(['action', 'get', name])
    expect(JSON.parse(stdout)).toMatchObject({action})
    expect(stderr).toMatch(`note: ${name} is now ${action}`)
  })

  it('knows the suffixes that change nothing', async () => {
    const {stdout, stderr} = await qq(['action', 'get', 'get_msg_rate_limited', '--jq', '.action'])
    expect({stdout, stderr}).toEqual({
      stdout: 'get_msg\n',
      stderr: 'note: get_msg_rate_limited does the same as get_msg\n',
    })
  })

  it.each([
    ['get_mgs', 'did you mean get_msg?'],
    ['mark_al_as_read', 'did you mean mark_all_as_read?'],
    ['nothing_like_that', 'qq action list'],
  ])('does not know %s', async (name, hint) => {
    const {code, stdout, stderr} = await qq(['action', 'get', name])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(hint)
  })
})
