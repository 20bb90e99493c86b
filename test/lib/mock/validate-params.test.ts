import {describe, expect, it} from 'vitest'
import {factsOf} from '../../../src/lib/protocol/actions.js'
import {validateParams} from '../../../src/lib/mock/validate-params.js'
import {connected} from './fixture.js'

function validated(action: string, params: unknown): Readonly<Record<string, unknown>> {
  const facts = factsOf(action)
  if (facts === undefined) throw new Error(action)
  return validateParams(params, facts)
}

describe('parameters', () => {
  it('are coerced as TypeBox does', () => {
    expect(validated('set_group_ban', {group_id: 123, user_id: '9', duration: '60'})).toEqual({
      group_id: '123',
      user_id: '9',
      duration: 60,
    })
  })

  it.each([true, 'true', 1, '1'])('take %j for true', value => {
    expect(validated('set_group_whole_ban', {group_id: 1, enable: value}).enable).toBe(true)
  })

  it.each([false, 'false', 0, '0'])('take %j for false', value => {
    expect(validated('set_group_whole_ban', {group_id: 1, enable: value}).enable).toBe(false)
  })

  it('wrap a single value into a list', () => {
    expect(validated('set_group_kick_members', {group_id: 1, user_id: 7}).user_id).toEqual(['7'])
  })

  it('get their defaults', () => {
    expect(validated('set_group_ban', {group_id: 1, user_id: 2}).duration).toBe(0)
  })

  it('keep keys that nobody knows', () => {
    expect(validated('get_group_info', {group_id: 1, extra: [1]})).toEqual({group_id: '1', extra: [1]})
  })

  it('take a choice in either spelling', () => {
    expect(validated('set_group_add_option', {group_id: 1, add_type: '2'}).add_type).toBe(2)
  })

  it.each([
    ['get_group_info', {}, 'required property'],
    ['get_group_info', {group_id: {}}, 'string'],
    ['get_group_list', {no_cache: null}, 'boolean'],
    ['set_group_whole_ban', {group_id: 1, enable: 'yes'}, 'boolean'],
    ['set_group_ban', {group_id: 1, user_id: 2, duration: 'long'}, 'number'],
    ['set_group_card', {group_id: 1, user_id: 2, card: null}, 'string'],
    ['set_group_add_option', {group_id: 1, add_type: 9}, 'union value'],
    ['.handle_quick_operation', {context: 'x', operation: {}}, 'object'],
    ['upload_file_stream', {}, 'required property'],
  ])('of %s refuse %j without naming the culprit', async (action, params, expected) => {
    const {client} = await connected()
    const message = `Schema compilation error: Expected ${expected}`
    expect(await client.call(action, params)).toMatchObject({
      status: 'failed',
      retcode: 1400,
      message,
      wording: message,
    })
  })

  it('are not looked at by get_version_info', async () => {
    const {client} = await connected()
    expect(await client.data('get_version_info', {anything: null})).toMatchObject({
      app_name: 'NapCat.Onebot',
      app_version: '4.18.19',
    })
  })
})
