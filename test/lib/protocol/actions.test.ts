import {describe, expect, it} from 'vitest'
import {actionNames, factsOf, isActionName} from '../../../src/lib/protocol/actions.js'

describe('actions', () => {
  it('are known by their wire names, case and all', () => {
    for (const name of ['send_msg', '.handle_quick_operation', '_del_group_notice', 'ArkSharePeer'])
      expect(isActionName(name)).toBe(true)
    for (const name of ['Send_Msg', 'send-msg', '', ' send_msg']) expect(isActionName(name)).toBe(false)
  })

  it('do not include what every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(isActionName(name)).toBe(false)
      expect(factsOf(name)).toBeUndefined()
    }
  })

  it('have facts when they are known', () => {
    expect(factsOf('get_group_info')).toMatchObject({effect: 'read', params: {group_id: {type: 'id', required: true}}})
    expect(factsOf('an_action_of_tomorrow')).toBeUndefined()
  })

  it('are listed in order, each once and with facts', () => {
    const names = actionNames()
    expect(names).toEqual([...new Set(names)].sort())
    expect(names.filter(name => factsOf(name) === undefined)).toEqual([])
  })
})
