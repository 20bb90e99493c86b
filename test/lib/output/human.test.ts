import {describe, expect, it} from 'vitest'
import {humanText} from '../../../src/lib/output/human.js'

describe('humanText', () => {
  it.each(['join_time', 'time', 'msgTime', 'shut_up_timestamp', 'expireTimestamp', 'sender.time'])(
    'shows %s as local time',
    name => {
      const shown = humanText(name, 1700000000)
      expect(shown).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      expect(new Date(shown.replace(' ', 'T')).getTime()).toBe(1700000000_000)
      expect(humanText(name, '1700000000')).toBe(shown)
      expect(humanText(name, 1700000000n)).toBe(shown)
      expect(humanText(name, '1700000000999')).toBe(shown)
    },
  )

  it.each([
    ['join_time', 0, '-'],
    ['join_time', 86400, '86400'],
    ['join_time', 17000000000000, '17000000000000'],
    ['join_time', 'soon', 'soon'],
    ['join_time', null, ''],
    ['timer', 1700000000, '1700000000'],
    ['file_size', 0, '0 B'],
    ['file_size', 1023, '1023 B'],
    ['fileSize', 1258291, '1.2 MiB'],
    ['file_size', '1024', '1.0 KiB'],
    ['total_space', 10737418240n, '10.0 GiB'],
    ['file_size', 1048575, '1.0 MiB'],
    ['file_size', -1, '-1'],
    ['sizes', 1024, '1024'],
    ['user_id', 1700000000, '1700000000'],
  ])('shows %s %s as %s', (name, data, expected) => {
    expect(humanText(name, data)).toBe(expected)
  })
})
