import {expect, it} from 'vitest'
import {fitsToday, oldName, oldNames} from '../../../../src/lib/protocol/about/old-names.js'
import {factsOf, isActionName} from '../../../../src/lib/protocol/actions.js'

it.each(oldNames())('%s is no action, and leads to one', name => {
  expect(isActionName(name)).toBe(false)
  const {action, takes = [], adds = {}} = oldName(name) ?? {action: ''}
  const params = Object.keys(factsOf(action)?.params ?? {})
  expect(isActionName(action)).toBe(true)
  expect(params).toEqual(expect.arrayContaining([...takes, ...Object.keys(adds)]))
})

it('are known with the suffixes that change nothing, and no others are', () => {
  expect(oldName('mark_all_as_read_async')?.action).toBe('_mark_all_as_read')
  for (const name of ['get_msg', 'nope', 'constructor', '__proto__', '']) expect(oldName(name)).toBeUndefined()
})

it("always say what to use where today's action would not do it", () => {
  const silent = oldNames().filter(name => {
    const old = oldName(name)
    return old && !fitsToday(old, {nonsense: '1'}) && old.instead === undefined
  })
  expect(silent).toEqual([])
})

it.each([
  ['mark_all_as_read', {}, true],
  ['get_group_members', {group_id: '1', no_cache: true}, true],
  ['get_group_card', {group_id: '1'}, true],
  ['get_group_card', {group_id: '1', user_id: '2'}, false],
  ['get_user_card', {user_id: '1', phone_number: '2'}, true],
  ['get_user_card', {group_id: '1'}, false],
  ['restart_server', {}, true],
  ['restart_server', {command: 'sh'}, false],
  ['post_group_msg', {}, false],
  ['send_platform_music', {}, false],
])('%s with %j: %s', (name, params, fits) => {
  const old = oldName(name)
  expect(old && fitsToday(old, params)).toBe(fits)
})
