import {expect, it} from 'vitest'
import {findOnlineStatus, nearestOnlineStatus, onlineStatusNames} from '../../../src/lib/protocol/online-statuses.js'

it.each([
  ['online', 10, 0],
  ['qme', 60, 0],
  ['Q我吧', 60, 0],
  ['away', 30, 0],
  ['busy', 50, 0],
  ['dnd', 70, 0],
  ['隐身', 40, 0],
  ['40', 40, 0],
  ['Studying', 10, 1018],
  ['学习中', 10, 1018],
  ['1018', 10, 1018],
  ['我CRASH了', 10, 2019],
  ['spring', 10, 2037],
])('takes %s for status %i and extended status %i', (text, status, extended) => {
  expect(findOnlineStatus(text)).toEqual({status, extended})
})

it.each([
  ['bussy', 'busy'],
  ['学习', '学习中'],
  ['study', 'studying'],
  ['1', undefined],
  ['11', undefined],
])('has no status %j, and knows what was meant: %s', (text, near) => {
  expect(findOnlineStatus(text)).toBeUndefined()
  expect(nearestOnlineStatus(text)).toBe(near)
})

it('has 6 statuses and 35 extended ones, each under names and a number of its own', () => {
  const {basic, extended} = onlineStatusNames()
  const entries = [...basic.split(', '), ...extended.split(', ')]
  expect([basic.split(', ').length, entries.length]).toEqual([6, 41])
  const found = entries.flatMap(entry => entry.split('/').map(name => findOnlineStatus(name)))
  const numbers = found.map(status => status && (status.extended || status.status))
  expect(new Set(numbers).size).toBe(41)
  expect(numbers.filter((_number, index) => index % 2 === 0)).toEqual(
    numbers.filter((_number, index) => index % 2 === 1),
  )
})
