import {describe, expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/caller.js'
import {type Params} from '../../../src/lib/client/request.js'
import {callerOf} from '../../support/caller.js'
import {mutedMembers} from '../../../src/lib/operations/muted.js'

/** Answers every read with this data, and keeps what was asked. */
function answering(data: unknown): {caller: Caller; asked: [string, Params][]} {
  const asked: [string, Params][] = []
  const caller = callerOf({
    call: async ({action, params}) => {
      asked.push([action, params])
      return Promise.resolve({action, data, raw: Buffer.alloc(0), stream: 'normal-action'})
    },
  })
  return {caller, asked}
}

describe('mutedMembers', () => {
  it('reads the list of the group', async () => {
    const {caller, asked} = answering([])
    expect(await mutedMembers(caller, '123456')).toEqual([])
    expect(asked).toEqual([['get_group_shut_list', {group_id: '123456'}]])
  })

  it('takes the QQ numbers as texts, from uin before user_id', async () => {
    const {caller} = answering([
      {uin: '10001', uid: 'u_a'},
      {user_id: 10002},
      {uin: '10003', user_id: 0},
      {uin: null, user_id: '10004'},
    ])
    expect(await mutedMembers(caller, '1')).toEqual(['10001', '10002', '10003', '10004'])
  })

  it('leaves out whom it cannot name', async () => {
    expect(await mutedMembers(answering([{uid: 'u_a'}, {uin: {}}]).caller, '1')).toEqual([])
  })

  it('names nobody when the answer is no list', async () => {
    for (const data of [null, {}, 'text']) expect(await mutedMembers(answering(data).caller, '1')).toEqual([])
  })
})
