import {describe, expect, it} from 'vitest'
import {actionNames, factsOf} from '../../../src/lib/protocol/actions.js'
import {type ActionFacts, type ParamFacts} from '../../../src/lib/protocol/catalog/facts.js'
import {type Frame, TestClient} from './client.js'
import {connected} from './fixture.js'

/** Values that the built-in world knows what to do with. */
const KNOWN: Readonly<Record<string, unknown>> = {
  group_id: 123_456,
  user_id: 10_001,
  friend_id: 10_001,
  message: 'hi',
  character: 'lucy-voice-houge',
  messages: 'hi',
  file_index: 0,
  fileset_id: '6d0c2f1e-0000-4000-8000-000000000001',
  file_name: '说明.txt',
  share_code: 'mock0001',
  tid: '1027000000a5186a00000000',
  total_chunks: 1,
  verify_only: false,
  folder: '/f0c1d2e3-0000-4000-8000-000000000001',
  current_parent_directory: '/',
  target_parent_directory: '/',
  file: '/srv/a.png',
  album_id: 'V61mock0001',
  batch_id: '1700000000',
  lloc: 'NDN0mock0001',
}

/** Requests of the built-in world, which other flags do not name. */
const FLAGS: Readonly<Record<string, unknown>> = {
  set_group_add_request: {flag: '1700000000000001'},
  set_friend_add_request: {flag: '1780000000'},
}

function valueOf(name: string, facts: ParamFacts): unknown {
  if (name === 'file' && facts.type === 'id') return 'a.png' // downloads take no path
  if (Object.hasOwn(KNOWN, name)) return KNOWN[name]
  if (facts.default !== undefined) return facts.default
  if (facts.enum !== undefined) return facts.enum.at(-1)
  switch (facts.type) {
    case 'int':
      return 0
    case 'bool':
      return false
    case 'string[]':
      return ['one']
    case 'json':
      return {}
    default:
      return 'value'
  }
}

/** What is required, and the first way out of each either/or. */
function paramsFor(facts: ActionFacts, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = new Set(Object.keys(facts.params).filter(name => facts.params[name]?.required === true))
  for (const group of facts.oneOf ?? [])
    if (!group.some(alternative => alternative.every(name => names.has(name))))
      for (const name of group[0] ?? []) names.add(name)
  if (facts.stream && facts.params.total_chunks) names.add('total_chunks')
  return Object.fromEntries(
    [...names].map(name => [name, known[name] ?? valueOf(name, facts.params[name] ?? {type: 'string'})]),
  )
}

/** Whether the catalogue says that a successful reply has a data key; undefined where it leaves both open. */
function hasData({data}: ActionFacts): boolean | undefined {
  return data === 'native or absent' ? undefined : data !== 'absent'
}

describe('every action of the catalogue', () => {
  it.each(actionNames().filter(name => factsOf(name)?.data !== 'no reply' && !factsOf(name)?.gone))(
    'answers: %s',
    async name => {
      const {client} = await connected()
      const facts = factsOf(name)!
      const nodes = [{type: 'node', data: {user_id: 10_001, nickname: '小明', content: 'hi'}}]
      const {message_id} = await client.data('send_msg', {group_id: 123_456, message: nodes})
      const {files} = await client.data<{files: Frame[]}>('get_group_root_files', {group_id: 123_456})
      const known = {message_id, file_id: files[0]?.['file_id']}
      const reply = await client.call(name, Object.assign(paramsFor(facts, known), FLAGS[name]))
      expect(reply).toMatchObject({status: 'ok', retcode: 0})
      const expected = hasData(facts)
      if (expected !== undefined) expect('data' in reply).toBe(expected)
      if (facts.data === 'null') expect(reply.data).toBeNull()
      if (facts.data === 'value') expect(reply.data).not.toEqual({})
      const {result = 0, errCode = 0, valid = true} = (reply.data ?? {}) as Record<string, unknown>
      if (facts.data === 'inner' && typeof result !== 'object') expect([result, errCode, valid]).toEqual([0, 0, true])
    },
  )

  it('bot_exit kills the sockets without a reply', async () => {
    const {mock, client} = await connected()
    client.send({action: 'bot_exit'})
    expect(await client.closed).toBe(1006)
    expect(client.texts).toEqual([])
    expect(mock.calls).toMatchObject([{action: 'bot_exit', reply: undefined}])
  })

  it('set_restart replies, then drops the sockets, and the server is back', async () => {
    const {mock, client} = await connected()
    expect((await client.call('set_restart')).retcode).toBe(0)
    expect(await client.closed).toBe(1006)
    const next = await TestClient.connect(`${mock.url}/api`)
    expect((await next.call('get_status')).retcode).toBe(0)
  })

  it('that needs one of several parameters fails while executing when it gets none', async () => {
    const {client} = await connected()
    expect(await client.call('get_file')).toMatchObject({retcode: 1200})
  })
})
