import {afterEach, describe, expect, it} from 'vitest'
import {parseTime} from '../../../src/lib/config/parse-time.js'
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
    ['today', '2026-01-30T16:00:00Z'],
    ['yesterday', '2026-01-29T16:00:00Z'],
    ['08:00', '2026-01-31T00:00:00Z'],
    ['23:59:30', '2026-01-31T15:59:30Z'],
    ['-90d', '2025-11-01T23:00:00Z'],
  ])('takes %j, in the days of the local zone', (text, utc) => {
    process.env['TZ'] = 'Asia/Shanghai'
    const nowMs = Date.parse('2026-01-30T23:00:00Z') // 07:00 of the 31st there
    expect(parseTime(text, '--since', nowMs)).toBe(Date.parse(utc))
  })

  it('takes the first moment of a day that has 23 or 25 hours', () => {
    process.env['TZ'] = 'Europe/Berlin'
    const nowMs = Date.parse('2026-03-30T10:00:00Z')
    expect(parseTime('today', undefined, nowMs)).toBe(Date.parse('2026-03-29T22:00:00Z'))
    expect(parseTime('yesterday', undefined, nowMs)).toBe(Date.parse('2026-03-28T23:00:00Z'))
  })

  it.each([
    ['2h', 7_200_000],
    ['-2h', 7_200_000],
    ['3d', 259_200_000],
    ['1h30m', 5_400_000],
    ['0s', 0],
  ])('takes %s for how long ago', (text, ms) => {
    expect(parseTime(text, undefined, 1_000_000_000)).toBe(1_000_000_000 - ms)
  })

  it.each([
    ...['', 'tomorrow', '2026', '2026-01', '2026-1-31', '2026-02-30', '2026-13-01', '2026-01-31 24:00', '8:00'],
    ...[
      '24:00',
      '08:60',
      '-',
      '-0',
      '--2h',
      'today 08:00',
      '2026-01-31 8:00',
      '2026-01-31T08:00:61',
      '5',
      '1769788800000',
      '-5',
      '2026-01-31T08:00+99:00',
    ],
  ])('refuses %j', text => {
    expect(failureOf(() => parseTime(text, '--since'))).toMatchObject({
      code: 'USAGE',
      message: `--since: ${JSON.stringify(text)} is not a time`,
    })
  })

  it.each(['3x', '2h ago', '10min'])('refuses the duration %j', text => {
    expect(failureOf(() => parseTime(text)).code).toBe('USAGE')
  })
})
