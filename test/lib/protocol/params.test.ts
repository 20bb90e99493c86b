import {describe, expectTypeOf, it} from 'vitest'
import {type ParamsOf} from '../../../src/lib/protocol/params.js'

/*
 * Checked by the compiler (tsc -p tsconfig.test.json), not by the run: an expected error that does not come is an error.
 */
describe('the parameters of an action', () => {
  it('are ids as strings and booleans that decide, all required', () => {
    const kick: ParamsOf<'set_group_kick'> = {group_id: '1', user_id: '2', reject_add_request: false}
    expectTypeOf(kick.group_id).toEqualTypeOf<string>()
    expectTypeOf(kick.reject_add_request).toEqualTypeOf<boolean>()
    // @ts-expect-error group_id is missing
    const noGroup: ParamsOf<'set_group_kick'> = {user_id: '2', reject_add_request: false}
    // @ts-expect-error reject_add_request is missing: it decides what happens
    const undecided: ParamsOf<'set_group_kick'> = {group_id: '1', user_id: '2'}
    // @ts-expect-error an id is no number
    const numeric: ParamsOf<'set_group_kick'> = {group_id: 1, user_id: '2', reject_add_request: false}
    // @ts-expect-error a boolean is no text
    const worded: ParamsOf<'set_group_kick'> = {group_id: '1', user_id: '2', reject_add_request: 'false'}
    // @ts-expect-error there is no parameter called reason
    const more: ParamsOf<'set_group_kick'> = {group_id: '1', user_id: '2', reject_add_request: false, reason: ''}
    // @ts-expect-error a required parameter cannot be left undefined
    const unset: ParamsOf<'set_group_kick'> = {group_id: undefined, user_id: '2', reject_add_request: false}
    expectTypeOf([noGroup, undecided, numeric, worded, more, unset]).toBeArray()
  })

  it('are optional when the server has a default', () => {
    expectTypeOf<ParamsOf<'send_like'>['times']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<{user_id: string}>().toExtend<ParamsOf<'send_like'>>()
  })

  it('decide even where the server has a default of its own', () => {
    expectTypeOf<{group_id: string; user_id: string}>().not.toExtend<ParamsOf<'set_group_admin'>>()
    expectTypeOf<ParamsOf<'set_group_admin'>['enable']>().toEqualTypeOf<boolean>()
    expectTypeOf<{group_id: string; user_id: string}>().not.toExtend<ParamsOf<'set_group_ban'>>()
    expectTypeOf<ParamsOf<'set_group_ban'>['duration']>().toEqualTypeOf<number>()
  })

  it('are the choices themselves where there are choices', () => {
    expectTypeOf<ParamsOf<'set_group_add_option'>['add_type']>().toEqualTypeOf<1 | 2 | 3 | 4 | 5>()
    expectTypeOf<ParamsOf<'get_mini_app_ark'>['type']>().toEqualTypeOf<'bili' | 'weibo' | undefined>()
  })

  it('are lists of strings, messages and anything', () => {
    expectTypeOf<ParamsOf<'set_group_kick_members'>['user_id']>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<ParamsOf<'.handle_quick_operation'>['operation']>().toEqualTypeOf<unknown>()
    expectTypeOf<[{type: string; data: {text: string}}]>().toExtend<ParamsOf<'send_group_msg'>['message']>()
    expectTypeOf<string>().not.toExtend<ParamsOf<'send_group_msg'>['message']>()
  })

  it('are none where an action has none', () => {
    expectTypeOf<keyof ParamsOf<'get_status'>>().toEqualTypeOf<never>()
  })
})
