import {describe, expect, it} from 'vitest'
import {selectMembers} from '../../../src/lib/operations/members.js'

const OWNER = {user_id: 1, role: 'owner', level: '100', last_sent_time: 2000}
const ADMIN = {user_id: 2, role: 'admin', level: '20', last_sent_time: 1000}
const MEMBER = {user_id: 3, role: 'member', level: '9', last_sent_time: 0}
const ALL = [OWNER, ADMIN, MEMBER]

describe('selectMembers', () => {
  it.each([
    ['everybody without a filter', {}, ALL],
    ['those of a role', {role: 'admin'}, [ADMIN]],
    ['nobody of a role that nobody has', {role: 'none'}, []],
    ['those from a level up, levels being numbers in a text', {levelMin: 20}, [OWNER, ADMIN]],
    ['those up to a level', {levelMax: 20}, [ADMIN, MEMBER]],
    ['those between two levels', {levelMin: 10, levelMax: 99}, [ADMIN]],
    ['those who were silent since, or always', {silentSince: 2_000_000}, [ADMIN, MEMBER]],
    ['those who never spoke', {silentSince: 1}, [MEMBER]],
    ['those who pass all filters', {role: 'member', levelMin: 1, silentSince: 1}, [MEMBER]],
    ['those of level 0 and more', {levelMin: 0}, ALL],
  ])('keeps %s', (_what, filter, members) => {
    expect(selectMembers(ALL, filter)).toEqual(members)
  })

  it('keeps nobody whose level or last word is not known when that is asked for', () => {
    const unknown = [{user_id: 4}]
    expect(selectMembers(unknown, {})).toEqual(unknown)
    for (const filter of [{levelMin: 0}, {levelMax: 100}, {silentSince: 1}, {role: 'member'}])
      expect(selectMembers(unknown, filter)).toEqual([])
  })

  it('counts the silence of a newcomer from the day of joining', () => {
    const member = (join_time: number, last_sent_time: number): object => ({join_time, last_sent_time})
    const [newcomer, newcomerWithAPast, old, talker] = [member(50, 0), member(50, 10), member(10, 0), member(10, 50)]
    const silent = selectMembers([newcomer, newcomerWithAPast, old, talker], {silentSince: 50_000})
    expect(silent).toEqual([old])
  })

  it('has no members when the answer is no list', () => {
    for (const data of [null, undefined, {}, 'text']) expect(selectMembers(data, {})).toEqual([])
  })
})
