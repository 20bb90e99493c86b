import {describe, expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/caller.js'
import {type Params} from '../../../src/lib/client/request.js'
import {callerOf} from '../../support/caller.js'
import {areNoMembers, becomesTrue, hasCard, hasLeft, hasRole} from '../../../src/lib/operations/verify.js'

/** Answers one read after the other with these data, and keeps what was asked. */
function answering(...answers: readonly unknown[]): {caller: Caller; asked: [string, Params][]} {
  const asked: [string, Params][] = []
  const caller = callerOf({
    call: async ({action, params}) => {
      asked.push([action, params])
      const data = answers[asked.length - 1]
      return Promise.resolve({action, data, raw: Buffer.alloc(0), stream: 'normal-action'})
    },
  })
  return {caller, asked}
}

const OLD = [
  {user_id: 1, role: 'admin'},
  {user_id: 2, role: 'member'},
]
const NEW = [{user_id: 2, role: 'admin'}]

describe('what is looked at in the list of members', () => {
  it.each([
    ['who is gone', areNoMembers, ['1'], true],
    ['who is still there', areNoMembers, ['2'], false],
    ['several, of whom one is still there', areNoMembers, ['1', '2'], false],
  ] as const)('is its second answer, as the first is the old cache: %s', async (_what, check, users, expected) => {
    const {caller, asked} = answering(OLD, NEW)
    expect(await check(caller, '9', users)).toBe(expected)
    const request = ['get_group_member_list', {group_id: '9', no_cache: true}]
    expect(asked).toEqual([request, request])
  })

  it.each([
    ['2', 'admin', true],
    ['2', 'member', false],
    ['1', 'admin', false],
    ['1', 'member', false],
  ] as const)('is the role too: %s as %s', async (user, role, expected) => {
    expect(await hasRole(answering(OLD, NEW).caller, '9', user, role)).toBe(expected)
  })

  it('proves nothing when it is no list', async () => {
    expect(await areNoMembers(answering(OLD, null).caller, '9', ['1'])).toBe(false)
    expect(await hasRole(answering(OLD, {}).caller, '9', '2', 'admin')).toBe(false)
  })
})

describe('hasLeft', () => {
  it('looks at the second answer too', async () => {
    const {caller, asked} = answering([{group_id: 9}, {group_id: 8}], [{group_id: 8}])
    expect(await hasLeft(caller, '9')).toBe(true)
    expect(asked).toEqual([
      ['get_group_list', {no_cache: true}],
      ['get_group_list', {no_cache: true}],
    ])
  })

  it('is not so when the group is there, or there is no list', async () => {
    expect(await hasLeft(answering([], [{group_id: 9}]).caller, '9')).toBe(false)
    expect(await hasLeft(answering([], null).caller, '9')).toBe(false)
  })
})

describe('hasCard', () => {
  it.each([
    [{card: 'x'}, 'x', true],
    [{card: 'x'}, '', false],
    [{card: ''}, '', true],
    [null, '', false],
  ])('%j is %j: %s', async (data, card, expected) => {
    const {caller, asked} = answering(data)
    expect(await hasCard(caller, '9', '1', card)).toBe(expected)
    expect(asked).toEqual([['get_group_member_info', {group_id: '9', user_id: '1', no_cache: true}]])
  })
})

describe('becomesTrue', () => {
  const {signal} = new AbortController()

  it('asks once when there is no time, and until the answer is yes when there is', async () => {
    let asked = 0
    const third = async (): Promise<boolean> => Promise.resolve(++asked === 3)
    expect(await becomesTrue(third, signal, 0, 0)).toBe(false)
    expect(asked).toBe(1)
    expect(await becomesTrue(third, signal, 60_000, 0)).toBe(true)
    expect(asked).toBe(3)
  })

  it('ends with the reason when it is aborted', async () => {
    const aborted = AbortSignal.abort(new Error('enough'))
    await expect(becomesTrue(async () => Promise.resolve(false), aborted, 60_000, 0)).rejects.toThrow('enough')
  })
})
