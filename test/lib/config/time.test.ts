import {afterEach, describe, expect, it} from 'vitest'
import {parseTime} from '../../../src/lib/config/time.js'
import {failureOf} from './fixture.js'

const {TZ} = process.env

afterEach(() => {
  process.env['TZ'] = TZ ?? 'UTC'
})

describe('parseTime', () => {
  it.each([
    ['2026-01-31', '2026-01-30T16:00:00Z'],
    ['2026-01-31 08:00', '2026-01-31T00:00:00Z'],
    ['2026-01-31T08:00:30', '2026-01-31T00:00:30Z'],
    ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00Z'],
    ['2026-01-31T08:00+0900', '2026-01-30T23:00:00Z'],
    ['2026-01-31 08:00:00-05:00', '2026-01-31T13:00:00Z'],
    ['2024-02-29', '2024-02-28T16:00:00Z'],
    ['1769788800', '2026-01-30T16:00:00Z'],
    ['999999999', '2001-09-09T01:46:39Z'],
  ])('takes %j, local where it names no zone', (text, utc) => {
    process.env['TZ'] = 'Asia/Shanghai'
    expect(new Date(parseTime(text)).toISOString()).toBe(utc.replace('Z', '.000Z'))
  })

  it.each([
    ['2h', 7_200_000],
    ['3d', 259_200_000],
    ['1h30m', 5_400_000],
    ['0s', 0],
  ])('takes %s for how long ago', (text, ms) => {
    expect(parseTime(text, undefined, 1_000_000_000)).toBe(1_000_000_000 - ms)
  })

  it.each([
    ...['', 'yesterday', '2026', '2026-01', '2026-1-31', '2026-02-30', '2026-13-01', '2026-01-31 24:00', '08:00'],
    ...['2026-01-31 8:00', '2026-01-31T08:00:61', '5', '1769788800000', '-5', '2026-01-31T08:00+99:00'],
  ])('refuses %j', text => {
    expect(failureOf(() => parseTime(text, '--since'))).toMatchObject({
      code: 'USAGE',
      message: `--since: not a time: ${JSON.stringify(text)}`,
    })
  })

  it.each(['3x', '2h ago', '10min'])('refuses the duration %j', text => {
    expect(failureOf(() => parseTime(text)).code).toBe('USAGE')
  })
})
